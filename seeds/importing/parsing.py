"""From what stands in files to rows of the model, each with its place; every problem is kept. No database.

Rows go to disk as they come. What is known of all of them together is kept small: the id of each node with
the kind it is of, a number for each key, and which ids are named.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from graph.model.base import Node, Tie
from seeds.importing.files import Given
from seeds.importing.memory import cost
from seeds.importing.placed import Placed, number_of, parts
from seeds.importing.spool import Spool
from seeds.importing.values import Wrong, understand
from seeds.problems import Problem
from seeds.shapes import may_name, shapes


class Said(NamedTuple):
    """What the files say that an id is."""

    kind: str
    labels: frozenset[str]
    synthetic: bool


@dataclass
class Parsed:
    """The rows by kind, and what must be known of all of them at once."""

    rows: dict[str, Spool[Placed]] = field(default_factory=dict)
    keys: dict[str, set[int]] = field(default_factory=dict)
    """A number of 64 bits for the key of each row, by kind."""
    nodes: dict[str, Said] = field(default_factory=dict)
    """What each node of the files is, by id; of one that is two kinds, what it was said to be first."""
    twice: dict[str, frozenset[str]] = field(default_factory=dict)
    """The labels of nodes of which the files have rows of several kinds: Oslo."""
    cost: dict[str, int] = field(default_factory=dict)
    """About how many bytes of memory the database needs to write the rows of a kind at once."""
    named: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """The ids that are named, by the kinds that they may be of."""
    broken: dict[str, frozenset[str]] = field(default_factory=dict)
    """Labels by id of nodes that could not be read: whoever names them is not at fault."""
    again: dict[str, Spool[Placed]] = field(default_factory=dict)
    """Rows that seem to have come before, by kind."""

    def __iter__(self) -> Iterator[Placed]:
        return (placed for rows in self.rows.values() for placed in rows)

    def labels(self, id_: str) -> frozenset[str]:
        """What the files say that a node is, if they have it or tried to."""
        said = self.nodes.get(id_)
        found = self.twice.get(id_) or (said.labels if said else frozenset())
        return found | self.broken.get(id_, frozenset())


def parse(given: Iterable[Given], at: dt.datetime, problems: list[Problem]) -> Parsed:
    """The rows; one that says nothing of when it was recorded was `at`. Problems go to `problems`."""
    parsed = Parsed()
    for each in given:
        row = _row(each, at, problems)
        if row is None:
            if issubclass(each.shape.model, Node):
                labels = frozenset(each.shape.model.labels())
                parsed.broken[str(each.values.get("id", "")).strip()] = labels
            continue
        _take(parsed, _placed(each, row))
    for kind, rows in parsed.again.items():
        problems += _doubles(parsed, kind, rows)
    return parsed


def _take(parsed: Parsed, placed: Placed) -> None:
    number = number_of(placed.key)
    keys = parsed.keys.setdefault(placed.kind, set())
    if number in keys:
        parsed.again.setdefault(placed.kind, Spool()).add(placed)
        return
    keys.add(number)
    _add(parsed, placed)


def _add(parsed: Parsed, placed: Placed) -> None:
    kind = placed.kind
    rows = parsed.rows.get(kind)
    if rows is None:
        rows = parsed.rows[kind] = Spool()
    rows.add(placed)
    parsed.cost[kind] = parsed.cost.get(kind, 0) + cost(placed)
    stored = placed.stored
    if "id" in stored:
        said = _said(kind, stored.get("synthetic") is True)
        id_ = sys.intern(stored["id"])
        first = parsed.nodes.setdefault(id_, said)
        if first.kind != kind:
            parsed.twice[id_] = parsed.twice.get(id_, first.labels) | said.labels
    for column, kinds in may_name(kind):
        ids = placed.named.get(column)
        if ids:
            known = parsed.named.get(kinds)
            if known is None:
                known = parsed.named[kinds] = set()
            # What many rows name, a source or a role, is there already.
            if len(ids) > 1 or ids[0] not in known:
                known.update(map(sys.intern, ids))


@cache
def _said(kind: str, synthetic: bool) -> Said:
    model = shapes()[kind].model
    return Said(kind, frozenset(model.labels()) if issubclass(model, Node) else frozenset(), synthetic)


def _doubles(parsed: Parsed, kind: str, again: Spool[Placed]) -> Iterator[Problem]:
    keys = {placed.key for placed in again}
    first: dict[str, Placed] = {}
    for placed in parsed.rows[kind]:
        if placed.key in keys:
            first.setdefault(placed.key, placed)
    for placed in again:
        one = first.get(placed.key)
        # Two keys with one number: not one in a thousand million imports, and then it is only a row.
        if one is None:
            first[placed.key] = placed
            _add(parsed, placed)
            continue
        expected = f"each row once ({one.place} has it too)"
        yield placed.problem("", placed.key.strip(), expected, "take one of them out")


def _placed(given: Given, row: Node | Tie) -> Placed:
    return Placed(
        given.shape.kind, *parts(given.shape.kind, row), given.file, given.line, given.untold, given.sheet
    )


def _row(given: Given, at: dt.datetime, problems: list[Problem]) -> Node | Tie | None:
    values: dict[str, Any] = {}
    wrong = set()
    text = given.file.endswith(".csv")
    for column in given.shape.columns:
        cell = given.values.get(column.name)
        if cell is None or cell == "":
            continue
        try:
            value = understand(column, cell, text=text)
        except Wrong as error:
            wrong.add(column.name)
            if not error.told:
                told = str(error.value)
                problems.append(given.problem(column.name, told, error.expected, error.mend))
            continue
        if value is not None:
            values[column.name] = value
    values.setdefault("recordedAt", at)
    try:
        row = given.shape.model.model_validate(values)
    except ValidationError as error:
        # A cell that was not understood is a problem already, and so is a column that is not there.
        known = wrong | given.untold
        problems += [p for each in error.errors(include_url=False) if (p := _told(given, each, known))]
        return None
    return None if wrong else row


def _told(given: Given, error: Any, known: set[str] | frozenset[str]) -> Problem | None:
    column = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "missing":
        if column in known:
            return None
        return given.problem(column, "", "a value", "fill it in")
    value = str(given.values.get(column, ""))
    if error["type"] == "value_error":
        if known - given.untold:
            return None  # what its cells say together cannot be told before each is understood
        said = error["msg"].removeprefix("Value error, ")
        return given.problem(column, value, "a row without contradiction", said)
    expected = error["msg"].removeprefix("Input should be ").removeprefix("Value should have ")
    return given.problem(column, value, expected, "correct the value")
