"""Evaluating a rule: one statement over its whole scope, and what absences and waivers make of its rows.

`question` builds the statement, `evaluate` asks it, `queries.finding.judged` reads its rows. Nothing here
knows any one rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.connection import Graph, Record
from graph.errors import StatementRefused, TimedOut, TooCostly
from graph.statements import Statement
from queries.days import day_parameters
from queries.finding import Finding, failed, judged
from queries.fragment import Fragment, load
from queries.rule import Rule

TIMEOUT_S = 30.0
"""How long one rule may take over the whole country, s."""


@dataclass(frozen=True)
class Evaluated:
    """What a rule found about everything in its scope on one day."""

    rule: Rule
    as_of: dt.date
    today: dt.date
    findings: tuple[Finding, ...]
    problem: str | None = None
    """Why the check failed, where it did; then every finding is an ERROR."""

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for finding in self.findings:
            if finding.fingerprint in seen:
                msg = f"{self.rule.id} judges {', '.join(finding.subjects)} twice: give one row a subject"
                raise ValueError(msg)
            seen.add(finding.fingerprint)

    @property
    def projected(self) -> bool:
        """Whether the day asked for is still to come."""
        return self.as_of > self.today


def question(rule: Rule, as_of: dt.date, today: dt.date, only: Iterable[str] | None = None) -> Statement:
    """The rule's check of its whole scope, or of what is about ids in `only` and nothing else."""
    return Statement(statement_text(rule), _parameters(rule, as_of, today, only))


def statement_text(rule: Rule) -> str:
    """The rule's check, with the attestation that its absences want and the waiver of each subject."""
    attestation, waiver = _shared("attestation"), _shared("waiver")
    check = rule.text.removeprefix(rule.scope)
    return f"""CYPHER 5
CALL () {{
{rule.scope}
{_ONLY}{check}}}
CALL (judgement, attestedFor) {{
WITH CASE WHEN judgement IN ['ABSENT', 'CONDITION_ABSENT'] THEN attestedFor ELSE [] END AS places
{attestation.text}}}
CALL (subjects) {{
{waiver.text}}}
RETURN collect({{subjects: [x IN subjects | x.id], places: [x IN places | x.id],
  judgement: judgement, reason: reason, expected: expected, observed: observed, warnings: warnings,
  evidence: [x IN evidence | x.id], sought: sought, since: toString(since), dueBy: toString(dueBy),
  change: change {{.code, .args, .mending, .targets, on: toString(change.on)}},
  attestations: [x IN attestations | x.id], basis: basis, waiver: waiver.id, excepted: excepted,
  resurfaced: resurfaced}}) AS found
"""


def findings(rule: Rule, records: Iterable[Record]) -> tuple[Finding, ...]:
    """What the rule's check answered with."""
    # In one record: one by one they take the driver longer than all else.
    return tuple(judged(rule.id, row) for record in records for row in record["found"])


# In a map: a text is planned anew for null, and for each size of a list that is a parameter by itself.
_ONLY = "WITH * WHERE $given.only IS NULL OR all(x IN subjects WHERE x.id IN $given.only)"


@cache
def _shared(name: str) -> Fragment:
    return load(name)


def scope_question(
    rule: Rule, as_of: dt.date, today: dt.date, only: Iterable[str] | None = None
) -> Statement:
    """The rule's scope alone: whom it judges, without the check."""
    told = "RETURN [x IN subjects | x.id] AS subjects, [x IN places | x.id] AS places"
    text = f"CYPHER 5\n{rule.scope}\n{_ONLY}\n{told}\n"
    return Statement(text, _parameters(rule, as_of, today, only))


def _parameters(rule: Rule, as_of: dt.date, today: dt.date, only: Iterable[str] | None) -> dict[str, Any]:
    figures = {parameter.name: parameter.default for parameter in rule.parameters}
    ours = {"rule": rule.id, "topic": rule.topic.value, "policeFacts": rule.police_facts}
    given = {"only": None if only is None else sorted(only)}
    return {**figures, **ours, **day_parameters(as_of, today), "given": given}


async def evaluate(
    graph: Graph,
    rule: Rule,
    as_of: dt.date,
    today: dt.date,
    timeout_s: float = TIMEOUT_S,
    only: Iterable[str] | None = None,
) -> Evaluated:
    """What the rule finds on the day, about everything in its scope; nothing where it is not in force.

    With `only` it is what is about these ids and nothing else, and every finding is as it would be without.

    A check that fails gives ERROR for each subject. Raises `Unreachable` where the database does not answer,
    `Crowded` where others leave it no memory for the moment, and what the scope alone raises where even that
    cannot be found.
    """
    if not rule.in_force(as_of):
        return Evaluated(rule, as_of, today, ())
    try:
        rows = await graph.rows(question(rule, as_of, today, only), timeout_s)
        return Evaluated(rule, as_of, today, findings(rule, rows))
    except _CHECK_FAULTS as error:
        problem = type(error).__name__
    rows = await graph.rows(scope_question(rule, as_of, today, only), timeout_s)
    unknown = tuple(failed(rule.id, row, problem) for row in rows)
    return Evaluated(rule, as_of, today, unknown, problem)


_CHECK_FAULTS = (StatementRefused, TooCostly, TimedOut, ValueError, KeyError, TypeError)
"""The check's own: it was refused, cost too much, or answered with rows that no rule may answer with."""

Evaluate = Callable[..., Awaitable[Evaluated]]
"""How a rule is evaluated: what `evaluate` takes and gives."""
