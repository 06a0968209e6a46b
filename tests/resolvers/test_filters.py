"""Filters and orders from a real graph are what plain Python makes of the same things."""

from __future__ import annotations

import datetime as dt
import operator
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cmp_to_key
from random import Random
from typing import Any

import pytest

from graph.connection import Graph
from graph.model import forums, territory
from graph.text import collation_key, fold
from resolvers.request import Refused
from tests.resolvers.reading import Asking, write
from tests.worlds import World


@dataclass(frozen=True)
class Council:
    """A forum of the world."""

    id: str
    kinds: tuple[str, ...]
    level: str | None


@dataclass(frozen=True)
class Place:
    """A municipality of the world, with what hangs on it."""

    id: str
    name: str
    area: float | None
    written: str | None
    start: str | None
    county: str | None
    sami: str | None
    forums: tuple[Council, ...]
    posts: int

    @property
    def names(self) -> list[str]:
        """Its names in all languages."""
        return [self.name, *([self.sami] if self.sami else [])]


COUNTIES = ("fylke:nord", "fylke:sør")
COUNCILS = (
    Council("forum:a", ("POLICE_COUNCIL",), "STRATEGIC"),
    Council("forum:b", ("POLICE_COUNCIL", "SLT_STEERING"), None),
    Council("forum:c", ("SLT_OPERATIVE",), "OPERATIVE"),
)
NAMES = ("Bø", "Herøy", "Ås", "Aalesund", "Østre Toten", "Kárášjohka")


def make_places() -> list[Place]:
    """Municipalities that differ in everything, namesakes and gaps among them."""
    random = Random(3)
    return [
        Place(
            f"kommune:{at}",
            random.choice(NAMES),
            random.choice((None, 10.5, 10.5, 300.0)),
            random.choice((None, "BOKMAL", "NYNORSK")),
            random.choice((None, "2020-01-01", "2024-01-01")),
            random.choice((None, *COUNTIES)),
            random.choice((None, None, "Gáivuotna")),
            tuple(random.sample(COUNCILS, random.randint(0, 3))),
            random.randint(0, 3),
        )
        for at in range(14)
    ]


