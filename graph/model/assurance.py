"""Where facts come from, who says that they are complete, and what has been excepted."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from graph.model.base import Node, NodeId, Ref


class Source(Node):
    """Where facts come from (PROV: Entity with its publication). Its own `source` is itself."""

    title: str = Field(min_length=1)
    publisher: str
    assertedBy: str | None = None
    """Who says that its facts are so; empty = the publisher."""
    licence: str
    retrievedOn: dt.date
    statedOn: dt.date | None = None
    """The day that its facts are stated for; an unknown start counts from it."""
    gives: tuple[str, ...] = ()
    """The properties and ties that it gives: `Municipality.name`, `IN_COUNTY`."""
    sha256: str | None = None
    """Checksum of the file, where it is one."""
    anchorOn: dt.date | None = None
    """Demonstration data only: the day that its dates are relative to."""


STATED_OF = (
    "Actor", "Identifier", "PopulationCount", "Role", "Remit", "Forum", "Membership", "Meeting",
    "ActionPoint", "Agreement", "AgreementRevision", "Plan", "Measure", "Offer", "PreventionModel",
    "PoliceOrdinance", "PoliceProcess", "Record", "Challenge", "KnowledgeProduct", "Evaluation",
    "Attestation", "Waiver", "ChangeEvent",
)  # fmt: skip
"""What statements can be about: anything but persons and what they hold, which is said once or not at all."""


class Statement(Node):
    """What one source says of one property of a thing, kept only where another source says otherwise.

    Its `source` is who says it.
    """

    property: str = Field(min_length=1)
    """The property or reference: `website`; of a tie, with its type, end and first day before it."""
    value: str
    """What the source says of it, as a cell of a file has it."""
    statedOn: dt.date | None = None
    """The day that the source is stated for."""
    endedOn: dt.date | None = None
    """Since when the sources no longer differ; empty = they do."""
    subject: Annotated[NodeId, Ref("STATES", STATED_OF)]


class AttestationTopic(StrEnum):
    """What an organization can state to be registered completely."""

    CONTACTS = "CONTACTS"
    FUNCTIONS = "FUNCTIONS"
    FORUMS = "FORUMS"
    MEETINGS = "MEETINGS"
    AGREEMENTS = "AGREEMENTS"
    OFFERS = "OFFERS"
    SLT = "SLT"
    PLANS = "PLANS"
    SCHOOLS = "SCHOOLS"
    ORDINANCES = "ORDINANCES"
    EVALUATIONS = "EVALUATIONS"
    RECORDS = "RECORDS"


class Attestation(Node):
    """An organization states that what is registered on a topic for a place is complete as of a day."""

    topic: AttestationTopic
    completeAsOf: dt.date
    attestedBy: Annotated[NodeId, Ref("ATTESTED_BY", ("Organization",))]
    place: Annotated[NodeId, Ref("FOR_PLACE", ("Municipality", "CityDistrict", "PoliceDistrict"))]


class Waiver(Node):
    """An approved exception to one rule for one subject, with a day on which it runs out."""

    ruleId: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    reason: str = Field(min_length=1)
    validFrom: dt.date
    validTo: dt.date
    """First day on which it no longer holds; mandatory."""
    subject: Annotated[NodeId, Ref("WAIVES_FOR", ("Node",))]
    approvedBy: Annotated[NodeId, Ref("APPROVED_BY", ("Organization", "Post"))]

    @model_validator(mode="after")
    def _forward_in_time(self) -> Self:
        if self.validTo <= self.validFrom:
            msg = (
                f"the waiver runs out ({self.validTo}) before it starts ({self.validFrom}): correct the dates"
            )
            raise ValueError(msg)
        return self
