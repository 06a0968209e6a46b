"""What importing rows would do: each is created, changed or unchanged beside what is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.connection import Graph
from graph.model.base import Node, Tie
from seeds.exporting.narrowing import Ids, belonging, holds
from seeds.exporting.reading import Row, find, pages
from seeds.importing.declared import Complete
from seeds.importing.parsing import Parsed, Placed
from seeds.problems import Problem
from seeds.shapes import Shape, row_values, shapes

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Renewed:
    """A row that is stored, and what it becomes."""

    shape: Shape
    before: Row
    row: Node | Tie


@dataclass
class Plan:
    """What an import does."""

    created: list[Placed] = field(default_factory=list)
    changed: list[Renewed] = field(default_factory=list)
    ended: list[Renewed] = field(default_factory=list)
    unchanged: dict[str, int] = field(default_factory=dict)
    """Rows by kind."""
    version: int = 0
    """The data version that it was made from."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.created or self.changed or self.ended)


async def compare(graph: Graph, parsed: Parsed, at: dt.datetime, problems: list[Problem]) -> Plan:
    """The plan for rows of files; changed rows were recorded `at`, unless the file says otherwise."""
    plan = Plan()
    for kind, rows in parsed.rows.items():
        shape = shapes()[kind]
        placed = list(rows.values())
        for start in range(0, len(placed), BATCH):
            await _compare(graph, shape, placed[start : start + BATCH], at, plan, problems)
    return plan


async def _compare(
    graph: Graph, shape: Shape, placed: list[Placed], at: dt.datetime, plan: Plan, problems: list[Problem]
) -> None:
    names = ("start", "end") if shape.tie else ("id",)
    # The same ends may have several ties: they are asked for once.
    keys = {tuple(getattr(p.row, name) for name in names) for p in placed}
    found = await find(graph, shape, [dict(zip(names, key, strict=True)) for key in sorted(keys)])
    stored = {shape.key(row): row for row in found}
    ends = {(row["start"], row["end"]) for row in found} if shape.tie else set()
    for each in placed:
        values = row_values(shape, each.row)
        before = stored.get(shape.key(values))
        if before is None:
            if shape.tie and "validFrom" not in values and (values["start"], values["end"]) in ends:
                expected = "a first day, since another tie between the two is stored"
                problems.append(each.problem("validFrom", "", expected, "fill in the first day"))
            plan.created.append(each)
            continue
        values |= {name: before[name] for name in each.untold if name in before and name != "recordedAt"}
        if _without_moment(values) == _without_moment(before):
            plan.unchanged[shape.kind] = plan.unchanged.get(shape.kind, 0) + 1
            continue
        if values["recordedAt"] == before["recordedAt"]:
            values["recordedAt"] = at
        plan.changed.append(Renewed(shape, before, shape.model.model_validate(values)))


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
    seen: set[tuple[str, str]] = set()
    for each in complete:
        with Ids() as within:
            if each.territory is not None:
                await belonging(graph, each.territory, within)
            for kind in each.kinds:
                shape, rows = shapes()[kind], parsed.rows.get(kind, {})
                async for page in pages(graph, shape):
                    for row in page:
                        if not _meant(shape, row, each, within) or not _open(row, day):
                            continue
                        key = (kind, shape.key(row))
                        if key in seen:
                            continue
                        seen.add(key)
                        holding += 1
                        if key[1] not in rows:
                            plan.ended.append(_ended(shape, row, day, at))
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
    return Renewed(shape, row, shape.model.model_validate(row | {"validTo": until, "recordedAt": at}))
