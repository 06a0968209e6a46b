"""From what the files say of schools to rows: pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from graph.model.base import Node, Tie
from graph.model.organizations import Identifier, IdentifierScheme
from graph.model.schools import LocatedIn, OwnedBy, School, SchoolKind, SchoolOwnership
from seeds import schools
from seeds.ids import county_id, municipality_id, number_id, school_id
from seeds.manifest import Entry


def rows(
    read: schools.Schools, owners: schools.Owners, entries: Mapping[str, Entry], at: dt.datetime
) -> Iterator[Node | Tie]:
    """The schools with their numbers, places and owners; `owners` must know every public owner."""
    entry = entries[schools.COMPULSORY]
    for c in read.compulsory:
        ownership, owner = owners.of(c) or (None, None)
        school = School(
            id=school_id(c.number), source=entry.id, recordedAt=at, name=c.name,
            schoolKind=SchoolKind.COMPULSORY, ownership=ownership,
            lowestGrade=c.lowest, highestGrade=c.highest, pupils=c.pupils,
            longitude=c.longitude, latitude=c.latitude,
        )  # fmt: skip
        yield from _school(school, c.number, c.municipality, owner, entry)
    entry = entries[schools.UPPER_SECONDARY]
    for u in read.upper_secondary:
        # Some of its coordinates are known to be wrong, so none are taken.
        school = School(
            id=school_id(u.number), source=entry.id, recordedAt=at, name=u.name,
            schoolKind=SchoolKind.UPPER_SECONDARY, ownership=SchoolOwnership.COUNTY,
        )  # fmt: skip
        yield from _school(school, u.number, u.municipality, county_id(u.county), entry)


def _school(
    school: School, number: str, municipality: str, owner: str | None, entry: Entry
) -> Iterator[Node | Tie]:
    yield school
    yield Identifier(
        id=number_id(IdentifierScheme.ORGANIZATION_NUMBER, number),
        source=entry.id, recordedAt=school.recordedAt,
        scheme=IdentifierScheme.ORGANIZATION_NUMBER, value=number, organization=school.id,
        validFrom=entry.since, startKnown=False,
    )  # fmt: skip
    yield LocatedIn(
        start=school.id, end=municipality_id(municipality), source=entry.id, recordedAt=school.recordedAt,
        validFrom=entry.since, startKnown=False,
    )  # fmt: skip
    if owner is not None:
        yield OwnedBy(
            start=school.id, end=owner, source=entry.id, recordedAt=school.recordedAt,
            validFrom=entry.since, startKnown=False,
        )  # fmt: skip
