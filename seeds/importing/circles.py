"""Parts that are, by way of others, parts of themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from graph.connection import Graph
from seeds.exporting.narrowing import holds
from seeds.exporting.reading import Row, pages
from seeds.importing.placed import Placed
from seeds.importing.spool import Spool
from seeds.problems import Problem
from seeds.shapes import shapes

_SAYS = ("start", "end", "validFrom", "validTo", "endKnown")


async def check_circles(graph: Graph | None, rows: Spool[Placed], problems: list[Problem]) -> None:
    """Note rows of PART_OF that close a circle, among themselves or with what is stored, if anything is."""
    shape = shapes()["PART_OF"]
    all_: dict[str, Row] = {}
    if graph is not None:
        async for page in pages(graph, shape):
            all_ |= {shape.key(row): _said(row) for row in page}
    for placed in rows:
        all_[placed.key] = _said(placed.values())
    if _circle(all_.values()) is None:
        return
    # Only what is a part of itself on one and the same day is wrong; a circle begins when a tie of it does.
    days = {row.get("validFrom") for row in all_.values()} | {row.get("validTo") for row in all_.values()}
    told: set[frozenset[str]] = set()
    for day in sorted(filter(None, days)):
        on = dt.date.fromisoformat(day)
        problems += _close(rows, _circle(row for row in all_.values() if holds(row, on)), told)
    undated = (row for row in all_.values() if "validFrom" not in row and "validTo" not in row)
    problems += _close(rows, _circle(undated), told)


def _said(row: Row) -> Row:
    return {name: row[name] for name in _SAYS if name in row}


def _close(rows: Spool[Placed], circle: list[str] | None, told: set[frozenset[str]]) -> Iterator[Problem]:
    if circle is None or frozenset(circle) in told:
        return
    told.add(frozenset(circle))
    for placed in rows:
        (start,), (end,) = placed.named["start"], placed.named["end"]
        if start in circle and end in circle:
            expected = f"a whole that is no part of its part; here {' in '.join(circle)}"
            yield placed.problem("end", end, expected, "correct one of these ties, or its period")


def _circle(rows: Iterable[Row]) -> list[str] | None:
    parts: dict[str, set[str]] = {}
    for row in rows:
        parts.setdefault(row["start"], set()).add(row["end"])
    for start, wholes in parts.items():
        if start in wholes:
            return [start, start]
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return None
