"""How often forums meet, whether that is enough, and what their minutes left to do (guide §4.1.2, §4.1.4)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.things import Node

from graph.model.forums import ForumKind
from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.fields import AS_OF, argument, described, shown
from schema.findings import TERRITORY, WITHIN
from schema.forums import ActionPoint, Forum
from schema.things import day

LazyNode = Annotated["Node", strawberry.lazy("schema.things")]


class CadenceState(StrEnum):
    """Whether a council meets as often as is expected."""

    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OVERDUE = "OVERDUE"


described(
    CadenceState,
    "Whether a council meets as often as is expected.",
    ON_TRACK="It does, and what is planned keeps it so on the day that it is due.",
    AT_RISK="It does, or is too young to judge; too little is planned before the day that it is due.",
    OVERDUE="It does not: the day has come.",
)


@strawberry.type(description="How often a forum meets (guide §4.1.2); derived, never a fact.")
class Cadence:
    """How often a forum meets."""

    forum: Forum = shown(Column("forum"), "The forum.")
    held: int = shown(Property("held"), "Meetings held in the last 12 months.")
    cancelled: int = shown(Property("cancelled"), "Meetings of the last 12 months that were cancelled.")
    planned: int = shown(Property("planned"), "Meetings planned after the day asked for.")
    latest: dt.date | None = shown(day("latest"), "The latest one held; null where none was.")
    next: dt.date | None = shown(day("next"), "The next planned one; null where none is planned.")
    expected: int | None = shown(
        Property("expected"), "How many are expected in 12 months; null of what is no council."
    )
    by_agreement: bool = shown(
        Property("byAgreement"), "Its own agreement asks for more than the guide's two (§4.1.2)."
    )
    due: dt.date | None = shown(
        day("due"),
        "The first day on which what was held is not enough; null: none is expected, or it never was.",
    )
    state: CadenceState | None = shown(Property("state"), "How it stands; null of what is no council.")


CADENCE = Derived(
    fragment.load("cadence"),
    Order(
        ("coalesce(toString({e}.due), CASE {e}.state WHEN 'OVERDUE' THEN '' ELSE '9' END)", "{e}.forum.id")
    ),
    input=None,
    arguments={"territory": "territory", "kinds": "kinds"},
    needs=(WITHIN,),
    maximum=1_000,
)
CADENCE_ARGUMENTS = (
    TERRITORY,
    argument("kinds", list[ForumKind] | None, "Only of these kinds; all where nothing is said.", None),
    AS_OF,
)


@strawberry.type(description="What minutes left to do for one responsible (guide §4.1.2, §4.1.4).")
class OpenActionPoints:
    """What minutes left to do for one responsible."""

    responsible: LazyNode | None = shown(
        Column("responsible"), "The post or organization whose they are; null where the minutes name nobody."
    )
    open: int = shown(Property("open"), "How many are not done.")
    overdue: int = shown(Property("overdue"), "Those of them whose deadline has passed.")
    undated: int = shown(Property("undated"), "Those of them that have no deadline.")
    oldest: dt.date | None = shown(day("oldest"), "The earliest deadline of them; null where none has one.")
    points: list[ActionPoint] = shown(Items("{n}.points"), "The open ones, by deadline; some dozens at most.")


ACTION_POINTS = Derived(
    fragment.load("action-points"),
    Order(("coalesce(toString({e}.oldest), '9')", "coalesce({e}.responsible.id, '')")),
    input=None,
    arguments={"territory": "territory"},
    needs=(WITHIN,),
    maximum=500,
)
ACTION_POINTS_ARGUMENTS = (TERRITORY, AS_OF)
