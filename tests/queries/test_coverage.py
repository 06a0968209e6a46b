"""Coverage: counts with their denominator, on both axes, by places and by inhabitants."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from graph.connection import Graph
from graph.statements import Statement
from queries.fragment import load
from queries.keeper import Keeper
from queries.rule import Rule, load_all
from tests.contacts import AS_OF, AT, RULE, World

COUNTED = ("met", "gap", "unknown", "waived", "notApplicable", "error", "inScope")


@pytest.fixture(scope="module")
def rule() -> Rule:
    """contact.assigned, as it stands in its file."""
    return load_all()[RULE]


async def cells(
    graph: Graph,
    key: str,
    axis: str,
    weight: str = "PLACES",
    as_of: dt.date = AS_OF,
    within: dict[str, Any] | None = None,
) -> dict[str | None, dict[str, Any]]:
    """The cells of one evaluation by id of their territory."""
    parameters = {
        "evaluationKeys": [key], "axis": axis, "weight": weight, "asOf": as_of,
        "within": within, "ruleIds": None, "bindings": ["REQUIREMENT"],
    }  # fmt: skip
    text = f"CYPHER 5\nCALL () {{\n{load('coverage').text}}}\nRETURN *, territory.id AS id"
    rows = await graph.rows(Statement(text, parameters), 10)
    found = {r["id"]: dict(r) for r in rows}
    assert len(found) == len(rows)
    return found


def two_axes() -> World:
    """Oslo; Asker in Akershus but in Oslo police district; Trondheim; an empty county and district."""
    small = World()
    small.county("03", "Oslo")
    small.county("32", "Akershus")
    small.county("18", "Nordland")
    oslo = small.district("oslo", "Oslo politidistrikt")
    small.district("nordland", "Nordland politidistrikt")
    a = small.municipality("0301", "Oslo", oslo, "fylke:03")
    b = small.municipality("3203", "Asker", oslo, "fylke:32")
    c = small.municipality("5001", "Trondheim")
    d = small.municipality("5006", "Steinkjer")
    held, vacant = small.post("a"), small.post("b")
    small.serve(held, a)
    small.hold(held)
    small.serve(vacant, b)
    small.serve(vacant, c)
    small.waive(c, dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    small.count(a, 600_000, dt.date(2020, 1, 1))
    small.count(a, 700_000, dt.date(2025, 1, 1))
    small.count(a, 800_000, AS_OF + dt.timedelta(days=1))
    small.count(b, 100_000, dt.date(2025, 1, 1))
    small.count(c, 200_000, AS_OF)
    assert d
    return small


async def kept(world: Graph, rule: Rule, small: World) -> str:
    """The key of the evaluation of a small world."""
    await small.write(world)
    (key,) = await Keeper(world, lambda: AT).ensure([rule], AS_OF, AS_OF)
    return key


async def test_counts_carry_their_denominator(world: Graph, rule: Rule) -> None:
    """met + gap + unknown + waived + error = in scope, nationally, with strict and effective share."""
    key = await kept(world, rule, two_axes())
    (nation,) = (await cells(world, key, "NATIONAL")).values()
    assert {name: nation[name] for name in COUNTED} == {
        "met": 1,
        "gap": 1,
        "unknown": 1,
        "waived": 1,
        "notApplicable": 0,
        "error": 0,
        "inScope": 4,
    }
    assert (nation["strictShare"], nation["effectiveShare"]) == (0.25, 0.5)
    assert nation["evaluation"]["ruleId"] == RULE


async def test_axes_do_not_nest(world: Graph, rule: Rule) -> None:
    """Asker counts in Akershus on one axis, in Oslo police district on the other; empty cells are shown."""
    key = await kept(world, rule, two_axes())
    counties = await cells(world, key, "COUNTY")
    districts = await cells(world, key, "POLICE_DISTRICT")
    assert counties["fylke:32"]["gap"] == 1
    assert (counties["fylke:03"]["met"], counties["fylke:03"]["gap"]) == (1, 0)
    assert (districts["politidistrikt:oslo"]["met"], districts["politidistrikt:oslo"]["gap"]) == (1, 1)
    for empty in (counties["fylke:18"], districts["politidistrikt:nordland"]):
        assert (empty["inScope"], empty["strictShare"], empty["effectiveShare"]) == (0, None, None)


@pytest.mark.parametrize("weight", ["PLACES", "INHABITANTS"])
@pytest.mark.parametrize("axis", ["COUNTY", "POLICE_DISTRICT"])
async def test_parent_is_the_sum_of_its_children(world: Graph, rule: Rule, axis: str, weight: str) -> None:
    """On a partitioning axis each national count is the sum over the territories."""
    key = await kept(world, rule, two_axes())
    (nation,) = (await cells(world, key, "NATIONAL", weight)).values()
    children = (await cells(world, key, axis, weight)).values()
    assert {n: nation[n] for n in COUNTED} == {n: sum(c[n] for c in children) for n in COUNTED}
    assert all(child["several"] == 0 for child in children)


async def test_by_inhabitants_of_the_latest_count(world: Graph, rule: Rule) -> None:
    """Inhabitants are those of the latest count on or before the day; a place without one is told."""
    key = await kept(world, rule, two_axes())
    (nation,) = (await cells(world, key, "NATIONAL", "INHABITANTS")).values()
    assert (nation["met"], nation["gap"], nation["waived"], nation["unknown"]) == (
        700_000,
        100_000,
        200_000,
        0,
    )
    assert (nation["inScope"], nation["strictShare"], nation["uncounted"]) == (1_000_000, 0.7, 1)


async def test_what_lies_in_no_territory_is_not_lost(world: Graph, rule: Rule) -> None:
    """A municipality that lies in no county on the day counts in a cell of its own, not nowhere."""
    small = two_axes()
    small.rows = [row for row in small.rows if getattr(row, "end", None) != "fylke:32"]
    key = await kept(world, rule, small)
    counties = await cells(world, key, "COUNTY")
    assert counties[None]["gap"] == 1
    assert sum(c["inScope"] for c in counties.values()) == 4


async def test_a_finding_with_several_places_counts_once_in_each_and_once_above(
    world: Graph, rule: Rule
) -> None:
    """A finding about a district counts once in each county that it reaches, once above, and says so."""
    key = await kept(world, rule, two_axes())
    text = """CYPHER 5 MATCH (e:KeptEvaluation {key: $key}), (d:Node {id: 'politidistrikt:oslo'})
      MATCH (m:Node {id: 'kommune:5001'})
      CREATE (f:KeptFinding {id: 'x', verdict: 'MET'})-[:KEPT_OF]->(e), (f)-[:KEPT_PLACE]->(d),
        (f)-[:KEPT_PLACE]->(m)"""
    await world.change([Statement(text, {"key": key})], who="t", why="t", request_id="t", at=AT)
    counties = await cells(world, key, "COUNTY")
    assert {id_: (c["met"], c["several"]) for id_, c in counties.items()} == {
        "fylke:03": (2, 1),
        "fylke:32": (1, 1),
        "fylke:50": (1, 1),
        "fylke:18": (0, 0),
    }
    districts = await cells(world, key, "POLICE_DISTRICT", "INHABITANTS")
    assert districts["politidistrikt:oslo"]["met"] == 700_000 + 800_000
    (nation,) = (await cells(world, key, "NATIONAL")).values()
    assert (nation["met"], nation["several"]) == (2, 0)
