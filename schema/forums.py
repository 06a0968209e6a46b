"""Standing arenas: who sits in them and what happens there (guide §4, §5.2, §6)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.agreements import Agreement, Plan
    from schema.findings import FindingConnection

from graph.model.forums import AttendanceStatus, ForumKind, ForumLevel, MembershipRole
from resolvers.declarations import Expression, Order, Property, Tie
from schema.actors import HELD, Actor, Organization
from schema.evaluated import FINDINGS, FINDINGS_TOLD
from schema.fields import PAGING, described, shown
from schema.knowledge import Challenge, Evaluation, KnowledgeProduct
from schema.pages import Connection, PageInfo
from schema.things import (
    BY_NAME,
    END_KNOWN,
    END_KNOWN_TOLD,
    LABEL,
    NAME,
    NAMES,
    START_KNOWN,
    START_KNOWN_TOLD,
    LocalName,
    Node,
    day,
)

described(
    ForumKind,
    "What a forum is; the first four are councils.",
    POLICE_COUNCIL="Police council (politiråd) of a municipality (guide §4.1).",
    EXTENDED_POLICE_COUNCIL="Police council with more members than police and municipality (guide §4.2).",
    REGIONAL_POLICE_COUNCIL="Police council of several municipalities (guide §4.3).",
    CITY_DISTRICT_POLICE_COUNCIL="Police council of a city district.",
    SLT_STEERING="Steering group of SLT.",
    SLT_COORDINATING="Coordinating group of SLT.",
    SLT_OPERATIVE="Operative group of SLT.",
    CONTACT_NETWORK="Network of contacts.",
    OTHER="Anything else.",
)
described(
    ForumLevel,
    "The level at which a forum works.",
    STRATEGIC="It decides where to go.",
    COORDINATING="It fits the work of several together.",
    OPERATIVE="It does the work.",
)
described(
    MembershipRole,
    "How somebody takes part.",
    CHAIR="Leads it.",
    SECRETARY="Keeps its agenda and minutes.",
    MEMBER="Is a member.",
    OBSERVER="Is present without being a member: coordinates with nobody.",
)

described(
    AttendanceStatus,
    "Who came for a membership.",
    PRESENT="Whoever has the seat.",
    DEPUTY="Somebody in their place.",
    ABSENT="Nobody.",
)

LazyAgreement = Annotated["Agreement", strawberry.lazy("schema.agreements")]
LazyFindings = Annotated["FindingConnection", strawberry.lazy("schema.findings")]
LazyPlan = Annotated["Plan", strawberry.lazy("schema.agreements")]


_CHAIR_FIRST = Order(
    (
        "CASE {m}.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END",
        "{m}.id",
    )
)


_LATEST_FIRST = Order(("toString({m}.heldOn)", "{m}.id"), descending=True)
"""As text, which sorts as days do, since a cursor carries its keys as text and numbers."""


class MeetingStatus(StrEnum):
    """What a meeting is, seen from the day asked for."""

    PLANNED = "PLANNED"
    HELD = "HELD"
    CANCELLED = "CANCELLED"


described(
    MeetingStatus,
    "What a meeting is, seen from the day asked for.",
    PLANNED="Still to come.",
    HELD="Held on that day or before.",
    CANCELLED="Cancelled, whenever it was to be.",
)


@strawberry.type(description="A standing arena (samarbeidsforum): a police council, an SLT group, a network.")
class Forum(Node):
    """A standing arena."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    kinds: list[ForumKind] = shown(Property("forumKinds"), "What it is: one or more.")
    level: ForumLevel | None = shown(Property("level"), "The level at which it works.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it is no more.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    territory: list[Organization] = shown(
        # (:Forum)-[:FOR_TERRITORY]->(:Municipality|CityDistrict)
        Tie("({n})-[{t}:FOR_TERRITORY]->({m}:Organization)", holds=("t",), order=BY_NAME, maximum=50),
        "The municipalities or city districts that it is for; at most 50.",
    )
    focus_areas: list[Challenge] = shown(
        # (:Forum)-[:FOCUSES_ON]->(:Challenge)
        Tie("({n})-[{t}:FOCUSES_ON]->({m}:Challenge)", holds=("t",), order=BY_NAME, maximum=20),
        "The challenges that it works on; at most 20.",
    )
    memberships: Connection[Membership] = shown(
        # (:Forum)-[:HAS_MEMBERSHIP]->(:Membership)
        Tie("({n})-[:HAS_MEMBERSHIP]->({m}:Membership)", holds=("m",), order=_CHAIR_FIRST),
        "Its seats: the chair first, observers last.",
        PAGING,
    )
    meetings: Connection[Meeting] = shown(
        # (:Forum)-[:HAS_MEETING]->(:Meeting)
        Tie("({n})-[:HAS_MEETING]->({m}:Meeting)", order=_LATEST_FIRST),
        "Its meetings, the latest first; planned ones too.",
        PAGING,
    )
    regulated_by: LazyAgreement | None = shown(
        # (:Forum)-[:REGULATED_BY]->(:Agreement)
        Tie("({n})-[{t}:REGULATED_BY]->({m}:Agreement)", holds=("t",)),
        "The agreement that regulates it.",
    )
    plans: list[LazyPlan] = shown(
        # (:Forum)-[:HAS_PLAN]->(:Plan)
        Tie("({n})-[:HAS_PLAN]->({m}:Plan)", holds=("m",), order=BY_NAME, maximum=10),
        "Its plans in force; at most 10.",
    )
    findings: LazyFindings = shown(FINDINGS, FINDINGS_TOLD, PAGING)


