"""What the rules about agreements and ordinances should find (guide §3, §4)."""

from __future__ import annotations

import datetime as dt

from graph.model.agreements import Agreement, AgreementRevision
from graph.model.cooperation import Offer, PoliceOrdinance
from graph.model.knowledge import FocusesOn, KnowledgeProduct
from graph.model.organizations import CityDistrict, Municipality
from graph.model.territory import PartOf
from tests.oracle.book import Facts, Judge, Judged, Subjects

POLICE = ("politidistrikt:", "gde:", "tjenesteenhet:", "tjenestested:", "fellesenhet:")


def offered(facts: Facts) -> dict[Subjects, Judged]:
    """An agreement in force, or an offer of one on or before the day."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        asked = any(
            o.offerKind == "AGREEMENT" and o.offeredOn <= facts.day for o in facts.where(Offer, offeredTo=m)
        )
        found[(m,)] = Judged("MET" if asked or _agreements(facts, m) else "ABSENT", (m,))
    return found


def exists(facts: Facts) -> dict[Subjects, Judged]:
    """An agreement in force."""
    return {(m,): Judged("MET" if _agreements(facts, m) else "ABSENT", (m,)) for m in facts.municipalities()}


def revision_plan(facts: Facts) -> dict[Subjects, Judged]:
    """A date for the next revision."""
    return {
        (a.id,): Judged("MET" if a.nextRevisionOn else "ABSENT", places) for a, places in _standing(facts)
    }


def revision_current(facts: Facts) -> dict[Subjects, Judged]:
    """Of an agreement with such a date: it is not passed."""
    found: dict[Subjects, Judged] = {}
    for a, _ in _standing(facts):
        next_ = a.nextRevisionOn
        found[(a.id,)] = Judged("NOT_APPLICABLE" if next_ is None else "GAP" if next_ < facts.day else "MET")
    return found


def focus_areas(facts: Facts) -> dict[Subjects, Judged]:
    """A focus area."""
    return {
        (a.id,): Judged("MET" if facts.held(facts.where(FocusesOn, start=a.id)) else "ABSENT", places)
        for a, places in _standing(facts)
    }


def focus_basis(facts: Facts) -> dict[Subjects, Judged]:
    """Of a revised agreement: the last revision cites a product of the police's and one of a party's."""
    found: dict[Subjects, Judged] = {}
    for a, places in _standing(facts):
        past = [r for r in facts.where(AgreementRevision, agreement=a.id) if r.revisedOn <= facts.day]
        if not past:
            found[(a.id,)] = Judged("NOT_APPLICABLE")
            continue
        latest = max(r.revisedOn for r in past)
        last = min((r for r in past if r.revisedOn == latest), key=lambda r: r.id)
        by: set[str] = set()
        for id_ in last.basedOn:
            product = facts.nodes[id_]
            assert isinstance(product, KnowledgeProduct)
            by.update(product.producedBy)
        police = any(o.startswith(POLICE) for o in by)
        ours = any({o, *(t.end for t in facts.where(PartOf, start=o))} & set(places) for o in by)
        found[(a.id,)] = Judged("MET" if police and ours else "ABSENT", places)
    return found


def ordinance(facts: Facts) -> dict[Subjects, Judged]:
    """Of a municipality with an ordinance: adopted or revised in the last 48 months."""
    found: dict[Subjects, Judged] = {}
    for m in facts.municipalities():
        all_ = [
            o
            for o in facts.where(PoliceOrdinance, municipality=m)
            if o.adoptedOn is None or o.adoptedOn <= facts.day
        ]
        days = [max((d for d in _days(o) if d <= facts.day), default=None) for o in all_]
        if not all_:
            found[(m,)] = Judged("CONDITION_ABSENT", (m,))
        elif any(d is not None and d > facts.months_ago(48) for d in days):
            found[(m,)] = Judged("MET")
        else:
            found[(m,)] = Judged("UNKNOWN" if None in days else "GAP")
    return found


def _days(ordinance: PoliceOrdinance) -> list[dt.date]:
    return [day for day in (ordinance.adoptedOn, ordinance.revisedOn) if day is not None]


def _agreements(facts: Facts, municipality: str) -> list[Agreement]:
    return [
        a
        for a in facts.where(Agreement, parties=municipality)
        if "COOPERATION" in a.agreementKinds and facts.standing(a)
    ]


def _standing(facts: Facts) -> list[tuple[Agreement, tuple[str, ...]]]:
    """Cooperation agreements in force, with the municipalities and city districts that are parties."""
    found = []
    for a in facts.all(Agreement):
        parties = [facts.nodes[p] for p in a.parties]
        places = tuple(p.id for p in parties if isinstance(p, Municipality | CityDistrict) and facts.holds(p))
        if "COOPERATION" in a.agreementKinds and facts.standing(a) and places:
            found.append((a, places))
    return found


RULES: dict[str, Judge] = {
    "agreement.offered": offered,
    "agreement.exists": exists,
    "agreement.revision_plan": revision_plan,
    "agreement.revision_current": revision_current,
    "agreement.focus_areas": focus_areas,
    "agreement.focus_basis": focus_basis,
    "municipality.ordinance": ordinance,
}
