"""A standing arena while it is made: its forum, its seats, and when it meets."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from graph.model.forums import (
    ForTerritory,
    Forum,
    ForumKind,
    ForumLevel,
    Membership,
    MembershipRole,
    TerritoryMode,
)
from graph.model.knowledge import FocusesOn
from seeds.demo.draft import Draft

CHALLENGES = (
    "CHILD_YOUTH_CRIME", "SUBSTANCE_ABUSE", "SAFE_SCHOOLS", "PUBLIC_SPACE_NIGHTLIFE", "TRAFFIC_SAFETY",
    "DOMESTIC_HONOUR_VIOLENCE", "SEXUAL_ABUSE", "ONLINE_CRIME", "RADICALISATION_EXTREMISM", "HATE_CRIME",
    "ACCIDENTS_NATURAL_DISASTERS", "WORK_LIFE_ECONOMIC_CRIME", "THREATS_TO_PUBLIC_DEBATE",
    "CRIMINAL_NETWORKS", "LIFE_THREATENING_VIOLENCE", "ENVIRONMENTAL_CRIME",
)  # fmt: skip
"""All 16, the commonest focus areas first."""


@dataclass(frozen=True)
class Seat:
    """A membership in its period."""

    id: str
    member: str
    role: MembershipRole
    since: dt.date
    until: dt.date | None

    def on(self, day: dt.date) -> bool:
        """Whether the membership holds on that day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass
class Arena:
    """A forum with what happens in it."""

    id: str
    name: str
    kinds: tuple[ForumKind, ...]
    municipalities: tuple[str, ...]
    """Those whose forum it is (of a city district's forum: the one around it)."""
    since: dt.date
    until: dt.date | None = None
    pace: float = 3.0
    """Meetings a year."""
    quiet_since: dt.date | None = None
    """The day from which nothing happens any more, though nobody ended it."""
    focus: tuple[str, ...] = ()
    seats: list[Seat] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The part of its id after the colon."""
        return self.id.partition(":")[2]


def open_arena(
    draft: Draft,
    id_: str,
    name: tuple[str, str],
    kinds: tuple[ForumKind, ...],
    municipalities: tuple[str, ...],
    *,
    level: ForumLevel | None = None,
    lively: bool = False,
) -> Arena:
    """Add a forum with its focus areas; now and then it has ended, lies dormant, or is yet to start."""
    chance = draft.chance("arena", id_)
    arena = Arena(id_, name[0], kinds, municipalities, draft.day(-chance.randint(500, 3600)))
    arena.pace = chance.choice((2.0, 2.0, 2.5, 3.0, 4.0))
    fate = 1.0 if lively else chance.random()
    if fate < 0.04:
        arena.until = draft.day(-chance.randint(30, 500))
        arena.since = draft.day(-chance.randint(900, 3600))
    elif fate < 0.06:
        arena.since = draft.day(chance.randint(20, 120))
    elif fate < 0.15:
        arena.quiet_since = draft.day(-chance.randint(380, 900))
        arena.since = draft.day(-chance.randint(1100, 3600))
    elif fate < 0.22:
        arena.since = draft.day(-chance.randint(60, 360))  # too young for a whole window
    draft.node(
        Forum, id_, name=name[0], nameEn=name[1], forumKinds=kinds, level=level,
        validFrom=arena.since, validTo=arena.until,
    )  # fmt: skip
    arena.focus = tuple(f"utfordring:{c}" for c in focus_areas(chance))
    for challenge in arena.focus if chance.random() < 0.85 else ():
        draft.tie(FocusesOn, id_, challenge, validFrom=arena.since, **_changed(draft, chance, arena))
    return arena


def focus_areas(chance: random.Random) -> list[str]:
    """Two to four challenges, the common ones more often."""
    weights = range(2 * len(CHALLENGES), len(CHALLENGES), -1)
    return list(dict.fromkeys(chance.choices(CHALLENGES, weights, k=chance.randint(2, 4))))


def _changed(draft: Draft, chance: random.Random, arena: Arena) -> dict[str, dt.date]:
    """An end for few of the ties of an arena that is not new."""
    end = draft.day(-chance.randint(10, 300))
    return {"validTo": end} if chance.random() < 0.05 and arena.since < end else {}


def territory(draft: Draft, arena: Arena, place: str, mode: TerritoryMode | None = None) -> None:
    """The arena is for this place; now and then it was, or will be, for a part of the time only."""
    chance = draft.chance("territory", arena.id, place)
    since, until = arena.since, arena.until
    if mode is not None and until is None:
        if chance.random() < 0.06:
            since = max(since, draft.day(chance.randint(20, 100)))
        else:
            until = _changed(draft, chance, arena).get("validTo")
    draft.tie(ForTerritory, arena.id, place, mode=mode, validFrom=since, validTo=until)


def seat(draft: Draft, arena: Arena, member: str, role: MembershipRole = MembershipRole.MEMBER) -> None:
    """Give a post or an organization a seat; some came later, paused, left, or are yet to come."""
    if any(s.member == member for s in arena.seats):
        return
    chance = draft.chance("seat", arena.id, member)
    local = f"{arena.local}/{member.replace(':', '-').replace('/', '-')}"
    since = arena.since
    until = arena.until
    turn = chance.random()
    if turn < 0.06 and until is None and arena.since < draft.day(-700):
        # Away for a while: the two memberships lie days or months apart.
        away = draft.day(-chance.randint(150, 650))
        _membership(draft, arena, f"{local}-1", member, role, since, away)
        since = away + dt.timedelta(days=chance.choice((0, 12, 25, 31, 60)))
    elif turn < 0.10 and arena.since < draft.day(-400):
        until = until or draft.day(-chance.randint(15, 360))
    elif turn < 0.12 and until is None:
        since = max(since, draft.day(chance.randint(10, 120)))
    _membership(draft, arena, local, member, role, since, until)


def _membership(
    draft: Draft,
    arena: Arena,
    local: str,
    member: str,
    role: MembershipRole,
    since: dt.date,
    until: dt.date | None,
) -> None:
    id_ = draft.node(
        Membership, f"deltakelse:{local}", membershipRole=role, forum=arena.id, member=member,
        validFrom=since, validTo=until,
    )  # fmt: skip
    arena.seats.append(Seat(id_, member, role, since, until))
