"""From a plan to the statements that carry it out: first what is gone, then all rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph import writing
from graph.model.base import Node, Tie
from graph.statements import Statement
from graph.writing import batched
from seeds.importing.comparing import Plan, Renewed
from seeds.importing.placed import Placed
from seeds.shapes import Shape, shapes

MANY_KINDS = frozenset({"Municipality", "County"})
"""Kinds of which one node may be several: its second row meets the node that its first one created."""


def statements(plan: Plan) -> Iterator[Statement]:
    """The statements of one change; rows are read from disk as they are written."""
    for each in (plan.changed, plan.ended):
        for kind, renewed in each.items():
            yield from _emptied(shapes()[kind], renewed)
            yield from _untied(shapes()[kind], renewed)
    sources: tuple[tuple[dict[str, Any], bool], ...] = (
        (plan.created, True),
        (plan.changed, False),
        (plan.ended, False),
    )
    for write in (_nodes, _references, _ties):
        for rows, new in sources:
            for kind, each in rows.items():
                yield from write(shapes()[kind], each, new)


def _nodes(shape: Shape, rows: Iterable[Placed | Renewed], new: bool) -> Iterator[Statement]:
    if not issubclass(shape.model, Node):
        return
    text = writing.nodes(shape.model, new=new and shape.kind not in MANY_KINDS)
    yield from batched(text, ({"id": row.stored["id"], "properties": row.stored} for row in rows))


def _references(shape: Shape, rows: Iterable[Placed | Renewed], new: bool) -> Iterator[Statement]:
    for column in shape.references:
        assert column.reference is not None, "references are columns with one"
        name, ends = column.name, ("end", "start") if column.reference.incoming else ("start", "end")
        text = writing.references(column.reference.type, new=new)
        yield from batched(
            text,
            (
                {ends[0]: row.stored["id"], ends[1]: target}
                for row in rows
                for target in dict.fromkeys(row.named.get(name, ()))
            ),
        )


def _ties(shape: Shape, rows: Iterable[Placed | Renewed], new: bool) -> Iterator[Statement]:
    if not issubclass(shape.model, Tie):
        return
    apart = shape.model.apart
    for told_apart in (True,) if new else (True, False):
        yield from batched(
            writing.ties(shape.model, told_apart=told_apart, new=new),
            (
                {**_place(row), "apart": row.stored.get(apart), "properties": row.stored}
                for row in rows
                if new or (apart in row.stored) == told_apart
            ),
        )


def _place(row: Placed | Renewed) -> dict[str, str]:
    return {name: row.named[name][0] for name in ("start", "end")}


def _emptied(shape: Shape, renewed: Iterable[Renewed]) -> Iterator[Statement]:
    """Properties that a row no longer has."""
    names = {column.name for column in shape.columns if column.reference is None}
    lost = (
        (row, gone)
        for row in renewed
        if (gone := [name for name in row.before if name in names and name not in row.after])
    )
    if not shape.tie:
        rows = ({"id": row.before["id"], "gone": dict.fromkeys(gone)} for row, gone in lost)
        yield from batched(writing.emptied(), rows)
        return
    assert issubclass(shape.model, Tie), "kinds that are ties have rows that are"
    apart = shape.model.apart
    all_ = [
        {**_place(row), "apart": row.stored.get(apart), "gone": dict.fromkeys(gone)} for row, gone in lost
    ]
    for told_apart in (True, False):
        chosen = (row for row in all_ if (row["apart"] is not None) == told_apart)
        yield from batched(writing.emptied(shape.model, told_apart=told_apart), chosen)


def _untied(shape: Shape, renewed: Iterable[Renewed]) -> Iterator[Statement]:
    """References that a row no longer makes."""
    for column in shape.references:
        assert column.reference is not None, "references are columns with one"
        name, ref = column.name, column.reference
        rows = (
            {"id": row.before["id"], "kept": [*row.named.get(name, ())]}
            for row in renewed
            if _ids(row.before, name) - set(row.named.get(name, ()))
        )
        yield from batched(writing.moved(ref.type, incoming=ref.incoming), rows)


def _ids(row: dict[str, Any], name: str) -> set[str]:
    value = row.get(name, [])
    return {value} if isinstance(value, str) else set(value)
