"""The rules about what councils are and do, each on a small world with all its cases (guide §4, §4.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import neo4j
import pytest

from graph.connection import Graph
from queries.evaluate import evaluate
from queries.rule import load_all
from tests.council_world import World
from tests.queries.rules.judging import Cases, Makers, Told, judge, told
from tests.rules_world import AS_OF
from tests.worlds import day

DAY = dt.timedelta(days=1)
NEXT = "2026-06-02"
"""The day after the one asked for: what changes then shows where the boundary lies."""


def cases(rule: str, world: World, now: Told, then: Told, prefix: str = "forum") -> Cases:
    """What is found on the day, and what else on the next."""
    here = {f"{prefix}:{name}": line for name, line in now.items()}
    there = {f"{prefix}:{name}": line for name, line in then.items()}
    return Cases(rule, world, {AS_OF: here, AS_OF + DAY: here | there})


def invited() -> Cases:
    """A council of a city district is one of the municipality's; an old offer is an offer."""
    w = World()
    w.own("seated")
    w.council("bydel", w.org("CityDistrict", "bydel", part_of=w.place("divided")))
    w.offer("COUNCIL", "2022-05-31", w.place("long-ago"))
    w.offer("COUNCIL", "2022-06-01", w.place("four-years"))
    w.offer("COUNCIL", NEXT, w.place("tomorrow"))
    w.offer("AGREEMENT", "2026-01-01", w.place("other"))
    w.attest(w.place("attested"), "OFFERS")
    now = {
        "seated": "MET in-council",
        "divided": "MET in-council",
        "long-ago": "MET offered since 2022-05-31 +old-offer",
        "four-years": "MET offered since 2022-06-01",
        "tomorrow": "UNKNOWN none NOW",
        "other": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
    }
    then = {
        "four-years": "MET offered since 2022-06-01 +old-offer",
        "tomorrow": f"MET offered since {NEXT}",
    }
    return cases("council.invited", w, now, then, "kommune")


def exists() -> Cases:
    """Whoever said no to the latest offer is free; a council is one all the same."""
    w = World()
    w.council("seated", w.place("seated"), start="2020-01-01")
    w.offer("COUNCIL", "2026-01-01", "kommune:seated", "NO")
    w.own("ending", end=NEXT)
    w.offer("COUNCIL", "2026-01-01", w.place("no"), "NO", "2026-02-01")
    w.offer("COUNCIL", "2026-01-01", w.place("no-tomorrow"), "NO", NEXT)
    w.offer("COUNCIL", "2025-01-01", w.place("asked-again"), "NO", "2025-02-01")
    w.offer("COUNCIL", "2026-01-01", "kommune:asked-again")
    w.attest(w.place("attested"), "FORUMS")
    now = {
        "seated": "MET in-council",
        "ending": "MET in-council",
        "no": "NOT_APPLICABLE declined since 2026-02-01",
        "no-tomorrow": "UNKNOWN none NOW",
        "asked-again": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
    }
    then = {"ending": "UNKNOWN none NOW", "no-tomorrow": f"NOT_APPLICABLE declined since {NEXT}"}
    return cases("council.exists", w, now, then, "kommune")


def strategic() -> Cases:
    """Another level is a registered fact; none is an absence."""
    w = World()
    w.own("strategic", level="STRATEGIC")
    w.own("coordinating", level="COORDINATING")
    w.own("operative", level="OPERATIVE")
    w.own("unstated")
    w.own("attested", attested="FORUMS")
    w.own("lapsing", attested="FORUMS", on="2025-06-02")
    now = {
        "strategic": "MET strategic",
        "coordinating": "GAP coordinating NOW",
        "operative": "GAP operative NOW",
        "unstated": "UNKNOWN unstated NOW",
        "attested": "GAP unstated NOW",
        "lapsing": "GAP unstated NOW",
    }
    return cases("council.strategic", w, now, {"lapsing": "UNKNOWN unstated NOW"})


