"""The rows of the reference data."""

import datetime as dt
from collections import Counter

import pytest

from graph.model.assurance import Source
from graph.model.base import Node, Tie
from graph.model.cooperation import PreventionModel
from graph.model.organizations import (
    County,
    FunctionalUnit,
    GeographicUnit,
    Identifier,
    MediationBoard,
    Municipality,
    PopulationCount,
    ServiceUnit,
)
from graph.model.schools import LocatedIn, OwnedBy, School, SchoolKind, SchoolOwnership
from graph.model.territory import InCounty, InPoliceDistrict, PartOf, Serves
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


def test_every_compulsory_school_has_its_place_and_owner(rows: tuple[Node | Tie, ...]) -> None:
    """2,720 compulsory schools: 2,433 of municipalities, 14 of counties, 1 of the state, 272 private."""
    made = [r for r in rows if isinstance(r, School) and r.schoolKind is SchoolKind.COMPULSORY]
    assert Counter(s.ownership for s in made) == {
        SchoolOwnership.MUNICIPAL: 2433,
        SchoolOwnership.COUNTY: 14,
        SchoolOwnership.STATE: 1,
        SchoolOwnership.PRIVATE: 272,
    }
    places = {t.start: t.end for t in rows if isinstance(t, LocatedIn)}
    owners = {t.start: t.end for t in rows if isinstance(t, OwnedBy)}
    assert all(owners[s.id] == places[s.id] for s in made if s.ownership is SchoolOwnership.MUNICIPAL)
    assert not [s for s in made if (s.id in owners) == (s.ownership is SchoolOwnership.PRIVATE)]
    assert sum(s.pupils is None for s in made) == 105
    numbers = {r.organization for r in rows if isinstance(r, Identifier)}
    assert all(s.id in places and s.id in numbers for s in made)
    # A gap in the source: nothing is filled in.
    without = {r.id for r in rows if isinstance(r, Municipality)} - set(places.values()) - {"kommune:1507"}
    assert without == {"kommune:4629", "kommune:5618"}


def test_upper_secondary_schools_are_the_countys(rows: tuple[Node | Tie, ...]) -> None:
    """23 of them, in the two counties that there is a list for, without the coordinates that are wrong."""
    made = {r.id: r for r in rows if isinstance(r, School) and r.schoolKind is SchoolKind.UPPER_SECONDARY}
    owners = Counter(t.end for t in rows if isinstance(t, OwnedBy) and t.start in made)
    assert owners == {"fylke:39": 12, "fylke:40": 11}
    assert {(s.ownership, s.longitude) for s in made.values()} == {(SchoolOwnership.COUNTY, None)}


def test_what_is_known_in_part_names_its_page(rows: tuple[Node | Tie, ...]) -> None:
    """58 units, 10 children's houses, 2 boards and 9 municipalities with SLT, each with page and date."""
    kinds = (GeographicUnit, ServiceUnit, FunctionalUnit, MediationBoard, PreventionModel)
    found = [r for r in rows if isinstance(r, kinds)]
    assert Counter(type(r).__name__ for r in found) == {
        "ServiceUnit": 42,
        "GeographicUnit": 16,
        "FunctionalUnit": 10,
        "MediationBoard": 2,
        "PreventionModel": 9,
    }
    pages = {r.id: r for r in rows if isinstance(r, Source) and "/" in r.id}
    assert all(r.source in pages for r in found)
    assert any("forslag" in p.title for p in pages.values())
    undated = pages["kilde:slt-eksempler/1"]
    assert undated.statedOn is None
    valle = next(r for r in found if isinstance(r, PreventionModel) and r.municipalities == ("kommune:4221",))
    assert (valle.validFrom, valle.startKnown) == (undated.retrievedOn, False)
    house = next(r for r in found if r.id == "fellesenhet:barnehus/kristiansand")
    assert isinstance(house, FunctionalUnit)
    assert house.validFrom == dt.date(2008, 11, 18)
    unit = "tjenesteenhet:vest/kvam-samnanger-og-tysnes-lensmannsdistrikt"
    served = {t.end for t in rows if isinstance(t, Serves) and t.start == unit}
    assert served == {"kommune:4622", "kommune:4623", "kommune:4616", "kommune:4624"}
    above = {t.end for t in rows if isinstance(t, PartOf) and t.start == "tjenesteenhet:vest/sogn"}
    assert above == {"gde:vest/sogn-og-fjordane"}


def test_every_row_names_a_source_that_is_loaded(rows: tuple[Node | Tie, ...]) -> None:
    """No fact without origin, and nothing of the reference data is synthetic."""
    ids = {r.id for r in rows if isinstance(r, Node)}
    assert all(r.source in ids for r in rows)
    assert not any(r.synthetic for r in rows)
