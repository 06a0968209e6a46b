"""The rules about evaluations, each on a small world with all its cases (guide §7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, World

DAY = dt.timedelta(days=1)
POLICE = "politidistrikt:t"


def councils(w: World, *names: str, attested: tuple[str, ...] = (), start: str = "2020-01-01") -> None:
    """A council for a municipality of its own, each."""
    for name in names:
        w.council(name, w.place(name), start=start)
        if name in attested:
            w.attest(f"kommune:{name}", "EVALUATIONS")


def joint() -> Cases:
    """Two years old: evaluated in the last two by both sides, the first day of the two excluded."""
    w = World()
    councils(w, "both", "one", "never", "limit", attested=("one", "limit"))
    w.evaluation("forum:both", "2023-01-01", POLICE, "kommune:both")
    w.evaluation("forum:both", "2024-12-01", POLICE, "kommune:both")
    w.evaluation("forum:one", "2026-01-01", "kommune:one")
    w.evaluation("forum:limit", "2024-06-02", POLICE, "kommune:limit")
    councils(w, "young", start="2024-06-02")
    w.model("SLT", "kommune:never", "kommune:one")
    w.model("NONE_CHOSEN", "kommune:both")
    alna = w.org("CityDistrict", "alna", part_of="kommune:one")
    w.council("alna", alna, kinds=("CITY_DISTRICT_POLICE_COUNCIL",), start="2020-01-01")
    w.forum("nowhere")
    same = {
        "forum:both": "MET joint since 2023-01-01 due 2026-12-01",
        "forum:one": "GAP one-sided since 2022-01-01 NOW",
        "forum:never": "UNKNOWN none since 2022-01-01 NOW",
        "modell:1": "GAP none since 2022-01-01 NOW",
        "forum:alna": "GAP none since 2022-01-01 NOW",
    }
    return Cases(
        "evaluation.joint",
        w,
        {
            AS_OF: same
            | {
                "forum:limit": "MET joint since 2024-06-02 due 2026-06-02",
                "forum:young": "NOT_APPLICABLE young due 2026-06-02",
            },
            AS_OF + DAY: same
            | {
                "forum:limit": "GAP old since 2026-06-02 NOW",
                "forum:young": "UNKNOWN none since 2026-06-02 NOW",
            },
        },
    )


def next_() -> Cases:
    """The latest evaluation counts, and names a day that is not passed; the day itself is in time."""
    w = World()
    councils(w, "today", "undated", "again", "never", attested=("again",))
    w.evaluation("forum:today", "2025-06-01", next_on="2026-06-01")
    w.evaluation("forum:undated", "2025-06-01")
    w.evaluation("forum:again", "2024-06-01", next_on="2027-01-01")
    w.evaluation("forum:again", "2025-06-01")
    model = w.model("OTHER_MODEL", "kommune:never")
    w.evaluation(model, "2025-06-01", next_on="2026-05-31")
    same = {
        "forum:undated": "UNKNOWN undated since 2025-06-01 NOW",
        "forum:again": "GAP undated since 2025-06-01 NOW",
        "forum:never": "NOT_APPLICABLE none",
        "modell:1": "GAP passed since 2026-06-01 due 2026-05-31 NOW",
    }
    return Cases(
        "evaluation.next",
        w,
        {
            AS_OF: same | {"forum:today": "MET coming since 2025-06-01 due 2026-06-01"},
            AS_OF + DAY: same | {"forum:today": "GAP passed since 2026-06-02 due 2026-06-01 NOW"},
        },
    )


def used() -> Cases:
    """Six months on, a plan, a revision or an action point that came later refers to the latest one."""
    w = World()
    councils(w, "plan", "task", "cancelled", "early", "fresh", "never", attested=("early",))
    at = {
        name: w.evaluation(f"forum:{name}", "2025-06-01") for name in ("plan", "task", "cancelled", "early")
    }
    w.plan("plan", forum="forum:plan", adopted="2025-09-01", refersTo=(at["plan"],))
    w.plan("early", forum="forum:early", adopted="2025-06-01", refersTo=(at["early"],))
    w.task(w.meeting("forum:task", "2026-03-01"), refersTo=(at["task"],))
    w.task(w.meeting("forum:cancelled", "2026-03-01", cancelled=True), refersTo=(at["cancelled"],))
    w.evaluation("forum:fresh", "2025-12-02")
    model = w.model("SLT", "kommune:never")
    w.revision(
        w.cooperation("a", "kommune:never"), "2026-01-01", refersTo=(w.evaluation(model, "2025-06-01"),)
    )
    same = {
        "forum:plan": "MET used since 2025-12-01",
        "forum:task": "MET used since 2026-03-01",
        "forum:cancelled": "UNKNOWN unused since 2025-12-01 NEXT_OCCASION",
        "forum:early": "GAP unused since 2025-12-01 NEXT_OCCASION",
        "forum:never": "NOT_APPLICABLE none",
        "modell:1": "MET used since 2026-01-01",
    }
    return Cases(
        "evaluation.used",
        w,
        {
            AS_OF: same | {"forum:fresh": "NOT_APPLICABLE fresh due 2026-06-02"},
            AS_OF + DAY: same | {"forum:fresh": "UNKNOWN unused since 2026-06-02 NEXT_OCCASION"},
        },
    )


CASES: Makers = (joint, next_, used)


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
