"""What every node and every tie in the graph has in common.

A model instance is one *row*: what a loader hands to `graph.rows` to be written. Labels are the names of
the class and of those of its ancestors that are kinds themselves; properties are spelt as they are stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph.text import collation_key, fold

NodeId = Annotated[str, StringConstraints(pattern=r"^[a-zæøå-]+:[\w.:/-]+$", max_length=200)]
"""A stable, readable id, never the database's own: `kommune:4601`, `politidistrikt:vest`."""


@dataclass(frozen=True)
class Ref:
    """A field that names another node and is stored as a tie without dates, not as a property."""

    type: str
    """The type of the relationship."""
    to: tuple[str, ...]
    """The kinds that the other end may be of."""
    incoming: bool = False
    """Whether the relationship runs from the other node to this one."""


class Record(BaseModel):
    """Anything that is stored: frozen, and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @classmethod
    def references(cls) -> Mapping[str, Ref]:
        """The fields that are ties to other nodes, by field name."""
        return _references(cls)


@cache
def _references(kind: type[Record]) -> Mapping[str, Ref]:
    # Asked for with every row that is stored, and the same for all rows of a kind.
    found = {
        name: mark
        for name, field in kind.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Ref)
    }
    return MappingProxyType(found)


class Dated(BaseModel):
    """A period, half-open: it holds from `validFrom` up to, not including, `validTo`."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    validFrom: dt.date | None = None
    """First day; where a tie's start is unknown, the day that the source stated it for."""
    startKnown: Literal[False] | None = None
    """False where `validFrom` is only the day on which the source stated the fact."""
    validTo: dt.date | None = None
    """First day on which it no longer holds; empty = open."""
    endKnown: Literal[False] | None = None
    """False where it has ended and nobody knows when: then it counts on no day."""

    @model_validator(mode="after")
    def _forward_in_time(self) -> Self:
        if self.validFrom and self.validTo and self.validTo < self.validFrom:
            msg = f"the period ends ({self.validTo}) before it starts ({self.validFrom}): correct them"
            raise ValueError(msg)
        if self.endKnown is False and self.validTo is not None:
            msg = f"endKnown is false, yet validTo says {self.validTo}: leave one of them out"
            raise ValueError(msg)
        return self


class Node(Record):
    """Anything with an id of its own (Relay's Node)."""

    kind: ClassVar[bool] = True
    """Whether the class name is a label; mixins that only lend fields say False."""

    id: NodeId
    """Stable and readable, the same whenever the thing is spoken of: `kommune:4601`."""
    source: NodeId
    """Id of the Source that gave it."""
    recordedAt: dt.datetime
    """When it was written into the register, UTC."""
    synthetic: Literal[True] | None = None
    """True for demonstration data; absent for facts."""

    @classmethod
    def labels(cls) -> tuple[str, ...]:
        """The labels that a node of this kind carries, most specific first."""
        return tuple(c.__name__ for c in cls.__mro__ if issubclass(c, Node) and c.__dict__.get("kind", True))

    def stored(self) -> dict[str, Any]:
        """The properties as they are stored: references left out, empty ones too."""
        properties = self.model_dump(exclude=set(self.references()), exclude_none=True)
        return properties | (beside_names(properties) if has_names(type(self)) else {})


class Tie(Record):
    """A relationship between two nodes, from `start` to `end`."""

    type: ClassVar[str]
    """The type of the relationship."""
    starts: ClassVar[tuple[str, ...]]
    """The kinds that it may start at."""
    ends: ClassVar[tuple[str, ...]]
    """The kinds that it may end at."""
    apart: ClassVar[str] = "validFrom"
    """The property that tells apart several ties of the same two ends."""

    start: NodeId
    """Where the tie starts."""
    end: NodeId
    """Where it ends."""
    source: NodeId
    """Id of the Source that gave it."""
    recordedAt: dt.datetime
    """When it was written into the register, UTC."""
    synthetic: Literal[True] | None = None
    """True for demonstration data; absent for facts."""

    def stored(self) -> dict[str, Any]:
        """The properties as they are stored on the relationship."""
        return self.model_dump(exclude={"start", "end"}, exclude_none=True)


NAME_FIELDS = ("name", "nameNn", "nameEn", "nameSe", "nameSmj", "nameSma", "nameFkv")
"""The fields that hold the names of a thing, the Norwegian one first."""
BESIDE_NAMES = ("nameSort", "nameFolded", "namesFolded")
"""What is stored beside names: how the first one sorts and matches, and how all of them match."""


def beside_names(properties: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored beside the names among a thing's properties."""
    found = [properties[field] for field in NAME_FIELDS if properties.get(field)]
    return {
        "nameSort": collation_key(found[0]),
        "nameFolded": fold(found[0]),
        "namesFolded": list(dict.fromkeys(map(fold, found))),
    }


class Named(BaseModel):
    """Names in the languages that a thing has a name in; `BESIDE_NAMES` are stored with them."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: str = Field(min_length=1)
    """The Norwegian name (bokmål, or the form that both written languages share)."""
    nameNn: str | None = None
    """Nynorsk, where it differs."""
    nameEn: str | None = None
    """English, where there is one."""
    nameSe: str | None = None
    """Northern Sámi, where there is one."""
    nameSmj: str | None = None
    """Lule Sámi, where there is one."""
    nameSma: str | None = None
    """Southern Sámi, where there is one."""
    nameFkv: str | None = None
    """Kven, where there is one."""


def has_names(kind: type[BaseModel]) -> bool:
    """Whether things of a kind have names."""
    return Named in kind.__mro__
