"""What is wrong with a file, said so that whoever keeps the file can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
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

    def __str__(self) -> str:
        place = self.file + (f", line {self.line}" if self.line else "")
        column = f", column {self.column}" if self.column else ""
        value = f": {self.value!r}" if self.value else ""
        return f"{place}{column}{value}; expected {self.expected}; {self.mend}"


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
