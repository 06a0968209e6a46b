"""A comma-separated file read cell by cell: each value is checked, and all problems are kept together."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from seeds.problems import Problem

V = TypeVar("V")


@dataclass(frozen=True)
class Line:
    """One line of a file. A reader notes what is wrong with a cell and gives a stand-in value for it.

    Stand-ins never reach the graph: a table with problems is refused as a whole.
    """

    file: str
    number: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def refuse(self, column: str, expected: str, mend: str) -> None:
        """Note that the cell is not what it should be."""
        value = self.cells.get(column, "")
        self.problems.append(Problem(self.file, self.number, column, value, expected, mend))

    def optional(self, column: str) -> str | None:
        """The text of the cell, or None where it is blank."""
        return self.cells.get(column, "").strip() or None

    def text(self, column: str) -> str:
        """The text of the cell; a blank is a problem."""
        value = self.optional(column)
        if value is None:
            self.refuse(column, "a text", "fill the cell in")
            return "?"
        return value

    def code(self, column: str, pattern: str) -> str:
        """The text of the cell, of the given pattern, leading zeros kept."""
        value = self.cells.get(column, "")
        if not re.fullmatch(pattern, value):
            self.refuse(column, f"text of the form {pattern}", "correct the code, leading zeros kept")
        return value

    def count(self, column: str) -> int:
        """A whole number, zero or more."""
        value = self.cells.get(column, "")
        if not re.fullmatch(r"\d+", value):
            self.refuse(column, "a whole number, zero or more", "write it with digits only")
            return 0
        return int(value)

    def optional_count(self, column: str) -> int | None:
        """A whole number, zero or more, or None where the cell is blank."""
        return self.count(column) if self.optional(column) else None

    def decimal(self, column: str, least: float, most: float) -> float:
        """A number between `least` and `most`."""
        try:
            value = float(self.cells.get(column, ""))
        except ValueError:
            value = float("nan")
        if not least <= value <= most:
            self.refuse(column, f"a number from {least:g} to {most:g}", "correct it; decimals follow a point")
            return least
        return value

    def choice(self, column: str, choices: Mapping[str, V]) -> V:
        """One of the known values, as what it stands for."""
        value = self.cells.get(column, "")
        if value not in choices:
            self.refuse(column, f"one of {', '.join(choices)}", "correct the spelling")
            return next(iter(choices.values()))
        return choices[value]

    def among(self, column: str, known: Collection[str], where: str) -> str:
        """A code that another file lists."""
        value = self.cells.get(column, "")
        if value not in known:
            self.refuse(column, f"a code that {where} lists", f"correct the code, or add it to {where}")
        return value


class Lines(Protocol):
    """Gives the lines of a file that has these columns, each key (the first column, or `key`) once."""

    def __call__(self, file: str, columns: str, key: str = "") -> tuple[Line, ...]:
        """The lines of `file`; columns are parted by blanks."""


def read(folder: Path, file: str, columns: Collection[str], problems: list[Problem]) -> tuple[Line, ...]:
    """The lines of a file that has the given columns, in any order; what is wrong goes to `problems`."""
    try:
        text = (folder / file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(file, 0, "", "", "a readable file in UTF-8", f"restore the file ({error})"))
        return ()
    rows = csv.reader(io.StringIO(text), strict=True)
    header = next(rows, [])
    for column in columns:
        if column not in header:
            problems.append(Problem(file, 1, column, "", "a column of this name", "add the column"))
    lines = []
    try:
        for row in rows:
            if len(row) != len(header):
                found = f"{len(row)} cells"
                mend = "quote the cells that hold commas, or fill in the missing ones"
                problems.append(Problem(file, rows.line_num, "", found, f"{len(header)} cells", mend))
                continue
            lines.append(Line(file, rows.line_num, dict(zip(header, row, strict=True)), problems))
    except csv.Error as error:
        problems.append(Problem(file, rows.line_num, "", str(error), "commas and quotes", "mend the quotes"))
    return tuple(lines)


def unique(lines: tuple[Line, ...], column: str) -> None:
    """Note each line whose key stands on an earlier line too."""
    first: dict[str, int] = {}
    for line in lines:
        key = line.cells.get(column, "")
        if key in first:
            line.refuse(column, f"each key once (line {first[key]} has it too)", "remove one of the lines")
        first.setdefault(key, line.number)
