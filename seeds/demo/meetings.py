"""What happens in the arenas: meetings, who came, what was presented, and what was agreed (guide §4.1.2)."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from graph.model.forums import ActionPoint, AttendanceStatus, Attended, Meeting, MembershipRole
from graph.model.knowledge import KnowledgeProduct
from seeds.demo.arenas import Arena, Seat
from seeds.demo.draft import Draft
from seeds.demo.police import Police

BACK, AHEAD = 3 * 365, 183
"""Days before and after the anchor for which meetings are made."""
TASKS = (
    "Kartlegge utsatte skoleveier",
    "Oppdatere kontaktlisten for helger og høytider",
    "Innkalle skjenkenæringen til dialogmøte",
    "Lage felles oversikt over ungdomsmiljøer på nett",
    "Avklare hvem som deltar i russesamarbeidet",
    "Gjennomgå rutinen for bekymringsmeldinger",
    "Foreslå felles innsats rundt sentrum i sommermånedene",
    "Forberede øvelse på pågående livstruende vold",
    "Invitere frivillige lag til neste møte",
    "Legge fram tall for vold i nære relasjoner",
    "Utarbeide utkast til felles tiltaksplan",
    "Planlegge trafikkontroller ved skolestart",
    "Evaluere natteravnordningen",
    "Avklare deling av kunnskapsgrunnlag",
)


def meetings(draft: Draft, arena: Arena, police: Police) -> None:
    """All meetings of the arena, from three years before the anchor to half a year after it."""
    chance = draft.chance("meetings", arena.id)
    for day in _days(draft, arena, chance):
        _meeting(draft, arena, day, police, chance)


def _days(draft: Draft, arena: Arena, chance: random.Random) -> Iterator[dt.date]:
    step = 365 / arena.pace
    last = min(arena.until or dt.date.max, arena.quiet_since or dt.date.max, draft.day(AHEAD))
    day = max(arena.since, draft.day(-BACK)) + dt.timedelta(days=chance.uniform(5, step))
    before = dt.date.min
    while day < last:
        wanted = day + dt.timedelta(days=chance.randint(-8, 8) + (40 if day.month == 7 else 0))
        wanted -= dt.timedelta(days=max(0, wanted.weekday() - 4))  # never at a weekend
        if before < wanted < last and wanted >= arena.since:
            before = wanted
            yield wanted
        day += dt.timedelta(days=step)


def _meeting(draft: Draft, arena: Arena, day: dt.date, police: Police, chance: random.Random) -> None:
    cancelled = chance.random() < 0.06
    past = day <= draft.anchor
    agenda = day - dt.timedelta(
        days=chance.randint(8, 20) if chance.random() < 0.85 else chance.randint(1, 6)
    )
    minutes = day + dt.timedelta(
        days=chance.randint(2, 25) if chance.random() < 0.9 else chance.randint(31, 70)
    )
    held = past and not cancelled
    has_minutes = held and minutes <= draft.anchor and chance.random() < 0.88
    presented = _products(draft, arena, day, police, chance) if held else ()
    meeting = draft.node(
        Meeting,
        f"mote:{arena.local}/{day}",
        heldOn=day,
        cancelled=cancelled,
        agendaSentOn=agenda if agenda <= draft.anchor and chance.random() < 0.88 else None,
        minutesOn=minutes if has_minutes else None,
        forum=arena.id,
        presented=presented,
    )
    if not held:
        return
    if chance.random() < 0.88:
        for seat in arena.seats:
            _attendance(draft, seat, meeting, day, chance)
    if has_minutes:
        _action_points(draft, arena, meeting, day, chance)


def _attendance(draft: Draft, seat: Seat, meeting: str, day: dt.date, chance: random.Random) -> None:
    if not seat.on(day) or not draft.is_held(seat.member, day) or chance.random() < 0.03:
        return
    turn = chance.random()
    status = (
        AttendanceStatus.PRESENT
        if turn < 0.84
        else AttendanceStatus.DEPUTY
        if turn < 0.91
        else AttendanceStatus.ABSENT
    )
    draft.tie(Attended, seat.id, meeting, status=status)


def _products(
    draft: Draft, arena: Arena, day: dt.date, police: Police, chance: random.Random
) -> tuple[str, ...]:
    """Nothing, a product of one side, one of each, or a joint one."""
    turn = chance.random()
    wanted: list[tuple[str, str, tuple[str, ...]]]
    if not arena.municipalities or turn < 0.65:
        return ()
    municipality = arena.municipalities[0]
    unit = police.units_of(municipality)[0].id
    if turn < 0.75:
        wanted = [("politi", "Kriminalitetsbildet", (unit,))]
    elif turn < 0.8:
        wanted = [("kommune", "Folkehelseoversikten", (municipality,))]
    elif turn < 0.9:
        wanted = [
            ("politi", "Kriminalitetsbildet", (unit,)),
            ("kommune", "Ungdata og oppvekstprofil", (municipality,)),
        ]
    else:
        wanted = [("felles", "Felles situasjonsbilde", (unit, municipality))]
    on = day - dt.timedelta(days=chance.randint(3, 60))
    return tuple(
        draft.node(
            KnowledgeProduct,
            f"produkt:{arena.local}/{day}-{key}",
            title=f"{title} {on.year}",
            producedOn=on,
            producedBy=by,
        )
        for key, title, by in wanted
    )


def _action_points(draft: Draft, arena: Arena, meeting: str, day: dt.date, chance: random.Random) -> None:
    seated = [s for s in arena.seats if s.on(day) and s.role is not MembershipRole.OBSERVER]
    for i in range(chance.choice((0, 0, 0, 0, 1, 1, 2))):
        deadline = day + dt.timedelta(days=chance.randint(20, 150))
        done = deadline + dt.timedelta(days=chance.randint(-18, 25))
        # What is years old has mostly been done, or nobody remembers it.
        likely = 0.97 if deadline < draft.day(-400) else 0.8 if deadline <= draft.anchor else 0.5
        draft.node(
            ActionPoint,
            f"oppgave:{meeting.partition(':')[2]}/{i + 1}",
            task=chance.choice(TASKS),
            deadline=deadline if chance.random() < 0.95 else None,
            doneOn=done if done <= draft.anchor and chance.random() < likely else None,
            meeting=meeting,
            responsible=chance.choice(seated).member if seated and chance.random() < 0.95 else None,
        )
