"""Paper and practice: what stands with nothing happening, and what happens with nothing standing."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Order, Property
from schema.fields import AS_OF, described, shown
from schema.findings import TERRITORY, WITHIN
from schema.knowledge import Challenge
from schema.things import Node, day


class PracticeKind(StrEnum):
    """Where paper and practice differ."""

    IDLE_AGREEMENT = "IDLE_AGREEMENT"
    IDLE_FORUM = "IDLE_FORUM"
    NO_AGREEMENT = "NO_AGREEMENT"
    FOCUS_WITHOUT_MEASURE = "FOCUS_WITHOUT_MEASURE"
    MEASURE_WITHOUT_FOCUS = "MEASURE_WITHOUT_FOCUS"


described(
    PracticeKind,
    "Where paper and practice differ.",
    IDLE_AGREEMENT="A cooperation agreement in force: neither signed, revised, evaluated nor met about in "
    "the last 12 months.",
    IDLE_FORUM="A forum, a year old at least, that held no meeting in the last 12 months.",
    NO_AGREEMENT="A council that meets, where no municipality of its territory has a cooperation agreement.",
    FOCUS_WITHOUT_MEASURE="A focus area of a forum that no measure in force of its plans is for.",
    MEASURE_WITHOUT_FOCUS="A measure of a forum's plan for a challenge that is no focus area of the forum or "
    "of the agreement that regulates it.",
)


@strawberry.type(description="Where paper and practice differ; derived, never a fact.")
class PracticeGap:
    """Where paper and practice differ."""

    kind: PracticeKind = shown(Property("kind"), "How they differ.")
    thing: Node = shown(Column("thing"), "The agreement, forum or measure.")
    challenge: Challenge | None = shown(
        Column("challenge"), "The focus area without measure, or what the measure is for; null of the others."
    )
    latest: dt.date | None = shown(
        day("latest"), "When something happened in it last; null where nothing did, or it is not asked."
    )


PAPER_AND_PRACTICE = Derived(
    fragment.load("paper-and-practice"),
    Order(
        ("{e}.kind", "coalesce(toString({e}.latest), '')", "{e}.thing.id", "coalesce({e}.challenge.id, '')")
    ),
    input=None,
    arguments={"territory": "territory"},
    needs=(WITHIN,),
    maximum=2_000,
)
PAPER_AND_PRACTICE_ARGUMENTS = (TERRITORY, AS_OF)
