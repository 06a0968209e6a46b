"""Lists from a real graph: names however they are spelt, cursors, numbers; the rest in `test_generated`."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Graph
from resolvers.request import Refused
from tests.resolvers.reading import Asking, write
from tests.resolvers.world import DAY, PLACES, places
from tests.worlds import World

TEXTS = {
    "Herøy": "heroy",
    "heroy": "heroy",
    "TROMSØ": "tromso",
    "aalesund": "alesund",
    "Ålesund": "alesund",
    "Aalesund": "alesund",
    "ås": "as",
    "ø": "o",
    "øy": "oy",
    "e": "e",
    "karasjohka": "karasjohka",
    "Toten": "toten",
    "": "",
    "'": "'",
    "Æ": "ae",
}
"""Texts that are asked for, with what they are without case and accents, folded by hand."""

LIST = """query (
  $where: MunicipalityFilter, $first: Int, $after: String, $last: Int, $before: String, $day: Date
) {
  municipalities(where: $where, first: $first, after: $after, last: $last, before: $before, asOf: $day) {
    totalCount
    nodes { id name }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about the municipalities with difficult names."""
    await write(world, places().rows)
    return Asking(world)


async def test_names_are_found_however_they_are_spelt(asking: Asking) -> None:
    """Neither case nor accents matter, and aa is å; letter by letter they do."""
    for text, folded in TEXTS.items():
        for mode in ("FOLDED", "EXACT"):
            where = {"name": {"contains": text, "mode": mode}}
            found = (await asking(LIST, where=where))["municipalities"]["nodes"]
            assert [node["id"] for node in found] == [
                place.id
                for place in PLACES
                if place.stands(DAY) and (folded in place.folded if mode == "FOLDED" else text in place.name)
            ], (text, mode)


async def test_what_says_nothing(asking: Asking) -> None:
    """Nothing, null, {} and and: [] hold for all; or: [] and not: {} for none."""
    text = "query ($w: MunicipalityFilter) { municipalities(where: $w) { totalCount } }"
    everything = sum(place.stands(DAY) for place in PLACES)
    wheres: list[dict[str, Any] | None]
    wheres = [None, {}, {"and": []}, {"name": None}, {"name": {}}, {"number": {}}, {"or": None}, {"or": [{}]}]
    for where in wheres:
        assert (await asking(text, w=where))["municipalities"]["totalCount"] == everything, where
    nothing: list[dict[str, Any]] = [{"or": []}, {"not": {}}, {"name": {"in": []}}, {"and": [{"or": []}]}]
    for where in nothing:
        assert (await asking(text, w=where))["municipalities"]["totalCount"] == 0, where


async def test_literals_are_variables(asking: Asking) -> None:
    """A filter means the same spelt in the document, by a variable, or by both; so do its cursors."""
    spelt: list[tuple[str, dict[str, Any]]] = [
        (
            '{ municipalities(first: 1, where: {name: {contains: "bø"}}) { edges { cursor node { id } } } }',
            {},
        ),
        (
            "query ($t: String) { municipalities(first: 1, where: {name: {contains: $t}}) "
            "{ totalCount edges { cursor node { id } } } }",
            {"t": "bø"},
        ),
        (
            "query ($w: MunicipalityFilter) "
            "{ municipalities(where: $w, first: 1) { edges { node { id } cursor } } }",
            {"w": {"name": {"contains": "bø"}}},
        ),
    ]
    pages = [(await asking(text, **variables))["municipalities"]["edges"] for text, variables in spelt]
    assert {page[0]["node"]["id"] for page in pages} == {"kommune:3"}
    assert len({page[0]["cursor"] for page in pages}) == 1


async def test_cursors_stay_where_they_are(asking: Asking) -> None:
    """What comes in before or behind a cursor neither repeats nor hides what is on the next page."""
    first = (await asking(LIST, first=4))["municipalities"]
    cursor = first["pageInfo"]["endCursor"]
    late = World()
    late.municipality("aaa")
    late.municipality("a")
    late.municipality("hol")
    await write(asking.graph, late.rows)
    second = (await asking(LIST, first=3, after=cursor))["municipalities"]
    assert [node["name"] for node in first["nodes"]] == ["Aurskog", "Bergen", "Bø", "Herøy"]
    assert [node["name"] for node in second["nodes"]] == ["Herøy", "Hol", "Kárášjohka"]
    before = (await asking(LIST, last=9, before=cursor))["municipalities"]
    assert [node["name"] for node in before["nodes"]] == ["A", "Aurskog", "Bergen", "Bø"]


async def test_foreign_cursors(asking: Asking) -> None:
    """A cursor of another list, filter or day, or of nobody's, is refused with what to do instead."""
    cursor = (await asking(LIST, first=1))["municipalities"]["pageInfo"]["endCursor"]
    other = "query ($c: String) { counties(after: $c) { nodes { id } } }"
    for text, variables, message in (
        (LIST, {"where": {"name": {"contains": "e"}}, "after": cursor}, "another list"),
        (LIST, {"day": "2026-11-23", "after": cursor}, "another list"),
        (LIST, {"day": "2026-11-24", "after": cursor}, None),
        (other, {"c": cursor}, "another list"),
        (LIST, {"after": cursor[:-4]}, "cannot be read"),
        (LIST, {"before": "ikke en markør"}, "cannot be read"),
        (LIST, {"before": "bnVsbA"}, "cannot be read"),
    ):
        result = await asking.result(text, **variables)
        if message is None:
            assert not result.errors
            continue
        (error,) = result.errors
        assert message in error.message
        assert isinstance(error.original_error, Refused)


async def test_both_ends(asking: Asking) -> None:
    """A page can start behind one cursor and end before another."""
    page = (await asking(LIST, first=500))["municipalities"]
    marks = [edge["cursor"] for edge in page["edges"]]
    between = (await asking(LIST, after=marks[1], before=marks[5]))["municipalities"]
    assert [edge["cursor"] for edge in between["edges"]] == marks[2:5]
    assert between["pageInfo"]["hasPreviousPage"]
    last = (await asking(LIST, last=2, after=marks[1], before=marks[5]))["municipalities"]
    assert [edge["cursor"] for edge in last["edges"]] == marks[3:5]
    none = (await asking(LIST, first=0))["municipalities"]
    assert none["nodes"] == []
    assert none["pageInfo"] == {
        "hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None
    }  # fmt: skip


async def test_numbers(asking: Asking) -> None:
    """An old number finds its actor, and the number shown is that of the day asked for."""
    text = "query ($n: String!, $d: Date) { municipality(number: $n, asOf: $d) { id number } }"
    for number in ("1201", "4601"):
        for day, shown in (("2019-12-31", "1201"), ("2020-01-01", "4601"), ("2026-11-24", "4601")):
            found = (await asking(text, n=number, d=day))["municipality"]
            assert found == {"id": "kommune:2", "number": shown}
    assert (await asking(text, n="4711"))["municipality"] is None


async def test_oslo(asking: Asking) -> None:
    """Oslo is a municipality where a municipality is asked for, a county where a county is; one id."""
    data = await asking(
        """{
          municipality(number: "0301") { __typename id number county { __typename id number } }
          county(number: "03") { __typename id number municipalities { totalCount nodes { __typename id } } }
          counties { nodes { __typename id } }
          node(id: "kommune:0301") { __typename id ... on County { number } ... on Municipality { name } }
          actor(id: "kommune:0301") { ... on Organization { __typename } }
        }"""
    )
    oslo = "kommune:0301"
    assert data["municipality"] == {
        "__typename": "Municipality",
        "id": oslo,
        "number": "0301",
        "county": {"__typename": "County", "id": oslo, "number": "03"},
    }
    assert data["county"] == {
        "__typename": "County",
        "id": oslo,
        "number": "03",
        "municipalities": {"totalCount": 1, "nodes": [{"__typename": "Municipality", "id": oslo}]},
    }
    assert data["counties"] == {"nodes": [{"__typename": "County", "id": oslo}]}
    assert data["node"] == {"__typename": "Municipality", "id": oslo, "name": "Oslo"}
    assert data["actor"] == {"__typename": "Municipality"}
