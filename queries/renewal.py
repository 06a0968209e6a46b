"""Renewal: after a change what is kept is brought up to date where the change reaches, and holds elsewhere.

All of it in one transaction: nobody reads some rules as they were and others as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph import keeping
from graph.connection import Graph
from graph.model.kept import KEPT_TIES, Kept
from graph.statements import Statement
from queries.affected import affected
from queries.evaluate import Evaluate
from queries.keepsake import kept
from queries.rule import Rule

Stored = tuple[dict[str, Any], dict[str, tuple[str, ...]]]
"""A finding as it is stored: its properties, and by the type of its ties the ids at their other ends."""


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
    evaluated again. What cannot be renewed is left as it is.
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
    found: dict[str, list[Kept]] = {}
    again: dict[str, frozenset[str]] = {}
    for (key, rule, _), subjects in zip(known, reached, strict=True):
        if subjects is None:
            continue
        again[key] = subjects
        if not subjects:
            continue
        evaluated = await evaluate(graph, rule, as_of, today, timeout_s, subjects)
        if evaluated.problem is not None:
            del again[key]
            continue
        _, found[key] = kept(evaluated, key, version, now)
    statements = [keeping.holding(tuple(again), version, now)]
    statements += await _differences(graph, again, found, timeout_s)
    # Refused where the facts have changed meanwhile; then they are as much behind as before.
    await keeping.keep(graph, statements, version, timeout_s)


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
    again: Mapping[str, frozenset[str]],
    found: Mapping[str, list[Kept]],
    timeout_s: float,
) -> list[Statement]:
    """What turns the findings that are kept about the subjects into those that were found."""
    about: dict[str, list[str]] = {}
    for key in found:
        for subject in again[key]:
            about.setdefault(subject, []).append(key)
    stored = await graph.read(keeping.standing(about), timeout_s)
    assert stored is not None, "what is gathered is one record"
    before = {
        each["finding"]["id"]: _stored(each["finding"], each["ties"])
        for each in stored["found"]
        if again[each["finding"]["evaluationKey"]].issuperset(each["finding"]["subjectIds"])
    }
    gone = set(before)
    statements: list[Statement] = []
    for key, each in found.items():
        fresh = [one for one in each if before.get(one.finding.id) != _as_stored(one)]
        gone -= {one.finding.id for one in each} - {one.finding.id for one in fresh}
        statements += keeping.adding(key, fresh)
    return [keeping.removing(sorted(gone)), *statements]


def _stored(properties: Mapping[str, Any], ties: Iterable[Sequence[str]]) -> Stored:
    plain = {k: v.to_native() if hasattr(v, "to_native") else v for k, v in properties.items()}
    by_type: dict[str, tuple[str, ...]] = dict.fromkeys(KEPT_TIES, ())
    for type_, node in ties:
        if type_ in by_type:
            by_type[type_] += (node,)
    return plain, by_type


def _as_stored(kept: Kept) -> Stored:
    told = kept.finding.model_dump(exclude_none=True)
    return told | {"subjectIds": list(kept.finding.subjectIds)}, dict(kept.ties)
