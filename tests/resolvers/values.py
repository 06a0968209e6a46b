"""Values for generated operations: what a world has, parts of it, and what it has not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

from graphql import GraphQLEnumType, GraphQLInputType

from tests.oracle.memory import Memory
from tests.oracle.values import NUMBERS, When, names, of_link, value
from tests.resolvers.documents import TEXTS
from tests.resolvers.wide_world import DAYS

OUTSIDE = ("1850-01-01", "2026-11-24", "2040-12-31")


@dataclass(frozen=True)
class Draw:
    """A value that is drawn anew for every request."""

    make: Callable[[Random], Any]


def drawn(value: Any, random: Random) -> Any:
    """The value with everything in it drawn."""
    match value:
        case Draw(make=make):
            return make(random)
        case Mapping():
            return {name: drawn(each, random) for name, each in value.items()}
        case list():
            return [drawn(each, random) for each in value]
    return value


class Source(Protocol):
    """Gives values for arguments."""

    def size(self, random: Random) -> int:
        """How many things a page holds."""

    def argument(self, name: str, of: str, kind: GraphQLInputType) -> Any:
        """A value of an argument of a field that leads to something of a type."""

    def operand(self, full: str, of: str, operator: str, kind: Any) -> Any:
        """What the values of a field are compared with."""


@dataclass
class Values:
    """Draws values from a world."""

    memory: Memory
    random: Random
    _known: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def size(self, random: Random) -> int:
        """How many things a page holds."""
        return random.choice((0, 1, 1, 2, 2, 3, 5, 25, 500))

    def argument(self, name: str, of: str, kind: GraphQLInputType) -> Any:
        """What a root is asked for."""
        if isinstance(kind, GraphQLEnumType):
            return Draw(lambda random: random.choice(list(kind.values)))
        ids = sorted(self.memory.things)
        own = sorted(each.id for each in self.memory.of_kind(of)) or ids
        match name:
            case "asOf":
                return Draw(lambda random: random.choice((*DAYS, *OUTSIDE)))
            case "number":
                return Draw(lambda random: random.choice(("0301", "4601", "03", "9999")))
            case "ids":
                return Draw(
                    lambda random: [random.choice((*ids, "no:1")) for _ in range(random.randint(1, 4))]
                )
            case "id":
                return Draw(lambda random: random.choice(own if random.random() < 0.9 else [*ids, "no:1"]))
        raise AssertionError(f"nothing is known of the argument {name}")

    def operand(self, full: str, of: str, operator: str, kind: Any) -> Any:
        """What the values of a field are compared with."""
        if isinstance(kind, GraphQLEnumType):
            return self.random.choice(list(kind.values))  # it decides the text of a statement
        if operator == "isNull" or kind.name == "Boolean":
            return Draw(lambda random: random.random() < 0.5)
        if full == "count":
            return Draw(lambda random: random.randint(0, 4))
        known = self._values(full, of)
        match kind.name:
            case "Int" | "Float":
                return Draw(lambda random: random.choice((*known, 0, 2, -1)))
            case "Date":
                return Draw(lambda random: random.choice((*known, *DAYS, *OUTSIDE)))
        return Draw(lambda random: _text(random, known, operator, bare=kind.name == "ID"))

    def _values(self, full: str, of: str) -> list[Any]:
        if (full, of) not in self._known:
            things = self.memory.of_kind(of)
            when = When(self.memory, "2026-11-24", "nb")
            if of.endswith("Edge"):
                links = [link for thing in self.memory.things.values() for link in self.memory.links(thing)]
                found = [of_link(full.split(".")[1], link) for link in links if link.stored]
            elif full in NUMBERS:
                found = [each.values["value"] for each in self.memory.of_kind("Identifier")]
            elif full.endswith(".names"):
                found = [name["value"] for thing in things for name in names(thing)]
            else:
                found = [value(full, thing, when) for thing in things]
            flat = [item for each in found for item in (each if isinstance(each, list) else [each])]
            self._known[full, of] = [each for each in dict.fromkeys(flat) if each is not None]
        return self._known[full, of]


def _text(random: Random, known: list[str], operator: str, *, bare: bool) -> str:
    if not known or random.random() < 0.12:
        return random.choice(TEXTS)
    text = random.choice(known)
    if bare:
        return text
    start = random.randint(0, len(text) - 1)
    end = random.randint(start, len(text))
    part = {"contains": text[start:end], "startsWith": text[:end], "endsWith": text[start:]}.get(
        operator, text
    )
    return random.choice((part, part, part.upper(), part.lower()))
