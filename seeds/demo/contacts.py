"""Politikontakter: where they sit, what they have in their remit, and who holds the posts (guide §5)."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

from graph.model.posts import Remit
from seeds.demo.country import Area, Country, joined
from seeds.demo.design import TRONDHEIM, Design
from seeds.demo.draft import Draft
from seeds.demo.people import History, fill
from seeds.demo.police import Police, Unit

VACANCY = 0.07
DEDICATED = 0.5
DOUBLE_HATTED = 0.08
"""Share of service unit leaders who are also the politikontakt."""
WIDE_REMIT = 0.3
"""Chance that two small neighbouring units of a GDE share a politikontakt."""
TWO_CONTACTS_FROM = 75_000
"""Inhabitants from which an area has two politikontakter."""
IN_GDE, IN_PREVENTION = "politidistrikt:agder", "politidistrikt:finnmark"
"""Districts whose politikontakter sit at another level than the service unit."""
IN_STAFF, STAFF_SHARE = "politidistrikt:nordland", 0.25
"""A district of which some politikontakter sit in its staff, outside any GDE, and how many."""


@dataclass(frozen=True)
class Contact:
    """A politikontakt's post and what it has in its remit on the anchor day."""

    post: str
    district: str
    unit: Unit
    areas: tuple[Area, ...]


def contacts(draft: Draft, country: Country, police: Police, design: Design) -> list[Contact]:
    """Make the politikontakter of the whole country."""
    made: list[Contact] = []
    for district in country.districts:
        units = [u for u in police.units if u.district == district.id]
        spared = _spared(draft, units)
        for unit in units:
            if unit.id in spared:
                continue
            neighbour = next((u for u in units if spared.get(u.id) == unit.id), None)
            areas = [*unit.areas, *(neighbour.areas if neighbour else ())]
            areas = [a for a in areas if a.municipality not in design.uncovered]
            if areas:
                made += _posts(draft, unit, tuple(areas), police)
    return made


def _spared(draft: Draft, units: list[Unit]) -> dict[str, str]:
    """Units without a politikontakt of their own, and the unit whose politikontakt serves them."""
    spared: dict[str, str] = {}
    for before, unit in pairwise(units):
        small = sum(a.population for a in (*before.areas, *unit.areas)) < 40_000
        taken = before.id in spared or before.id in spared.values()
        if (
            small
            and before.gde == unit.gde
            and not taken
            and draft.chance("wide", unit.id).random() < WIDE_REMIT
        ):
            spared[unit.id] = before.id
    return spared


def _posts(draft: Draft, unit: Unit, areas: tuple[Area, ...], police: Police) -> list[Contact]:
    number = 2 if max(a.population for a in areas) >= TWO_CONTACTS_FROM else 1
    made = []
    for i in range(number):
        home, name = _home(draft, unit, police)
        post = draft.post(home, name, "POLICE_CONTACT")
        chance = draft.chance("contact", post)
        _holder(draft, post, unit, police, chance)
        for area in areas:
            _remit(draft, post, area, chance)
        if i == 0:
            _former_remit(draft, post, unit, areas, police, chance)
        made.append(Contact(post, unit.district, unit, areas))
    return made


def _home(draft: Draft, unit: Unit, police: Police) -> tuple[str, str]:
    if unit.district == IN_GDE:
        return unit.gde, unit.gde_name
    if unit.district == IN_PREVENTION:
        unit_id = police.prevention[unit.district]
        return unit_id, f"{police.prevention_names[unit_id]} ({joined([a.name for a in unit.areas])})"
    if unit.district == IN_STAFF and draft.chance("home", unit.id).random() < STAFF_SHARE:
        return unit.district, f"Nordland politidistrikt ({joined([a.name for a in unit.areas])})"
    return unit.id, unit.name


def _holder(draft: Draft, post: str, unit: Unit, police: Police, chance: random.Random) -> None:
    leader = police.holders.get(unit.leader)
    if leader and chance.random() < DOUBLE_HATTED:
        History(draft, post, chance.choice((0.1, 0.2, 0.3))).held(
            draft.day(-chance.randint(40, 900)), who=leader
        )
        return
    share = 1.0 if chance.random() < DEDICATED else chance.choice((0.2, 0.3, 0.5, 0.5, 0.8))
    always = any(a.municipality == TRONDHEIM for a in unit.areas)
    fill(draft, post, 0.0 if always else VACANCY, share)


def _remit(draft: Draft, post: str, area: Area, chance: random.Random) -> None:
    since = draft.day(-chance.randint(200, 2500))
    draft.node(Remit, _remit_id(post, area.id), post=post, place=area.id, validFrom=since)


def _former_remit(
    draft: Draft, post: str, unit: Unit, areas: tuple[Area, ...], police: Police, chance: random.Random
) -> None:
    """Now and then a post had, or gets, an area that is another post's today."""
    others = [a for u in police.units if u.gde == unit.gde for a in u.areas if a not in areas]
    if not others or chance.random() > 0.2:
        return
    area = chance.choice(others)
    if chance.random() < 0.7:
        period = (draft.day(-2500), draft.day(-chance.randint(60, 1000)))
        draft.node(
            Remit, _remit_id(post, area.id), post=post, place=area.id, validFrom=period[0], validTo=period[1]
        )
    else:
        since = draft.day(chance.randint(20, 120))
        draft.node(Remit, _remit_id(post, area.id), post=post, place=area.id, validFrom=since)


def _remit_id(post: str, area: str) -> str:
    return f"ansvar:{post.partition(':')[2]}/{area.replace(':', '-')}"
