"""Renewal: after a change what is kept is brought up to date where the change reaches, and holds elsewhere.

All of it in one transaction: nobody reads some rules as they were and others as they are.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from typing import Any

from graph import keeping
from graph.connection import Graph
from graph.model.kept import Kept
from graph.statements import Statement
from queries.affected import affected
from queries.evaluate import Evaluate, Evaluated
from queries.keepsake import kept
from queries.rule import Rule

AT_ONCE = 4
"""Rules that are evaluated side by side: of small statements much of the time goes to and fro."""

Subjects = frozenset[str] | None
"""Those of which something may be otherwise; None: it may be any."""


async def renew(
    graph: Graph,
    rules: Mapping[str, Rule],
    as_of: dt.date,
    today: dt.date,
    evaluate: Evaluate,
    now: dt.datetime,
    timeout_s: float,
) -> None:
    """Let evaluations of earlier states of the facts hold for this one, where it is known what was touched.

    `rules` are by what the keys of their evaluations begin with. Subjects that a change may have reached are
    evaluated again, and what is otherwise is written. What cannot be renewed is left as it is.
    """
    record = await graph.read(keeping.behind(tuple(rules)), timeout_s)
    if record is None or not record["evaluations"]:
        return
    version = int(record["version"])
    touched = {int(each["version"]): each["ids"] for each in record["touched"]}
    known = [
        (each["key"], rules[each["stem"]], ids)
        for each in record["evaluations"]
        if (ids := _since(touched, int(each["version"]), version)) is not None
    ]
    if not known:
        return
    reached = await affected(graph, [(rule, ids) for _, rule, ids in known], timeout_s)
    room = asyncio.Semaphore(AT_ONCE)

    async def again(rule: Rule, subjects: Subjects) -> Evaluated:
        if subjects is not None and not subjects:
            return Evaluated(rule, as_of, today, ())
        async with room:
            return await evaluate(graph, rule, as_of, today, timeout_s, subjects)

    evaluated = await _all(again(rule, of) for (_, rule, _), of in zip(known, reached, strict=True))
    asked, found = dict[str, Subjects](), dict[str, list[Kept]]()
    for (key, _, _), subjects, each in zip(known, reached, evaluated, strict=True):
        if each.problem is None:
            asked[key], (_, found[key]) = subjects, kept(each, key, version, now)
    statements = [keeping.holding(tuple(found), version, now)]
    statements += await _differences(graph, asked, found, timeout_s)
    # Refused where the facts have changed meanwhile; then they are as much behind as before.
    await keeping.keep(graph, statements, version, timeout_s)


async def _all(works: Iterable[Coroutine[Any, Any, Evaluated]]) -> list[Evaluated]:
    """What comes of all of them, side by side; where one fails, the others are given up."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work) for work in works]
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None
    return [task.result() for task in tasks]


def _since(touched: Mapping[int, Sequence[str] | None], after: int, until: int) -> frozenset[str] | None:
    ids: set[str] = set()
    for version in range(after + 1, until + 1):
        told = touched.get(version)
        if told is None:
            return None
        ids.update(told)
    return frozenset(ids)


async def _differences(
    graph: Graph,
    asked: Mapping[str, Subjects],
    found: Mapping[str, list[Kept]],
    timeout_s: float,
) -> list[Statement]:
    """What turns the findings that are kept about the subjects into those that were found."""
    about: dict[str, list[str]] = {}
    for key, subjects in asked.items():
        for subject in subjects or ():
            about.setdefault(subject, []).append(key)
    whole = [key for key, subjects in asked.items() if subjects is None]
    stored = await graph.read(keeping.standing(about, whole), timeout_s)
    assert stored is not None, "what is gathered is one record"
    before = {
        id_: digest
        for id_, key, subjects, digest in stored["found"]
        if (of := asked[key]) is None or of.issuperset(subjects)
    }
    now = {one.finding.id: one.finding.digest for each in found.values() for one in each}
    gone = sorted(id_ for id_, digest in before.items() if now.get(id_) != digest)
    statements = [keeping.removing(gone)]
    for key, each in found.items():
        fresh = [one for one in each if before.get(one.finding.id) != one.finding.digest]
        statements += keeping.adding(key, fresh)
    return statements
