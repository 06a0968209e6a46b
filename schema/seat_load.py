"""What falls on leaders of service units and SLT coordinators, and how far SLT has spread (guide §6)."""

from __future__ import annotations

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Expression, Order, Property
from schema.actors import Post
from schema.fields import AS_OF, argument, shown
from schema.findings import TERRITORY, WITHIN


@strawberry.type(description="Seats, meetings and places of a post; derived, never a fact.")
class SeatLoad:
    """Seats, meetings and places of a post."""

    post: Post = shown(Column("post"), "The post.")
    seats: int = shown(Property("seats"), "Forums in force that it sits in with a voice.")
    meetings: int = shown(Property("meetings"), "Meetings that these held in the last 12 months.")
    places: int = shown(
        Property("places"), "Municipalities in its remit; without one, those that its unit serves."
    )
    share: float | None = shown(
        Property("share"), "Share of full time; null where one is not known, or nobody is in it."
    )


SEAT_LOAD = Derived(
    fragment.load("seat-load"),
    Order(("-{e}.seats", "-{e}.places", "{e}.post.id")),
    input=None,
    arguments={"territory": "territory", "roles": "roles"},
    needs=(WITHIN,),
    maximum=500,
)
SEAT_LOAD_ARGUMENTS = (
    TERRITORY,
    argument(
        "roles",
        list[str] | None,
        "Of these roles; SERVICE_UNIT_LEADER and SLT_COORDINATOR where nothing is said.",
        None,
    ),
    AS_OF,
)


@strawberry.type(
    description="How far SLT has spread, beside what the guide says of the country (§6, note 15)."
)
class SltSpread:
    """How far SLT has spread."""

    municipalities: int = shown(Property("municipalities"), "Municipalities in force.")
    with_slt: int = shown(Property("withSlt"), "Those with an SLT model in force.")
    unheard: int = shown(Property("unheard"), "Those of which no choice of a model is registered.")
    share: float | None = shown(Property("share"), "withSlt / municipalities; null where there are none.")
    guide_share: float = shown(Expression("0.5"), "The guide: about half of the municipalities have SLT.")
    inhabitants: int = shown(Property("inhabitants"), "Who lives in them, where it is known.")
    inhabitants_with_slt: int = shown(Property("inhabitantsWithSlt"), "Who lives in those with SLT.")
    inhabitants_share: float | None = shown(
        Property("inhabitantsShare"), "inhabitantsWithSlt / inhabitants; null where nobody is known."
    )
    guide_inhabitants_share: float = shown(
        Expression("0.75"), "The guide: about 75 % of the people live in municipalities with SLT."
    )


SLT_SPREAD = Derived(fragment.load("slt-spread"), Order(()), input=None, needs=(WITHIN,))
SLT_SPREAD_ARGUMENTS = (TERRITORY, AS_OF)
