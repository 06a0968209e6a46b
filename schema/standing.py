"""Whether an organization stands on the day asked for, and what it became (W3C ORG: ChangeEvent)."""

from __future__ import annotations

from enum import StrEnum

from resolvers.declarations import Expression, Order, Tie
from schema.fields import described
from schema.things import BY_NAME


class OrganizationStatus(StrEnum):
    """Whether an organization is there on the day asked for."""

    ACTIVE = "ACTIVE"
    ENDED = "ENDED"
    TO_COME = "TO_COME"


described(
    OrganizationStatus,
    "Whether an organization is there on the day asked for.",
    ACTIVE="It is there.",
    ENDED="It is no more; supersededBy says what replaced it, where that is known.",
    TO_COME="It is not there yet.",
)

STATUS = Expression(
    "CASE WHEN {n}.endKnown = false OR {n}.validTo <= $asOf THEN 'ENDED' "
    "WHEN {n}.validFrom > $asOf THEN 'TO_COME' ELSE 'ACTIVE' END"
)

# (:Organization)<-[:ORIGINAL_ORGANIZATION]-(:ChangeEvent)-[:RESULTING_ORGANIZATION]->(:Organization)
SUPERSEDED_BY = Tie(
    "({n})<-[:ORIGINAL_ORGANIZATION]-({e}:ChangeEvent)-[:RESULTING_ORGANIZATION]->({m}:Organization)",
    where="{e}.changeKind IN ['MERGER', 'SPLIT'] AND {e}.happenedOn <= $asOf",
    order=BY_NAME,
    maximum=10,
)
"""What took the place of an organization in a merger or split up to the day asked for."""

# (:ChangeEvent)-[:ORIGINAL_ORGANIZATION|RESULTING_ORGANIZATION]->(:Organization)
CHANGES = Tie(
    "({n})<-[:ORIGINAL_ORGANIZATION|RESULTING_ORGANIZATION]-({m}:ChangeEvent)",
    order=Order(("toString({m}.happenedOn)", "{m}.id")),
    maximum=20,
)
"""What an organization was or will be in, by day."""
