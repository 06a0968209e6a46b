"""Who was offered nothing by the police, has not answered, or said no (guide §3, §4)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from graph.model.cooperation import OfferKind
from queries import fragment
from resolvers.declarations import Column, Derived, Order, Property
from schema.cooperation import Offer
from schema.fields import AS_OF, described, shown
from schema.findings import TERRITORY, WITHIN
from schema.organizations import Municipality
from schema.things import day


class OfferState(StrEnum):
    """How an offer to a municipality stands that has not what is offered."""

    NOT_OFFERED = "NOT_OFFERED"
    UNANSWERED = "UNANSWERED"
    DECLINED = "DECLINED"


described(
    OfferState,
    "How an offer to a municipality stands that has not what is offered.",
    NOT_OFFERED="No offer is registered.",
    UNANSWERED="The latest offer is not answered yet.",
    DECLINED="The latest offer was answered with no: the municipality is free to.",
)


@strawberry.type(description="A municipality without agreement or council, and how the offer stands.")
class OpenOffer:
    """A municipality without agreement or council, and how the offer stands."""

    municipality: Municipality = shown(Column("municipality"), "The municipality.")
    kind: OfferKind = shown(Property("kind"), "What it is without: an agreement in force, or a council.")
    state: OfferState = shown(Property("state"), "How the offer stands.")
    since: dt.date | None = shown(
        day("since"),
        "The day of the offer, or of the no; null where it is not known, or nothing was offered.",
    )
    days: int | None = shown(Property("days"), "Days since then.")
    offer: Offer | None = shown(Column("offer"), "The latest offer; null where there was none.")


OFFERS_OPEN = Derived(
    fragment.load("offers-open"),
    Order(
        (
            "CASE {e}.state WHEN 'NOT_OFFERED' THEN 0 WHEN 'UNANSWERED' THEN 1 ELSE 2 END",
            "coalesce(toString({e}.since), '')",
            "{e}.municipality.id",
            "{e}.kind",
        )
    ),
    input=None,
    needs=(WITHIN,),
    maximum=720,
)
OFFERS_OPEN_ARGUMENTS = (TERRITORY, AS_OF)
