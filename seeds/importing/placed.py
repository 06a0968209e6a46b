"""A row that the model accepts, as it is stored, and where it stands in the files."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from graph.model.base import Node, Tie
from seeds.problems import Problem, where
from seeds.shapes import Shape, Sort, canonical, may_name, shapes


class Placed(NamedTuple):
    """A row that the model accepts, and where it stands."""

    kind: str
    stored: dict[str, Any]
    """Its properties as they are stored."""
    named: dict[str, tuple[str, ...]]
    """The ids that it names by column: what its references name, and of a tie `start` and `end`."""
    file: str
    line: int
    untold: frozenset[str]
    """Columns of which the file says nothing."""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return where(self.file, self.line, self.sheet)

    @property
    def shape(self) -> Shape:
        """The form of its kind."""
        return shapes()[self.kind]

    def values(self) -> dict[str, Any]:
        """The row as a file has it."""
        many = {column.name for column in self.shape.columns if column.many}
        named = {name: ids if name in many else ids[0] for name, ids in self.named.items()}
        return canonical(self.shape, self.stored | named)

    @property
    def key(self) -> str:
        """What makes the row the same row again."""
        if "id" in self.stored:
            return str(self.stored["id"])
        apart = self.stored.get(self.shape.apart or "")
        return f"{self.named['start'][0]} {self.named['end'][0]} {'' if apart is None else apart}"

    def problem(self, column: str, value: str, expected: str, mend: str) -> Problem:
        """Something that is wrong with this row."""
        return Problem(self.file, self.line, column, value, expected, mend, self.sheet)


def number_of(key: str) -> int:
    """A number of 64 bits that stands for a key, in a third of the memory."""
    return hash(key)


def parts(kind: str, row: Node | Tie) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """A row's properties as they are stored, and the ids that it names by column."""
    stored = row.stored()
    for name, many in _choices(kind):
        if name in stored:
            value = stored[name]
            # Plain texts: a member of an enum costs more to write and read than the rest of its row.
            stored[name] = [str(each.value) for each in value] if many else str(value.value)
    named: dict[str, tuple[str, ...]] = {}
    for name, _ in may_name(kind):
        value = getattr(row, name)
        if value:
            named[name] = (value,) if isinstance(value, str) else value
    return stored, named


@cache
def _choices(kind: str) -> tuple[tuple[str, bool], ...]:
    columns = shapes()[kind].columns
    return tuple((column.name, column.many) for column in columns if column.sort is Sort.CHOICE)
