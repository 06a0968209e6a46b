"""What would be otherwise if somebody left a post: the single points that coordination hangs on."""

from __future__ import annotations

import strawberry

from queries import departure, fragment
from queries.finding import Verdict
from resolvers.declarations import Column, Derived, Items, Need, Order, Property, Sentences
from schema.actors import Actor, Post
from schema.fields import AS_OF, argument, shown
from schema.findings import TERRITORY, Finding


@strawberry.type(description="A finding that would be another one.")
class FindingThen:
    """A finding that would be another one."""

    finding: Finding = shown(Column("finding"), "The finding as things are.")
    would: Verdict = shown(Property("would"), "The verdict that the rule would give.")
    reason: str = shown(Sentences("reason", "ruleId"), "Why it would say so.")


@strawberry.type(description="Two actors that would be tied no more, or less far.")
class PairThen:
    """Two actors that would be tied no more, or less far."""

    actor: Actor = shown(Column("actor"), "The organization that is left, at the top.")
    partner: Actor = shown(Column("partner"), "The other, at the top.")
    step: int | None = shown(Property("step"), "The step of the ladder as things are (guide §2.3).")
    would_tie: bool = shown(Property("wouldTie"), "Whether anything would still tie them.")
    would_step: int | None = shown(Property("wouldStep"), "The step that would be left; null: none.")


@strawberry.type(description="What would be otherwise if the holders of a post left; reckoned, never a fact.")
class Departure:
    """What would be otherwise if the holders of a post left."""

    post: Post = shown(Column("post"), "The post.")
    posts: list[Post] = shown(
        Items("{n}.posts"), "The posts that they leave: this one, or all that they hold."
    )
    broken: int = shown(
        Property("broken"), "How many findings are met or excepted now and would be a gap or not heard of."
    )
    cut: int = shown(Property("cut"), "How many pairs would not be tied any more.")
    findings: list[FindingThen] = shown(
        Items("{n}.findings", maximum=200), "The findings that would be others, the most binding first."
    )
    pairs: list[PairThen] = shown(
        Items("{n}.pairs", maximum=200), "The pairs that would be tied no more, or less far."
    )


_EVERYWHERE = argument(
    "everywhere", bool, "Whether they leave all posts that they hold, not this one alone.", False
)
_FRAGMENT = fragment.load("departures")

DEPARTURE = Derived(
    _FRAGMENT,
    Order(()),
    input=None,
    needs=(Need("departures", "departure", arguments=("post", "everywhere")),),
)
DEPARTURE_ARGUMENTS = (argument("post", strawberry.ID, "Id of the post."), _EVERYWHERE, AS_OF)

SINGLE_POINTS = Derived(
    _FRAGMENT,
    Order(("-{e}.broken", "-{e}.cut", "{e}.post.id")),
    input=None,
    needs=(Need("departures", "departures", arguments=("territory", "limit", "everywhere")),),
    maximum=departure.MOST,
)
SINGLE_POINTS_ARGUMENTS = (
    TERRITORY,
    argument("limit", int, f"How many posts are reckoned; at most {departure.MOST}.", 5),
    _EVERYWHERE,
    AS_OF,
)
