"""Lists in plain Python: which things, in which order, which part of them, and what is reckoned over all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import Any

from graphql import GraphQLSchema, get_named_type, is_leaf_type

from tests.oracle.filters import Composite, Filters, declared
from tests.oracle.meanings import Found, Key, lead, name_key, own_order
from tests.oracle.memory import Link, Thing
from tests.oracle.values import When, of_link, value

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
PAGE, GROUPS = 25, 100
"""How many things a page holds, and how many groups are told, where nothing is said."""


Stands = tuple[str | None, tuple[Key, ...]]
"""Where a row stands: id of the thing that the list hangs on, and the row's keys."""


class Foreign(Exception):
    """A list that was to go on from a cursor of another thing's."""


class Place(str):
    """A cursor: where a row stands in its list. A service may spell it as it likes."""

    stands: Stands

    @classmethod
    def of(cls, stands: Stands) -> Place:
        """The cursor of a row that stands there."""
        made = cls(f"behind {stands}")
        made.stands = stands
        return made


@dataclass(frozen=True)
class Seen:
    """A thing on the day that is asked for."""

    thing: Thing
    when: When


@dataclass(frozen=True)
class Edge:
    """A row of a page."""

    link: Link | None
    seen: Seen
    cursor: Place


@dataclass(frozen=True)
class Page:
    """A list as it was asked for, with the part of it that is shown."""

    of: str
    day: str
    things: list[Seen]
    total: int
    edges: list[Edge]
    info: dict[str, Any]
    foreign: bool
    """Whether it was to go on from a cursor of another thing's list."""
    cuts: list[bool] = field(default_factory=list)
    """Of the groups that have been told by now: whether there were more."""


@dataclass(frozen=True)
class Reckoned:
    """Things that something is reckoned over."""

    of: str
    things: list[Seen]
    keys: Mapping[str, Any] = field(default_factory=dict)
    """What they have in common, by the field that they are grouped by."""


