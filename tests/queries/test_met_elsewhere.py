"""What municipalities like one meet and it does not, and how."""

from __future__ import annotations

import datetime as dt

from graph.connection import Graph
from graph.statements import Statement
from queries.fragment import load
from queries.keeper import Keeper
from queries.rule import load_all
from tests.contacts import AS_OF, AT, RULE, World

COUNTED = dt.date(2026, 1, 1)


def neighbours() -> World:
    """Three small municipalities and two large ones, of which one small and one large lack a contact."""
    w = World()
    w.district("vest", "Vest politidistrikt")
    w.county("46", "Vestland")
    held = w.post("held")
    w.hold(held)
    places = [
        ("5001", 900, True, {}),
        ("5002", 1_000, False, {}),
        ("5003", 4_999, True, {"district": "politidistrikt:vest", "county": "fylke:46"}),
        ("5004", 5_000, True, {}),
        ("5005", 9_000, False, {}),
        ("5006", 800, False, {}),
    ]
    for number, inhabitants, served, where in places:
        place = w.municipality(number, f"Kommune {number}", **where)
        w.count(place, inhabitants, COUNTED)
        if served:
            w.serve(held, place)
    return w


async def test_those_as_large_that_meet_it_near_ones_first(world: Graph) -> None:
    """Of three others as large two meet what it does not: the neighbour first, each with a finding as met."""
    await neighbours().write(world)
    keys = await Keeper(world, lambda: AT).ensure([load_all()[RULE]], AS_OF, AS_OF)
    parameters = {"evaluationKeys": keys, "bindings": ["REQUIREMENT"], "asOf": AS_OF}
    text = f"""CYPHER 5 CALL () {{ {load("met-elsewhere").text} }}
      RETURN ruleId, [f IN unmet | f.verdict] AS unmet, alike, met,
        [p IN places | [p.municipality.id, p.inhabitants, p.sameDistrict, p.how.verdict]] AS places"""

    async def asked(municipality: str) -> list[dict[str, object]]:
        statement = Statement(text, {**parameters, "municipality": municipality})
        return [dict(row) for row in await world.rows(statement, 10)]

    assert await asked("kommune:5002") == [
        {
            "ruleId": RULE,
            "unmet": ["UNKNOWN"],
            "alike": 3,
            "met": 2,
            "places": [["kommune:5001", 900, True, "MET"], ["kommune:5003", 4_999, False, "MET"]],
        }
    ]
    assert await asked("kommune:5001") == []