def meetings() -> Cases:
    """Two in the window, or what the agreement wants; planned ones count on days to come."""
    w = World()
    for name, *held in (
        ("enough", "2025-07-01", "2026-01-01"),
        ("long", "2024-01-10", "2024-09-01", "2025-03-01", "2025-08-01", "2026-02-01"),
        ("slipping", "2025-06-02", "2026-01-01"),
        ("planned", "2026-01-01", NEXT),
        ("more-agreed", "2025-07-01", "2026-01-01"),
        ("less-agreed", "2025-07-01", "2026-01-01"),
    ):
        forum = w.own(name, start="2020-01-01")
        for on in held:
            w.meeting(forum, on)
    few = w.own("few", attested="MEETINGS", start="2020-01-01")
    w.meeting(few, "2026-01-01")
    w.meeting(few, "2026-02-01", cancelled=True)
    w.own("young", start="2025-06-02")
    w.own("ageless")
    w.own("stated", start="2025-06-02", startKnown=False)
    w.regulating("forum:more-agreed", per_year=3)
    w.regulating("forum:less-agreed", per_year=1)
    now = {
        "enough": "MET held since 2026-01-01",
        "long": "MET held since 2025-03-01",
        "slipping": "MET held since 2026-01-01",
        "planned": "UNKNOWN held since 2021-01-01 NEXT_OCCASION",
        "more-agreed": "UNKNOWN held since 2021-01-01 NEXT_OCCASION",
        "less-agreed": "MET held since 2026-01-01",
        "few": "GAP held since 2021-01-01 NEXT_OCCASION",
        "young": "NOT_APPLICABLE young due 2026-06-02",
        "ageless": "UNKNOWN age-unknown NOW",
        "stated": "UNKNOWN age-unknown NOW",
    }
    then = {
        "slipping": f"UNKNOWN held since {NEXT} NEXT_OCCASION",
        "planned": f"MET held since {NEXT}",
        "young": f"UNKNOWN held since {NEXT} NEXT_OCCASION",
        "stated": "UNKNOWN held NEXT_OCCASION",
    }
    return cases("council.meetings", w, now, then)


def agenda() -> Cases:
    """Seven days before is in time; what was late counts until it leaves the window."""
    w = World()
    w.meeting(w.own("in-time"), "2026-01-20", agendaSentOn=day("2026-01-13"))
    w.meeting(w.own("late"), "2026-01-20", agendaSentOn=day("2026-01-14"))
    w.meeting("forum:late", "2026-03-20")
    w.meeting(w.own("leaving"), "2025-06-02", agendaSentOn=day("2025-06-01"))
    w.meeting(w.own("unstated"), "2026-01-20")
    w.meeting(w.own("none", attested="MEETINGS"), "2025-06-01")
    now = {
        "in-time": "MET in-time",
        "late": "GAP late since 2026-01-20 TIME_ONLY 2027-01-20",
        "leaving": f"GAP late since 2025-06-02 TIME_ONLY {NEXT}",
        "unstated": "UNKNOWN unstated NOW",
        "none": "NOT_APPLICABLE no-meeting",
    }
    return cases("council.agenda", w, now, {"leaving": "NOT_APPLICABLE no-meeting"})


def minutes() -> Cases:
    """Thirty days are given; an action point without deadline or responsible is half a one."""
    w = World()
    on = day("2026-03-15")
    meeting = w.meeting(w.own("written"), "2026-03-01", minutesOn=on)
    w.task(meeting, responsible="politidistrikt:t", deadline=day("2026-04-01"))
    w.task(w.meeting(w.own("loose"), "2026-03-01", minutesOn=on), deadline=day("2026-04-01"))
    w.meeting(w.own("no-tasks"), "2026-03-01", minutesOn=on)
    w.meeting(w.own("missing", attested="MEETINGS"), "2026-03-01")
    w.meeting(w.own("fresh"), "2026-05-02")
    now = {
        "written": "MET complete",
        "loose": "UNKNOWN incomplete since 2026-04-01 NOW",
        "no-tasks": "MET complete +no-tasks",
        "missing": "GAP incomplete since 2026-04-01 NOW +no-tasks",
        "fresh": "NOT_APPLICABLE no-meeting",
    }
    return cases("council.minutes", w, now, {"fresh": f"UNKNOWN incomplete since {NEXT} NOW +no-tasks"})


