"""The Cypher that writes rows in batches: one text a kind, names from the model, values as parameters. Pure.

`new` rows are known not to be stored: they are created. Others are merged, so that writing them again changes
nothing: nodes on their id, ties on their ends and on what tells several between the same ends apart.
Moments at which rows were recorded stand beside the rows of a batch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from graph.model.base import Node, Tie
from graph.statements import Statement
from graph.touched import COLUMN

BATCH = 5_000
"""Rows in one statement."""

_UNWIND = "CYPHER 5\nUNWIND $rows AS row\n"
_ENDS = f"{_UNWIND}MATCH (a:Node {{id: row.start}})\nMATCH (b:Node {{id: row.end}})\n"


def _recorded(written: str) -> str:
    return f"{written}.recordedAt = $moments[row.moment]"


def nodes(kind: type[Node], *, new: bool = False) -> str:
    """Writes nodes; a row has their `id` and `properties`."""
    labels = ":".join(kind.labels())
    if new:
        return f"{_UNWIND}CREATE (n:{labels})\nSET n = row.properties, {_recorded('n')}"
    return f"{_UNWIND}MERGE (n:Node {{id: row.id}})\nSET n:{labels}, n += row.properties, {_recorded('n')}"


def references(type_: str, *, new: bool = False) -> str:
    """Writes ties without properties; a row has `start` and `end`."""
    return f"{_ENDS}{'CREATE' if new else 'MERGE'} (a)-[:{type_}]->(b)"


def moved(type_: str, *, incoming: bool) -> str:
    """Removes a node's references of a type to others than `kept`; a row has the node's `id`, too."""
    tie = f"<-[x:{type_}]-" if incoming else f"-[x:{type_}]->"
    match = f"{_UNWIND}MATCH (n:Node {{id: row.id}}){tie}(m:Node)\nWHERE NOT m.id IN row.kept"
    # Afterwards nothing leads from one to the other any more.
    return f"{match}\nDELETE x\nRETURN m.id AS {COLUMN}"


def ties(kind: type[Tie], *, told_apart: bool, new: bool = False) -> str:
    """Writes ties; a row has `start`, `end`, `properties`, and `apart` where they are `told_apart` by it."""
    if new:
        return f"{_ENDS}CREATE (a)-[t:{kind.type}]->(b)\nSET t = row.properties, {_recorded('t')}"
    tie = f"(a)-[t:{kind.type}]->(b)"
    if told_apart:
        found = f"MERGE (a)-[t:{kind.type} {{{kind.apart}: row.apart}}]->(b)"
    elif kind.apart in kind.model_fields:
        # MERGE knows no absence: it would take a tie that has it, and write over that.
        without = f"MATCH {tie} WHERE t.{kind.apart} IS NULL"
        missing = f"FOREACH (_ IN CASE WHEN t IS NULL THEN [1] ELSE [] END | CREATE (a)-[:{kind.type}]->(b))"
        found = f"CALL (a, b) {{\nOPTIONAL {without}\nWITH a, b, t LIMIT 1\n{missing}\n}}\n{without}"
    else:
        found = f"MERGE {tie}"
    return f"{_ENDS}{found}\nSET t += row.properties, {_recorded('t')}"


def emptied(kind: type[Tie] | None = None, *, told_apart: bool = True) -> str:
    """Takes properties away from nodes, or from ties of a kind: `gone` has each with null."""
    if kind is None:
        return f"{_UNWIND}MATCH (x:Node {{id: row.id}})\nSET x += row.gone"
    condition = f"x.{kind.apart} = row.apart" if told_apart else f"x.{kind.apart} IS NULL"
    match = f"MATCH (:Node {{id: row.start}})-[x:{kind.type}]->(:Node {{id: row.end}})"
    return f"{_UNWIND}{match}\nWHERE {condition}\nSET x += row.gone"


def batched(text: str, rows: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    """The statements that run the text over all rows; no more than a batch of them is held."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        moments: dict[datetime, int] = {}
        told = [_with_moment(row, moments) for row in batch]
        yield Statement(text, {"rows": told, "moments": [*moments]})


def _with_moment(row: dict[str, Any], moments: dict[datetime, int]) -> dict[str, Any]:
    # A moment costs the driver more than the rest of its row, and rows recorded together have the same.
    properties = row.get("properties", {})
    at = properties.get("recordedAt")
    if at is None:
        return row
    others = {name: value for name, value in properties.items() if name != "recordedAt"}
    return {**row, "properties": others, "moment": moments.setdefault(at, len(moments))}
