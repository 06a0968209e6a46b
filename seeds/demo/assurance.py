"""Who says that what is registered is complete, and which exceptions have been approved."""

from __future__ import annotations

import random

from graph.model.assurance import Attestation, AttestationTopic, Waiver
from seeds.demo.arenas import Arena
from seeds.demo.contacts import Contact
from seeds.demo.country import Country, Municipality
from seeds.demo.design import TRONDHEIM, Design, Uncovered
from seeds.demo.draft import Draft

FRESH, STALE = 0.60, 0.17
"""Shares of municipalities that attested within a year, and longer ago; the rest never did."""
MUNICIPAL = (
    AttestationTopic.FORUMS,
    AttestationTopic.MEETINGS,
    AttestationTopic.AGREEMENTS,
    AttestationTopic.SLT,
    AttestationTopic.PLANS,
    AttestationTopic.EVALUATIONS,
    AttestationTopic.ORDINANCES,
)
POLICE = (
    AttestationTopic.CONTACTS,
    AttestationTopic.FUNCTIONS,
    AttestationTopic.OFFERS,
    AttestationTopic.RECORDS,
    AttestationTopic.SCHOOLS,
)


def assurance(
    draft: Draft, country: Country, design: Design, contacts: list[Contact], councils: list[Arena]
) -> None:
    """Attestations of districts and municipalities, and waivers."""
    for district in country.districts:
        chance = draft.chance("attest", district.id)
        for topic in POLICE:
            if district.id in design.fresh:
                _attest(draft, district.id, district.id, topic, chance.randint(5, 330))
            elif district.id in design.stale:
                _attest(draft, district.id, district.id, topic, chance.randint(400, 900))
    for m in country.municipalities:
        _municipality(draft, m, design)
        for area in m.city_districts:
            chance = draft.chance("attest", area.id)
            if chance.random() < 0.4:
                _attest(draft, m.id, area.id, AttestationTopic.FORUMS, chance.randint(5, 500))
    for id_, story in design.uncovered.items():
        _uncovered(draft, id_, story)
    _others(draft, contacts, councils)


def _municipality(draft: Draft, m: Municipality, design: Design) -> None:
    chance = draft.chance("attest", m.id)
    complete = m.id in (TRONDHEIM, design.silent)
    turn = 0.0 if complete else chance.random()
    if turn >= FRESH + STALE:
        return
    topics = [topic for topic in MUNICIPAL if complete or chance.random() < 0.8]
    if m.id not in design.uncovered and chance.random() < 0.15:
        topics.append(AttestationTopic.CONTACTS)
    if draft.chance("attest decisions", m.id).random() < 0.4:
        topics.append(AttestationTopic.RECORDS)
    for topic in topics:
        age = chance.randint(3, 340) if turn < FRESH else chance.randint(380, 1000)
        _attest(draft, m.id, m.id, topic, age)
        if chance.random() < 0.2:
            _attest(draft, m.id, m.id, topic, age + 365)  # the one of the year before


def _attest(draft: Draft, by: str, place: str, topic: AttestationTopic, age: int) -> None:
    day = draft.day(-age)
    draft.node(
        Attestation,
        f"bekreftelse:{place.replace(':', '-')}/{topic.value.lower()}-{day}",
        topic=topic,
        completeAsOf=day,
        attestedBy=by,
        place=place,
    )


def _uncovered(draft: Draft, id_: str, story: Uncovered) -> None:
    """Exceptions for municipalities without politikontakt, one of each sort."""
    periods = {
        Uncovered.WAIVED: (-90, 200),
        Uncovered.WAIVER_EXPIRED: (-500, -40),
        Uncovered.WAIVER_TO_COME: (45, 300),
    }
    if period := periods.get(story):
        reason = "Stillingen lyses ut på nytt; nabokommunens politikontakt tar henvendelser imens."
        _waive(draft, "contact.assigned", id_, reason, period)


def _others(draft: Draft, contacts: list[Contact], councils: list[Arena]) -> None:
    chance = draft.chance("waivers")
    wide = [c.post for c in contacts if len({a.municipality for a in c.areas}) > 3]
    quiet = [c.id for c in councils if c.quiet_since is not None]
    few = [c.id for c in councils if c.pace == 2.0 and c.quiet_since is None]
    reasons = {
        "contact.load": "Kommunene er små og ligger nær hverandre.",
        "council.meetings": "Rådet møtes sjeldnere mens det legges om til et regionalt råd.",
        "council.agenda": "Rådet prøver ut kortere frister for saksliste.",
    }
    for rule, subjects in (("contact.load", wide), ("council.meetings", quiet), ("council.agenda", few)):
        for subject in _some(chance, subjects, 6):
            start = chance.choice(
                (-chance.randint(30, 300), -chance.randint(450, 700), chance.randint(20, 90))
            )
            _waive(draft, rule, subject, reasons[rule], (start, start + 365))


def _some(chance: random.Random, subjects: list[str], most: int) -> list[str]:
    return chance.sample(subjects, min(most, len(subjects)))


def _waive(draft: Draft, rule: str, subject: str, reason: str, period: tuple[int, int]) -> None:
    start, end = (draft.day(offset) for offset in period)
    draft.node(
        Waiver,
        f"unntak:{rule}/{subject.replace(':', '-').replace('/', '-')}",
        ruleId=rule,
        reason=reason,
        validFrom=start,
        validTo=end,
        subject=subject,
        approvedBy="nasjonal:pod",
    )
