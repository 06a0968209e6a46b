"""Whom to call in a municipality about a challenge or a request (guide §2.1, §5, §5.3, §6)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actors import Post
    from schema.organizations import Municipality

from graph.model.posts import AssignmentKind
from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Phrase, Property
from schema.fields import AS_OF, argument, described, shown

_FRAGMENT = fragment.load("contacts-for")

LazyPost = Annotated["Post", strawberry.lazy("schema.actors")]
LazyMunicipality = Annotated["Municipality", strawberry.lazy("schema.organizations")]


class RequestKind(StrEnum):
    """What somebody asks for."""

    LECTURE = "LECTURE"
    TEACHING = "TEACHING"
    YOUTH_CLUB = "YOUTH_CLUB"
    EXERCISE = "EXERCISE"
    THREAT = "THREAT"


described(
    RequestKind,
    "What somebody asks for (guide §5.3).",
    LECTURE="A talk: for the prevention unit.",
    TEACHING="Teaching: for the prevention unit.",
    YOUTH_CLUB="Somebody to come to a youth club: for the prevention unit.",
    EXERCISE="An exercise: for those who plan for emergencies.",
    THREAT="A threat: for those who assess threats.",
)


class ContactPart(StrEnum):
    """Why somebody is the one to call."""

    LOCAL_HOLDER = "LOCAL_HOLDER"
    PREVENTION_UNIT = "PREVENTION_UNIT"
    POLICE_CONTACT = "POLICE_CONTACT"
    SLT_COORDINATOR = "SLT_COORDINATOR"
    DISTRICT_SPECIALIST = "DISTRICT_SPECIALIST"
    COUNTERPART = "COUNTERPART"


described(
    ContactPart,
    "Why somebody is the one to call, in this order.",
    LOCAL_HOLDER="A police post that answers for the matter, for this place.",
    PREVENTION_UNIT="The prevention unit of the district: talks and teaching are its task (guide §5.3).",
    POLICE_CONTACT="The politikontakt, who has the place in the remit (guide §5).",
    SLT_COORDINATOR="The SLT coordinator, who has the place in the remit (guide §6).",
    DISTRICT_SPECIALIST="A police post of the district that answers for the matter (guide §2.1, §5.4).",
    COUNTERPART="A municipal post that answers for the matter; where none does, the chief executive.",
)


@strawberry.input(
    one_of=True, description="What it is about: a challenge, or a kind of request. Exactly one of them."
)
class ContactTopic:
    """What it is about."""

    challenge: str | None = strawberry.field(
        default=strawberry.UNSET, description="Code of a shared challenge: TRAFFIC_SAFETY (guide §2)."
    )
    request: RequestKind | None = strawberry.field(
        default=strawberry.UNSET, description="A kind of request (guide §5.3)."
    )


@strawberry.type(description="Somebody to call, and why.")
class Contact:
    """Somebody to call, and why."""

    rank: int = shown(Property("rank"), "1 is the best.")
    part: ContactPart = shown(Property("part"), "Why this one.")
    post: LazyPost = shown(Column("post"), "The post; `assignments` says who holds it.")
    held_as: AssignmentKind = shown(
        Property("heldAs"), "ACTING or DEPUTY where only a stand-in holds it on that day."
    )
    reason: str = shown(
        Phrase(_FRAGMENT.texts, "reason.code", "reason.args"), "Why this one, in the caller's language."
    )


@strawberry.type(description="A post that would be called, and nobody is in it.")
class PassedOver:
    """A post that would be called, and nobody is in it."""

    part: ContactPart = shown(Property("part"), "Why it would be called.")
    post: LazyPost = shown(Column("post"), "The post.")
    since: dt.date | None = shown(Property("since"), "Vacant since; null where that is not known.")
    reason: str = shown(Phrase(_FRAGMENT.texts), "The vacancy in words, in the caller's language.")


@strawberry.type(description="Whom to call about something in a municipality.")
class ContactsFor:
    """Whom to call about something in a municipality."""

    municipality: LazyMunicipality = shown(Column("municipality"), "The municipality.")
    contacts: list[Contact] = shown(Items("{n}.contacts"), "Whom to call, best first; at most some dozens.")
    counterparts: list[Contact] = shown(
        Items("{n}.counterparts"), "Who answers for it in the municipality; at most some dozens."
    )
    passed_over: list[PassedOver] = shown(
        Items("{n}.passedOver"), "Posts that nobody is in, in the same order; at most some dozens."
    )


CONTACTS_FOR = Derived(
    _FRAGMENT, Order(()), input=None, arguments={"municipality": "municipality", "about": "about"}
)
CONTACTS_FOR_ARGUMENTS = (
    argument("municipality", strawberry.ID, "Id of the municipality: kommune:4601."),
    argument("about", ContactTopic, "What it is about."),
    AS_OF,
)
