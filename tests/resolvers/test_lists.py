"""Lists from a real graph: filters, order, pages and days are what plain Python makes of the same things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from graph.connection import Graph
from resolvers.request import Refused
from tests.resolvers.reading import Asking, write
from tests.resolvers.world import DAY, PLACES, Place, places
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
NUMBERS = ("0301", "03", "4601", "1201", "1", "5", "", "x")

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


def satisfies(place: Place, where: dict[str, Any] | None) -> bool:
    """Whether a place satisfies a filter, reckoned from what the filter says."""
    return all(_member(place, name, value) for name, value in (where or {}).items() if value is not None)


def _member(place: Place, name: str, value: Any) -> bool:
    match name:
        case "and":
            return all(satisfies(place, each) for each in value)
        case "or":
            return any(satisfies(place, each) for each in value)
        case "not":
            return not satisfies(place, value)
        case "number":
            return any(_compares(number, value, str) for number in place.numbers)
    if value.get("mode") == "EXACT":
        return _compares(place.name, value, str)
    return _compares(place.folded, value, TEXTS.__getitem__)


def _compares(stored: str, operators: dict[str, Any], prepare: Any) -> bool:
    checks: dict[str, Callable[[Any], bool]] = {
        "eq": lambda given: stored == prepare(given),
        "in": lambda given: stored in [prepare(each) for each in given],
        "contains": lambda given: prepare(given) in stored,
        "startsWith": lambda given: stored.startswith(prepare(given)),
        "endsWith": lambda given: stored.endswith(prepare(given)),
    }
    return all(
        checks[name](given) for name, given in operators.items() if name in checks and given is not None
    )


def random_filter(random: Random, nesting: int = 3) -> dict[str, Any]:
    """Any filter."""
    where: dict[str, Any] = {}
    if random.random() < 0.5:
        where["name"] = _random_text(random)
    if random.random() < 0.25:
        numbers: dict[str, Any] = {"eq": random.choice(NUMBERS), "startsWith": random.choice(NUMBERS)}
        numbers["in"] = random.sample(NUMBERS, random.randint(0, 4))
        where["number"] = {k: v for k, v in numbers.items() if random.random() < 0.5}
    for name in ("and", "or"):
        if nesting and random.random() < 0.3:
            where[name] = [random_filter(random, nesting - 1) for _ in range(random.randint(0, 3))]
    if nesting and random.random() < 0.3:
        where["not"] = random_filter(random, nesting - 1)
    return {k: None if random.random() < 0.08 else v for k, v in where.items()}


def _random_text(random: Random) -> dict[str, Any]:
    texts = list(TEXTS)
    operators: dict[str, Any] = {
        name: random.choice(texts)
        for name in ("eq", "contains", "startsWith", "endsWith")
        if random.random() < 0.35
    }
    if random.random() < 0.2:
        operators["in"] = random.sample(texts, random.randint(0, 6))
    if random.random() < 0.4:
        operators["mode"] = random.choice(("EXACT", "FOLDED"))
    return {k: None if random.random() < 0.05 and k != "mode" else v for k, v in operators.items()}


async def test_filters_pages_and_days(asking: Asking) -> None:
    """Whatever is asked for, forward or backward, by whatever page: all that fit, in order, each once."""
    answered = set()
    for seed in range(40):
        random = Random(seed)
        where = random.choice((random_filter(random), random_filter(random), None))
        day = random.choice((DAY, DAY, dt.date(2025, 1, 1), dt.date(2024, 12, 31), dt.date(2026, 11, 25)))
        expected = [place.id for place in PLACES if place.stands(day) and satisfies(place, where)]
        size = random.choice((1, 2, 3, 5, len(expected) or 1, 500))
        backward = random.random() < 0.5
        found = await walk(asking, where, day, size, backward=backward)
        assert found == expected, (seed, where, day, size, backward)
        answered.add(len(expected))
    assert len(answered) >= 4


async def walk(
    asking: Asking, where: dict[str, Any] | None, day: dt.date, size: int, *, backward: bool
) -> list[str]:
    """All ids of a list, page by page."""
    found: list[str] = []
    cursor = None
    while True:
        sized = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        data = await asking(LIST, where=where, day=day.isoformat(), **sized)
        page = data["municipalities"]
        ids = [node["id"] for node in page["nodes"]]
        info = page["pageInfo"]
        assert len(ids) <= size
        assert [edge["node"]["id"] for edge in page["edges"]] == ids
        cursors = [edge["cursor"] for edge in page["edges"]]
        assert (info["startCursor"], info["endCursor"]) == (
            (cursors[0], cursors[-1]) if cursors else (None, None)
        )
        found = ids + found if backward else found + ids
        more, behind = info["hasNextPage"], info["hasPreviousPage"]
        assert (more if backward else behind) == (cursor is not None)
        if not (behind if backward else more):
            assert page["totalCount"] == len(found)
            return found
        assert len(ids) == size
        cursor = cursors[0] if backward else cursors[-1]


async def test_what_says_nothing(asking: Asking) -> None:
    """Nothing, null, {} and and: [] hold for all; or: [] and not: {} for none."""
    text = "query ($w: MunicipalityFilter) { municipalities(where: $w) { totalCount } }"
    everything = sum(place.stands(DAY) for place in PLACES)
    wheres: list[dict[str, Any] | None]
    wheres = [None, {}, {"and": []}, {"name": None}, {"name": {}}, {"or": None}, {"or": [{}]}]
    for where in wheres:
        assert (await asking(text, w=where))["municipalities"]["totalCount"] == everything, where
    nothing: list[dict[str, Any]] = [{"or": []}, {"not": {}}, {"name": {"in": []}}, {"and": [{"or": []}]}]
    for where in nothing:
        assert (await asking(text, w=where))["municipalities"]["totalCount"] == 0, where
    # A number that is compared with nothing still must be there.
    assert (await asking(text, w={"number": {}}))["municipalities"]["totalCount"] == everything - 1


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
