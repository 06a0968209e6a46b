"""Standing arenas, who sits in them, and what happens there (guide §4, §5.2, §6)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from graph.model.base import Dated, Named, Node, NodeId, Ref, Tie


class ForumKind(StrEnum):
    """What a forum is. The first four are councils."""

    POLICE_COUNCIL = "POLICE_COUNCIL"
    EXTENDED_POLICE_COUNCIL = "EXTENDED_POLICE_COUNCIL"
    REGIONAL_POLICE_COUNCIL = "REGIONAL_POLICE_COUNCIL"
    CITY_DISTRICT_POLICE_COUNCIL = "CITY_DISTRICT_POLICE_COUNCIL"
    SLT_STEERING = "SLT_STEERING"
    SLT_COORDINATING = "SLT_COORDINATING"
    SLT_OPERATIVE = "SLT_OPERATIVE"
    CONTACT_NETWORK = "CONTACT_NETWORK"
    OTHER = "OTHER"


class ForumLevel(StrEnum):
    """The level at which a forum that is not SLT works."""

    STRATEGIC = "STRATEGIC"
    COORDINATING = "COORDINATING"
    OPERATIVE = "OPERATIVE"


class Forum(Node, Named, Dated):
    """A standing arena (samarbeidsforum)."""

    forumKinds: tuple[ForumKind, ...] = Field(min_length=1)
    """One or more: a council often is the SLT steering group too."""
    level: ForumLevel | None = None


class TerritoryMode(StrEnum):
    """How a regional council relates to a municipality's own council (guide §4.3)."""

    REPLACES = "REPLACES"
    SUPPLEMENTS = "SUPPLEMENTS"


class ForTerritory(Tie, Dated):
    """The forum is for this place. Lying in it ties nobody."""

    # (:Forum)-[:FOR_TERRITORY]->(:Municipality|CityDistrict)
    type = "FOR_TERRITORY"
    starts = ("Forum",)
    ends = ("Municipality", "CityDistrict")

    mode: TerritoryMode | None = None


class MembershipRole(StrEnum):
    """How somebody takes part. An observer is shown, and coordinates with nobody."""

    CHAIR = "CHAIR"
    SECRETARY = "SECRETARY"
    MEMBER = "MEMBER"
    OBSERVER = "OBSERVER"


class Membership(Node, Dated):
    """A post or an organization takes part in a forum in a period."""

    membershipRole: MembershipRole
    forum: Annotated[NodeId, Ref("HAS_MEMBERSHIP", ("Forum",), incoming=True)]
    member: Annotated[NodeId, Ref("OF_MEMBER", ("Post", "Organization"))]


class Meeting(Node):
    """A meeting of a forum. Held, planned or cancelled follows from the day asked for."""

    heldOn: dt.date
    """The day of the meeting, past or future."""
    cancelled: bool = False
    agendaSentOn: dt.date | None = None
    minutesOn: dt.date | None = None
    forum: Annotated[NodeId, Ref("HAS_MEETING", ("Forum",), incoming=True)]
    presented: Annotated[tuple[NodeId, ...], Ref("PRESENTED", ("KnowledgeProduct",))] = ()


class AttendanceStatus(StrEnum):
    """Who came for a membership."""

    PRESENT = "PRESENT"
    DEPUTY = "DEPUTY"
    ABSENT = "ABSENT"


class Attended(Tie):
    """What is registered of a membership at a meeting; no tie = not registered."""

    # (:Membership)-[:ATTENDED]->(:Meeting)
    type = "ATTENDED"
    starts = ("Membership",)
    ends = ("Meeting",)

    status: AttendanceStatus


class ActionPoint(Node):
    """A task from the minutes of a meeting (guide §4.1.2)."""

    task: str = Field(min_length=1)
    deadline: dt.date | None = None
    doneOn: dt.date | None = None
    meeting: Annotated[NodeId, Ref("HAS_ACTION_POINT", ("Meeting",), incoming=True)]
    responsible: Annotated[NodeId | None, Ref("ASSIGNED_TO", ("Post", "Organization"))] = None
    refersTo: Annotated[tuple[NodeId, ...], Ref("REFERS_TO", ("Evaluation",))] = ()
    """The evaluations that it draws on (guide §7)."""
