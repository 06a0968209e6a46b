"""Write rows through the one way to change: looked up, checked, and all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from graph import rows as sheets
from graph.changes import ChangeResult
from graph.connection import Graph
from graph.model.base import Node, Tie
from graph.rows import Dangling, Sheet
from graph.statements import Statement

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is in all."""

LOOK_UP_TIMEOUT_S = 60.0
LOOK_UP_BATCH = 10_000

_STORED = (
    "CYPHER 5 UNWIND $ids AS id MATCH (n:Node {id: id}) "
    "RETURN n.id AS id, labels(n) AS labels, coalesce(n.synthetic, false) AS synthetic"
)


class Mixed(Exception):
    """Demonstration rows would overwrite facts, or facts demonstration rows; nothing was written."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        shown = ", ".join(ids[:20]) + (f" and {len(ids) - 20} more" if len(ids) > 20 else "")
        super().__init__(
            f"{len(ids)} row(s) have the id of a stored node that is demonstration data where they are "
            f"facts, or the other way round: {shown}. Remove the demonstration layer first, or give them "
            "other ids."
        )
        self.ids = ids


async def load(  # noqa: PLR0913  # who, why, on whose request and when belong to every change
    graph: Graph,
    rows: Iterable[Node | Tie],
    *,
    who: str,
    why: str,
    request_id: str,
    at: datetime,
    progress: Progress | None = None,
    whole: bool = False,
) -> ChangeResult:
    """Write the rows in one transaction with its audit entry; the same rows again change nothing.

    `why` also names the load to `progress`. A reference that a row moves elsewhere is no longer made to where
    it was. `whole` says that the rows are all that is known of their nodes: what a row leaves empty is then
    taken from a node that has it. Raises `Dangling` with every tie whose end
    is missing or of a wrong kind, `Mixed` where facts and demonstration data would meet in one node,
    `GraphError` as `Graph.change` does; then nothing was written. What the rows refer to is looked up before
    the transaction: whoever deletes nodes at the same moment must wait for the load to end.
    """
    sheet = sheets.sort(rows)
    brought = _brought(sheet)
    stored = await _stored(graph, sorted(sheets.named(sheet) | set(brought)))
    mixed = tuple(id_ for id_, synthetic in brought.items() if id_ in stored and stored[id_][1] != synthetic)
    if mixed:
        raise Mixed(mixed)
    sheets.check(sheet, {id_: labels for id_, (labels, _) in stored.items()})
    written = sheets.statements(sheet, frozenset(stored), whole=whole)
    statements = _told(written, why, _size(sheet), progress)
    return await graph.change(statements, who=who, why=why, request_id=request_id, at=at)


def _brought(sheet: Sheet) -> dict[str, bool]:
    """The ids of the nodes that the rows bring, and whether they are demonstration data."""
    return {node.id: node.synthetic is True for nodes in sheet.nodes.values() for node in nodes}


def _size(sheet: Sheet) -> int:
    nodes = sum(map(len, sheet.nodes.values()))
    return nodes + sum(map(len, sheet.references.values())) + sum(map(len, sheet.ties.values()))


async def _stored(graph: Graph, ids: list[str]) -> dict[str, tuple[frozenset[str], bool]]:
    found = {}
    for start in range(0, len(ids), LOOK_UP_BATCH):
        statement = Statement(_STORED, {"ids": ids[start : start + LOOK_UP_BATCH]})
        for record in await graph.rows(statement, LOOK_UP_TIMEOUT_S):
            found[str(record["id"])] = (frozenset(record["labels"]), bool(record["synthetic"]))
    return found


def _told(
    statements: Iterator[Statement], label: str, total: int, progress: Progress | None
) -> Iterator[Statement]:
    done = 0
    for statement in statements:
        yield statement
        # Asking for the next statement means that this one is being run, and those before it have been.
        done += len(statement.parameters["rows"])
        if progress:
            progress(label, min(done, total), total)


__all__ = ["Dangling", "Mixed", "Progress", "load"]
