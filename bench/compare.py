"""The service beside the hand-written side, question by question, answers checked before times are taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from bench.client import Connection, get, post
from bench.load import Batch, Plan, Side, drive
from bench.results import LIMIT, SERVICE, Measurement, Ratio, Size, measurement


@dataclass(frozen=True)
class Pace:
    """How much is asked over so many connections."""

    connections: int
    batch: int
    rounds: int


@dataclass(frozen=True)
class Question:
    """A saved operation that is written by hand too."""

    operation: str
    file: str
    """The name of the hand-written file, without its ending."""
    size: Size
    most: float
    """How many times the hand-written p50 the service may take over one connection."""
    warm: Pace
    """Asked first, and not counted: Java compiles what it has run some hundred times."""
    paces: tuple[Pace, ...]


QUESTIONS = (
    Question(
        "MunicipalityView",
        "municipality-view",
        "small",
        1.3,
        Pace(1, 100, 6),
        (Pace(1, 50, 40), Pace(8, 80, 10), Pace(64, 128, 5)),
    ),
    Question(
        "NationalOverview",
        "national-overview",
        "large",
        1.15,
        Pace(1, 10, 4),
        (Pace(1, 5, 24), Pace(8, 16, 4), Pace(64, 64, 2)),
    ),
)

SECONDS = 90.0
"""The longest that one pace may take."""

Tell = Callable[[str, int, int], None]
"""Told what is measured, how many rounds are done, and how many there are."""


class Different(Exception):
    """The two sides do not answer alike, so that their times say nothing."""


def compare(service: int, limit: int, tell: Tell) -> Iterator[tuple[list[Measurement], list[Ratio]]]:
    """Ask all questions of both sides, which listen on the ports given. Raises :class:`Different`."""
    saved = asyncio.run(saved_operations(service))
    for question in QUESTIONS:
        sides = (
            Side(SERVICE, service, "/graphql", body(saved[question.operation])),
            Side(LIMIT, limit, f"/{question.file}", body(saved[question.operation])),
        )
        asyncio.run(_refuse_different(question, sides))
        _batches(question.warm, sides, f"{question.operation}: warm-up", tell)
        for pace in question.paces:
            told = f"{question.operation}, {pace.connections} connections"
            batches = _batches(pace, sides, told, tell)
            yield _figures(question, pace, batches)


async def saved_operations(port: int) -> dict[str, dict[str, Any]]:
    """The saved operations of the service, by name."""
    connection = await Connection.open(port)
    try:
        listed = orjson.loads(await connection.ask(get("/operations.json")))
    finally:
        await connection.close()
    return {operation["name"]: operation for operation in listed}


def body(operation: dict[str, Any]) -> str:
    """The body of a request that asks a saved operation; the hand-written side reads its variables."""
    members = {"query": operation["document"], "variables": operation["variables"]}
    return orjson.dumps(members).decode()


async def _refuse_different(question: Question, sides: tuple[Side, Side]) -> None:
    ours, theirs = [await _answer(side) for side in sides]
    if ours != theirs:
        place, one, other = next(_differences(ours, theirs, ""))
        raise Different(
            f"{question.operation}: at {place} the service says {str(one)[:200]} and by_hand/{question.file}"
            f".cypher says {str(other)[:200]}. Correct whichever is wrong."
        )


async def _answer(side: Side) -> Any:
    connection = await Connection.open(side.port)
    try:
        return orjson.loads(await connection.ask(post(side.path, side.body.encode())))
    finally:
        await connection.close()


def _differences(one: Any, other: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from _differences(one[key], other[key], f"{place}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, pair in enumerate(zip(one, other, strict=True)):
            yield from _differences(*pair, f"{place}[{i}]")
    elif one != other:
        yield place, one, other


def _batches(pace: Pace, sides: tuple[Side, Side], told: str, tell: Tell) -> list[Batch]:
    plan = Plan(sides, pace.connections, pace.batch, pace.rounds, SECONDS)
    found: list[Batch] = []
    tell(told, 0, pace.rounds)
    for done, batches in enumerate(drive(plan), 1):
        found += batches
        tell(told, done, pace.rounds)
    return found


def _figures(question: Question, pace: Pace, batches: list[Batch]) -> tuple[list[Measurement], list[Ratio]]:
    ours, theirs = (
        measurement(question.operation, question.size, system, pace.connections, batches)
        for system in (SERVICE, LIMIT)
    )
    ratio = Ratio(
        question.operation,
        "p50, service : limit",
        pace.connections,
        round(ours.p50_ms / theirs.p50_ms, 3),
        question.most if pace.connections == 1 else None,
    )
    return [ours, theirs], [ratio]
