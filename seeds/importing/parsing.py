"""From what stands in files to rows of the model, each with its place; every problem is kept. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from graph.model.base import Node, Tie
from seeds.importing.files import Given
from seeds.importing.values import Wrong, understand
from seeds.problems import Problem, where
from seeds.shapes import Shape


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of the model, and where it stands."""

    shape: Shape
    row: Node | Tie
    file: str
    line: int
    untold: frozenset[str]
    """Columns of which the file says nothing."""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return where(self.file, self.line, self.sheet)

    def problem(self, column: str, value: str, expected: str, mend: str) -> Problem:
        """Something that is wrong with this row."""
        return Problem(self.file, self.line, column, value, expected, mend, self.sheet)


@dataclass
class Parsed:
    """Rows by kind and key."""

    rows: dict[str, dict[str, Placed]] = field(default_factory=dict)
    broken: dict[str, frozenset[str]] = field(default_factory=dict)
    """Labels by id of nodes that could not be read: whoever names them is not at fault."""

    def __iter__(self) -> Any:
        return (placed for rows in self.rows.values() for placed in rows.values())


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
        placed = Placed(each.shape, row, each.file, each.line, each.untold, each.sheet)
        rows = parsed.rows.setdefault(each.shape.kind, {})
        key = each.shape.key({name: getattr(row, name, None) for name in ("id", "start", "end", "validFrom")})
        if key in rows:
            first = rows[key]
            expected = f"each row once ({first.place} has it too)"
            problems.append(placed.problem("", key.strip(), expected, "take one of them out"))
        else:
            rows[key] = placed
    return parsed


def _row(given: Given, at: dt.datetime, problems: list[Problem]) -> Node | Tie | None:
    values: dict[str, Any] = {}
    wrong = set()
    for column in given.shape.columns:
        cell = given.values.get(column.name)
        try:
            value = understand(column, cell, text=given.file.endswith(".csv"))
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
