"""How much falls on each police contact, and who is over the limit (guide §5, note 13)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.actors import Post
from schema.fields import AS_OF, described, shown
from schema.findings import TERRITORY, WITHIN
from schema.organizations import Municipality
from schema.things import day


class LoadState(StrEnum):
    """Whether a police contact serves more municipalities than the limit."""

    WITHIN = "WITHIN"
    APPROVED = "APPROVED"
    OVER = "OVER"
    UNKNOWN = "UNKNOWN"


described(
    LoadState,
    "Whether a police contact serves more municipalities than the limit.",
    WITHIN="Three at most.",
    APPROVED="More, as many as Politidirektoratet has approved.",
    OVER="More, and not approved.",
    UNKNOWN="More, and the approval gives no number.",
)


@strawberry.type(description="What falls on a police contact (guide §5); derived, never a fact.")
class ContactLoad:
    """What falls on a police contact."""

    post: Post = shown(Column("post"), "The post.")
    municipalities: list[Municipality] = shown(
        Items("{n}.municipalities", maximum=20),
        "Those of all such posts of its holder (of several holders, of the one with most); of the post alone "
        "where nobody is in it. At most 20.",
    )
    count: int = shown(Property("count"), "How many they are.")
    inhabitants: int | None = shown(
        Property("inhabitants"), "Who lives in them; null where the number of one is not known."
    )
    kilometres: float | None = shown(
        Property("kilometres"),
        "Kilometres, as the crow flies, between those two of them that are farthest from each other; 0 of "
        "one alone, null where no position is known.",
    )
    share: float | None = shown(
        Property("share"),
        "Share of full time over these posts; null where one is not known, or nobody is in it.",
    )
    approved: int | None = shown(
        Property("approved"), "How many Politidirektoratet has approved; null where no number is approved."
    )
    approved_until: dt.date | None = shown(
        day("approvedUntil"),
        "The first day without that approval; null where it is open, or there is none.",
    )
    state: LoadState = shown(Property("state"), "Whether it is over the limit.")


CONTACT_LOAD = Derived(
    fragment.load("contact-load"),
    Order(("-{e}.count", "{e}.post.id")),
    input=None,
    arguments={"territory": "territory"},
    needs=(WITHIN,),
    maximum=200,
)
CONTACT_LOAD_ARGUMENTS = (TERRITORY, AS_OF)
