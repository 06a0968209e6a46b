"""Municipal units and posts: leaders of both sorts, and SLT coordinators (guide §2.2, §4.1, §6)."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model.organizations import MunicipalUnit
from graph.model.posts import Remit
from graph.model.territory import PartOf
from seeds.demo.country import Country, Municipality, neighbourhoods
from seeds.demo.design import ALWAYS, Design
from seeds.demo.draft import Draft
from seeds.demo.people import elect, fill

UNITS = (
    ("oppvekst", "Oppvekst og skole", "Oppvekst og skule", "Education and Childhood"),
    ("barnevern", "Barnevernstjenesten", "Barnevernstenesta", "Child Welfare"),
    ("helse", "Helse og mestring", "Helse og meistring", "Health and Coping"),
    ("kultur", "Kultur og fritid", "Kultur og fritid", "Culture and Leisure"),
    ("teknisk", "Plan og teknisk", "Plan og teknisk", "Planning and Technical Services"),
)
"""Name of the id, and names in bokmål, nynorsk and English; small municipalities have the first two."""
SLT_VACANCY = 0.08
SMALL = 8_000
"""Inhabitants below which a municipality may share its SLT coordinator with neighbours."""


@dataclass
class Municipal:
    """What the other parts of the layer need to know of the municipalities."""

    coordinator: dict[str, str] = field(default_factory=dict)
    """The SLT coordinator's post that serves the municipality, which a neighbour may employ."""
    unit_leaders: dict[str, list[str]] = field(default_factory=dict)
    """The posts of the leaders of its units."""
    units: dict[str, list[str]] = field(default_factory=dict)


def municipal(draft: Draft, country: Country, design: Design) -> Municipal:
    """Make the posts and units of all municipalities and counties."""
    made = Municipal()
    for m in country.municipalities:
        _leaders(draft, m)
        _units(draft, m, made)
        _city_districts(draft, m)
    for district in country.districts:
        _coordinators(draft, [m for m in district.municipalities if m.id in design.slt], made)
    for id_, name in (*country.counties, ("kommune:0301", "Oslo")):
        for role in ("COUNTY_LEADER", "UPPER_SECONDARY_HEAD"):
            fill(draft, draft.post(id_, name, role), 0.06, 1.0)
    return made


def _leaders(draft: Draft, m: Municipality) -> None:
    elect(draft, draft.post(m.id, m.name, "MAYOR"), 0.0 if m.id in ALWAYS else 0.01)
    if m.population > 5_000:
        elect(draft, draft.post(m.id, m.name, "DEPUTY_MAYOR"))
    if m.id in ("kommune:0301", "kommune:4601"):
        elect(draft, draft.post(m.id, m.name, "CITY_COMMISSIONER"))
    chance = draft.chance("leaders", m.id)
    roles = ["CHIEF_MUNICIPAL_EXECUTIVE", "MUNICIPAL_DIRECTOR"]
    roles += ["MUNICIPAL_DIRECTOR"] if m.population > 15_000 else []
    roles += ["EMERGENCY_COORDINATOR"] if chance.random() < 0.8 else []
    for role in roles:
        fill(draft, draft.post(m.id, m.name, role), 0.0 if m.id in ALWAYS else 0.05, 1.0)


def _units(draft: Draft, m: Municipality, made: Municipal) -> None:
    number = 2 if m.population < 5_000 else 3 if m.population < 20_000 else 5
    leaders, units = made.unit_leaders.setdefault(m.id, []), made.units.setdefault(m.id, [])
    chance = draft.chance("units", m.id)
    for key, name, nynorsk, english in UNITS[:number]:
        id_ = _unit(draft, m, key, (name, nynorsk, english))
        units.append(id_)
        leader = draft.post(id_, f"{name}, {m.name}", "MUNICIPAL_UNIT_LEADER")
        fill(draft, leader, 0.07, 1.0)
        leaders.append(leader)
    if chance.random() < 0.4:
        fill(draft, draft.post(units[0], f"ungdomsskolen, {m.name}", "SCHOOL_LEADER"), 0.05, 1.0)
    if chance.random() < 0.06:
        until = draft.day(-chance.randint(60, 900))
        period = {"validFrom": draft.day(-3000), "validTo": until}
        _unit(draft, m, "uteteam", ("Utekontakten", "Utekontakten", "Outreach Team"), **period)
    elif chance.random() < 0.04:
        period = {"validFrom": draft.day(chance.randint(30, 170))}
        _unit(draft, m, "ungdomsteam", ("Ungdomsteamet", "Ungdomsteamet", "Youth Team"), **period)


def _unit(draft: Draft, m: Municipality, key: str, names: tuple[str, str, str], **period: object) -> str:
    name, nynorsk, english = names
    id_ = draft.node(
        MunicipalUnit,
        f"virksomhet:{m.area.number}-{key}",
        name=f"{name}, {m.name}",
        nameNn=f"{nynorsk}, {m.name}" if nynorsk != name else None,
        nameEn=f"{english}, {m.name}",
        **period,
    )
    draft.tie(PartOf, id_, m.id, **(period or {"validFrom": draft.day(-2500)}))
    return id_


def _city_districts(draft: Draft, m: Municipality) -> None:
    for area in m.city_districts:
        elect(draft, draft.post(area.id, area.name, "CITY_DISTRICT_CHAIR"))
        if m.id == "kommune:0301":
            fill(draft, draft.post(area.id, area.name, "CITY_DISTRICT_DIRECTOR"), 0.06, 1.0)


def _coordinators(draft: Draft, municipalities: list[Municipality], made: Municipal) -> None:
    """One coordinator each, but small neighbours often share one, whom the largest of them employs."""
    small = [
        m for m in municipalities if m.population < SMALL and draft.chance("shared", m.id).random() < 0.6
    ]
    by_id = {m.id: m for m in municipalities}
    groups = [tuple(by_id[a.id] for a in group) for group in neighbourhoods([m.area for m in small], 3)]
    groups += [(m,) for m in municipalities if m not in small]
    for group in groups:
        employer = max(group, key=lambda m: m.population)
        post = draft.post(employer.id, employer.name, "SLT_COORDINATOR")
        chance = draft.chance("coordinator", post)
        share = 1.0 if employer.population > 25_000 else chance.choice((0.2, 0.5, 0.5, 0.8, 1.0))
        fill(draft, post, 0.0 if employer.id in ALWAYS else SLT_VACANCY, share)
        for m in group:
            made.coordinator[m.id] = post
            local = f"{post.partition(':')[2]}/{m.id.replace(':', '-')}"
            since = draft.day(-chance.randint(300, 3000))
            draft.node(Remit, f"ansvar:{local}", post=post, place=m.id, validFrom=since)
