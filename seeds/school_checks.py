"""The schools checked: numbers, places, grades, owners, and the counts by municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from seeds.ids import valid_organization_number
from seeds.schools import COMPULSORY, Compulsory, Count, Owners, Schools
from seeds.table import Line

LOWER_SECONDARY = 8
"""First grade of lower secondary school."""
LAST_GRADE = 13
"""Last grade of upper secondary school."""
_EITHER = "correct one of the two"


def check(
    schools: Schools, municipalities: Mapping[str, str], counties: Mapping[str, str], owners: Owners
) -> None:
    """Note what contradicts itself, the counts, or the municipalities and counties (names by number)."""
    numbers = [(school.line, school.number) for school in schools.compulsory]
    numbers += [(school.line, school.number) for school in schools.upper_secondary]
    seen: set[str] = set()
    for line, number in numbers:
        if not valid_organization_number(number) or number in seen:
            expected = "nine digits, the last a check digit, of no other school"
            line.refuse("organisasjonsnummer", expected, "look it up again")
        seen.add(number)
    for item in schools.compulsory:
        _place(
            item.line,
            ("kommunenummer", item.municipality),
            ("kommune", item.municipality_name),
            municipalities,
        )
        _grades(item)
        if item.county != item.municipality[:2]:
            item.line.refuse("fylkesnummer", item.municipality[:2], "the county of its municipality")
        if owners.of(item) is None:
            item.line.refuse(
                "eier_navn", "a municipality, county or national body that is listed", "add the owner"
            )
    for other in schools.upper_secondary:
        place = ("kommunenummer_fra_postnummer", other.municipality)
        _place(other.line, place, ("kommune", other.municipality_name), municipalities)
        _place(other.line, ("fylkesnummer", other.county), ("fylke", other.county_name), counties)
    for count in schools.counts:
        _place(count.line, ("kommunenummer", count.municipality), ("navn_norsk", count.name), municipalities)
    _counts(schools, municipalities)


def _place(line: Line, number: tuple[str, str], name: tuple[str, str], names: Mapping[str, str]) -> None:
    listed = names.get(number[1])
    if listed is None:
        line.refuse(number[0], "a number of the lists of municipalities and counties", "correct it")
    elif listed != name[1]:
        line.refuse(name[0], f"{listed!r}, the name of {number[1]}", _EITHER)


def _grades(school: Compulsory) -> None:
    lowest, highest = school.lowest, school.highest
    if (lowest is None) != (highest is None):
        school.line.refuse("hoyeste_trinn", "both grades or neither", "fill in the other")
    elif lowest is not None and highest is not None and not 1 <= lowest <= highest <= LAST_GRADE:
        school.line.refuse("hoyeste_trinn", f"a grade from {lowest} to {LAST_GRADE}", "correct the grades")


def _counts(schools: Schools, municipalities: Mapping[str, str]) -> None:
    """Each municipality has a line of counts, and its schools add up to it; it may have none."""
    members: dict[str, list[Compulsory]] = defaultdict(list)
    for item in schools.compulsory:
        members[item.municipality].append(item)
    for count in schools.counts:
        _count(count, members[count.municipality])
    missing = sorted(municipalities.keys() - {count.municipality for count in schools.counts})
    for number in missing if schools.counts else ():
        expected = f"a line for {number} {municipalities[number]}, as for each municipality"
        schools.counts[0].line.refuse("kommunenummer", expected, "add the line")


def _count(count: Count, members: list[Compulsory]) -> None:
    public = sum(school.public for school in members)
    for column, stated, found in (
        ("grunnskoler_i_drift", count.schools, len(members)),
        ("offentlige", count.public, public),
        ("private", count.private, len(members) - public),
        (
            "skoler_med_ungdomstrinn",
            count.lower_secondary,
            sum((school.highest or 0) >= LOWER_SECONDARY for school in members),
        ),
        ("elever_sum", count.pupils, sum(school.pupils or 0 for school in members)),
    ):
        if stated != found:
            expected = f"{found}, as the schools of {count.name} in {COMPULSORY} add up to"
            count.line.refuse(column, expected, "correct the sum, or the schools that it counts")
