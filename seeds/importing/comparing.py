"""What importing rows would do: each is created, changed or unchanged beside what is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.connection import Graph
from graph.model.base import Node, Tie
from seeds.exporting.narrowing import Ids, belonging, holds
from seeds.exporting.reading import Row, find, pages
from seeds.importing.declared import Complete
from seeds.importing.disagreeing import Differing, Owners, changes, kept, owners, settle
from seeds.importing.memory import cost
from seeds.importing.parsing import Parsed
from seeds.importing.placed import Placed, number_of, parts
from seeds.importing.spool import Spool
from seeds.problems import Problem
from seeds.shapes import Shape, row_values, shapes


class Renewed(NamedTuple):
    """A row that is stored, and what it becomes."""

    kind: str
    before: Row
    after: Row
    stored: dict[str, Any]
    """Its properties as they will be stored."""
    named: dict[str, tuple[str, ...]]
    """The ids that it will name by column, as `Placed` has them."""


@dataclass
class Plan:
    """What an import does; rows by kind."""

    created: dict[str, Spool[Placed]] = field(default_factory=dict)
    changed: dict[str, Spool[Renewed]] = field(default_factory=dict)
    ended: dict[str, Spool[Renewed]] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    """How many."""
    version: int = 0
    """The data version that it was made from."""
    cost: int = 0
    """About how many bytes of memory the database needs to carry it out in one transaction."""
    stated: set[str] = field(default_factory=set)
    """Ids of the statements in it: the two rows of an actor of two kinds say the same."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.created or self.changed or self.ended)


@dataclass(frozen=True)
class When:
    """When an import is looked at."""

    day: dt.date
    at: dt.datetime


async def compare(
    graph: Graph,
    parsed: Parsed,
    complete: Iterable[Complete],
    stored: frozenset[str],
    when: When,
    problems: list[Problem],
) -> Plan:
    """The plan for rows of files; changed rows were recorded then, unless the file says otherwise.

    Only kinds that are `stored` are looked for there. What a source that does not own it says otherwise of
    what is stored becomes statements.
    """
    plan = Plan()
    owned = await owners(graph, parsed, complete)
    for kind, rows in parsed.rows.items():
        shape = shapes()[kind]
        if kind not in stored:
            plan.created[kind] = rows
            plan.cost += parsed.cost[kind]
            continue
        for block in rows.blocks():
            await _compare(graph, shape, block, owned, when, plan, problems)
    return plan


async def _compare(  # what is compared, with what, by which rules, and what comes of it
    graph: Graph, shape: Shape, placed: list[Placed], owned: Owners, when: When, plan: Plan,
    problems: list[Problem],
) -> None:  # fmt: skip
    if shape.tie:
        # The same ends may have several ties: they are asked for once.
        pairs = sorted({(p.named["start"][0], p.named["end"][0]) for p in placed})
        found = await find(graph, shape, [{"start": start, "end": end} for start, end in pairs])
    else:
        found = await find(graph, shape, [{"id": p.stored["id"]} for p in placed])
    stored = {shape.key(row): row for row in found}
    ends = {(row["start"], row["end"]) for row in found} if shape.tie else set()
    differing = await kept(graph, (row.get("id") or row["start"] for row in found))
    for each in placed:
        before = stored.get(each.key)
        if before is None:
            if shape.tie and shape.apart not in each.stored and _pair(each) in ends:
                expected = "a first day, since another tie between the two is stored"
                problems.append(each.problem("validFrom", "", expected, "fill in the first day"))
            plan.created.setdefault(shape.kind, Spool()).add(each)
            plan.cost += cost(each)
            continue
        values = each.values()
        values |= {name: before[name] for name in each.untold if name in before and name != "recordedAt"}
        values, wrong = settle(shape, each, values, before, owned, differing)
        problems += wrong
        if _without_moment(values) == _without_moment(before):
            plan.unchanged[shape.kind] = plan.unchanged.get(shape.kind, 0) + 1
            continue
        if values["recordedAt"] == before["recordedAt"]:
            values["recordedAt"] = when.at
        renewed = _renewed(shape, before, values)
        plan.changed.setdefault(shape.kind, Spool()).add(renewed)
        plan.cost += cost(renewed)
    _state(differing, owned, when, plan)


def _state(differing: Differing, owned: Owners, when: When, plan: Plan) -> None:
    shape = shapes()["Statement"]
    for change in changes(differing, owned, when.day, when.at):
        if change.after["id"] in plan.stated:
            continue
        plan.stated.add(change.after["id"])
        row: Node | Tie = shape.model.model_validate(change.after)
        if change.before is None:
            new = Placed(shape.kind, *parts(shape.kind, row), "", 0, frozenset())
            plan.created.setdefault(shape.kind, Spool()).add(new)
            plan.cost += cost(new)
            continue
        renewed = _renewed(shape, change.before, change.after)
        plan.changed.setdefault(shape.kind, Spool()).add(renewed)
        plan.cost += cost(renewed)


def _pair(placed: Placed) -> tuple[str, str]:
    return placed.named["start"][0], placed.named["end"][0]


def _renewed(shape: Shape, before: Row, values: Row) -> Renewed:
    row: Node | Tie = shape.model.model_validate(values)
    return Renewed(shape.kind, before, row_values(shape, row), *parts(shape.kind, row))


def _without_moment(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "recordedAt"}


async def end(
    graph: Graph,
    parsed: Parsed,
    complete: Iterable[Complete],
    day: dt.date,
    at: dt.datetime,
    plan: Plan,
) -> int:
    """Plan to end what is declared complete and gone; how many such rows hold on the day in all.

    Ended rows hold until `day`, not including it. Raises `narrowing.Unknown`.
    """
    holding = 0
    seen: set[tuple[str, int]] = set()
    for each in complete:
        with Ids() as within:
            if each.territory is not None:
                await belonging(graph, each.territory, within)
            for kind in each.kinds:
                shape, keys = shapes()[kind], parsed.keys.get(kind, set())
                async for page in pages(graph, shape):
                    for row in page:
                        if not _meant(shape, row, each, within) or not _open(row, day):
                            continue
                        number = number_of(shape.key(row))
                        if (kind, number) in seen:
                            continue
                        seen.add((kind, number))
                        holding += 1
                        if number not in keys:
                            ended = _ended(shape, row, day, at)
                            plan.ended.setdefault(kind, Spool()).add(ended)
                            plan.cost += cost(ended)
    return holding


def _meant(shape: Shape, row: Row, complete: Complete, within: Ids) -> bool:
    if row["source"] != complete.source:
        return False
    if complete.territory is None:
        return True
    # As an export of the territory has it: a tie comes with both of its ends.
    return all(row[name] in within for name in (("start", "end") if shape.tie else ("id",)))


def _open(row: Row, day: dt.date) -> bool:
    """Whether it holds on the day or begins later."""
    return holds(row, day) or row.get("validFrom", "") > day.isoformat()


def _ended(shape: Shape, row: Row, day: dt.date, at: dt.datetime) -> Renewed:
    until = max(day.isoformat(), row.get("validFrom", ""))
    return _renewed(shape, row, row | {"validTo": until, "recordedAt": at})
