"""Police ordinances of municipalities, and processes of the police that concern them (guide §4, §4.1.6)."""

from __future__ import annotations

import datetime as dt
import random

from graph.model.cooperation import Concerns, PoliceOrdinance, PoliceProcess
from seeds.demo.arenas import Arena, focus_areas
from seeds.demo.country import Country, District
from seeds.demo.draft import Draft
from seeds.demo.police import Police

WITH_ORDINANCE = 0.7
TITLES = (
    "Prioritering av forebyggende innsats",
    "Ny tiltaksplan mot ungdomskriminalitet",
    "Gjennomgang av lokal beredskap",
    "Virksomhetsplan for neste år",
)


def ordinances(draft: Draft, country: Country) -> None:
    """Ordinances of most municipalities: revised lately, long ago, or nobody knows when."""
    for m in country.municipalities:
        chance = draft.chance("ordinance", m.id)
        if chance.random() >= WITH_ORDINANCE:
            continue
        adopted = draft.day(-chance.randint(100, 7000)) if chance.random() < 0.85 else None
        revised = None
        if adopted is None or adopted < draft.day(-900):
            revised = draft.day(-chance.randint(30, 850)) if chance.random() < 0.35 else None
        draft.node(
            PoliceOrdinance,
            f"politivedtekt:{m.area.number}",
            name=f"Politivedtekt for {m.name} kommune",
            adoptedOn=adopted,
            revisedOn=revised,
            municipality=m.id,
        )


def processes(draft: Draft, country: Country, police: Police, councils: list[Arena]) -> None:
    """Two to four processes a district; municipalities were involved early, late, or not yet."""
    for district in country.districts:
        chance = draft.chance("processes", district.id)
        for i in range(chance.randint(2, 4)):
            _process(draft, district, i, police, councils, chance)


def _process(
    draft: Draft, district: District, i: int, police: Police, councils: list[Arena], chance: random.Random
) -> None:
    gdes = sorted({u.gde for u in police.units if u.district == district.id})
    by = chance.choice((district.id, *gdes))
    ids = [
        m.id
        for m in district.municipalities
        if by == district.id or any(u.gde == by for u in police.units_of(m.id))
    ]
    concerned = sorted(chance.sample(ids, min(len(ids), chance.randint(2, 8))))
    started = draft.day(-chance.randint(10, 900))
    ended = started + dt.timedelta(days=chance.randint(120, 500))
    near = [c for c in councils if c.until is None and not set(concerned).isdisjoint(c.municipalities)]
    process = draft.node(
        PoliceProcess,
        f"prosess:{district.slug}-{i + 1}",
        name=f"{chance.choice(TITLES)}, {district.name} ({started.year})",
        startedOn=started,
        endedOn=ended if ended <= draft.anchor else None,
        ledBy=by,
        addresses=tuple(f"utfordring:{code}" for code in focus_areas(chance)),
        linkedTo=tuple(c.id for c in near if chance.random() < 0.55),
    )
    for place in concerned:
        wait = chance.randint(0, 28) if chance.random() < 0.6 else chance.randint(32, 150)
        involved = started + dt.timedelta(days=wait)
        known = involved <= draft.anchor and chance.random() < 0.8
        draft.tie(Concerns, process, place, involvedOn=involved if known else None)
