"""How a field carries its declaration, and the arguments that fields share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from resolvers.declarations import Declaration

DECLARATION = "declaration"
"""The key of a field's metadata under which its declaration lies."""


def argument(name: str, annotation: object, description: str, default: object = strawberry.UNSET) -> Any:
    """An argument of a field."""
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )


def described(enum: type[Enum], description: str, **members: str) -> None:
    """Show an enum to clients, with what each member means.

    Raises ValueError for a member that is left out, or is none.
    """
    if members.keys() != enum.__members__.keys():
        differing = ", ".join(sorted(members.keys() ^ enum.__members__.keys()))
        msg = f"{enum.__name__}: {differing} is described without being a member, or the other way round"
        raise ValueError(msg)
    strawberry.enum(enum, description=description)
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]  # strawberry.enum adds it
        value.description = members[value.name]


AS_OF = argument("as_of", dt.date | None, "The day asked for; today in Norway where nothing is said.")
PAGING = (
    argument("first", int | None, "How many from the start: 0 to 500; 25 where nothing is said."),
    argument("after", str | None, "Start behind this cursor."),
    argument("last", int | None, "How many from the end: 0 to 500."),
    argument("before", str | None, "End before this cursor."),
)


def shown(
    declaration: Declaration | None, description: str, arguments: Iterable[StrawberryArgument] = ()
) -> Any:
    """A field with what it is in the graph; None where the connection around it gives it."""
    field = strawberry.field(description=description, metadata={DECLARATION: declaration})
    field.arguments = list(arguments)
    return field
