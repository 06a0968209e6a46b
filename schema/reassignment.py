"""The smallest reassignment of municipalities within a GDE (guide §5, note 13)."""

from __future__ import annotations

import strawberry

from queries import fragment
from resolvers.declarations import Column, Derived, Expression, Items, Need, Order, Property
from schema.actors import Post
from schema.fields import AS_OF, argument, shown
from schema.organizations import GeographicUnit, Municipality


@strawberry.type(description="A municipality, and the police contact's post that takes or leaves it.")
class RemitMove:
    """A municipality, and the police contact's post that takes or leaves it."""

    municipality: Municipality = shown(Column("municipality"), "The municipality.")
    post: Post = shown(Column("post"), "The post.")


@strawberry.type(description="The smallest reassignment within a GDE; derived, never a fact.")
class Reassignment:
    """The smallest reassignment within a GDE."""

    unit: GeographicUnit = shown(Column("unit"), "The GDE.")
    feasible: bool = shown(
        Expression("{n}.places <= {n}.room"), "Whether its holders can serve all of it below the limit."
    )
    places: int = shown(Property("places"), "How many municipalities there are to serve.")
    room: int = shown(
        Property("room"),
        "How many its holders may serve together: three each or what is approved, less what they serve "
        "elsewhere. With less room than places all of them together are the bottleneck.",
    )
    takes: list[RemitMove] = shown(
        Items("{n}.takes"), "Who takes what into the remit; empty where nothing is to be done, or no way is."
    )
    leaves: list[RemitMove] = shown(Items("{n}.leaves"), "Who leaves what to another.")


REASSIGNMENT = Derived(
    fragment.load("reassignment"),
    Order(()),
    input=None,
    arguments={"gde": "gde"},
    needs=(Need("reassignment", "reassignment", arguments=("gde",)),),
)
REASSIGNMENT_ARGUMENTS = (argument("gde", strawberry.ID, "Id of the GDE."), AS_OF)
