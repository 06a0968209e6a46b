"""Renewal: after a change what is kept is brought up to date where the change reaches, and holds elsewhere.

All of it in one transaction: nobody reads some rules as they were and others as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph import keeping
from graph.connection import Graph
from graph.model.kept import KeptFinding, KeptTie
from graph.statements import Statement
from queries.affected import affected
from queries.evaluate import Evaluate
from queries.keepsake import rows
from queries.rule import Rule

Held = tuple[dict[str, Any], frozenset[tuple[str, int, str]]]
"""A finding as it is stored: its properties, and its ties by type, position and the other end's id."""


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
    found: dict[str, tuple[list[KeptFinding], list[KeptTie]]] = {}
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
        found[key] = rows(evaluated, key, version, now)[1:]
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
    found: Mapping[str, tuple[list[KeptFinding], list[KeptTie]]],
    timeout_s: float,
) -> list[Statement]:
    """What turns the findings that are kept about the subjects into those that were found."""
    subjects = frozenset[str]().union(*again.values())
    stored = await graph.rows(keeping.standing(tuple(found), subjects), timeout_s)
    before = {
        row["finding"]["id"]: _stored(row["finding"], row["ties"])
        for row in stored
        if again[row["finding"]["evaluationKey"]].intersection(row["finding"]["subjectIds"])
    }
    gone = set(before)
    statements: list[Statement] = []
    for key, (findings, ties) in found.items():
        by_finding: dict[str, list[KeptTie]] = {finding.id: [] for finding in findings}
        for tie in ties:
            by_finding[tie.finding].append(tie)
        fresh = [f for f in findings if before.get(f.id) != _found(f, by_finding[f.id])]
        gone -= {f.id for f in findings} - {f.id for f in fresh}
        statements += keeping.adding(key, fresh, [tie for f in fresh for tie in by_finding[f.id]])
    return [keeping.removing(sorted(gone)), *statements]


def _stored(properties: Mapping[str, Any], ties: Iterable[Sequence[Any]]) -> Held:
    plain = {k: v.to_native() if hasattr(v, "to_native") else v for k, v in properties.items()}
    return plain, frozenset((str(t[0]), int(t[1]), str(t[2])) for t in ties)


def _found(finding: KeptFinding, ties: Iterable[KeptTie]) -> Held:
    properties = finding.model_dump(exclude_none=True) | {"subjectIds": list(finding.subjectIds)}
    return properties, frozenset((tie.type, tie.position, tie.node) for tie in ties)
