"""The roots that answer a question of their own, each with a saved operation."""

from __future__ import annotations

import strawberry

from schema.fields import shown
from schema.pairs import BETWEEN, BETWEEN_ARGUMENTS, MATRIX, MATRIX_ARGUMENTS, CoordinationMatrix, Pair
from schema.paths import (
    COMMON,
    COMMON_ARGUMENTS,
    PATHS,
    PATHS_ARGUMENTS,
    REACHABLE,
    REACHABLE_ARGUMENTS,
    SUBGRAPH,
    SUBGRAPH_ARGUMENTS,
    CommonNeighbour,
    ContactPaths,
    Reach,
    Subgraph,
)


@strawberry.type
class Questions:
    """What the roots show beside things and lists of things."""

    coordination_between: Pair | None = shown(
        BETWEEN,
        "How the coordination of two actors stands, explained; null where one of them is not there.",
        BETWEEN_ARGUMENTS,
    )
    coordination_matrix: CoordinationMatrix | None = shown(
        MATRIX,
        "All pairs of a territory that share an arena; null where there is no such territory.",
        MATRIX_ARGUMENTS,
    )
    paths: ContactPaths | None = shown(
        PATHS,
        "The shortest contact paths from one actor to another; null where one of them is not there.",
        PATHS_ARGUMENTS,
    )
    reachable: Reach | None = shown(
        REACHABLE, "Whom an actor reaches in so many steps; null where it is not there.", REACHABLE_ARGUMENTS
    )
    common_neighbours: list[CommonNeighbour] | None = shown(
        COMMON,
        "Who is tied to all of several actors, by name; empty where one of them is not there.",
        COMMON_ARGUMENTS,
    )
    subgraph: Subgraph | None = shown(
        SUBGRAPH,
        "An actor and whom it is tied to, for drawing, with what was cut; null where it is not there.",
        SUBGRAPH_ARGUMENTS,
    )
