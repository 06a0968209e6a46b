"""The kinds of declaration that a field can carry: what it is in the graph, said once, beside the field.

Patterns and expressions are Cypher templates: `{n}` is the thing that the field belongs to, `{m}` the thing
that a tie leads to, any other `{name}` a variable of the pattern. They hold no value from a request; values
arrive as parameters, spelt `$name`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from queries.fragment import Fragment

_VARIABLE = re.compile(r"\{([a-z]\w*)\}")


def variables(template: str) -> tuple[str, ...]:
    """The names between braces in a template, in order of first appearance."""
    return tuple(dict.fromkeys(_VARIABLE.findall(template)))


def fill(template: str, names: Mapping[str, str]) -> str:
    """The template with its variables replaced."""
    return _VARIABLE.sub(lambda match: names[match[1]], template)


def holds(variable: str) -> str:
    """The condition that a dated thing holds on the day asked for."""
    return (
        f"coalesce({variable}.validFrom, $asOf) <= $asOf AND "
        f"({variable}.validTo IS NULL OR $asOf < {variable}.validTo) AND {variable}.endKnown IS NULL"
    )


class Conversion(Enum):
    """What is done to a stored value on its way into a record."""

    NONE = "{value}"
    TEXT = "toString({value})"
    """Days and moments travel as ISO text: driver dates are slow to make."""


@dataclass(frozen=True)
class Comparable:
    """What a filter compares instead of the value itself."""

    value: str
    """The value as it is stored: an expression over `{n}` or over a variable of `pattern`."""
    folded: str | None = None
    """The value without case and accents, where it is stored."""
    pattern: str | None = None
    """A pattern that must exist with a fitting value: a number that a thing has or had."""
    listed: bool = False
    """Whether it is a list of which one must fit: the names in all languages."""


@dataclass(frozen=True)
class Property:
    """A stored property, or a column of a derived row."""

    name: str
    conversion: Conversion = Conversion.NONE
    permission: str | None = None
    """What a caller needs to read it; without it, only demonstration data show it, or nothing at all.

    Nothing is filtered, ordered or grouped by it: it would leak through a number."""
    folded: str | None = None
    """The property that holds it without case and accents, where there is one."""
    sort: str | None = None
    """The property that sorts as a Norwegian would, where there is one."""


@dataclass(frozen=True)
class Expression:
    """A value computed from the thing by a Cypher expression over `{n}`."""

    template: str
    subqueries: int = 0
    """How many subqueries it holds."""
    compared: Comparable | None = None
    """What a filter compares, where that is not the value on the day asked for."""


@dataclass(frozen=True)
class Phrase:
    """A sentence rendered in the caller's language from two columns: a code, and its arguments."""

    texts: Mapping[str, Mapping[str, str]]
    """Sentences by code and language."""
    code: str = "code"
    args: str = "args"


@dataclass(frozen=True)
class Sentences:
    """Sentences stored as JSON, {code, args} or a list of them; their texts stand with a rule."""

    name: str
    rule: str
    """The property that names the rule."""
    listed: bool = False
    """Whether each is told by itself; otherwise they are joined to one text."""


@dataclass(frozen=True)
class Lookup:
    """A thing that the product itself knows (a rule), found by a stored key."""

    registry: str
    key: str


@dataclass(frozen=True)
class Column:
    """A thing in a column of a derived row."""

    name: str


@dataclass(frozen=True)
class Items:
    """A list of small maps or things in a column of a derived row, or of a computed expression over `{n}`."""

    template: str
    maximum: int = 50
    """How many there are at most: what one actor shares with another is some dozens."""
    compared: Comparable | None = None
    """What a filter compares, where there is one: the names in all languages."""


@dataclass(frozen=True)
class Order:
    """The order of a list, all one way: expressions over `{m}`, or over `{e}`, a derived row.

    Each gives a text or a whole number, never null, so that a cursor can carry it; the last is unique.
    """

    keys: tuple[str, ...]
    descending: bool = False


@dataclass(frozen=True)
class Need:
    """Something that must be made ready before the statement runs, and is handed to it as a parameter."""

    parameter: str
    what: str
    """What it is: "findings" of a day, a "preview" of a rule."""
    day: str | None = None
    """The argument that gives the day it is wanted for; None: the day asked for."""
    ahead: bool | None = None
    """Whether that day must lie after the day asked for, or must not; None: either."""
    arguments: tuple[str, ...] = ()
    """Further arguments of the field that it is made from."""


@dataclass(frozen=True)
class Tie:
    """Things that the graph ties to this one.

    `holds` names the variables of the pattern that must hold on the day asked for; `where` is a further
    condition. `maximum` bounds a plain list; a connection has pages instead.
    """

    pattern: str
    holds: tuple[str, ...] = ()
    where: str | None = None
    order: Order = field(default_factory=lambda: Order(("{m}.id",)))
    maximum: int = 1
    edge: str | None = None
    """The variable that a connection reads the fields of its edges from, where they have any."""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Derived:
    """Rows that a fragment derives from this thing: coordination is one. A single thing is its only row."""

    fragment: Fragment
    order: Order
    input: str | None
    """The fragment's input that this thing is; None at a root."""
    arguments: Mapping[str, str] = field(default_factory=dict)
    """The fragment's parameters that arguments of the field give: parameter → argument."""
    transforms: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """What is done to an argument on its way into a parameter, by parameter."""
    node: str | None = None
    """The column that holds the thing at the other end of an edge."""
    needs: tuple[Need, ...] = ()
    maximum: int | None = None
    """How many rows a plain list of them can have, where that is stated."""
    bounds: tuple[str, ...] = ()
    """The columns that say whether a bound has cut a row: {resultMode, found, shown}."""


@dataclass(frozen=True)
class Found:
    """A root: one thing, found by the value of an argument. `$value` is that value."""

    pattern: str
    argument: str


@dataclass(frozen=True)
class Sought:
    """A root: several things, each found by one of an argument's values. `$value` is that value."""

    pattern: str
    argument: str
    maximum: int


@dataclass(frozen=True)
class Listed:
    """A root: all things of a kind, in pages."""

    pattern: str
    holds: tuple[str, ...] = ()
    order: Order = field(default_factory=lambda: Order(("{m}.id",)))
    where: str | None = None
    """A further condition on what is listed."""
    needs: tuple[Need, ...] = ()


Told = Property | Expression | Phrase | Sentences
"""What gives a value."""
Declaration = Told | Lookup | Column | Items | Tie | Derived | Found | Sought | Listed


def weight(declaration: Declaration | None) -> int:
    """How many subqueries a field becomes, what is selected below it apart."""
    match declaration:
        case Tie() | Listed() | Found() | Sought() | Column():
            return 1
        case Derived(fragment=fragment):
            return fragment.weight
        case Expression(subqueries=subqueries):
            return subqueries
        case _:
            return 0
