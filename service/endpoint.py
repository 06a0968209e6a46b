"""`POST /graphql`: from the bytes of a request to the bytes of an answer."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graphql import GraphQLError
from starlette.responses import Response

from graph.statements import Statement
from resolvers.request import Request
from service.access import Access, language
from service.answers import data_response, failure_response
from service.body import (
    GRAPHQL,
    PLAIN,
    Gone,
    Question,
    question,
    receive_body,
    refuse_other_content,
    wanted_format,
)
from service.clock import Clock
from service.documents import Documents
from service.errors import Code, Failure, Told, cause, told
from service.health import Readiness
from service.ports import Opened, Result
from service.rates import Rates
from service.visit import Visit
from service.waiting import Queue

WATCHED_AFTER_S = 0.05
"""How long a question may take before the service looks whether its caller is still there."""

PLANNED_AT_ONCE = 2
"""Texts that the database plans at the same moment: each takes a core of its machine for some seconds."""

PLANNED_MOST = 20
"""Requests that may wait for that, those that are being planned included."""


class Endpoint:
    """Answers questions; one for each process."""

    def __init__(self, access: Access, documents: Documents, readiness: Readiness, clock: Clock) -> None:
        self._profile = access.profile
        self._limits = access.profile.limits
        self._documents = documents
        self._readiness = readiness
        self._clock = clock
        self._planning = asyncio.Semaphore(PLANNED_AT_ONCE)
        self._texts = Queue(PLANNED_MOST, "have new questions planned")
        self._rates = None if access.rate is None else Rates(access.rate)

    async def answer(self, visit: Visit) -> Response:
        """The response to a question. Raises :class:`Gone` where nobody waits for it any more."""
        media = wanted_format(visit.headers.get("accept"))
        try:
            if media is None:
                raise Failure.of(
                    Code.NOT_ACCEPTABLE, f"Accept names no format that there is: {GRAPHQL} or {PLAIN}."
                )
            return data_response(await self._within_time(visit), visit, media)
        except Failure as failure:
            return failure_response(failure, visit, media or PLAIN)

    async def _within_time(self, visit: Visit) -> Result:
        seconds = self._limits.request_seconds
        try:
            async with asyncio.timeout(seconds) as deadline:
                return await self._result(visit, deadline)
        except TimeoutError as error:
            if visit.gone:
                raise Gone from error
            late = f"The answer was not ready within {seconds:g} s. Ask for fewer things at once."
            if not visit.body_read:
                late = f"The body had not arrived within {seconds:g} s. Send it whole, and again."
            raise Failure.of(Code.TIMED_OUT, late) from error

    async def _result(self, visit: Visit, deadline: asyncio.Timeout) -> Result:
        opened = self._opened()
        if self._rates is not None:
            address, _ = visit.scope.get("client") or ("unknown", 0)
            self._rates.count(address)
        refuse_other_content(visit.headers.get("content-type"))
        body = await receive_body(visit.receive, visit.headers, self._limits.body)
        visit.body_read = True
        asked = question(body)
        watcher = _Watcher(visit, deadline)
        try:
            return await self._execute(asked, opened, visit, deadline)
        except GraphQLError as error:
            raise Failure(told(error, Code.BAD_VARIABLES, visit.log_fault)) from error
        except Failure:
            raise
        except Exception as error:
            raise Failure(Told(*cause(error, visit.log_fault))) from error
        finally:
            watcher.cancel()

    def _opened(self) -> Opened:
        opened = self._readiness.opened
        if opened is None or not self._readiness.ready:
            raise Failure.of(
                Code.NOT_READY,
                f"The service is starting and waits for {self._readiness.waiting_for}. Ask again soon.",
            )
        return opened

    async def _execute(
        self, asked: Question, opened: Opened, visit: Visit, deadline: asyncio.Timeout
    ) -> Result:
        prepared = self._documents.prepare(asked.query, asked.operation_name, asked.variables, self._limits)
        visit.operation, visit.document_kept = prepared.operation, prepared.kept
        request = Request(
            today=self._clock(),
            language=language(visit.headers.get("accept-language")),
            profile=self._profile,
            request_id=visit.request_id,
            run=functools.partial(opened.database.read, timeout_s=self._limits.transaction_seconds),
            plan=functools.partial(self._plan, opened, visit, deadline),
            patience=functools.partial(self._patience, visit, deadline, self._limits.evaluating_seconds),
        )
        result = await opened.executor.execute(prepared.syntax, prepared.operation, asked.variables, request)
        visit.rows, visit.plan_kept = result.stats.rows, result.stats.plan_kept
        return result

    async def _plan(
        self, opened: Opened, visit: Visit, deadline: asyncio.Timeout, statement: Statement
    ) -> Any:
        """Have a new text planned."""
        seconds = self._limits.planning_seconds
        with self._patience(visit, deadline, seconds), self._texts.joined(visit.request_id):
            async with self._planning:
                return await opened.database.read(statement, timeout_s=seconds)

    @contextmanager
    def _patience(self, visit: Visit, deadline: asyncio.Timeout, seconds: float) -> Iterator[None]:
        """Let something take a time of its own that is paid once; the request's time starts after it."""
        visit.waits += 1
        _allow(seconds + self._limits.request_seconds, visit, deadline)
        try:
            yield
        finally:
            visit.waits -= 1
            _allow(self._limits.request_seconds, visit, deadline)


def _allow(seconds: float, visit: Visit, deadline: asyncio.Timeout) -> None:
    """End the request after so many seconds, or later where something else still takes its time."""
    if visit.gone or deadline.expired():
        return
    ends, due = asyncio.get_running_loop().time() + seconds, deadline.when()
    deadline.reschedule(ends if due is None or not visit.waits else max(ends, due))


class _Watcher:
    """Ends the work when the caller closes the connection: nobody would read the answer.

    It begins to watch once a question has taken a while: a task for each that is answered at once would cost
    it as much as its plan does.
    """

    def __init__(self, visit: Visit, deadline: asyncio.Timeout) -> None:
        self._visit = visit
        self._deadline = deadline
        self._task: asyncio.Task[None] | None = None
        self._starting = asyncio.get_running_loop().call_later(WATCHED_AFTER_S, self._start)

    def _start(self) -> None:
        self._task = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._visit.receive())["type"] != "http.disconnect":
            continue
        self._visit.gone = True
        if not self._deadline.expired():
            self._deadline.reschedule(asyncio.get_running_loop().time())

    def cancel(self) -> None:
        """Watch no longer."""
        self._starting.cancel()
        if self._task is not None:
            self._task.cancel()
