"""The functional units of the police districts, and the specialists in them (guide §2.1, §5.3, §5.4)."""

from __future__ import annotations

from graph.model.organizations import FunctionalUnit, UnitFunction
from graph.model.territory import PartOf, Serves
from seeds.demo.country import Country, District
from seeds.demo.draft import Draft
from seeds.demo.people import fill
from seeds.demo.police import Police, organization

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
SERVED_BY_NEIGHBOUR = {"politidistrikt:agder": "politidistrikt:sor-vest"}
"""Districts without a prevention unit of their own, and the one whose unit serves them."""


def functional_units(draft: Draft, country: Country, made: Police) -> None:
    """Add the functional units and the specialists of the whole country to what the police is."""
    for district in country.districts:
        _functional(draft, district, made)
    for district in country.districts:
        _without_prevention(draft, district, made)
        _specialists(draft, district, made)


def _functional(draft: Draft, district: District, made: Police) -> None:
    for function, (name, nynorsk, english, share) in FUNCTIONS.items():
        chance = draft.chance("function", district.id, function)
        if function is UnitFunction.PREVENTION and district.id in SERVED_BY_NEIGHBOUR:
            continue
        if chance.random() >= share:
            continue
        id_ = f"fellesenhet:{district.slug}-{function.value.lower().replace('_', '-')}"
        names = (f"{name}, {district.name}", f"{nynorsk}, {district.name}", f"{district.name} {english}")
        organization(draft, FunctionalUnit, id_, names, function=function)
        draft.tie(PartOf, id_, district.id, validFrom=draft.day(-2600))
        draft.tie(Serves, id_, district.id, validFrom=draft.day(-2600))
        contact = draft.post(id_, names[0], "FUNCTION_CONTACT")
        fill(draft, contact, 0.1)
        if function is UnitFunction.PREVENTION:
            made.prevention[district.id] = id_
            made.prevention_names[id_] = names[0]
            made.prevention_contact[district.id] = contact
        if function is UnitFunction.EMERGENCY_PLANNING:
            fill(draft, draft.post(id_, names[0], "EMERGENCY_PLANNER"), 0.15, 1.0)


def _without_prevention(draft: Draft, district: District, made: Police) -> None:
    """A district without a prevention unit of its own is served by a neighbour's."""
    if district.id in made.prevention:
        return
    neighbour = SERVED_BY_NEIGHBOUR[district.id]
    unit = made.prevention[neighbour]
    draft.tie(Serves, unit, district.id, validFrom=draft.day(-900))
    made.prevention[district.id] = unit
    made.prevention_contact[district.id] = made.prevention_contact[neighbour]


def _specialists(draft: Draft, district: District, made: Police) -> None:
    chance = draft.chance("specialists", district.id)
    own = made.prevention[district.id]
    unit, name = (
        (district.id, f"{district.name} politidistrikt")
        if district.id in SERVED_BY_NEIGHBOUR
        else (own, made.prevention_names[own])
    )
    posts = made.specialists.setdefault(district.id, [])
    for role in SPECIALISTS:
        if chance.random() < 0.08:
            continue
        post = draft.post(unit, name, role)
        fill(draft, post, 0.15, chance.choice((1.0, 0.5, 0.5)))
        posts.append(post)
