"""What happens to the work when nobody waits for its answer any more."""

from __future__ import annotations

import asyncio
import json

from tests.service.serving import serving
from tests.service.world import SmallDatabase, World, world

QUESTION = json.dumps({"query": "query Slow { slow }"}).encode()
HEAD = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


async def ready(port: int) -> None:
    """Wait until the service answers that it is ready."""
    status = b""
    while b"200" not in status:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        status = await reader.readline()
        await reader.read()
        writer.close()


async def until(condition: object, of: World) -> None:
    """Wait, at most a second, until as many statements run as `condition` says."""
    async with asyncio.timeout(1):
        while of.database.running != condition:  # noqa: ASYNC110 - watched from outside, as a database is
            await asyncio.sleep(0.005)


async def test_a_closed_connection_cancels_the_statement() -> None:
    """The statement ends at once, nothing is answered, and the log says that the caller was gone."""
    of = world(database=SmallDatabase())
    async with serving(of.app) as port:
        await ready(port)
        of.database.seconds = 30
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(QUESTION) + QUESTION)
        await until(1, of)
        writer.close()
        await until(0, of)
    assert of.database.cancelled == 1
    assert (of.line()["status"], of.line()["operation"]) == ("gone", "Slow")
    assert not [line for line in of.lines() if line["event"] == "fault"]


async def test_a_caller_that_goes_before_its_body_is_whole_is_let_go() -> None:
    """Nothing is executed, and nothing is wrong."""
    of = world()
    async with serving(of.app) as port:
        await ready(port)
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD + b"Content-Length: 1000\r\n\r\n{")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(0.05)
    assert of.line()["status"] == "gone"
    assert of.executor.requests == []


async def test_a_connection_that_stays_is_answered_twice() -> None:
    """Watching for the end of a connection does not eat its next request."""
    of = world()
    async with serving(of.app) as port:
        await ready(port)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(2):
            body = b'{"query":"{ hello }"}'
            writer.write(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200")
            assert await reader.readexactly(24) == b'{"data":{"hello":"hei"}}'
        writer.close()
