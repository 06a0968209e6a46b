"""What a plan is made of.

A plan is a tree of frozen values. `resolvers.cypher` writes it as one statement and `resolvers.projector`
reads the statement's one record; both walk it in the same order, so that a record needs no names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from resolvers.conditions import Condition, Hidden, subqueries
from resolvers.declarations import Column, Derived, Found, Items, Listed, Lookup, Sought, Tie, Told
from resolvers.ordering import Key
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
    hidden: Hidden = ()
    """Of these types the caller sees none, or none but demonstration data."""


@dataclass(frozen=True)
class Thing:
    """At most one thing."""

    key: str
    source: Tie | Column | Found | Derived
    record: Record
    nullable: bool
    value: Any = None
    """For a root that finds by an argument: its value or slot."""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    """For what is derived: values or slots of the fragment's parameters."""


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
    source: Tie | Items | Derived | Sought
    record: Record
    nullable: bool
    items_nullable: bool
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Edges:
    """The edges of a page: their own parts, and the thing at the other end."""

    key: str
    record: Record

    @property
    def cursors(self) -> tuple[str, ...]:
        """The keys of the cursors among its parts."""
        return tuple(part.key for part in _all_parts(self.record) if isinstance(part, Cursor))


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
class Meta:
    """What kind of answer a page is: whole or cut, trimmed, of which day and state of the facts."""

    key: str
    keys: Mapping[str, str]
    """Response key → field, in the order selected."""

    @property
    def reads_version(self) -> bool:
        """Whether the data version is asked for, which has to be read."""
        return "dataVersion" in self.keys.values()


@dataclass(frozen=True)
class Total:
    """How many there are on all pages."""

    key: str


@dataclass(frozen=True)
class Number:
    """How many things a summary or a group is about."""

    key: str


@dataclass(frozen=True)
class Measure:
    """What is reckoned from one value of all things."""

    key: str
    source: Told
    functions: tuple[tuple[str, str], ...]
    """Response key and function, or `__typename`, in the order selected."""
    type: str
    computed: int
    """How many subqueries one value takes."""


@dataclass(frozen=True)
class Summary:
    """What is reckoned over all things of a list, or of a group."""

    key: str
    parts: tuple[Number | Measure | TypeName, ...]


@dataclass(frozen=True)
class By:
    """What things are grouped by: a value, or the one thing that they are tied to."""

    name: str
    """The name of the field."""
    source: Told | Tie
    computed: int
    """How many subqueries it takes."""
    hidden: Hidden
    """Of these types the caller sees none, or none but demonstration data."""


@dataclass(frozen=True)
class KeyValue:
    """A value that the things of a group have in common."""

    key: str
    at: int | None
    """Which of the keys it is; None where nothing is grouped by it."""


@dataclass(frozen=True)
class KeyThing:
    """A thing that the things of a group are tied to."""

    key: str
    at: int | None
    record: Record


@dataclass(frozen=True)
class Keys:
    """What the things of a group have in common."""

    key: str
    parts: tuple[KeyValue | KeyThing | TypeName, ...]


@dataclass(frozen=True)
class Gathered:
    """Where the things of a group come from: they have been found already."""


