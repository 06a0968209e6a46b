"""Keeping what was derived: without a new data version and without an audit entry, since it is no fact.

`keep` refuses what was derived from facts that have changed since; so nothing stale is ever kept as fresh.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import neo4j

from graph.connection import Graph, run_in
from graph.model.bookkeeping import DATA_VERSION, DATA_VERSION_ID, TOUCHED
from graph.model.kept import (
    KEPT_ABOUT,
    KEPT_EVALUATION,
    KEPT_FINDING,
    KEPT_IN,
    KEPT_OF,
    KEPT_SNAPSHOT,
    KEPT_TIES,
    SUBJECT_DAY,
    Kept,
    KeptEvaluation,
    KeptFinding,
    KeptSnapshot,
    subject_day,
)
from graph.statements import Statement

BATCH = 5_000
"""Rows in one statement."""


async def keep(graph: Graph, statements: Iterable[Statement], version: int | None, timeout_s: float) -> bool:
    """Run the statements in one transaction, if the facts still are in the state that they came from.

    False, and nothing kept, where another change came in between; `version` None: whatever state they are in.
    Raises `Conflict` where the same is kept already, and `GraphError` in its other kinds.
    """

    async def work(transaction: neo4j.AsyncTransaction) -> bool:
        found = await (await run_in(transaction, _lock())).single(strict=True)
        if version is not None and found["version"] != version:
            return False
        for statement in statements:
            await (await run_in(transaction, statement)).consume()
        await transaction.commit()
        return True

    return await graph.transact(work, timeout_s)


def _lock() -> Statement:
    """Take the lock that changes queue at: both touch the same nodes and must not deadlock."""
    return Statement(
        f"CYPHER 5 MERGE (v:{DATA_VERSION} {{id: $id}}) SET v.version = coalesce(v.version, 0) "
        "RETURN v.version AS version",
        {"id": DATA_VERSION_ID},
    )


def keeping(evaluation: KeptEvaluation, findings: Iterable[Kept]) -> Iterator[Statement]:
    """The statements that keep an evaluation with its findings and their ties."""
    yield Statement(
        f"CYPHER 5 CREATE (e:{KEPT_EVALUATION}) SET e = $properties",
        {"properties": evaluation.model_dump(exclude_none=True)},
    )
    yield from adding(evaluation.key, findings)


def adding(key: str, findings: Iterable[Kept]) -> Iterator[Statement]:
    """The statements that add findings with their ties to an evaluation that is kept."""
    rows = [[*f.finding.model_dump().values(), *(f.ties[type_] for type_ in KEPT_TIES)] for f in findings]
    for start in range(0, len(rows), BATCH):
        yield Statement(_ADD, {"rows": rows[start : start + BATCH], "key": key})


_OF_DAY = f" {{{SUBJECT_DAY}: {subject_day('n', 'e.asOf', 'e.today')}}}"
_PROPERTIES = tuple(KeptFinding.model_fields)
_SAID = ", ".join(f"{name}: row[{i}]" for i, name in enumerate(_PROPERTIES))
# All of a finding at once, while it is at hand: looking it up again for each of its ties took longer.
# A row is a list: in a map each property would be named again.
_ADD = f"""CYPHER 5 MATCH (e:{KEPT_EVALUATION} {{key: $key}}) UNWIND $rows AS row
CREATE (f:{KEPT_FINDING} {{{_SAID}}})-[:{KEPT_OF}]->(e)
""" + "".join(
    f"""WITH e, f, row CALL (e, f, row) {{
  UNWIND row[{i}] AS id MATCH (n:Node {{id: id}})
  CREATE (f)-[:{type_}{_OF_DAY if type_ == KEPT_ABOUT else ""}]->(n) }}
