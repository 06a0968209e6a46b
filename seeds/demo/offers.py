"""What the police offered municipalities: agreements and councils, and what was answered (guide §3, §4)."""

from __future__ import annotations

import datetime as dt
import random

from graph.model.cooperation import Offer, OfferAnswer, OfferKind
from seeds.demo.country import Country, Municipality
from seeds.demo.design import TRONDHEIM, Design
from seeds.demo.draft import Draft
from seeds.demo.police import Police

OFFERED = 0.8
_WORDS = {OfferKind.AGREEMENT: "avtale", OfferKind.COUNCIL: "politirad"}


def offers(draft: Draft, country: Country, design: Design, police: Police) -> None:
    """Offers to most municipalities; some got none, some have not answered, some said no."""
    shared = {m for group in design.regional for m in group}
    for m in country.municipalities:
        have = {
            OfferKind.AGREEMENT: m.id in design.agreement,
            OfferKind.COUNCIL: m.id in design.council or m.id in shared,
        }
        for kind, accepted in have.items():
            chance = draft.chance("offer", m.id, kind)
            if m.id == TRONDHEIM or chance.random() < OFFERED:
                _offers(draft, m, kind, police, chance, accepted=accepted)


def _offers(
    draft: Draft, m: Municipality, kind: OfferKind, police: Police, chance: random.Random, *, accepted: bool
) -> None:
    unit = police.units_of(m.id)[0]
    by = chance.choice((m.district, m.district, unit.gde, unit.id))
    age = chance.randint(1500, 3200) if chance.random() < 0.2 else chance.randint(20, 1400)
    if accepted and age > 900 and chance.random() < 0.15:
        _offer(draft, m, kind, by, (age + 400, OfferAnswer.NO), chance)
    answer = OfferAnswer.YES if accepted else OfferAnswer.NO if chance.random() < 0.55 else None
    _offer(draft, m, kind, by, (age, answer), chance)


def _offer(
    draft: Draft,
    m: Municipality,
    kind: OfferKind,
    by: str,
    outcome: tuple[int, OfferAnswer | None],
    chance: random.Random,
) -> None:
    age, answer = outcome
    day = draft.day(-age)
    answered = day + dt.timedelta(days=chance.randint(5, 120))
    if answered > draft.anchor:
        answer = None
    draft.node(
        Offer,
        f"tilbud:{_WORDS[kind]}-{m.area.number}/{day}",
        offerKind=kind,
        offeredOn=day,
        answer=answer,
        # That it was answered is known now and then, but not when.
        answeredOn=answered if answer and chance.random() < 0.95 else None,
        offeredBy=by,
        offeredTo=m.id,
    )
