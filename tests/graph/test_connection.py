"""Reading: what comes back, what goes wrong and in which words, and what is asked again."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from graph.connection import READ_ATTEMPTS, Graph
from graph.errors import Conflict, GraphError, StatementRefused, TimedOut, TooCostly, Unreachable
from graph.managed import Running
from graph.statements import Statement

ONE = Statement("CYPHER 5 RETURN 1 AS one")
LONG = "UNWIND range(1, 10000000000) AS x WITH x WHERE x % 7 = 9 RETURN count(x) AS n"
HUGE = "UNWIND range(1, 100000000) AS x WITH collect(toString(x) + $filling) AS texts RETURN size(texts) AS n"


class Wire:
    """A wire to the server that can be listened to, cut once, and cut for good."""

    def __init__(self, server: Running) -> None:
        self.port = int(server.uri.rpartition(":")[2])
        self.sent = bytearray()
        self.connections = 0
        self._writers: list[asyncio.StreamWriter] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._listener: asyncio.Server | None = None

    async def open(self) -> str:
        """Start to listen, and tell the address."""
        self._listener = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return f"bolt://127.0.0.1:{self._listener.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        """Cut all connections; new ones may be made."""
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()

    async def close(self) -> None:
        """Cut all connections and let nobody connect any more."""
        assert self._listener is not None
        self._listener.close()
        self.cut()
        await asyncio.gather(*self._tasks)
        await self._listener.wait_closed()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writers += [writer, there_writer]
        for source, target, heard in (
            (reader, there_writer, self.sent),
            (there_reader, writer, bytearray()),
        ):
            task = asyncio.create_task(self._pass_on(source, target, heard))
            self._tasks.add(task)

    async def _pass_on(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, heard: bytearray
    ) -> None:
        with suppress(ConnectionError):  # cut
            while data := await source.read(65536):
                heard += data
                target.write(data)
                await target.drain()
        target.close()


@pytest.fixture
async def wire(scratch_server: Running) -> AsyncIterator[Wire]:
    """A wire to the scratch server."""
    wire = Wire(scratch_server)
    yield wire
    if wire.connections:
        await wire.close()


@pytest.fixture
async def wired(wire: Wire, scratch_server: Running) -> AsyncIterator[Graph]:
    """The graph at the other end of that wire."""
    async with Graph.from_uri(await wire.open(), scratch_server.user, scratch_server.password) as graph:
        await graph.read(ONE, 10)
        yield graph


async def test_reads_the_one_record(world: Graph) -> None:
    """A statement that answers with one record gives it, its parameters filled in."""
    found = await world.read(Statement("CYPHER 5 RETURN [$a, [1, 2]] AS answer", {"a": "Bærum"}), 10)

    assert found is not None
    assert found["answer"] == ["Bærum", [1, 2]]


async def test_no_record_is_none(world: Graph) -> None:
    """A statement that answers with no record gives None."""
    assert await world.read(Statement("CYPHER 5 UNWIND [] AS x RETURN x"), 10) is None


async def test_several_records_are_refused_where_one_was_meant(world: Graph) -> None:
    """Several records where one was meant are a fault of the statement, and nothing is silently dropped."""
    statement = Statement("CYPHER 5 UNWIND [1, 2] AS x RETURN x")

    with pytest.raises(GraphError, match="answered with 2"):
        await world.read(statement, 10)

    assert [record["x"] for record in await world.rows(statement, 10)] == [1, 2]


async def test_reading_cannot_write(world: Graph) -> None:
    """A statement that would change something is refused when it is read, and changes nothing."""
    with pytest.raises(StatementRefused):
        await world.read(Statement("CYPHER 5 CREATE (n:Thing) RETURN n"), 10)

    assert await world.read(Statement("CYPHER 5 MATCH (n:Thing) RETURN n LIMIT 1"), 10) is None


async def test_a_statement_that_takes_too_long_is_stopped(world: Graph) -> None:
    """A statement that does not end within its time is stopped on the server and told apart."""
    begun = time.monotonic()

    with pytest.raises(TimedOut):
        await world.read(Statement(f"CYPHER 5 {LONG}"), 0.5)

    assert time.monotonic() - begun < 5
    assert await _running(world, LONG) == 0


async def test_a_time_without_end_is_refused(world: Graph) -> None:
    """No statement runs without a time within which it must end."""
    with pytest.raises(ValueError, match="needs a time"):
        await world.read(ONE, 0)


async def test_too_much_memory_is_too_costly_and_never_tried_again(wired: Graph, wire: Wire) -> None:
    """A statement that wants too much memory is told apart, sent only once, and the server lives on."""
    with pytest.raises(TooCostly, match="Ask for less"):
        await wired.read(Statement(f"CYPHER 5 {HUGE}", {"filling": "x" * 50}), 60)

    assert wire.sent.count(HUGE.encode()) == 1
    assert await wired.read(ONE, 10) is not None


async def test_cancelling_ends_the_statement_on_the_server(world: Graph) -> None:
    """Soon after the task was cancelled its transaction is gone, and the graph can be asked as before."""
    task = asyncio.create_task(world.read(Statement(f"CYPHER 5 {LONG}"), 60))
    await _until_running(world, LONG, 1)

    begun = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await _until_running(world, LONG, 0)

    assert time.monotonic() - begun < 0.5 * 4  # four times, since others use this machine
    assert await world.read(ONE, 10) is not None


async def test_a_lost_connection_is_made_again_once(wired: Graph, wire: Wire) -> None:
    """A connection lost while nobody asked is made again without the caller noticing."""
    before = wire.connections
    wire.cut()

    assert await wired.read(ONE, 10) is not None
    assert wire.connections == before + 1


async def test_a_database_that_went_away_is_unreachable(wired: Graph, wire: Wire) -> None:
    """When the database is gone the message says so and how to mend it, without the driver's exception."""
    await wire.close()

    with pytest.raises(Unreachable, match=r"does not answer.*NEO4J_URI"):
        await wired.read(ONE, 10)


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1", "bolt://nowhere.invalid:7687"])
async def test_an_address_where_nobody_answers_is_unreachable(uri: str) -> None:
    """An address where nobody answers is told as that, whatever kind it is of."""
    async with Graph.from_uri(uri, "neo4j", "secret") as graph:
        with pytest.raises(Unreachable, match="does not answer") as caught:
            await graph.read(ONE, 10)

    assert "secret" not in str(caught.value)


