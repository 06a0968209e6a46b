"""What falls on a post, an organization or a forum in the days to come, and what is overdue."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Order, Property
from schema.fields import AS_OF, argument, described, shown
from schema.things import Node, day


class DueKind(StrEnum):
    """What falls due."""

    MEETING = "MEETING"
    MINUTES = "MINUTES"
    ACTION_POINT = "ACTION_POINT"
    AGREEMENT_REVISION = "AGREEMENT_REVISION"
    AGREEMENT_END = "AGREEMENT_END"
    EVALUATION = "EVALUATION"
    RECORD_END = "RECORD_END"
    PLAN_END = "PLAN_END"
    ASSIGNMENT_END = "ASSIGNMENT_END"


described(
    DueKind,
    "What falls due.",
    MEETING="A planned meeting of a forum that it is, or has a voice in.",
    MINUTES="Minutes of a meeting of a forum that it is, or the secretary of: 30 days after it (our figure).",
    ACTION_POINT="The deadline of an action point that it is responsible for, or that was given there.",
    AGREEMENT_REVISION="The next revision of an agreement of which it is a party, or that regulates it (§3).",
    AGREEMENT_END="The end of such an agreement.",
    EVALUATION="The next evaluation that the latest one of its forum, agreement or model names (guide §7).",
    RECORD_END="The end of an approval, a decision or another record about it.",
    PLAN_END="The end of a plan of its forum.",
    ASSIGNMENT_END="The day from which somebody no longer holds its post.",
)


@strawberry.type(description="Something that falls due.")
class FallsDue:
    """Something that falls due."""

    kind: DueKind = shown(Property("kind"), "What it is.")
    on: dt.date = shown(day("on"), "The day that it falls on.")
    overdue: bool = shown(Property("overdue"), "Whether that day has passed.")
    thing: Node = shown(Column("thing"), "The meeting, action point, agreement, evaluation, record, …")
    about: Node = shown(Column("about"), "The forum, agreement, model, post or organization that it is of.")


FALLS_DUE = Derived(
    fragment.load("falls-due"),
    Order(("toString({e}.on)", "{e}.kind", "{e}.thing.id", "{e}.about.id")),
    input=None,
    arguments={"actor": "actor", "days": "days"},
    maximum=200,
)
FALLS_DUE_ARGUMENTS = (
    argument(
        "actor",
        strawberry.ID,
        "Id of a post, of an organization with its parts and all their posts, or of a forum with all that "
        "falls due in it.",
    ),
    argument("days", int, "How many days ahead; never more than 3,660.", 90),
    AS_OF,
)
