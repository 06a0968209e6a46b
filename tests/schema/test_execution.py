"""From a validated document to its answer: what is compiled, and what is left to graphql-core, in one."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from graphql import parse, validate

from graph.errors import TimedOut
from graph.statements import Statement
from resolvers.answer import Readying
from resolvers.request import Profile, Refused, Request
from schema.build import build
from schema.execution import Executor, Result
from tests.resolvers.asking import LIMITS, profile
from tests.resolvers.documents import Documents
from tests.resolvers.reference import plain_schema

BUILT = build()
TODAY = dt.date(2026, 11, 24)
GENEROUS = profile(limits=replace(LIMITS, subqueries=100_000))
"""Random operations may be larger than anybody is allowed to ask."""


class Answering:
    """Answers statements with what is prescribed, and counts them."""

    def __init__(self, answers: Mapping[str, Any] | None = None) -> None:
        self.answers = answers or {}
        """By a part of the text."""
        self.asked: list[Statement] = []

    async def __call__(self, statement: Statement) -> dict[str, Any]:
        """The one record of a statement."""
        self.asked.append(statement)
        await asyncio.sleep(0)
        for part, answer in self.answers.items():
            if part in statement.text:
                if isinstance(answer, Exception):
                    raise answer
                return {"answer": answer, "told": [7, False]}
        return {"answer": None, "told": [7, False]}


async def nothing_needed(wanted: Readying, _: dt.date) -> Any:
    """Makes ready what there is: no findings, no territory, nobody who leaves, nothing to be done."""
    ready: dict[str, Any] = {
        "findings": [],
        "within": None,
        "preview": [],
        "reassignment": None,
        "steps": [],
        "departure": [],
        "departures": [],
    }
    return ready[wanted.what]


def request(run: Answering, asker: Profile | None = None) -> Request:
    """A request of today, in bokmål."""
    return Request(TODAY, "nb", asker or profile(), "r1", run)


async def execute(text: str, run: Answering, variables: dict[str, Any] | None = None) -> Result:
    """The answer to a valid document."""
    document = parse(text)
    assert validate(BUILT.graphql, document) == []
    return await Executor(BUILT, nothing_needed).execute(
        document, None, variables or {}, request(run, GENEROUS)
    )


async def test_each_root_field_is_one_statement() -> None:
    """However much is selected, in however many ways: as many statements as root fields that can be asked."""
    for seed in range(40):
        written = Documents(plain_schema(BUILT), Random(seed), paging=False).write()
        run = Answering()
        result = await execute(written.text, run, written.variables)
        assert result.data is not None, (written.text, result.errors)
        refused = {e.path[0] for e in result.errors if e.path and isinstance(e.original_error, Refused)}
        # The database gives nothing here; what the service knows by itself is there all the same.
        compiled = [key for key, value in result.data.items() if value is None and key not in refused]
        assert len(run.asked) == len(compiled), written.text


async def test_order_and_the_rest() -> None:
    """Compiled fields, `__typename` and introspection stand in the order that they were selected in."""
    run = Answering({":County": [[["y"]]]})
    text = """{
      b: __typename
      county(number: "46") { name }
      __schema { queryType { name } }
      a: county(number: "46") { name }
      ... on Query { kind: __type(name: "Person") { name } }
    }"""
    result = await execute(text, Answering({":County": ["Vestland"]}))
    assert json.dumps(result.data) == json.dumps(
        {
            "b": "Query",
            "county": {"name": "Vestland"},
            "__schema": {"queryType": {"name": "Query"}},
            "a": {"name": "Vestland"},
            "kind": {"name": "Person"},
        }
    )
    assert result.errors == []
    assert not run.asked


async def test_limits_are_those_of_the_caller() -> None:
    """`serviceLimits` tells what this caller may ask for, without the database."""
    run = Answering()
    result = await execute("{ serviceLimits { subqueries nodes requestSeconds } }", run)
    limits = GENEROUS.limits
    told = {"subqueries": 100_000, "nodes": limits.nodes, "requestSeconds": limits.request_seconds}
    assert result.data == {"serviceLimits": told}
    assert run.asked == []


async def test_what_the_roots_have_given() -> None:
    """`meta` tells it of each root field that was answered, in their order, under its key."""
    run = Answering({":County": ["Vestland"], "Forum {id": RuntimeError("lost")})
    text = """{
      meta { root resultMode visibility asOf dataVersion }
      then: county(number: "46", asOf: "2020-01-02") { name }
      forum(id: 1) { name }
      county(number: "46") { name }
    }"""
    result = await execute(text, run)
    told = {"resultMode": "EXACT", "visibility": "FULL", "dataVersion": 7}
    assert result.data is not None
    assert result.data["meta"] == [
        {"root": "then", "asOf": "2020-01-02", **told},
        {"root": "county", "asOf": TODAY.isoformat(), **told},
    ]


async def test_one_root_at_fault() -> None:
    """The fault of one root field makes it null and says where; the others answer."""
    fault = RuntimeError("lost")
    result = await execute(
        '{ county(number: "46") { name } bad: forum(id: 1) { name } }',
        Answering({":County": ["Vestland"], "Forum {id": fault}),
    )
    assert result.data == {"county": {"name": "Vestland"}, "bad": None}
    (error,) = result.errors
    assert error.path == ["bad"]
    assert error.original_error is fault


async def test_a_null_where_none_may_be() -> None:
    """A value missing where the schema promises one makes the nearest thing null that may be, and says so."""
    result = await execute(
        "{ post(id: 1) { unit { name } vacant } }", Answering({"Post {id": [[None], True]})
    )
    assert result.data == {"post": {"unit": None, "vacant": True}}
    assert [error.path for error in result.errors] == [["post", "unit", "name"]]


async def test_variables_that_do_not_fit() -> None:
    """Nothing is executed, and the errors have no place."""
    run = Answering()
    result = await execute("query ($n: Int) { municipalities(first: $n) { totalCount } }", run, {"n": "many"})
    assert result.data is None
    assert [error.path for error in result.errors] == [None]
    assert run.asked == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{ counties(first: 501) { totalCount } }", "from 0 to 500 things, not 501"),
        ("{ counties(last: -1) { totalCount } }", "from 0 to 500 things, not -1"),
        ('{ counties(after: "x") { nodes { id } } }', "cannot be read"),
        (
            '{ counties(after: "WyIwMDAwMDAwMDAwMDAiLG51bGwsWyJhIiwiYiJdXQ") { nodes { id } } }',
            "another list",
        ),
        ('{ county(number: "1", asOf: "0001-06-01") { id } }', "must lie from 1000-01-01 to 2999-12-31"),
        ('{ county(number: "1", asOf: "9999-12-31") { id } }', "must lie from 1000-01-01 to 2999-12-31"),
    ],
)
async def test_arguments_that_cannot_be(text: str, message: str) -> None:
    """A page size, cursor or day that cannot be is the caller's mistake, and the database is not asked."""
    run = Answering()
    result = await execute(text, run)
    (error,) = result.errors
    assert message in error.message
    assert isinstance(error.original_error, Refused)
    assert error.original_error.code == "BAD_INPUT"
    assert result.data == {str((error.path or [])[0]): None}
    assert run.asked == []


