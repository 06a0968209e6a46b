"""How the prevention units stand to the politikontakter and the GDEs (guide §5.3)."""

from __future__ import annotations

import datetime as dt

from graph.model.cooperation import AffiliatedWith, FollowsUp
from seeds.demo.contacts import IN_PREVENTION, Contact
from seeds.demo.country import Country
from seeds.demo.draft import Draft
from seeds.demo.police import Police

_WHOLE, _EACH, _NONE = "whole", "each", "none"


def affiliations(draft: Draft, country: Country, police: Police, contacts: list[Contact]) -> None:
    """Units that follow up a district, or each contact of it; some did, some will, some follow up nobody."""
    for i, district in enumerate(country.districts):
        chance = draft.chance("follow-up", district.id)
        unit = police.prevention[district.id]
        how = (_WHOLE, _EACH, _WHOLE, _NONE)[i % 4]
        posts = [c.post for c in contacts if c.district == district.id]
        if how == _WHOLE:
            draft.tie(FollowsUp, unit, district.id, validFrom=draft.day(-chance.randint(100, 2000)))
        for post in posts if how == _EACH else posts[:3] if how == _NONE else ():
            end = draft.day(-chance.randint(20, 400)) if how == _NONE or chance.random() < 0.1 else None
            start = draft.day(chance.randint(20, 150)) if end is None and chance.random() < 0.1 else None
            start = start or draft.day(-chance.randint(500, 2000))
            draft.tie(FollowsUp, unit, post, validFrom=start, validTo=end)
        gdes = sorted({u.gde for u in police.units if u.district == district.id})
        _affiliated(draft, unit, gdes, i, always=district.id == IN_PREVENTION)


def _affiliated(draft: Draft, unit: str, gdes: list[str], i: int, *, always: bool) -> None:
    """Where the contacts sit in the prevention unit it is affiliated with each GDE; elsewhere with one."""
    if always:
        for gde in gdes:
            draft.tie(AffiliatedWith, unit, gde, validFrom=draft.day(-1800))
        return
    start, end = ((-1500, None), (-1600, -300), (60, None), (-900, None))[i % 4]
    until: dt.date | None = None if end is None else draft.day(end)
    draft.tie(AffiliatedWith, unit, gdes[0], validFrom=draft.day(start), validTo=until)
