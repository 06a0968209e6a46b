"""The rows of the reference data."""

import datetime as dt

import pytest

from graph.model.base import Node, Tie
from graph.model.organizations import County, Identifier, Municipality, PopulationCount
from graph.model.territory import InCounty, InPoliceDistrict
from seeds import facts, reading

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def rows() -> tuple[Node | Tie, ...]:
    """The reference data."""
    return facts.rows(reading.reference(), AT)


def _municipality(rows: tuple[Node | Tie, ...], number: str) -> Municipality:
    return next(r for r in rows if isinstance(r, Municipality) and r.id == f"kommune:{number}")


def test_oslo_is_municipality_and_county(rows: tuple[Node | Tie, ...]) -> None:
    """Oslo is one actor with both kinds and both numbers, and lies in itself."""
    assert {type(r) for r in rows if isinstance(r, Node) and r.id == "kommune:0301"} == {Municipality, County}
    numbers = {r.value for r in rows if isinstance(r, Identifier) and r.organization == "kommune:0301"}
    assert numbers == {"03", "0301", "958935420"}
    assert [t.end for t in rows if isinstance(t, InCounty) and t.start == "kommune:0301"] == ["kommune:0301"]


def test_the_axes_do_not_nest(rows: tuple[Node | Tie, ...]) -> None:
    """Bærum lies in the county Akershus and in Oslo police district; the start of both ties is unknown."""
    ties = [t for t in rows if isinstance(t, InCounty | InPoliceDistrict) and t.start == "kommune:3201"]
    assert [t.end for t in ties] == ["fylke:32", "politidistrikt:oslo"]
    assert {(t.validFrom, t.startKnown) for t in ties} == {(dt.date(2024, 1, 1), False)}


def test_names_have_their_languages(rows: tuple[Node | Tie, ...]) -> None:
    """A Sámi or Kven name stands in the field of its language, and the Norwegian one is the name."""
    gaivuotna = _municipality(rows, "5540")
    assert (gaivuotna.name, gaivuotna.nameSe, gaivuotna.nameFkv) == ("Kåfjord", "Gáivuotna", "Kaivuono")
    assert gaivuotna.officialName == "Gáivuotna - Kåfjord - Kaivuono"
    assert _municipality(rows, "1875").nameSmj == "Hábmer"
    assert _municipality(rows, "5001").nameSma == "Tråante"


def test_population_is_counted_on_three_days(rows: tuple[Node | Tie, ...]) -> None:
    """A municipality has a count for each day that the file gives, none of them overwritten."""
    counts = [r for r in rows if isinstance(r, PopulationCount) and r.place == "kommune:5001"]
    assert [c.countedOn.year for c in counts] == [2024, 2025, 2026]


def test_every_row_names_a_source_that_is_loaded(rows: tuple[Node | Tie, ...]) -> None:
    """No fact without origin, and nothing of the reference data is synthetic."""
    ids = {r.id for r in rows if isinstance(r, Node)}
    assert all(r.source in ids for r in rows)
    assert not any(r.synthetic for r in rows)
