"""Which rows an export has: of a territory, on a day, with or without persons. Ids are noted on disk."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from types import TracebackType
from typing import Self

from graph.connection import Graph
from graph.statements import Statement
from seeds.exporting.reading import PAGE_TIMEOUT_S, Row, pages
from seeds.shapes import Shape, shapes

PERSONAL = frozenset({"Person", "Assignment"})
"""Kinds that say who somebody is, and what they hold."""


class Unknown(Exception):
    """There is no such territory."""


class Ids:
    """A set of ids in a temporary file, so that it may be as large as the graph."""

    def __init__(self) -> None:
        """Make an empty one; the file goes with it."""
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE ids (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._base.close()

    def add(self, ids: Iterable[str]) -> None:
        """Take ids in; one that is there already stays."""
        self._base.executemany("INSERT OR IGNORE INTO ids VALUES (?)", ((each,) for each in ids))

    def __contains__(self, id_: str) -> bool:
        with closing(self._base.execute("SELECT 1 FROM ids WHERE id = ?", (id_,))) as found:
            return found.fetchone() is not None


def holds(row: Row, as_of: dt.date) -> bool:
    """Whether what the row says holds on the day; what has no period always does."""
    day = as_of.isoformat()
    start, end = period(row)
    return "endKnown" not in row and (start is None or start <= day) and (end is None or day < end)


def period(row: Row) -> tuple[str | None, str | None]:
    """The first day on which what the row says holds, and the first on which it does no more, where known."""
    start = row.get("validFrom") or row.get("signedOn") or row.get("startedOn")
    return start, row.get("validTo") or row.get("endedOn")


def targets(shape: Shape, row: Row) -> list[str]:
    """The ids that the row's references name."""
    found: list[str] = []
    for column in shape.references:
        value = row.get(column.name, [])
        found += [value] if isinstance(value, str) else value
    return found


def fitted(shape: Shape, row: Row, kept: Ids) -> Row | None:
    """The row without references to what is not kept; None where it cannot be without them."""
    if shape.tie:
        return row if row["start"] in kept and row["end"] in kept else None
    out = dict(row)
    for column in shape.references:
        if column.name not in row:
            continue
        value = row[column.name]
        left = [each for each in ([value] if isinstance(value, str) else value) if each in kept]
        if left:
            out[column.name] = left if column.many else left[0]
        elif column.required:
            return None
        else:
            del out[column.name]
    return out


async def belonging(graph: Graph, territory: str, ids: Ids) -> list[str]:
    """Note what belongs to a territory; the ids of the organizations above it.

    The territory, its municipalities, city districts and units; what is located in them, serves them or is
    for them; posts, forums, agreements and the rest of those. Raises `Unknown`.
    """
    record = await graph.read(Statement(_WITHIN, {"territory": territory}), PAGE_TIMEOUT_S)
    if record is None:
        raise Unknown(
            f"There is no territory {territory!r}. Give the id of a municipality (kommune:4601), a county "
            "(fylke:46), a city district (bydel:030101) or a police district (politidistrikt:vest)."
        )
    ids.add(record["within"])
    ids.add(record["touching"])
    for shape in _referring():
        async for page in pages(graph, shape):
            ids.add(row["id"] for row in page if any(each in ids for each in targets(shape, row)))
    return list(record["above"])


async def touch(graph: Graph, territory: str, ids: Ids) -> None:
    """Note what belongs to a territory, and everything that it names. Raises `Unknown`."""
    above = await belonging(graph, territory, ids)
    # What is named lies before what names it; so one walk back finds everything.
    for shape in reversed(_referring()):
        async for page in pages(graph, shape):
            for row in page:
                if row["id"] in ids:
                    ids.add(targets(shape, row))
    ids.add(above)


def _referring() -> list[Shape]:
    return [shape for shape in shapes().values() if shape.references]


_WITHIN = """CYPHER 5
MATCH (t:Node {id: $territory}) WHERE t:Municipality OR t:County OR t:CityDistrict OR t:PoliceDistrict
WITH t, COLLECT {
  MATCH (t)<-[:IN_COUNTY|IN_POLICE_DISTRICT|PART_OF*0..6]-(o:Organization) RETURN DISTINCT o
} AS organizations
RETURN [o IN organizations | o.id] AS within,
  COLLECT { UNWIND organizations AS o
    MATCH (o)<-[:FOR_TERRITORY|LOCATED_IN|OWNED_BY|SERVES|CONCERNS]-(x:Node) RETURN DISTINCT x.id } +
  COLLECT { UNWIND organizations AS o
    MATCH (o)-[:RESPONSIBLE_FOR]->(x:Node) RETURN DISTINCT x.id } AS touching,
  COLLECT { UNWIND organizations AS o
    MATCH (o)-[:PART_OF|IN_COUNTY|IN_POLICE_DISTRICT*1..6]->(x:Node) RETURN DISTINCT x.id } AS above"""