@strawberry.type(description="A post or an organization takes part in a forum in a period.")
class Membership(Node):
    """A seat in a forum."""

    role: MembershipRole = shown(Property("membershipRole"), "An observer coordinates with nobody.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    forum: Forum | None = shown(Tie("({n})<-[:HAS_MEMBERSHIP]-({m}:Forum)"), "The forum.")
    member: Actor | None = shown(
        # (:Membership)-[:OF_MEMBER]->(:Post|Organization)
        Tie("({n})-[:OF_MEMBER]->({m}:Actor)"),
        "The post or organization that has the seat.",
    )
    seat_vacant: bool = shown(
        Expression(
            "EXISTS { MATCH ({n})-[:OF_MEMBER]->({p}:Post) WHERE NOT " + HELD.replace("{n}", "{p}") + " }",
            subqueries=2,
        ),
        "Whether it is the seat of a post that nobody holds on that day.",
    )


@strawberry.type(description="What is registered of a seat at a meeting.")
class AttendanceEdge:
    """What is registered of a seat at a meeting."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: Membership = shown(None, "The seat.")
    status: AttendanceStatus = shown(Property("status"), "Who came for it.")


@strawberry.type(description="The seats of which something is registered at a meeting, in pages.")
class AttendanceConnection:
    """The seats of which something is registered at a meeting."""

    edges: list[AttendanceEdge] = shown(None, "This page, with who came.")
    nodes: list[Membership] = shown(None, "The seats of this page.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many seats; counted only when asked for.")


@strawberry.type(description="A meeting of a forum.")
class Meeting(Node):
    """A meeting of a forum."""

    held_on: dt.date = shown(day("heldOn"), "The day of the meeting, past or future.")
    status: MeetingStatus = shown(
        Expression(
            "CASE WHEN {n}.cancelled THEN 'CANCELLED' WHEN {n}.heldOn <= $asOf THEN 'HELD' ELSE 'PLANNED' END"
        ),
        "Planned, held or cancelled, seen from the day asked for.",
    )
    agenda_sent_on: dt.date | None = shown(day("agendaSentOn"), "When the agenda was sent.")
    minutes_on: dt.date | None = shown(day("minutesOn"), "When the minutes were written.")
    forum: Forum | None = shown(Tie("({n})<-[:HAS_MEETING]-({m}:Forum)"), "The forum.")
    presented: list[KnowledgeProduct] = shown(
        # (:Meeting)-[:PRESENTED]->(:KnowledgeProduct)
        Tie("({n})-[:PRESENTED]->({m}:KnowledgeProduct)", maximum=10),
        "Knowledge products presented there; at most 10.",
    )
    attendance: AttendanceConnection = shown(
        # (:Membership)-[:ATTENDED]->(:Meeting)
        Tie("({n})<-[{t}:ATTENDED]-({m}:Membership)", edge="t"),
        "Who came for which seat, as far as it is registered.",
        PAGING,
    )
    action_points: list[ActionPoint] = shown(
        # (:Meeting)-[:HAS_ACTION_POINT]->(:ActionPoint)
        Tie("({n})-[:HAS_ACTION_POINT]->({m}:ActionPoint)", maximum=20),
        "Tasks from its minutes; at most 20.",
    )


@strawberry.type(description="A task from the minutes of a meeting (guide §4.1.2).")
class ActionPoint(Node):
    """A task from the minutes of a meeting."""

    task: str = shown(Property("task"), "What is to be done.")
    deadline: dt.date | None = shown(day("deadline"), "When it is due.")
    done_on: dt.date | None = shown(day("doneOn"), "When it was done.")
    responsible: Actor | None = shown(
        # (:ActionPoint)-[:ASSIGNED_TO]->(:Post|Organization)
        Tie("({n})-[:ASSIGNED_TO]->({m}:Actor)"),
        "Whose task it is.",
    )
    meeting: Meeting | None = shown(
        # (:Meeting)-[:HAS_ACTION_POINT]->(:ActionPoint)
        Tie("({n})<-[:HAS_ACTION_POINT]-({m}:Meeting)"),
        "The meeting that gave it.",
    )
    refers_to: list[Evaluation] = shown(
        # (:ActionPoint)-[:REFERS_TO]->(:Evaluation)
        Tie("({n})-[:REFERS_TO]->({m}:Evaluation)", maximum=10),
        "The evaluations that it draws on (guide §7); at most 10.",
    )
