"""Every field that clients see is answered by a real graph."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
)

from graph.connection import Graph
from graph.model import assurance, posts, territory
from resolvers.request import DEMONSTRATION_NAMES
from tests.resolvers.asking import LIMITS, profile
from tests.resolvers.reading import BUILT, Asking, write
from tests.resolvers.world import Made, everything
from tests.worlds import World

COSTLY = {"coordination", "findings"}
"""Planning these takes seconds: they are asked for once."""


@pytest.fixture
def made() -> Made:
    """One thing of each kind."""
    return everything()


@pytest.fixture
async def asking(world: Graph, made: Made) -> Asking:
    """Asks about one thing of each kind."""
    await write(world, made.rows)
    return Asking(world, profile("contacts:read", limits=replace(LIMITS, subqueries=100_000)))


def values(kind: Any) -> str:
    """All values of a type."""
    return " ".join(name for name, field in kind.fields.items() if is_leaf_type(get_named_type(field.type)))


def below(kind: Any) -> str:
    """What is asked of a thing that a field leads to: that it is there, and where it stands on its page."""
    if is_leaf_type(kind):
        return ""
    if "pageInfo" in kind.fields:
        info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
        return f"{{ totalCount edges {{ cursor node {{ __typename }} }} nodes {{ __typename }} {info} }}"
    return f"{{ __typename {values(kind) if not isinstance(kind, GraphQLInterfaceType) else ''} }}"


async def test_every_field_of_every_kind(asking: Asking, made: Made) -> None:
    """Whatever a kind of thing shows can be asked of one, and whatever an interface shows of one of them."""
    asked = 0
    seen: set[str] = set()
    for kind, id_ in made.of_kind.items():
        type_ = BUILT.graphql.type_map[kind]
        assert isinstance(type_, GraphQLObjectType)
        said = ["id"]
        for each in (type_, *type_.interfaces):
            inherited = {name for interface in each.interfaces for name in interface.fields}
            fields = [n for n in each.fields if n not in inherited | COSTLY and each.name not in seen]
            asked += len(fields)
            told = " ".join(f"{n} {below(get_named_type(each.fields[n].type))}" for n in fields)
            said += [f"... on {each.name} {{ {told} }}"] if told else []
            seen.add(each.name)
        data = await asking(f"query ($id: ID!) {{ node(id: $id) {{ {' '.join(said)} }} }}", id=id_)
        assert data["node"]["id"] == id_
    assert asked > 120
    assert len(made.of_kind) == len(BUILT.catalogue.types["Node"].possible)


async def test_coordination(asking: Asking) -> None:
    """Coordination of an organization and of a post answers with all that it shows."""
    types = BUILT.graphql.type_map
    lists = " ".join(
        f"{name} {{ {values(types[kind])} }}"
        for name, kind in (("arenas", "Arena"), ("evidence", "StepEvidence"), ("gaps", "BridgedGap"))
    )
    partner = "node { __typename id name label synthetic }"
    edges = f"edges {{ {values(types['CoordinationEdge'])} {lists} {partner} }}"
    text = f"""query ($id: ID!) {{
      actor(id: $id) {{
        coordination(first: 3) {{ totalCount {edges} nodes {{ id }} pageInfo {{ endCursor }} }}
      }}
    }}"""
    for id_ in ("kommune:bergen", "stilling:kontakt"):
        found = (await asking(text, id=id_))["actor"]["coordination"]
        assert found["totalCount"] >= 1, id_
        assert [edge["node"]["id"] for edge in found["edges"]] == [node["id"] for node in found["nodes"]]
        assert found["edges"][0]["arenas"]


async def test_findings_and_coverage(asking: Asking) -> None:
    """What rules found answers with all that it shows; the nation is no territory."""
    finding, cell = (BUILT.graphql.type_map[name] for name in ("Finding", "CoverageCell"))
    data = await asking(
        f"""{{
          municipality(number: "4601") {{ findings {{ totalCount nodes {{
            {values(finding)} rule {{ id title }} waiver {{ reason }}
            subjects {{ id }} evidence {{ __typename }}
          }} }} }}
          coverage(axis: COUNTY) {{
            {values(cell)} rule {{ id }} territory {{ __typename id parts {{ totalCount }} }}
          }}
          national: coverage {{ rule {{ id }} met inScope territory {{ id }} }}
        }}"""
    )
    by_rule = {found["rule"]["id"]: found for found in data["municipality"]["findings"]["nodes"]}
    found = by_rule["contact.assigned"]
    assert found["verdict"] == "MET"
    assert {thing["__typename"] for thing in found["evidence"]} >= {"Post", "Remit", "Assignment"}
    (only,) = (cell for cell in data["coverage"] if cell["rule"]["id"] == "contact.assigned")
    assert only["territory"] == {"__typename": "County", "id": "fylke:vestland", "parts": {"totalCount": 0}}
    assert {"rule": only["rule"], "met": 1, "inScope": 1, "territory": None} in data["national"]


async def test_partners_in_pages(asking: Asking) -> None:
    """Partners come page by page, each once, forward and backward; cursors are bound to the granularity."""
    text = """query (
      $first: Int, $after: String, $last: Int, $before: String, $by: Granularity! = ORGANIZATION
    ) {
      actor(id: "kommune:bergen") {
        coordination(first: $first, after: $after, last: $last, before: $before, granularity: $by) {
          totalCount edges { cursor step node { id } } pageInfo { hasNextPage hasPreviousPage }
        }
      }
    }"""
    whole = (await asking(text))["actor"]["coordination"]["edges"]
    assert len(whole) > 3
    for start, end in (("first", "after"), ("last", "before")):
        found: list[Any] = []
        cursor = None
        while len(found) < len(whole):
            page = (await asking(text, **{start: 2, end: cursor}))["actor"]["coordination"]
            assert page["totalCount"] == len(whole)
            found = found + page["edges"] if start == "first" else page["edges"] + found
            cursor = page["edges"][-1 if start == "first" else 0]["cursor"]
        assert found == whole
    refused = await asking.result(text, after=whole[0]["cursor"], by="TOP")
    assert "another list" in refused.errors[0].message


async def test_lists_below_a_thing(asking: Asking) -> None:
    """Meetings come latest first, in pages, and say what they are on the day asked for."""
    text = """query ($after: String, $day: Date) { forum(id: "forum:rad", asOf: $day) {
      meetings(first: 2, after: $after) {
        totalCount edges { cursor node { heldOn status } } pageInfo { hasNextPage }
      }
    } }"""
    days, cursor = [], None
    while True:
        page = (await asking(text, after=cursor))["forum"]["meetings"]
        assert page["totalCount"] == 9
        days += [edge["node"]["heldOn"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        cursor = page["edges"][-1]["cursor"]
    assert days == sorted(days, reverse=True)
    assert len(days) == 9
    for day, statuses in (("2026-12-01", ["HELD", "CANCELLED"]), ("2026-11-30", ["PLANNED", "CANCELLED"])):
        page = (await asking(text, day=day))["forum"]["meetings"]
        assert [edge["node"]["status"] for edge in page["edges"]] == statuses


async def test_names(asking: Asking) -> None:
    """The label is the name in the caller's language, where there is one; all names are told in one order."""
    text = '{ actor(id: "kommune:bergen") { name label names { language value } } }'
    for language, label in (("nb", "Bergen"), ("nn", "Bergen"), ("se", "Birgon"), ("en", "Bergen (city)")):
        asking.language = language  # type: ignore[assignment]  # the literals above are languages
        found = (await asking(text))["actor"]
        assert found == {
            "name": "Bergen",
            "label": label,
            "names": [
                {"language": "nb", "value": "Bergen"},
                {"language": "en", "value": "Bergen (city)"},
                {"language": "se", "value": "Birgon"},
            ],
        }


