"""Evaluations are kept once for each state of the facts, read like anything else, and lost without loss."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from graph import keeping
from graph.connection import Graph
from graph.errors import Conflict
from graph.model.organizations import VoluntaryOrganization
from graph.statements import Statement
from queries.evaluate import Evaluated, evaluate
from queries.finding import failed
from queries.keeper import RETRY, Keeper, drop
from queries.rule import Rule, load_all
from tests.contacts import AS_OF, AT, RULE, World

TIMEOUT_S = 10.0
READ = """CYPHER 5
MATCH (f:KeptFinding)-[:KEPT_OF]->(e:KeptEvaluation {key: $key})
RETURN f {.*} AS finding, e.dataVersion AS version,
  COLLECT { MATCH (f)-[:KEPT_ABOUT]->(s:Node) RETURN s.id ORDER BY s.id } AS subjects,
  COLLECT { MATCH (f)-[:KEPT_PLACE]->(s:Node) RETURN s.id ORDER BY s.id } AS places,
  COLLECT { MATCH (f)-[:KEPT_EVIDENCE]->(s:Node) RETURN s.id ORDER BY s.id } AS evidence,
  COLLECT { MATCH (f)-[:KEPT_WAIVER]->(s:Node) RETURN s.id ORDER BY s.id } AS waivers
