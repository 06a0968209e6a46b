"""What is stored, read kind by kind and page by page, as rows of a file: no more than a page in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from graph.connection import Graph, Record
from graph.statements import Statement
from seeds.shapes import Column, Shape, canonical

Row = dict[str, Any]
"""A row as `seeds.shapes.canonical` gives it."""

PAGE = 2_000
"""Nodes in a page; of ties, nodes that they start at."""
PAGE_TIMEOUT_S = 120.0


class Unfit(Exception):
    """What is stored does not fit the model: a field for one id names several."""


async def pages(graph: Graph, shape: Shape) -> AsyncIterator[list[Row]]:
    """All rows of a kind, in the order of ids. Raises `Unfit`, and `GraphError` as `Graph.rows` does."""
    text = _ties(shape) if shape.tie else _nodes(shape)
    after = ""
    while True:
        records = await graph.rows(Statement(text, {"after": after, "page": PAGE}), PAGE_TIMEOUT_S)
        if not records:
            return
        after = records[-1]["at"]
        yield [row(shape, record) for record in records]
        if not shape.tie and len(records) < PAGE:
            return


async def find(graph: Graph, shape: Shape, keys: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The stored rows of a kind with the given ids, or, of ties, with the given `start` and `end`."""
    text = f"CYPHER 5\nUNWIND $keys AS key\n{_tied(shape) if shape.tie else _named(shape)}"
    records = await graph.rows(Statement(text, {"keys": list(keys)}), PAGE_TIMEOUT_S)
    return [row(shape, record) for record in records]


def row(shape: Shape, record: Record) -> Row:
    """What a record of these statements says, as a row. Raises `Unfit`."""
    stored = dict(record["properties"])
    for column, ids in zip(shape.references, record["references"], strict=True):
        if not column.many and len(ids) > 1:
            raise Unfit(
                f"{shape.kind} {stored['id']}: {column.name} may name one node, and names "
                f"{', '.join(sorted(ids))}. Remove the ties that are not meant, then do this again."
            )
        stored[column.name] = ids if column.many else next(iter(ids), None)
    if shape.tie:
        stored |= {"start": record["at"], "end": record["end"]}
    return canonical(shape, stored)


def _nodes(shape: Shape) -> str:
    return (
        f"CYPHER 5\nMATCH (n:Node:{shape.kind}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $page\n"
        f"{_returned(shape)} ORDER BY at"
    )


def _named(shape: Shape) -> str:
    return f"MATCH (n:Node {{id: key.id}}) WHERE n:{shape.kind}\n{_returned(shape)}"


def _returned(shape: Shape) -> str:
    references = ", ".join(map(_reference, shape.references))
    return f"RETURN n.id AS at, properties(n) AS properties, [{references}] AS references"


def _reference(column: Column) -> str:
    ref = column.reference
    assert ref is not None, "only columns that refer are asked for"
    left, right = ("<-", "-") if ref.incoming else ("-", "->")
    return f"[(n){left}[:{ref.type}]{right}(m) | m.id]"


def _ties(shape: Shape) -> str:
    return (
        f"CYPHER 5\nMATCH (a:Node) WHERE a.id > $after AND EXISTS {{ (a)-[:{shape.kind}]->(:Node) }}\n"
        "WITH a ORDER BY a.id LIMIT $page\n"
        f"MATCH (a)-[t:{shape.kind}]->(b:Node)\n{_TIE}\nORDER BY at, end, t.validFrom, properties.recordedAt"
    )


def _tied(shape: Shape) -> str:
    return f"MATCH (a:Node {{id: key.start}})-[t:{shape.kind}]->(b:Node {{id: key.end}})\n{_TIE}"


_TIE = "RETURN a.id AS at, b.id AS end, properties(t) AS properties, [] AS references"
