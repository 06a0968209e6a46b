"""Whom an actor coordinates with, derived on the day asked for (guide §2.3)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

if TYPE_CHECKING:
    from schema.actors import Actor

from queries import fragment
from resolvers.declarations import Derived, Items, Order, Phrase, Property
from schema.fields import PAGING, argument, described, shown
from schema.pages import PageInfo
from schema.things import day

_FRAGMENT = fragment.load("coordination")

LazyActor = Annotated["Actor", strawberry.lazy("schema.actors")]


class Granularity(StrEnum):
    """How closely a partner is named."""

    POST = "POST"
    ORGANIZATION = "ORGANIZATION"
    TOP = "TOP"


described(
    Granularity,
    "How closely a partner is named.",
    POST="As the post itself.",
    ORGANIZATION="As the organization that the post belongs to.",
    TOP="As the topmost organization that it is part of: the municipality, the police district.",
)


class ArenaKind(StrEnum):
    """What ties two actors."""

    CONTACT = "CONTACT"
    FORUM = "FORUM"
    AGREEMENT = "AGREEMENT"
    PLAN = "PLAN"
    MEASURE = "MEASURE"


described(
    ArenaKind,
    "What ties two actors.",
    CONTACT="A liaison post, and a place in its remit (guide §5).",
    FORUM="Seats in one forum (guide §4).",
    AGREEMENT="Parties of one agreement (guide §3).",
    PLAN="Both responsible for one plan.",
    MEASURE="Both responsible for one measure.",
)


class ArenaState(StrEnum):
    """Whether something has happened in an arena lately."""

    ACTIVE = "ACTIVE"
    STANDING = "STANDING"
    DORMANT = "DORMANT"


described(
    ArenaState,
    "Whether something has happened in an arena lately.",
    ACTIVE="An event in the last 12 months.",
    STANDING="No event in the last 12 months, yet a held liaison, or an agreement not gone stale.",
    DORMANT="Neither: it is on paper only.",
)


@strawberry.type(description="An arena that two actors share.")
class Arena:
    """An arena that two actors share."""

    kind: ArenaKind = shown(Property("kind"), "What it is.")
    id: strawberry.ID = shown(Property("id"), "Id of the forum, agreement, plan, measure or liaison post.")
    name: str = shown(Property("name"), "Its Norwegian name.")
    state: ArenaState = shown(
        Property("state"),
        "ACTIVE: an event in the last 12 months. STANDING: a held liaison, or an agreement not gone stale.",
    )
    since: dt.date | None = shown(Property("since"), "When the tie in it started.")
    last_active: dt.date | None = shown(Property("lastActive"), "The last event in it.")
    ties: bool = shown(Property("ties"), "Whether it ties the two on that day; otherwise only shown.")
    seat_vacant: bool = shown(Property("seatVacant"), "A seat of either is vacant: shown, and ties nobody.")
    observer: bool = shown(Property("observer"), "Either only observes: shown, and gives no step.")
    wide: bool = shown(Property("wide"), "More than 25 organizations: ties only who met, step 1 at most.")
    co_party: bool = shown(Property("coParty"), "Parties of one agreement on the same side: no step.")
    same_side: bool = shown(Property("sameSide"), "Both are police, or neither is.")


@strawberry.type(description="Why a step of the coordination ladder is reached (guide §2.3).")
class StepEvidence:
    """Why a step of the coordination ladder is reached."""

    step: int = shown(Property("step"), "1 information, 2 understanding, 3 own plans, 4 joint plan.")
    text: str = shown(Phrase(_FRAGMENT.texts), "The evidence in words, in the caller's language.")


@strawberry.type(description="A turnover that was bridged: at most 31 days without a tie of the same kind.")
class BridgedGap:
    """A turnover that was bridged."""

    start: dt.date = shown(Property("from"), "First day without the tie.")
    end: dt.date = shown(Property("to"), "First day with it again.")


def _items(column: str) -> Items:
    return Items(f"{{n}}.{column}")


@strawberry.type
class Standing:
    """How the coordination of two stands; what shows it says of whom."""

    step: int | None = shown(
        Property("step"), "The highest step of the ladder with evidence: 1 to 4; null = none (guide §2.3)."
    )
    since: dt.date | None = shown(day("since"), "Start of the tie, unbroken across turnover.")
    last_active: dt.date | None = shown(day("lastActive"), "The last event in an arena that ties.")
    dormant: bool = shown(Property("dormant"), "No arena that ties them is ACTIVE or STANDING.")
    projected: bool = shown(
        Property("projected"), "The day is in the future: planned meetings count as held."
    )
    same_side: bool = shown(
        Property("sameSide"), "Both are police, or neither is: two municipalities, for instance."
    )
    skipped: list[int] = shown(Property("skipped"), "Lower steps without evidence.")
    arenas: list[Arena] = shown(_items("arenas"), "Where they meet; at most some dozens.")
    evidence: list[StepEvidence] = shown(_items("evidence"), "Why the steps are reached.")
    gaps: list[BridgedGap] = shown(_items("gaps"), "Turnovers that were bridged.")


@strawberry.type(description="One partner, and how the coordination with it stands.")
class CoordinationEdge(Standing):
    """One partner, and how the coordination with it stands."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order and day.")
    node: LazyActor = shown(None, "The partner.")


@strawberry.type(description="Partners in pages.")
class CoordinationConnection:
    """Partners in pages."""

    edges: list[CoordinationEdge] = shown(None, "This page, with how each coordination stands.")
    nodes: list[LazyActor] = shown(None, "The partners of this page.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many partners there are.")


COORDINATION = Derived(
    _FRAGMENT,
    Order(("coalesce(-{e}.step, 0)", "coalesce({m}.nameSort, {m}.name)", "{m}.id")),
    input="actor",
    arguments={
        "granularity": "granularity",
        "includeInternal": "includeInternal",
        "includeWide": "includeWide",
    },
    node="partner",
)
COORDINATION_ARGUMENTS: tuple[Any, ...] = (
    *PAGING,
    argument(
        "granularity",
        Granularity,
        "POST names posts, ORGANIZATION their units, TOP follows part-of to the top.",
        Granularity.ORGANIZATION,
    ),
    argument("include_internal", bool, "Whether to show ties between parts of one organization.", False),
    argument("include_wide", bool, "Whether to count forums of more than 25 organizations.", True),
)
