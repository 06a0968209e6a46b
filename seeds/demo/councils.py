"""Police councils: of municipalities, regions and city districts, some extended (guide §4)."""

from __future__ import annotations

import random

from graph.model.forums import ForumKind as Kind
from graph.model.forums import ForumLevel, TerritoryMode
from graph.model.forums import MembershipRole as As
from graph.model.organizations import Business, Organization, VoluntaryOrganization
from graph.model.schools import LocatedIn
from seeds.demo import names
from seeds.demo.arenas import Arena, open_arena, seat, territory
from seeds.demo.contacts import Contact
from seeds.demo.country import Area, Country, Municipality, joined
from seeds.demo.design import TRONDHEIM, Design
from seeds.demo.draft import Draft
from seeds.demo.municipal import Municipal
from seeds.demo.people import fill
from seeds.demo.police import Police

EXTENDED = 0.12
SCHOOL_TAKES_PART = 0.4
"""Share of extended and regional councils with an upper secondary school nearby in which it sits."""
ALSO_STEERING = 0.3
"""Share of councils that are the SLT steering group too, where the municipality has SLT."""


class Councils:
    """Makes the councils; what they need to know of the others is given once."""

    def __init__(
        self,
        draft: Draft,
        design: Design,
        police: Police,
        contacts: list[Contact],
        municipal: Municipal,
        schools: dict[str, str],
    ) -> None:
        self._draft, self._design, self._police = draft, design, police
        self._contacts, self._municipal, self._schools = contacts, municipal, schools

    def all(self, country: Country) -> list[Arena]:
        """The councils of the whole country."""
        by_id = {m.id: m for m in country.municipalities}
        made = [self._own(m) for m in country.municipalities if m.id in self._design.council]
        for i, group in enumerate(self._design.regional):
            made.append(self._regional(i, [by_id[m] for m in group]))
        for m in country.municipalities:
            for area in m.city_districts:
                if self._draft.chance("quarter", area.id).random() < 0.85:
                    made.append(self._city_district(m, area))
        return made

    def _own(self, m: Municipality) -> Arena:
        chance = self._draft.chance("council", "kinds", m.id)
        extended = m.id == TRONDHEIM or chance.random() < EXTENDED
        kinds: tuple[Kind, ...] = (Kind.EXTENDED_POLICE_COUNCIL,) if extended else (Kind.POLICE_COUNCIL,)
        if m.id in self._design.slt and m.id != TRONDHEIM and chance.random() < ALSO_STEERING:
            kinds = (*kinds, Kind.SLT_STEERING)
        arena = open_arena(
            self._draft,
            f"forum:politirad-{m.area.number}",
            (f"Politirådet i {m.name}", f"Police Council of {m.name}"),
            kinds,
            (m.id,),
            level=chance.choice((ForumLevel.STRATEGIC,) * 8 + (ForumLevel.COORDINATING, None)),
            lively=m.id == TRONDHEIM,
        )
        territory(self._draft, arena, m.id)
        self._municipal_seats(arena, m, chance, chair=True)
        self._police_seats(arena, m.served, chance)
        if extended:
            self._partners(arena, m, chance)
        if chance.random() < 0.08:
            seat(self._draft, arena, chance.choice(("nasjonal:pst", "nasjonal:ks")), As.OBSERVER)
        return arena

    def _municipal_seats(self, arena: Arena, m: Municipality, chance: random.Random, *, chair: bool) -> None:
        (mayor,) = self._draft.posts(m.id, "MAYOR")
        (executive,) = self._draft.posts(m.id, "CHIEF_MUNICIPAL_EXECUTIVE")
        head = mayor if chance.random() < 0.7 else executive
        if chair:
            seat(self._draft, arena, head, As.CHAIR)
        likely = [(mayor, 0.9), (executive, 0.85)]
        likely += [(post, 0.6) for post in self._draft.posts(m.id, "MUNICIPAL_DIRECTOR")]
        likely += [(post, 0.3) for post in self._municipal.unit_leaders[m.id]]
        likely += [(post, 0.35) for post in self._draft.posts(m.id, "EMERGENCY_COORDINATOR")]
        for post, share in likely:
            if chance.random() < share:
                seat(self._draft, arena, post)
        if m.id in self._municipal.coordinator and chance.random() < 0.8:
            role = chance.choice((As.SECRETARY, As.MEMBER))
            seat(self._draft, arena, self._municipal.coordinator[m.id], role)

    def _police_seats(self, arena: Arena, areas: tuple[Area, ...], chance: random.Random) -> None:
        ids = {a.id for a in areas}
        for unit in self._police.units:
            if ids.isdisjoint(a.id for a in unit.areas):
                continue
            if chance.random() < 0.93:
                seat(self._draft, arena, unit.leader)
            if chance.random() < 0.12:
                seat(self._draft, arena, self._police.gde_leaders[unit.gde])
        for contact in self._contacts:
            if not ids.isdisjoint(a.id for a in contact.areas) and chance.random() < 0.85:
                seat(self._draft, arena, contact.post)

    def _partners(self, arena: Arena, m: Municipality, chance: random.Random) -> None:
        """Businesses, voluntary organizations and the county, with posts of their own or as organizations."""
        for i in range(chance.randint(1, 3)):
            name = names.business(chance, m.name)
            here = f"bedrift:{m.area.number}-{i + 1}"
            self._located(Business, here, name, m, self._lifetime(chance))
            self._representative(arena, here, name, "BUSINESS_REPRESENTATIVE", chance)
        for i in range(chance.randint(1, 3)):
            name = names.voluntary(chance, m.name)
            here = f"frivillig:{m.area.number}-{i + 1}"
            self._located(VoluntaryOrganization, here, name, m, self._lifetime(chance))
            self._representative(arena, here, name, "VOLUNTARY_REPRESENTATIVE", chance)
        if chance.random() < 0.5:
            seat(self._draft, arena, self._draft.posts(m.county, "UPPER_SECONDARY_HEAD")[0])
        self._school(arena, m)

    def _school(self, arena: Arena, m: Municipality) -> None:
        """Now and then the school of a municipality takes part (guide §4.2, §4.3)."""
        wanted = self._draft.chance("school in council", arena.id, m.id).random() < SCHOOL_TAKES_PART
        if wanted and m.id in self._schools:
            seat(self._draft, arena, self._schools[m.id])

    def _located(
        self, kind: type[Organization], id_: str, name: str, m: Municipality, period: dict[str, object]
    ) -> None:
        self._draft.node(kind, id_, name=name, **period)
        since = period.get("validFrom") or self._draft.day(-4000)
        self._draft.tie(LocatedIn, id_, m.id, validFrom=since, validTo=period.get("validTo"))

    def _lifetime(self, chance: random.Random) -> dict[str, object]:
        turn = chance.random()
        if turn < 0.05:
            return {"validTo": self._draft.day(-chance.randint(30, 400))}
        if turn < 0.09:
            return {"validFrom": self._draft.day(chance.randint(30, 150))}
        return {}

    def _representative(self, arena: Arena, here: str, name: str, role: str, chance: random.Random) -> None:
        if chance.random() < 0.5:
            seat(self._draft, arena, here, chance.choice((As.MEMBER, As.MEMBER, As.OBSERVER)))
            return
        post = self._draft.post(here, name, role)
        fill(self._draft, post, 0.12)
        seat(self._draft, arena, post, chance.choice((As.MEMBER, As.MEMBER, As.MEMBER, As.OBSERVER)))

    def _regional(self, number: int, group: list[Municipality]) -> Arena:
        chance = self._draft.chance("regional council", group[0].id)
        place = joined([m.name for m in group])
        arena = open_arena(
            self._draft,
            f"forum:regionalt-politirad-{group[0].area.number}",
            (
                f"Regionalt politiråd for {place}",
                f"Regional Police Council of {joined([m.name for m in group], 'and')}",
            ),
            (Kind.REGIONAL_POLICE_COUNCIL,),
            tuple(m.id for m in group),
            level=ForumLevel.STRATEGIC,
            lively=number % 3 > 0,
        )
        for i, m in enumerate(group):
            own = m.id in self._design.council
            territory(self._draft, arena, m.id, TerritoryMode.SUPPLEMENTS if own else TerritoryMode.REPLACES)
            self._municipal_seats(arena, m, chance, chair=i == 0)
            self._police_seats(arena, m.served, chance)
            self._school(arena, m)
        return arena

    def _city_district(self, m: Municipality, area: Area) -> Arena:
        chance = self._draft.chance("city district council", area.id)
        arena = open_arena(
            self._draft,
            f"forum:politirad-{area.number}",
            (f"Politirådet i {area.name}", f"Police Council of {area.name}"),
            (Kind.CITY_DISTRICT_POLICE_COUNCIL,),
            (m.id,),
            level=chance.choice((ForumLevel.STRATEGIC, ForumLevel.COORDINATING)),
        )
        territory(self._draft, arena, area.id)
        heads = [
            *self._draft.posts(area.id, "CITY_DISTRICT_DIRECTOR"),
            *self._draft.posts(area.id, "CITY_DISTRICT_CHAIR"),
        ]
        for i, post in enumerate(heads):
            seat(self._draft, arena, post, As.CHAIR if i == 0 else As.MEMBER)
        seat(self._draft, arena, self._draft.posts(m.id, "MUNICIPAL_DIRECTOR")[0])
        self._police_seats(arena, (area,) if area in m.served else m.served, chance)
        return arena