@dataclass
class Pages:
    """Makes pages and groups of things."""

    schema: GraphQLSchema
    cursors: Mapping[str, Stands]
    """Where a service's cursors stand, as far as it has told."""

    def page(
        self, field_: str, of: str, found: list[Found], arguments: dict[str, Any], when: When, *,
        owner: str | None = None, edge: str = "",
    ) -> Page:  # fmt: skip
        """What a field shows of what it found.

        `owner` is what the list hangs on; with `edge`, each tie is a row of its own, of this type.
        """
        judge = Filters(self.schema, when)
        left = [row for row in found if judge.fits(row, arguments.get("where"), edge or of)]
        if not edge:
            left = distinct(left)
        asked = [
            (name, way)
            for each in arguments.get("orderBy") or ()
            for name, way in each.items()
            if way is not None
        ]

        def keys(row: Found) -> tuple[Key, ...]:
            own = own_order(field_, row)
            if not asked:
                return tuple(own)
            first = [self._ordering(row, edge or of, name, way, when) for name, way in asked]
            return (*first, *(own if edge else [(row[1].id, first[-1][1])]))

        rows = sorted(((keys(row), row) for row in left), key=lambda row: rank(row[0]))
        things = [Seen(thing, when) for _, thing in distinct([row for _, row in rows])]
        edges, info = self._shown(rows, arguments, when, owner)
        given = [self.cursors[cursor] for name in ("after", "before") if (cursor := arguments.get(name))]
        foreign = any(of_whom != owner for of_whom, _ in given)
        return Page(of, when.day, things, len(rows), edges, info, foreign)

    def _shown(
        self,
        rows: list[tuple[tuple[Key, ...], Found]],
        arguments: dict[str, Any],
        when: When,
        owner: str | None,
    ) -> tuple[list[Edge], dict[str, Any]]:
        after, before = (self._stands(arguments.get(name)) for name in ("after", "before"))
        reach = [
            row
            for row in rows
            if (after is None or compare(row[0], after) > 0)
            and (before is None or compare(row[0], before) < 0)
        ]
        first, last = arguments.get("first"), arguments.get("last")
        size = last if last is not None else PAGE if first is None else first
        part = reach[len(reach) - min(size, len(reach)) :] if last is not None else reach[:size]
        edges = [Edge(link, Seen(thing, when), Place.of((owner, at))) for at, (link, thing) in part]
        more = len(reach) > size
        return edges, {
            "hasNextPage": before is not None if last is not None else more,
            "hasPreviousPage": more if last is not None else after is not None,
            "startCursor": edges[0].cursor if edges else None,
            "endCursor": edges[-1].cursor if edges else None,
        }

    def _stands(self, cursor: str | None) -> tuple[Key, ...] | None:
        return None if cursor is None else self.cursors[cursor][1]

    def _ordering(self, row: Found, of: str, name: str, way: Any, when: When) -> Key:
        link, thing = row
        if name == "node" and isinstance(way, Mapping):
            ((name, way),) = way.items()
            target = get_named_type(self._composite(of).fields["node"].type)
            return self._ordering((None, thing), target.name, name, way, when)
        if link is not None and of.endswith("Edge"):
            return of_link(name, link), way == "DESC"
        told = name_key(thing) if name == "name" else value(declared(self.schema, of, name), thing, when)
        return told, way == "DESC"

    def groups(self, page: Page, arguments: dict[str, Any]) -> list[Reckoned]:
        """The things of a page in groups, the largest first."""
        kind = self._composite(page.of)
        fields = [
            next(name for name in kind.fields if _CAPITAL.sub("_", name).upper() == key)
            for key in arguments["keys"]
        ]
        groups: dict[tuple[Any, ...], list[Seen]] = {}
        for seen in page.things:
            common = tuple(self._common(seen, page.of, name) for name in fields)
            groups.setdefault(common, []).append(seen)
        rows = sorted(groups.items(), key=lambda group: rank(_size(*group)))
        first = arguments.get("first")
        told = rows[: GROUPS if first is None else first]
        page.cuts.append(len(told) < len(rows))
        return [
            Reckoned(
                page.of,
                things,
                {
                    name: Seen(each, things[0].when) if isinstance(each, Thing) else each
                    for name, each in zip(fields, common, strict=True)
                },
            )
            for common, things in told
        ]

    def _common(self, seen: Seen, of: str, name: str) -> Any:
        field_ = declared(self.schema, of, name)
        if is_leaf_type(get_named_type(self._composite(of).fields[name].type)):
            return value(field_, seen.thing, seen.when)
        found = ordered(distinct(lead(field_, seen.when.memory, seen.thing, seen.when.day)), field_)
        return found[0][1] if found else None

    def reckoned(self, over: Reckoned, name: str, arguments: dict[str, Any]) -> Any:
        """What is reckoned over things, by the name of what it is reckoned from."""
        if name in ("keys", "aggregate"):
            return over
        if name == "count":
            return len(over.things)
        if name == "connection":  # in the order of the list of all of that kind
            found: list[Found] = [(None, seen.thing) for seen in over.things]
            return self.page("Query.nodes", over.of, found, arguments, over.things[0].when)
        field_ = declared(self.schema, over.of, name)
        values = [value(field_, seen.thing, seen.when) for seen in over.things]
        there = [each for each in values if each is not None]
        reckon: dict[str, Callable[[], Any]] = {
            "min": lambda: min(there, default=None),
            "max": lambda: max(there, default=None),
            "sum": lambda: sum(there),
            "avg": lambda: sum(there) / len(there) if there else None,
        }
        days = any(isinstance(each, str) for each in there)
        return {
            function: make() for function, make in reckon.items() if not days or function in ("min", "max")
        }

    def _composite(self, name: str) -> Composite:
        kind = self.schema.type_map[name]
        assert isinstance(kind, Composite), f"{name} has no fields"
        return kind


def distinct(found: list[Found]) -> list[Found]:
    """Each thing once, where it is first."""
    return list({far: (link, far) for link, far in reversed(found)}.values())[::-1]


def ordered(found: list[Found], field_: str) -> list[Found]:
    """What a field leads to, in the order of the field."""
    return sorted(found, key=lambda row: rank(own_order(field_, row)))


def _size(common: tuple[Any, ...], things: list[Seen]) -> tuple[Key, ...]:
    told = [(each.id if isinstance(each, Thing) else each, False) for each in common]
    return ((len(things), True), *told)


def compare(one: Sequence[Key], other: Sequence[Key]) -> int:
    """Which of two rows comes first by their keys; what has no value comes last, whichever way."""
    for (a, down), (b, _) in zip(one, other, strict=True):
        if a == b:
            continue
        if a is None or b is None:
            return 1 if a is None else -1
        return (1 if a > b else -1) * (-1 if down else 1)
    return 0


rank = cmp_to_key(compare)
"""What rows are sorted by: it orders as `compare` does."""
