"""What one request brings with it: its day, its language, who asks, and the one way to run a statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from graph.statements import Statement

Language = Literal["nb", "nn", "se", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

DEMONSTRATION_NAMES = "demonstration:names"
"""The permission to see persons' names where they are made up."""

Run = Callable[[Statement], Awaitable[Any]]
"""Reads the one record of a statement, within the caller's time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may ask for."""

    body: int
    """Bytes of the body."""
    tokens: int
    """Tokens of a document (and, counted apart, comments)."""
    depth: int
    """Objects inside each other; a connection with its edges and node counts as one, a leaf as none."""
    introspection_depth: int
    """The same below `__schema` and `__type`, where each field counts."""
    introspection_values: int
    """Values that the schema may tell of itself; its lists count as long as they typically are."""
    aliases: int
    """Aliases of an operation, counted wherever their fragment is used."""
    root_fields: int
    """Fields of the operation itself, `__typename` apart."""
    directives: int
    """Directives in a document."""
    field_directives: int
    """Directives at one place."""
    subqueries: int
    """Subqueries in one root field; each field declares its weight."""
    nodes: int
    """Nodes of an answer: a connection counts its `first`, a plain list its maximum, nested ones multiply."""
    request_seconds: float
    """How long a request may take."""
    transaction_seconds: float
    """How long one statement may take in the database."""
    planning_seconds: float
    """How long the database may plan a question whose text is new; the request's time starts after that."""
    evaluating_seconds: float
    """How long the rules may take on a day that is not kept yet; the request's time starts after that."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if value <= 0:
                msg = f"{each.name} is {value}; it must be above zero, or nothing at all could be asked"
                raise ValueError(msg)
        if self.transaction_seconds > self.request_seconds:
            msg = (
                f"transaction_seconds ({self.transaction_seconds:g}) is longer than request_seconds "
                f"({self.request_seconds:g}): a statement cannot outlive its request. Shorten it"
            )
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a caller may see, and how much. Part of a plan's key: one profile's plan never serves another."""

    name: str
    """`local` or `anonymous`."""
    permissions: frozenset[str]
    limits: Limits

    def __post_init__(self) -> None:
        if not self.name:
            msg = "a profile needs a name: plans are kept by it"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as the resolvers see it."""

    today: dt.date
    """The day in Oslo, read once; what `asOf` is where nothing is said."""
    language: Language
    profile: Profile
    request_id: str
    run: Run
    plan: Run | None = None
    """Has a statement planned that is new, in a time of its own; None: it is planned when it is run."""
    patience: Callable[[], AbstractContextManager[None]] = nullcontext
    """Gives what is made ready inside it a time of its own."""

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            msg = f"language is {self.language!r}; it must be one of {', '.join(LANGUAGES)}"
            raise ValueError(msg)


class Refused(Exception):
    """A question that cannot be answered as it stands: the message says what to change.

    The code is one of the list in docs/errors.md: `BAD_INPUT` for an argument, `LIMIT_EXCEEDED` for too much,
    `BUSY` for too much at the moment.
    """

    def __init__(
        self, message: str, code: Literal["BAD_INPUT", "LIMIT_EXCEEDED", "BUSY"] = "BAD_INPUT"
    ) -> None:
        super().__init__(message)
        self.code = code
