"""Waiting in a queue that ends."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest

from resolvers.answer import Readying
from resolvers.request import Refused
from service.readying import DAYS, Readier
from service.waiting import Queue

TODAY = dt.date(2026, 11, 24)


def test_one_too_many() -> None:
    """Who wants something new when as much as may be is waited for is refused, until something is through."""
    queue = Queue(2, "wait")
    with queue.joined("a"):
        with queue.joined("b"), queue.joined("b"):
            with pytest.raises(Refused, match="Too many wait to wait: 2") as refused, queue.joined("c"):
                pass
            assert refused.value.code == "BUSY"
        with queue.joined("c"):
            pass


async def test_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more days than can be made ready at once the last is refused; a day that is on its way is not."""
    going = asyncio.Event()

    async def ensure(*_: Any) -> tuple[str, ...]:
        await going.wait()
        return ()

    readier: Any = Readier(None, lambda: dt.datetime.now(dt.UTC), {})  # type: ignore[arg-type]
    monkeypatch.setattr(readier._keeper, "ensure", ensure)
    days = [*range(DAYS), 0, DAYS]
    asked = [Readying("keys", "findings", TODAY + dt.timedelta(days=day), {}) for day in days]
    waiting = [asyncio.create_task(readier(each, TODAY)) for each in asked]
    with pytest.raises(Refused, match="evaluated for other days"):
        await waiting[-1]
    going.set()
    assert await asyncio.gather(*waiting[:-1]) == [[]] * (DAYS + 1)
