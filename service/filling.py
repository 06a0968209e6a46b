"""What is put into a database: migrations, reference data, the demonstration layer."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass

from graph.connection import Graph
from graph.errors import GraphError
from graph.migrate import migrate, pending
from graph.model.bookkeeping import AUDIT_ENTRY, DATA_VERSION, MIGRATION, TOUCHED
from graph.names import complete
from graph.statements import Statement
from seeds.load import Loaded, load_demonstration, load_reference, loaded, remove_demonstration
from service.terminal import Terminal

READ_TIMEOUT_S = 10.0

SYNTHETIC = (
    "  The coordination in it is invented, over real municipalities and police districts, and marked as "
    "synthetic.\n  To remove it: .venv/bin/samordning load --remove-demonstration"
)

_USED = Statement(
    f"CYPHER 5 MATCH (n) WHERE NOT n:{MIGRATION}|{DATA_VERSION}|{AUDIT_ENTRY}|{TOUCHED} "
    "RETURN n IS NOT NULL AS used LIMIT 1"
)

_OURS = Statement("CYPHER 5 MATCH (s:Node:Source) WHERE s.source IS NOT NULL RETURN s.id LIMIT 1")


@dataclass(frozen=True)
class Found:
    """How a database was found."""

    empty: bool
    """Whether it holds nothing but, at most, what the product notes of itself."""
    ours: bool
    """Whether it holds rows of a register, by hand or by us: each of them names a Source."""
    pending: tuple[str, ...]
    """Migrations that it has not had."""
    loaded: Loaded


async def find(graph: Graph) -> Found:
    """Look at a database without changing it."""
    return Found(
        empty=await graph.read(_USED, READ_TIMEOUT_S) is None,
        ours=await graph.read(_OURS, READ_TIMEOUT_S) is not None,
        pending=tuple(migration.file for migration in await pending(graph)),
        loaded=await loaded(graph),
    )


class NotOurs(GraphError):
    """The database that the settings name holds something else."""


async def fill_ours(graph: Graph, anchor: dt.date, at: dt.datetime, terminal: Terminal) -> None:
    """Bring our own database to where it can be asked: what is new is applied, what is missing loaded.

    The demonstration layer is loaded the first time only: once removed, it stays away.
    """
    await bring_up(graph, at, terminal)
    await bring_reference(graph, at, terminal)
    if not (await loaded(graph)).ever:
        await bring_demonstration(graph, anchor, at, terminal)


async def fill_other(graph: Graph, anchor: dt.date, at: dt.datetime, terminal: Terminal) -> None:
    """Fill a database that is not ours if it is empty, and say so; otherwise only say what it lacks.

    Raises :class:`NotOurs` where it holds something else.
    """
    found = await find(graph)
    where = f"{graph.uri} (database {graph.database})"
    if found.empty:
        terminal.say(f"{where} is empty: constraints, reference data and a demonstration layer go into it.")
        await fill_ours(graph, anchor, at, terminal)
        return
    _refuse(found, where)
    terminal.done(f"Using {where}, as it is")
    if found.pending:
        terminal.say(
            f"  It lacks the migrations {', '.join(found.pending)}, and questions wait for them.\n"
            "  To apply them: .venv/bin/samordning load --reference"
        )


async def refuse_strange(graph: Graph) -> None:
    """Refuse a database that holds something else: raises :class:`NotOurs`."""
    _refuse(await find(graph), f"{graph.uri} (database {graph.database})")


def _refuse(found: Found, where: str) -> None:
    if not found.empty and not found.ours:
        raise NotOurs(
            f"{where} holds data of something else, and nothing was changed there. Set NEO4J_URI or "
            "NEO4J_DATABASE to an empty database, or unset NEO4J_URI to use the Neo4j that comes along."
        )


async def bring_up(graph: Graph, at: dt.datetime, terminal: Terminal) -> None:
    """Apply the migrations that are missing."""
    begun = time.monotonic()
    with terminal.waiting("Constraints, indexes and migrations"):
        applied = await migrate(graph, at)
        await complete(graph, at)
    if applied:
        terminal.done(f"Constraints, indexes and migrations are in place ({len(applied)} applied)", begun)


async def bring_reference(graph: Graph, at: dt.datetime, terminal: Terminal) -> bool:
    """Load the reference data, unless these very files are loaded; whether anything was."""
    begun = time.monotonic()
    with terminal.counting("Loading the reference data") as tell:
        result = await load_reference(graph, tell, at)
    if result is not None:
        count = result.counters
        terminal.done(
            f"Reference data is loaded: {count.nodes_created:,} nodes, {count.ties_created:,} ties", begun
        )
    return result is not None


async def bring_demonstration(graph: Graph, anchor: dt.date, at: dt.datetime, terminal: Terminal) -> bool:
    """Load the demonstration layer around `anchor`, unless there is one; whether it was."""
    begun = time.monotonic()
    with terminal.counting("Loading the demonstration layer") as tell:
        result = await load_demonstration(graph, anchor, tell, at)
    if result is None:
        return False
    count = result.counters
    terminal.done(
        f"Demonstration layer is loaded: {count.nodes_created:,} nodes, {count.ties_created:,} ties around "
        f"{anchor}",
        begun,
    )
    terminal.say(SYNTHETIC)
    return True


async def take_demonstration(graph: Graph, at: dt.datetime, terminal: Terminal) -> bool:
    """Remove the demonstration layer; whether there was one."""
    begun = time.monotonic()
    with terminal.waiting("Removing the demonstration layer"):
        result = await remove_demonstration(graph, at)
    if result is not None:
        terminal.done(f"Demonstration layer is removed: {result.counters.nodes_deleted:,} nodes", begun)
    return result is not None
