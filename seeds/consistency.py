"""Reference files checked against each other: codes, names, sums and check digits."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from seeds import lineage, partial, school_checks
from seeds.ids import valid_organization_number
from seeds.records import (
    CityDistrict,
    County,
    DistrictOf,
    Municipality,
    OrganizationNumber,
    PoliceDistrict,
    Reference,
)
from seeds.table import Line

SUMS_OF = dt.date(2024, 1, 1)
"""The day that the sums of counties and districts are stated for."""
_EITHER = "correct one of the two"


class _Sums(Protocol):
    @property
    def line(self) -> Line: ...
    @property
    def municipalities(self) -> int: ...
    @property
    def population(self) -> int: ...
    @property
    def area(self) -> float: ...


class _AboutMunicipality(Protocol):
    @property
    def line(self) -> Line: ...
    @property
    def municipality(self) -> str: ...
    @property
    def name(self) -> str: ...


def check(read: Reference) -> None:
    """Note every contradiction at the line that can be mended."""
    municipalities = {m.number: m for m in read.municipalities}
    counties = {c.number: c for c in read.counties}
    districts = {d.number: d for d in read.police_districts}
    _counties_of(read.municipalities, counties)
    for sort, what in (
        (read.districts_of, "police district"),
        (read.organization_numbers, "organization number"),
        (read.points, "point"),
    ):
        _one_for_each(sort, municipalities, what)
    _organization_numbers(read.organization_numbers)
    _districts(read.districts_of, municipalities, districts)
    in_county = _by((m.county, m) for m in read.municipalities)
    in_district = _by(
        (d.district, municipalities[d.municipality])
        for d in read.districts_of
        if d.municipality in municipalities
    )
    for county in read.counties:
        _sums(county, in_county.get(county.number, []))
    for district in read.police_districts:
        members = in_district.get(district.number, [])
        _sums(district, members)
        found = tuple(sorted({m.county for m in members}))
        if found != tuple(sorted(district.counties)):
            district.line.refuse("fylker", "|".join(found), "list the counties of its municipalities")
    _deviations(read.districts_of)
    _city_districts(read.city_districts, municipalities)
    names = {m.number: m.name for m in read.municipalities}
    lineage.check(read.lineage, names)
    partial.check(read.partial, names, read.in_district())
    school_checks.check(read.schools, names, {c.number: c.name for c in read.counties}, read.owners)


def _by(pairs: Iterable[tuple[str, Municipality]]) -> dict[str, list[Municipality]]:
    grouped: dict[str, list[Municipality]] = {}
    for key, municipality in pairs:
        grouped.setdefault(key, []).append(municipality)
    return grouped


def _counties_of(municipalities: Sequence[Municipality], counties: Mapping[str, County]) -> None:
    for m in municipalities:
        m.line.among("fylkesnummer", counties, "counties_2024.csv")
        if m.number[:2] != m.county:
            m.line.refuse("fylkesnummer", m.number[:2], "the number starts with that of its county")
        if m.name not in m.official.split(" - "):
            m.line.refuse("navn_offisielt", f"names joined with ' - ', {m.name!r} among them", _EITHER)


def _one_for_each(
    lines: Sequence[_AboutMunicipality], municipalities: Mapping[str, Municipality], what: str
) -> None:
    """Each municipality has one line in the file, under the name that it has in the list."""
    for item in lines:
        listed = municipalities.get(item.municipality)
        if listed is None:
            item.line.among("kommunenummer", municipalities, "municipalities_2024.csv")
        elif listed.name != item.name:
            item.line.refuse("navn_norsk", f"{listed.name!r}, as in municipalities_2024.csv", _EITHER)
    have = {item.municipality for item in lines}
    file = lines[0].line.file if lines else "its file"
    for m in municipalities.values():
        if m.number not in have:
            m.line.refuse("kommunenummer", f"a {what} for each municipality", f"add a line to {file}")


def _organization_numbers(numbers: Sequence[OrganizationNumber]) -> None:
    owner: dict[str, str] = {}
    for item in numbers:
        if not valid_organization_number(item.value):
            item.line.refuse("organisasjonsnummer", "nine digits, the last a check digit", "look it up again")
        if item.name.upper() not in item.registered:
            mend = "look up whether the number is that municipality's"
            item.line.refuse("navn_enhetsregisteret", f"a name that holds {item.name.upper()!r}", mend)
        if item.value in owner:
            item.line.refuse("organisasjonsnummer", f"one owner ({owner[item.value]} has it too)", _EITHER)
        owner.setdefault(item.value, item.municipality)


def _districts(
    lines: Sequence[DistrictOf],
    municipalities: Mapping[str, Municipality],
    districts: Mapping[str, PoliceDistrict],
) -> None:
    for item in lines:
        listed = municipalities.get(item.municipality)
        if listed is not None and listed.county != item.county:
            item.line.refuse("fylkesnummer", f"{listed.county}, as in municipalities_2024.csv", _EITHER)
        district = districts.get(item.district)
        if district is None:
            item.line.among("politidistriktnummer", districts, "police_districts.csv")
        elif district.name != item.district_name:
            item.line.refuse("politidistrikt", f"{district.name!r}, the name of {item.district}", _EITHER)


def _deviations(lines: Sequence[DistrictOf]) -> None:
    """A line is marked as deviating where its district is not the one of most of its county."""
    usual = {
        county: Counter(item.district for item in lines if item.county == county).most_common(1)[0][0]
        for county in {item.county for item in lines}
    }
    for item in lines:
        deviates = item.district != usual[item.county]
        if deviates != item.deviates:
            expected = f"{deviates}: most of county {item.county} belongs to {usual[item.county]}"
            item.line.refuse("avviker_fra_fylke", expected, "correct the mark, or the district")


def _sums(total: _Sums, members: Sequence[Municipality]) -> None:
    """The stated sums of a county or district are those of its municipalities."""
    mend = "correct the sum, or the municipalities that it counts"
    if total.municipalities != len(members):
        total.line.refuse("antall_kommuner", f"{len(members)}, as the municipalities say", mend)
    population = sum(m.population[SUMS_OF] for m in members)
    if total.population != population:
        total.line.refuse("folketall_2024_01_01", f"{population}, as the municipalities add up to", mend)
    area = round(sum(m.area for m in members), 2)
    if abs(total.area - area) > 0.05:
        total.line.refuse("areal_km2", f"{area}, as the municipalities add up to", mend)


def _city_districts(districts: Sequence[CityDistrict], municipalities: Mapping[str, Municipality]) -> None:
    people: dict[str, int] = {}
    for item in districts:
        listed = municipalities.get(item.municipality)
        if listed is None:
            item.line.among("kommunenummer", municipalities, "municipalities_2024.csv")
            continue
        if listed.name != item.municipality_name:
            item.line.refuse("kommune", f"{listed.name!r}, the name of {item.municipality}", _EITHER)
        if not item.number.startswith(item.municipality):
            item.line.refuse("bydelsnummer", f"{item.municipality} first", "correct the number")
        people[item.municipality] = people.get(item.municipality, 0) + item.population
        if people[item.municipality] > listed.population[SUMS_OF]:
            expected = f"at most {listed.population[SUMS_OF]} together, as {listed.name} has"
            item.line.refuse("folketall_2024_01_01", expected, "correct them, or the municipality")