async def test_first_and_last_at_once() -> None:
    """A page from both ends is refused before anything is executed."""
    result = await execute("{ counties(first: 1, last: 1) { totalCount } }", Answering())
    assert result.data is None
    (error,) = result.errors
    assert "its first and its last things at once" in error.message


async def test_filters_are_bounded() -> None:
    """A filter with very many members is refused in no time, whether spelt or given; a long list is not."""
    text = "query ($w: CountyFilter) { counties(where: $w) { totalCount } }"
    run = Answering({"": [1, None]})
    result = await execute(text, run, {"w": {"or": [{"name": {"eq": "a"}}] * 100}})
    assert "`where` has 201 members" in result.errors[0].message
    assert isinstance(result.errors[0].original_error, Refused)
    assert result.errors[0].original_error.code == "LIMIT_EXCEEDED"
    assert run.asked == []
    result = await execute(text, run, {"w": {"name": {"in": ["a"] * 1000}}})
    assert result.data == {"counties": {"totalCount": 1}}


async def test_plan_kept() -> None:
    """The second execution says that its plan was kept."""
    document = parse("{ counties { totalCount } }")
    executor = Executor(BUILT, nothing_needed)
    run = Answering({"": [3, None]})
    results = [await executor.execute(document, None, {}, request(run)) for _ in range(2)]
    assert [result.stats.plan_kept for result in results] == [False, True]
    assert [result.data for result in results] == [{"counties": {"totalCount": 3}}] * 2


