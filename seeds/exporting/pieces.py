"""The register as programs for drawing have it: nodes and edges, with flat attributes of one type each.

A reference of a row is an edge like any tie: it comes from the source that its row comes from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from seeds.cells import cell
from seeds.exporting.reading import Row
from seeds.shapes import Column, Shape, Sort, shapes

TEXTS = frozenset({Sort.TEXT, Sort.ID, Sort.DAY, Sort.MOMENT, Sort.CHOICE})
"""What such formats have no type for, and what is a text anyway."""

# An edge has a source of its own there: what it starts at.
_RENAMED = {"source": "givenBy"}
_ENDS = frozenset({"id", "start", "end"})
_LABELS = ("name", "title", "task", "value", "heldOn", "evaluatedOn", "revisedOn", "recordedOn")


@dataclass(frozen=True, slots=True)
class Dot:
    """A node."""

    id: str
    label: str
    """What is written beside it."""
    kinds: tuple[str, ...]
    """What it is: one kind; two where an actor is two at once, the most usual first."""
    row: Row
    values: Mapping[str, Any] = field(default_factory=dict)
    """Its attributes by name."""


@dataclass(frozen=True, slots=True)
class Line:
    """An edge."""

    start: str
    end: str
    kind: str
    row: Row
    """The row of the tie; nothing where it is a reference of a node."""
    values: Mapping[str, Any]
    """Its attributes by name."""


def dot(kinds: tuple[str, ...], row: Row) -> Dot:
    """The node of a row that is of these kinds."""
    label = next((cell(row[name]) for name in _LABELS if name in row), row["id"])
    values: dict[str, Any] = {}
    for kind in kinds:
        values |= _values(shapes()[kind], row)
    return Dot(row["id"], label, kinds, row, values)


def lines(shape: Shape, row: Row) -> Iterator[Line]:
    """The edges of a row: the tie that it is, or its references."""
    if shape.tie:
        yield Line(row["start"], row["end"], shape.kind, row, _values(shape, row))
        return
    told = {"givenBy": row["source"], "recordedAt": row["recordedAt"]}
    told |= {"synthetic": True} if row.get("synthetic") else {}
    for column in shape.references:
        ref, named = column.reference, row.get(column.name, [])
        assert ref is not None, "references are columns with one"
        for other in [named] if isinstance(named, str) else named:
            start, end = (other, row["id"]) if ref.incoming else (row["id"], other)
            yield Line(start, end, ref.type, {}, told)


@cache
def attributes(*, ties: bool) -> Mapping[str, Sort]:
    """The attributes that nodes have, or edges, and what they hold; texts where there is no type for it."""
    found: dict[str, Sort] = {}
    for shape in shapes().values():
        for column in _own(shape):
            if shape.tie == ties:
                found[_name(shape, column)] = _sort(column)
    return found


def _values(shape: Shape, row: Row) -> dict[str, Any]:
    return {
        _name(shape, column): cell(row[column.name])
        if isinstance(row[column.name], list)
        else row[column.name]
        for column in _own(shape)
        if column.name in row
    }


def _own(shape: Shape) -> tuple[Column, ...]:
    return tuple(c for c in shape.columns if c.reference is None and c.name not in _ENDS)


def _name(shape: Shape, column: Column) -> str:
    """Its name; with its kind where other kinds hold something else under that name."""
    if (shape.tie, column.name) in _ambiguous():
        return f"{shape.kind}.{column.name}"
    return _RENAMED.get(column.name, column.name)


@cache
def _ambiguous() -> frozenset[tuple[bool, str]]:
    sorts = defaultdict(set)
    for shape in shapes().values():
        for column in _own(shape):
            sorts[shape.tie, column.name].add(_sort(column))
    return frozenset(place for place, found in sorts.items() if len(found) > 1)


def _sort(column: Column) -> Sort:
    return Sort.TEXT if column.many or column.sort in TEXTS else column.sort
