"""Many cases of a rule in one small world: what is expected of each subject, and whether it is so.

A group's tests (`test_<group>.py` beside this) have a function a rule, which makes its `Cases`, in `CASES`,
and in `NEVER` the sorts of case that a rule cannot have, each with the reason. `test_every_sort.py` sweeps
both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import neo4j

from graph import rows as sheets
from graph.connection import Graph
from queries import phrases
from queries.evaluate import evaluate, question
from queries.finding import Finding, Mending, Said, Verdict
from queries.rule import Rule, load_all
from tests.queries.rules.mending import TELLING, mended
from tests.rules_world import AS_OF, World

SORTS = ("MET", "GAP", "UNKNOWN", "NOT_APPLICABLE", "BOUNDARY")
"""What each rule shows, or cannot: verdicts, and a subject whose verdict changes from one day to the next."""

TIMEOUT_S = 120.0
"""How long a statement may take, s: a machine that runs all tests at once plans slowly."""

Told = Mapping[str, str]
"""Subject (a pair: `one × other`) → what is found: see `told`."""


@dataclass(frozen=True)
class Cases:
    """The cases of one rule, all in one world."""

    rule: str
    world: World
    days: Mapping[dt.date, Told]
    """What is found about every subject, by the day asked for."""
    standing: str = ""
    """Why a MET of this rule rests on nothing that could be taken away, where that is so."""


def told(finding: Finding) -> str:
    """A finding in one line: verdict, code, since, due, when it can be mended, warnings."""
    parts = [finding.verdict.value, finding.reason[0].code]
    if finding.since:
        parts.append(f"since {finding.since}")
    if finding.due_by:
        parts.append(f"due {finding.due_by}")
    if finding.change:
        parts.append(finding.change.mending.value + (f" {finding.change.on}" if finding.change.on else ""))
    return " ".join([*parts, *(f"+{warning.code}" for warning in finding.warnings)])


def tried(driver: neo4j.Driver, rule: Rule, finding: Finding, world: World, day: dt.date) -> str | None:
    """What is judged of a finding's subject once its smallest change is made, tried and taken back."""
    sheet = sheets.sort(mended(world, finding, day))
    sheets.check(sheet, {})
    statement = question(rule, day, max(day, AS_OF))
    with driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("CYPHER 5 MATCH (n:Node) DETACH DELETE n").consume()
        for writing in sheets.statements(sheet):
            transaction.run(writing.text, dict(writing.parameters)).consume()
        rows = transaction.run(statement.text, dict(statement.parameters))
        found = {tuple(row["subjects"]): row["judgement"] for row in rows}
        transaction.rollback()
    return found.get(finding.subjects)


def at_once(rule: Rule, findings: Iterable[Finding]) -> list[Finding]:
    """A finding of each sort whose change can be made today; none whose change only tells of something."""
    sorts_: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        change = finding.change
        if change is None or change.mending is not Mending.NOW or (rule.id, change.what.code) in TELLING:
            continue
        sorts_.setdefault((finding.underlying, finding.reason[0].code, change.what.code), finding)
    return list(sorts_.values())


async def judge(graph: Graph, driver: neo4j.Driver, cases: Cases) -> None:
    """Assert what is expected of every subject, that it can be said, what MET rests on, and what mends it."""
    rule = load_all()[cases.rule]
    await cases.world.write(graph)
    for day, expected in cases.days.items():
        evaluated = await evaluate(graph, rule, day, AS_OF, TIMEOUT_S)
        assert evaluated.problem is None, evaluated.problem
        found = evaluated.findings
        assert {" × ".join(f.subjects): told(f) for f in found} == expected, day
        for finding in found:
            _say(rule, finding)
        if day == AS_OF:
            made = [(told(f), tried(driver, rule, f, cases.world, day)) for f in at_once(rule, found)]
            assert [line for line in made if line[1] != "MET"] == [], "mended in vain"
        if not cases.standing:
            met = [finding for finding in found if finding.verdict is Verdict.MET]
            kept = [told(f) for f in met if met_without_evidence(driver, rule, f, day)]
            assert kept == [], "met without its evidence, too"


def _say(rule: Rule, finding: Finding) -> None:
    said: list[Said | None] = [*finding.reason, *finding.warnings, *finding.sought]
    said += [finding.expected, finding.observed, finding.change.what if finding.change else None]
    for one in said:
        for language in phrases.LANGUAGES:
            assert one is None or phrases.render(rule.texts, language, one.code, one.args)


def met_without_evidence(driver: neo4j.Driver, rule: Rule, finding: Finding, day: dt.date) -> bool:
    """Whether the subject is still met once the evidence is gone, tried and taken back."""
    gone = [id_ for id_ in finding.evidence if id_ not in finding.subjects] or list(finding.evidence)
    statement = question(rule, day, AS_OF)
    with driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("CYPHER 5 MATCH (n:Node) WHERE n.id IN $gone DETACH DELETE n", gone=gone).consume()
        rows = transaction.run(statement.text, dict(statement.parameters)).single(strict=True)["found"]
        left = {tuple(row["subjects"]): row["judgement"] for row in rows}
        transaction.rollback()
    return left.get(finding.subjects) == "MET"


def sorts(cases: Iterable[Cases]) -> Iterator[tuple[str, str]]:
    """The rules and the sorts of case that are shown of them."""
    for one in cases:
        for found in one.days.values():
            for line in found.values():
                yield one.rule, line.split()[0]
        for day, found in one.days.items():
            later = one.days.get(day + dt.timedelta(days=1), {})
            if any(later.get(who, line).split()[0] != line.split()[0] for who, line in found.items()):
                yield one.rule, "BOUNDARY"


Makers = tuple[Callable[[], Cases], ...]
"""What makes the cases of each rule of a group."""
