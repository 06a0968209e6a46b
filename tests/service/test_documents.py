"""The cache of documents, and what may not enter it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.documents import Documents, Prepared
from service.errors import Failure
from service.settings import LOCAL
from tests.service.world import SCHEMA, costs


def prepare(text: str, operation: str | None = None, **variables: Any) -> Prepared:
    """Prepare a text in an empty cache."""
    return Documents(SCHEMA, costs, 10_000).prepare(text, operation, variables, LOCAL)


def refusal(text: str, operation: str | None = None) -> tuple[str, str]:
    """Code and message with which a text is refused."""
    with pytest.raises(Failure) as refused:
        prepare(text, operation)
    return refused.value.code.name, str(refused.value)


def test_a_text_is_parsed_and_validated_once() -> None:
    """The second time, the very same syntax tree comes back."""
    kept = Documents(SCHEMA, costs, 10_000)
    first = kept.prepare("{ hello }", None, {}, LOCAL)
    again = kept.prepare("{ hello }", None, {}, LOCAL)
    assert (first.kept, again.kept) == (False, True)
    assert again.syntax is first.syntax


def test_the_least_recently_used_is_given_up() -> None:
    """The cache is bounded by the tokens of what it keeps."""
    kept = Documents(SCHEMA, costs, 9)
    for text in ("{ hello }", "{ today }", "{ hello }", "{ language }", "{ fault }"):
        kept.prepare(text, None, {}, LOCAL)
    assert kept.prepare("{ language }", None, {}, LOCAL).kept
    assert kept.prepare("{ fault }", None, {}, LOCAL).kept
    assert not kept.prepare("{ today }", None, {}, LOCAL).kept


def test_what_is_refused_is_not_kept() -> None:
    """A caller cannot push good documents out with bad ones."""
    kept = Documents(SCHEMA, costs, 6)
    kept.prepare("{ hello }", None, {}, LOCAL)
    for bad in ("{ nothing }", "{", "query A { hello } query B { hello }"):
        with pytest.raises(Failure):
            kept.prepare(bad, None, {}, LOCAL)
    assert kept.prepare("{ hello }", None, {}, LOCAL).kept


def test_a_kept_text_is_measured_against_the_limits_of_each_request() -> None:
    """Tokens and nodes of a known document are compared anew."""
    kept = Documents(SCHEMA, costs, 10_000)
    text = "query($n: Int) { towns(first: $n) { nodes { name } } }"
    kept.prepare(text, None, {"n": 1}, LOCAL)
    with pytest.raises(Failure, match="500 nodes"):
        kept.prepare(text, None, {"n": 500}, replace(LOCAL, nodes=499))
    with pytest.raises(Failure, match="more than 5 tokens"):
        kept.prepare(text, None, {"n": 1}, replace(LOCAL, tokens=5))


def test_the_operation_is_found_by_its_name() -> None:
    """A name is needed where there are several operations, and must be one of them."""
    two = "query A { hello } query B { today }"
    assert prepare(two, "B").operation == "B"
    assert prepare("query A { hello }").operation == "A"
    assert refusal(two) == (
        "OPERATION_UNKNOWN",
        "The document needs `operationName` to choose one. Its operations: A, B.",
    )
    assert refusal(two, "C")[1] == "The document has no operation 'C'. Its operations: A, B."
    assert refusal("fragment F on Town { name }")[1].endswith("Its operations: none.")


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{ hello", "PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."),
        ("{ hell }", "VALIDATION_FAILED", "Did you mean 'hello'?"),
        ("{ town { ...F } } fragment F on Town { state { ...F } }", "VALIDATION_FAILED", "within itself"),
        ("{ hello " + "hello " * 2000 + "}", "LIMIT_EXCEEDED", "more than 2,000 tokens"),
        ("#\n" * 2001 + "{ hello }", "LIMIT_EXCEEDED", "tokens or comments"),
        ("{ town " * 1000, "PARSE_FAILED", "nested too deeply"),
        ("{ say(text: " + "[" * 900 + "]" * 900 + ") }", "PARSE_FAILED", "nested too deeply"),
        ("subscription { hello }", "VALIDATION_FAILED", "subscription"),
        ("type Query { a: Int } { hello }", "VALIDATION_FAILED", "not executable"),
    ],
)
def test_a_bad_text_is_refused_with_its_reason(text: str, code: str, message: str) -> None:
    """Each kind of fault has its code and says what is wrong."""
    found, said = refusal(text)
    assert found == code
    assert message in said


HOSTILE = {
    "one field many times": "{ town { " + "name " * 1900 + "} }",
    "fragments in pairs": "{ town { "
    + " ".join(f"...F{i}" for i in range(150))
    + " } } "
    + " ".join(f"fragment F{i} on Town {{ state {{ name }} }}" for i in range(150)),
    "inline fragments": "{ town { " + "... on Town { name } " * 300 + "} }",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_comparing_fields_stops_at_its_budget(name: str) -> None:
    """Fields that may merge are compared in pairs; a document that wants too many pairs is refused."""
    code, message = refusal(HOSTILE[name])
    assert code == "LIMIT_EXCEEDED"
    assert "too often at one place" in message
