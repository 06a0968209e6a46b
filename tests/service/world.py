"""A small schema, executor and database, given to the app as arguments."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2
import orjson
from graphql import DocumentNode, GraphQLError, GraphQLResolveInfo, build_schema, execute
from starlette.applications import Starlette

from graph.statements import Statement
from resolvers.request import Request
from service.app import create_app
from service.figures import FieldCost
from service.log import make_logger
from service.ports import Opened, Parts
from service.settings import Settings

TODAY = dt.date(2026, 11, 24)

SDL = """
type Query {
  hello: String
  today: String
  language: String
  strict: String!
  say(text: String!): String
  towns(first: Int, last: Int, after: String): TownConnection!
  town(name: String): Town
  slow: String
  planned: String
  evaluated: String
  fault: String
}
interface Place { name: String }
type TownConnection { edges: [TownEdge!]! nodes: [Town!]! pageInfo: PageInfo! totalCount: Int! }
type TownEdge { cursor: String! node: Town! }
type PageInfo { hasNextPage: Boolean! }
type Town implements Place {
  name: String
  population: Int
  state: Town
  contacts: [Town!]!
  partners(first: Int): TownConnection!
  neighbours(first: Int): TownConnection!
}
"""
SCHEMA = build_schema(SDL)

COSTS = {
    ("Query", "towns"): FieldCost(weight=1, maximum=500, page=25),
    ("Town", "contacts"): FieldCost(weight=1, maximum=50),
    ("Town", "partners"): FieldCost(weight=15, maximum=500, page=25),
    ("Town", "neighbours"): FieldCost(weight=1, maximum=500, page=25),
    ("TownConnection", "edges"): FieldCost(part=True),
    ("TownConnection", "nodes"): FieldCost(part=True),
    ("TownEdge", "node"): FieldCost(part=True),
}


def costs(type_name: str, field_name: str) -> FieldCost | None:
    """What the small schema declares."""
    return COSTS.get((type_name, field_name))


@dataclass(frozen=True)
class SmallStats:
    """What an execution says of itself."""

    plan_kept: bool | None = True
    rows: int = 1


@dataclass(frozen=True)
class SmallResult:
    """An answer."""

    data: Any
    errors: Sequence[GraphQLError] = ()
    stats: SmallStats = SmallStats()


@dataclass
class SmallDatabase:
    """Answers each statement after a while, or fails as it is told."""

    seconds: float = 0.0
    error: Exception | None = None
    running: int = 0
    cancelled: int = 0

    async def read(self, statement: Statement, timeout_s: float) -> Any:
        """Wait, and answer with the text of the statement."""
        assert timeout_s > 0
        if self.error is not None:
            raise self.error
        self.running += 1
        try:
            await asyncio.sleep(self.seconds)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.running -= 1
        return {"text": statement.text}

    async def data_version(self, timeout_s: float) -> int:
        """Answer at once, or fail."""
        assert timeout_s > 0
        if self.error is not None:
            raise self.error
        return 1


QUICK = Statement("CYPHER 5 RETURN 'secret' AS text")


@dataclass
class SmallExecutor:
    """Executes with graphql-core; `slow` runs a statement, `planned` plans it, `fault` raises a surprise."""

    slow: Statement = QUICK
    warmed: list[str | None] = field(default_factory=list)
    """The operations that the start has asked, each as often as it was."""
    requests: list[Request] = field(default_factory=list)

    async def execute(
        self, document: DocumentNode, operation_name: str | None, variables: dict[str, Any], request: Request
    ) -> SmallResult:
        """The answer of graphql-core."""
        self.requests.append(request)
        if request.request_id == "warm-up":
            self.warmed.append(operation_name)
        done = execute(
            SCHEMA,
            document,
            _Root(request, self.slow),
            variable_values=variables,
            operation_name=operation_name,
        )
        result = await done if isinstance(done, Awaitable) else done
        return SmallResult(result.data, result.errors or ())


class _Root:
    def __init__(self, request: Request, slow: Statement) -> None:
        self._request = request
        self._slow = slow
        self.hello = "hei"
        self.today = request.today.isoformat()
        self.language = request.language
        self.towns = {"edges": [], "nodes": [], "pageInfo": {"hasNextPage": False}, "totalCount": 0}

    def say(self, _: GraphQLResolveInfo[Any], text: str) -> str:
        return text

    async def slow(self, _: GraphQLResolveInfo[Any]) -> str:
        found = await self._request.run(self._slow)
        return str(found["text"])

    async def evaluated(self, _: GraphQLResolveInfo[Any]) -> str:
        with self._request.patience():
            await asyncio.sleep(0.3)
        return "evaluated"

    async def planned(self, _: GraphQLResolveInfo[Any]) -> str:
        assert self._request.plan is not None
        found = await self._request.plan(self._slow)
        return str(found["text"])

    def fault(self, _: GraphQLResolveInfo[Any]) -> str:
        raise LookupError("MATCH (secret) in neo4j://user:password@host")

    def strict(self, info: GraphQLResolveInfo[Any]) -> str:
        return self.fault(info)


@dataclass
class World:
    """An app with everything that it was made of."""

    app: Starlette
    database: SmallDatabase
    executor: SmallExecutor
    written: io.StringIO

    def lines(self) -> list[dict[str, Any]]:
        """What was written in the log."""
        return [orjson.loads(line) for line in self.written.getvalue().splitlines()]

    def line(self) -> dict[str, Any]:
        """The line of the last request."""
        return [line for line in self.lines() if line["event"] == "request"][-1]


async def none_pending() -> Sequence[str]:
    """Every migration is done."""
    return ()


def opened(
    database: SmallDatabase,
    executor: SmallExecutor | None = None,
    pending: Callable[[], Awaitable[Sequence[str]]] = none_pending,
) -> Opened:
    """What an app has while the graph is open."""
    return Opened(database, executor or SmallExecutor(), pending)


def parts(
    database: SmallDatabase,
    executor: SmallExecutor | None = None,
    pending: Callable[[], Awaitable[Sequence[str]]] = none_pending,
) -> Parts:
    """What an app is made of, around this database."""

    @asynccontextmanager
    async def open_graph() -> AsyncIterator[Opened]:
        yield opened(database, executor, pending)

    return Parts(open_graph=open_graph, schema=SCHEMA, costs=costs)


def world(
    settings: Settings | None = None,
    database: SmallDatabase | None = None,
    pending: Callable[[], Awaitable[Sequence[str]]] = none_pending,
    **others: Any,
) -> World:
    """An app of the small schema, executor and database."""
    database, executor, written = database or SmallDatabase(), SmallExecutor(), io.StringIO()
    made = replace(parts(database, executor, pending), **others)
    log = make_logger("json", written)
    app = create_app(settings or Settings(), made, clock=lambda: TODAY, log=log)
    return World(app, database, executor, written)


@asynccontextmanager
async def client(of: World, ready: bool = True) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a started app, which asks as a caller on this machine does."""
    transport = httpx2.ASGITransport(of.app)
    async with (
        of.app.router.lifespan_context(of.app),
        httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as asking,
    ):
        # Asked as an orchestrator asks, since nothing else tells that the start is done.
        while ready and (await asking.get("/health/ready")).status_code != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        yield asking


GRAPHQL = "application/graphql-response+json"


async def ask(asking: httpx2.AsyncClient, query: str, **body: Any) -> httpx2.Response:
    """Ask a question as a client does that knows GraphQL over HTTP."""
    headers = {"accept": GRAPHQL, **body.pop("headers", {})}
    return await asking.post("/graphql", json={"query": query, **body}, headers=headers)


def assert_error(response: httpx2.Response, code: str, status: int) -> dict[str, Any]:
    """Assert the one shape that every error has, and give the first error."""
    assert response.status_code == status, response.text
    body = response.json()
    assert set(body) <= {"errors", "data"}
    assert body["errors"]
    for error in body["errors"]:
        assert set(error) <= {"message", "locations", "path", "extensions"}
        assert error["extensions"]["requestId"] == response.headers["x-request-id"]
        assert error["message"].strip()
    for hidden in ("MATCH", "Traceback", "password", "neo4j://", "CYPHER", "LookupError"):
        assert hidden not in response.text
    first: dict[str, Any] = body["errors"][0]
    assert first["extensions"]["code"] == code, response.text
    return first
