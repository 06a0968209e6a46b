"""What a change leaves behind beside its own rows: a raised data version and an audit entry. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self

from neo4j import SummaryCounters

from graph.model.bookkeeping import AUDIT_ENTRY, DATA_VERSION, DATA_VERSION_ID
from graph.statements import Statement


@dataclass(frozen=True)
class Change:
    """Who changes the graph, why, on which request, and when."""

    who: str
    """The caller or the command, as it is known to the service."""
    why: str
    """The reason, for whoever reads the log of changes later."""
    request_id: str
    """The id of the request; the same for everything that one request did."""
    at: datetime
    """When, with time zone."""

    def __post_init__(self) -> None:
        for name, value in (("who", self.who), ("why", self.why), ("request_id", self.request_id)):
            if not value.strip():
                raise ValueError(f"A change must say {name}; it is empty.")
        if self.at.tzinfo is None:
            raise ValueError(f"A change at {self.at} has no time zone; give one, such as UTC.")


@dataclass(frozen=True)
class Counters:
    """How much a change did; what it wrote about itself is not counted."""

    nodes_created: int = 0
    nodes_deleted: int = 0
    ties_created: int = 0
    ties_deleted: int = 0
    properties_set: int = 0

    @classmethod
    def of(cls, told: SummaryCounters) -> Self:
        """Take over what the server tells after a statement."""
        return cls(
            nodes_created=told.nodes_created,
            nodes_deleted=told.nodes_deleted,
            ties_created=told.relationships_created,
            ties_deleted=told.relationships_deleted,
            properties_set=told.properties_set,
        )

    def __add__(self, other: Counters) -> Counters:
        mine, yours = asdict(self), asdict(other)
        return Counters(**{name: mine[name] + yours[name] for name in mine})


@dataclass(frozen=True)
class ChangeResult:
    """What came of a change."""

    version: int
    """The data version after it."""
    counters: Counters
    """How much it did."""


def bump() -> Statement:
    """Raise the data version. The one node is also the lock that lets changes in one at a time."""
    return Statement(
        f"CYPHER 5 MERGE (v:{DATA_VERSION} {{id: $id}}) "
        "SET v.version = coalesce(v.version, 0) + 1 RETURN v.version AS version",
        {"id": DATA_VERSION_ID},
    )


def audit(change: Change, version: int, counters: Counters) -> Statement:
    """Leave the entry about ``change``, which made the graph ``version``."""
    return Statement(
        f"CYPHER 5 CREATE (:{AUDIT_ENTRY} {{id: $id, who: $who, why: $why, at: $at, requestId: $requestId, "
        "dataVersion: $version, nodesCreated: $nodesCreated, nodesDeleted: $nodesDeleted, "
        "tiesCreated: $tiesCreated, tiesDeleted: $tiesDeleted, propertiesSet: $propertiesSet})",
        {
            "id": f"audit:{version}",
            "who": change.who,
            "why": change.why,
            "at": change.at,
            "requestId": change.request_id,
            "version": version,
            "nodesCreated": counters.nodes_created,
            "nodesDeleted": counters.nodes_deleted,
            "tiesCreated": counters.ties_created,
            "tiesDeleted": counters.ties_deleted,
            "propertiesSet": counters.properties_set,
        },
    )
