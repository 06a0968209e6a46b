"""The units of the police districts, what they serve, and the posts in them (guide §2.1, §5.3, §5.4)."""

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

SPECIALISTS = (
    "BUSINESS_CONTACT", "DOMESTIC_VIOLENCE_COORDINATOR", "THREAT_RISK_ASSESSOR", "DIVERSITY_CONTACT",
    "RADICALISATION_CONTACT", "PARTNER_HONOUR_VIOLENCE_LEAD", "ENVIRONMENTAL_CRIME_COORDINATOR",
    "TRAFFIC_COORDINATOR",
)  # fmt: skip
FUNCTIONS = {
    UnitFunction.PREVENTION: (
        "Felles forebyggende enhet",
        "Felles førebyggjande eining",
        "Prevention Unit",
        1.0,
    ),
    UnitFunction.INTELLIGENCE: (
        "Felles enhet for etterretning",
        "Felles eining for etterretning",
        "Intelligence Unit",
        1.0,
    ),
    UnitFunction.OPERATIONS_CENTRE: ("Operasjonssentralen", "Operasjonssentralen", "Operations Centre", 1.0),
    UnitFunction.CASE_INTAKE: ("Felles straffesaksinntak", "Felles straffesaksinntak", "Case Intake", 0.9),
    UnitFunction.VICTIM_SUPPORT_CENTRE: (
        "Støttesenter for kriminalitetsutsatte",
        "Støttesenter for kriminalitetsutsette",
        "Victim Support Centre",
        1.0,
    ),
    UnitFunction.CHILDRENS_HOUSE: ("Barnehus", "Barnehus", "Children's House", 0.8),
    UnitFunction.ONLINE_PATROL: ("Nettpatruljen", "Nettpatruljen", "Online Patrol", 1.0),
    UnitFunction.PATROL: ("Felles patruljeenhet", "Felles patruljeeining", "Patrol Unit", 0.4),
    UnitFunction.INVESTIGATION: (
        "Felles enhet for etterforskning",
        "Felles eining for etterforsking",
        "Investigation Unit",
        0.6,
    ),
    UnitFunction.EMERGENCY_PLANNING: (
        "Beredskapsenheten",
        "Beredskapseininga",
        "Emergency Planning Unit",
        0.6,
    ),
}
"""Names in bokmål, nynorsk and English, and the share of districts that have such a unit."""


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
    prevention_contact: dict[str, str] = field(default_factory=dict)
    """The post in the prevention unit that other actors turn to, by district."""
    specialists: dict[str, list[str]] = field(default_factory=dict)
    """The specialists' posts, by district."""
    holders: dict[str, str] = field(default_factory=dict)
    """Who leads a service unit on the anchor day, by the leader's post."""

    def units_of(self, municipality: str) -> list[Unit]:
        """The service units that serve a municipality or its city districts."""
        return [u for u in self.units if any(a.municipality == municipality for a in u.areas)]


def police(draft: Draft, country: Country) -> Police:
    """Make the police of the whole country."""
    made = Police()
    for district in country.districts:
        chief = draft.post(district.id, f"{district.name} politidistrikt", "CHIEF_OF_POLICE")
        fill(draft, chief, 0.04, 1.0)
        made.chiefs[district.id] = chief
        _geographic(draft, district, made)
        _functional(draft, district, made)
    for district in country.districts:
        _without_prevention(draft, district, made)
        _specialists(draft, district, made)
    return made


def _geographic(draft: Draft, district: District, made: Police) -> None:
    areas = [area for m in district.municipalities for area in m.served]
    centres = {m.id: m.centre for m in district.municipalities}
    for part in neighbourhoods(areas, 14):
        head = max(part, key=lambda a: a.population)
        gde, name = f"gde:{district.slug}-{head.number}", f"Geografisk driftsenhet {head.name}"
        _organization(
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
    _organization(draft, ServiceUnit, id_, (name, f"Tenesteeining {place}", f"{areas[0].name} Service Unit"))
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
        _organization(
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


def _functional(draft: Draft, district: District, made: Police) -> None:
    for function, (name, nynorsk, english, share) in FUNCTIONS.items():
        chance = draft.chance("function", district.id, function)
        if function is UnitFunction.PREVENTION and district.slug == "finnmark":
            continue  # served by the neighbour's
        if chance.random() >= share:
            continue
        id_ = f"fellesenhet:{district.slug}-{function.value.lower().replace('_', '-')}"
        names = (f"{name}, {district.name}", f"{nynorsk}, {district.name}", f"{district.name} {english}")
        _organization(draft, FunctionalUnit, id_, names, function=function)
        draft.tie(PartOf, id_, district.id, validFrom=draft.day(-2600))
        draft.tie(Serves, id_, district.id, validFrom=draft.day(-2600))
        contact = draft.post(id_, names[0], "FUNCTION_CONTACT")
        fill(draft, contact, 0.1)
        if function is UnitFunction.PREVENTION:
            made.prevention[district.id] = id_
            made.prevention_contact[district.id] = contact
        if function is UnitFunction.EMERGENCY_PLANNING:
            fill(draft, draft.post(id_, names[0], "EMERGENCY_PLANNER"), 0.15, 1.0)


def _without_prevention(draft: Draft, district: District, made: Police) -> None:
    """A district without a prevention unit of its own is served by a neighbour's."""
    if district.id in made.prevention:
        return
    unit = made.prevention["politidistrikt:troms"]
    draft.tie(Serves, unit, district.id, validFrom=draft.day(-900))
    made.prevention[district.id] = unit
    made.prevention_contact[district.id] = made.prevention_contact["politidistrikt:troms"]


def _specialists(draft: Draft, district: District, made: Police) -> None:
    chance = draft.chance("specialists", district.id)
    here = f"fellesenhet:{district.slug}-prevention"
    unit, name = (
        (here, f"Felles forebyggende enhet, {district.name}")
        if made.prevention[district.id] == here
        else (district.id, f"{district.name} politidistrikt")
    )
    posts = made.specialists.setdefault(district.id, [])
    for role in SPECIALISTS:
        if chance.random() < 0.08:
            continue
        post = draft.post(unit, name, role)
        fill(draft, post, 0.15, chance.choice((1.0, 0.5, 0.5)))
        posts.append(post)


def _organization(
    draft: Draft, kind: type[Organization], id_: str, names: tuple[str, str, str], **fields: object
) -> None:
    name, nynorsk, english = names
    draft.node(kind, id_, name=name, nameNn=nynorsk if nynorsk != name else None, nameEn=english, **fields)
