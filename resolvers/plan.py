"""From a selection to a plan: each name checked against the catalogue, access and limits of lists settled.

A plan is a tree of frozen values. `resolvers.cypher` writes it as one statement and `resolvers.projector`
reads the statement's one record; both walk it in the same order, so that a record needs no names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from resolvers.catalogue import Catalogue, Field, Form, Type
from resolvers.declarations import (
    Column,
    Declaration,
    Derived,
    Found,
    Items,
    Listed,
    Lookup,
    Property,
    Tie,
    Told,
    weight,
)
from resolvers.request import DEMONSTRATION_NAMES, Profile, Refused
from resolvers.selection import Selected

PAGE_DEFAULT = 25
"""Things on a page when neither `first` nor `last` says how many."""
PAGE_MAXIMUM = 500
"""The most that a page can be asked for."""


@dataclass(frozen=True)
class Value:
    """A scalar of the thing."""

    key: str
    source: Told
    nullable: bool
    withheld: str = ""
    """Empty, or what the caller may not read: "all" of it, or what is no demonstration data ("real")."""


@dataclass(frozen=True)
class TypeName:
    """The name of the thing's type."""

    key: str
    name: str | None
    """None where it must be read from the labels."""


@dataclass(frozen=True)
class Cursor:
    """Where on its page an edge stands."""

    key: str


@dataclass(frozen=True)
class Known:
    """A thing that the product itself knows, found by a stored key; its selection is answered in Python."""

    key: str
    source: Lookup
    selected: tuple[Selected, ...]
    type: str
    nullable: bool


@dataclass(frozen=True)
class Record:
    """What is selected of a thing, by the types that it can be."""

    types: tuple[str, ...]
    alternatives: tuple[tuple[tuple[str, ...], tuple[Part, ...]], ...]
    """Types that share a selection, with it; one entry where all do."""
    subqueries: int = field(compare=False)
    """How many subqueries all alternatives take together."""


@dataclass(frozen=True)
class Thing:
    """At most one thing."""

    key: str
    source: Tie | Column | Found
    record: Record
    nullable: bool
    value: Any = None
    """For a root that finds by an argument: its value or slot."""


@dataclass(frozen=True)
class AtEnd:
    """The thing at the other end of an edge."""

    key: str
    record: Record
    nullable: bool


@dataclass(frozen=True)
class Things:
    """A plain list of things or of small maps."""

    key: str
    source: Tie | Items | Derived
    record: Record
    nullable: bool
    items_nullable: bool
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Edges:
    """The edges of a page: their own parts, and the thing at the other end."""

    key: str
    record: Record


@dataclass(frozen=True)
class Nodes:
    """The things of a page without their edges."""

    key: str
    record: Record


@dataclass(frozen=True)
class PageInfo:
    """Whether there is more, and where the page starts and ends."""

    key: str
    keys: Mapping[str, str]
    """Response key → field, in the order selected."""


@dataclass(frozen=True)
class Total:
    """How many there are on all pages."""

    key: str


@dataclass(frozen=True)
class Page:
    """A connection: one page of things in a total order."""

    key: str
    source: Tie | Listed | Derived
    node: str
    """The type of its things."""
    arguments: Mapping[str, Any]
    parts: tuple[Edges | Nodes | PageInfo | Total | TypeName, ...]
    nullable: bool
    number: int = field(compare=False)
    """Tells the pages of a plan apart; types that select alike share theirs."""

    @property
    def backward(self) -> bool:
        """Whether it is read from the end."""
        return self.arguments.get("last") is not None

    @property
    def cursors(self) -> bool:
        """Whether anything selected needs the keys of its rows."""
        return any(
            (isinstance(part, Edges) and any(isinstance(p, Cursor) for p in _all_parts(part.record)))
            or (isinstance(part, PageInfo) and {"startCursor", "endCursor"} & set(part.keys.values()))
            for part in self.parts
        )


Part = Value | TypeName | Cursor | Known | Thing | AtEnd | Things | Page
Root = Thing | Things | Page


def _subqueries(part: Part) -> int:
    match part:
        case Value(source=source):
            return weight(source)
        case AtEnd(record=record):
            return record.subqueries
        case Thing(source=source, record=record) | Things(source=source, record=record):
            return weight(source) + record.subqueries
        case Page(source=source, parts=parts):
            below = sum(p.record.subqueries for p in parts if isinstance(p, Edges | Nodes))
            return weight(source) + below
        case _:
            return 0


def _all_parts(record: Record) -> Sequence[Part]:
    return [part for _, parts in record.alternatives for part in parts]


