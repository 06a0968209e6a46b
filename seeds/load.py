"""Loads the reference data and the demonstration layer, each once, each in one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.changes import ChangeResult
from graph.connection import Graph
from graph.load import Progress, load
from graph.model.bookkeeping import AUDIT_ENTRY
from graph.statements import Statement
from seeds import facts, reading
from seeds.demo import layer

WHO = "samordning load"
DEMONSTRATION = "Demonstration layer"
"""Why the layer's rows were written, as the audit entry of its load says."""
READ_TIMEOUT_S = 10.0


@dataclass(frozen=True)
class Loaded:
    """What the graph holds of what this room can load."""

    reference: dict[str, str]
    """Checksum of the file by id of its Source."""
    anchor: dt.date | None
    """The day that the demonstration layer is relative to; empty where it is not loaded."""
    ever: bool
    """Whether a demonstration layer was loaded here at any time, also if it was removed since."""


async def loaded(graph: Graph) -> Loaded:
    """What is loaded already."""
    record = await graph.read(
        Statement(_LOADED, {"demonstration": layer.SOURCE, "why": DEMONSTRATION}), READ_TIMEOUT_S
    )
    if record is None:
        return Loaded({}, None, ever=False)
    anchor = record["anchor"]
    day = anchor.to_native() if anchor is not None else None
    return Loaded(dict(record["files"]), day, ever=record["ever"])


async def load_reference(graph: Graph, progress: Progress | None, at: dt.datetime) -> ChangeResult | None:
    """Load the reference data; None, and nothing changed, where these very files are loaded already.

    Where a file was added or changed since, all are loaded anew over what there is. Raises
    `seeds.problems.Refused` with every problem of the files, before anything is written.
    """
    read = reading.reference()
    have = (await loaded(graph)).reference
    if all(have.get(entry.id) == entry.sha256 for entry in read.entries.values()):
        return None
    return await load(
        graph,
        facts.rows(read, at),
        who=WHO,
        why="Reference data",
        request_id=f"reference {at.isoformat()}",
        at=at,
        progress=progress,
        whole=True,
    )


async def load_demonstration(
    graph: Graph, anchor: dt.date, progress: Progress | None, at: dt.datetime
) -> ChangeResult | None:
    """Load the demonstration layer, its dates relative to `anchor`; None where one is loaded already.

    The reference data must be loaded: raises `graph.load.Dangling` where it is not.
    """
    if (await loaded(graph)).anchor is not None:
        return None
    return await load(
        graph,
        layer.rows(reading.reference(), anchor, at),
        who=WHO,
        why=DEMONSTRATION,
        request_id=f"demonstration {at.isoformat()}",
        at=at,
        progress=progress,
    )


async def remove_demonstration(graph: Graph, at: dt.datetime) -> ChangeResult | None:
    """Remove every node and tie of the demonstration layer; None where there is none.

    What anybody has tied to its nodes since goes with them.
    """
    if (await loaded(graph)).anchor is None:
        return None
    return await graph.change(
        (Statement(text, {"demonstration": layer.SOURCE}) for text in (_REMOVE_TIES, _REMOVE_NODES)),
        who=WHO,
        why="Remove the demonstration layer",
        request_id=f"remove demonstration {at.isoformat()}",
        at=at,
    )


_LOADED = f"""CYPHER 5
RETURN COLLECT {{ MATCH (s:Source) WHERE s.sha256 IS NOT NULL RETURN [s.id, s.sha256] }} AS files,
  head(COLLECT {{ MATCH (d:Source {{id: $demonstration}}) RETURN d.anchorOn }}) AS anchor,
  EXISTS {{ MATCH (a:{AUDIT_ENTRY} {{why: $why}}) }} AS ever"""

_REMOVE_TIES = "CYPHER 5 MATCH (:Node)-[t {source: $demonstration}]->(:Node) DELETE t"

_REMOVE_NODES = "CYPHER 5 MATCH (n:Node {source: $demonstration}) DETACH DELETE n"
