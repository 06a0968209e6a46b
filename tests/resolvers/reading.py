"""Ask a real graph: documents in, answers out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from graphql import parse, validate

from graph import rows as sheets
from graph.connection import Graph
from graph.model.base import Node, Tie
from graph.statements import Statement
from resolvers.request import Language, Profile, Request
from schema.build import build
from schema.execution import Executor, Result
from service.wiring import make_executor
from tests.resolvers.asking import profile

BUILT = build()
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()

Ask = Callable[..., Awaitable[Any]]


async def write(graph: Graph, rows: Iterable[Node | Tie]) -> None:
    """Write rows of the model as a loader does."""
    sheet = sheets.sort(rows)
    sheets.check(sheet, {})
    await graph.change(sheets.statements(sheet), who="test", why="test", request_id="t", at=NOW)


class Asking:
    """Asks one graph; remembers the statements that were run."""

    def __init__(self, graph: Graph, asker: Profile | None = None, language: Language = "nb") -> None:
        self.graph = graph
        self.asker = asker or profile("contacts:read")
        self.language = language
        self.statements: list[Statement] = []
        self.executor: Executor = make_executor(BUILT, graph, lambda: NOW)

    async def run(self, statement: Statement) -> Any:
        """The one record of a statement."""
        self.statements.append(statement)
        return await self.graph.read(statement, 30)

    async def result(self, text: str, today: dt.date = TODAY, **variables: Any) -> Result:
        """What a valid document is answered with."""
        document = parse(text)
        assert validate(BUILT.graphql, document) == [], text
        request = Request(today, self.language, self.asker, "r1", self.run)
        return await self.executor.execute(document, None, variables, request)

    async def __call__(self, text: str, **variables: Any) -> Any:
        """The data of a document that is answered without errors."""
        result = await self.result(text, **variables)
        assert not result.errors, (text, [error.original_error or error for error in result.errors])
        assert result.data is not None
        return result.data
