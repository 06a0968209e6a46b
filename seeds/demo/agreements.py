"""Agreements, what they focus on, and their revisions (guide §3)."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from graph.model.agreements import Agreement, AgreementKind, AgreementRevision, RegulatedBy
from graph.model.knowledge import Evaluation, FocusesOn, KnowledgeProduct
from seeds.demo.arenas import Arena, focus_areas
from seeds.demo.country import Country, Municipality
from seeds.demo.design import TRONDHEIM, Design
from seeds.demo.draft import Draft
from seeds.demo.lessons import lessons
from seeds.demo.police import Police
from seeds.demo.terms import change_of_focus, terms

WITH_DISTRICT = 0.75
"""Share of agreements that the district signs; the service unit signs the others."""


@dataclass(frozen=True)
class Deal:
    """An agreement as it stands on the anchor day."""

    id: str
    municipality: str
    police: str
    focus: tuple[str, ...]
    in_force: bool


def agreements(
    draft: Draft, country: Country, design: Design, police: Police, councils: list[Arena]
) -> list[Deal]:
    """Cooperation agreements of municipalities, and those of counties, schools and others."""
    council_of = {m: c for c in reversed(councils) for m in c.municipalities}
    made = [
        _cooperation(draft, m, police, council_of.get(m.id), slt=m.id in design.slt)
        for m in country.municipalities
        if m.id in design.agreement
    ]
    _with_counties(draft, country, police)
    return made


def _cooperation(draft: Draft, m: Municipality, police: Police, council: Arena | None, *, slt: bool) -> Deal:
    chance = draft.chance("cooperation", m.id)
    unit = police.units_of(m.id)[0]
    party = m.district if m.id == TRONDHEIM or chance.random() < WITH_DISTRICT else unit.id
    parties = [m.id, party]
    neighbour = next((a for a in unit.areas if a.municipality != m.id), None)
    if neighbour and chance.random() < 0.08:
        parties.append(neighbour.municipality)
    fate = 1.0 if m.id == TRONDHEIM else chance.random()
    signed: dt.date | None = draft.day(-chance.randint(60, 1900))
    ends = None
    if fate < 0.09:
        signed, ends = draft.day(-chance.randint(1000, 2900)), draft.day(-chance.randint(30, 700))
    elif fate < 0.13:
        signed = None
    elif fate < 0.15:
        signed = draft.day(chance.randint(15, 90))
    elif chance.random() < 0.3:
        ends = draft.day(chance.randint(60, 1200))
    id_ = f"avtale:samarbeid-{m.area.number}"
    deal = Deal(
        draft.node(
            Agreement,
            id_,
            name=f"Avtale om kommune- og politisamarbeid, {m.name}",
            nameEn=f"Agreement on municipality–police cooperation, {m.name}",
            agreementKinds=(AgreementKind.COOPERATION,),
            signedOn=signed,
            validTo=ends,
            nextRevisionOn=_next_revision(draft, chance, signed, lively=m.id == TRONDHEIM),
            parties=tuple(parties),
            **terms(draft, id_, m.id, council, slt=slt),
        ),
        m.id,
        party,
        tuple(f"utfordring:{c}" for c in focus_areas(chance))
        if m.id == TRONDHEIM or chance.random() < 0.85
        else (),
        in_force=signed is not None and signed <= draft.anchor and (ends is None or ends > draft.anchor),
    )
    _focus(draft, chance, deal, signed)
    if signed is not None and signed < draft.day(-500):
        _revisions(draft, chance, deal, ends)
    if council and m.id in council.municipalities and chance.random() < 0.6:
        _regulate(draft, chance, council, deal, signed, ends)
    if deal.in_force and chance.random() < 0.12:
        _evaluate(draft, chance, deal)
    return deal


def _next_revision(
    draft: Draft, chance: random.Random, signed: dt.date | None, *, lively: bool
) -> dt.date | None:
    turn = 1.0 if lively else chance.random()
    if turn < 0.12:
        return None
    if turn < 0.35 and signed is not None and signed < draft.day(-400):
        return draft.day(-chance.randint(10, 380))
    return max(signed or draft.anchor, draft.anchor) + dt.timedelta(days=chance.randint(15, 720))


def _focus(draft: Draft, chance: random.Random, deal: Deal, signed: dt.date | None) -> None:
    for challenge in deal.focus:
        draft.tie(FocusesOn, deal.id, challenge, validFrom=signed)
    former = "utfordring:ENVIRONMENTAL_CRIME"
    if signed and signed < draft.day(-700) and former not in deal.focus and chance.random() < 0.1:
        draft.tie(FocusesOn, deal.id, former, validFrom=signed, validTo=draft.day(-chance.randint(30, 600)))
    coming = "utfordring:HATE_CRIME"
    if deal.in_force and coming not in deal.focus and chance.random() < 0.05:
        draft.tie(FocusesOn, deal.id, coming, validFrom=draft.day(chance.randint(20, 120)))


def _revisions(draft: Draft, chance: random.Random, deal: Deal, ends: dt.date | None) -> None:
    if chance.random() > 0.5:
        return
    day = min(draft.day(-chance.randint(20, 420)), (ends or dt.date.max) - dt.timedelta(days=30))
    local = deal.id.partition(":")[2]
    products = [
        draft.node(
            KnowledgeProduct,
            f"produkt:{local}/{day}-{key}",
            title=f"{title} {day.year}",
            producedOn=day - dt.timedelta(days=chance.randint(10, 90)),
            producedBy=(by,),
        )
        for key, title, by in (
            ("politi", "Kriminalitetsbildet", deal.police),
            ("kommune", "Folkehelseoversikten", deal.municipality),
        )
        if chance.random() < 0.6
    ]
    id_ = f"revisjon:{local}/{day}"
    draft.node(
        AgreementRevision,
        id_,
        revisedOn=day,
        **change_of_focus(draft, id_, deal.focus),
        agreement=deal.id,
        basedOn=tuple(products),
    )


def _regulate(
    draft: Draft,
    chance: random.Random,
    council: Arena,
    deal: Deal,
    signed: dt.date | None,
    ends: dt.date | None,
) -> None:
    since = max(signed or draft.day(30), council.since)
    if council.until is None and (ends is None or ends > since):
        until = ends
        if until is None and since < draft.day(-600) and chance.random() < 0.05:
            until = draft.day(-chance.randint(20, 500))
        draft.tie(RegulatedBy, council.id, deal.id, validFrom=since, validTo=until)


def _evaluate(draft: Draft, chance: random.Random, deal: Deal) -> None:
    day = draft.day(-chance.randint(20, 900))
    id_ = f"evaluering:{deal.id.partition(':')[2]}/{day}"
    draft.node(
        Evaluation,
        id_,
        **lessons(draft, id_),
        evaluatedOn=day,
        nextOn=day + dt.timedelta(days=365) if chance.random() < 0.7 else None,
        subject=deal.id,
        parties=(deal.municipality, deal.police) if chance.random() < 0.8 else (deal.municipality,),
    )


def _with_counties(draft: Draft, country: Country, police: Police) -> None:
    names = dict(country.counties)
    for district in country.districts:
        for county in sorted({m.county for m in district.municipalities} & set(names)):
            chance = draft.chance("county", district.id, county)
            local, signed = (
                f"{district.slug}-{county.partition(':')[2]}",
                draft.day(-chance.randint(100, 1800)),
            )
            if district.slug == "trondelag" or chance.random() < 0.3:
                title = f"Samarbeidsavtale mellom {district.name} politidistrikt og {names[county]}"
                _other(
                    draft, f"avtale:fylke-{local}", title,
                    AgreementKind.COUNTY, signed, (district.id, county),
                )  # fmt: skip
            if chance.random() < 0.35:
                unit = chance.choice([u for u in police.units if u.district == district.id])
                title = f"Avtale om trygge videregående skoler, {unit.areas[0].name}"
                _other(
                    draft, f"avtale:skole-{local}", title,
                    AgreementKind.SCHOOL, signed, (unit.id, county), "utfordring:SAFE_SCHOOLS",
                )  # fmt: skip
        chance = draft.chance("other agreement", district.id)
        if chance.random() < 0.4:
            city = max(district.municipalities, key=lambda m: m.population)
            _other(
                draft, f"avtale:uteliv-{city.area.number}", f"Avtale om trygt uteliv i {city.name}",
                AgreementKind.OTHER, draft.day(-chance.randint(100, 1800)), (district.id, city.id),
                "utfordring:PUBLIC_SPACE_NIGHTLIFE",
            )  # fmt: skip


def _other(
    draft: Draft,
    id_: str,
    name: str,
    kind: AgreementKind,
    signed: dt.date,
    parties: tuple[str, ...],
    *focus: str,
) -> None:
    next_revision = signed + dt.timedelta(days=1460)
    draft.node(
        Agreement, id_, name=name, agreementKinds=(kind,), signedOn=signed, nextRevisionOn=next_revision,
        parties=parties,
    )  # fmt: skip
    for challenge in focus:
        draft.tie(FocusesOn, id_, challenge, validFrom=signed)
