"""What is asked for a day is answered for that day: on the first and last of periods, and beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.connection import Graph
from graph.model import cooperation, lineage, organizations
from graph.model.base import Dated, Node
from graph.statements import Statement
from seeds.shapes import shapes
from tests.resolvers.reading import NOW, Asking, write
from tests.resolvers.world import everything
from tests.worlds import World

DAY = dt.timedelta(days=1)
FIRST_DAYS = st.dates(dt.date(2019, 12, 30), dt.date(2032, 1, 2)) | st.sampled_from(
    [dt.date(2024, 2, 29), dt.date(2025, 12, 31), NOW.date()]
)
UNHURRIED = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def periods(draw: st.DrawFn) -> Dated:
    """Any period: of no day, of one, of many; either end open or unknown."""
    start = draw(st.none() | FIRST_DAYS)
    length = draw(st.none() | st.sampled_from([0, 1, 2, 366]))
    end = None if length is None else (start or draw(FIRST_DAYS)) + length * DAY
    return Dated(
        validFrom=start,
        startKnown=draw(st.sampled_from([None, False])) if start else None,
        validTo=end,
        endKnown=draw(st.sampled_from([None, False])) if end is None else None,
    )


def holds(period: Dated, day: dt.date) -> bool:
    """Whether it holds on a day, said the plain way; what ended nobody knows when holds on none."""
    begun = period.validFrom is None or period.validFrom <= day
    return begun and (period.validTo is None or day < period.validTo) and period.endKnown is not False


def beside(*days: dt.date | None) -> list[dt.date]:
    """The days, and those before and after."""
    return sorted({day + step * DAY for day in days if day for step in (-1, 0, 1)} or {NOW.date()})


def status(period: Dated, day: dt.date) -> str:
    """What an organization with this period is called on a day."""
    if period.endKnown is False or (period.validTo is not None and period.validTo <= day):
        return "ENDED"
    return "TO_COME" if period.validFrom is not None and period.validFrom > day else "ACTIVE"


HANGS: dict[str, dict[str, str]] = {
    "gde:sentrum": {"partOf { id }": "tie"},
    "forum:rad": {
        "territory { id }": "tie",
        "focusAreas { id }": "tie",
        "regulatedBy { id }": "tie",
        "plans { id }": "node",
        "memberships { nodes { id } }": "node",
    },
    "tiltak:skolevei": {"responsible { id }": "tie"},
    "kommune:bergen": {
        "county { id }": "tie",
        "policeDistrict { id }": "tie",
        "number": "node",
        "cityDistricts { id }": "both",
        "serviceUnits { id }": "both",
        "forums { nodes { id } }": "both",
        "schools { nodes { id } }": "both",
        "parts { nodes { id } }": "both",
    },
    "fylke:vestland": {"municipalities { nodes { id } }": "both", "schools { nodes { id } }": "both"},
    "politidistrikt:vest": {"municipalities { nodes { id } }": "both"},
    "skole:1": {"owner { id }": "tie", "municipality { id }": "tie"},
    "tjenesteenhet:nord": {"serves { id }": "tie"},
    "fellesenhet:forebygging": {"followsUp { nodes { id } }": "tie", "affiliatedWith { id }": "tie"},
    "stilling:kontakt": {"assignments { id }": "node", "remit { id }": "node"},
    "stilling:ordforer": {"memberships { nodes { id } }": "node"},
    "plan:overordnet": {"measures { id }": "node"},
}
"""By the thing that is asked: its fields, and whether the period of a tie, of a node or both decide."""
LISTS = (
    "organizations",
    "assignments",
    "forums",
    "identifiers",
    "measures",
    "memberships",
    "plans",
    "preventionModels",
    "remits",
)
"""The roots that list what has a period; the kinds of organization are listed like organizations."""


def _documents() -> tuple[str, ...]:
    """What is asked, one after the other: each is planned by itself the first time."""
    kinds = {row.id: type(row).__name__ for row in ROWS if isinstance(row, Node)}
    asked = [" ".join(f"{name}(asOf: $day) {{ nodes {{ id }} }}" for name in LISTS)]
    for number, (id_, fields) in enumerate(HANGS.items()):
        told = " ".join(fields)
        asked.append(f'n{number}: node(id: "{id_}", asOf: $day) {{ ... on {kinds[id_]} {{ {told} }} }}')
    period = "validFrom validTo startKnown endKnown status"
    asked.append(f'told: node(id: "kommune:bergen", asOf: $day) {{ ... on Municipality {{ {period} }} }}')
    return tuple(f"query ($day: Date) {{ {each} }}" for each in asked)


def _rows() -> list[Any]:
    world = World(everything().rows)
    world.tie(cooperation.FollowsUp, "fellesenhet:forebygging", "stilling:kontakt")
    world.tie(cooperation.AffiliatedWith, "fellesenhet:forebygging", "gde:sentrum")
    return world.rows


ROWS: list[Any] = _rows()

DOCUMENTS = _documents()
DATED = [row.id for row in ROWS if issubclass(type(row), Dated) and hasattr(row, "id")]
TYPES = "|".join(shape.kind for shape in shapes().values() if shape.tie and shape.dated)
GIVE = f"""CYPHER 5
MATCH (n:Node) WHERE n.id IN $ids SET n += $node
WITH count(n) AS nodes
MATCH ()-[t:{TYPES}]->() SET t += $tie"""


@pytest.fixture
async def dated(world: Graph) -> Asking:
    """One thing of each kind, to be given periods."""
    await write(world, ROWS)
    return Asking(world)


def filled(value: Any) -> bool:
    """Whether anything stands in a field."""
    return bool(value["nodes"] if isinstance(value, dict) and "nodes" in value else value)


@UNHURRIED
@given(node=periods(), tie=periods())
async def test_a_period_holds_from_its_first_day_until_the_day_before_its_last(
    dated: Asking, node: Dated, tie: Dated
) -> None:
    """Whatever has a period, thing or tie, is there on the days that it holds on, and on no other."""
    given_ = {"ids": DATED, "node": node.model_dump(), "tie": tie.model_dump()}
    await dated.graph.change([Statement(GIVE, given_)], who="test", why="test", request_id="t", at=NOW)
    for day in beside(node.validFrom, node.validTo, tie.validFrom, tie.validTo):
        data: dict[str, Any] = {}
        for document in DOCUMENTS:
            data |= await dated(document, day=day.isoformat())
        decides = {"node": holds(node, day), "tie": holds(tie, day)}
        decides["both"] = decides["node"] and decides["tie"]
        listed = {each["id"] for name in LISTS for each in data[name]["nodes"]}
        assert listed == (set(DATED) if decides["node"] else set()), day
        for number, (id_, fields) in enumerate(HANGS.items()):
            expected = {field.split()[0]: decides[by] for field, by in fields.items()}
            assert {f: filled(v) for f, v in data[f"n{number}"].items()} == expected, (id_, day)
        assert data["told"] == {
            "validFrom": node.validFrom and node.validFrom.isoformat(),
            "validTo": node.validTo and node.validTo.isoformat(),
            "startKnown": node.startKnown is not False,
            "endKnown": node.endKnown is not False,
            "status": status(node, day),
        }


def test_every_dated_kind_and_tie_is_there_to_be_asked_for() -> None:
    """No kind with a period is left out."""
    told = {getattr(row, "type", type(row).__name__) for row in ROWS if issubclass(type(row), Dated)}
    assert told == {shape.kind for shape in shapes().values() if shape.dated}


HAPPENED = """query ($day: Date) {
  old: node(id: "kommune:a", asOf: $day) { ... on Municipality { status supersededBy { id } } }
  new: node(id: "kommune:b", asOf: $day) {
    ... on Municipality { population number agreements { nodes { id } } changes { happenedOn } }
  }
  byFormer: municipality(number: "0001", asOf: $day) { id }
  byNext: municipality(number: "0002", asOf: $day) { id }
  agreements(asOf: $day) { nodes { id } }
  meetings(asOf: $day) { nodes { status } }
}"""


@UNHURRIED
@given(on=FIRST_DAYS)
async def test_what_happens_on_a_day_counts_from_that_day_on(
    world: Graph, scratch_driver: neo4j.Driver, on: dt.date
) -> None:
    """A merger, a new number, a count, a signature, a meeting: not the day before, and ever after."""
    made = World()
    old, new = made.municipality("a", end=on.isoformat()), made.municipality("b")
    made.add(
        lineage.ChangeEvent,
        "endring:1",
        changeKind=lineage.ChangeEventKind.MERGER,
        happenedOn=on,
        original=(old,),
        resulting=(new,),
    )
    for value, start, end in (("0001", None, on), ("0002", on, None)):
        made.add(
            organizations.Identifier,
            f"nummer:{value}",
            scheme=organizations.IdentifierScheme.MUNICIPALITY_NUMBER,
            value=value,
            organization=new,
            validFrom=start,
            validTo=end,
        )
    for inhabitants, counted in ((5, on - 300 * DAY), (7, on)):
        made.add(
            organizations.PopulationCount,
            f"folketall:{inhabitants}",
            value=inhabitants,
            countedOn=counted,
            place=new,
        )
    agreement = made.agreement("en", old, new, signed=on.isoformat())
    made.meeting(made.forum("rad"), on.isoformat())
    with scratch_driver.session() as session:
        session.run("CYPHER 5 MATCH (n:Node) DETACH DELETE n").consume()
    await write(world, made.rows)
    asking = Asking(world)
    for day in beside(on):
        so = day >= on
        signed = {"nodes": [{"id": agreement}] if so else []}
        assert await asking(HAPPENED, day=day.isoformat()) == {
            "old": {"status": "ENDED" if so else "ACTIVE", "supersededBy": [{"id": new}] if so else []},
            "new": {
                "population": 7 if so else 5,
                "number": "0002" if so else "0001",
                "agreements": signed,
                "changes": [{"happenedOn": on.isoformat()}],
            },
            "byFormer": {"id": new},
            "byNext": {"id": new},
            "agreements": signed,
            "meetings": {"nodes": [{"status": "HELD" if so else "PLANNED"}]},
        }
