"""What a cell may name, stored or brought by the files: by its names and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from graph.model.base import NAME_FIELDS, Node
from graph.model.organizations import Identifier
from seeds.importing.files import Given
from seeds.importing.spool import Spool
from seeds.shapes import goes_by_name

NAMES = (*NAME_FIELDS, "officialName", "title", "code")
"""The columns with what a thing goes by, the name that it is shown with first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that may be named, and what it goes by."""

    id: str
    labels: frozenset[str]
    name: str
    ended: str | None
    aliases: tuple[str, ...]
    """Its names in all languages, and its numbers, former ones too."""

    def __str__(self) -> str:
        return f"{self.id} {self.name}" + (f" (ended {self.ended})" if self.ended else "")


class Brought:
    """What the files themselves bring, by its names and numbers: no other file knows it yet."""

    def __init__(self) -> None:
        self._things = Spool[Thing]()
        self._numbers: dict[str, list[str]] = {}

    def take(self, row: Given) -> None:
        """Remember what a row brings, if it is of a kind that goes by its name or gives a number."""
        model, said = row.shape.model, row.values
        if model is Identifier:
            organization, number = said.get("organization"), said.get("value")
            if isinstance(organization, str) and isinstance(number, str):
                self._numbers.setdefault(organization.strip(), []).append(number.strip())
        elif issubclass(model, Node) and goes_by_name(model) and isinstance(said.get("id"), str):
            names = tuple(each.strip() for name in NAMES if isinstance(each := said.get(name), str) and each)
            ended = said.get("validTo") or None
            labels = frozenset(model.labels())
            name = names[0] if names else ""
            self._things.add(Thing(said["id"].strip(), labels, name, ended and str(ended), names))

    def beside(self, stored: Iterable[Thing]) -> Iterator[Thing]:
        """What is stored, and what the files bring, each with the numbers that the files give it."""
        for thing in chain(stored, self._things):
            numbers = self._numbers.get(thing.id)
            yield replace(thing, aliases=(*thing.aliases, *numbers)) if numbers else thing

    def by_name(self) -> Iterator[tuple[str, list[str]]]:
        """The numbers of organizations that the files name otherwise than by their id."""
        return ((name, numbers) for name, numbers in self._numbers.items() if ":" not in name)