ORDER BY f.id
"""


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.time = AT

    def __call__(self) -> dt.datetime:
        """The time."""
        return self.time


@pytest.fixture(scope="module")
def rule() -> Rule:
    """contact.assigned, as it stands in its file."""
    return load_all()[RULE]


async def read(graph: Graph, key: str) -> list[dict[str, Any]]:
    """What is kept under a key."""
    return [dict(r) for r in await graph.rows(Statement(READ, {"key": key}), TIMEOUT_S)]


async def count(graph: Graph) -> int:
    """How many evaluations are kept."""
    record = await graph.read(Statement("CYPHER 5 MATCH (e:KeptEvaluation) RETURN count(e) AS n"), TIMEOUT_S)
    assert record is not None
    return int(record["n"])


def trondheim() -> World:
    """A municipality with a vacant post and a waiver, and one that nobody has said anything about."""
    small = World()
    municipality = small.municipality("5001", "Trondheim")
    small.serve(small.post("heimdal"), municipality)
    small.waive(municipality, dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    small.municipality("5006", "Steinkjer")
    return small


async def test_findings_are_read_as_nodes(world: Graph, rule: Rule) -> None:
    """A finding is a node tied to evaluation, subject, place, evidence and waiver; its words are codes."""
    await trondheim().write(world)
    (key,) = await Keeper(world, Clock()).ensure([rule], AS_OF, AS_OF)
    waived, unknown = await read(world, key)
    assert waived["subjects"] == waived["places"] == ["kommune:5001"]
    assert "stilling:heimdal" in waived["evidence"]
    assert len(waived["waivers"]) == 1
    finding = waived["finding"]
    assert (finding["verdict"], finding["underlying"]) == ("WAIVED", "GAP")
    assert finding["fingerprint"] == "contact.assigned|kommune:5001"
    assert [s["code"] for s in json.loads(finding["reason"])] == ["vacant-start-unknown", "waived"]
    assert json.loads(finding["change"])["targets"] == ["stilling:heimdal"]
    assert finding["projected"] is False
    assert (unknown["finding"]["verdict"], unknown["evidence"]) == ("UNKNOWN", [])


async def test_no_argument_holds_a_persons_name(world: Graph, rule: Rule) -> None:
    """What is kept never holds the name of a person."""
    small = trondheim()
    small.hold("stilling:heimdal", validFrom=dt.date(2024, 1, 1))
    await small.write(world)
    (key,) = await Keeper(world, Clock()).ensure([rule], AS_OF, AS_OF)
    assert "Oppdiktet" not in json.dumps(await read(world, key), default=str, ensure_ascii=False)


async def test_keeping_is_no_change_of_facts(world: Graph, rule: Rule) -> None:
    """Keeping neither raises the data version nor leaves an audit entry."""
    await trondheim().write(world)
    before = await world.data_version(TIMEOUT_S)
    await Keeper(world, Clock()).ensure([rule], AS_OF, AS_OF)
    entries = await world.read(Statement("CYPHER 5 MATCH (a:AuditEntry) RETURN count(a) AS n"), TIMEOUT_S)
    assert entries is not None
    assert (await world.data_version(TIMEOUT_S), entries["n"]) == (before, 1)


async def test_dropping_everything_loses_nothing(world: Graph, rule: Rule) -> None:
    """What is dropped is evaluated again, and is the same."""
    await trondheim().write(world)
    one = Keeper(world, Clock())
    (key,) = await one.ensure([rule], AS_OF, AS_OF)
    before = await read(world, key)
    await drop(world)
    assert await count(world) == 0
    (again,) = await one.ensure([rule], AS_OF, AS_OF)
    assert (again, await read(world, again)) == (key, before)


async def test_a_change_is_brought_in_where_it_reaches(world: Graph, rule: Rule) -> None:
    """After a change the subjects that it reaches are evaluated again, and the others are as they were."""
    small = trondheim()
    await small.write(world)
    asked: list[tuple[str, ...] | None] = []

    async def noted(*args: Any) -> Evaluated:
        asked.append(tuple(sorted(args[5])) if len(args) > 5 else None)
        return await evaluate(*args)

    one = Keeper(world, Clock(), evaluating=noted)
    (key,) = await one.ensure([rule], AS_OF, AS_OF)
    edit = World()
    edit.rows = []
    edit.hold("stilling:heimdal", validFrom=dt.date(2026, 1, 1))
    await edit.write(world)
    assert await one.ensure([rule], AS_OF, AS_OF) == (key,)
    assert [r["finding"]["verdict"] for r in await read(world, key)] == ["MET", "UNKNOWN"]
    # Steinkjer could be served by the post, too: it lies in the same police district.
    assert asked == [None, ("kommune:5001", "kommune:5006")]


async def test_a_change_that_reaches_nothing_costs_nothing(world: Graph, rule: Rule) -> None:
    """Where a rule reads nothing of what was touched, nothing is evaluated, and its evaluation holds on."""
    await trondheim().write(world)
    ran = []

    async def counted(*args: Any) -> Evaluated:
        ran.append(args)
        return await evaluate(*args)

    one = Keeper(world, Clock(), evaluating=counted)
    (key,) = await one.ensure([rule], AS_OF, AS_OF)
    stray = World()
    stray.rows = []
    stray.add(VoluntaryOrganization, id="forening:speider", name="Speider")
    await stray.write(world)
    assert await one.ensure([rule], AS_OF, AS_OF) == (key,)
    assert len(ran) == 1


async def test_a_change_that_may_touch_anything_is_evaluated_anew(world: Graph, rule: Rule) -> None:
    """Then the old evaluation is not used, and goes once nobody can be reading it any more."""
    await trondheim().write(world)
    clock = Clock()
    one = Keeper(world, clock)
    (old,) = await one.ensure([rule], AS_OF, AS_OF)
    wipe = Statement("CYPHER 5 MATCH (w:Waiver) DETACH DELETE w")
    await world.change([wipe], who="test", why="no waivers", request_id="test", at=AT)
    (new,) = await one.ensure([rule], AS_OF, AS_OF)
    assert old != new
    assert [r["finding"]["verdict"] for r in await read(world, new)] == ["GAP", "UNKNOWN"]
    assert [r["finding"]["verdict"] for r in await read(world, old)] == ["WAIVED", "UNKNOWN"]
    clock.time += dt.timedelta(minutes=2)
    await world.change([wipe], who="test", why="no waivers", request_id="test", at=AT)
    await one.ensure([rule], AS_OF, AS_OF)
    assert (await count(world), await read(world, old)) == (1, [])


async def test_facts_that_change_meanwhile_are_not_kept_as_fresh(world: Graph) -> None:
    """What was derived from a state of the facts that has passed is refused."""
    await trondheim().write(world)
    version = await world.data_version(TIMEOUT_S)
    await trondheim().write(world)
    mark = Statement("CYPHER 5 CREATE (:KeptEvaluation {key: 'stale'})")
    assert not await keeping.keep(world, [mark], version, TIMEOUT_S)
    assert await count(world) == 0


async def test_facts_that_never_stand_still_are_a_conflict(world: Graph, rule: Rule) -> None:
    """Where every attempt is overtaken by a change of facts nothing is kept, and the caller is told."""
    await trondheim().write(world)

    async def overtaken(*args: Any) -> Evaluated:
        found = await evaluate(*args)
        await trondheim().write(world)
        return found

    with pytest.raises(Conflict, match="facts changed in each"):
        await Keeper(world, Clock(), evaluating=overtaken).ensure([rule], AS_OF, AS_OF)
    assert await count(world) == 0


async def test_however_many_ask_it_is_evaluated_once(world: Graph, rule: Rule) -> None:
    """Requests at the same moment share one evaluation; another process's is taken over."""
    await trondheim().write(world)
    ran = []

    async def counted(*args: Any) -> Evaluated:
        ran.append(args)
        return await evaluate(*args)

    one, other = (Keeper(world, Clock(), evaluating=counted) for _ in range(2))
    keys = await asyncio.gather(*(one.ensure([rule], AS_OF, AS_OF) for _ in range(10)))
    assert (len(set(keys)), len(ran)) == (1, 1)
    await drop(world)
    both = await asyncio.gather(*(k.ensure([rule], AS_OF, AS_OF) for k in (one, other) for _ in range(3)))
    assert (len(set(both)), await count(world)) == (1, 1)
    assert len(await read(world, both[0][0])) == 2


