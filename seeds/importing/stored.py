"""What the register has already, asked once before the rest: an empty one need not be asked for more."""

from __future__ import annotations

from graph.connection import Graph
from graph.statements import Statement
from seeds.exporting.reading import PAGE_TIMEOUT_S
from seeds.shapes import shapes


async def stored_kinds(graph: Graph) -> frozenset[str]:
    """The kinds of which any row is stored; none in an empty register."""
    records = await graph.rows(Statement(_KINDS), PAGE_TIMEOUT_S)
    # What is derived is stored, too, and its ties have an index, which names them before there are any.
    return frozenset(record["kind"] for record in records) & shapes().keys()


# Not db.labels(): it names every label that has an index, whether any node bears it or not.
_KINDS = """CYPHER 5
MATCH (n:Node) WITH DISTINCT labels(n) AS labels UNWIND labels AS kind RETURN DISTINCT kind
UNION
CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS kind"""
