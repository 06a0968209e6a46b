"""Reading what arrives over HTTP."""

from __future__ import annotations

import json
import time

import pytest

from service.body import GRAPHQL, PLAIN, question, refuse_other_content, wanted_format
from service.errors import Failure


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, PLAIN),
        ("*/*", PLAIN),
        ("application/*", PLAIN),
        ("application/json", PLAIN),
        ("application/graphql-response+json", GRAPHQL),
        ("application/graphql-response+json; charset=utf-8", GRAPHQL),
        ("application/graphql-response+json, application/json;q=0.9", GRAPHQL),
        ("application/json, application/graphql-response+json", GRAPHQL),
        ("application/json, application/graphql-response+json;q=0.5", PLAIN),
        ("APPLICATION/JSON;Q=0.1", PLAIN),
        ("text/html", None),
        ("application/json;q=0", None),
        ("application/json;q=often", None),
    ],
)
def test_the_format_is_what_accept_weighs_most(accept: str | None, expected: str | None) -> None:
    """The GraphQL format needs to be named; nothing suits who accepts neither."""
    assert wanted_format(accept) == expected


@pytest.mark.parametrize(
    "good", ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_in_utf8_is_taken(good: str) -> None:
    """Case and quotes do not matter."""
    refuse_other_content(good)


@pytest.mark.parametrize(
    "bad", [None, "", "text/plain", "application/json; charset=latin-1", "application/graphql"]
)
def test_another_content_type_is_refused(bad: str | None) -> None:
    """What is there, and what to send instead, is said."""
    with pytest.raises(Failure, match="send JSON in UTF-8 as application/json") as refused:
        refuse_other_content(bad)
    assert refused.value.code.status == 415


def test_the_members_of_a_body_are_read() -> None:
    """Variables may be null or left out, and are then none."""
    read = question(b'{"query": "{ a }", "operationName": "A", "variables": {"a": 1}, "extensions": {}}')
    assert (read.query, read.operation_name, read.variables) == ("{ a }", "A", {"a": 1})
    read = question(b'{"query": "{ a }", "operationName": null, "variables": null, "extensions": null}')
    assert (read.operation_name, read.variables) == (None, {})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body is not JSON"),
        (b'{"query": "{ a }"', "The body is not JSON"),
        (b'{"query": "\\ud800"}', "The body is not JSON"),
        (b'{"query": "{ a }", "variables": {"n": NaN}}', "The body is not JSON"),
        (b"\xff\xfe", "The body is not JSON"),
        (b'{"a":' * 5000, "The body is not JSON"),
        (b'[{"query": "{ a }"}]', "batches are not answered"),
        (b'"{ a }"', "not a JSON object"),
        (b"{}", "has no `query`"),
        (b'{"query": null}', "has no `query`"),
        (b'{"query": 1}', "`query` is a number; it must be a string"),
        (b'{"query": "{ a }", "operationName": true}', "`operationName` is a boolean"),
        (b'{"query": "{ a }", "variables": [1]}', "`variables` is a list; it must be an object or null"),
        (b'{"query": "{ a }", "variables": "{}"}', "`variables` is a string"),
        (b'{"query": "{ a }", "extensions": 0}', "`extensions` is a number"),
        (b'{"qeury": "{ a }"}', "unknown member 'qeury'"),
        (b'{"query": "{ a }", "query": "{ b }"}', "'query' stands twice"),
        (b'{"query": "{ a }", "variables": {"a": 1, "a": 2}}', "'a' stands twice"),
        (b'{"query": "{ a }", "variables": {"a": [{"b": {"c": 1, "c": 2}}]}}', "'c' stands twice"),
        (b'{"query": "{ a }", "extensions": {"a": 1, "a": 2}}', "'a' stands twice"),
        (b'{"query": "{ a }", "qu\\u0065ry": "{ b }"}', "'query' stands twice"),
        (b'{"query": "{ a }", "variables": {"a/b": 1, "a\\/b": 2}}', "'a/b' stands twice"),
        (b'{"query": "{ a }", "variables": {"a": ' + b"[" * 1000 + b"]" * 1000 + b"}}", "nested too deeply"),
    ],
)
def test_a_body_that_is_no_question_is_refused(body: bytes, message: str) -> None:
    """Each fault names the member, what it is and what it must be."""
    with pytest.raises(Failure) as refused:
        question(body)
    assert message in str(refused.value)
    assert refused.value.code.status == 400


def test_a_body_full_of_names_is_read_in_time() -> None:
    """The work grows with the bytes, not with the names times the bytes."""
    variables = {f"a{n}": n for n in range(20_000)}
    began = time.process_time()
    assert question(json.dumps({"query": "{ a }", "variables": variables}).encode()).variables == variables
    assert time.process_time() - began < 2


def test_a_name_may_stand_in_several_objects() -> None:
    """Only twice in one object is refused."""
    read = question(b'{"query": "{ a(query: \\"query\\") }", "variables": {"query": {"query": "query"}}}')
    assert read.variables == {"query": {"query": "query"}}
