"""Warming up: saved questions are asked at the start, so that no caller waits while their plans are made.

The process is ready with the first of them, which the page opens with; the others are asked behind the
callers, one at a time (docs/decisions/2026-11-27-ready-with-the-first-question.md).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from structlog.typing import FilteringBoundLogger

from graph.errors import GraphError
from resolvers.request import Profile, Request
from service.clock import Clock
from service.documents import Documents
from service.operations import SavedOperation
from service.ports import Opened

SECONDS = 120.0
"""How long the database may take to plan and answer one saved question at start."""

TIMES = 3
"""How often each is asked: planned is not warm, since the first runs read from disk and load classes."""

Tell = Callable[[int, int], None]
"""Told how many saved questions are warm, and how many there are."""


class WarmUp:
    """The saved questions of a process, on their way to being warm."""

    def __init__(
        self,
        operations: Sequence[SavedOperation],
        documents: Documents,
        profile: Profile,
        clock: Clock,
        log: FilteringBoundLogger,
        tell: Tell,
    ) -> None:
        """Ask them as a caller of this profile does; `tell` is told how far it has come."""
        self._operations = operations
        self._documents = documents
        self._profile = profile
        self._clock = clock
        self._log = log
        self._tell = tell

    async def first(self, opened: Opened) -> None:
        """Ask the first. Raises what asking raises, and what stands behind an error in the answer."""
        for operation in self._operations[:1]:
            await self._ask(operation, opened)
        self._tell(min(1, len(self._operations)), len(self._operations))

    async def rest(self, opened: Opened) -> None:
        """Ask the others. One that fails is told in the log, and will be planned for who asks it first."""
        for done, operation in enumerate(self._operations[1:], 2):
            try:
                await self._ask(operation, opened)
            except GraphError as error:
                self._log.warning("not warm", operation=operation.name, because=str(error))
            except Exception:
                self._log.exception("not warm", operation=operation.name)
            self._tell(done, len(self._operations))

    async def _ask(self, operation: SavedOperation, opened: Opened) -> None:
        request = Request(
            today=self._clock(),
            language="nb",
            profile=self._profile,
            request_id="warm-up",
            run=functools.partial(opened.database.read, timeout_s=SECONDS),
        )
        variables = dict(operation.variables)
        known = self._documents.prepare(operation.document, operation.name, variables, self._profile.limits)
        for _ in range(TIMES):
            result = await opened.executor.execute(known.syntax, known.operation, variables, request)
            for error in result.errors:
                raise error.original_error or error
