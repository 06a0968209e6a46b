"""What a change touched: the nodes from which one finds what may have become otherwise by it. Pure.

A node is touched where its properties or its own ties were written, and where a tie of it was removed. A tie
that is there still leads from either of its ends to the other, so that one touched end is enough for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from neo4j import SummaryCounters

from graph.model.bookkeeping import TOUCHED
from graph.statements import Statement

COLUMN = "touched"
"""The column in which a statement names the ends that it took ties away from."""
MOST = 200
"""More nodes than this are not remembered one by one: then anything may have been touched."""
VERSIONS = 50
"""For how many changes it is remembered."""


class Touched:
    """Gathers what the statements of one change touch."""

    def __init__(self) -> None:
        self._ids: set[str] | None = set()

    def add(self, statement: Statement, ends: Sequence[str], told: SummaryCounters) -> None:
        """Take in a statement that was run, the `ends` that it named, and what the server told of it."""
        rows = statement.parameters.get("rows")
        if rows is None or told.nodes_deleted or told.relationships_deleted > len(ends):
            self._ids = None
            return
        if self._ids is None:
            return
        self._ids.update(_owner(row) for row in rows)
        self._ids.update(ends)
        if len(self._ids) > MOST:
            self._ids = None

    def leave(self, version: int) -> Statement:
        """Remember it for the data version that the change made, and forget what is old."""
        return Statement(
            f"CYPHER 5 CREATE (:{TOUCHED} {{version: $version, ids: $ids}}) "
            f"WITH 1 AS left MATCH (old:{TOUCHED}) WHERE old.version <= $old DELETE old",
            {
                "version": version,
                "ids": None if self._ids is None else sorted(self._ids),
                "old": version - VERSIONS,
            },
        )


def _owner(row: Mapping[str, Any]) -> str:
    return str(row["id"] if "id" in row else row["start"])
