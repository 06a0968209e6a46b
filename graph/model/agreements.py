"""Agreements, plans and measures: what was promised (guide §2.3, §3, §4)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.model.base import Dated, Named, Node, NodeId, Ref, Tie


class AgreementKind(StrEnum):
    """What an agreement is about. It regulates no formal rights or duties (guide §3)."""

    COOPERATION = "COOPERATION"
    SCHOOL = "SCHOOL"
    COUNTY = "COUNTY"
    OTHER = "OTHER"


class AgreementTopic(StrEnum):
    """What an agreement describes (guide §3, §4.2)."""

    COUNCIL = "COUNCIL"
    COUNCIL_EXTENSION = "COUNCIL_EXTENSION"
    CONTACT = "CONTACT"
    MEETINGS = "MEETINGS"
    INFORMATION_SHARING = "INFORMATION_SHARING"
    EMERGENCY_PREPAREDNESS = "EMERGENCY_PREPAREDNESS"
    SLT = "SLT"
    EVALUATION = "EVALUATION"


class Agreement(Node, Named):
    """An agreement between police and others (avtale), in force from `signedOn` up to `validTo`."""

    agreementKinds: tuple[AgreementKind, ...] = Field(min_length=1)
    signedOn: dt.date | None = None
    """Empty where nobody has signed it yet, or the day is unknown."""
    validTo: dt.date | None = None
    """First day on which it no longer holds; empty = open."""
    nextRevisionOn: dt.date | None = None
    describes: tuple[AgreementTopic, ...] = ()
    """What it describes."""
    meetingsPerYear: int | None = Field(default=None, ge=1)
    """How many council meetings a year its parties have agreed on, where they have."""
    parties: Annotated[tuple[NodeId, ...], Ref("HAS_PARTY", ("Organization",))]


class AgreementRevision(Node):
    """A revision of an agreement (guide §3)."""

    revisedOn: dt.date
    agreement: Annotated[NodeId, Ref("HAS_REVISION", ("Agreement",), incoming=True)]
    focusBefore: Annotated[tuple[NodeId, ...], Ref("FOCUS_BEFORE", ("Challenge",))] = ()
    """The focus areas that it replaced."""
    focusAfter: Annotated[tuple[NodeId, ...], Ref("FOCUS_AFTER", ("Challenge",))] = ()
    """The focus areas that it set."""
    refersTo: Annotated[tuple[NodeId, ...], Ref("REFERS_TO", ("Evaluation",))] = ()
    """The evaluations that it draws on (guide §7)."""
    basedOn: Annotated[tuple[NodeId, ...], Ref("BASED_ON", ("KnowledgeProduct",))] = ()


class PlanKind(StrEnum):
    """A forum's overarching plan, or an action plan for a challenge."""

    OVERARCHING = "OVERARCHING"
    ACTION = "ACTION"


class Plan(Node, Named, Dated):
    """A plan in force in its period (guide §4)."""

    planKind: PlanKind
    adoptedOn: dt.date | None = None
    forum: Annotated[NodeId | None, Ref("HAS_PLAN", ("Forum",), incoming=True)] = None
    addresses: Annotated[tuple[NodeId, ...], Ref("ADDRESSES", ("Challenge",))] = ()
    adoptedBy: Annotated[tuple[NodeId, ...], Ref("ADOPTED_BY", ("Post",))] = ()
    """The posts that adopted it; leaders, where it shall count as step 4 (guide §2.3)."""
    refersTo: Annotated[tuple[NodeId, ...], Ref("REFERS_TO", ("Evaluation",))] = ()
    """The evaluations that it draws on (guide §7)."""


class Measure(Node, Named, Dated):
    """A measure (tiltak) running in its period (guide §2, §2.3)."""

    adoptedOn: dt.date | None = None
    plan: Annotated[NodeId | None, Ref("HAS_MEASURE", ("Plan",), incoming=True)] = None
    addresses: Annotated[tuple[NodeId, ...], Ref("ADDRESSES", ("Challenge",))] = ()
    adoptedBy: Annotated[tuple[NodeId, ...], Ref("ADOPTED_BY", ("Post",))] = ()


class ResponsibleFor(Tie, Dated):
    """The organization is a responsible party of a plan or measure."""

    # (:Organization)-[:RESPONSIBLE_FOR]->(:Plan|Measure)
    type = "RESPONSIBLE_FOR"
    starts = ("Organization",)
    ends = ("Plan", "Measure")

    resources: str | None = None
    """What it contributes, in words; empty = none stated."""


class RegulatedBy(Tie, Dated):
    """The agreement that regulates a forum."""

    # (:Forum)-[:REGULATED_BY]->(:Agreement)
    type = "REGULATED_BY"
    starts = ("Forum",)
    ends = ("Agreement",)
