"""Filters and orders over values that are computed: an expression stays one value wherever it is put."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.connection import Graph
from graph.model.cooperation import Record, RecordKind
from graph.model.organizations import Identifier, IdentifierScheme
from graph.model.posts import Assignment
from tests.contacts import World
from tests.resolvers.reading import Asking

KNOWN, UNKNOWN = "tildeling:known", "tildeling:unknown"


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Two held posts, the start of one unknown, a vacant one, and a decision of two districts."""
    small = World()
    day = dt.date(2026, 1, 1)
    for slug, values in (("known", {}), ("unknown", {"startKnown": False})):
        small.hold(small.post(slug), validFrom=day, **values)
    small.rows = [
        row.model_copy(update={"id": f"tildeling:{row.post.removeprefix('stilling:')}"})
        if isinstance(row, Assignment)
        else row
        for row in small.rows
    ]
    small.post("vacant")
    first = small.district("z", "Agder politidistrikt")
    small.add(
        Record,
        id="vedtak:1",
        recordKind=next(iter(RecordKind)),
        recordedOn=day,
        about=("stilling:known",),
        decidedBy=("politidistrikt:trondelag", first),
    )
    await small.write(world)
    return Asking(world)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("{startKnown: {eq: true}}", [KNOWN]),
        ("{not: {startKnown: {eq: true}}}", [UNKNOWN]),
        ("{not: {endKnown: {eq: false}}}", [KNOWN, UNKNOWN]),
        ("{not: {startKnown: {isNull: true}}}", [KNOWN, UNKNOWN]),
    ],
)
async def test_a_computed_value_can_be_denied(asking: Asking, where: str, found: list[str]) -> None:
    """`not` turns the comparison round, not a part of what is compared."""
    answer = await asking(f"{{ assignments(where: {where}) {{ nodes {{ id }} }} }}")
    assert [each["id"] for each in answer["assignments"]["nodes"]] == found


async def test_whether_a_post_is_vacant_can_be_denied(asking: Asking) -> None:
    """Posts that are not vacant are those that are held, and the other way round."""
    for denied, held in (("true", True), ("false", False)):
        answer = await asking(
            f"{{ posts(where: {{not: {{vacant: {{eq: {denied}}}}}}}) {{ nodes {{ id }} }} }}"
        )
        found = {each["id"] for each in answer["posts"]["nodes"]}
        assert found == ({"stilling:known", "stilling:unknown"} if held else {"stilling:vacant"})


async def test_a_list_is_ordered_by_a_computed_value(asking: Asking) -> None:
    """Both ways, at a root, where the keys must be there."""
    for way, found in (("ASC", [UNKNOWN, KNOWN]), ("DESC", [KNOWN, UNKNOWN])):
        answer = await asking(f"{{ assignments(orderBy: [{{startKnown: {way}}}]) {{ nodes {{ id }} }} }}")
        assert [each["id"] for each in answer["assignments"]["nodes"]] == found


async def test_who_decided_comes_by_name(asking: Asking) -> None:
    """Not by id, like everything that has a name."""
    answer = await asking('{ record(id: "vedtak:1") { decidedBy { name } } }')
    assert [each["name"] for each in answer["record"]["decidedBy"]] == [
        "Agder politidistrikt",
        "Trøndelag politidistrikt",
    ]


async def test_the_latest_number_is_told(world: Graph) -> None:
    """A number since a known day wins over one that was there since nobody knows when."""
    small = World()
    district = small.district("z", "Agder politidistrikt")
    for value, start in (("1", None), ("3", dt.date(2020, 1, 1)), ("2", dt.date(2024, 1, 1))):
        small.add(
            Identifier,
            id=f"nummer:{value}",
            scheme=IdentifierScheme.POLICE_DISTRICT_NUMBER,
            value=value,
            organization=district,
            validFrom=start,
        )
    await small.write(world)
    asking = Asking(world)
    for day, number in (("2019-01-01", "1"), ("2021-01-01", "3"), ("2026-01-01", "2")):
        data = await asking(
            "query ($id: ID!, $day: Date) { policeDistrict(id: $id, asOf: $day) { number } }",
            id=district,
            day=day,
        )
        assert data["policeDistrict"] == {"number": number}
