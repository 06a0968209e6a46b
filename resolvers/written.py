"""A statement as it is written: its text, and what must be bound before it is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from resolvers.declarations import Need
from resolvers.ordering import Key

GIVEN = "given"
"""The one parameter, a map, that holds every value from the request.

Neo4j keeps a plan for each size of a text or list that is a parameter by itself (up to 1, 10, 100, … long),
and planning a new one can take seconds; the sizes of what is in a map do not count.
"""


@dataclass(frozen=True)
class Binding:
    """A parameter of the statement that comes from the request."""

    name: str
    value: Any
    """A value, a slot, or a list of them."""
    transform: Callable[[Any], Any]


@dataclass(frozen=True)
class CursorBinding:
    """A parameter that a cursor gives: it must belong to the same page, filter and day."""

    name: str
    value: Any
    page: int
    order: tuple[Key, ...]
    """The keys that it carries."""


@dataclass(frozen=True)
class PageKey:
    """What the cursors of a page hang on, and how many rows it was asked for."""

    source: str
    """What it is a page of and in what order, as text that does not change with what is selected."""
    arguments: tuple[Any, ...]
    """The values, or slots, that decide what is in it."""
    size: Any
    """A number, a slot, or None for the default."""
    marked: bool
    """Whether it has cursors: that it goes on from, or that are asked for."""


@dataclass(frozen=True)
class Wanted:
    """Something that must be made ready first, with what the request says of it."""

    need: Need
    day: Any
    """A day, a slot, or None for the day asked for."""
    arguments: Mapping[str, Any]
    """Values, or slots, by argument."""


@dataclass(frozen=True)
class Written:
    """A statement's text, with what must be bound before it is run."""

    text: str
    bindings: tuple[Binding, ...]
    cursors: tuple[CursorBinding, ...]
    pages: Mapping[int, PageKey]
    """What the cursors of each page hang on, by its number."""
    context: frozenset[str]
    """Parameters that the request gives by itself: the day and what is reckoned from it, the language."""
    needs: tuple[Wanted, ...]
    """What must be made ready first."""