@pytest.mark.parametrize(
    ("permissions", "real", "invented"),
    [((), None, None), ((DEMONSTRATION_NAMES,), None, "Kari"), (("contacts:read",), "Ola", "Kari")],
)
async def test_names_of_persons(
    world: Graph, permissions: tuple[str, ...], real: str | None, invented: str | None
) -> None:
    """Persons are there for those who may read names, invented ones for who may see the demonstration.

    Whoever may not is told neither that there is a person nor which: an id would tie together their posts.
    """
    made = World()
    unit = made.municipality("bergen")
    made.role("MAYOR")
    post = made.post("ordforer", unit, "rolle:MAYOR")
    made.add(posts.Person, "person:a", name="Ola", workEmail="ola@example.no")
    made.add(posts.Person, "person:b", name="Kari", synthetic=True)
    made.add(
        assurance.Waiver,
        "unntak:1",
        ruleId="contact.assigned",
        reason="Midlertidig",
        validFrom=dt.date(2026, 1, 1),
        validTo=dt.date(2027, 1, 1),
        subject="person:a",
        approvedBy=unit,
    )
    made.hold(post, "2020-01-01", person="person:a")
    made.hold(post, "2020-01-01", person="person:b")
    await write(world, made.rows)
    asking = Asking(world, profile(*permissions))
    data = await asking(
        """{
          post(id: "stilling:ordforer") { assignments { holder { id name } } }
          a: node(id: "person:a") { ... on Person { name workEmail } }
          b: node(id: "person:b") { ... on Person { name } }
          of: node(id: "unntak:1") { ... on Waiver { subject { id } } }
        }"""
    )
    holders = [each["holder"] for each in data["post"]["assignments"]]
    assert holders == [
        {"id": "person:a", "name": real} if real else None,
        {"id": "person:b", "name": invented} if invented else None,
    ]
    assert data["a"] == ({"name": real, "workEmail": "ola@example.no"} if real else None)
    assert data["b"] == ({"name": invented} if invented else None)
    assert data["of"] == {"subject": {"id": "person:a"} if real else None}


