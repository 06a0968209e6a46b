"""What rules found, kept so that it can be read like anything else; never facts, under labels of their own.

Dropping all of it loses nothing: it is derived again from the facts when it is next asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from graph.model.base import NodeId, Record

KEPT_EVALUATION = "KeptEvaluation"
"""Label of one rule evaluated for one day."""
KEPT_FINDING = "KeptFinding"
"""Label of what the rule found about one subject."""

# (:KeptFinding)-[:KEPT_OF]->(:KeptEvaluation)
KEPT_OF = "KEPT_OF"
# (:KeptFinding)-[:KEPT_ABOUT {subjectDay}]->(subject); two for a pair, in the order of subjectIds
KEPT_ABOUT = "KEPT_ABOUT"
SUBJECT_DAY = "subjectDay"
"""By this property of that tie the findings about a subject on a day are found: `subject_day`."""
# (:KeptFinding)-[:KEPT_PLACE]->(:Municipality|CityDistrict|PoliceDistrict|County)
KEPT_PLACE = "KEPT_PLACE"
# (:KeptFinding)-[:KEPT_EVIDENCE]->(what the verdict rests on)
KEPT_EVIDENCE = "KEPT_EVIDENCE"
# (:KeptFinding)-[:KEPT_WAIVER]->(:Waiver), where one makes a difference
KEPT_WAIVER = "KEPT_WAIVER"
KEPT_TIES = (KEPT_ABOUT, KEPT_PLACE, KEPT_EVIDENCE, KEPT_WAIVER)
KEPT_SNAPSHOT = "KeptSnapshot"
"""Label of a day's result that was set aside."""
# (:KeptSnapshot)-[:KEPT_IN]->(:KeptEvaluation)
KEPT_IN = "KEPT_IN"


def subject_day(subject: str, as_of: str, today: str) -> str:
    """The Cypher of what that property says, of a subject's variable, the day and the reader's day."""
    return f"{subject}.id + ' ' + toString({as_of}) + ' ' + toString({today})"


class KeptEvaluation(Record):
    """One rule, evaluated for one day, from one state of the facts."""

    key: str
    """Everything that it holds for, in one text: reading statements take it as a parameter."""
    ruleId: str
    ruleVersion: int
    binding: str
    ruleFingerprint: str
    """Changes with anything in the rule book that could change a finding of this rule."""
    asOf: dt.date
    """The day asked for."""
    today: dt.date
    """The reader's day."""
    dataVersion: int
    """The state of the facts."""
    evaluatedAt: dt.datetime
    usedAt: dt.datetime
    """When somebody last wanted it, give or take; what is used least goes first."""
    problem: str | None = None
    """Why the check failed, where it did; then every finding is an ERROR."""


class KeptFinding(Record):
    """What a rule found about one subject on one day."""

    id: str
    """Unique: the finding's fingerprint and the evaluation that it is of."""
    evaluationKey: str
    fingerprint: str
    """Rule and ordered subjects: the same finding on another day has the same."""
    ruleId: str
    binding: str
    responsible: str
    topic: str
    verdict: Literal["MET", "GAP", "UNKNOWN", "WAIVED", "NOT_APPLICABLE", "ERROR"]
    underlying: Literal["MET", "GAP", "UNKNOWN", "NOT_APPLICABLE", "ERROR"]
    """The verdict without the waiver; the same where there is none."""
    code: str
    """Code of the first sentence of the reason: to group and filter by."""
    mending: Literal["NOW", "NEXT_OCCASION", "TIME_ONLY"] | None = None
    """When the smallest change can be made; empty where there is none."""
    projected: bool
    """Whether the day asked for was still to come."""
    subjectIds: tuple[NodeId, ...] = Field(min_length=1)
    since: dt.date | None = None
    dueBy: dt.date | None = None
    reason: str
    """JSON: list of {code, args}, the sentences in order."""
    expected: str | None = None
    """JSON: {code, args}."""
    observed: str | None = None
    """JSON: {code, args}."""
    warnings: str
    """JSON: list of {code, args}."""
    sought: str
    """JSON: list of {code, args}."""
    change: str | None = None
    """JSON: {code, args, mending, on, targets}."""
    digest: str
    """Of all the rest and of the ties: where it is the same, nothing is to be written."""


class KeptSnapshot(Record):
    """All that the rule book said of one day, set aside so that it can be compared with later."""

    id: str = Field(pattern=r"^snapshot:[\w.:-]+$")
    name: str = Field(min_length=1)
    """What whoever took it calls it."""
    asOf: dt.date
    """The day that it holds for."""
    takenAt: dt.datetime
    dataVersion: int
    """The state of the facts that it was reckoned from."""
    rules: int
    """How many rules there were in the book."""


@dataclass(frozen=True)
class Kept:
    """A finding with what it is tied to."""

    finding: KeptFinding
    ties: Mapping[str, tuple[str, ...]]
    """By each of `KEPT_TIES` the ids of the nodes."""