@dataclass(frozen=True)
class Groups:
    """The things of a list in groups of those that are alike."""

    key: str
    by: tuple[By, ...]
    parts: tuple[Keys | Number | Summary | Page | TypeName, ...]
    size: Any
    """How many groups: a number, a slot, or None for the default."""

    @property
    def things(self) -> tuple[tuple[str, KeyThing], ...]:
        """The things among what groups have in common, each with the key where its keys stand."""
        keys = ((part.key, key) for part in self.parts if isinstance(part, Keys) for key in part.parts)
        return tuple((under, key) for under, key in keys if isinstance(key, KeyThing))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the things of each group."""
        return tuple(part for part in self.parts if isinstance(part, Page))


PagePart = Edges | Nodes | PageInfo | Meta | Total | Summary | Groups | TypeName


@dataclass(frozen=True)
class Page:
    """A connection: one page of things in a total order."""

    key: str
    source: Tie | Listed | Derived | Gathered
    node: str
    """The type of its things."""
    arguments: Mapping[str, Any]
    where: Condition
    order: tuple[Key, ...]
    parts: tuple[PagePart, ...]
    nullable: bool
    number: int = field(compare=False)
    """Tells the pages of a plan apart; types that select alike share theirs."""
    hidden: Hidden = ()
    """Of these types the caller sees none, or none but demonstration data."""

    @cached_property
    def backward(self) -> bool:
        """Whether it is read from the end."""
        return self.arguments.get("last") is not None

    @property
    def rows(self) -> tuple[Edges | Nodes, ...]:
        """The parts that each of its rows gives."""
        return tuple(part for part in self.parts if isinstance(part, Edges | Nodes))

    @cached_property
    def reckoned(self) -> tuple[Summary | Groups, ...]:
        """The parts that are reckoned over all things of the list."""
        return tuple(part for part in self.parts if isinstance(part, Summary | Groups))

    @property
    def counts(self) -> bool:
        """Whether it is asked how many there are."""
        return any(isinstance(part, Total) for part in self.parts)

    @cached_property
    def versioned(self) -> bool:
        """Whether its place in a record ends with the data version."""
        return any(isinstance(part, Meta) and part.reads_version for part in self.parts)

    @property
    def goes_on(self) -> bool:
        """Whether it goes on from a cursor."""
        return any(self.arguments.get(name) is not None for name in ("after", "before"))

    @cached_property
    def owned(self) -> bool:
        """Whether its place in a record ends with the id of the thing that it hangs on: cursors name it."""
        match self.source:
            case Tie() | Derived(input=str()):
                return self.cursors or (self.goes_on and self.reads)
            case _:
                return False

    @property
    def trimmed(self) -> bool:
        """Whether something of what is asked for is kept from the caller."""
        groups = [part for part in self.parts if isinstance(part, Groups)]
        keys = [key.record for part in groups for _, key in part.things]
        return (
            bool(self.hidden)
            or any(map(_record_trimmed, [*(row.record for row in self.rows), *keys]))
            or any(page.trimmed for part in groups for page in part.pages)
        )

    @property
    def reads(self) -> bool:
        """Whether any of its rows are read."""
        return any(isinstance(part, Edges | Nodes | PageInfo) for part in self.parts)

    @property
    def found_once(self) -> bool:
        """Whether its things are found once for all that is asked of them.

        Where a filter looks at each thing closely, or things are those of another one. A list of a kind
        is quicker read in its order, of which an index gives a page without the rest, and counted apart.
        """
        several = self.counts + self.reads + len(self.reckoned) > 1
        tied = isinstance(self.source, Tie) and not self.source.edge
        return several and (tied or (isinstance(self.source, Listed) and subqueries(self.where) > 0))

    @property
    def bare(self) -> bool:
        """Whether a row is just what its one part gives: most lists are read so, and it is the shortest."""
        return len(self.rows) == 1 and not self.cursors

    @property
    def places(self) -> tuple[int | None, ...]:
        """Where in a row each part stands that rows give; None where it is the row itself."""
        return (None,) if self.bare else tuple(range(self.cursors, self.cursors + len(self.rows)))

    @property
    def cursors(self) -> bool:
        """Whether anything selected needs the keys of its rows."""
        return any(
            (isinstance(part, Edges) and part.cursors)
            or (isinstance(part, PageInfo) and {"startCursor", "endCursor"} & set(part.keys.values()))
            for part in self.parts
        )


Part = Value | TypeName | Cursor | Known | Thing | AtEnd | Things | Page
Root = Thing | Things | Page


def _all_parts(record: Record) -> Sequence[Part]:
    return [part for _, parts in record.alternatives for part in parts]


def _record_trimmed(record: Record) -> bool:
    return bool(record.hidden) or any(map(trimmed, _all_parts(record)))


def trimmed(part: Part) -> bool:
    """Whether something of what is asked for is kept from the caller."""
    match part:
        case Value(withheld=withheld):
            return bool(withheld)
        case Thing(record=record) | Things(record=record) | AtEnd(record=record):
            return _record_trimmed(record)
        case Page():
            return part.trimmed
        case _:
            return False


def may_be_null(part: Part) -> bool:
    """Whether the schema allows a null in the part's place of a row."""
    match part:
        case Cursor() | TypeName():
            return True  # made here, not read from the row
        case Known() | Thing() | AtEnd() | Things() | Page() | Value():
            return part.nullable