async def test_kept_for_a_day_and_a_reader_and_a_rule_book(world: Graph, rule: Rule) -> None:
    """Another day asked for, another today or another rule book is another evaluation."""
    await trondheim().write(world)
    one = Keeper(world, Clock())
    day = dt.timedelta(days=1)
    other = replace(rule, version=2)
    keys = {
        (await one.ensure([which], as_of, today))[0]
        for which, as_of, today in (
            (rule, AS_OF, AS_OF),
            (rule, AS_OF + day, AS_OF),
            (rule, AS_OF, AS_OF + day),
            (other, AS_OF, AS_OF),
        )
    }
    assert len(keys) == 4
    assert await count(world) == 4
    future = next(key for key in keys if f"{AS_OF + day} {AS_OF}" in key)
    assert all(r["finding"]["projected"] for r in await read(world, future))


async def test_what_is_used_least_is_pruned(world: Graph, rule: Rule) -> None:
    """At most so many evaluations of a rule are kept; what somebody may still be reading is spared."""
    await trondheim().write(world)
    clock = Clock()
    one = Keeper(world, clock, most=2)
    days = [AS_OF + dt.timedelta(days=n) for n in range(4)]
    (often,) = await one.ensure([rule], days[0], AS_OF)
    await one.ensure([rule], days[1], AS_OF)
    await one.ensure([rule], days[2], AS_OF)
    assert await count(world) == 3
    clock.time += dt.timedelta(minutes=2)
    await one.ensure([rule], days[0], AS_OF)
    await one.ensure([rule], days[3], AS_OF)
    assert await count(world) == 2
    assert await read(world, often)


async def test_a_failing_check_is_an_error_for_every_subject(world: Graph, rule: Rule) -> None:
    """A check that fails gives ERROR for each subject in its scope; none is dropped."""
    await trondheim().write(world)
    broken = replace(rule, text=rule.text.replace("RETURN subjects,", "WITH *, 1 / 0 AS x\nRETURN subjects,"))
    (key,) = await Keeper(world, Clock()).ensure([broken], AS_OF, AS_OF)
    assert [(r["finding"]["verdict"], r["places"], r["finding"]["code"]) for r in await read(world, key)] == [
        ("ERROR", ["kommune:5001"], "check-failed"),
        ("ERROR", ["kommune:5006"], "check-failed"),
    ]


async def test_a_check_that_failed_is_tried_again_after_a_while(world: Graph, rule: Rule) -> None:
    """What failed in passing does not stay an error for good, and is not tried again at every request."""
    await trondheim().write(world)
    row = {"subjects": ["kommune:5001"], "places": ["kommune:5001"]}
    answers = [Evaluated(rule, AS_OF, AS_OF, (failed(rule.id, row, "TimedOut"),), "TimedOut")]

    async def slow_once(*args: Any) -> Evaluated:
        return answers.pop() if answers else await evaluate(*args)

    clock = Clock()
    one = Keeper(world, clock, evaluating=slow_once)
    for wait, verdicts in (
        (dt.timedelta(0), ["ERROR"]),
        (RETRY / 2, ["ERROR"]),
        (RETRY, ["WAIVED", "UNKNOWN"]),
    ):
        clock.time += wait
        (key,) = await one.ensure([rule], AS_OF, AS_OF)
        assert [r["finding"]["verdict"] for r in await read(world, key)] == verdicts


async def test_a_rule_not_in_force_judges_nobody(world: Graph, rule: Rule) -> None:
    """Before its first day and from its last a rule has no scope."""
    await trondheim().write(world)
    later = replace(rule, valid_from=AS_OF + dt.timedelta(days=1))
    (key,) = await Keeper(world, Clock()).ensure([later], AS_OF, AS_OF)
    assert await read(world, key) == []


async def test_evaluated_whole_what_is_the_same_stays_written(
    world: Graph, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a change may concern any subject, all are judged again, and only what is otherwise is written."""
    monkeypatch.setattr("queries.affected.MOST", 0)
    small = trondheim()
    small.municipality("1804", "Bodø", small.district("nordland", "Nordland politidistrikt"))
    await small.write(world)
    keeper = Keeper(world, lambda: AT)
    (key,) = await keeper.ensure([rule], AS_OF, AS_OF)
    nodes = Statement(
        "CYPHER 5 MATCH (f:KeptFinding {evaluationKey: $key}) "
        "RETURN f.subjectIds[0] AS subject, elementId(f) AS node, f.verdict AS verdict",
        {"key": key},
    )
    before = {row["subject"]: row for row in await world.rows(nodes, TIMEOUT_S)}
    small.hold("stilling:heimdal")
    await small.write(world)
    assert await keeper.ensure([rule], AS_OF, AS_OF) == (key,)
    after = {row["subject"]: row for row in await world.rows(nodes, TIMEOUT_S)}
    assert before["kommune:5001"]["verdict"] == "WAIVED"
    assert after["kommune:5001"]["verdict"] == "MET"
    assert after["kommune:5001"]["node"] != before["kommune:5001"]["node"]
    assert after["kommune:1804"]["node"] == before["kommune:1804"]["node"]