PLACES = make_places()


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about these places."""
    of = World()
    for county in COUNTIES:
        of.org("County", county.removeprefix("fylke:"))
    of.role("MAYOR")
    for council in COUNCILS:
        of.forum(council.id.removeprefix("forum:"), kinds=council.kinds, level=council.level)
    for place in PLACES:
        id_ = of.municipality(
            place.id.removeprefix("kommune:"), areaKm2=place.area, writtenNorwegian=place.written,
            start=place.start, nameSe=place.sami,
        )  # fmt: skip
        named = of.rows.pop()
        of.rows.append(named.model_copy(update={"name": place.name}))
        if place.county:
            of.tie(territory.InCounty, id_, place.county)
        for council in place.forums:
            of.tie(forums.ForTerritory, council.id, id_)
        for at in range(place.posts):
            of.post(f"{place.id}-{at}", id_, "rolle:MAYOR")
    await write(world, of.rows)
    return Asking(world)


# What plain Python makes of a filter

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "in": lambda value, given: value in given,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "contains": operator.contains,
    "startsWith": str.startswith,
    "endsWith": str.endswith,
    "has": operator.contains,
    "hasSome": lambda value, given: bool(set(value) & set(given)),
    "hasEvery": lambda value, given: set(given) <= set(value),
}


def compares(value: Any, operators: dict[str, Any]) -> bool:
    """Whether a value fits what it is compared with."""
    folds = operators.get("mode", "FOLDED") == "FOLDED"
    for name, given in operators.items():
        if given is None or name == "mode":
            continue
        if name == "isNull":
            if (value is None) != given:
                return False
            continue
        text = isinstance(value, str) and "mode" in operators and folds
        operand = given if not text else fold(given) if isinstance(given, str) else list(map(fold, given))
        if value is None or not _COMPARED[name](fold(value) if text else value, operand):
            return False
    return True


def quantified(things: list[Any], said: dict[str, Any], fits: Callable[[Any, Any], bool]) -> bool:
    """Whether the things that a thing is tied to fit, as quantifiers say."""
    number = {
        name: sum(fits(thing, where) for thing in things) for name, where in said.items() if name != "count"
    }
    checks = {
        "some": lambda: number["some"] > 0,
        "none": lambda: number["none"] == 0,
        "all": lambda: number["all"] == len(things),
        "single": lambda: number["single"] == 1,
        "count": lambda: compares(len(things), said["count"]),
    }
    return all(checks[name]() for name in said)


def fits_council(council: Council, where: dict[str, Any]) -> bool:
    """Whether a forum fits."""
    values = {"kinds": council.kinds, "level": council.level, "id": council.id}
    return logically(council, where, fits_council, lambda name, said: compares(values[name], said))


def fits_place(place: Place, where: dict[str, Any]) -> bool:
    """Whether a municipality fits."""

    def member(name: str, said: dict[str, Any]) -> bool:
        match name:
            case "county":
                return place.county is not None and compares(place.county, said.get("id", {}))
            case "forums":
                return quantified(list(place.forums), said, fits_council)
            case "posts":
                return quantified([None] * place.posts, said, lambda _thing, _where: True)
            case "anyName":
                return any(compares(each, said) for each in place.names)
        start = dt.date.fromisoformat(place.start) if place.start else None
        values = {"name": place.name, "areaKm2": place.area, "writtenNorwegian": place.written}
        if name == "validFrom":
            operators = {k: v if k == "isNull" else dt.date.fromisoformat(v) for k, v in said.items()}
            return compares(start, operators)
        return compares(values[name], said)

    return logically(place, where, fits_place, member)


def logically(
    thing: Any, where: dict[str, Any], fits: Callable[[Any, Any], bool], member: Callable[[str, Any], bool]
) -> bool:
    """And, or, not, and the members beside them."""
    for name, said in where.items():
        match name:
            case "and":
                held = all(fits(thing, each) for each in said)
            case "or":
                held = any(fits(thing, each) for each in said)
            case "not":
                held = not fits(thing, said)
            case _:
                held = member(name, said)
        if not held:
            return False
    return True


# Any filter and any order


def some(random: Random, choices: dict[str, Callable[[], Any]], share: float) -> dict[str, Any]:
    """Some of the members."""
    return {name: make() for name, make in choices.items() if random.random() < share}


def random_council(random: Random, nesting: int) -> dict[str, Any]:
    """Any filter of forums."""
    kinds = ("POLICE_COUNCIL", "SLT_STEERING", "SLT_OPERATIVE")
    choices = {
        "kinds": lambda: some(
            random,
            {
                "has": lambda: random.choice(kinds),
                "hasSome": lambda: random.sample(kinds, 2),
                "hasEvery": lambda: random.sample(kinds, random.randint(0, 2)),
            },
            0.5,
        ),
        "id": lambda: {"in": random.sample([council.id for council in COUNCILS], random.randint(0, 3))},
        "level": lambda: some(
            random, {"eq": lambda: "STRATEGIC", "isNull": lambda: random.random() < 0.5}, 0.5
        ),
    }
    where = some(random, choices, 0.5)
    if nesting and random.random() < 0.4:
        where["not"] = random_council(random, nesting - 1)
    return where


def random_place(random: Random, nesting: int = 2) -> dict[str, Any]:
    """Any filter of municipalities."""
    texts = ("herøy", "HER", "å", "s", "karas", "gai", "Bø")
    numbers = (10.5, 10, 300)
    text = {
        "contains": lambda: random.choice(texts),
        "in": lambda: random.sample(texts, 3),
        "startsWith": lambda: random.choice(texts),
    }
    sized = {name: lambda: random.choice(numbers) for name in ("gt", "gte", "lt", "lte", "eq")}
    quantifiers: dict[str, Callable[[], Any]] = {
        name: lambda: random_council(random, 1) for name in ("some", "none", "all", "single")
    }
    choices: dict[str, Callable[[], Any]] = {
        "name": lambda: {**some(random, text, 0.4), "mode": random.choice(("FOLDED", "EXACT"))},
        "anyName": lambda: {**some(random, text, 0.4), "mode": "FOLDED"},
        "areaKm2": lambda: some(random, {**sized, "isNull": lambda: random.random() < 0.5}, 0.25),
        "writtenNorwegian": lambda: some(
            random, {"eq": lambda: "NYNORSK", "in": lambda: ["NYNORSK", "BOKMAL"]}, 0.5
        ),
        "validFrom": lambda: some(random, {"gte": lambda: "2024-01-01", "isNull": lambda: False}, 0.5),
        "county": lambda: random.choice(({}, {"id": {"eq": COUNTIES[0]}})),
        "forums": lambda: {
            **some(random, quantifiers, 0.3),
            **some(random, {"count": lambda: {"gte": 1, "lt": 3}}, 0.3),
        },
        "posts": lambda: {"count": {"gte": random.randint(0, 3)}},
    }
    where = some(random, choices, 0.2)
    for name in ("and", "or"):
        if nesting and random.random() < 0.25:
            where[name] = [random_place(random, nesting - 1) for _ in range(random.randint(0, 2))]
    if nesting and random.random() < 0.4:
        where["not"] = random_place(random, nesting - 1)
    return where


ORDERS: dict[str, Callable[[Place], Any]] = {
    "name": lambda place: collation_key(place.name),
    "areaKm2": lambda place: place.area,
    "writtenNorwegian": lambda place: place.written,
    "validFrom": lambda place: place.start,
    "id": lambda place: place.id,
    "synthetic": lambda _: False,
}


def in_order(places: list[Place], order_by: list[dict[str, str]]) -> list[str]:
    """The ids in the order asked for: what has no value last, then by id the way of the last key."""
    keys = [(ORDERS[name], way == "DESC") for each in order_by for name, way in each.items()]
    if not keys:
        keys = [(ORDERS["name"], False)]
    keys.append((ORDERS["id"], keys[-1][1]))

    def compare(one: Place, other: Place) -> int:
        for read, down in keys:
            a, b = read(one), read(other)
            if a == b:
                continue
            if a is None or b is None:
                return 1 if a is None else -1
            return (1 if a > b else -1) * (-1 if down else 1)
        return 0

    return [place.id for place in sorted(places, key=cmp_to_key(compare))]


QUESTION = """query (
  $where: MunicipalityFilter, $orderBy: [MunicipalityOrder!], $first: Int, $after: String, $last: Int,
  $before: String
) {
  municipalities(
    where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before
  ) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage }
  }
}"""


async def test_filters_and_orders(asking: Asking) -> None:
    """Whatever is asked for, in whatever order, forward or backward: all that fit, in order, each once."""
    answered = set()
    for seed in range(40):
        random = Random(seed)
        where = random_place(random)
        names = random.sample(sorted(ORDERS), random.randint(0, 3))
        order_by = [{name: random.choice(("ASC", "DESC"))} for name in names]
        expected = in_order([place for place in PLACES if fits_place(place, where)], order_by)
        backward = random.random() < 0.5
        found = await walk(
            asking, {"where": where, "orderBy": order_by}, random.choice((1, 3, 5, 100)), backward
        )
        assert found == expected, (seed, where, order_by, backward)
        answered.add(len(expected))
    assert len(answered) > 5


async def walk(asking: Asking, asked: dict[str, Any], size: int, backward: bool) -> list[str]:
    """All ids of a list, page by page."""
    found: list[str] = []
    cursor = None
    while True:
        paging = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        page = (await asking(QUESTION, **asked, **paging))["municipalities"]
        ids = [edge["node"]["id"] for edge in page["edges"]]
        found = ids + found if backward else found + ids
        if not page["pageInfo"]["hasPreviousPage" if backward else "hasNextPage"]:
            assert page["totalCount"] == len(found)
            return found
        cursor = page["edges"][0 if backward else -1]["cursor"]


async def test_cursors_belong_to_their_order(asking: Asking) -> None:
    """A cursor of another order is refused; one of ours that was tampered with, too."""
    first = await asking(QUESTION, orderBy=[{"areaKm2": "DESC"}], first=1)
    cursor = first["municipalities"]["edges"][0]["cursor"]
    refused = await asking.result(QUESTION, orderBy=[{"areaKm2": "ASC"}], after=cursor)
    assert "another list, filter, order" in refused.errors[0].message
    assert isinstance(refused.errors[0].original_error, Refused)


@pytest.mark.parametrize(
    ("where", "number"),
    [
        ({"forums": {}}, 14),
        ({"forums": {"some": {}}}, sum(bool(place.forums) for place in PLACES)),
        ({"forums": {"none": {}}}, sum(not place.forums for place in PLACES)),
        ({"forums": {"all": {}}}, 14),
        ({"forums": {"all": {"or": []}}}, sum(not place.forums for place in PLACES)),
        ({"forums": {"none": {"or": []}}}, 14),
        ({"forums": {"some": {"or": []}}}, 0),
        ({"forums": {"single": {"or": []}}}, 0),
        ({"forums": {"some": None, "count": {}}}, 14),
        ({"county": {}}, sum(place.county is not None for place in PLACES)),
        ({"county": None}, 14),
        ({"not": {"county": {}}}, sum(place.county is None for place in PLACES)),
        ({"not": {"areaKm2": {"gt": 20}}}, sum((place.area or 0) <= 20 for place in PLACES)),
        ({"areaKm2": {"isNull": None, "in": []}}, 0),
    ],
)
async def test_what_says_nothing(asking: Asking, where: dict[str, Any], number: int) -> None:
    """What {} and null mean of ties: no condition on what is tied, and no condition at all."""
    text = "query ($w: MunicipalityFilter) { municipalities(where: $w) { totalCount } }"
    assert (await asking(text, w=where))["municipalities"]["totalCount"] == number


async def test_lists_below_a_thing(asking: Asking) -> None:
    """Nested lists are filtered and ordered like the others."""
    place = next(each for each in PLACES if len(each.forums) == 3)
    data = await asking(
        """query ($id: ID!) { node(id: $id) { ... on Municipality {
          forums(where: {kinds: {has: POLICE_COUNCIL}}, orderBy: [{id: DESC}]) { totalCount nodes { id } }
          strategic: forums(where: {level: {eq: STRATEGIC}}) { totalCount }
        } } }""",
        id=place.id,
    )
    assert data["node"] == {
        "forums": {"totalCount": 2, "nodes": [{"id": "forum:b"}, {"id": "forum:a"}]},
        "strategic": {"totalCount": 1},
    }


async def test_summaries(asking: Asking) -> None:
    """What is reckoned over a list is what plain Python reckons, over all pages; of nothing it is nothing."""
    text = """query ($where: MunicipalityFilter) { municipalities(where: $where, first: 1) {
      aggregate { count areaKm2 { min max sum avg } validFrom { min max } population { sum max } }
    } }"""
    wheres: tuple[dict[str, Any], ...] = ({}, {"forums": {"some": {}}}, {"or": []})
    for where in wheres:
        fitting = [place for place in PLACES if fits_place(place, where)]
        areas = [place.area for place in fitting if place.area is not None]
        starts = [place.start for place in fitting if place.start is not None]
        found = (await asking(text, where=where))["municipalities"]["aggregate"]
        assert found == {
            "count": len(fitting),
            "areaKm2": {
                "min": min(areas, default=None),
                "max": max(areas, default=None),
                "sum": sum(areas),
                "avg": pytest.approx(sum(areas) / len(areas)) if areas else None,
            },
            "validFrom": {"min": min(starts, default=None), "max": max(starts, default=None)},
            "population": {"sum": 0, "max": None},
        }


async def test_groups(asking: Asking) -> None:
    """Groups by several keys at once hold each thing once, the largest first, and tell what they share."""
    text = """query ($where: MunicipalityFilter, $first: Int) { municipalities(where: $where) {
      groupBy(keys: [COUNTY, WRITTEN_NORWEGIAN], first: $first) {
        keys { county { id name } writtenNorwegian status } count aggregate { areaKm2 { max } count }
      }
    } }"""
    found = (await asking(text))["municipalities"]["groupBy"]
    expected = Counter((place.county, place.written) for place in PLACES)
    told = {
        ((keys["county"] or {}).get("id"), keys["writtenNorwegian"]): group["count"]
        for group in found
        for keys in (group["keys"],)
    }
    assert told == expected
    assert [group["count"] for group in found] == sorted(expected.values(), reverse=True)
    assert all(group["aggregate"]["count"] == group["count"] for group in found)
    assert all(group["keys"]["status"] is None for group in found)
    for group in found:
        keys = ((group["keys"]["county"] or {}).get("id"), group["keys"]["writtenNorwegian"])
        areas = [p.area for p in PLACES if (p.county, p.written) == keys and p.area is not None]
        assert group["aggregate"]["areaKm2"]["max"] == max(areas, default=None)
    assert len((await asking(text, first=2))["municipalities"]["groupBy"]) == 2
    assert (await asking(text, where={"or": []}))["municipalities"]["groupBy"] == []


async def test_the_things_of_a_group(asking: Asking) -> None:
    """Each group tells a page of its own things, in the order of their list or in the one asked for."""
    text = """query ($first: Int, $orderBy: [MunicipalityOrder!]) {
      municipalities(where: {name: {contains: "a"}}) {
        groupBy(keys: [COUNTY]) {
          keys { county { id } }
          connection(first: $first, orderBy: $orderBy) {
            totalCount pageInfo { hasNextPage } edges { cursor } nodes { id county { id } }
            groupBy(keys: [WRITTEN_NORWEGIAN]) { count connection { nodes { id } } }
          }
        }
        nodes { id county { id } }
      }
    }"""
    found = (await asking(text))["municipalities"]
    assert len(found["groupBy"]) > 1
    for group in found["groupBy"]:
        own = [each for each in found["nodes"] if each["county"] == group["keys"]["county"]]
        page = group["connection"]
        assert page["nodes"] == own
        assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (len(own), False)
        within = [each for inner in page["groupBy"] for each in inner["connection"]["nodes"]]
        assert sorted(each["id"] for each in within) == sorted(each["id"] for each in own)
    other = (await asking(text, first=1, orderBy=[{"id": "DESC"}]))["municipalities"]
    for group, whole in zip(other["groupBy"], found["groupBy"], strict=True):
        ids = [each["id"] for each in whole["connection"]["nodes"]]
        page = group["connection"]
        assert [each["id"] for each in page["nodes"]] == [max(ids)]
        assert page["pageInfo"]["hasNextPage"] == (len(ids) > 1)
    cursor = other["groupBy"][0]["connection"]["edges"][0]["cursor"]
    refused = await asking.result(
        "query ($c: String) { municipalities(after: $c) { nodes { id } } }", c=cursor
    )
    assert "cursor" in refused.errors[0].message


async def test_groups_below_a_thing(asking: Asking) -> None:
    """A thing's own lists are reckoned over, too, and a thing that is tied twice counts once."""
    place = next(each for each in PLACES if len(each.forums) == 3)
    data = await asking(
        """query ($id: ID!) { node(id: $id) { ... on Municipality {
          forums { totalCount aggregate { count } groupBy(keys: [LEVEL]) { count keys { level } } }
        } } }""",
        id=place.id,
    )
    forums = data["node"]["forums"]
    assert (forums["totalCount"], forums["aggregate"]) == (3, {"count": 3})
    assert [(each["count"], each["keys"]["level"]) for each in forums["groupBy"]] == [
        (1, "OPERATIVE"), (1, "STRATEGIC"), (1, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("keys: []", "names 0 keys"),
        ("keys: [STATUS, STATUS]", "each once"),
        ("keys: [STATUS, COUNTY, NAME, VALID_TO, VALID_FROM]", "names 5 keys"),
        ("keys: [STATUS], first: 501", "from 0 to 500 groups"),
    ],
)
async def test_groups_are_bounded(asking: Asking, asked: str, message: str) -> None:
    """Groups by nothing, by one thing twice, by too much or too many are refused with what to change."""
    result = await asking.result(f"{{ municipalities {{ groupBy({asked}) {{ count }} }} }}")
    assert message in result.errors[0].message
