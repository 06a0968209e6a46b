"""The limit: the same questions as Cypher written by hand, with the bare driver, orjson and bare ASGI.

Started as `uvicorn bench.limit:app`, with NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD in the environment.
It answers `POST /<file in by_hand, without its ending>` with a JSON body that has `variables`. It knows no
errors, no limits and no other question: what it costs, any service on this database must cost.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from zoneinfo import ZoneInfo

import neo4j
import orjson

from bench import by_hand
from queries.days import day_parameters

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

OSLO = ZoneInfo("Europe/Oslo")
STATEMENTS = {f"/{name}": f"CYPHER 5\n{by_hand.statement(name)}" for name in by_hand.names()}
"""The hand-written statements by the address that answers with them."""


class Limit:
    """The app; its driver is opened in the event loop that serves it."""

    _driver: neo4j.AsyncDriver

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request, or open and close the driver."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._answer(scope["path"], receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        assert (await receive())["type"] == "lifespan.startup"
        login = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
        self._driver = neo4j.AsyncGraphDatabase.driver(
            os.environ["NEO4J_URI"], auth=login, notifications_min_severity="OFF", telemetry_disabled=True
        )
        await self._driver.verify_connectivity()
        await send({"type": "lifespan.startup.complete"})
        assert (await receive())["type"] == "lifespan.shutdown"
        await self._driver.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, path: str, receive: Receive, send: Send) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        today = dt.datetime.now(OSLO).date()
        parameters = orjson.loads(body)["variables"] | day_parameters(today, today)
        async with self._driver.session(database="neo4j", default_access_mode=neo4j.READ_ACCESS) as session:
            record = await (await session.run(STATEMENTS[path], parameters)).single(strict=True)
        answer = orjson.dumps({"data": record["data"]})
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})


app = Limit()
