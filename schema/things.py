"""What every thing in the graph shows: its id, where it comes from, whether it is invented."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.base import NAME_FIELDS
from resolvers.declarations import Comparable, Conversion, Expression, Items, Order, Property, Tie
from schema.fields import PAGING, shown
from schema.pages import PageInfo

BY_NAME_SORT = Order(("{m}.nameSort", "{m}.id"))
"""Norwegian alphabetical order of organizations: an index serves it."""

BY_NAME = Order(("coalesce({m}.nameSort, {m}.name)", "{m}.id"))
"""Norwegian alphabetical order, where the name has a key for it."""

_ALL_NAMES = f"[{', '.join(f'{{n}}.{name}' for name in NAME_FIELDS)}]"
NAMES = Items(
    "[name IN [{language: 'nb', value: {n}.name}, {language: 'nn', value: {n}.nameNn}, "
    "{language: 'en', value: {n}.nameEn}, {language: 'se', value: {n}.nameSe}, "
    "{language: 'smj', value: {n}.nameSmj}, {language: 'sma', value: {n}.nameSma}, "
    "{language: 'fkv', value: {n}.nameFkv}] WHERE name.value IS NOT NULL]",
    compared=Comparable(
        f"[{', '.join(f'{{n}}.{name}' for name in NAME_FIELDS)}]", "{n}.namesFolded", listed=True
    ),
)
NAME = Property("name", folded="nameFolded", sort="nameSort")
"""The Norwegian name of a thing that has names."""

LABEL = Expression(
    "coalesce(CASE $language WHEN 'nn' THEN {n}.nameNn WHEN 'en' THEN {n}.nameEn "
    "WHEN 'se' THEN {n}.nameSe END, {n}.name)"
)
"""The name in the caller's language."""


START_KNOWN = Expression("{n}.startKnown IS NULL")
START_KNOWN_TOLD = "False where the first day is only the one on which its source stated it."
END_KNOWN = Expression("{n}.endKnown IS NULL")
END_KNOWN_TOLD = "False where it has ended and nobody knows when: then it counts on no day."
RECORDED_AT = Expression("toString({n}.recordedAt)")
RECORDED_AT_TOLD = "When it was written into the register: ISO 8601, UTC."


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
    recorded_at: str = shown(RECORDED_AT, RECORDED_AT_TOLD)
    ties: TieConnection = shown(
        # Every tie of the model has a source; what a property of a node refers to is a field of its own.
        Tie(
            "({n})-[{t}]-({m}:Node)",
            where="{t}.source IS NOT NULL",
            order=Order(("type({t})", "{m}.id", "coalesce(toString({t}.validFrom), '')", "elementId({t})")),
            edge="t",
        ),
        "Its ties that have a period or a source of their own, whatever the day asked for: those that have "
        "ended and those to come, too.",
        PAGING,
    )
    statements: list[Statement] = shown(
        # (:Statement)-[:STATES]->(:Node)
        Tie(
            "({n})<-[:STATES]-({m}:Statement)",
            where="({m}.endedOn IS NULL OR $asOf < {m}.endedOn)",
            order=Order(("{m}.property", "{m}.id")),
            maximum=50,
        ),
        "What sources say differently of it, each with its value; at most 50. Empty where none disagree.",
    )


@strawberry.type(description="A tie as it is stored: when it holds, where it comes from, what it says.")
class TieEdge:
    """A tie as it is stored."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: Node = shown(None, "The thing at the other end.")
    kind: str = shown(Expression("type({n})"), "What it is: IN_COUNTY, PART_OF, FOCUSES_ON.")
    start: strawberry.ID = shown(Expression("startNode({n}).id"), "Id of the thing that it starts at.")
    end: strawberry.ID = shown(Expression("endNode({n}).id"), "Id of the thing that it ends at.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    mode: str | None = shown(Property("mode"), "FOR_TERRITORY: REPLACES or SUPPLEMENTS (guide §4.3).")
    resources: str | None = shown(Property("resources"), "RESPONSIBLE_FOR: what is contributed.")
    status: str | None = shown(Property("status"), "ATTENDED: PRESENT, DEPUTY or ABSENT.")
    involved_on: dt.date | None = shown(day("involvedOn"), "CONCERNS: when it was involved.")
    year: int | None = shown(Property("year"), "PUPILS_FROM: the year in which the school year starts.")
    count: int | None = shown(Property("count"), "PUPILS_FROM: pupils.")
    share: float | None = shown(Property("share"), "PUPILS_FROM: share of the school's pupils.")
    source: Source | None = shown(Tie("({m}:Node&Source {id: {n}.source})"), "Where it comes from.")
    recorded_at: str = shown(RECORDED_AT, RECORDED_AT_TOLD)
    synthetic: bool = shown(
        Expression("coalesce({n}.synthetic, false)"), "Whether it is invented demonstration data, not a fact."
    )


@strawberry.type(description="Ties as they are stored, in pages.")
class TieConnection:
    """Ties as they are stored."""

    edges: list[TieEdge] = shown(None, "This page, with what is said of each tie.")
    nodes: list[Node] = shown(None, "The things at the other ends.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many ties; counted only when asked for.")


@strawberry.type(description="Where facts come from.")
class Source(Node):
    """Where facts come from."""

    title: str = shown(Property("title"), "What it is called.")
    publisher: str = shown(Property("publisher"), "Who publishes it.")
    asserted_by: str | None = shown(
        Property("assertedBy"), "Who says that its facts are so; null = the publisher."
    )
    licence: str = shown(Property("licence"), "The terms under which its facts may be used.")
    retrieved_on: dt.date = shown(day("retrievedOn"), "When it was retrieved.")
    stated_on: dt.date | None = shown(day("statedOn"), "The day that its facts are stated for.")
    gives: list[str] | None = shown(Property("gives"), "The properties and ties that it gives.")
    anchor_on: dt.date | None = shown(
        day("anchorOn"), "Demonstration data only: the day that its dates are relative to."
    )


@strawberry.type(
    description="What one source says of a property of a thing, kept only where another says otherwise."
)
class Statement(Node):
    """What one source says of one property of a thing."""

    property: str = shown(
        Property("property"), "The property: website; of a tie, with its type, end and first day before it."
    )
    value: str = shown(Property("value"), "What the source says of it. The source is `source`.")
    stated_on: dt.date | None = shown(day("statedOn"), "The day that the source is stated for.")
    ended_on: dt.date | None = shown(
        day("endedOn"), "Since when the sources no longer differ; null = they do."
    )
    subject: Node | None = shown(
        # (:Statement)-[:STATES]->(:Node)
        Tie("({n})-[:STATES]->({m}:Node)"),
        "What it is said of.",
    )
