"""The graph in memory: rows of the model as things and the ties between them, nothing else.

Values are as an answer shows them: days as ISO text, which sorts as days do, enum members as their names.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model.base import Dated, Node, Tie, has_names


@dataclass(frozen=True, eq=False)
class Thing:
    """A node: what it is, and what is said of it."""

    id: str
    labels: frozenset[str]
    values: Mapping[str, Any]
    named: bool
    """Whether it is of a kind that has names."""
    dated: bool
    """Whether it is of a kind that has a period."""


@dataclass(frozen=True, eq=False)
class Link:
    """A tie between two things, in the order in which they were written down."""

    at: int
    type: str
    start: Thing
    end: Thing
    values: Mapping[str, Any]
    stored: bool
    """Whether it has a source of its own; a reference has none."""


@dataclass
class Memory:
    """Things by id, and their ties."""

    things: dict[str, Thing] = field(default_factory=dict)
    _links: dict[str, list[Link]] = field(default_factory=lambda: defaultdict(list))

    def of_kind(self, kind: str) -> list[Thing]:
        """All things of a kind, or of one below it."""
        return [thing for thing in self.things.values() if kind in thing.labels]

    def links(self, thing: Thing) -> list[Link]:
        """All ties of a thing, each once."""
        return self._links[thing.id]

    def along(self, thing: Thing, type_: str, *, incoming: bool = False) -> Iterator[tuple[Link, Thing]]:
        """The ties of one type that start at a thing, or end there, with what is at the other end."""
        for link in self._links[thing.id]:
            near, far = (link.end, link.start) if incoming else (link.start, link.end)
            if link.type == type_ and near is thing:
                yield link, far

    def tie(self, type_: str, start: str, end: str, values: Mapping[str, Any], *, stored: bool) -> None:
        """Add a tie."""
        at = sum(map(len, self._links.values()))
        link = Link(at, type_, self.things[start], self.things[end], values, stored)
        for id_ in {start, end}:
            self._links[id_].append(link)


def remember(rows: Iterable[Node | Tie]) -> Memory:
    """The graph of these rows. A row with the id of another makes one thing that is both."""
    memory = Memory()
    rows = list(rows)
    nodes = [row for row in rows if isinstance(row, Node)]
    for row in nodes:
        known = memory.things.get(row.id)
        kind = type(row)
        memory.things[row.id] = Thing(
            row.id,
            frozenset(kind.labels()) | (known.labels if known else frozenset()),
            {**(known.values if known else {}), **shown(row.model_dump(exclude=set(kind.references())))},
            has_names(kind),
            Dated in kind.__mro__,
        )
    for row in nodes:
        for name, ref in type(row).references().items():
            value = getattr(row, name)
            for other in [value] if isinstance(value, str) else value or ():
                start, end = (other, row.id) if ref.incoming else (row.id, other)
                memory.tie(ref.type, start, end, {}, stored=False)
    for tie in (row for row in rows if isinstance(row, Tie)):
        values = shown(tie.model_dump(exclude={"start", "end"}))
        memory.tie(tie.type, tie.start, tie.end, values, stored=True)
    return memory


def shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as an answer shows them."""
    return {name: _shown(value) for name, value in values.items() if value is not None}


def _shown(value: Any) -> Any:
    match value:
        case dt.datetime():
            return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        case dt.date():
            return value.isoformat()
        case str():
            return str(value)
        case tuple():
            return [_shown(each) for each in value]
    return value


def holds(values: Mapping[str, Any], day: str) -> bool:
    """Whether a period holds on a day: half-open, and on no day where its end is not known."""
    return (
        values.get("validFrom", day) <= day
        and ("validTo" not in values or day < values["validTo"])
        and "endKnown" not in values
    )