async def test_cancelling_ends_the_statements() -> None:
    """Cancelling an execution cancels each statement that is under way."""
    ended = []

    async def endless(_: Statement) -> Any:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(True)
            raise

    document = parse("{ a: counties { totalCount } b: counties { totalCount } }")
    asking = Request(TODAY, "nb", profile(), "r1", endless)
    task = asyncio.create_task(Executor(BUILT, nothing_needed).execute(document, None, {}, asking))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == [True, True]


async def test_a_new_text_is_planned_first() -> None:
    """A text that is new is planned in a time of its own, once; one that was not made is asked for again."""
    document = parse('{ county(number: "46") { name } }')
    run, planned = Answering({":County": ["Vestland"]}), Answering()
    executor = Executor(BUILT, nothing_needed)
    asking = replace(request(run), plan=planned)

    for _ in range(2):
        await executor.execute(document, None, {}, asking)
    assert [s.text.split()[:3] for s in planned.asked] == [["CYPHER", "5", "EXPLAIN"]]
    assert planned.asked[0].text.replace(" EXPLAIN", "") == run.asked[0].text

    failing = Executor(BUILT, nothing_needed)
    tired = Answering({":County": RuntimeError("tired")})
    result = await failing.execute(document, None, {}, replace(request(run), plan=tired))
    assert [str(e.original_error) for e in result.errors] == ["tired"]
    await failing.execute(document, None, {}, asking)
    assert len(planned.asked) == 2


async def test_a_plan_that_the_database_dropped_is_made_again() -> None:
    """A text that did not end in its time is planned first when it is asked again."""
    document = parse('{ county(number: "46") { name } }')
    run, planned = Answering({":County": ["Vestland"]}), Answering()
    executor = Executor(BUILT, nothing_needed)
    asking = replace(request(run), plan=planned)
    await executor.execute(document, None, {}, asking)
    run.answers = {":County": TimedOut("late")}
    await executor.execute(document, None, {}, asking)
    assert len(planned.asked) == 1
    await executor.execute(document, None, {}, asking)
    assert len(planned.asked) == 2


async def test_callers_with_one_new_text_have_it_planned_once() -> None:
    """However many ask a new question at the same moment, the database plans it once."""
    document = parse('{ county(number: "46") { name } }')
    run, planned = Answering({":County": ["Vestland"]}), Answering()
    executor = Executor(BUILT, nothing_needed)
    asking = replace(request(run), plan=planned)
    await asyncio.gather(*(executor.execute(document, None, {}, asking) for _ in range(5)))
    assert (len(planned.asked), len(run.asked)) == (1, 5)


async def test_findings_on_many_days_at_once_are_refused() -> None:
    """Each day that is new has every rule evaluated: three are answered, a fourth is one too many."""
    days = [f'd{n}: coverage(asOf: "2026-01-0{n}") {{ met }}' for n in range(1, 5)]
    run = Answering({"": []})
    assert (await execute("{ " + " ".join(days[:3]) + " }", run)).data is not None
    result = await execute("{ " + " ".join(days) + " }", run)
    assert result.data is None
    assert [str(e.original_error) for e in result.errors] == [
        "Findings are asked for on 4 days at once; at most 3 are allowed. Ask day by day."
    ]


async def test_every_type_says_whether_it_is_one_of() -> None:
    """Lists and types that cannot be null are none, and no error."""
    result = await execute(
        """{ __type(name: "Query") { fields { type { isOneOf ofType { isOneOf } } } } }""", Answering()
    )
    assert result.errors == []
