"""Of what sources say different things."""

from __future__ import annotations

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.fields import AS_OF, shown
from schema.findings import TERRITORY, WITHIN
from schema.things import Node, Statement


@strawberry.type(description="A property of a thing of which sources say different things.")
class DisagreeingSources:
    """A property of a thing of which sources say different things."""

    thing: Node = shown(Column("thing"), "The thing.")
    property: str = shown(
        Property("property"), "The property: website; of a tie, with its type, end and first day before it."
    )
    statements: list[Statement] = shown(
        Items("{n}.statements", maximum=20), "What each source says of it, by source; at most 20."
    )


SOURCES_DISAGREE = Derived(
    fragment.load("sources-disagree"),
    Order(("{e}.thing.id", "{e}.property")),
    input=None,
    arguments={"territory": "territory"},
    needs=(WITHIN,),
    maximum=200,
)
SOURCES_DISAGREE_ARGUMENTS = (TERRITORY, AS_OF)
