"""From what the reference files say to the rows of the model: pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from graph.model import organizations as o
from graph.model.base import Node, Tie
from graph.model.knowledge import Challenge
from graph.model.organizations import IdentifierScheme as Scheme
from graph.model.posts import Role
from graph.model.territory import InCounty, InPoliceDistrict, PartOf
from seeds import lineage, partial_facts, reading, school_facts
from seeds.ids import city_district_id, county_id, municipality_id, number_id, police_district_id
from seeds.manifest import Entry
from seeds.records import Reference

_NAME_FIELDS = {"se": "nameSe", "smj": "nameSmj", "sma": "nameSma", "fkv": "nameFkv"}


def rows(read: Reference, at: dt.datetime) -> tuple[Node | Tie, ...]:
    """All rows of the reference data, recorded at `at`."""
    return tuple(_rows(read, at))


def _rows(read: Reference, at: dt.datetime) -> Iterator[Node | Tie]:
    yield from (read.entries[file].source(at) for file in reading.FILES)
    yield from _labels(read, at)
    # Counties first: where Oslo's two rows meet, the municipality's Source is the one that stays.
    yield from _counties(read, at)
    yield from _police_districts(read, at)
    yield from _municipalities(read, at)
    yield from lineage.rows(read.lineage, read.entries[lineage.CODES], read.entries[lineage.FORMER], at)
    yield from school_facts.rows(read.schools, read.owners, read.entries, at)
    yield from partial_facts.rows(read.partial, read.entries, read.in_district(), at)
    yield from _municipality_ties(read, at)
    yield from _city_districts(read, at)


def _labels(read: Reference, at: dt.datetime) -> Iterator[Node]:
    source = read.entries[reading.CHALLENGES].id
    for c in read.challenges:
        yield Challenge(
            id=f"utfordring:{c.code}", source=source, recordedAt=at,
            code=c.code, name=c.name, nameNn=c.nynorsk, nameEn=c.english,
        )  # fmt: skip
    source = read.entries[reading.ROLES].id
    for r in read.roles:
        yield Role(
            id=f"rolle:{r.label.code}", source=source, recordedAt=at,
            code=r.label.code, name=r.label.name, nameNn=r.label.nynorsk, nameEn=r.label.english,
            side=r.side, leadership=r.leadership, managementLevel=r.level,
            isLeader=r.leader, isLiaison=r.liaison, isSpecialist=r.specialist,
            answersFor=tuple(f"utfordring:{code}" for code in r.answers_for),
        )  # fmt: skip
    source = read.entries[reading.NATIONAL_BODIES].id
    for b in read.national_bodies:
        yield o.NationalBody(
            id=f"nasjonal:{b.code}", source=source, recordedAt=at,
            name=b.name, nameNn=b.nynorsk, nameEn=b.english,
        )  # fmt: skip


def _other_names(official: str, languages: dict[str, str]) -> dict[str, str]:
    """The Sámi and Kven names among the official ones, by field, where their language is known."""
    return {_NAME_FIELDS[languages[name]]: name for name in official.split(" - ") if name in languages}


def _number(entry: Entry, at: dt.datetime, organization: str, scheme: Scheme, value: str) -> o.Identifier:
    return o.Identifier(
        id=number_id(scheme, value),
        source=entry.id,
        recordedAt=at,
        scheme=scheme,
        value=value,
        organization=organization,
        validFrom=entry.since,
        startKnown=False,
    )


def _counties(read: Reference, at: dt.datetime) -> Iterator[Node]:
    entry = read.entries[reading.COUNTIES]
    for c in read.counties:
        yield o.County(
            id=county_id(c.number), source=entry.id, recordedAt=at,
            name=c.name, officialName=c.official, areaKm2=c.area,
            **_other_names(c.official, read.name_languages),
        )  # fmt: skip
        yield _number(entry, at, county_id(c.number), Scheme.COUNTY_NUMBER, c.number)


def _police_districts(read: Reference, at: dt.datetime) -> Iterator[Node]:
    entry = read.entries[reading.POLICE_DISTRICTS]
    for d in read.police_districts:
        here = police_district_id(d.name)
        yield o.PoliceDistrict(
            id=here, source=entry.id, recordedAt=at,
            name=f"{d.name} politidistrikt", nameEn=f"{d.name} Police District", seat=d.seat,
        )  # fmt: skip
        yield _number(entry, at, here, Scheme.POLICE_DISTRICT_NUMBER, d.number)


def _municipalities(read: Reference, at: dt.datetime) -> Iterator[Node]:
    entry = read.entries[reading.MUNICIPALITIES]
    points = {p.municipality: p for p in read.points}
    alarms = {d.municipality: d.fire_alarm_centre for d in read.districts_of}
    begun = read.lineage.begun()
    for m in read.municipalities:
        here = municipality_id(m.number)
        yield o.Municipality(
            id=here, source=entry.id, recordedAt=at,
            name=m.name, officialName=m.official, administrativeCentre=m.centre,
            writtenNorwegian=m.written, website=m.website, areaKm2=m.area,
            longitude=points[m.number].longitude, latitude=points[m.number].latitude,
            fireAlarmCentre=alarms[m.number],
            validFrom=lineage.CHANGED_ON if m.number in begun else None,
            **_other_names(m.official, read.name_languages),
        )  # fmt: skip
        for day, inhabitants in m.population.items():
            yield _population(entry, at, here, day, inhabitants)
    entry = read.entries[reading.ORGANIZATION_NUMBERS]
    for n in read.organization_numbers:
        yield _number(entry, at, municipality_id(n.municipality), Scheme.ORGANIZATION_NUMBER, n.value)


def _population(entry: Entry, at: dt.datetime, place: str, day: dt.date, inhabitants: int) -> Node:
    return o.PopulationCount(
        id=f"folketall:{place.split(':')[1]}/{day}",
        source=entry.id,
        recordedAt=at,
        value=inhabitants,
        countedOn=day,
        place=place,
    )


def _municipality_ties(read: Reference, at: dt.datetime) -> Iterator[Tie]:
    entry = read.entries[reading.MUNICIPALITIES]
    for m in read.municipalities:
        yield InCounty(
            start=municipality_id(m.number), end=county_id(m.county), source=entry.id, recordedAt=at,
            validFrom=entry.since, startKnown=False,
        )  # fmt: skip
    entry = read.entries[reading.DISTRICTS_OF]
    for d in read.districts_of:
        yield InPoliceDistrict(
            start=municipality_id(d.municipality), end=police_district_id(d.district_name),
            source=entry.id, recordedAt=at, validFrom=entry.since, startKnown=False,
        )  # fmt: skip


def _city_districts(read: Reference, at: dt.datetime) -> Iterator[Node | Tie]:
    entry = read.entries[reading.CITY_DISTRICTS]
    for d in read.city_districts:
        here = city_district_id(d.number)
        yield o.CityDistrict(
            id=here, source=entry.id, recordedAt=at, name=d.name, administrative=d.administrative
        )
        yield _number(entry, at, here, Scheme.CITY_DISTRICT_NUMBER, d.number)
        yield _population(entry, at, here, entry.since, d.population)
        yield PartOf(
            start=here, end=municipality_id(d.municipality), source=entry.id, recordedAt=at,
            validFrom=entry.since, startKnown=False,
        )  # fmt: skip
