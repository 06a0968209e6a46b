"""What is kept of an evaluation: findings as rows and ties. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import orjson

from graph.model.kept import (
    KEPT_ABOUT,
    KEPT_EVIDENCE,
    KEPT_PLACE,
    KEPT_WAIVER,
    Kept,
    KeptEvaluation,
    KeptFinding,
)
from queries.evaluate import Evaluated
from queries.finding import Finding, as_kept
from queries.rule import Rule


def stem(rule: Rule, as_of: dt.date, today: dt.date) -> str:
    """What an evaluation holds for, but for the data version, which the key ends in."""
    return f"{rule.id}@{rule.fingerprint} {as_of} {today} "


def kept(found: Evaluated, key: str, version: int, now: dt.datetime) -> tuple[KeptEvaluation, list[Kept]]:
    """What is kept of an evaluation."""
    evaluation = KeptEvaluation(
        key=key,
        ruleId=found.rule.id,
        ruleVersion=found.rule.version,
        binding=found.rule.binding.value,
        ruleFingerprint=found.rule.fingerprint,
        asOf=found.as_of,
        today=found.today,
        dataVersion=version,
        evaluatedAt=now,
        usedAt=now,
        problem=found.problem,
    )
    return evaluation, [_kept(each, found, key) for each in found.findings]


def _kept(finding: Finding, found: Evaluated, key: str) -> Kept:
    ties, told = _ties(finding), _told(finding, found, key)
    # In whatever order a check came upon what it rests on, that is the same.
    said = [told, {type_: sorted(ids) for type_, ids in ties.items()}]
    digest = blake2b(orjson.dumps(said), digest_size=16).hexdigest()
    return Kept(KeptFinding(**told, digest=digest), ties)


def _told(finding: Finding, found: Evaluated, key: str) -> dict[str, Any]:
    return {
        "id": _id(finding, key),
        "evaluationKey": key,
        "fingerprint": finding.fingerprint,
        "ruleId": finding.rule,
        "binding": found.rule.binding.value,
        "responsible": found.rule.responsible.value,
        "topic": found.rule.topic.value,
        "verdict": finding.verdict.value,
        "underlying": finding.underlying.value,
        "code": finding.reason[0].code,
        "mending": finding.change and finding.change.mending.value,
        "projected": found.projected,
        "subjectIds": finding.subjects,
        "since": finding.since,
        "dueBy": finding.due_by,
        "reason": as_kept(finding.reason),
        "expected": finding.expected and _text(finding.expected.plain()),
        "observed": finding.observed and _text(finding.observed.plain()),
        "warnings": as_kept(finding.warnings),
        "sought": as_kept(finding.sought),
        "change": finding.change and _text(finding.change.plain()),
    }


def _ties(finding: Finding) -> Mapping[str, tuple[str, ...]]:
    return {
        KEPT_ABOUT: finding.subjects,
        KEPT_PLACE: finding.places,
        KEPT_EVIDENCE: finding.evidence,
        KEPT_WAIVER: (finding.waiver,) if finding.waiver else (),
    }


def _id(finding: Finding, key: str) -> str:
    return f"{finding.fingerprint} {key}"


def _text(value: object) -> str:
    return orjson.dumps(value).decode()
