"""Whether the service says truly that it lives and is ready."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from typing import Any

from graph.errors import Unreachable
from service.health import Readiness, get_ready
from service.log import make_logger
from service.ports import Opened
from tests.service.world import SmallDatabase, ask, assert_error, client, opened, world


def report(**conditions: bool) -> dict[str, Any]:
    """What is told of these conditions by a service without saved questions."""
    return {**conditions, "savedQuestions": {"asked": 0, "of": 0}}


async def test_ready_names_each_condition() -> None:
    """Database reached, migrations done, warm-up done: 200 only with all three."""
    async with client(world()) as asking:
        response = await asking.get("/health/ready")
        assert (await asking.get("/health/live")).json() == {"live": True}
    assert response.json() == report(ready=True, database=True, migrations=True, warmUp=True)


async def test_questions_wait_until_the_start_is_done() -> None:
    """Until then the service lives, is not ready, and says what it waits for."""
    done = asyncio.Event()

    async def pending() -> Sequence[str]:
        await done.wait()
        return ()

    async with client(world(pending=pending), ready=False) as asking:
        response = await ask(asking, "{ hello }")
        error = assert_error(response, "NOT_READY", 503)
        assert error["message"] == "The service is starting and waits for the database. Ask again soon."
        assert response.headers["retry-after"] == "5"
        assert (await asking.get("/health/live")).status_code == 200
        told = await asking.get("/health/ready")
        assert told.status_code == 503
        assert told.json() == report(ready=False, database=True, migrations=False, warmUp=False)
        done.set()
        await asyncio.sleep(0.05)
        assert (await ask(asking, "{ hello }")).status_code == 200


async def test_a_database_that_goes_away_is_not_ready() -> None:
    """Once started, the service stays up: it is ready again as soon as the database is back."""
    of = world(database=SmallDatabase())
    async with client(of) as asking:
        of.database.error = Unreachable("The database does not answer.")
        told = await asking.get("/health/ready")
        assert (told.status_code, told.headers["retry-after"]) == (503, "5")
        assert told.json() == report(ready=False, database=False, migrations=True, warmUp=True)
        of.database.error = None
        told = await asking.get("/health/ready")
        assert (told.status_code, "retry-after" in told.headers) == (200, False)


async def test_the_start_goes_on_by_itself_once_it_can() -> None:
    """An unreachable database, a missing migration and a fault are each logged, and tried again."""
    database = SmallDatabase()
    answers: list[Sequence[str] | Exception] = [
        Unreachable("The database does not answer."),
        ("0001_constraints",),
        LookupError("not expected"),
        (),
    ]
    waited_for = []

    async def pending() -> Sequence[str]:
        waited_for.append(readiness.waiting_for)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def warm_up(_: Opened) -> None:
        assert readiness.waiting_for == "the warm-up"
        assert readiness.migrated
        assert not readiness.ready

    readiness, written = Readiness(), io.StringIO()
    made = opened(database, pending=pending)
    await get_ready(readiness, made, warm_up, make_logger("text", written), pause_seconds=0)
    assert readiness.ready
    told = written.getvalue()
    assert "The database does not answer." in told
    assert "lacks the migrations 0001_constraints. Apply them" in told
    assert "LookupError: not expected" in told
    assert told.splitlines()[-1].endswith("event=ready")
