"""The form of a row in a file: which columns each kind has, found by walking the model.

A kind of node goes by its label (`Municipality`), a tie by its type (`IN_COUNTY`). A reference is a column
with the id of what it names. What is written and what is read again have the same form.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from graphlib import TopologicalSorter
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from graph.model.base import Dated, Node, Ref, Tie, has_names
from graph.model.kinds import node_kinds, tie_kinds


class Sort(StrEnum):
    """What a cell holds."""

    TEXT = "a text"
    ID = "an id"
    DAY = "a day"
    MOMENT = "a moment"
    WHOLE = "a whole number"
    DECIMAL = "a number"
    FLAG = "true or false"
    CHOICE = "a choice"


@dataclass(frozen=True)
class Column:
    """One column: what its cells hold."""

    name: str
    sort: Sort
    many: bool
    """Whether a cell holds a list."""
    required: bool
    choices: tuple[str, ...] = ()
    reference: Ref | None = None


@dataclass(frozen=True)
class Shape:
    """One kind of node or tie, as rows of a file."""

    kind: str
    model: type[Node] | type[Tie]
    columns: tuple[Column, ...]

    @property
    def tie(self) -> bool:
        """Whether it is a tie; otherwise it is a node."""
        return issubclass(self.model, Tie)

    @property
    def dated(self) -> bool:
        """Whether its rows have a period, so that they can be ended."""
        return issubclass(self.model, Dated)

    @property
    def references(self) -> tuple[Column, ...]:
        """The columns that name other nodes."""
        return tuple(column for column in self.columns if column.reference)

    def key(self, values: Mapping[str, Any]) -> str:
        """What makes a row of this kind the same row again: its id, or its ends and what tells it apart."""
        if self.apart is None:
            return str(values["id"])
        apart = values.get(self.apart)
        return f"{values['start']} {values['end']} {'' if apart is None else apart}"

    @property
    def apart(self) -> str | None:
        """Of a tie, the property that tells apart several of the same ends: mostly the first day."""
        return self.model.apart if issubclass(self.model, Tie) else None


@cache
def shapes() -> dict[str, Shape]:
    """Every kind by name: nodes after what they name, then ties."""
    nodes = {name: kind for name, kind in node_kinds().items() if kind in _leaves()}
    names = {
        name: {leaf for ref in kind.references().values() for leaf in leaves(ref.to)} - {name}
        for name, kind in nodes.items()
    }
    # An exception may be for anything, another exception too: what names everything comes last.
    last = [name for name, kind in nodes.items() if any("Node" in r.to for r in kind.references().values())]
    ordered = [name for name in TopologicalSorter(_without(names, last)).static_order() if name not in last]
    found = {name: _shape(name, nodes[name]) for name in [*ordered, *last]}
    return found | {type_: _shape(type_, tie_kinds()[type_]) for type_ in sorted(tie_kinds())}


def leaves(labels: Iterable[str]) -> frozenset[str]:
    """The kinds of node that rows are of, where any of `labels` may stand."""
    wanted = tuple(node_kinds()[label] for label in labels)
    return frozenset(kind.__name__ for kind in _leaves() if issubclass(kind, wanted))


@cache
def may_name(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The columns of a kind that name nodes, and the kinds that each may name."""
    shape = shapes()[kind]
    found: list[tuple[str, tuple[str, ...]]] = [("source", ("Source",))]
    for column in shape.references:
        assert column.reference is not None, "references are columns with one"
        found.append((column.name, column.reference.to))
    if issubclass(shape.model, Tie):
        found += [("start", shape.model.starts), ("end", shape.model.ends)]
    return tuple(found)


@cache
def goes_by_name(kind: type[Node]) -> bool:
    """Whether a cell may say the name or title of such a thing instead of its id; never that of a person."""
    return has_names(kind) or "title" in kind.model_fields


def canonical(shape: Shape, stored: Mapping[str, Any]) -> dict[str, Any]:
    """A row as a file has it: every column that is filled in, in order, as JSON has it.

    `stored` gives its properties and references, as they come from the model or from the database.
    """
    filled = {}
    for column in shape.columns:
        value = stored.get(column.name)
        if column.many:
            value = sorted(map(_plain, value or ())) if column.reference else [*map(_plain, value or ())]
        elif value is not None:
            value = _plain(value)
        if value is not None and value != []:
            filled[column.name] = value
    return filled


def row_values(shape: Shape, row: Node | Tie) -> dict[str, Any]:
    """The row of a model as a file has it."""
    return canonical(shape, {column.name: getattr(row, column.name) for column in shape.columns})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


@cache
def _leaves() -> tuple[type[Node], ...]:
    kinds = tuple(node_kinds().values())
    return tuple(kind for kind in kinds if not any(k is not kind and issubclass(k, kind) for k in kinds))


def _without(names: Mapping[str, set[str]], last: list[str]) -> dict[str, list[str]]:
    return {name: sorted(named.difference(last)) for name, named in sorted(names.items()) if name not in last}


# Ids, ends and sources first and what is the same everywhere last, so that a sheet reads from left to right.
_FIRST = ("id", "start", "end")
_LAST = ("validFrom", "startKnown", "validTo", "endKnown", "source", "recordedAt", "synthetic")


def _shape(kind: str, model: type[Node] | type[Tie]) -> Shape:
    own = [name for name in model.model_fields if name not in (*_FIRST, *_LAST)]
    names = [n for n in _FIRST if n in model.model_fields] + own
    names += [n for n in _LAST if n in model.model_fields]
    hints = get_type_hints(model, include_extras=True)
    references = model.references()
    columns = tuple(
        _column(name, hints[name], model.model_fields[name].is_required(), references.get(name))
        for name in names
    )
    return Shape(kind, model, columns)


def _column(name: str, hint: Any, required: bool, reference: Ref | None) -> Column:
    many = False
    is_id = reference is not None or name in {"id", "start", "end", "source"}
    while True:
        origin, given = get_origin(hint), get_args(hint)
        if origin is Annotated:
            hint = given[0]
        elif origin in (Union, types.UnionType):
            (hint,) = (each for each in given if each is not types.NoneType)
        elif origin is tuple:
            hint, many = given[0], True
        else:
            break
    if is_id:
        return Column(name, Sort.ID, many, required, (), reference)
    if origin is Literal:
        (only,) = get_args(hint)
        return Column(name, Sort.FLAG, many, required, (str(only).lower(),))
    if issubclass(hint, StrEnum):
        return Column(name, Sort.CHOICE, many, required, tuple(each.value for each in hint))
    return Column(name, _SORTS[hint], many, required)


_SORTS: dict[type, Sort] = {
    str: Sort.TEXT,
    bool: Sort.FLAG,
    int: Sort.WHOLE,
    float: Sort.DECIMAL,
    dt.date: Sort.DAY,
    dt.datetime: Sort.MOMENT,
}