@dataclass(frozen=True)
class Builder:
    """Builds plans for one caller's access profile."""

    catalogue: Catalogue
    profile: Profile
    _numbers: count[int] = field(default_factory=count)
    _records: dict[tuple[str, int], Record] = field(default_factory=dict)
    """Records by type and by what is selected: what several types share is planned once."""

    def root(self, selected: Selected) -> Root:
        """The plan of a root field."""
        part = self._part(self.catalogue.types["Query"], selected)
        assert isinstance(part, Thing | Things | Page), f"{selected.name} is no compiled root"
        return part

    def _record(self, target: Type, children: Mapping[str, tuple[Selected, ...]]) -> Record:
        place = (target.name, id(children))
        if place not in self._records:
            self._records[place] = self._planned(target, children)
        return self._records[place]

    def _planned(self, target: Type, children: Mapping[str, tuple[Selected, ...]]) -> Record:
        grouped: list[tuple[list[str], tuple[Part, ...]]] = []
        for name in target.possible:
            parts = self._parts(self.catalogue.types[name], children[name], known=not target.abstract)
            alike = next((names for names, others in grouped if others == parts), None)
            if alike is None:
                grouped.append(([name], parts))
            else:
                alike.append(name)
        subqueries = sum(_subqueries(part) for _, parts in grouped for part in parts)
        allowed = self.profile.limits.subqueries
        if subqueries > allowed:
            # Types that select differently are alternatives in the text, each with all that is below it.
            msg = (
                f"What is selected of a {target.name} takes {subqueries:,} subqueries; at most {allowed:,} "
                "are allowed in one root field. Ask for fewer nested lists, or for fewer types that select "
                "differently."
            )
            raise Refused(msg, "LIMIT_EXCEEDED")
        return Record(target.possible, tuple((tuple(names), parts) for names, parts in grouped), subqueries)

    def _parts(self, of: Type, selected: tuple[Selected, ...], *, known: bool) -> tuple[Part, ...]:
        return tuple(
            TypeName(s.key, of.name if known else None) if s.name == "__typename" else self._part(of, s)
            for s in selected
        )

    def _part(self, of: Type, selected: Selected) -> Part:
        field = self.catalogue.field(of.name, selected.name)
        declaration = field.declaration
        match field.form:
            case Form.VALUE:
                return self._value(field, selected, declaration)
            case Form.THING:
                return self._thing(field, selected, declaration)
            case Form.LIST:
                assert isinstance(declaration, Tie | Items | Derived), f"{of.name}.{field.name}"
                record = self._record(self._target(field), selected.children)
                return Things(
                    selected.key, declaration, record, field.nullable, field.items_nullable,
                    selected.arguments,
                )  # fmt: skip
            case Form.PAGE:
                assert isinstance(declaration, Tie | Listed | Derived), f"{of.name}.{field.name}"
                return self._page(field, selected, declaration)

    def _value(self, field: Field, selected: Selected, declaration: Declaration | None) -> Part:
        if declaration is None and field.name == "cursor":
            return Cursor(selected.key)
        assert isinstance(declaration, Told), field.name
        withheld = ""
        if isinstance(declaration, Property) and declaration.permission:
            withheld = self._withheld(declaration.permission)
        return Value(selected.key, declaration, field.nullable, withheld)

    def _withheld(self, permission: str) -> str:
        if permission in self.profile.permissions:
            return ""
        return "real" if DEMONSTRATION_NAMES in self.profile.permissions else "all"

    def _thing(self, field: Field, selected: Selected, declaration: Declaration | None) -> Part:
        target = self._target(field)
        if isinstance(declaration, Lookup):
            (children,) = selected.children.values()
            return Known(selected.key, declaration, children, target.name, field.nullable)
        record = self._record(target, selected.children)
        if declaration is None and field.name == "node":
            return AtEnd(selected.key, record, field.nullable)
        assert isinstance(declaration, Tie | Column | Found), field.name
        value = selected.arguments.get(declaration.argument) if isinstance(declaration, Found) else None
        return Thing(selected.key, declaration, record, field.nullable, value)

    def _page(self, field: Field, selected: Selected, source: Tie | Listed | Derived) -> Page:
        (connection, children), *_ = selected.children.items()
        if selected.arguments.get("first") is not None and selected.arguments.get("last") is not None:
            msg = f"{selected.name} is asked for its first and its last things at once: ask for one."
            raise Refused(msg)
        of = self.catalogue.types[connection]
        assert of.edge is not None, f"{connection} is no connection"
        assert of.node is not None, f"{connection} is no connection"
        parts: list[Edges | Nodes | PageInfo | Total | TypeName] = []
        for child in children:
            match child.name:
                case "edges":
                    parts.append(
                        Edges(child.key, self._record(self.catalogue.types[of.edge], child.children))
                    )
                case "nodes":
                    parts.append(
                        Nodes(child.key, self._record(self.catalogue.types[of.node], child.children))
                    )
                case "pageInfo":
                    info = {c.key: c.name for c in child.children["PageInfo"]}
                    parts.append(PageInfo(child.key, info))
                case "totalCount":
                    parts.append(Total(child.key))
                case "__typename":
                    parts.append(TypeName(child.key, connection))
        return Page(
            selected.key,
            source,
            of.node,
            selected.arguments,
            tuple(parts),
            field.nullable,
            next(self._numbers),
        )

    def _target(self, field: Field) -> Type:
        assert field.target is not None, f"{field.name} gives no object"
        return self.catalogue.types[field.target]