async def test_ties_hold_on_their_days(world: Graph) -> None:
    """A tie holds from its first day up to, not on, its last; one that ended at an unknown time on none."""
    made = World()
    place = made.municipality("sted")
    for name, start, end in (
        ("gammel", None, "2024-01-01"),
        ("ny", "2024-01-01", "2026-01-01"),
        ("siste", "2026-01-01", None),
    ):
        county = made.org("County", name)
        made.tie(
            territory.InCounty,
            place,
            county,
            validFrom=dt.date.fromisoformat(start) if start else None,
            validTo=dt.date.fromisoformat(end) if end else None,
        )
    made.tie(
        territory.InPoliceDistrict,
        place,
        made.district("vest"),
        validFrom=dt.date(2020, 1, 1),
        endKnown=False,
    )
    await write(world, made.rows)
    asking = Asking(world)
    text = """query ($day: Date!) {
      actor(id: "kommune:sted", asOf: $day) {
        ... on Municipality { county { name } policeDistrict { name } }
      }
    }"""
    for day, name in (
        ("2023-12-31", "Gammel"), ("2024-01-01", "Ny"), ("2025-12-31", "Ny"), ("2026-01-01", "Siste"),
    ):  # fmt: skip
        found = (await asking(text, day=day))["actor"]
        assert found == {"county": {"name": name}, "policeDistrict": None}, day


async def test_police_contacts_of_city_districts_are_the_municipality_s(world: Graph) -> None:
    """A post that serves a city district is a police contact of the municipality that this is a part of."""
    of = World()
    oslo, unit = of.municipality("oslo"), of.org("ServiceUnit", "sentrum")
    of.org("CityDistrict", "frogner", part_of=oslo)
    of.org("CityDistrict", "ski")
    of.part_of("bydel:ski", oslo, "2020-01-01", "2024-01-01")
    of.org("MunicipalUnit", "skolekontor", part_of=oslo)
    of.role("POLICE_CONTACT", liaison=True)
    for place in ("kommune:oslo", "bydel:frogner", "bydel:ski"):
        of.remit(of.post(f"kontakt-{place}", unit, "rolle:POLICE_CONTACT"), place, "2019-01-01")
    await write(world, of.rows)

    text = '{ node(id: "kommune:oslo") { ... on Municipality { policeContacts { id } } } }'
    found = (await Asking(world)(text))["node"]["policeContacts"]
    assert [each["id"] for each in found] == [
        "stilling:kontakt-bydel:frogner",
        "stilling:kontakt-kommune:oslo",
    ]
