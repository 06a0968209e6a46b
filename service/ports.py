"""What the process needs from the other rooms, given to it as arguments."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from graphql import DocumentNode, GraphQLError, GraphQLSchema

from graph.statements import Statement
from resolvers.request import Request
from service.figures import Costs
from service.operations import SavedOperation


class Database(Protocol):
    """An open way to the graph, as `graph.connection.Graph` is."""

    async def read(self, statement: Statement, timeout_s: float) -> Any:
        """The one record of a statement."""

    async def data_version(self, timeout_s: float) -> int:
        """How many changes the graph has seen; asked to see whether it answers."""


class Stats(Protocol):
    """What the log line says of an execution."""

    @property
    def plan_kept(self) -> bool | None:
        """Whether every plan was in the plan cache; None where nothing was planned."""

    @property
    def rows(self) -> int:
        """How many things the answer holds."""


class Result(Protocol):
    """The answer to one operation.

    Without data, and with errors that have no path, nothing was executed: the variables did not fit.
    """

    @property
    def data(self) -> Any:
        """The data, ready for orjson; None where there are none."""

    @property
    def errors(self) -> Sequence[GraphQLError]:
        """What went wrong; an exception of ours or of the graph is an error's `original_error`."""

    @property
    def stats(self) -> Stats:
        """What to write in the log."""


class Executor(Protocol):
    """Executes operations of validated documents."""

    async def execute(
        self, document: DocumentNode, operation_name: str | None, variables: dict[str, Any], request: Request
    ) -> Result:
        """The answer. Cancelled when the caller is gone or the time is up: statements end with it."""


@dataclass(frozen=True)
class Opened:
    """What lives as long as the graph is open."""

    database: Database
    executor: Executor
    pending_migrations: Callable[[], Awaitable[Sequence[str]]]
    """The names of the migrations that the database still lacks."""


@dataclass(frozen=True)
class Parts:
    """Everything that an app is made of, but for its settings."""

    open_graph: Callable[[], AbstractAsyncContextManager[Opened]]
    """Opens the graph in the event loop that serves, and closes it."""
    schema: GraphQLSchema
    costs: Costs
    operations: Sequence[SavedOperation] = ()
    page: Path | None = None
    """The folder of the built page (`web/dist`); None where it is not built."""
