"""What became of organizations (W3C ORG: ChangeEvent)."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.lineage import ChangeEventKind
from resolvers.declarations import Property, Tie
from schema.actors import Organization
from schema.fields import described, shown
from schema.things import BY_NAME, Node, day

described(
    ChangeEventKind,
    "What happened to organizations on one day.",
    MERGER="Several became one.",
    SPLIT="One became several.",
    MOVE="One moved to another territory.",
)


@strawberry.type(description="Organizations ended, began or moved, on one day (W3C ORG: ChangeEvent).")
class ChangeEvent(Node):
    """Organizations ended, began or moved, on one day."""

    kind: ChangeEventKind = shown(Property("changeKind"), "What happened.")
    happened_on: dt.date = shown(day("happenedOn"), "The day of it.")
    original: list[Organization] = shown(
        # (:ChangeEvent)-[:ORIGINAL_ORGANIZATION]->(:Organization)
        Tie("({n})-[:ORIGINAL_ORGANIZATION]->({m}:Organization)", order=BY_NAME, maximum=10),
        "What was there before; at most 10.",
    )
    resulting: list[Organization] = shown(
        # (:ChangeEvent)-[:RESULTING_ORGANIZATION]->(:Organization)
        Tie("({n})-[:RESULTING_ORGANIZATION]->({m}:Organization)", order=BY_NAME, maximum=10),
        "What was there afterwards; at most 10.",
    )
