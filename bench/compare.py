"""The service beside its peer and the limit, question by question, answers checked before times are taken."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from bench import equal
from bench.client import Connection, get, post
from bench.figures import LIMIT, PEER, SERVICE, Measurement, Ratio, Size, measurement
from bench.load import Batch, Plan, Side, drive
from bench.questions import CONTAINS, DEEP, FOLDER, Place, Question, questions
from graph.connection import Graph
from graph.statements import Statement

LARGEST_PAGE = 500
MANY = 1_000_000
"""Rounds that no pace reaches: it ends by its time."""

_SORT = "CYPHER 5 MATCH (n:Node {id: $id}) RETURN n.nameSort AS sort"

Tell = Callable[[str, int, int], None]
"""Told what is measured, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Pace:
    """How much is asked over so many connections."""

    connections: int
    batch: int
    seconds: float
    """No round, a batch to each system, begins after this time."""


WARM: dict[Size, Pace] = {"small": Pace(1, 40, 3), "large": Pace(1, 4, 4)}
"""Asked first, and not counted: Java and JavaScript compile what they have run some hundred times."""
PACES: dict[Size, tuple[Pace, ...]] = {
    "small": (Pace(1, 20, 5), Pace(8, 80, 3), Pace(64, 128, 1)),
    "large": (Pace(1, 2, 8), Pace(8, 8, 5), Pace(64, 64, 1)),
}


@dataclass(frozen=True)
class Ports:
    """Where the three systems listen."""

    service: int
    limit: int
    peer: int


class Different(Exception):
    """Two systems do not answer alike, so that their times say nothing."""


def compare(
    ports: Ports, place: Place, today: dt.date, tell: Tell, hurry: float = 1.0
) -> Iterator[tuple[list[Measurement], list[Ratio]]]:
    """Ask all questions of all systems, for `hurry` times as long as is usual. Raises :class:`Different`."""
    for question in questions(place):
        sides = sides_of(question, ports, today)
        count = asyncio.run(_refuse_different(question, sides))
        told, paces = f"{question.operation} ({count:,} values)", PACES[question.size]
        tell(told, 0, 1 + len(paces))
        _batches(WARM[question.size], sides, hurry)
        for done, pace in enumerate(paces, 1):
            tell(told, done, 1 + len(paces))
            yield _figures(question, pace, _batches(pace, sides, hurry))
        tell(told, 1 + len(paces), 1 + len(paces))


def sides_of(question: Question, ports: Ports, today: dt.date) -> tuple[Side, Side, Side]:
    """Who is asked what."""
    ours, by_hand, theirs = (orjson.dumps(body).decode() for body in question.bodies(today))
    return (
        Side(SERVICE, ports.service, "/graphql", ours),
        Side(LIMIT, ports.limit, f"/{question.name}", by_hand),
        Side(PEER, ports.peer, "/", theirs),
    )


async def saved_operations(port: int) -> dict[str, dict[str, Any]]:
    """The saved operations of the service, by name."""
    connection = await Connection.open(port)
    try:
        listed = orjson.loads(await connection.ask(get("/operations.json")))
    finally:
        await connection.close()
    return {operation["name"]: operation for operation in listed}


def body(operation: dict[str, Any]) -> str:
    """The body of a request that asks a saved operation."""
    members = {"query": operation["document"], "variables": operation["variables"]}
    return orjson.dumps(members).decode()


async def ask(side: Side) -> Any:
    """The answer of one system to one question."""
    connection = await Connection.open(side.port)
    try:
        return orjson.loads(await connection.ask(post(side.path, side.body.encode())))
    finally:
        await connection.close()


async def place_of(service: int, graph: Graph) -> Place:
    """Where the deep page starts, found by paging there."""
    document = (FOLDER / "operations" / "deep-page.graphql").read_text(encoding="utf-8")
    after, last = None, ""
    for _ in range(DEEP // LARGEST_PAGE):
        variables = {"first": LARGEST_PAGE, "after": after, "contains": CONTAINS}
        request = orjson.dumps({"query": document, "variables": variables}).decode()
        answer = await ask(Side(SERVICE, service, "/graphql", request))
        edge = answer["data"]["organizations"]["edges"][-1]
        after, last = edge["cursor"], edge["node"]["id"]
    assert after is not None, "DEEP is a page at least"
    found = await graph.read(Statement(_SORT, {"id": last}), 60)
    assert found is not None, "it was just listed"
    return Place(after, last, found["sort"])


async def _refuse_different(question: Question, sides: tuple[Side, ...]) -> int:
    """How many values the answers hold. Raises :class:`Different` where one is wrong or not as the others."""
    answers = []
    for side in sides:
        answer = await ask(side)
        if answer.get("errors") or not answer.get("data"):
            raise Different(f"{question.operation}: the {side.system} answers {str(answer)[:500]}")
        answers.append(equal.plain(answer["data"]))
    for side, answer in zip(sides[1:], answers[1:], strict=True):
        if place := next(equal.differences(answers[0], answer), None):
            raise Different(
                f"{question.operation}: at {place[0]} the service says {str(place[1])[:200]} and the "
                f"{side.system} says {str(place[2])[:200]}. Correct whichever is wrong."
            )
    return equal.values(answers[0])


def _batches(pace: Pace, sides: tuple[Side, ...], hurry: float) -> list[Batch]:
    plan = Plan(sides, pace.connections, pace.batch, MANY, pace.seconds * hurry)
    return [batch for batches in drive(plan) for batch in batches]


def _figures(question: Question, pace: Pace, batches: list[Batch]) -> tuple[list[Measurement], list[Ratio]]:
    ours, by_hand, theirs = (
        measurement(
            question.operation,
            question.size,
            system,
            pace.connections,
            batches,
            comparable=question.comparable,
        )
        for system in (SERVICE, LIMIT, PEER)
    )
    ratios = [
        Ratio(
            question.operation,
            "p50, service : limit",
            pace.connections,
            round(ours.p50_ms / by_hand.p50_ms, 3),
            question.most if pace.connections == 1 else None,
        ),
        Ratio(
            question.operation,
            "answers/s, service : peer",
            pace.connections,
            round(ours.rps / theirs.rps, 3),
            None,
            question.least if pace.connections in {1, 8} else None,
        ),
    ]
    return [ours, theirs, by_hand], ratios
