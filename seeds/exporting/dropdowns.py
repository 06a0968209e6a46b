"""What a spreadsheet program offers and says for a column: from the model, and from what is registered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from graph.model.base import Node, Tie
from graph.model.kinds import node_kinds
from seeds.exporting.workbook import Looks
from seeds.shapes import Column, Shape, Sort, goes_by_name, leaves, may_name
from seeds.workbooks import LISTS

_BY_ID = ("Role", "Challenge", "PoliceDistrict")
"""Kinds whose ids say what they are: they are chosen by id."""
_BY_NAME = ("Municipality", "County", "CityDistrict", "NationalBody")
"""Kinds that are chosen by name, where it is the name of one thing alone."""
_FIRST_DAY = dt.date(1900, 3, 1)
_LAST_DAY = dt.date(9999, 12, 31)

Chosen = Mapping[str, list[tuple[str, str]]]
"""What can be chosen of each kind: an id with its name, or a name with its id."""


@dataclass
class Lists:
    """The values that drop-downs offer, a column each."""

    sheet: Any
    looks: Looks
    ranges: dict[tuple[str, ...], str] = field(default_factory=dict)

    def add(self, heading: str, values: Iterable[tuple[str, str]]) -> str:
        """Where the values stand, as a formula; each with a word on what it means beside it."""
        listed = tuple(values)
        key = tuple(value for value, _ in listed)
        if key in self.ranges:
            return self.ranges[key]
        at = 2 * len(self.ranges)
        self.sheet.set_column(at, at, 30)
        self.sheet.set_column(at + 1, at + 1, 30 if any(word for _, word in listed) else 3)
        self.sheet.write_string(0, at, heading, self.looks.heading)
        for row, (value, word) in enumerate(listed, 1):
            self.sheet.write_string(row, at, value, self.looks.plain.text)
            self.sheet.write_string(row, at + 1, word, self.looks.synthetic.text)
        letters = xl_col_to_name(at, col_abs=True)
        self.ranges[key] = f"={LISTS}!{letters}$2:{letters}${len(listed) + 1}"
        return self.ranges[key]


def chosen(registered: Iterable[Node | Tie]) -> Chosen:
    """What can be chosen of each kind: an id with its name, or a name with its id; nothing that has ended."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in (*_BY_ID, *_BY_NAME)}
    ids: dict[str, set[str]] = {}
    for row in registered:
        kind = type(row).__name__
        if not isinstance(row, Node) or kind not in found:
            continue
        name = str(getattr(row, "name", ""))
        # One that has ended is still found by its name, so that the name alone may mean it.
        ids.setdefault(name.casefold(), set()).add(row.id)
        if getattr(row, "validTo", None) is None:
            found[kind][row.id] = name
    offered: dict[str, list[tuple[str, str]]] = {}
    for kind, each in found.items():
        alone = {id_: kind in _BY_NAME and len(ids[name.casefold()]) == 1 for id_, name in each.items()}
        pairs = ((name, id_) if alone[id_] else (id_, name) for id_, name in each.items())
        offered[kind] = sorted(pairs) if kind in _BY_NAME else [*pairs]
    return offered


def meaning(shape: Shape, column: Column) -> str:
    """What a column holds, in the words of the model."""
    described = shape.model.model_fields[column.name].description
    return " ".join(described.split()) if described else ""


def holds(shape: Shape, column: Column) -> str:
    """What stands in a cell of the column."""
    kinds = _named(shape, column)
    what = str(column.sort)
    if kinds:
        named = any(goes_by_name(node_kinds()[leaf]) for leaf in leaves(kinds))
        what = f"the id{' or name' if named else ''} of a {' or '.join(kinds)}"
    elif column.sort is Sort.CHOICE:
        what = f"one of {', '.join(column.choices)}"
    elif column.choices:
        what = f"{column.choices[0]}, or nothing"
    return f"{what}; several are parted by |" if column.many else what


def rule(shape: Shape, column: Column, lists: Lists, offered: Chosen) -> dict[str, Any]:
    """What a spreadsheet program lets in, or warns of: the importer says the rest."""
    if column.many:
        return {"validate": "any"}
    if column.choices and column.sort is Sort.CHOICE:
        return {"validate": "list", "source": lists.add(column.name, ((c, "") for c in column.choices))}
    if column.sort is Sort.FLAG:
        values = [c.upper() for c in column.choices] or ["TRUE", "FALSE"]
        return {"validate": "list", "source": values}
    if column.sort is Sort.DAY:
        day = {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        return day | {"error_type": "warning", "error_message": "A day, as a date or such as 2026-11-24"}
    if column.sort in {Sort.WHOLE, Sort.DECIMAL}:
        return _bounds(shape, column)
    kinds = _named(shape, column)
    kind = next((kind for kind in kinds if offered.get(kind)), None)
    if kind is not None:
        given = {"validate": "list", "source": lists.add(kind, offered[kind])}
        return given | {
            "error_type": "information",
            "error_message": "None of the list. An id or name is good.",
        }
    return {"validate": "any"}


def _named(shape: Shape, column: Column) -> tuple[str, ...]:
    return dict(may_name(shape.kind)).get(column.name, ())


def _bounds(shape: Shape, column: Column) -> dict[str, Any]:
    least, most = -1e15, 1e15
    for mark in shape.model.model_fields[column.name].metadata:
        least = float(getattr(mark, "ge", getattr(mark, "gt", least)))
        most = float(getattr(mark, "le", getattr(mark, "lt", most)))
    kind = "integer" if column.sort is Sort.WHOLE else "decimal"
    said = {"error_type": "warning", "error_message": f"A number from {least:g} to {most:g}"}
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most} | said
