"""How the coordination of two stands, and that of all pairs in a territory (guide §2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.actors import Organization

from queries import fragment
from resolvers.declarations import Column, Derived, Items, Order, Property
from schema.bounds import Bounds
from schema.coordination import Granularity, LazyActor, Standing
from schema.fields import AS_OF, argument, shown

PAIRS_MAXIMUM = 2000
"""The most pairs of a matrix; the fragment's own bound."""

LazyOrganization = Annotated["Organization", strawberry.lazy("schema.actors")]


@strawberry.type(description="Two actors, and how their coordination stands.")
class Pair(Standing):
    """Two actors, and how their coordination stands."""

    a: LazyActor = shown(Column("a"), "The one, as it is counted at the granularity asked for.")
    b: LazyActor = shown(Column("b"), "The other, as it is counted at the granularity asked for.")
    internal: bool = shown(
        Property("internal"), "Both are counted as one and the same: within an organization nothing is shown."
    )


@strawberry.type(description="Who in a territory coordinates with whom.")
class CoordinationMatrix:
    """Who in a territory coordinates with whom."""

    territory: LazyOrganization = shown(Column("territory"), "The territory.")
    actors: list[LazyActor] = shown(
        Items("{n}.actors", maximum=500),
        "Its municipalities, and the counties and police districts that they lie in; below TOP their "
        "parts too, or the posts of all of these.",
    )
    pairs: list[Pair] = shown(
        Items("{n}.pairs", maximum=PAIRS_MAXIMUM),
        "The pairs that share an arena, each once, the highest step first.",
    )
    meta: Bounds = shown(Column("meta"), "Whether all pairs are there.")


_GRANULARITY = argument(
    "granularity",
    Granularity,
    "POST names posts, ORGANIZATION their units, TOP follows part-of to the top.",
    Granularity.TOP,
)
_WIDE = argument("include_wide", bool, "Whether to count forums of more than 25 organizations.", False)
_ONE = Order(())

BETWEEN = Derived(
    fragment.load("coordination-between"),
    _ONE,
    input=None,
    arguments={"a": "a", "b": "b", "granularity": "granularity", "includeWide": "includeWide"},
)
BETWEEN_ARGUMENTS = (
    argument("a", strawberry.ID, "Id of the one actor."),
    argument("b", strawberry.ID, "Id of the other actor."),
    _GRANULARITY,
    argument("include_wide", bool, "Whether to count forums of more than 25 organizations.", True),
    AS_OF,
)
MATRIX = Derived(
    fragment.load("coordination-matrix"),
    _ONE,
    input=None,
    bounds=("meta",),
    arguments={
        "territory": "territory",
        "granularity": "granularity",
        "includeWide": "includeWide",
        "limit": "limit",
    },
)
MATRIX_ARGUMENTS = (
    argument("territory", strawberry.ID, "Id of a county, a police district or a municipality."),
    _GRANULARITY,
    _WIDE,
    argument("limit", int, f"How many pairs at most; never more than {PAIRS_MAXIMUM:,}.", 500),
    AS_OF,
)