def follow_up() -> Cases:
    """Thirty days past the deadline are let pass."""
    w = World()
    for name, deadline, done in (
        ("done", "2026-01-01", "2026-05-01"),
        ("overdue", "2026-05-01", None),
        ("almost", "2026-05-02", None),
        ("done-later", "2026-01-01", NEXT),
        ("no-deadline", None, None),
    ):
        w.task(w.meeting(w.own(name), "2025-12-01"), deadline=day(deadline), done=done)
    w.own("none")
    now = {
        "done": "MET on-time",
        "overdue": "GAP overdue since 2026-06-01 NOW",
        "almost": "MET on-time",
        "done-later": "GAP overdue since 2026-02-01 NOW",
        "no-deadline": "NOT_APPLICABLE no-tasks",
        "none": "NOT_APPLICABLE no-tasks",
    }
    then = {"almost": f"GAP overdue since {NEXT} NOW", "done-later": "MET on-time"}
    return cases("council.follow_up", w, now, then)


def plan() -> Cases:
    """Overarching and in force; one that ran out is told."""
    w = World()
    w.plan("current", forum=w.own("current"), start="2026-01-01")
    w.plan("ending", forum=w.own("ending"), start="2024-01-01", end=NEXT)
    w.plan("coming", forum=w.own("coming"), start="2026-07-01")
    w.action_plan("action", w.own("action"))
    w.own("attested", attested="PLANS", start="2022-03-01")
    now = {
        "current": "MET in-force since 2026-01-01",
        "ending": "MET in-force since 2024-01-01",
        "coming": "UNKNOWN none NOW",
        "action": "UNKNOWN none NOW",
        "attested": "GAP none since 2022-03-01 NOW",
    }
    return cases("council.plan", w, now, {"ending": f"UNKNOWN ran-out since {NEXT} NOW"})


def knowledge() -> Cases:
    """One of each side, or a joint one, at meetings in the window."""
    w = World()
    police = w.product("police", "politidistrikt:t")
    own = w.product("own", w.place("maker"))
    joint = w.product("joint", "politidistrikt:t", "kommune:maker")
    w.meeting(w.own("both"), "2026-01-01", presented=(police,))
    w.meeting("forum:both", "2026-02-01", presented=(own,))
    w.meeting(w.own("joint"), "2026-01-01", presented=(joint,))
    w.meeting(w.own("police-only"), "2026-01-01", presented=(police,))
    w.meeting(w.own("own-only"), "2026-01-01", presented=(own,))
    w.meeting(w.own("neither", attested="MEETINGS"), "2026-01-01")
    w.meeting(w.own("leaving"), "2025-06-02", presented=(joint,))
    now = {
        "both": "MET both since 2026-02-01",
        "joint": "MET both since 2026-01-01",
        "police-only": "UNKNOWN municipality-missing since 2026-01-01 NEXT_OCCASION",
        "own-only": "UNKNOWN police-missing since 2026-01-01 NEXT_OCCASION",
        "neither": "GAP both-missing since 2026-01-01 NEXT_OCCASION",
        "leaving": "MET both since 2025-06-02",
    }
    return cases("council.knowledge", w, now, {"leaving": "NOT_APPLICABLE no-meeting"})


CASES: Makers = (
    invited, exists, strategic, meetings, agenda, minutes, follow_up, plan, knowledge,
)  # fmt: skip
NEVER = {
    ("council.invited", "NOT_APPLICABLE"): "the police must invite every municipality",
    ("council.strategic", "NOT_APPLICABLE"): "every council should work at the strategic level",
    ("council.follow_up", "UNKNOWN"): "a deadline is registered and passed, or there is nothing to judge",
    ("council.plan", "NOT_APPLICABLE"): "every council should have a plan",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())


async def test_meetings_can_be_counted_in_the_last_full_calendar_year(world: Graph) -> None:
    """By its parameter the rule counts January to December, of councils that were there all year."""
    rule = load_all()["council.meetings"]
    period = [replace(p, default="CALENDAR_YEAR") if p.name == "period" else p for p in rule.parameters]
    w = World()
    for name, start in (("whole", "2025-01-01"), ("part", "2025-01-02"), ("older", "2024-05-01")):
        w.own(name, start=start)
    for on in ("2025-01-01", "2025-12-31"):
        w.meeting("forum:whole", on)
    for on in ("2024-12-31", "2025-06-01", "2026-01-01"):
        w.meeting("forum:older", on)
    await w.write(world)
    evaluated = await evaluate(world, replace(rule, parameters=tuple(period)), AS_OF, AS_OF)
    assert {f.subjects[0]: told(f) for f in evaluated.findings} == {
        "forum:whole": "MET held",
        "forum:part": "NOT_APPLICABLE young due 2027-01-01",
        "forum:older": "UNKNOWN held NEXT_OCCASION",
    }
