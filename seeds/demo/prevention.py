"""Prevention models: SLT where there is a coordinator, another model, or none chosen (guide §6)."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from graph.model.cooperation import PreventionModel, PreventionModelKind
from graph.model.knowledge import Evaluation
from seeds.demo.country import Country, Municipality, joined
from seeds.demo.design import TRONDHEIM
from seeds.demo.draft import Draft
from seeds.demo.lessons import lessons
from seeds.demo.municipal import Municipal
from seeds.demo.police import Police

OTHER, NONE = 0.30, 0.55
"""Of municipalities without SLT: up to which chance another model, and up to which none, is registered."""
TARGETS = ("Barn og unge 12–18 år", "Barn og unge 10–24 år", "Ungdom og deres foresatte")
OTHERS = ("Samhandlingsmodellen", "Bedre tverrfaglig innsats", "Ungdomslos", "Lokal forebyggingsmodell")
LOCAL_NAMES = {"kommune:0301": "SaLTo"}
_LONG = 365 * 2


@dataclass(frozen=True)
class Model:
    """A model that is in force on the anchor day."""

    id: str
    municipalities: tuple[str, ...]
    since: dt.date


def prevention(
    draft: Draft, country: Country, municipal: Municipal, police: Police, known: Collection[str]
) -> list[Model]:
    """Models of all municipalities but those (`known`) that a fact is registered about."""
    groups: dict[str, list[Municipality]] = defaultdict(list)
    for m in country.municipalities:
        if m.id not in known and m.id in municipal.coordinator:
            groups[municipal.coordinator[m.id]].append(m)
    made = [_slt(draft, tuple(group)) for group in groups.values()]
    for m in country.municipalities:
        if m.id not in known and m.id not in municipal.coordinator:
            _without_slt(draft, m)
    for model in made:
        _evaluate(draft, model, police)
    return made


def _slt(draft: Draft, group: tuple[Municipality, ...]) -> Model:
    first = group[0]
    chance = draft.chance("model", first.id)
    since = draft.day(-chance.randint(800, 4500) if first.id == TRONDHEIM else -chance.randint(200, 4500))
    id_ = draft.node(
        PreventionModel,
        f"modell:slt-{first.area.number}",
        name=f"SLT i {joined([m.name for m in group])}",
        modelKind=PreventionModelKind.SLT,
        localName=LOCAL_NAMES.get(first.id),
        targetGroup=chance.choice(TARGETS) if chance.random() < 0.8 else None,
        municipalities=tuple(m.id for m in group),
        validFrom=since,
    )
    if since > draft.day(-1500) and chance.random() < 0.2:
        _other(draft, first, chance, since - dt.timedelta(days=chance.randint(700, 2000)), since)
    return Model(id_, tuple(m.id for m in group), since)


def _without_slt(draft: Draft, m: Municipality) -> None:
    chance = draft.chance("model", m.id)
    turn = chance.random()
    coming = draft.day(chance.randint(30, 170)) if chance.random() < 0.06 else None
    since = draft.day(-chance.randint(200, 3000))
    if turn < OTHER:
        _other(draft, m, chance, since, coming)
    elif turn < NONE:
        draft.node(
            PreventionModel, f"modell:ingen-{m.area.number}", name=f"Ingen modell valgt i {m.name}",
            modelKind=PreventionModelKind.NONE_CHOSEN, municipalities=(m.id,),
            validFrom=since, validTo=coming,
        )  # fmt: skip
    if coming is not None:
        draft.node(
            PreventionModel, f"modell:slt-{m.area.number}", name=f"SLT i {m.name}",
            modelKind=PreventionModelKind.SLT, municipalities=(m.id,), validFrom=coming,
        )  # fmt: skip


def _other(
    draft: Draft, m: Municipality, chance: random.Random, since: dt.date, until: dt.date | None
) -> None:
    name = chance.choice(OTHERS)
    draft.node(
        PreventionModel, f"modell:annen-{m.area.number}", name=f"{name} i {m.name}",
        modelKind=PreventionModelKind.OTHER_MODEL, localName=name,
        targetGroup=chance.choice(TARGETS), municipalities=(m.id,), validFrom=since, validTo=until,
    )  # fmt: skip


def _evaluate(draft: Draft, model: Model, police: Police) -> None:
    chance = draft.chance("model evaluation", model.id)
    lively = TRONDHEIM in model.municipalities
    if model.since > draft.day(-_LONG) or not (lively or chance.random() < 0.4):
        return
    day = draft.day(-chance.randint(20, 500 if lively else 1000))
    if day <= model.since:
        return
    unit = police.units_of(model.municipalities[0])[0].id
    id_ = f"evaluering:{model.id.partition(':')[2]}/{day}"
    draft.node(
        Evaluation,
        id_,
        evaluatedOn=day,
        nextOn=day + dt.timedelta(days=chance.choice((365, 730))) if chance.random() < 0.7 else None,
        subject=model.id,
        parties=(*model.municipalities, unit) if lively or chance.random() < 0.75 else model.municipalities,
        **lessons(draft, id_),
    )
