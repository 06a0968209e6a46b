"""The roots that answer a question of their own, each with a saved operation."""

from __future__ import annotations

import strawberry

from schema.boundaries import BOUNDARIES, BOUNDARIES_ARGUMENTS, BoundaryMismatches
from schema.contacts_for import CONTACTS_FOR, CONTACTS_FOR_ARGUMENTS, ContactsFor
from schema.elsewhere import SAME_CHALLENGE, SAME_CHALLENGE_ARGUMENTS, SameChallenge
from schema.fields import shown
from schema.pairs import BETWEEN, BETWEEN_ARGUMENTS, MATRIX, MATRIX_ARGUMENTS, CoordinationMatrix, Pair
from schema.partners import UNUSED_PARTNERS, UNUSED_PARTNERS_ARGUMENTS, UnusedPartnerConnection
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
from schema.priorities import PRIORITIES, PRIORITIES_ARGUMENTS, Priority


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
    contacts_for: ContactsFor | None = shown(
        CONTACTS_FOR,
        "Whom to call about a challenge or a request in a municipality, ranked, each with its reason; null "
        "where there is no such municipality or challenge.",
        CONTACTS_FOR_ARGUMENTS,
    )
    unused_partners: UnusedPartnerConnection | None = shown(
        UNUSED_PARTNERS,
        "Schools, businesses and voluntary organizations in a place that have a seat in no forum, by "
        "municipality and name.",
        UNUSED_PARTNERS_ARGUMENTS,
    )
    same_challenge: SameChallenge | None = shown(
        SAME_CHALLENGE,
        "Who else works on a challenge, and what was learned; null where there is no such challenge or "
        "municipality.",
        SAME_CHALLENGE_ARGUMENTS,
    )
    priorities: list[Priority] | None = shown(
        PRIORITIES,
        "The challenges that a municipality and its police put first, side by side (guide §2); at most 20.",
        PRIORITIES_ARGUMENTS,
    )
    boundary_mismatches: BoundaryMismatches | None = shown(
        BOUNDARIES,
        "Municipalities whose county, police district, fire alarm centre and units differ, and councils "
        "across such borders.",
        BOUNDARIES_ARGUMENTS,
    )
