"""What one line of each reference file says, read and typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from graph.model.organizations import WrittenNorwegian
from graph.model.posts import RoleLeadership, RoleSide
from seeds.lineage import Lineage
from seeds.manifest import Entry
from seeds.partial import Partial
from seeds.schools import Owners, Schools
from seeds.table import Line


@dataclass(frozen=True)
class County:
    """A line of the counties; `municipalities` and `population` are sums to check others against."""

    line: Line
    number: str
    name: str
    official: str
    municipalities: int
    population: int
    area: float


@dataclass(frozen=True)
class Municipality:
    """A line of the municipalities."""

    line: Line
    number: str
    name: str
    official: str
    county: str
    """Number of its county."""
    population: dict[dt.date, int]
    """Inhabitants by day of counting."""
    area: float
    centre: str
    written: WrittenNorwegian
    website: str


@dataclass(frozen=True)
class OrganizationNumber:
    """The number of a municipality in the register of legal entities, and its name there."""

    line: Line
    municipality: str
    name: str
    value: str
    registered: str


@dataclass(frozen=True)
class Point:
    """A point inside the largest polygon of a municipality (WGS84)."""

    line: Line
    municipality: str
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class DistrictOf:
    """The police district and the fire alarm centre of a municipality."""

    line: Line
    municipality: str
    name: str
    county: str
    district: str
    district_name: str
    deviates: bool
    """Whether the district differs from the one that most of its county belongs to."""
    fire_alarm_centre: str


@dataclass(frozen=True)
class PoliceDistrict:
    """A police district; `municipalities`, `population` and `counties` are there to check others against."""

    line: Line
    number: str
    name: str
    municipalities: int
    population: int
    area: float
    counties: tuple[str, ...]
    seat: str | None


@dataclass(frozen=True)
class CityDistrict:
    """A city district, or one of the two areas that have no administration."""

    line: Line
    number: str
    name: str
    municipality: str
    municipality_name: str
    administrative: bool
    population: int


@dataclass(frozen=True)
class Labelled:
    """A code with its labels: a challenge, or (by its key) a national body."""

    line: Line
    code: str
    name: str
    nynorsk: str
    english: str


@dataclass(frozen=True)
class Role:
    """A role of guide §2.1–§6."""

    label: Labelled
    side: RoleSide
    leadership: RoleLeadership
    level: int | None
    leader: bool
    liaison: bool
    specialist: bool
    answers_for: tuple[str, ...]
    """Codes of challenges."""


@dataclass(frozen=True)
class Reference:
    """Everything that the reference files say. One that exists has passed all checks."""

    entries: dict[str, Entry]
    """What the manifest says, by file name."""
    counties: tuple[County, ...]
    municipalities: tuple[Municipality, ...]
    organization_numbers: tuple[OrganizationNumber, ...]
    points: tuple[Point, ...]
    districts_of: tuple[DistrictOf, ...]
    police_districts: tuple[PoliceDistrict, ...]
    city_districts: tuple[CityDistrict, ...]
    roles: tuple[Role, ...]
    challenges: tuple[Labelled, ...]
    national_bodies: tuple[Labelled, ...]
    name_languages: dict[str, str]
    """Language code by Sámi or Kven name."""
    lineage: Lineage
    schools: Schools
    partial: Partial

    @property
    def owners(self) -> Owners:
        """Who of those that are listed can own a school."""
        return Owners(
            {n.value: n.municipality for n in self.organization_numbers},
            {c.name: c.number for c in self.counties},
            {b.name: f"nasjonal:{b.code}" for b in self.national_bodies},
        )

    def in_district(self) -> dict[str, dict[str, str]]:
        """The numbers of municipalities by the name of their police district, and by their own."""
        found: dict[str, dict[str, str]] = {d.name: {} for d in self.police_districts}
        for d in self.districts_of:
            found.setdefault(d.district_name, {})[d.name] = d.municipality
        return found
