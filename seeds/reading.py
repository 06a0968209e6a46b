"""The reference files, read and checked: every cell, then file against file. Pure but for reading them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from graph.model.organizations import WrittenNorwegian
from graph.model.posts import RoleLeadership, RoleSide
from seeds import consistency, lineage, manifest, partial, records, schools, table
from seeds.problems import Problem, Refused
from seeds.table import Line

FOLDER = Path(__file__).parent / "reference"

COUNTIES = "counties_2024.csv"
MUNICIPALITIES = "municipalities_2024.csv"
ORGANIZATION_NUMBERS = "municipality_org_numbers.csv"
POINTS = "municipality_centroids_2024.csv"
DISTRICTS_OF = "municipality_police_district_2024.csv"
POLICE_DISTRICTS = "police_districts.csv"
CITY_DISTRICTS = "city_districts_bydeler.csv"
ROLES = "roles.csv"
CHALLENGES = "challenges.csv"
NATIONAL_BODIES = "national_bodies.csv"
NAME_LANGUAGES = "name_languages.csv"
FILES = (
    COUNTIES, MUNICIPALITIES, ORGANIZATION_NUMBERS, POINTS, DISTRICTS_OF, POLICE_DISTRICTS, CITY_DISTRICTS,
    ROLES, CHALLENGES, NATIONAL_BODIES, NAME_LANGUAGES, *lineage.FILES, *schools.FILES, *partial.FILES,
)  # fmt: skip

_WRITTEN = {
    "Bokmål": WrittenNorwegian.BOKMAL,
    "Nynorsk": WrittenNorwegian.NYNORSK,
    "Nøytral": WrittenNorwegian.NEUTRAL,
}
_FLAG = {"True": True, "False": False, "true": True, "false": False}
_LANGUAGES = {code: code for code in ("se", "smj", "sma", "fkv")}
_NORWAY = ((4.0, 32.0), (57.0, 72.0))
"""Longitudes and latitudes between which the mainland lies."""


def reference(folder: Path = FOLDER) -> records.Reference:
    """What the reference files say. Raises `Refused` with every problem of every file."""
    problems: list[Problem] = []
    entries = manifest.entries(folder, problems)
    problems += [
        Problem(manifest.MANIFEST, 0, "file", file, "an entry for each file", "add it, with its origin")
        for file in FILES
        if file not in entries
    ]

    def lines(file: str, columns: str, key: str = "") -> tuple[Line, ...]:
        names = columns.split()
        found = table.read(folder, file, names, problems)
        table.unique(found, key or names[0])
        return found

    challenges = tuple(_labelled(n, r"[A-Z_]+") for n in lines(CHALLENGES, "code name nameNn nameEn"))
    codes = {challenge.code for challenge in challenges}
    role_columns = (
        "code name nameNn nameEn side leadership managementLevel isLeader isLiaison isSpecialist answersFor"
    )
    read = records.Reference(
        entries=entries,
        counties=tuple(
            _county(n)
            for n in lines(
                COUNTIES, "fylkesnummer fylke fylke_offisielt antall_kommuner folketall_2024_01_01 areal_km2"
            )
        ),
        municipalities=tuple(
            _municipality(n)
            for n in lines(
                MUNICIPALITIES,
                "kommunenummer navn_norsk navn_offisielt fylkesnummer folketall_2024_01_01"
                " folketall_2025_01_01 folketall_2026_01_01 areal_km2 administrasjonssenter malform nettsted",
            )
        ),
        organization_numbers=tuple(
            _organization_number(n)
            for n in lines(
                ORGANIZATION_NUMBERS, "kommunenummer navn_norsk organisasjonsnummer navn_enhetsregisteret"
            )
        ),
        points=tuple(
            _point(n)
            for n in lines(
                POINTS, "kommunenummer navn_norsk punkt_i_storste_polygon_lon punkt_i_storste_polygon_lat"
            )
        ),
        districts_of=tuple(
            _district_of(n)
            for n in lines(
                DISTRICTS_OF,
                "kommunenummer navn_norsk fylkesnummer politidistriktnummer politidistrikt avviker_fra_fylke"
                " distrikt110",
            )
        ),
        police_districts=tuple(
            _police_district(n)
            for n in lines(
                POLICE_DISTRICTS,
                "politidistriktnummer politidistrikt antall_kommuner folketall_2024_01_01 areal_km2 fylker"
                " hovedsete",
            )
        ),
        city_districts=tuple(
            _city_district(n)
            for n in lines(
                CITY_DISTRICTS, "bydelsnummer bydel kommunenummer kommune type folketall_2024_01_01"
            )
        ),
        roles=tuple(_role(n, codes) for n in lines(ROLES, role_columns)),
        challenges=challenges,
        national_bodies=tuple(
            _labelled(n, r"[a-z-]+", "key") for n in lines(NATIONAL_BODIES, "key name nameNn nameEn")
        ),
        name_languages={
            n.text("name"): n.choice("language", _LANGUAGES) for n in lines(NAME_LANGUAGES, "name language")
        },
        lineage=lineage.read(lines),
        schools=schools.read(lines),
        partial=partial.read(lines),
    )
    consistency.check(read)
    if problems:
        raise Refused(problems)
    return read


def _county(n: Line) -> records.County:
    return records.County(
        line=n,
        number=n.code("fylkesnummer", r"\d{2}"),
        name=n.text("fylke"),
        official=n.text("fylke_offisielt"),
        municipalities=n.count("antall_kommuner"),
        population=n.count("folketall_2024_01_01"),
        area=n.decimal("areal_km2", 1, 400_000),
    )


def _municipality(n: Line) -> records.Municipality:
    return records.Municipality(
        line=n,
        number=n.code("kommunenummer", r"\d{4}"),
        name=n.text("navn_norsk"),
        official=n.text("navn_offisielt"),
        county=n.code("fylkesnummer", r"\d{2}"),
        population={dt.date(y, 1, 1): n.count(f"folketall_{y}_01_01") for y in (2024, 2025, 2026)},
        area=n.decimal("areal_km2", 1, 400_000),
        centre=n.text("administrasjonssenter"),
        written=n.choice("malform", _WRITTEN),
        website=n.text("nettsted"),
    )


def _organization_number(n: Line) -> records.OrganizationNumber:
    return records.OrganizationNumber(
        line=n,
        municipality=n.code("kommunenummer", r"\d{4}"),
        name=n.text("navn_norsk"),
        value=n.code("organisasjonsnummer", r"\d{9}"),
        registered=n.text("navn_enhetsregisteret"),
    )


def _point(n: Line) -> records.Point:
    return records.Point(
        line=n,
        municipality=n.code("kommunenummer", r"\d{4}"),
        name=n.text("navn_norsk"),
        longitude=n.decimal("punkt_i_storste_polygon_lon", *_NORWAY[0]),
        latitude=n.decimal("punkt_i_storste_polygon_lat", *_NORWAY[1]),
    )


def _district_of(n: Line) -> records.DistrictOf:
    return records.DistrictOf(
        line=n,
        municipality=n.code("kommunenummer", r"\d{4}"),
        name=n.text("navn_norsk"),
        county=n.code("fylkesnummer", r"\d{2}"),
        district=n.code("politidistriktnummer", r"p\d{2}"),
        district_name=n.text("politidistrikt"),
        deviates=n.choice("avviker_fra_fylke", _FLAG),
        fire_alarm_centre=n.text("distrikt110"),
    )


def _police_district(n: Line) -> records.PoliceDistrict:
    return records.PoliceDistrict(
        line=n,
        number=n.code("politidistriktnummer", r"p\d{2}"),
        name=n.text("politidistrikt"),
        municipalities=n.count("antall_kommuner"),
        population=n.count("folketall_2024_01_01"),
        area=n.decimal("areal_km2", 1, 400_000),
        counties=tuple(n.code("fylker", r"\d{2}(\|\d{2})*").split("|")),
        seat=n.optional("hovedsete"),
    )


def _city_district(n: Line) -> records.CityDistrict:
    return records.CityDistrict(
        line=n,
        number=n.code("bydelsnummer", r"\d{6}"),
        name=n.text("bydel"),
        municipality=n.code("kommunenummer", r"\d{4}"),
        municipality_name=n.text("kommune"),
        administrative=n.choice("type", {"bydel": True, "omrade_uten_bydelsutvalg": False}),
        population=n.count("folketall_2024_01_01"),
    )


def _labelled(n: Line, pattern: str, key: str = "code") -> records.Labelled:
    return records.Labelled(n, n.code(key, pattern), n.text("name"), n.text("nameNn"), n.text("nameEn"))


def _role(n: Line, challenges: Collection[str]) -> records.Role:
    codes = tuple(filter(None, n.cells.get("answersFor", "").split("|")))
    for code in codes:
        if code not in challenges:
            n.refuse("answersFor", f"codes that {CHALLENGES} lists", f"correct {code}, or add it there")
    level = n.choice("managementLevel", {"": 0, "1": 1, "2": 2, "3": 3})
    return records.Role(
        label=_labelled(n, r"[A-Z_]+"),
        side=n.choice("side", {side.value: side for side in RoleSide}),
        leadership=n.choice("leadership", {item.value: item for item in RoleLeadership}),
        level=level or None,
        leader=n.choice("isLeader", _FLAG),
        liaison=n.choice("isLiaison", _FLAG),
        specialist=n.choice("isSpecialist", _FLAG),
        answers_for=codes,
    )
