"""The real places that the layer is laid over, and how they lie beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from seeds import ids
from seeds.records import Reference

COUNTED_ON = dt.date(2026, 1, 1)
SPLIT = ("kommune:0301", "kommune:4601")
"""Oslo and Bergen: the police serves them by city district."""


@dataclass(frozen=True)
class Area:
    """What a police unit serves and what a politikontakt answers for: a municipality or a city district."""

    id: str
    number: str
    name: str
    municipality: str
    population: int
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Municipality:
    """A municipality with the city districts that have an administration."""

    area: Area
    centre: str
    district: str
    county: str
    city_districts: tuple[Area, ...]

    @property
    def id(self) -> str:
        """The id of the municipality."""
        return self.area.id

    @property
    def name(self) -> str:
        """Its Norwegian name."""
        return self.area.name

    @property
    def population(self) -> int:
        """Its inhabitants."""
        return self.area.population

    @property
    def served(self) -> tuple[Area, ...]:
        """The areas by which the police serves it."""
        return self.city_districts if self.id in SPLIT else (self.area,)


@dataclass(frozen=True)
class District:
    """A police district with its municipalities, by number."""

    id: str
    slug: str
    name: str
    municipalities: tuple[Municipality, ...]


@dataclass(frozen=True)
class Country:
    """All of it, in the order of the reference files."""

    districts: tuple[District, ...]
    counties: tuple[tuple[str, str], ...]
    """Id and name of each county but Oslo."""

    @property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Every municipality, by district and number."""
        return tuple(m for district in self.districts for m in district.municipalities)


def country(read: Reference) -> Country:
    """The places of the reference data."""
    points = {p.municipality: p for p in read.points}
    district_of = {d.municipality: d.district_name for d in read.districts_of}
    made = []
    for m in read.municipalities:
        point, here = points[m.number], ids.municipality_id(m.number)
        parts = [d for d in read.city_districts if d.municipality == m.number and d.administrative]
        made.append(
            Municipality(
                area=Area(
                    here, m.number, m.name, here, m.population[COUNTED_ON], point.longitude, point.latitude
                ),
                centre=m.centre,
                district=ids.police_district_id(district_of[m.number]),
                county=ids.county_id(m.county),
                city_districts=tuple(
                    # City districts have no points of their own: they keep the order of their numbers.
                    Area(
                        ids.city_district_id(d.number), d.number, d.name, here, d.population,
                        point.longitude + i / 1000, point.latitude,
                    )
                    for i, d in enumerate(parts)
                ),
            )
        )  # fmt: skip
    return Country(
        tuple(
            District(
                ids.police_district_id(d.name),
                ids.slug(d.name),
                d.name,
                tuple(m for m in made if m.district == ids.police_district_id(d.name)),
            )
            for d in read.police_districts
        ),
        tuple((ids.county_id(c.number), c.name) for c in read.counties if c.number != ids.OSLO_COUNTY),
    )


def neighbourhoods(areas: Sequence[Area], most: int) -> list[tuple[Area, ...]]:
    """The areas in groups of at most `most` that lie together, halved across the longer side."""
    if len(areas) <= most:
        return [tuple(areas)] if areas else []
    longitudes = [a.longitude for a in areas]
    latitudes = [a.latitude for a in areas]
    # A degree of longitude is about half a degree of latitude wide at 62 degrees north.
    wide = (max(longitudes) - min(longitudes)) / 2 > max(latitudes) - min(latitudes)
    ordered = sorted(areas, key=lambda a: (a.longitude if wide else a.latitude, a.number))
    middle = len(ordered) // 2
    return neighbourhoods(ordered[:middle], most) + neighbourhoods(ordered[middle:], most)


def joined(names: Sequence[str], conjunction: str = "og") -> str:
    """`A`, `A og B`, `A, B og C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {conjunction} {names[-1]}"
