"""Keeping findings: each day is evaluated once for each state of the facts, and read like anything else.

A reading statement takes the keys that `Keeper.ensure` answers with as a parameter:
`(f:KeptFinding)-[:KEPT_OF]->(:KeptEvaluation {key: $key})`, or `f.evaluationKey IN $keys`.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from graph import keeping
from graph.connection import Graph
from graph.errors import Conflict
from queries.evaluate import TIMEOUT_S, Evaluate, evaluate
from queries.keepsake import kept, stem
from queries.renewal import renew
from queries.rule import Rule

MOST = 12
"""Evaluations of one rule that are kept, those used last: 55 rules make some 22,000 nodes a day."""
READING = dt.timedelta(seconds=60)
"""What was asked for within this time may still be being read, and is not pruned; longer than any request."""
RETRY = dt.timedelta(minutes=5)
"""A check that failed is tried again after this time, though no fact has changed."""
ATTEMPTS = 5
"""How often an evaluation is begun again because the facts changed while it ran."""


class Keeper:
    """Evaluates what is not kept yet, once, however many ask at once. Lives as long as the process."""

    def __init__(
        self,
        graph: Graph,
        now: Callable[[], dt.datetime],
        timeout_s: float = TIMEOUT_S,
        most: int = MOST,
        evaluating: Evaluate = evaluate,
    ) -> None:
        """Keep in `graph`; `now` gives the time with its zone, `timeout_s` is for one rule over its scope.

        `most` evaluations of each rule are kept.
        """
        self._graph = graph
        self._now = now
        self._timeout_s = timeout_s
        self._most = most
        self._evaluate = evaluating
        # One rule at a time: two were no faster, and what one keeps lets the other's reading fail.
        self._alone = asyncio.Lock()

    async def ensure(self, rules: Iterable[Rule], as_of: dt.date, today: dt.date) -> tuple[str, ...]:
        """The keys of the rules' evaluations for the day, in the rules' order, evaluating what is not kept.

        All hold for the same state of the facts. Raises `Conflict` where the facts changed during every
        attempt, and `GraphError` in its other kinds.
        """
        wanted = {stem(rule, as_of, today): rule for rule in rules}
        kept = await self._look(wanted)
        attempts = 0
        while missing := [start for start in wanted if start not in kept]:
            if attempts == ATTEMPTS:
                msg = (
                    f"The rules could not be evaluated for {as_of}: the facts changed in each of {attempts} "
                    "attempts. Ask again when the load is over."
                )
                raise Conflict(msg)
            attempts += 1
            kept = await self._renewed({start: wanted[start] for start in missing}, as_of, today)
            for start in missing:
                if start not in kept:
                    await self._make(start, wanted[start], as_of, today)
            kept = await self._look(wanted)
        return tuple(kept[start] for start in wanted)

    async def _renewed(self, wanted: Mapping[str, Rule], as_of: dt.date, today: dt.date) -> dict[str, str]:
        """What can be used after bringing up to date what is kept of an earlier state of the facts."""
        async with self._alone:
            await renew(self._graph, wanted, as_of, today, self._evaluate, self._now(), self._timeout_s)
            return await self._look(wanted)

    async def _make(self, start: str, rule: Rule, as_of: dt.date, today: dt.date) -> None:
        async with self._alone:
            # Somebody else may have done it while we waited.
            if start in await self._look((start,)):
                return
            try:
                await self._attempt(start, rule, as_of, today)
            except Conflict:
                # Another process kept the same, or a change moved what was being read: the next look tells.
                return

    async def _attempt(self, start: str, rule: Rule, as_of: dt.date, today: dt.date) -> None:
        version = await self._graph.data_version(self._timeout_s)
        found = await self._evaluate(self._graph, rule, as_of, today, self._timeout_s)
        key = f"{start}{version}"
        now = self._now()
        statements = (
            keeping.dropping_failed(key),
            *keeping.keeping(*kept(found, key, version, now)),
            keeping.pruning(rule.id, start, version, self._most, now - READING),
        )
        # Refused where the facts have changed meanwhile; then the next look finds nothing either.
        await keeping.keep(self._graph, statements, version, self._timeout_s)

    async def _look(self, starts: Iterable[str]) -> dict[str, str]:
        """The keys that are kept and can be used, by their start; what is used again is marked as used."""
        record = await self._graph.read(keeping.looking(tuple(starts)), self._timeout_s)
        if record is None:
            return {}
        now = self._now()
        usable = [
            kept
            for kept in record["kept"]
            if not kept["failed"] or now - kept["evaluatedAt"].to_native() < RETRY
        ]
        faded = [kept["key"] for kept in usable if now - kept["usedAt"].to_native() > READING / 3]
        if faded:
            await keeping.keep(self._graph, [keeping.touching(faded, now)], None, self._timeout_s)
            # It may have been pruned before it was marked.
            return await self._look(starts)
        return {kept["stem"]: kept["key"] for kept in usable}


async def drop(graph: Graph, timeout_s: float = TIMEOUT_S) -> None:
    """Drop everything that is kept; nothing is lost by it."""
    for record in await graph.rows(keeping.all_keys(), timeout_s):
        # Each in a transaction of its own: all at once would outgrow the memory of one.
        await keeping.keep(graph, [keeping.dropping(record["key"])], None, timeout_s)
