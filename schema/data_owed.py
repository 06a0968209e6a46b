"""Who has not said, or not lately, that what is registered is complete."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actors import Organization

from graph.model.assurance import AttestationTopic
from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.fields import AS_OF, described, shown
from schema.findings import TERRITORY, WITHIN

LazyOrganization = Annotated["Organization", strawberry.lazy("schema.actors")]


class OwedState(StrEnum):
    """How an attestation is missing."""

    NEVER = "NEVER"
    STALE = "STALE"


described(
    OwedState,
    "How an attestation is missing.",
    NEVER="Nobody has attested the topic for the place.",
    STALE="The latest attestation is older than 12 months: absences no longer count as gaps.",
)


@strawberry.type(description="A topic that is not attested for a place.")
class OwedTopic:
    """A topic that is not attested for a place."""

    topic: AttestationTopic = shown(Property("topic"), "What about.")
    place: LazyOrganization = shown(Column("place"), "For which place.")
    state: OwedState = shown(Property("state"), "Never, or too long ago.")
    latest: dt.date | None = shown(Property("latest"), "The latest attestation; null where there is none.")


@strawberry.type(description="What an organization has not attested; derived, never a fact.")
class DataOwed:
    """What an organization has not attested."""

    owes: LazyOrganization = shown(
        Column("owes"),
        "Who attested it last; where nobody did, the police district of contacts, functions and offers, and "
        "the municipality of the rest.",
    )
    never: int = shown(Property("never"), "How many topics for a place were never attested.")
    stale: int = shown(Property("stale"), "How many were, longer than 12 months ago.")
    topics: list[OwedTopic] = shown(Items("{n}.topics", maximum=200), "Which, for which place; at most 200.")


DATA_OWED = Derived(
    fragment.load("data-owed"),
    Order(("-({e}.never + {e}.stale)", "coalesce({e}.owes.nameSort, {e}.owes.name)", "{e}.owes.id")),
    input=None,
    needs=(WITHIN,),
    maximum=400,
)
DATA_OWED_ARGUMENTS = (TERRITORY, AS_OF)