def test_what_is_no_address_is_refused_at_once() -> None:
    """An address that cannot be one of a Neo4j is refused before anything is asked."""
    with pytest.raises(Unreachable, match="cannot be the address"):
        Graph.from_uri("http://127.0.0.1", "neo4j", "secret")


async def test_a_wrong_password_and_a_wrong_database_are_named(scratch_server: Running) -> None:
    """Being let in, and the name of the database, have messages of their own."""
    user, password = scratch_server.user, scratch_server.password
    async with Graph.from_uri(scratch_server.uri, user, "wrong") as graph:
        with pytest.raises(Unreachable, match="NEO4J_PASSWORD"):
            await graph.read(ONE, 10)
    async with Graph.from_uri(scratch_server.uri, user, password, "nowhere") as graph:
        with pytest.raises(Unreachable, match="NEO4J_DATABASE"):
            await graph.read(ONE, 10)


async def test_no_message_holds_cypher(world: Graph) -> None:
    """A statement that the database does not understand is named by its code, without its text."""
    with pytest.raises(StatementRefused) as caught:
        await world.read(Statement("CYPHER 5 RETRUN 1 AS secret"), 10)

    assert caught.value.code == "Neo.ClientError.Statement.SyntaxError"
    assert "RETRUN" not in str(caught.value)


class _Overtaken(Graph):
    """A graph whose first reads meet data that a change overtook: no test can make Neo4j say so at will."""

    left = 0

    async def _read_once(self, query: neo4j.Query, parameters: dict[str, Any]) -> list[neo4j.Record]:
        if self.left:
            self.left -= 1
            code = "Neo.TransientError.Transaction.Outdated"
            raise Neo4jError._basic_hydrate(neo4j_code=code, message="overtaken")
        return await super()._read_once(query, parameters)


async def test_a_read_that_changes_overtake_begins_again(scratch_server: Running) -> None:
    """A read that changes overtake is begun again some times, and then the caller is told."""
    user, password = scratch_server.user, scratch_server.password
    async with _Overtaken(scratch_server.uri, user, password) as graph:
        graph.left = READ_ATTEMPTS - 1
        assert await graph.read(ONE, 10) is not None

        graph.left = READ_ATTEMPTS
        with pytest.raises(Conflict, match="came in between"):
            await graph.read(ONE, 10)


async def _running(graph: Graph, text: str) -> int:
    found = await graph.read(
        Statement(
            "CYPHER 5 SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery ENDS WITH $text "
            "RETURN count(*) AS n",
            {"text": text},
        ),
        10,
    )
    assert found is not None
    return int(found["n"])


async def _until_running(graph: Graph, text: str, wanted: int) -> None:
    for _ in range(500):
        if await _running(graph, text) == wanted:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"There were never {wanted} of the statement running.")
