"""The one way to talk to the graph: one statement read, or one change written.

A :class:`Graph` belongs to one event loop, and whoever opens it closes it. Each call has a session of its
own, so that any number of tasks may share one Graph.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Any, Self, TypeVar

import neo4j
from neo4j import AsyncGraphDatabase, AsyncResult, AsyncSession, AsyncTransaction, Query, Record

from graph import faults
from graph.changes import Change, ChangeResult, Counters, audit, bump
from graph.errors import Conflict, GraphError, TimedOut
from graph.model.bookkeeping import DATA_VERSION, DATA_VERSION_ID
from graph.statements import Statement
from graph.touched import COLUMN, Touched

__all__ = ["Graph", "Record", "run_in"]

T = TypeVar("T")
U = TypeVar("U")

CONNECT_TIMEOUT_S = 5.0
POOL = 100
GRACE_S = 1.0
"""How much longer than the server we wait: it should end the statement, and say so, before we give up."""

READ_ATTEMPTS = 4
"""How often a read is begun: again once after a lost connection, and while changes overtake it."""

CHANGE_TIMEOUT_S = 300.0
"""How long a change may take when nobody says otherwise: long enough to load a country."""


class Graph:
    """An open way to one database of one server."""

    def __init__(self, uri: str, user: str, password: str, database: str = "neo4j") -> None:
        """Prepare the driver; nothing is connected before the first statement.

        Raises :class:`Unreachable` when the address cannot be one of a Neo4j.
        """
        self.uri = uri
        self.database = database
        # Within this process whoever wrote reads it again, also from a replica that lags behind.
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        try:
            self._driver = AsyncGraphDatabase.driver(
                uri,
                auth=(user, password),
                connection_timeout=CONNECT_TIMEOUT_S,
                connection_acquisition_timeout=CONNECT_TIMEOUT_S,
                max_connection_pool_size=POOL,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="samordning",
            )
        except faults.OPENING_FAULTS as error:
            raise faults.translate(error, uri) from error

    @classmethod
    def from_uri(cls, uri: str, user: str, password: str, database: str = "neo4j") -> Self:
        """Open the way to ``database`` on the server ``uri`` (``bolt://``, ``neo4j://``, ``neo4j+s://``)."""
        return cls(uri, user, password, database)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections; the graph cannot be used afterwards."""
        await self._driver.close()

    async def read(self, statement: Statement, timeout_s: float) -> Record | None:
        """Read the one record that ``statement`` answers with, or None if it answers with none.

        It must end within ``timeout_s`` seconds. It is asked again once if the connection was lost, and some
        times while changes overtake what it reads. Cancelling the task ends it on the server. Raises
        :class:`GraphError` in one of its kinds.
        """
        records = await self.rows(statement, timeout_s)
        if len(records) > 1:
            raise GraphError(
                f"A statement that should answer with one record answered with {len(records)}: it is at "
                "fault. Collect its rows into one record, or read it with rows()."
            )
        return records[0] if records else None

    async def rows(self, statement: Statement, timeout_s: float) -> list[Record]:
        """Read all records of ``statement``; like :meth:`read` in all else."""
        query = _within(statement, timeout_s)
        return await self._guarded(self._read(query, dict(statement.parameters)), timeout_s)

    async def change(
        self,
        statements: Iterable[Statement],
        *,
        who: str,
        why: str,
        request_id: str,
        at: datetime,
        timeout_s: float = CHANGE_TIMEOUT_S,
        expected: int | None = None,
    ) -> ChangeResult:
        """Run ``statements`` in one transaction that also raises the data version and leaves an audit entry.

        All or nothing. ``statements`` may be made while they are run, so that a large load brings its rows
        in batches, and the next one is made while the database works on the one before. ``who`` changes,
        ``why``, on which request, and when (``at``, with its time zone). ``expected`` is the data version
        that they were made for: where another change came in between, :class:`Conflict` is raised. It must
        end within ``timeout_s`` seconds. It is never repeated by itself: after :class:`Conflict` nothing was
        changed and the caller decides; after :class:`Unreachable` the message says whether it may be saved.
        """
        change = Change(who=who, why=why, request_id=request_id, at=at)

        async def work(transaction: AsyncTransaction) -> ChangeResult:
            # First, since it is the lock: changes at the same moment queue here and cannot deadlock.
            record = await (await run_in(transaction, bump())).single(strict=True)
            version = int(record["version"])
            if expected is not None and version != expected + 1:
                raise Conflict(
                    f"The register was changed meanwhile (from version {expected} to {version - 1}), and "
                    "nothing was written. Read it again, and repeat it."
                )
            counters, touched = Counters(), Touched()
            left = iter(statements)
            statement = next(left, None)
            while statement is not None:
                # In a thread of its own: the driver does not go on before the database has run a statement.
                ran = statement
                running, statement = await _both(
                    run_in(transaction, ran), asyncio.to_thread(next, left, None)
                )
                ends = [end async for row in running if (end := row.get(COLUMN)) is not None]
                summary = await running.consume()
                counters += Counters.of(summary.counters)
                touched.add(ran, ends, summary.counters)
                # The driver would keep what it sent until the transaction ends: the whole of a large load.
                (summary.parameters or {}).clear()
            await (await run_in(transaction, audit(change, version, counters))).consume()
            await (await run_in(transaction, touched.leave(version))).consume()
            await transaction.commit()
            return ChangeResult(version, counters)

        return await self.transact(work, timeout_s)

    async def rehearse(
        self, changes: Iterable[Statement], questions: Iterable[Statement], timeout_s: float
    ) -> list[list[Record]]:
        """What ``questions`` would answer once ``changes`` were made; they are made, and undone.

        Nobody else ever sees them, and the data version stays. Who changes the same things meanwhile waits.
        All of it must end within ``timeout_s`` seconds. Raises :class:`GraphError` in one of its kinds.
        """

        async def work(transaction: AsyncTransaction) -> list[list[Record]]:
            for change in changes:
                await (await run_in(transaction, change)).consume()
            return [
                [record async for record in await run_in(transaction, question)] for question in questions
            ]

        return await self.transact(work, timeout_s)

    async def transact(self, work: Callable[[AsyncTransaction], Awaitable[T]], timeout_s: float) -> T:
        """Do ``work`` in one write transaction; what it does not commit itself is undone.

        For this room only: everybody else changes the graph with :meth:`change`.
        """
        _refuse_no_time(timeout_s)
        return await self._guarded(self._transact(work, timeout_s), timeout_s)

    async def apply_schema(self, statement: Statement, timeout_s: float = CHANGE_TIMEOUT_S) -> None:
        """Run one statement about constraints or indexes; for migrations only.

        Neo4j allows no data in the transaction of such a statement, so that no version is raised and no entry
        left: the migration does both once all its statements are through.
        """
        query = _within(statement, timeout_s)
        await self._guarded(self._run(query, dict(statement.parameters)), timeout_s)

    async def data_version(self, timeout_s: float) -> int:
        """Read how many changes the graph has seen; 0 for an empty one."""
        found = await self.read(_VERSION, timeout_s)
        return 0 if found is None else int(found["version"])

    async def _read(self, query: Query, parameters: dict[str, Any]) -> list[Record]:
        for _ in range(READ_ATTEMPTS - 1):
            try:
                return await self._read_once(query, parameters)
            except faults.LOST:
                break
            except neo4j.exceptions.TransientError as error:
                if not faults.outdated(error):
                    raise
        return await self._read_once(query, parameters)

    async def _read_once(self, query: Query, parameters: dict[str, Any]) -> list[Record]:
        async with self._session(neo4j.READ_ACCESS) as session:
            result = await session.run(query, parameters)
            return [record async for record in result]

    async def _run(self, query: Query, parameters: dict[str, Any]) -> None:
        async with self._session(neo4j.WRITE_ACCESS) as session:
            await (await session.run(query, parameters)).consume()

    async def _transact(self, work: Callable[[AsyncTransaction], Awaitable[T]], timeout_s: float) -> T:
        async with (
            self._session(neo4j.WRITE_ACCESS) as session,
            await session.begin_transaction(timeout=timeout_s) as transaction,
        ):
            answer = await work(transaction)
            # The driver would commit what is left open.
            await transaction.close()
            return answer

    def _session(self, mode: str) -> AsyncSession:
        return self._driver.session(
            database=self.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    async def _guarded(self, work: Awaitable[T], timeout_s: float) -> T:
        limit = asyncio.timeout(timeout_s + GRACE_S)
        try:
            async with limit:
                answer = await work
        except TimeoutError as error:
            if not limit.expired():
                raise  # of whoever made the statements, not of ours
            raise TimedOut(
                f"The database on {self.uri} did not end a statement within {timeout_s:g} s, and we stopped "
                "waiting. Ask for less, or see whether the database is overloaded."
            ) from error
        except faults.DRIVER_FAULTS as error:
            raise faults.translate(error, self.uri) from error
        return answer


_VERSION = Statement(
    f"CYPHER 5 MATCH (v:{DATA_VERSION} {{id: $id}}) RETURN v.version AS version", {"id": DATA_VERSION_ID}
)


async def run_in(transaction: AsyncTransaction, statement: Statement) -> AsyncResult:
    """Run ``statement`` in a transaction; for the work that :meth:`Graph.transact` does."""
    return await transaction.run(statement.text, dict(statement.parameters))


async def _both(one: Awaitable[T], other: Awaitable[U]) -> tuple[T, U]:
    """What comes of two things at once; neither goes on after the other has failed."""
    first, second = await asyncio.gather(one, other, return_exceptions=True)
    if isinstance(first, BaseException):
        raise first
    if isinstance(second, BaseException):
        raise second
    return first, second


def _within(statement: Statement, timeout_s: float) -> Query:
    _refuse_no_time(timeout_s)
    return Query(statement.text, timeout=timeout_s)


def _refuse_no_time(timeout_s: float) -> None:
    # The driver takes 0 for "without end".
    if timeout_s <= 0:
        raise ValueError(f"A statement needs a time within which to end; {timeout_s:g} s is none.")
