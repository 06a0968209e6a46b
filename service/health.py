"""Whether the process lives, and whether it is ready to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from structlog.typing import FilteringBoundLogger

from graph.errors import GraphError
from service.errors import RETRY_SECONDS
from service.ports import Opened

PING_SECONDS = 2.0


@dataclass(slots=True)
class Readiness:
    """How far the start has come. Once ready, a process stays so: a lost database shows in each answer."""

    opened: Opened | None = None
    migrated: bool = False
    warm: bool = False
    waiting_for: str = "the database"
    asked: int = 0
    """Saved questions that the warm-up is through with."""
    questions: int = 0
    """How many there are."""

    def tell(self, asked: int, questions: int) -> None:
        """Note how far the warm-up has come."""
        self.asked, self.questions = asked, questions

    @property
    def ready(self) -> bool:
        """Whether questions are answered."""
        return self.migrated and self.warm


async def get_ready(
    readiness: Readiness,
    opened: Opened,
    warm_up: Callable[[Opened], Awaitable[None]],
    log: FilteringBoundLogger,
    pause_seconds: float = RETRY_SECONDS,
) -> None:
    """Wait for the database and its migrations, then warm up; try again, after a pause, until it is done.

    `warm_up` is what must be warm before anybody is answered.
    """
    while not readiness.ready:
        try:
            await _step(readiness, opened, warm_up)
        except GraphError as error:
            log.warning("waiting", waits_for=readiness.waiting_for, because=str(error))
            await asyncio.sleep(pause_seconds)
        except Exception:
            log.exception("start failed", waits_for=readiness.waiting_for)
            await asyncio.sleep(pause_seconds)
    log.info("ready")


async def _step(readiness: Readiness, opened: Opened, warm_up: Callable[[Opened], Awaitable[None]]) -> None:
    readiness.waiting_for = "the database"
    pending = await opened.pending_migrations()
    if pending:
        readiness.waiting_for = "migrations"
        raise GraphError(
            f"The database lacks the migrations {', '.join(pending)}. Apply them: .venv/bin/samordning load."
        )
    readiness.migrated = True
    readiness.waiting_for = "the warm-up"
    await warm_up(opened)
    readiness.warm = True


async def report(readiness: Readiness) -> dict[str, Any]:
    """The three conditions of being ready, whether all hold at this moment, and how far the warm-up is."""
    reached = await _reached(readiness.opened)
    return {
        "ready": reached and readiness.ready,
        "database": reached,
        "migrations": readiness.migrated,
        "warmUp": readiness.warm,
        "savedQuestions": {"asked": readiness.asked, "of": readiness.questions},
    }


async def _reached(opened: Opened | None) -> bool:
    if opened is None:
        return False
    try:
        await opened.database.data_version(PING_SECONDS)
    except GraphError:
        return False
    return True