"""
    for i, type_ in enumerate(KEPT_TIES, len(_PROPERTIES))
)


def removing(findings: Sequence[str]) -> Statement:
    """Drop findings by their ids."""
    return Statement(
        f"CYPHER 5 UNWIND $ids AS id MATCH (f:{KEPT_FINDING} {{id: id}}) DETACH DELETE f",
        {"ids": list(findings)},
    )


def holding(keys: Sequence[str], version: int, at: dt.datetime) -> Statement:
    """Say that the evaluations hold for a state of the facts, too."""
    return Statement(
        f"CYPHER 5 UNWIND $keys AS key MATCH (e:{KEPT_EVALUATION} {{key: key}}) "
        "SET e.dataVersion = $version, e.usedAt = $at",
        {"keys": list(keys), "version": version, "at": at},
    )


def behind(stems: Sequence[str]) -> Statement:
    """The data version, the last evaluation of each that is of an earlier one, and what was touched since.

    None whose check failed, and none that is in a snapshot: that one stays as it is.
    """
    return Statement(
        f"CYPHER 5 OPTIONAL MATCH (v:{DATA_VERSION} {{id: $id}}) WITH coalesce(v.version, 0) AS version "
        "CALL (version) { UNWIND $stems AS stem "
        f"MATCH (e:{KEPT_EVALUATION}) WHERE e.key STARTS WITH stem AND e.dataVersion < version "
        f"AND e.problem IS NULL AND NOT EXISTS {{ (:{KEPT_SNAPSHOT})-[:{KEPT_IN}]->(e) }} "
        "WITH stem, e ORDER BY e.dataVersion DESC "
        "WITH stem, head(collect(e)) AS e "
        "RETURN collect({stem: stem, key: e.key, version: e.dataVersion}) AS evaluations } "
        "RETURN version, evaluations, COLLECT { "
        f"MATCH (t:{TOUCHED}) RETURN {{version: t.version, ids: t.ids}} }} AS touched",
        {"id": DATA_VERSION_ID, "stems": list(stems)},
    )


def standing(about: Mapping[str, Sequence[str]], keys: Sequence[str]) -> Statement:
    """What is kept about subjects in the evaluations beside each, and all that is kept of others."""
    return Statement(
        "CYPHER 5 CALL () { UNWIND $about AS each "
        f"MATCH (:Node {{id: each.subject}})<-[:{KEPT_ABOUT}]-(f:{KEPT_FINDING}) "
        "WHERE f.evaluationKey IN each.keys RETURN f "
        f"UNION UNWIND $keys AS key MATCH (f:{KEPT_FINDING} {{evaluationKey: key}}) RETURN f }} "
        "RETURN collect([f.id, f.evaluationKey, f.subjectIds, f.digest]) AS found",
        {
            "about": [{"subject": subject, "keys": list(of)} for subject, of in sorted(about.items())],
            "keys": list(keys),
        },
    )


def pruning(rule: str, stem: str, version: int, most: int, unused_since: dt.datetime) -> Statement:
    """Drop a rule's evaluations beyond the `most` used last, and those of `stem` of other data versions.

    What was used since `unused_since` is spared: somebody may be reading it still. So is what is
    in a snapshot.
    """
    return Statement(
        f"CYPHER 5 MATCH (e:{KEPT_EVALUATION} {{ruleId: $rule}}) "
        "WITH e ORDER BY e.usedAt DESC, e.key WITH collect(e) AS found "
        "UNWIND range(0, size(found) - 1) AS place WITH found[place] AS e, place "
        "WHERE e.usedAt < $before AND (place >= $most "
        "OR (e.key STARTS WITH $stem AND e.dataVersion <> $version)) "
        f"AND NOT EXISTS {{ (:{KEPT_SNAPSHOT})-[:{KEPT_IN}]->(e) }} "
        f"OPTIONAL MATCH (f:{KEPT_FINDING})-[:{KEPT_OF}]->(e) DETACH DELETE f, e",
        {"rule": rule, "stem": stem, "version": version, "most": most, "before": unused_since},
    )


def touching(keys: Sequence[str], at: dt.datetime) -> Statement:
    """Say that the evaluations are used."""
    return Statement(
        f"CYPHER 5 UNWIND $keys AS key MATCH (e:{KEPT_EVALUATION} {{key: key}}) SET e.usedAt = $at",
        {"keys": list(keys), "at": at},
    )


def dropping_failed(key: str) -> Statement:
    """Drop the evaluation if its check failed, so that it can be tried again."""
    return Statement(
        f"CYPHER 5 MATCH (e:{KEPT_EVALUATION} {{key: $key}}) WHERE e.problem IS NOT NULL "
        f"OPTIONAL MATCH (f:{KEPT_FINDING})-[:{KEPT_OF}]->(e) DETACH DELETE f, e",
        {"key": key},
    )


def all_keys() -> Statement:
    """Every evaluation that is kept, by its key; those in a snapshot apart."""
    return Statement(
        f"CYPHER 5 MATCH (e:{KEPT_EVALUATION}) WHERE NOT EXISTS {{ (:{KEPT_SNAPSHOT})-[:{KEPT_IN}]->(e) }} "
        "RETURN e.key AS key ORDER BY key"
    )


def taking(snapshot: KeptSnapshot, keys: Sequence[str]) -> Statement:
    """Set evaluations aside. Nothing is made where one of them is not kept any more."""
    return Statement(
        f"CYPHER 5 MATCH (e:{KEPT_EVALUATION}) WHERE e.key IN $keys WITH collect(e) AS found "
        f"WHERE size(found) = size($keys) CREATE (s:{KEPT_SNAPSHOT}) SET s = $properties "
        f"WITH s, found UNWIND found AS e CREATE (s)-[:{KEPT_IN}]->(e)",
        {"keys": list(keys), "properties": snapshot.model_dump(exclude_none=True)},
    )


def snapshots() -> Statement:
    """The snapshots with the keys of what is in them, latest day first."""
    return Statement(
        f"CYPHER 5 MATCH (s:{KEPT_SNAPSHOT}) RETURN properties(s) AS snapshot, "
        f"COLLECT {{ MATCH (s)-[:{KEPT_IN}]->(e) RETURN e.key ORDER BY e.key }} AS keys "
        "ORDER BY s.asOf DESC, s.takenAt DESC"
    )


def forgetting(snapshot: str) -> Statement:
    """Drop a snapshot; what was in it is pruned like anything else afterwards."""
    return Statement(f"CYPHER 5 MATCH (s:{KEPT_SNAPSHOT} {{id: $id}}) DETACH DELETE s", {"id": snapshot})


def dropping(key: str) -> Statement:
    """Drop one evaluation with what it found."""
    return Statement(
        f"CYPHER 5 MATCH (e:{KEPT_EVALUATION} {{key: $key}}) "
        f"OPTIONAL MATCH (f:{KEPT_FINDING})-[:{KEPT_OF}]->(e) DETACH DELETE f, e",
        {"key": key},
    )


def looking(stems: Sequence[str]) -> Statement:
    """What the data version is, and which evaluations are kept that hold for it."""
    return Statement(
        f"CYPHER 5 OPTIONAL MATCH (v:{DATA_VERSION} {{id: $id}}) "
        "WITH coalesce(v.version, 0) AS version "
        "RETURN version, COLLECT { UNWIND $stems AS stem "
        f"MATCH (e:{KEPT_EVALUATION}) WHERE e.key STARTS WITH stem AND e.dataVersion = version "
        "RETURN {stem: stem, key: e.key, usedAt: e.usedAt, evaluatedAt: e.evaluatedAt, "
        "failed: e.problem IS NOT NULL} ORDER BY e.key } "
        "AS kept",
        {"id": DATA_VERSION_ID, "stems": list(stems)},
    )
