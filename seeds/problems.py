"""What is wrong with a file, said so that whoever keeps the file can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 100
"""How much of a value is shown; a program is told all of it."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where."""

    file: str
    line: int
    """Line in the file, the header being 1; 0 where the file as a whole is meant."""
    column: str
    """Empty where no single column is at fault."""
    value: str
    expected: str
    mend: str
    sheet: str = ""
    """Of a workbook; then `line` is the row, as it is numbered there."""

    def __lt__(self, other: Problem) -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[str | int, ...]:
        return (self.file, self.sheet, self.line, self.column, self.value, self.expected, self.mend)

    def __str__(self) -> str:
        place = where(self.file, self.line, self.sheet)
        column = f", column {self.column}" if self.column else ""
        shown = self.value if len(self.value) <= SHOWN else f"{self.value[:SHOWN]} …"
        value = f": {shown!r}" if self.value else ""
        return f"{place}{column}{value}; expected {self.expected}; {self.mend}"


def where(file: str, line: int, sheet: str = "") -> str:
    """A place in words: of a text its line, of a workbook its sheet and row."""
    if not sheet:
        return f"{file}, line {line}" if line else file
    return f"{file}, sheet {sheet}" + (f", row {line}" if line else "")


class Refused(Exception):
    """Reference files that contradict themselves or each other; nothing of them was loaded."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        """Every problem, by file and line."""
        shown = "\n".join(f"  {problem}" for problem in self.problems[:50])
        more = len(self.problems) - 50
        super().__init__(
            f"The reference data was refused, nothing was loaded. {len(self.problems)} problem(s):\n{shown}"
            + (f"\n  and {more} more" if more > 0 else "")
        )
