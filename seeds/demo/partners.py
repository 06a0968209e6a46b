"""Schools, businesses, associations and services in the municipalities, most in no forum (guide §4.2)."""

from __future__ import annotations

import random

from graph.model.organizations import (
    Business,
    EmergencyService,
    InterestOrganization,
    IntermunicipalBody,
    MediationBoard,
    Organization,
    VoluntaryOrganization,
)
from graph.model.schools import LocatedIn, OwnedBy, PupilsFrom, School, SchoolKind, SchoolOwnership
from seeds.demo import names
from seeds.demo.country import Area, Country, Municipality, neighbourhoods
from seeds.demo.draft import Draft

LISTED = ("fylke:39", "fylke:40")
"""Counties whose real upper secondary schools are loaded: none is invented there."""
BOARDS_LISTED = ("nordland", "agder")
"""Districts with a real mediation board of the same name."""
WITH_UPPER_SECONDARY = 9_000
"""Inhabitants from which a municipality has an upper secondary school."""
UNAPPROACHED = "kommune:5516"
"""A small municipality with one too, at the edge of its county, that the police forgot (guide §3)."""


def partners(draft: Draft, country: Country) -> dict[str, str]:
    """Those who could take part: everywhere some, so that unused partners show.

    Gives the upper secondary school in force of each municipality that has one.
    """
    number, schools = 0, {}
    for m in country.municipalities:
        chance = draft.chance("partners", m.id)
        if m.county not in LISTED and m.population >= WITH_UPPER_SECONDARY:
            period = _lifetime(draft, number)
            school = _school(draft, country, m, chance, period)
            if not period:
                schools[m.id] = school
            number += 1
        if m.id == UNAPPROACHED:
            _school(draft, country, m, chance, {})
        _place(draft, m, chance)
    for i, district in enumerate(d for d in country.districts if d.slug not in BOARDS_LISTED):
        town = max(district.municipalities, key=lambda m: m.population)
        name = f"Konfliktrådet i {district.name}"
        board = f"konfliktrad:{district.slug}"
        _organization(draft, MediationBoard, board, name, town.id, **_lifetime(draft, i))
    for district in country.districts:
        for i, group in enumerate(neighbourhoods([m.area for m in district.municipalities], 6)):
            _shared(draft, max(group, key=lambda a: a.population), i)
    chance = draft.chance("interest")
    for i in range(24):
        m = chance.choice(country.municipalities)
        name = f"{names.voluntary(chance, m.name).split(',')[0]} interesseforening, {m.name}"
        here = f"interesse:{m.area.number}-{i + 1}"
        _organization(draft, InterestOrganization, here, name, m.id, **_lifetime(draft, i))
    return schools


def _lifetime(draft: Draft, i: int) -> dict[str, object]:
    """Of every eleven one has ended, and one is yet to come."""
    if i % 11 == 4:
        return {"validTo": draft.day(-200 - i % 300)}
    if i % 11 == 8:
        return {"validFrom": draft.day(40 + i % 100)}
    return {}


def _organization(
    draft: Draft, kind: type[Organization], id_: str, name: str, place: str, **period: object
) -> None:
    draft.node(kind, id_, name=name, **period)
    since = period.get("validFrom") or draft.day(-2000)
    draft.tie(LocatedIn, id_, place, validFrom=since, validTo=period.get("validTo"))


def _place(draft: Draft, m: Municipality, chance: random.Random) -> None:
    """A few businesses and associations that sit in no forum."""
    for kind, prefix, name in (
        (Business, "bedrift", names.business(chance, m.name)),
        (VoluntaryOrganization, "frivillig", names.voluntary(chance, m.name)),
    ):
        if chance.random() < 0.5:
            number = chance.randint(0, 99)
            _organization(
                draft, kind, f"{prefix}:{m.area.number}-utenfor", name, m.id, **_lifetime(draft, number)
            )


def _shared(draft: Draft, area: Area, i: int) -> None:
    """What neighbours run together: fire and rescue, and here and there child welfare."""
    rescue, welfare = f"nodetat:{area.number}", f"interkommunalt:{area.number}"
    here = area.municipality
    name = f"Brann og redning, {area.name} og omegn"
    _organization(draft, EmergencyService, rescue, name, here, **_lifetime(draft, int(area.number)))
    if i % 2:
        name = f"Interkommunalt barnevern, {area.name} og omegn"
        _organization(draft, IntermunicipalBody, welfare, name, here, **_lifetime(draft, int(area.number)))


def _school(
    draft: Draft, country: Country, m: Municipality, chance: random.Random, period: dict[str, object]
) -> str:
    private = chance.random() < 0.1
    id_ = draft.node(
        School,
        f"skole:{m.area.number}-videregaende",
        name=f"{names.school(chance)} videregående skole, {m.name}",
        schoolKind=SchoolKind.UPPER_SECONDARY,
        ownership=SchoolOwnership.PRIVATE if private else SchoolOwnership.COUNTY,
        lowestGrade=11,
        highestGrade=13,
        pupils=chance.randint(150, 1400),
        **period,
    )
    since, until = period.get("validFrom") or draft.day(-2500), period.get("validTo")
    draft.tie(LocatedIn, id_, m.id, validFrom=since, validTo=until)
    if not private:
        draft.tie(OwnedBy, id_, m.county, validFrom=since, validTo=until)
    near = [n for n in country.municipalities if n.county == m.county and n.id != m.id]
    share = round(chance.uniform(0.5, 0.9), 2)
    year = draft.anchor.year - 1
    draft.tie(PupilsFrom, id_, m.id, year=year, share=share)
    if near:
        draft.tie(PupilsFrom, id_, chance.choice(near).id, year=year, share=round(1 - share, 2))
    return id_
