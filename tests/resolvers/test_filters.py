"""What filters, orders and groups mean where little or nothing is said; the rest is in `test_generated`."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Graph
from graph.model import forums, territory
from graph.model.organizations import Identifier, IdentifierScheme
from resolvers.request import Refused
from tests.resolvers.reading import Asking, write
from tests.worlds import World

COUNT = "query ($where: MunicipalityFilter) { municipalities(where: $where) { totalCount } }"


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about four municipalities.

    Two are in a county, two have an area and an official name with two blanks, one has a forum, one a number.
    """
    of = World()
    county = of.org("County", "nord")
    of.forum("a", kinds=("POLICE_COUNCIL",))
    of.municipality("a", areaKm2=10.5, officialName="Bø  kommune")
    of.municipality("b", areaKm2=300.0, officialName="Bø  kommune", nameSe="Gáivuotna")
    of.municipality("c")
    of.municipality("d")
    of.add(
        Identifier,
        "nummer:c",
        scheme=IdentifierScheme.MUNICIPALITY_NUMBER,
        value="4601",
        organization="kommune:c",
    )
    for name in ("a", "b"):
        of.tie(territory.InCounty, f"kommune:{name}", county)
    of.tie(forums.ForTerritory, "forum:a", "kommune:a")
    await write(world, of.rows)
    return Asking(world)


SAYS: tuple[tuple[dict[str, Any], int], ...] = (
    ({"forums": {}}, 4),
    ({"forums": {"some": {}}}, 1),
    ({"forums": {"none": {}}}, 3),
    ({"forums": {"all": {}}}, 4),
    ({"forums": {"all": {"or": []}}}, 3),
    ({"forums": {"none": {"or": []}}}, 4),
    ({"forums": {"some": {"or": []}}}, 0),
    ({"forums": {"single": {"or": []}}}, 0),
    ({"forums": {"some": None, "count": {}}}, 4),
    ({"county": {}}, 2),
    ({"county": None}, 4),
    ({"not": {"county": {}}}, 2),
    ({"not": {"areaKm2": {"gt": 20}}}, 3),
    ({"areaKm2": {"isNull": None, "in": []}}, 0),
    ({"number": {}}, 4),
    ({"not": {"number": {}}}, 0),
    ({"number": {"startsWith": ""}}, 1),
    ({"anyName": {}}, 4),
    ({"anyName": {"isNull": False}}, 4),
    ({"anyName": {"isNull": True}}, 0),
    ({"anyName": {"eq": "gaivuotna"}}, 1),
    ({"not": {"anyName": {"eq": "Gáivuotna", "mode": "EXACT"}}}, 3),
    ({"not": {"anyName": {"eq": "gaivuotna"}}}, 3),
    ({"officialName": {"eq": "bo kommune "}}, 2),
    ({"officialName": {"eq": "Bø kommune", "mode": "EXACT"}}, 0),
)


async def test_what_says_nothing(asking: Asking) -> None:
    """What {} and null mean, and what is not there: it fits no comparison, and `not` turns that round."""
    for where, number in SAYS:
        found = await asking(COUNT, where=where)
        assert found["municipalities"]["totalCount"] == number, where


async def test_counts_within_counts(asking: Asking) -> None:
    """What fits exactly once may hold the same again, and again: it is answered however deep."""
    where: dict[str, Any] = {"identifiers": {"count": {"eq": 0}}}
    for tie in ("territory", "forums", "municipalities"):
        where = {tie: {"single": where}}
    text = "query ($where: CountyFilter) { counties(where: $where) { totalCount } }"
    found = await asking(text, where=where)
    assert found["counties"]["totalCount"] == 1


async def test_cursors_belong_to_their_order(asking: Asking) -> None:
    """A cursor of another order is refused, and says so."""
    text = """query ($order: Direction!, $after: String) {
      municipalities(orderBy: [{areaKm2: $order}], first: 1, after: $after) { pageInfo { endCursor } }
    }"""
    first = await asking(text, order="DESC")
    refused = await asking.result(text, order="ASC", after=first["municipalities"]["pageInfo"]["endCursor"])
    assert "another list, filter, order" in refused.errors[0].message
    assert isinstance(refused.errors[0].original_error, Refused)


async def test_cursors_belong_to_their_thing(asking: Asking) -> None:
    """A cursor leads on in the list of its thing: below another thing, or several, it is refused."""
    text = """query ($ids: [ID!]!, $after: String) {
      nodes(ids: $ids) { ties(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }
    }"""
    (first,) = (await asking(text, ids=["kommune:a"]))["nodes"]
    cursor = first["ties"]["pageInfo"]["endCursor"]
    (second,) = (await asking(text, ids=["kommune:a"], after=cursor))["nodes"]
    assert first["ties"]["nodes"] != second["ties"]["nodes"] != []
    for ids in (["kommune:b"], ["kommune:a", "kommune:b"]):
        refused = await asking.result(text, ids=ids, after=cursor)
        (error,) = refused.errors
        assert "the list of another thing, not to that of kommune:b" in error.message
        assert isinstance(error.original_error, Refused)
    assert (await asking(text, ids=["kommune:x"], after=cursor))["nodes"] == [None]


async def test_cursors_of_groups_are_of_no_list(asking: Asking) -> None:
    """A cursor from the page of a group leads on in no list, not even the one that was grouped."""
    found = await asking("{ municipalities { groupBy(keys: [COUNTY]) { connection { edges { cursor } } } } }")
    cursor = found["municipalities"]["groupBy"][0]["connection"]["edges"][0]["cursor"]
    refused = await asking.result(
        "query ($c: String) { municipalities(after: $c) { nodes { id } } }", c=cursor
    )
    assert "cursor" in refused.errors[0].message


async def test_groups_are_bounded(asking: Asking) -> None:
    """Groups by nothing, by one thing twice, by too much or too many are refused with what to change."""
    for asked, message in (
        ("keys: []", "names 0 keys"),
        ("keys: [STATUS, STATUS]", "each once"),
        ("keys: [STATUS, COUNTY, NAME, VALID_TO, VALID_FROM]", "names 5 keys"),
        ("keys: [STATUS], first: 501", "from 0 to 500 groups"),
    ):
        result = await asking.result(f"{{ municipalities {{ groupBy({asked}) {{ count }} }} }}")
        assert message in result.errors[0].message
