"""What the model stores beside names, made for things that were written before it was stored.

Folding and sorting are told in Python (`graph.text`), so that no migration in Cypher can do this.
"""

from __future__ import annotations

from datetime import datetime

from graph.connection import Graph
from graph.model.base import BESIDE_NAMES, NAME_FIELDS, Node, beside_names, has_names
from graph.model.kinds import node_kinds
from graph.statements import Statement
from graph.writing import batched

READ_TIMEOUT_S = 60.0
WHY = "What sorts and matches names is stored beside them"


def named_kinds() -> tuple[str, ...]:
    """The labels of the things that have names, in alphabetical order."""
    return tuple(sorted(name for name, kind in node_kinds().items() if has_names(kind)))


def topmost_named_kinds() -> tuple[str, ...]:
    """The same without those that are kinds of another one: together they are all things with names."""
    kinds = node_kinds()
    return tuple(
        name
        for name in named_kinds()
        if not any(issubclass(base, Node) and has_names(base) for base in kinds[name].__bases__)
    )


async def complete(graph: Graph, at: datetime) -> int:
    """Store beside each name what is missing there, and tell how many things lacked it.

    Raises `GraphError` as `Graph.change` does; then nothing was written.
    """
    found = await graph.rows(_LACKING, READ_TIMEOUT_S)
    rows = [{"id": each["id"], "properties": beside_names(each["names"])} for each in found]
    if rows:
        await graph.change(batched(_STORE, rows), who="migration", why=WHY, request_id="names", at=at)
    return len(rows)


_LACKING = Statement(
    f"CYPHER 5 MATCH (n:{'|'.join(topmost_named_kinds())}) "
    f"WHERE n.name IS NOT NULL AND ({' OR '.join(f'n.{name} IS NULL' for name in BESIDE_NAMES)}) "
    f"RETURN n.id AS id, n {{{', '.join(f'.{name}' for name in NAME_FIELDS)}}} AS names ORDER BY id"
)
_STORE = "CYPHER 5 UNWIND $rows AS row MATCH (n:Node {id: row.id}) SET n += row.properties"
