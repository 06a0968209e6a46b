"""What happens to the work when nobody waits for its answer any more."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import neo4j

from graph.connection import Graph
from graph.managed import Running
from graph.statements import Statement
from service.ports import Opened
from service.settings import Settings
from tests.service.serving import serving
from tests.service.world import SmallDatabase, SmallExecutor, none_pending, world

QUESTION = json.dumps({"query": "query Slow { slow }"}).encode()
SLOW = Statement("CYPHER 5 UNWIND range(1, 1000000000) AS n RETURN toString(sum(n % 7)) AS text")
HEAD = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@asynccontextmanager
async def connection(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to the service, closed at the end."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        await writer.wait_closed()


async def ready(port: int) -> None:
    """Wait until the service answers that it is ready."""
    status = b""
    async with asyncio.timeout(10):
        while b"200" not in status:
            async with connection(port) as (reader, writer):
                writer.write(b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                status = await reader.readline()


async def until(running: Callable[[], int], wanted: int, seconds: float) -> None:
    """Wait until as many statements run as are wanted."""
    async with asyncio.timeout(seconds):
        while True:
            if await asyncio.to_thread(running) == wanted:
                return
            await asyncio.sleep(0.02)


async def test_a_closed_connection_cancels_the_statement() -> None:
    """The statement ends at once, nothing is answered, and the log says that the caller was gone."""
    of = world(database=SmallDatabase())
    async with serving(of.app) as port:
        await ready(port)
        of.database.seconds = 30
        async with connection(port) as (_, writer):
            writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(QUESTION) + QUESTION)
            await until(lambda: of.database.running, 1, seconds=5)
        await until(lambda: of.database.running, 0, seconds=1)
    assert of.database.cancelled == 1
    assert (of.line()["status"], of.line()["operation"]) == ("gone", "Slow")
    assert not [line for line in of.lines() if line["event"] == "fault"]


async def test_a_closed_connection_ends_the_statement_in_neo4j(
    scratch_server: Running, scratch_driver: neo4j.Driver
) -> None:
    """Soon after the caller went, the server does not run its statement any more."""

    def running() -> int:
        with scratch_driver.session() as session:
            found = session.run(
                "CYPHER 5 SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $text RETURN count(*)",
                text=SLOW.text,
            )
            return int(found.single(strict=True)[0])

    @asynccontextmanager
    async def open_graph() -> AsyncIterator[Opened]:
        uri, user, password = scratch_server.uri, scratch_server.user, scratch_server.password
        async with Graph.from_uri(uri, user, password) as graph:
            yield Opened(graph, SmallExecutor(SLOW), none_pending)

    of = world(open_graph=open_graph)
    async with serving(of.app) as port:
        await ready(port)
        async with connection(port) as (_, writer):
            writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(QUESTION) + QUESTION)
            await until(running, 1, seconds=5)
        await until(running, 0, seconds=2)
    assert of.line()["status"] == "gone"


async def test_a_caller_that_goes_before_its_body_is_whole_is_let_go() -> None:
    """Nothing is executed, and nothing is wrong."""
    of = world()
    async with serving(of.app) as port:
        await ready(port)
        async with connection(port) as (_, writer):
            writer.write(HEAD + b"Content-Length: 1000\r\n\r\n{")
            await writer.drain()
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.05)
    assert of.line()["status"] == "gone"
    assert of.executor.requests == []


async def test_a_connection_that_stays_is_answered_twice() -> None:
    """Watching for the end of a connection does not eat its next request."""
    of = world()
    async with serving(of.app) as port:
        await ready(port)
        async with connection(port) as (reader, writer):
            for _ in range(2):
                body = b'{"query":"{ hello }"}'
                writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)
                head = await reader.readuntil(b"\r\n\r\n")
                assert head.startswith(b"HTTP/1.1 200")
                assert await reader.readexactly(24) == b'{"data":{"hello":"hei"}}'


async def test_a_body_that_does_not_end_is_told_as_that() -> None:
    """A caller who never sends the rest of its body is told so when the time is up."""
    of = world(Settings(local=replace(Settings().local, request_seconds=0.2, transaction_seconds=0.2)))
    async with serving(of.app) as port:
        await ready(port)
        async with connection(port) as (reader, writer):
            writer.write(HEAD + b"Content-Length: 1000\r\n\r\n{")
            assert (await reader.readline()).startswith(b"HTTP/1.1 504")
            assert b"The body had not arrived" in await reader.read(2000)
