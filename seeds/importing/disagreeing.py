"""Where a file says otherwise than another source did: nothing is overwritten, and what both say is kept.

A property belongs to the source that gave it. A file of another source changes it only if that source owns
it: it says so in `gives`, or the manifest declares its rows of the kind complete.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.connection import Graph
from graph.model.assurance import Statement as Said
from graph.model.base import Node
from graph.statements import Statement
from seeds.cells import cell
from seeds.exporting.narrowing import PERSONAL
from seeds.exporting.reading import PAGE_TIMEOUT_S, Row, find
from seeds.importing.declared import Complete
from seeds.importing.parsing import Parsed
from seeds.importing.placed import Placed
from seeds.problems import Problem
from seeds.shapes import Shape, row_values, shapes

_APART = frozenset({"id", "start", "end", "source", "recordedAt", "synthetic"})
"""What is no property that sources could disagree about."""
_OF_ONE = frozenset({"Source", "Statement"})
"""Kinds whose rows are what one source says of itself."""
_LONGEST = 200
"""Characters of an id."""


@dataclass(frozen=True)
class Owners:
    """Which source owns what, beside the one that gave a row."""

    gives: frozenset[tuple[str, str]]
    """Source, and `Kind.property`, a kind with all that it has, or the type of a tie."""
    complete: frozenset[tuple[str, str]]
    """Source, and a kind that its manifest declares complete."""
    stated: Mapping[str, str]
    """The day that a source is stated for."""

    def own(self, source: str, shape: Shape, column: str) -> bool:
        """Whether a source may change what another one said of a column."""
        told: tuple[str, ...] = (shape.kind,)
        if issubclass(shape.model, Node):
            told = tuple(each for label in shape.model.labels() for each in (label, f"{label}.{column}"))
        return (source, shape.kind) in self.complete or any((source, each) in self.gives for each in told)


@dataclass
class Differing:
    """What sources say of properties of stored things, collected while a file is compared."""

    said: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """By thing and property: what each source says of it."""
    kept: dict[tuple[str, str], dict[str, Row]] = field(default_factory=dict)
    """By thing and property: the stored statements of it, those that have ended too, by source."""

    def note(self, place: tuple[str, str], source: str, value: str) -> None:
        """A source says this; nothing, where it no longer says anything."""
        said = self.said.setdefault(place, {})
        said.pop(source, None)
        if value:
            said[source] = value


async def owners(graph: Graph, parsed: Parsed, complete: Iterable[Complete]) -> Owners:
    """Who owns what, as the stored sources, those of the files and the manifest say."""
    gives: set[tuple[str, str]] = set()
    stated: dict[str, str] = {}
    rows = [dict(record["source"]) for record in await graph.rows(Statement(_SOURCES), PAGE_TIMEOUT_S)]
    rows += [placed.values() for placed in parsed.rows.get("Source", ())]
    for row in rows:
        gives |= {(row["id"], each) for each in row.get("gives") or ()}
        if row.get("statedOn"):
            stated[row["id"]] = row["statedOn"]
    declared = frozenset((each.source, kind) for each in complete for kind in each.kinds)
    return Owners(frozenset(gives), declared, stated)


_SOURCES = (
    "CYPHER 5 MATCH (s:Source) "
    "RETURN {id: s.id, gives: s.gives, statedOn: toString(s.statedOn)} AS source ORDER BY source.id"
)


async def kept(graph: Graph, ids: Iterable[str]) -> Differing:
    """What is kept of what sources say of the things with these ids."""
    found = Differing()
    records = await graph.rows(Statement(_KEPT, {"ids": sorted(set(ids))}), PAGE_TIMEOUT_S)
    keys = [{"id": record["id"]} for record in records]
    for row in await find(graph, shapes()["Statement"], keys) if keys else ():
        place = (row["subject"], row["property"])
        found.kept.setdefault(place, {})[row["source"]] = row
        if "endedOn" not in row:
            found.note(place, row["source"], row["value"])
    return found


_KEPT = "CYPHER 5 UNWIND $ids AS id MATCH (:Node {id: id})<-[:STATES]-(s:Statement) RETURN s.id AS id"


def settle(
    shape: Shape, placed: Placed, values: Row, before: Row, owners: Owners, found: Differing
) -> tuple[Row, list[Problem]]:
    """The row as it will be stored; what sources say otherwise goes to `found`."""
    mine, yours = values["source"], before["source"]
    after, problems = dict(values), []
    if mine != yours and (mine, shape.kind) not in owners.complete:
        after["source"] = yours
    for column in () if shape.kind in _OF_ONE else shape.columns:
        name = column.name
        if name in _APART:
            continue
        told, stored = cell(values.get(name)), cell(before.get(name))
        place = (_subject(before), _property(shape, before, name))
        if mine == yours or owners.own(mine, shape, name):
            if place in found.said:
                found.note(place, mine, told)
            continue
        if name in before:
            after[name] = before[name]
        if told and stored and told != stored:
            if shape.kind in PERSONAL:
                problems.append(_of_person(placed, name, told, yours))
            found.said.setdefault(place, {}).setdefault(yours, stored)
        # To say nothing is not to say otherwise; and nothing stored is not contradicted.
        if told and stored and place in found.said:
            found.note(place, mine, told)
    return after, problems


def _of_person(placed: Placed, name: str, told: str, owner: str) -> Problem:
    expected = f"what {owner} says, which gave it: what is said of persons is kept once"
    return placed.problem(name, told, expected, f"correct it in a file of {owner}, or leave the row out")


def _subject(row: Row) -> str:
    return str(row.get("id") or row["start"])


def _property(shape: Shape, row: Row, name: str) -> str:
    return f"{shape.kind} {row['end']} {row.get(shape.apart or '', '')} {name}" if shape.tie else name


@dataclass(frozen=True)
class Change:
    """A statement that is written."""

    before: Row | None
    """As it is stored; None where it is new."""
    after: Row


def changes(found: Differing, owners: Owners, day: dt.date, at: dt.datetime) -> list[Change]:
    """The statements that are new, say something else, or have ended since sources agree."""
    written = []
    for place, said in found.said.items():
        stored = found.kept.get(place, {})
        differ = len(set(said.values())) > 1
        for source, value in said.items() if differ else ():
            before = stored.get(source)
            if before is None or before["value"] != value or "endedOn" in before:
                written.append(Change(before, _row(_statement(place, source, value, owners, at))))
        for source, before in stored.items():
            if "endedOn" not in before and not (differ and source in said):
                ended = before | {"endedOn": day.isoformat(), "recordedAt": at}
                written.append(Change(before, _row(ended)))
    return written


def _statement(place: tuple[str, str], source: str, value: str, owners: Owners, at: dt.datetime) -> Row:
    subject, property_ = place
    return {
        "id": _id(subject, property_, source),
        "property": property_,
        "value": value,
        "statedOn": owners.stated.get(source),
        "subject": subject,
        "source": source,
        "recordedAt": at,
    }


def _id(subject: str, property_: str, source: str) -> str:
    readable = f"utsagn:{subject}/{property_.strip().replace(' ', '/')}/{source}"
    if len(readable) <= _LONGEST:
        return readable
    return f"utsagn:{hashlib.sha256(readable.encode()).hexdigest()}"


def _row(values: Mapping[str, Any]) -> Row:
    return row_values(shapes()["Statement"], Said.model_validate(values))
