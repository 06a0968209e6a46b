"""What became of the municipality numbers of 2023: in rows, and as it is asked for."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.connection import Graph
from graph.model.base import Dated
from graph.model.lineage import ChangeEvent, ChangeEventKind
from graph.model.organizations import Identifier, IdentifierScheme, Municipality
from graph.model.territory import InCounty
from seeds import facts, ids, reading
from seeds.load import load_reference
from tests.resolvers.reading import Asking

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
READ = reading.reference()
ROWS = facts.rows(READ, AT)
CODES = READ.lineage.codes
CHANGED = dt.date(2024, 1, 1)
NUMBERS = [r for r in ROWS if isinstance(r, Identifier) and r.scheme is IdentifierScheme.MUNICIPALITY_NUMBER]
MUNICIPALITIES = {r.id: r for r in ROWS if isinstance(r, Municipality)}
DAYS = st.dates(dt.date(2023, 12, 30), dt.date(2024, 1, 2)) | st.dates(
    dt.date(2020, 1, 1), dt.date(2030, 1, 1)
)


def holds(row: Dated, day: dt.date) -> bool:
    """Whether a dated row holds on a day, said the plain way."""
    return (row.validFrom is None or row.validFrom <= day) and (row.validTo is None or day < row.validTo)


def held(actor: str, day: dt.date) -> list[str]:
    """The numbers that an actor has on a day."""
    return [n.value for n in NUMBERS if n.organization == actor and holds(n, day)]


@given(st.sampled_from(CODES), DAYS)
def test_a_number_has_one_actor_and_an_actor_one_number(code: object, day: dt.date) -> None:
    """On any day that is known of, exactly the number of that day holds; before 2023 nothing is known."""
    line = next(c for c in CODES if c is code)
    split = len(READ.lineage.successors()[line.old]) > 1
    now = ids.municipality_id(line.new)
    before = ids.municipality_id(line.old) if split else now
    if day < dt.date(2023, 1, 1):
        assert held(before, day) == held(now, day) == []
    elif day < CHANGED:
        assert held(before, day) == [line.old]
    else:
        assert held(now, day) == [line.new]
        assert not split or held(before, day) == []


@given(DAYS)
def test_the_country_has_no_hole_and_no_overlap(day: dt.date) -> None:
    """One municipality stood in for the two until the day of the split: 356 before, 357 from then on."""
    standing = [m for m in MUNICIPALITIES.values() if holds(m, day)]
    assert len(standing) == (356 if day < CHANGED else 357)
    assert {m.id for m in standing if m.validFrom or m.validTo} == (
        {"kommune:1507"} if day < CHANGED else {"kommune:1508", "kommune:1580"}
    )


def test_113_renumberings_and_one_split() -> None:
    """115 codes changed; 113 actors have two numbers, and 1507 ended in 1508 and 1580."""
    assert sum(c.changed for c in CODES) == 115
    twice = {n.organization for n in NUMBERS if n.validTo} - {"kommune:1507"}
    assert len(twice) == 113
    assert all(len([n for n in NUMBERS if n.organization == actor]) == 2 for actor in twice)
    starts = {(n.validFrom, n.startKnown, n.validTo) for n in NUMBERS}
    assert starts == {
        (dt.date(2023, 1, 1), False, None),
        (dt.date(2023, 1, 1), False, CHANGED),
        (CHANGED, None, None),
    }
    (event,) = [r for r in ROWS if isinstance(r, ChangeEvent)]
    assert (event.changeKind, event.happenedOn) == (ChangeEventKind.SPLIT, CHANGED)
    assert (event.original, event.resulting) == (("kommune:1507",), ("kommune:1508", "kommune:1580"))
    (county,) = [r for r in ROWS if isinstance(r, InCounty) and r.start == "kommune:1507"]
    assert (county.end, county.validTo) == ("fylke:15", CHANGED)


WALK = """query ($number: String!, $day: Date) {
  municipality(number: $number, asOf: $day) {
    id name number status validFrom validTo
    identifiers { value validFrom validTo }
    supersededBy { id status changes { kind happenedOn } }
    changes { kind happenedOn original { id } resulting { id } }
  }
}"""


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about the reference data."""
    await load_reference(world, None, AT)
    return Asking(world)


async def test_the_split_is_walked_both_ways(asking: Asking) -> None:
    """The old number finds what ended, which tells what replaced it; those tell what they came from."""
    old = (await asking(WALK, number="1507"))["municipality"]
    split = {"kind": "SPLIT", "happenedOn": "2024-01-01"}
    ends = {
        "original": [{"id": "kommune:1507"}],
        "resulting": [{"id": "kommune:1580"}, {"id": "kommune:1508"}],
    }
    event = {**split, **ends}
    assert (old["id"], old["name"], old["number"]) == ("kommune:1507", "Ålesund", None)
    assert (old["status"], old["validTo"]) == ("ENDED", "2024-01-01")
    assert old["changes"] == [event]
    assert old["supersededBy"] == [
        {"id": "kommune:1580", "status": "ACTIVE", "changes": [split]},
        {"id": "kommune:1508", "status": "ACTIVE", "changes": [split]},
    ]
    new = (await asking(WALK, number="1508"))["municipality"]
    assert (new["status"], new["validFrom"], new["supersededBy"]) == ("ACTIVE", "2024-01-01", [])
    assert new["changes"] == [event]


@pytest.mark.parametrize(
    ("day", "number", "split", "parts"),
    [("2023-12-31", "old", "ACTIVE", "TO_COME"), ("2024-01-01", "new", "ENDED", "ACTIVE")],
)
async def test_the_days_on_either_side(asking: Asking, day: str, number: str, split: str, parts: str) -> None:
    """On the last day of the old numbers each actor has those, on the next the new; both always find it."""
    pairs = [c for c in CODES if c.changed and c.old != "1507"]
    for start in range(0, len(pairs), 10):
        some = pairs[start : start + 10]
        fields = " ".join(
            f'{which}{getattr(c, which)}: municipality(number: "{getattr(c, which)}", asOf: "{day}") '
            "{ id number status supersededBy { id } changes { id } }"
            for c in some
            for which in ("old", "new")
        )
        found = await asking(f"{{ {fields} }}")
        for c in some:
            wanted = {"id": f"kommune:{c.new}", "number": getattr(c, number), "status": "ACTIVE"}
            wanted |= {"supersededBy": [], "changes": []}
            assert found[f"old{c.old}"] == found[f"new{c.new}"] == wanted
    old = (await asking(WALK, number="1507", day=day))["municipality"]
    assert old["status"] == split
    assert len(old["supersededBy"]) == (0 if split == "ACTIVE" else 2)
    for part in ("1508", "1580"):
        assert (await asking(WALK, number=part, day=day))["municipality"]["status"] == parts
