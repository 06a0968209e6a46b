"""SLT forums on three levels, and the networks of politikontakter (guide §5.2, §6)."""

from __future__ import annotations

import random

from graph.model.forums import ForumKind as Kind
from graph.model.forums import ForumLevel
from graph.model.forums import MembershipRole as As
from seeds.demo.arenas import Arena, open_arena, seat, territory
from seeds.demo.contacts import Contact
from seeds.demo.country import Country, District, Municipality
from seeds.demo.design import TRONDHEIM, Design
from seeds.demo.draft import Draft
from seeds.demo.municipal import Municipal
from seeds.demo.police import Police

WIDE_NETWORK = "politidistrikt:vest"
"""Its network takes in SLT coordinators and municipalities, and so has more than 25 organizations."""
WITHOUT_NETWORK = "politidistrikt:more-og-romsdal"
LEVEL_MISSING = 0.12
"""Share of municipalities with SLT that lack one of the levels."""


def slt_forums(
    draft: Draft,
    country: Country,
    design: Design,
    police: Police,
    contacts: list[Contact],
    municipal: Municipal,
    councils: list[Arena],
) -> list[Arena]:
    """Steering, coordinating and operative forums of every municipality with SLT."""
    steered = {m for c in councils if Kind.SLT_STEERING in c.kinds for m in c.municipalities}
    made = []
    for m in country.municipalities:
        if m.id not in design.slt:
            continue
        chance = draft.chance("slt", "levels", m.id)
        levels = [Kind.SLT_STEERING, Kind.SLT_COORDINATING, Kind.SLT_OPERATIVE]
        if m.id != TRONDHEIM and chance.random() < LEVEL_MISSING:
            levels.remove(chance.choice(levels))
        if m.id in steered and Kind.SLT_STEERING in levels:
            levels.remove(Kind.SLT_STEERING)
        made += [_slt_forum(draft, m, kind, police, contacts, municipal, chance) for kind in levels]
    return made


_SLT_NAMES = {
    Kind.SLT_STEERING: ("styringsgruppe", "SLT-styringsgruppa i {}", "SLT Steering Group of {}"),
    Kind.SLT_COORDINATING: (
        "koordineringsgruppe",
        "SLT-koordineringsgruppa i {}",
        "SLT Coordinating Group of {}",
    ),
    Kind.SLT_OPERATIVE: ("arbeidsgruppe", "SLT-arbeidsgruppa i {}", "SLT Working Group of {}"),
}


def _slt_forum(
    draft: Draft,
    m: Municipality,
    kind: Kind,
    police: Police,
    contacts: list[Contact],
    municipal: Municipal,
    chance: random.Random,
) -> Arena:
    key, name, english = _SLT_NAMES[kind]
    arena = open_arena(
        draft,
        f"forum:slt-{key}-{m.area.number}",
        (name.format(m.name), english.format(m.name)),
        (kind,),
        (m.id,),
        lively=m.id == TRONDHEIM,
    )
    territory(draft, arena, m.id)
    units = police.units_of(m.id)
    leaders, here = municipal.unit_leaders[m.id], {a.id for a in m.served}
    liaisons = [c.post for c in contacts if not here.isdisjoint(a.id for a in c.areas)][:3]
    if kind is Kind.SLT_STEERING:
        chairs = draft.posts(m.id, "CHIEF_MUNICIPAL_EXECUTIVE")
        others = [
            *draft.posts(m.id, "MAYOR"),
            *(u.leader for u in units),
            *draft.posts(m.id, "MUNICIPAL_DIRECTOR"),
        ]
    elif kind is Kind.SLT_COORDINATING:
        chairs = draft.posts(m.id, "MUNICIPAL_DIRECTOR")[:1]
        others = [*leaders, *liaisons, *(u.leader for u in units[:1])]
        if chance.random() < 0.6:
            others.append(draft.posts(m.county, "UPPER_SECONDARY_HEAD")[0])
    else:
        chairs = tuple(leaders[:1])
        others = [*liaisons, *leaders[1:], *municipal.units[m.id][:2]]
        others += draft.posts(municipal.units[m.id][0], "SCHOOL_LEADER")
        arena.pace = chance.choice((3.0, 4.0, 4.0))
    for post in chairs:
        seat(draft, arena, post, As.CHAIR)
    if chance.random() < 0.92:
        seat(draft, arena, municipal.coordinator[m.id], As.SECRETARY)
    for member in others:
        if chance.random() < 0.88:
            seat(draft, arena, member)
    if chance.random() < 0.06:
        seat(draft, arena, "nasjonal:sekretariatet-for-konfliktradene", As.OBSERVER)
    return arena


def networks(
    draft: Draft, country: Country, police: Police, contacts: list[Contact], municipal: Municipal
) -> list[Arena]:
    """The politikontakter of each district among themselves, led by the prevention unit."""
    return [
        _network(draft, district, police, contacts, municipal)
        for district in country.districts
        if district.id != WITHOUT_NETWORK
    ]


def _network(
    draft: Draft, district: District, police: Police, contacts: list[Contact], municipal: Municipal
) -> Arena:
    chance = draft.chance("network", district.id)
    arena = open_arena(
        draft,
        f"forum:politikontaktnettverk-{district.slug}",
        (f"Nettverk for politikontakter, {district.name}", f"Network of Police Contacts, {district.name}"),
        (Kind.CONTACT_NETWORK,),
        (),
        level=ForumLevel.COORDINATING,
        lively=district.id in (WIDE_NETWORK, "politidistrikt:trondelag"),
    )
    arena.pace = 4.0
    seat(draft, arena, police.prevention_contact[district.id], As.CHAIR)
    for contact in contacts:
        if contact.district == district.id and chance.random() < 0.95:
            seat(draft, arena, contact.post)
    for post in police.specialists[district.id]:
        if chance.random() < 0.4:
            seat(draft, arena, post)
    if district.id == WIDE_NETWORK:
        for m in district.municipalities:
            if m.id in municipal.coordinator or chance.random() < 0.5:
                seat(draft, arena, municipal.coordinator.get(m.id, m.id))
    seat(draft, arena, "nasjonal:pod", As.OBSERVER)
    return arena
