"""The geographic units of the police districts, what they serve, and who leads them (guide §2.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model.organizations import (
    FunctionalUnit,
    GeographicUnit,
    Organization,
    ServicePoint,
    ServiceUnit,
    UnitFunction,
)
from graph.model.territory import PartOf, Serves
from seeds.demo.country import Area, Country, District, joined, neighbourhoods
from seeds.demo.draft import Draft
from seeds.demo.people import fill


@dataclass(frozen=True)
class Unit:
    """A service unit, the GDE that it is part of, and the areas that it serves."""

    id: str
    name: str
    gde: str
    gde_name: str
    district: str
    areas: tuple[Area, ...]
    leader: str
    """The post of its leader."""


@dataclass
class Police:
    """What the other parts of the layer need to know of the police."""

    units: list[Unit] = field(default_factory=list)
    gde_leaders: dict[str, str] = field(default_factory=dict)
    """The leader's post, by GDE."""
    chiefs: dict[str, str] = field(default_factory=dict)
    """The chief's post, by district."""
    prevention: dict[str, str] = field(default_factory=dict)
    """The prevention unit, by district that it serves."""
    prevention_names: dict[str, str] = field(default_factory=dict)
    """The name of each prevention unit."""
    prevention_contact: dict[str, str] = field(default_factory=dict)
    """The post in the prevention unit that other actors turn to, by district."""
    specialists: dict[str, list[str]] = field(default_factory=dict)
    """The specialists' posts, by district."""
    holders: dict[str, str] = field(default_factory=dict)
    """Who leads a service unit on the anchor day, by the leader's post."""

    def units_of(self, municipality: str) -> list[Unit]:
        """The service units that serve a municipality or its city districts."""
        return [u for u in self.units if any(a.municipality == municipality for a in u.areas)]


def geographic_units(draft: Draft, country: Country) -> Police:
    """Make the districts' chiefs, and the units below them, of the whole country."""
    made = Police()
    for district in country.districts:
        chief = draft.post(district.id, f"{district.name} politidistrikt", "CHIEF_OF_POLICE")
        fill(draft, chief, 0.04, 1.0)
        made.chiefs[district.id] = chief
        _geographic(draft, district, made)
    return made


def _geographic(draft: Draft, district: District, made: Police) -> None:
    areas = [area for m in district.municipalities for area in m.served]
    centres = {m.id: m.centre for m in district.municipalities}
    for part in neighbourhoods(areas, 14):
        head = max(part, key=lambda a: a.population)
        gde, name = f"gde:{district.slug}-{head.number}", f"Geografisk driftsenhet {head.name}"
        organization(
            draft,
            GeographicUnit,
            gde,
            (name, f"Geografisk driftseining {head.name}", f"{head.name} Geographic Unit"),
        )
        draft.tie(PartOf, gde, district.id, validFrom=draft.day(-3000))
        leader = draft.post(gde, name, "GDE_LEADER")
        fill(draft, leader, 0.06, 1.0)
        made.gde_leaders[gde] = leader
        for group in neighbourhoods(part, 3):
            made.units.append(_service_unit(draft, district, gde, name, group, centres, made))
    _remnants(draft, district, made)


def _service_unit(
    draft: Draft,
    district: District,
    gde: str,
    gde_name: str,
    areas: tuple[Area, ...],
    centres: dict[str, str],
    made: Police,
) -> Unit:
    areas = tuple(sorted(areas, key=lambda a: -a.population))
    number, place = areas[0].number, joined([a.name for a in areas])
    id_, name = f"tjenesteenhet:{district.slug}-{number}", f"Tjenesteenhet {place}"
    organization(draft, ServiceUnit, id_, (name, f"Tenesteeining {place}", f"{areas[0].name} Service Unit"))
    draft.tie(PartOf, id_, gde, validFrom=draft.day(-2900))
    chance = draft.chance("serves", id_)
    for area in areas:
        draft.tie(Serves, id_, area.id, validFrom=draft.day(-chance.choice((2900, 2900, 1400, 500))))
    leader = draft.post(id_, name, "SERVICE_UNIT_LEADER")
    if holder := fill(draft, leader, 0.05, 1.0):
        made.holders[leader] = holder
    for area in areas[:2]:
        point = f"tjenestested:{district.slug}-{area.number}"
        town = area.name if area.id != area.municipality else centres[area.municipality]
        organization(
            draft,
            ServicePoint,
            point,
            (f"Tjenestested {town}", f"Tenestestad {town}", f"{town} Police Station"),
        )
        draft.tie(PartOf, point, id_, validFrom=draft.day(-2900))
        if chance.random() < 0.3:
            fill(draft, draft.post(point, f"Tjenestested {town}", "SERVICE_POINT_LEADER"), 0.1, 1.0)
    return Unit(id_, name, gde, gde_name, district.id, areas, leader)


def _remnants(draft: Draft, district: District, made: Police) -> None:
    """Units that were merged away, and units that are decided but not there yet."""
    chance = draft.chance("remnants", district.id)
    own = [u for u in made.units if u.district == district.id]
    periods = (("tidligere", -2900, -chance.randint(100, 900)), ("ny", chance.randint(40, 170), None))
    for tag, start, end in periods:
        period = {"validFrom": draft.day(start), "validTo": None if end is None else draft.day(end)}
        unit = chance.choice(own)
        place = unit.areas[-1].name
        gde, service, point, joint = (
            f"{prefix}:{district.slug}-{tag}"
            for prefix in ("gde", "tjenesteenhet", "tjenestested", "fellesenhet")
        )
        name = f"{place} og omegn"
        draft.node(GeographicUnit, gde, name=f"Geografisk driftsenhet {name}", **period)
        draft.node(ServiceUnit, service, name=f"Tjenesteenhet {name}", **period)
        draft.node(ServicePoint, point, name=f"Tjenestested {place} sentrum", **period)
        draft.node(
            FunctionalUnit, joint, name=f"Nettpatruljen {name}", function=UnitFunction.ONLINE_PATROL, **period
        )
        draft.tie(PartOf, gde, district.id, **period)
        draft.tie(PartOf, service, gde, **period)
        draft.tie(PartOf, point, service, **period)
        draft.tie(PartOf, joint, district.id, **period)
        draft.tie(Serves, service, unit.areas[-1].id, **period)


def organization(
    draft: Draft, kind: type[Organization], id_: str, names: tuple[str, str, str], **fields: object
) -> None:
    """Add an organization with its names in bokmål, nynorsk and English."""
    name, nynorsk, english = names
    draft.node(kind, id_, name=name, nameNn=nynorsk if nynorsk != name else None, nameEn=english, **fields)
