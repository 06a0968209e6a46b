"""`aggregate` and `groupBy` in Cypher: a list is matched again, and reckoned over as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from resolvers.conditions import Hidden
from resolvers.declarations import Expression, Property, Tie, Told
from resolvers.plan import (
    By,
    Groups,
    Keys,
    KeyThing,
    KeyValue,
    Measure,
    Number,
    Page,
    Record,
    Summary,
    TypeName,
)
from resolvers.request import Refused
from resolvers.summaries import GROUPS_DEFAULT, GROUPS_MAXIMUM, as_read

_NOTHING = "max(null)"
"""A null that is reckoned: it makes one row of all things, also where there are none."""


class Writing(Protocol):
    """What writes the statement that the list is part of."""

    def parameter(self, value: Any, transform: Callable[[Any], Any] = ...) -> str:
        """Make a parameter of a value or slot, with what is done to the value first; gives its `$name`."""

    def fresh(self, prefix: str) -> str:
        """A name that no other variable has."""

    def names(self, pattern: str, thing: str) -> dict[str, str]:
        """Names for the variables of a pattern that starts from `thing`."""

    def fill(self, template: str, thing: str, **known: str) -> str:
        """The template over `thing`, its own variables given fresh names."""

    def one(self, tie: Tie, thing: str, hidden: Hidden) -> str:
        """The one thing that a tie leads to, as an expression."""

    def collect(self, clauses: list[str], record: Record, thing: str) -> str:
        """The records of the things that clauses give."""

    def gathered(self, page: Page, things: str) -> str:
        """A page of the things in a list that the statement holds."""


@dataclass
class Reckoning:
    """Writes what is reckoned over the things of one list: `matched` is its MATCH, `thing` their variable."""

    writing: Writing
    matched: str
    thing: str
    distinct: bool
    """Whether it can come several ways: a list counts it once."""

    def summary(self, part: Summary) -> list[str]:
        """The clauses that give what is reckoned over all things."""
        named, reckoned = self._named(part)
        return [self.matched, self._with(named), f"RETURN {self._summary(part, reckoned)}"]

    def groups(self, part: Groups) -> tuple[list[str], str]:
        """The clauses that give one row a group, the largest first, and one more; and how many are told."""
        keys = [self.writing.fresh("g") for _ in part.by]
        named = {name: self._value(by.source, by.hidden) for name, by in zip(keys, part.by, strict=True)}
        inner: dict[str, str] = {}
        rows: list[str] = []
        count = self.writing.fresh("c")
        for each in part.parts:
            match each:
                case Number():
                    rows.append(count)
                case TypeName():
                    rows.append("null")
                case Keys():
                    rows.append(self._keys(each, keys, part.by))
                case Summary():
                    more, reckoned = self._named(each)
                    named |= more
                    name = self.writing.fresh("s")
                    inner[name] = self._summary(each, reckoned)
                    rows.append(name)
                case Page():
                    name = self.writing.fresh("l")
                    inner[name] = f"collect({self.thing})"
                    rows.append(self.writing.gathered(each, name))
        told = [f"{expression} AS {name}" for name, expression in inner.items()]
        order = [f"{count} DESC"]
        for name, by in zip(keys, part.by, strict=True):
            order.append(f"{name}.id" if isinstance(by.source, Tie) else name)
        limit = self.writing.parameter(part.size, _groups)
        return [
            self.matched,
            self._with(named),
            f"WITH {', '.join([*keys, f'count({self.thing}) AS {count}', *told])} "
            f"ORDER BY {', '.join(order)} LIMIT {limit} + 1",
            f"RETURN [{', '.join(rows)}]",
        ], limit

    def _with(self, named: Mapping[str, str]) -> str:
        distinct = "DISTINCT " if self.distinct else ""
        more = [f"{expression} AS {name}" for name, expression in named.items()]
        return f"WITH {distinct}{', '.join([self.thing, *more])}"

    def _named(self, part: Summary) -> tuple[dict[str, str], dict[Measure, str]]:
        """Names for the values that are reckoned from: no subquery can stand in an aggregation."""
        named, reckoned = {}, {}
        for each in part.parts:
            if isinstance(each, Measure):
                name = self.writing.fresh("v")
                named[name] = self._value(each.source)
                reckoned[each] = name
        return named, reckoned

    def _value(self, source: Told | Tie, hidden: Hidden = ()) -> str:
        match source:
            case Tie():
                return self.writing.one(source, self.thing, hidden)
            case Property(name=name):
                return f"{self.thing}.{name}"
            case Expression(template=template):
                return self.writing.fill(template, self.thing)
        raise AssertionError(f"nothing is reckoned from {source}")

    def _summary(self, part: Summary, reckoned: Mapping[Measure, str]) -> str:
        said = []
        for each in part.parts:
            match each:
                case Number():
                    said.append(f"count({self.thing})")
                case TypeName():
                    said.append(_NOTHING)
                case Measure(functions=functions, source=source):
                    value = reckoned[each]
                    read = [
                        _NOTHING if name == "__typename" else as_read(source, f"{name}({value})")
                        for _, name in functions
                    ]
                    said.append(f"[{', '.join(read)}]")
        # Where all is skipped it is reckoned all the same: that makes one row.
        return f"[{', '.join(said)}]" if said else "collect(null)"

    def _keys(self, part: Keys, keys: list[str], by: Sequence[By]) -> str:
        said = []
        for each in part.parts:
            match each:
                case KeyValue(at=int() as at):
                    source = by[at].source
                    assert not isinstance(source, Tie), f"{by[at].name} is a thing"
                    said.append(as_read(source, keys[at]))
                case KeyThing(at=int() as at, record=record):
                    name = self.writing.fresh("n")
                    clauses = [f"UNWIND {keys[at]} AS {name}"]
                    said.append(f"head({self.writing.collect(clauses, record, name)})")
                case _:
                    said.append("null")
        return f"[{', '.join(said)}]"


def _groups(size: int | None) -> int:
    if size is None:
        return GROUPS_DEFAULT
    if not 0 <= size <= GROUPS_MAXIMUM:
        msg = f"groupBy gives from 0 to {GROUPS_MAXIMUM} groups, not {size}: ask for fewer."
        raise Refused(msg)
    return size
