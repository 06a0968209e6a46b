"""What an answer says of itself, and in which language it speaks."""

from __future__ import annotations

import pytest

from graph.connection import Graph
from graph.model import posts, territory
from resolvers.request import DEMONSTRATION_NAMES
from tests.resolvers.asking import profile
from tests.resolvers.reading import Asking, write
from tests.worlds import World


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about two municipalities in one county, one with a part, a third by itself, and a person."""
    of = World()
    county = of.org("County", "vestland")
    for name in ("bergen", "voss", "oslo"):
        id_ = of.municipality(name)
        if name != "oslo":
            of.tie(territory.InCounty, id_, county)
    of.org("CityDistrict", "arna", part_of="kommune:bergen")
    of.add(posts.Person, "person:1", name="Kari")
    of.role("MAYOR", "Ordfører", nameEn="Mayor")
    await write(world, of.rows)
    return Asking(world)


async def test_a_list_says_what_it_is(asking: Asking) -> None:
    """It is whole, of the day asked for and the state of the facts, whatever stands beside it."""
    data = await asking(
        """{ municipalities(first: 1, asOf: "2026-01-02") {
          meta { __typename resultMode visibility asOf version: dataVersion } totalCount nodes { id }
        } }"""
    )
    version = await asking.graph.data_version(5)
    assert data["municipalities"] == {
        "meta": {
            "__typename": "Meta",
            "resultMode": "EXACT",
            "visibility": "FULL",
            "asOf": "2026-01-02",
            "version": version,
        },
        "totalCount": 3,
        "nodes": [{"id": "kommune:bergen"}],
    }


@pytest.mark.parametrize(("first", "mode"), [(0, "TRUNCATED"), (1, "TRUNCATED"), (2, "EXACT")])
async def test_groups_that_are_cut_say_so(asking: Asking, first: int, mode: str) -> None:
    """Where there are more groups than are told, the answer does not claim to be whole."""
    text = """query ($first: Int) { municipalities {
      meta { resultMode } groupBy(keys: [COUNTY], first: $first) { count keys { county { id } } }
    } }"""
    told = (await asking(text, first=first))["municipalities"]
    groups = [
        {"count": 2, "keys": {"county": {"id": "fylke:vestland"}}},
        {"count": 1, "keys": {"county": None}},
    ]
    assert told == {"meta": {"resultMode": mode}, "groupBy": groups[:first]}


async def test_a_list_of_nothing(asking: Asking) -> None:
    """Below a thing that is tied to none, everything that is asked of the list is there, and empty."""
    data = await asking(
        """{ node(id: "kommune:oslo") { ... on Municipality { forums {
          totalCount nodes { id } meta { resultMode } aggregate { count } groupBy(keys: [LEVEL]) { count }
          types: aggregate { __typename validFrom { __typename } }
          skipped: aggregate { count @skip(if: true) }
        } } } }"""
    )
    assert data["node"]["forums"] == {
        "totalCount": 0,
        "nodes": [],
        "meta": {"resultMode": "EXACT"},
        "aggregate": {"count": 0},
        "groupBy": [],
        "skipped": {},
        "types": {"__typename": "ForumSummary", "validFrom": {"__typename": "DateSummary"}},
    }


async def test_what_is_withheld_is_said(asking: Asking) -> None:
    """Where a caller may not see all of what is asked for, the list says so; it does not where it may."""
    text = "{ persons { meta { visibility } } posts { meta { visibility } nodes { id } } }"
    for permission, visibility in (
        ("", "TRIMMED"),
        (DEMONSTRATION_NAMES, "TRIMMED"),
        ("contacts:read", "FULL"),
    ):
        data = await Asking(asking.graph, profile(permission))(text)
        assert [each["meta"]["visibility"] for each in data.values()] == [visibility, "FULL"]


META = "meta { root resultMode visibility asOf dataVersion }"


async def test_every_root_says_what_it_is(asking: Asking) -> None:
    """A thing and a plain list, too: cut or whole, trimmed or not, of which day and state of the facts."""
    data = await Asking(asking.graph, profile())(
        f"""{{
          {META}
          one: municipality(number: "1", asOf: "2026-01-02") {{ id }}
          person(id: "person:1") {{ id }}
          nodes(ids: ["kommune:oslo"]) {{ id }}
          short: subgraph(center: "kommune:bergen", limit: 0) {{ nodes {{ depth }} }}
          subgraph(center: "kommune:bergen") {{ nodes {{ depth }} }}
          municipalities {{ groupBy(keys: [COUNTY], first: 1) {{ count }} }}
        }}"""
    )
    told = {each.pop("root"): each for each in data["meta"]}
    version = await asking.graph.data_version(5)
    assert {each["dataVersion"] for each in told.values()} == {version}
    assert [each["asOf"] for each in told.values()] == ["2026-01-02", *["2026-11-24"] * 5]
    # Among anything there may be persons.
    trimmed = [key for key, each in told.items() if each["visibility"] == "TRIMMED"]
    assert trimmed == ["person", "nodes"]
    assert [key for key, each in told.items() if each["resultMode"] == "TRUNCATED"] == [
        "short",
        "municipalities",
    ]


async def test_a_list_as_long_as_it_can_be(world: Graph) -> None:
    """It does not claim to be whole: whether there was more cannot be seen."""
    of = World()
    for number in range(101):
        of.municipality(f"bø{number}")
    await write(world, of.rows)
    text = f'query ($first: Int!) {{ search(text: "bø", first: $first) {{ rank }} {META} }}'
    for first, mode in ((99, "EXACT"), (100, "TRUNCATED")):
        data = await Asking(world)(text, first=first)
        assert len(data["search"]) == first
        assert data["meta"][0]["resultMode"] == mode


async def test_a_root_speaks_the_language_asked_for(asking: Asking) -> None:
    """It wins over the caller's own, holds below the root, and each root has its own."""
    data = await asking(
        """query ($of: Language) {
          own: role(id: "rolle:MAYOR") { label }
          english: role(id: "rolle:MAYOR", language: EN) { label }
          given: role(id: "rolle:MAYOR", language: $of) { label }
        }""",
        of="EN",
    )
    assert [each["label"] for each in data.values()] == ["Ordfører", "Mayor", "Mayor"]
