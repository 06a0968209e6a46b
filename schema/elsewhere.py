"""The same challenge in other places: who works on it, and what was learned (guide §2, §7)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.knowledge import Challenge, Evaluation
    from schema.organizations import Municipality

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.bounds import Bounds
from schema.fields import AS_OF, argument, described, shown

LazyChallenge = Annotated["Challenge", strawberry.lazy("schema.knowledge")]
LazyEvaluation = Annotated["Evaluation", strawberry.lazy("schema.knowledge")]
LazyMunicipality = Annotated["Municipality", strawberry.lazy("schema.organizations")]


class WorkKind(StrEnum):
    """Where a challenge is named, or worked on."""

    FORUM = "FORUM"
    AGREEMENT = "AGREEMENT"
    MEASURE = "MEASURE"


described(
    WorkKind,
    "Where a challenge is named, or worked on.",
    FORUM="A forum has it as a focus area.",
    AGREEMENT="An agreement has it as a focus area (guide §3).",
    MEASURE="A measure addresses it.",
)


@strawberry.type(description="Where a challenge is named, or worked on.")
class Work:
    """Where a challenge is named, or worked on."""

    kind: WorkKind = shown(Property("kind"), "What it is.")
    id: strawberry.ID = shown(Property("id"), "Its id.")
    name: str = shown(Property("name"), "Its Norwegian name.")


@strawberry.type(description="A municipality that works on a challenge.")
class PlaceWithChallenge:
    """A municipality that works on a challenge."""

    municipality: LazyMunicipality = shown(Column("municipality"), "The municipality.")
    inhabitants: int | None = shown(Property("inhabitants"), "The latest count up to the day.")
    same_size: bool = shown(
        Property("sameSize"), "As large: below 5,000, below 20,000, below 50,000, or more (our classes)."
    )
    same_county: bool = shown(Property("sameCounty"), "In the same county.")
    same_district: bool = shown(Property("sameDistrict"), "In the same police district.")
    focus: list[Work] = shown(Items("{n}.focus"), "What has it as a focus area; at most some dozens.")
    measures: list[Work] = shown(Items("{n}.measures"), "Its measures in force; at most some dozens.")


@strawberry.type(description="The same challenge in other places.")
class SameChallenge:
    """The same challenge in other places."""

    challenge: LazyChallenge = shown(Column("challenge"), "The challenge.")
    places: list[PlaceWithChallenge] = shown(
        Items("{n}.places", maximum=400),
        "Municipalities with it as a focus area and a measure in force: those as large first, then "
        "the near ones, then by name.",
    )
    lessons: list[LazyEvaluation] = shown(
        Items("{n}.lessons"),
        "What was learned: evaluations of forums and agreements that have it as a focus area, the latest "
        "first; at most 50.",
    )
    meta: Bounds = shown(Column("meta"), "How many evaluations there are, and how many are shown.")


SAME_CHALLENGE = Derived(
    fragment.load("same-challenge"),
    Order(()),
    input=None,
    bounds=("meta",),
    arguments={"challenge": "challenge", "municipality": "municipality"},
)
SAME_CHALLENGE_ARGUMENTS = (
    argument("challenge", str, "Code of the challenge: TRAFFIC_SAFETY."),
    argument(
        "municipality", strawberry.ID | None, "Id of the municipality that others are compared with.", None
    ),
    AS_OF,
)
