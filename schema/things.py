"""What every thing in the graph shows: its id, where it comes from, whether it is invented."""

from __future__ import annotations

import datetime as dt

import strawberry

from resolvers.declarations import Conversion, Expression, Items, Order, Property, Tie
from schema.fields import shown

BY_NAME_SORT = Order(("{m}.nameSort", "{m}.id"))
"""Norwegian alphabetical order of organizations: an index serves it."""

BY_NAME = Order(("coalesce({m}.nameSort, {m}.name)", "{m}.id"))
"""Norwegian alphabetical order, where the name has a key for it."""

NAMES = Items(
    "[name IN [{language: 'nb', value: {n}.name}, {language: 'nn', value: {n}.nameNn}, "
    "{language: 'en', value: {n}.nameEn}, {language: 'se', value: {n}.nameSe}, "
    "{language: 'smj', value: {n}.nameSmj}, {language: 'sma', value: {n}.nameSma}, "
    "{language: 'fkv', value: {n}.nameFkv}] WHERE name.value IS NOT NULL]"
)

LABEL = Expression(
    "coalesce(CASE $language WHEN 'nn' THEN {n}.nameNn WHEN 'en' THEN {n}.nameEn "
    "WHEN 'se' THEN {n}.nameSe END, {n}.name)"
)
"""The name in the caller's language."""


def day(name: str) -> Property:
    """A stored day."""
    return Property(name, Conversion.TEXT)


@strawberry.type(description="A name in a language.")
class LocalName:
    """A name in a language."""

    language: str = shown(
        Property("language"),
        "nb, nn, en, se (Northern Sámi), smj (Lule Sámi), sma (Southern Sámi) or fkv (Kven).",
    )
    value: str = shown(Property("value"), "The name.")


@strawberry.interface(description="Anything with an id of its own (Relay).")
class Node:
    """Anything with an id of its own."""

    id: strawberry.ID = shown(Property("id"), "Stable and readable: kommune:4601, politidistrikt:vest.")
    synthetic: bool = shown(
        Expression("coalesce({n}.synthetic, false)"), "Whether it is invented demonstration data, not a fact."
    )
    source: Source | None = shown(Tie("({m}:Node&Source {id: {n}.source})"), "Where it comes from.")


@strawberry.type(description="Where facts come from.")
class Source(Node):
    """Where facts come from."""

    title: str = shown(Property("title"), "What it is called.")
    publisher: str = shown(Property("publisher"), "Who publishes it.")
    licence: str = shown(Property("licence"), "The terms under which its facts may be used.")
    retrieved_on: dt.date = shown(day("retrievedOn"), "When it was retrieved.")
    stated_on: dt.date | None = shown(day("statedOn"), "The day that its facts are stated for.")
    gives: list[str] | None = shown(Property("gives"), "The properties and ties that it gives.")
    anchor_on: dt.date | None = shown(
        day("anchorOn"), "Demonstration data only: the day that its dates are relative to."
    )
