"""Whether a municipality and its police put the same challenges first (guide §2)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.knowledge import Challenge

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.fields import AS_OF, argument, described, shown

LazyChallenge = Annotated["Challenge", strawberry.lazy("schema.knowledge")]


class PriorityStanding(StrEnum):
    """Who puts a challenge first."""

    BOTH = "BOTH"
    MUNICIPALITY_ONLY = "MUNICIPALITY_ONLY"
    POLICE_ONLY = "POLICE_ONLY"


class PrioritySide(StrEnum):
    """Whose a source is."""

    BOTH = "BOTH"
    MUNICIPALITY = "MUNICIPALITY"
    POLICE = "POLICE"


class PriorityKind(StrEnum):
    """Where a challenge is named."""

    AGREEMENT = "AGREEMENT"
    COUNCIL = "COUNCIL"
    PLAN = "PLAN"
    MEASURE = "MEASURE"
    PRODUCT = "PRODUCT"
    PROCESS = "PROCESS"


described(
    PriorityStanding,
    "Who puts a challenge first.",
    BOTH="Both: together, or each by itself.",
    MUNICIPALITY_ONLY="The municipality alone.",
    POLICE_ONLY="The police alone.",
)
described(
    PrioritySide,
    "Whose a source is.",
    BOTH="Of both together.",
    MUNICIPALITY="Of the municipality, or a part of it.",
    POLICE="Of its police district, or of a unit that serves it.",
)
described(
    PriorityKind,
    "Where a challenge is named.",
    AGREEMENT="A focus area of an agreement of the two (guide §3).",
    COUNCIL="A focus area of a council for the place (guide §4).",
    PLAN="A plan of such a council, or one that they are responsible for.",
    MEASURE="A measure in force that they are responsible for.",
    PRODUCT="A knowledge product that a revision of their agreement set the focus area by (guide §4.1.5).",
    PROCESS="A process of the police that concerns the municipality (guide §4.1.6).",
)


@strawberry.type(description="Where a challenge is named.")
class PrioritySource:
    """Where a challenge is named."""

    side: PrioritySide = shown(Property("side"), "Whose it is.")
    kind: PriorityKind = shown(Property("kind"), "What it is.")
    id: strawberry.ID = shown(Property("id"), "Its id.")
    name: str = shown(Property("name"), "Its Norwegian name or title.")


@strawberry.type(description="A challenge that a municipality or its police put first.")
class Priority:
    """A challenge that a municipality or its police put first."""

    challenge: LazyChallenge = shown(Column("challenge"), "The challenge.")
    standing: PriorityStanding = shown(Property("standing"), "Who puts it first.")
    sources: list[PrioritySource] = shown(Items("{n}.sources"), "Where it is named; at most some dozens.")


PRIORITIES = Derived(
    fragment.load("priorities"),
    Order(("{e}.challenge.name", "{e}.challenge.id")),
    input=None,
    arguments={"municipality": "municipality"},
    maximum=20,
)
PRIORITIES_ARGUMENTS = (argument("municipality", strawberry.ID, "Id of the municipality."), AS_OF)
