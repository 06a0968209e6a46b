"""What holds of every rule on any graph: the cases of each rule, thinned by chance, asked about any day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import neo4j
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.connection import Graph
from graph.model.assurance import Source
from graph.model.base import Node, Tie
from graph.model.organizations import County, NationalBody, PoliceDistrict
from graph.model.posts import Role
from graph.statements import Statement
from queries.evaluate import Evaluated, evaluate, scope_question
from queries.finding import Finding, Verdict
from queries.fragment import load
from queries.keeper import Keeper
from queries.rule import Rule, load_all
from tests.queries.asking import write
from tests.queries.rules.judging import TIMEOUT_S, Cases, at_once, met_without_evidence, tried
from tests.queries.rules.test_every_sort import GROUPS
from tests.rules_world import AS_OF, AT, World

MAKERS: list[Callable[[], Cases]] = [
    make
    for group in GROUPS
    if group != __name__.rpartition(".")[2]
    for make in getattr(import_module(f"tests.queries.rules.{group}"), "CASES", ())
]
KEPT = (Source, Role, County, NationalBody, PoliceDistrict)
"""What everything else hangs on: never taken away."""
DAYS = st.sampled_from([0, 0, 1, 40, 200, 400]).map(lambda days: AS_OF + dt.timedelta(days=days))
COUNTED = ("met", "gap", "unknown", "waived", "error", "inScope")


def thinned(rows: Iterable[Node | Tie], gone: frozenset[str]) -> list[Node | Tie]:
    """The rows without some nodes: lists that name them are shorter, what names one of them alone is gone."""
    left: list[Node | Tie] = []
    further: set[str] = set()
    for row in rows:
        if isinstance(row, Tie):
            if not {row.start, row.end} & gone:
                left.append(row)
            continue
        shorter: dict[str, Any] = {}
        lost = row.id in gone
        for name, ref in type(row).references().items():
            value = getattr(row, name)
            if isinstance(value, tuple) and gone.intersection(value):
                shorter[name] = tuple(id_ for id_ in value if id_ not in gone)
                lost |= not shorter[name]
            elif isinstance(value, str) and value in gone:
                lost |= type(row).model_fields[name].is_required()
                shorter[name] = None
            assert ref.type
        if not lost:
            left.append(row.model_copy(update=shorter))
        elif row.id not in gone:
            further.add(row.id)
    return thinned(left, gone | further) if further else left


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Cases, World, dt.date]:
    """The cases of a rule, what is left of their world, and the day that is asked about."""
    cases = draw(st.sampled_from(MAKERS))()
    nodes = [row.id for row in cases.world.rows if isinstance(row, Node) and not isinstance(row, KEPT)]
    gone = draw(st.frozensets(st.sampled_from(nodes), max_size=len(nodes) // 4))
    rows = thinned(cases.world.rows, gone)
    cases.world.rows = rows
    return cases, cases.world, draw(DAYS)


@settings(
    max_examples=20,
    deadline=None,
    # Shrinking asks the database some hundred times more; what is left of a small world can be read.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(case=drawn())
async def test_on_any_graph(
    world: Graph, scratch_driver: neo4j.Driver, case: tuple[Cases, World, dt.date]
) -> None:
    """Verdicts sum to the scope, parents to their children; evidence holds them up, and changes mend them."""
    cases, small, day = case
    rule = load_all()[cases.rule]
    _clean(scratch_driver)
    write(scratch_driver, small.rows)
    evaluated = await evaluate(world, rule, day, AS_OF, TIMEOUT_S)
    assert evaluated.problem is None, evaluated.problem
    found = evaluated.findings

    await _sums_to_its_scope(world, rule, day, found)
    await _counts_add_up(world, evaluated)
    if not cases.standing:
        met = [f for f in found if f.verdict is Verdict.MET][:3]
        held = [f.subjects for f in met if met_without_evidence(scratch_driver, rule, f, day)]
        assert held == [], "met without its evidence, too"
    vain = [
        (f.subjects, f.reason[0].code)
        for f in at_once(rule, found)
        if tried(scratch_driver, rule, f, small, day) != "MET"
    ]
    assert vain == [], "mended in vain"
    await _a_waiver_raises_nothing_but_what_is_effective(world, scratch_driver, evaluated, small)


def _clean(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        session.run("CYPHER 5 MATCH (n:KeptEvaluation|KeptFinding) DETACH DELETE n").consume()


async def _sums_to_its_scope(graph: Graph, rule: Rule, day: dt.date, found: tuple[Finding, ...]) -> None:
    scope = await graph.rows(scope_question(rule, day, AS_OF), TIMEOUT_S)
    assert Counter(tuple(row["subjects"]) for row in scope) == Counter(f.subjects for f in found)


async def _counts_add_up(graph: Graph, evaluated: Evaluated) -> None:
    """The nation has each finding once; its territories as often, but for what reaches into several."""
    rule, day = evaluated.rule, evaluated.as_of

    async def again(*_: object) -> Evaluated:
        return evaluated

    (key,) = await Keeper(graph, lambda: AT, evaluating=again).ensure([rule], day, AS_OF)
    (nation,) = await _cells(graph, key, "NATIONAL", day)
    verdicts = Counter(f.verdict for f in evaluated.findings)
    in_scope = sum(verdicts.values()) - verdicts[Verdict.NOT_APPLICABLE]
    assert nation.inScope == in_scope == sum(getattr(nation, name) for name in COUNTED[:-1])
    assert (nation.met, nation.gap) == (verdicts[Verdict.MET], verdicts[Verdict.GAP])
    for axis in ("COUNTY", "POLICE_DISTRICT", "MUNICIPALITY"):
        cells = await _cells(graph, key, axis, day)
        several = sum(cell.several for cell in cells)
        for name in COUNTED:
            total = sum(getattr(cell, name) for cell in cells)
            assert getattr(nation, name) <= total <= getattr(nation, name) + several, (axis, name)


async def _cells(graph: Graph, key: str, axis: str, day: dt.date) -> list[SimpleNamespace]:
    parameters = {
        "evaluationKeys": [key], "axis": axis, "weight": "PLACES", "asOf": day, "within": None,
        "ruleIds": None, "bindings": ["REQUIREMENT", "RECOMMENDATION", "OPTION"],
    }  # fmt: skip
    text = f"CYPHER 5 CALL () {{ {load('coverage').text} }} RETURN {', '.join(COUNTED)}, several"
    return [SimpleNamespace(**row) for row in await graph.rows(Statement(text, parameters), TIMEOUT_S)]


async def _a_waiver_raises_nothing_but_what_is_effective(
    graph: Graph, driver: neo4j.Driver, before: Evaluated, small: World
) -> None:
    """An exception from a gap leaves everything else as it is: the strict share does not rise."""
    gap = next((f for f in before.findings if f.verdict is Verdict.GAP), None)
    if gap is None:
        return
    day = before.as_of
    small.waive(gap.subjects[0], gap.rule, day.isoformat(), (day + dt.timedelta(days=1)).isoformat())
    write(driver, small.rows)
    after = await evaluate(graph, before.rule, day, AS_OF, TIMEOUT_S)
    waived = {f.subjects for f in after.findings if f.verdict is Verdict.WAIVED}
    assert gap.subjects in waived
    underlying = {f.subjects: f.underlying for f in before.findings}
    assert {f.subjects: f.underlying for f in after.findings} == underlying
    met = {f.subjects for f in before.findings if f.verdict is Verdict.MET}
    assert {f.subjects for f in after.findings if f.verdict is Verdict.MET} == met
