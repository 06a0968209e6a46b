"""Plans, measures and evaluations: what the arenas decided, and what came of it (guide §2.3, §4, §7)."""

from __future__ import annotations

import datetime as dt
import random

from graph.model.agreements import Measure, Plan, PlanKind, ResponsibleFor
from graph.model.knowledge import Evaluation
from seeds.demo.arenas import Arena
from seeds.demo.country import Country, Municipality
from seeds.demo.design import TRONDHEIM
from seeds.demo.draft import Draft
from seeds.demo.lessons import lessons
from seeds.demo.police import Police, Unit

WITH_PLAN = 0.55
EVALUATED = 0.22
RESOURCES = {
    "police": ("En politikontakt i halv stilling", "To patruljer i helgene", "Ti dagsverk i kvartalet"),
    "municipal": (
        "200 000 kroner i året",
        "En miljøarbeider i full stilling",
        "Lokaler og fem dagsverk i måneden",
    ),
}
MEASURES = {
    "CHILD_YOUTH_CRIME": "Felles oppfølging av ungdomsmiljøer",
    "SUBSTANCE_ABUSE": "Tidlig samtale om rusmidler",
    "SAFE_SCHOOLS": "Trygg skolevei ved skolestart",
    "PUBLIC_SPACE_NIGHTLIFE": "Ansvarlig vertskap i sentrum",
    "TRAFFIC_SAFETY": "Fartsdempende innsats ved skolene",
    "DOMESTIC_HONOUR_VIOLENCE": "Felles rutine ved vold i nære relasjoner",
    "SEXUAL_ABUSE": "Undervisning om grenser og samtykke",
    "ONLINE_CRIME": "Nettvettkvelder for foresatte",
    "RADICALISATION_EXTREMISM": "Rutine for bekymring om radikalisering",
    "HATE_CRIME": "Dialogmøter om hatefulle ytringer",
}


def plans(draft: Draft, country: Country, arenas: list[Arena], police: Police) -> None:
    """Plans with measures for half of the arenas of municipalities, and evaluations for some of all."""
    by_id = {m.id: m for m in country.municipalities}
    for arena in arenas:
        if not arena.municipalities:
            continue
        municipality = by_id[arena.municipalities[0]]
        unit = police.units_of(municipality.id)[0]
        chance = draft.chance("plans", arena.id)
        if municipality.id == TRONDHEIM or chance.random() < WITH_PLAN:
            _plan(draft, arena, municipality, unit, chance)
        if arena.since < draft.day(-300) and (municipality.id == TRONDHEIM or chance.random() < EVALUATED):
            _evaluation(draft, arena, municipality, unit, chance)


def _plan(draft: Draft, arena: Arena, m: Municipality, unit: Unit, chance: random.Random) -> None:
    lively = m.id == TRONDHEIM
    period = _period(draft, chance, lively=lively)
    adopted = period["validFrom"] - dt.timedelta(days=chance.randint(5, 60))
    kind = PlanKind.OVERARCHING if chance.random() < 0.7 else PlanKind.ACTION
    posts = [*draft.posts(m.id, "MAYOR"), *draft.posts(m.id, "CHIEF_MUNICIPAL_EXECUTIVE"), unit.leader]
    leaders = tuple(chance.sample(posts[:2], 1) + posts[2:]) if lively or chance.random() < 0.6 else ()
    plan = draft.node(
        Plan,
        f"plan:{arena.local}",
        name=f"{'Handlingsplan' if kind is PlanKind.ACTION else 'Plan'} for {arena.name}",
        planKind=kind,
        adoptedOn=adopted if adopted <= draft.anchor and (leaders or chance.random() < 0.5) else None,
        forum=arena.id,
        addresses=arena.focus,
        adoptedBy=leaders if adopted <= draft.anchor else (),
        **period,
    )
    _responsible(draft, plan, m, unit, chance, lively=lively)
    for i, challenge in enumerate(arena.focus):
        title = MEASURES.get(challenge.partition(":")[2])
        if title is None or (not lively and chance.random() < 0.35):
            continue
        period = _period(draft, chance, lively=lively)
        decided = period["validFrom"] - dt.timedelta(days=chance.randint(5, 60))
        measure = draft.node(
            Measure,
            f"tiltak:{arena.local}/{i + 1}",
            name=f"{title}, {m.name}",
            adoptedOn=decided if leaders and decided <= draft.anchor else None,
            plan=plan,
            addresses=(challenge,),
            adoptedBy=leaders if decided <= draft.anchor and (lively or chance.random() < 0.7) else (),
            **period,
        )
        _responsible(draft, measure, m, unit, chance, lively=lively)


def _period(draft: Draft, chance: random.Random, *, lively: bool) -> dict[str, dt.date]:
    """In force as a rule; ended, or starting later, now and then."""
    turn = 1.0 if lively else chance.random()
    if turn < 0.16:
        end = -chance.randint(20, 600)
        return {"validFrom": draft.day(end - chance.randint(300, 1100)), "validTo": draft.day(end)}
    if turn < 0.26:
        start = chance.randint(15, 170)
        return {"validFrom": draft.day(start), "validTo": draft.day(start + 730)}
    open_end = {} if chance.random() < 0.2 else {"validTo": draft.day(chance.randint(30, 900))}
    return {"validFrom": draft.day(-chance.randint(30, 800))} | open_end


def _responsible(
    draft: Draft, what: str, m: Municipality, unit: Unit, chance: random.Random, *, lively: bool
) -> None:
    """Municipality and police answer for it; both, one or neither says what it contributes."""
    police = m.district if lively or chance.random() < 0.4 else unit.id
    stated = 1.0 if lively else chance.random()
    for side, organization, least in (("municipal", m.id, 0.25), ("police", police, 0.45)):
        period = {}
        if not lively and chance.random() < 0.03:
            period = {"validTo": draft.day(-chance.randint(10, 200))}
        elif not lively and chance.random() < 0.03:
            period = {"validFrom": draft.day(chance.randint(15, 120))}
        resources = chance.choice(RESOURCES[side]) if stated >= least else None
        draft.tie(ResponsibleFor, organization, what, resources=resources, **period)


def _evaluation(draft: Draft, arena: Arena, m: Municipality, unit: Unit, chance: random.Random) -> None:
    newest = 400 if m.id == TRONDHEIM else 1000
    day = max(draft.day(-chance.randint(20, newest)), arena.since + dt.timedelta(days=200))
    if day > draft.anchor:
        return
    id_ = f"evaluering:{arena.local}/{day}"
    draft.node(
        Evaluation,
        id_,
        **lessons(draft, id_),
        evaluatedOn=day,
        nextOn=day + dt.timedelta(days=chance.choice((365, 730))) if chance.random() < 0.65 else None,
        subject=arena.id,
        parties=(m.id, unit.id) if chance.random() < 0.8 else (m.id,),
    )
