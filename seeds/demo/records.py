"""Decisions, approvals and clarifications about posts, assignments, councils and districts (guide §4, §5)."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict

from graph.model.cooperation import Record, RecordKind
from graph.model.forums import ForumKind
from graph.model.posts import Assignment
from graph.model.schools import School
from seeds.demo.arenas import Arena
from seeds.demo.contacts import Contact
from seeds.demo.country import Country, District
from seeds.demo.draft import Draft
from seeds.demo.partners import UNAPPROACHED
from seeds.demo.police import Police

POD = "nasjonal:pod"
LIMIT = 3
"""Municipalities that a politikontakt has without an approval, at most (guide §5)."""
RECENT = 900
"""Days back to which assignments have records."""
LAPSED_SPLIT = "politidistrikt:more-og-romsdal"
"""A district whose split of roles has run out, and that attests what it has."""


def records(
    draft: Draft, country: Country, police: Police, contacts: list[Contact], councils: list[Arena]
) -> None:
    """Records of each kind; some are missing, some late, some have run out."""
    _approvals(draft, contacts)
    _assignments(draft, police, contacts)
    for district in country.districts:
        _district(draft, district, police, [c for c in contacts if c.district == district.id])
    for council in councils:
        _council(draft, council)


def _record(
    draft: Draft, kind: RecordKind, key: str, day: dt.date, about: tuple[str, ...], by: str, **more: object
) -> None:
    if day > draft.anchor:
        return
    local = f"{kind.value.lower().replace('_', '-')}/{key.replace(':', '-').replace('/', '-')}"
    draft.node(Record, f"vedtak:{local}-{day}", recordKind=kind, recordedOn=day, about=about,
               decidedBy=(by,), **more)  # fmt: skip


def _approvals(draft: Draft, contacts: list[Contact]) -> None:
    """Of those with more than three municipalities most are approved, some too tightly, some no longer."""
    for i, contact in enumerate(c for c in contacts if len({a.municipality for a in c.areas}) > LIMIT):
        number = len({a.municipality for a in contact.areas})
        age, lasts = ((200, 900), (150, None), (900, 700), (300, 330), (0, 0))[i % 5]
        if not age:
            continue
        day = draft.day(-age - i)
        until = None if lasts is None else day + dt.timedelta(days=lasts)
        value = float(number - 1 if i % 7 == 1 else number)
        _record(
            draft, RecordKind.APPROVAL, contact.post, day, (contact.post,), POD, validTo=until, value=value
        )


def _assignments(draft: Draft, police: Police, contacts: list[Contact]) -> None:
    """Training and mandate of those who came lately; capacity or delegation of those who also lead."""
    unit_of = {c.post: c.unit for c in contacts}
    leading = set(police.holders.values())
    found = [r for r in draft.rows if isinstance(r, Assignment) and r.post in unit_of]
    for a in found:
        chance = draft.chance("records", a.id)
        if a.validFrom is None or a.validFrom > draft.anchor:
            continue
        by = unit_of[a.post].gde
        if a.person in leading and chance.random() < 0.7:
            kind = chance.choice((RecordKind.DELEGATION, RecordKind.CAPACITY_ASSESSMENT))
            _record(draft, kind, a.id, _after(a, chance, (5, 300)), (a.id,), by)
        if a.validFrom < draft.day(-RECENT):
            continue
        if chance.random() < 0.7:
            late = chance.random() < 0.2
            day = _after(a, chance, (190, 330) if late else (10, 175))
            _record(draft, RecordKind.TRAINING, a.id, day, (a.id,), by)
        if chance.random() < 0.7:
            late = chance.random() < 0.2
            day = _after(a, chance, (100, 250) if late else (3, 85))
            _record(draft, RecordKind.MANDATE_CLARIFICATION, a.id, day, (a.id,), by)


def _after(a: Assignment, chance: random.Random, between: tuple[int, int]) -> dt.date:
    if a.validFrom is None:
        raise ValueError(f"{a.id} has no start: nothing can come so many days after it.")
    return a.validFrom + dt.timedelta(days=chance.randint(*between))


def _district(draft: Draft, district: District, police: Police, contacts: list[Contact]) -> None:
    chance = draft.chance("records", district.id)
    posts = tuple(c.post for c in contacts)
    unit = police.prevention[district.id]
    if chance.random() < 0.7:
        day, until = draft.day(-chance.randint(100, 1500)), None
        if chance.random() < 0.3:
            until = draft.day(chance.choice((-90, 200)))
        if district.id == LAPSED_SPLIT:
            until = draft.day(-90)
        _record(
            draft, RecordKind.ROLE_SPLIT, district.id, day, (unit, district.id), district.id, validTo=until
        )
    if posts and chance.random() < 0.65:
        # Now and then the newest of them is forgotten.
        some = posts if chance.random() < 0.7 else posts[:-1]
        day = draft.day(-chance.randint(100, 1500))
        _record(draft, RecordKind.COMMON_TERMS, district.id, day, some or posts, district.id)
    for specialist in police.specialists[district.id]:
        if chance.random() < 0.5:
            some = tuple(post for post in posts if chance.random() < 0.6)[:20]
            day = draft.day(-chance.randint(60, 1400))
            until = day + dt.timedelta(days=730) if chance.random() < 0.4 else None
            about = (specialist, *some)
            _record(draft, RecordKind.ROUTINE, specialist, day, about, district.id, validTo=until)
    _schools(draft, district, chance)


def _schools(draft: Draft, district: District, chance: random.Random) -> None:
    """Contact with the school owner, or with single schools, in some districts."""
    counties: dict[str, int] = defaultdict(int)
    for m in district.municipalities:
        counties[m.county] += m.population
    if chance.random() < 0.5:
        county = max(counties, key=lambda c: (counties[c], c))
        day = draft.day(-chance.randint(30, 1200))
        _record(draft, RecordKind.SCHOOL_CONTACT, f"{district.id}/{county}", day, (county,), district.id)
    ids = {m.area.number for m in district.municipalities if m.id != UNAPPROACHED}
    own = [r.id for r in draft.rows if isinstance(r, School) and r.id.partition(":")[2][:4] in ids]
    for school in own:
        if chance.random() < 0.3:
            day = draft.day(-chance.randint(30, 700))
            _record(draft, RecordKind.SCHOOL_CONTACT, school, day, (school,), district.id)


def _council(draft: Draft, council: Arena) -> None:
    chance = draft.chance("records", council.id)
    if ForumKind.REGIONAL_POLICE_COUNCIL in council.kinds:
        for place in council.municipalities:
            if chance.random() < 0.75:
                day = council.since - dt.timedelta(days=chance.randint(10, 200))
                _record(draft, RecordKind.DECISION, f"{council.id}/{place}", day, (council.id,), place)
    if council.municipalities and chance.random() < 0.35:
        day = max(council.since, draft.day(-chance.randint(30, 1200)))
        by = council.municipalities[0]
        _record(draft, RecordKind.PARTNER_ASSESSMENT, council.id, day, (council.id,), by)
