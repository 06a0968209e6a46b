"""What is stored, read kind by kind and page by page, as rows of a file: no more than a page in memory.

A page comes as one record of lists with days and moments as text: the driver takes ten times as long for the
same rows as records of their own, with dates of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from graph.connection import Graph
from graph.statements import Statement
from seeds.shapes import Column, Shape, Sort

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
        page = await graph.read(Statement(text, {"after": after, "page": PAGE}), PAGE_TIMEOUT_S)
        assert page is not None, "what collects answers with one record"
        if page["last"] is None:
            return
        after = page["last"]
        yield [row(shape, cells) for cells in page["rows"]]
        if page["size"] < PAGE:
            return


async def find(graph: Graph, shape: Shape, keys: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The stored rows of a kind with the given ids, or, of ties, with the given `start` and `end`."""
    match = (
        f"MATCH (a:Node {{id: key.start}})-[x:{shape.kind}]->(b:Node {{id: key.end}})"
        if shape.tie
        else f"MATCH (x:Node {{id: key.id}}) WHERE x:{shape.kind}"
    )
    text = f"CYPHER 5\nUNWIND $keys AS key\n{match}\nRETURN collect({_cells(shape)}) AS rows"
    found = await graph.read(Statement(text, {"keys": list(keys)}), PAGE_TIMEOUT_S)
    assert found is not None, "what collects answers with one record"
    return [row(shape, cells) for cells in found["rows"]]


def row(shape: Shape, cells: Sequence[Any]) -> Row:
    """What the cells of a row say, in the order of the columns. Raises `Unfit`."""
    found: Row = {}
    for column, value in zip(shape.columns, cells, strict=True):
        if value is None or value == []:
            continue
        if column.reference is not None:
            found[column.name] = _ids(shape, found, column, value)
        elif column.sort is Sort.MOMENT:
            found[column.name] = _moment(value)
        else:
            found[column.name] = value
    return found


def _ids(shape: Shape, found: Row, column: Column, ids: list[str]) -> list[str] | str:
    if column.many:
        return sorted(ids)
    if len(ids) > 1:
        raise Unfit(
            f"{shape.kind} {found['id']}: {column.name} may name one node, and names "
            f"{', '.join(sorted(ids))}. Remove the ties that are not meant, then do this again."
        )
    return ids[0]


@lru_cache(maxsize=10_000)
def _moment(text: str) -> str:
    """A moment as a file has it: many rows were recorded at the same."""
    moment = dt.datetime.fromisoformat(text.partition("[")[0])
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _nodes(shape: Shape) -> str:
    return (
        f"CYPHER 5\nMATCH (x:Node:{shape.kind}) WHERE x.id > $after WITH x ORDER BY x.id LIMIT $page\n"
        f"WITH x.id AS id, {_cells(shape)} AS cells\n"
        "RETURN collect(cells) AS rows, max(id) AS last, count(*) AS size"
    )


def _ties(shape: Shape) -> str:
    return (
        f"CYPHER 5\nMATCH (a:Node) WHERE a.id > $after AND EXISTS {{ (a)-[:{shape.kind}]->(:Node) }}\n"
        "WITH a ORDER BY a.id LIMIT $page\n"
        f"MATCH (a)-[x:{shape.kind}]->(b:Node)\nWITH a, x, b ORDER BY a.id, b.id, x.validFrom, x.recordedAt\n"
        f"RETURN collect({_cells(shape)}) AS rows, max(a.id) AS last, count(DISTINCT a) AS size"
    )


@cache
def _cells(shape: Shape) -> str:
    """The list of a row's cells, of a node or tie `x`, in the order of the columns."""
    return f"[{', '.join(map(_cell, shape.columns))}]"


def _cell(column: Column) -> str:
    if column.name in {"start", "end"}:
        return "a.id" if column.name == "start" else "b.id"
    if ref := column.reference:
        left, right = ("<-", "-") if ref.incoming else ("-", "->")
        return f"[(x){left}[:{ref.type}]{right}(m) | m.id]"
    if column.sort in {Sort.DAY, Sort.MOMENT}:
        return f"[v IN x.{column.name} | toString(v)]" if column.many else f"toString(x.{column.name})"
    return f"x.{column.name}"
