"""What ties say of themselves: lists are filtered and ordered by it, one tie at a time."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Graph
from graph.model.schools import PupilsFrom, School, SchoolKind
from tests.resolvers.reading import Asking, write
from tests.worlds import World

PUPILS = """query ($where: PupilsFromEdgeFilter, $order: [PupilsFromEdgeOrder!], $after: String) {
  school(id: "skole:1") { pupilsFrom(where: $where, orderBy: $order, first: 2, after: $after) {
    totalCount edges { year count node { id } } pageInfo { hasNextPage endCursor }
  } }
}"""
SCHOOLS = "query ($where: SchoolFilter) { schools(where: $where) { totalCount } }"


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about a school with 10 pupils from a and 90 from b, and a year later 60 from a and 5 from b."""
    of = World()
    of.add(School, "skole:1", name="Skole", schoolKind=next(iter(SchoolKind)))
    for year, counts in ((2024, (10, 90)), (2025, (60, 5))):
        for place, count in zip("ab", counts, strict=True):
            of.tie(PupilsFrom, "skole:1", f"kommune:{place}", year=year, count=count)
    for place in "ab":
        of.municipality(place)
    await write(world, of.rows)
    return Asking(world)


def of_tie(**more: Any) -> dict[str, Any]:
    """A filter: this year, the municipality b, and more."""
    return {"year": {"eq": 2025}, "node": {"id": {"eq": "kommune:b"}}, **more}


async def test_a_list_is_filtered_by_its_ties(asking: Asking) -> None:
    """By what is said of each tie, and by the thing at its end, alone and together."""
    wheres: list[tuple[dict[str, Any], int]] = [
        ({}, 4),
        ({"node": {}}, 4),
        ({"year": {"eq": 2025}}, 2),
        (of_tie(), 1),
        (of_tie(count={"gt": 50}), 0),
        ({"or": [of_tie(), {"count": {"gte": 90}}]}, 2),
        ({"not": {"node": {"name": {"eq": "A"}}}}, 2),
        ({"share": {"isNull": False}}, 0),
    ]
    for where, number in wheres:
        found = await asking(PUPILS, where=where)
        assert found["school"]["pupilsFrom"]["totalCount"] == number, where


async def test_one_tie_is_asked_for(asking: Asking) -> None:
    """What stands in one nested filter is asked of one tie; ties are what is counted."""
    wheres: list[tuple[dict[str, Any], int]] = [
        ({"some": of_tie()}, 1),
        ({"some": of_tie(count={"gt": 50})}, 0),  # of the ties to b one is of the year, the other so large
        ({"single": {"count": {"gt": 80}}}, 1),
        ({"single": {"node": {"name": {"eq": "B"}}}}, 0),
        ({"all": {"year": {"gte": 2024}}}, 1),
        ({"none": {"count": {"lt": 6}}}, 0),
        ({"count": {"eq": 4}}, 1),
    ]
    for where, number in wheres:
        found = await asking(SCHOOLS, where={"pupilsFrom": where})
        assert found["schools"]["totalCount"] == number, where


async def test_a_list_is_ordered_by_its_ties(asking: Asking) -> None:
    """By what is said of them and by what is at their ends, in any mixture, page after page."""
    order = [{"node": {"name": "DESC"}}, {"count": "ASC"}]
    first = (await asking(PUPILS, order=order))["school"]["pupilsFrom"]
    rest = (await asking(PUPILS, order=order, after=first["pageInfo"]["endCursor"]))["school"]["pupilsFrom"]
    counts = [edge["count"] for page in (first, rest) for edge in page["edges"]]
    assert counts == [5, 90, 10, 60]
    assert not rest["pageInfo"]["hasNextPage"]
