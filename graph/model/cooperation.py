"""What police and municipalities offer each other, choose, decide and adopt (guide §3, §4, §5, §6)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.model.base import Dated, Named, Node, NodeId, Ref, Tie


class OfferKind(StrEnum):
    """What is offered (guide §3, §4)."""

    AGREEMENT = "AGREEMENT"
    COUNCIL = "COUNCIL"


class OfferAnswer(StrEnum):
    """What was answered; no answer yet is no value."""

    YES = "YES"
    NO = "NO"


class Offer(Node):
    """An offer by the police to a municipality: an agreement, or a council (guide §3, §4)."""

    offerKind: OfferKind
    offeredOn: dt.date
    answer: OfferAnswer | None = None
    answeredOn: dt.date | None = None
    offeredBy: Annotated[NodeId, Ref("OFFERED_BY", ("PoliceDistrict", "GeographicUnit", "ServiceUnit"))]
    offeredTo: Annotated[NodeId, Ref("OFFERED_TO", ("Municipality",))]


class PreventionModelKind(StrEnum):
    """Which model a municipality has chosen; that none is chosen is a fact too."""

    SLT = "SLT"
    OTHER_MODEL = "OTHER_MODEL"
    NONE_CHOSEN = "NONE_CHOSEN"


class PreventionModel(Node, Named, Dated):
    """How municipalities organize prevention towards children and youth: SLT or another model (guide §6)."""

    modelKind: PreventionModelKind
    localName: str | None = None
    """What it is called there: SaLTo in Oslo."""
    targetGroup: str | None = None
    municipalities: Annotated[tuple[NodeId, ...], Ref("CHOSEN_BY", ("Municipality",))]


class PoliceOrdinance(Node, Named):
    """The police ordinance (politivedtekt) of a municipality (guide §4)."""

    adoptedOn: dt.date | None = None
    """Empty = unknown."""
    revisedOn: dt.date | None = None
    """The latest revision."""
    municipality: Annotated[NodeId, Ref("ORDAINED_BY", ("Municipality",))]


class PoliceProcess(Node, Named):
    """A process of the police about priorities and measures that concerns municipalities (guide §4.1.6)."""

    startedOn: dt.date
    endedOn: dt.date | None = None
    ledBy: Annotated[NodeId, Ref("LED_BY", ("PoliceDistrict", "GeographicUnit", "ServiceUnit"))]
    addresses: Annotated[tuple[NodeId, ...], Ref("ADDRESSES", ("Challenge",))] = ()
    linkedTo: Annotated[tuple[NodeId, ...], Ref("LINKED_TO", ("Forum",))] = ()
    """The councils that it is linked to."""


class Concerns(Tie):
    """A process concerns a municipality, and when that was involved."""

    # (:PoliceProcess)-[:CONCERNS]->(:Municipality)
    type = "CONCERNS"
    starts = ("PoliceProcess",)
    ends = ("Municipality",)

    involvedOn: dt.date | None = None
    """Empty = not involved, or not registered."""


class RecordKind(StrEnum):
    """What was decided, approved or clarified."""

    APPROVAL = "APPROVAL"
    DECISION = "DECISION"
    DELEGATION = "DELEGATION"
    CAPACITY_ASSESSMENT = "CAPACITY_ASSESSMENT"
    MANDATE_CLARIFICATION = "MANDATE_CLARIFICATION"
    TRAINING = "TRAINING"
    ROUTINE = "ROUTINE"
    ROLE_SPLIT = "ROLE_SPLIT"
    COMMON_TERMS = "COMMON_TERMS"
    PARTNER_ASSESSMENT = "PARTNER_ASSESSMENT"
    SCHOOL_CONTACT = "SCHOOL_CONTACT"


class Record(Node):
    """A decision, approval or clarification about posts, assignments, forums or organizations.

    Never free text about a person.
    """

    recordKind: RecordKind
    recordedOn: dt.date
    """The day of the decision, approval or clarification."""
    validTo: dt.date | None = None
    """First day on which it no longer holds; empty = open."""
    value: float | None = Field(default=None, ge=0)
    """A number that it gives: the number of municipalities approved."""
    about: Annotated[
        tuple[NodeId, ...],
        Ref("RECORDS", ("Post", "Assignment", "Forum", "Organization")),
    ]
    decidedBy: Annotated[tuple[NodeId, ...], Ref("DECIDED_BY", ("Organization", "Post"))]


class FollowsUp(Tie, Dated):
    """A functional unit follows up contact posts, or all of a district's (guide §5.3)."""

    # (:FunctionalUnit)-[:FOLLOWS_UP]->(:Post|PoliceDistrict)
    type = "FOLLOWS_UP"
    starts = ("FunctionalUnit",)
    ends = ("Post", "PoliceDistrict")


class AffiliatedWith(Tie, Dated):
    """A unit is affiliated with a GDE without being a part of it (guide §5.3)."""

    # (:Organization)-[:AFFILIATED_WITH]->(:GeographicUnit)
    type = "AFFILIATED_WITH"
    starts = ("Organization",)
    ends = ("GeographicUnit",)
