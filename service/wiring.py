"""What the app is made of: the schema, the saved questions, and what is made from the opened graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from graph.connection import Graph
from graph.migrate import pending
from queries import rule
from schema.build import Built, build
from schema.execution import Executor
from service.costs import costs_of
from service.operations import read_all
from service.ports import Opened, Parts
from service.readying import Readier

Open = Callable[[], Graph]
"""Opens the graph in the event loop that uses it."""

Now = Callable[[], dt.datetime]
"""Tells the time, with its zone."""


def now() -> dt.datetime:
    """The time."""
    return dt.datetime.now(dt.UTC)


def parts(open_graph: Open, page: Path | None, clock: Now = now) -> Parts:
    """Everything that the app is made of.

    Raises `BrokenFile` where a fragment or a rule is at fault, `BrokenOperation` where a saved question is.
    """
    built = build()

    @asynccontextmanager
    async def opened() -> AsyncIterator[Opened]:
        async with open_graph() as graph:

            async def lacking() -> Sequence[str]:
                return [migration.file for migration in await pending(graph)]

            yield Opened(graph, make_executor(built, graph, clock), lacking)

    return Parts(opened, built.graphql, costs_of(built.catalogue), read_all(), page)


def make_executor(built: Built, graph: Graph, clock: Now = now) -> Executor:
    """What executes operations on a graph, and has rules evaluated where an answer needs them."""
    return Executor(built, Readier(graph, clock, rule.load_all()))
