"""What any operation is answered with, in plain Python: graphql-core asks, and the graph in memory tells.

Only what a field means is ours (`meanings`, `values`, `filters`); fragments, directives, the order of keys and nulls are
graphql-core's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    execute_sync,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.filters import Filters, declared
from tests.oracle.meanings import Found, Key, in_force, lead, name_key, own_order
from tests.oracle.memory import Link, Memory, Thing
from tests.oracle.values import When, names, of_link, value

_MOST = re.compile(r"at most (\d+)")
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
_FROM_A_DAY = {"Agreement": "signedOn", "Record": "recordedOn"}
"""Kinds that stand from a day of their own."""
PAGE, GROUPS = 25, 100
"""How many things a page holds, and how many groups are told, where nothing is said."""


class Place(str):
    """A cursor: where a row stands in its list. A service may spell it as it likes."""

    keys: tuple[Key, ...]

    @classmethod
    def of(cls, keys: tuple[Key, ...]) -> Place:
        """The cursor of a row with these keys."""
        made = cls(f"behind {keys}")
        made.keys = keys
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
    things: list[Seen]
    total: int
    edges: list[Edge]
    info: dict[str, Any]


@dataclass(frozen=True)
class Reckoned:
    """Things that something is reckoned over."""

    of: str
    things: list[Seen]
    keys: Mapping[str, Any] = field(default_factory=dict)
    """What they have in common, by the field that they are grouped by."""


@dataclass
class Oracle:
    """Answers operations on a schema that has no resolvers of its own."""

    schema: GraphQLSchema
    memory: Memory
    today: str
    cursors: dict[str, tuple[Key, ...]] = field(default_factory=dict)
    """Where a service's cursors stand, as far as it has told."""
    language: str = "nb"

    def answer(self, document: DocumentNode, variables: Mapping[str, Any]) -> ExecutionResult:
        """The answer to an operation."""
        return execute_sync(
            self.schema, document, None, variable_values=dict(variables), field_resolver=self._resolve,
            type_resolver=self._type,
        )  # fmt: skip

    def _type(self, seen: Seen, info: GraphQLResolveInfo[Any], kind: Any) -> str:
        possible = [each.name for each in info.schema.get_possible_types(kind)]
        # Oslo is a municipality and a county in one: where either could be meant, it is the municipality.
        return next(n for n in sorted(possible, key=lambda n: n == "County") if n in seen.thing.labels)

    def _resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        name = info.field_name
        match source:
            case None:
                when = When(self.memory, arguments.get("asOf") or self.today, self.language)
                return self._root(name, info, arguments, when)
            case Seen():
                return self._of_thing(source, info, arguments)
            case Page():
                return self._of_page(source, name, arguments)
            case Edge(link=link, seen=seen, cursor=cursor):
                if name in ("node", "cursor"):
                    return seen if name == "node" else cursor
                assert link is not None, f"nothing is said of the tie to {seen.thing.id}"
                if name == "source":
                    return Seen(self.memory.things[link.values["source"]], seen.when)
                return of_link(name, link)
            case Reckoned() if info.parent_type.name.endswith("Keys"):
                return source.keys.get(name)
            case Reckoned():
                return self._reckoned(source, name)
        return source[name]

    # Roots

    def _root(self, name: str, info: GraphQLResolveInfo[Any], arguments: dict[str, Any], when: When) -> Any:
        target = get_named_type(info.return_type)
        if name == "nodes":
            found = [self.memory.things.get(each) for each in arguments["ids"]]
            return [thing and Seen(thing, when) for thing in found]
        if "number" in arguments:
            scheme = f"{target.name.upper()}_NUMBER"
            numbers = (each for each in self.memory.of_kind("Identifier") if each.values["scheme"] == scheme)
            owners = {
                owner
                for each in numbers
                if each.values["value"] == arguments["number"]
                for _, owner in self.memory.along(each, "IDENTIFIED_BY", incoming=True)
                if target.name in owner.labels
            }
            one = min(owners, key=lambda owner: owner.id, default=None)
            return one and Seen(one, when)
        if "id" in arguments:
            thing = self.memory.things.get(arguments["id"])
            return Seen(thing, when) if thing and target.name in thing.labels else None
        assert isinstance(target, GraphQLObjectType), target
        kind = get_named_type(target.fields["nodes"].type).name
        found_all: list[Found] = [
            (None, thing)
            for thing in self.memory.of_kind(kind)
            if in_force(thing, when.day, _FROM_A_DAY.get(kind))
        ]
        return self._page(f"Query.{name}", kind, found_all, arguments, when, by_tie=False)

    # Things

    def _of_thing(self, seen: Seen, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        field_ = declared(self.schema, info.parent_type.name, info.field_name)
        target = get_named_type(info.return_type)
        if target.name == "LocalName":
            return names(seen.thing)
        if is_leaf_type(target):
            return value(field_, seen.thing, seen.when)
        found = lead(field_, self.memory, seen.thing, seen.when.day)
        if isinstance(target, GraphQLObjectType) and "pageInfo" in target.fields:
            kind = get_named_type(target.fields["nodes"].type).name
            edge = get_named_type(target.fields["edges"].type)
            assert isinstance(edge, GraphQLObjectType), edge
            by_tie = len(edge.fields) > len(("cursor", "node"))
            return self._page(field_, kind, found, arguments, seen.when, by_tie=by_tie)
        things = [Seen(thing, seen.when) for _, thing in _ordered(_distinct(found), field_)]
        bare = info.return_type
        if isinstance(bare, GraphQLNonNull):
            bare = bare.of_type
        if isinstance(bare, GraphQLList):
            said = info.parent_type.fields[info.field_name].description or ""
            return things[: int(_MOST.findall(said)[-1])]
        return things[0] if things else None

    # Pages

    def _page(
        self, field_: str, of: str, found: list[Found], arguments: dict[str, Any], when: When, *, by_tie: bool
    ) -> Page:
        judge = Filters(self.schema, when)
        left = [(link, far) for link, far in found if judge.fits(far, arguments.get("where"), of)]
        if not by_tie:
            left = _distinct(left)
        asked = [
            (name, way == "DESC")
            for each in arguments.get("orderBy") or ()
            for name, way in each.items()
            if way is not None
        ]

        def keys(row: Found) -> tuple[Key, ...]:
            own = own_order(field_, row)
            if not asked:
                return tuple(own)
            first = [(self._ordering(row[1], of, name, when), down) for name, down in asked]
            return (*first, *(own if by_tie else [(row[1].id, asked[-1][1])]))

        rows = sorted(((keys(row), row) for row in left), key=cmp_to_key(lambda a, b: _compare(a[0], b[0])))
        things = [Seen(thing, when) for _, thing in _distinct([row for _, row in rows])]
        after, before = (self._stands(arguments.get(name)) for name in ("after", "before"))
        reach = [
            row
            for row in rows
            if (after is None or _compare(row[0], after) > 0)
            and (before is None or _compare(row[0], before) < 0)
        ]
        last = arguments.get("last")
        first = arguments.get("first")
        size = last if last is not None else PAGE if first is None else first
        part = reach[len(reach) - min(size, len(reach)) :] if last is not None else reach[:size]
        edges = [Edge(link, Seen(thing, when), Place.of(at)) for at, (link, thing) in part]
        more = len(reach) > size
        info = {
            "hasNextPage": before is not None if last is not None else more,
            "hasPreviousPage": more if last is not None else after is not None,
            "startCursor": edges[0].cursor if edges else None,
            "endCursor": edges[-1].cursor if edges else None,
        }
        return Page(of, things, len(rows), edges, info)

    def _stands(self, cursor: str | None) -> tuple[Key, ...] | None:
        return None if cursor is None else self.cursors[cursor]

    def _ordering(self, thing: Thing, of: str, name: str, when: When) -> Any:
        if name == "name":
            return name_key(thing)
        return value(declared(self.schema, of, name), thing, when)

    def _of_page(self, page: Page, name: str, arguments: dict[str, Any]) -> Any:
        match name:
            case "edges":
                return page.edges
            case "nodes":
                return [edge.seen for edge in page.edges]
            case "totalCount":
                return page.total
            case "pageInfo":
                return page.info
            case "aggregate":
                return Reckoned(page.of, page.things)
        return self._groups(page, arguments)

    # What is reckoned

    def _groups(self, page: Page, arguments: dict[str, Any]) -> list[Reckoned]:
        kind = self.schema.type_map[page.of]
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType), page.of
        fields = [
            next(name for name in kind.fields if _CAPITAL.sub("_", name).upper() == key)
            for key in arguments["keys"]
        ]
        groups: dict[tuple[Any, ...], list[Seen]] = {}
        for seen in page.things:
            common = tuple(self._common(seen, page.of, name) for name in fields)
            groups.setdefault(common, []).append(seen)

        def place(group: tuple[tuple[Any, ...], list[Seen]]) -> tuple[Key, ...]:
            common, things = group
            told = [(each.id if isinstance(each, Thing) else each, False) for each in common]
            return ((len(things), True), *told)

        rows = sorted(groups.items(), key=cmp_to_key(lambda a, b: _compare(place(a), place(b))))
        first = arguments.get("first")
        return [
            Reckoned(
                page.of,
                things,
                {
                    name: Seen(each, things[0].when) if isinstance(each, Thing) else each
                    for name, each in zip(fields, common, strict=True)
                },
            )
            for common, things in rows[: GROUPS if first is None else first]
        ]

    def _common(self, seen: Seen, of: str, name: str) -> Any:
        kind = self.schema.type_map[of]
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType), of
        field_ = declared(self.schema, of, name)
        if is_leaf_type(get_named_type(kind.fields[name].type)):
            return value(field_, seen.thing, seen.when)
        found = _ordered(_distinct(lead(field_, self.memory, seen.thing, seen.when.day)), field_)
        return found[0][1] if found else None

    def _reckoned(self, over: Reckoned, name: str) -> Any:
        if name in ("keys", "aggregate"):
            return over
        if name == "count":
            return len(over.things)
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


def _distinct(found: list[Found]) -> list[Found]:
    return list({far: (link, far) for link, far in reversed(found)}.values())[::-1]


def _ordered(found: list[Found], field_: str) -> list[Found]:
    rows = [(own_order(field_, row), row) for row in found]
    return [row for _, row in sorted(rows, key=cmp_to_key(lambda a, b: _compare(a[0], b[0])))]


def _compare(one: Any, other: Any) -> int:
    """Which of two rows comes first by their keys; what has no value comes last, whichever way."""
    for (a, down), (b, _) in zip(one, other, strict=True):
        if a == b:
            continue
        if a is None or b is None:
            return 1 if a is None else -1
        return (1 if a > b else -1) * (-1 if down else 1)
    return 0
