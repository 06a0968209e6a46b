"""What can be asked, as plain data: every type and field with its declaration, made once from the schema.

The catalogue is the only door from a request to names in the graph: a field that is not here is not compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from resolvers.declarations import Declaration


class Form(Enum):
    """What a field gives."""

    VALUE = "VALUE"
    """A scalar, an enum value, or a list of them."""
    THING = "THING"
    """At most one object."""
    LIST = "LIST"
    """A plain list of objects, bounded by its declared maximum."""
    PAGE = "PAGE"
    """A connection."""


class Leaf(Enum):
    """What a value is: it decides how it can be compared, and what can be reckoned from it."""

    TEXT = "TEXT"
    ID = "ID"
    INTEGER = "INTEGER"
    FLOAT = "FLOAT"
    FLAG = "FLAG"
    DAY = "DAY"
    MOMENT = "MOMENT"
    CHOICE = "CHOICE"
    """One of an enum's values."""


@dataclass(frozen=True)
class Field:
    """A field of a type."""

    name: str
    declaration: Declaration | None
    """None for the parts of a connection, which the connection itself gives."""
    form: Form
    target: str | None
    """The type of the objects that it gives: for a connection the type of its nodes."""
    nullable: bool
    """Whether the field itself may be null."""
    items_nullable: bool = True
    """Whether an element of its list may be null."""
    leaf: Leaf | None = None
    """What its value is; None where it gives objects."""
    many: bool = False
    """Whether it gives a list of such values."""
    edge: str | None = None
    """For a connection whose edges tell something of ties: their type."""

    @property
    def row(self) -> str | None:
        """The type of what its list is filtered and ordered by: edges that tell of ties, or things."""
        return self.edge or self.target

    @property
    def at_end(self) -> bool:
        """Whether it is the thing at the end of an edge, which the connection itself gives."""
        return self.declaration is None and self.name == "node"

    @property
    def several(self) -> bool:
        """Whether it can lead to several things."""
        return self.form in (Form.LIST, Form.PAGE)


@dataclass(frozen=True)
class Type:
    """An object type or an interface. A type that interfaces lead to is named as the label of its nodes."""

    name: str
    fields: Mapping[str, Field]
    possible: tuple[str, ...]
    """The object types that it can be, most specific first: itself, where it is one."""
    edge: str | None = None
    """For a connection: the name of its edge type."""
    node: str | None = None
    """For a connection: the type of its nodes."""
    permission: str | None = None
    """What a caller needs to know of such things at all; without it, only demonstration ones are there."""

    @property
    def abstract(self) -> bool:
        """Whether the type of a thing must be read from its labels."""
        return self.possible != (self.name,)


@dataclass(frozen=True)
class Catalogue:
    """Every type by name."""

    types: Mapping[str, Type]

    def field(self, type_name: str, field_name: str) -> Field:
        """The field of a type. Raises KeyError: validation has refused what does not exist."""
        return self.types[type_name].fields[field_name]

    def roots(self) -> Mapping[str, Field]:
        """The root fields that are compiled."""
        return {n: f for n, f in self.types["Query"].fields.items() if f.declaration is not None}
