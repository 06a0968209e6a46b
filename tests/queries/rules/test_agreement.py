"""The rules about agreements and ordinances, each on a small world with all its cases (guide §3, §4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, STALE, World

DAY = dt.timedelta(days=1)


def offered() -> Cases:
    """An offer counts from its day and for good, an agreement while it is in force."""
    w = World()
    w.cooperation("party", w.place("party"))
    w.offer("AGREEMENT", "2010-03-01", w.place("old"))
    w.offer("AGREEMENT", "2024-03-01", w.place("no"), "NO", "2024-04-01")
    w.offer("COUNCIL", "2024-03-01", w.place("council"))
    w.cooperation("ended", w.place("ended"), end="2025-01-01")
    w.offer("AGREEMENT", "2026-06-02", w.place("tomorrow"))
    w.attest(w.place("none"), "OFFERS")
    w.attest("kommune:ended", "OFFERS", STALE)
    w.place("vest", district=w.district("vest"))
    w.attest("politidistrikt:vest", "OFFERS")
    w.waive("kommune:none", "agreement.offered", end="2026-06-02")
    same = {
        "kommune:party": "MET in-force since 2020-01-01",
        "kommune:old": "MET offered since 2010-03-01",
        "kommune:no": "MET declined since 2024-03-01",
        "kommune:council": "UNKNOWN none NOW",
        "kommune:ended": "UNKNOWN none NOW",
        "kommune:vest": "GAP none NOW",
    }
    return Cases(
        "agreement.offered",
        w,
        {
            AS_OF: same | {"kommune:tomorrow": "UNKNOWN none NOW", "kommune:none": "WAIVED none NOW"},
            AS_OF + DAY: same
            | {
                "kommune:tomorrow": "MET offered since 2026-06-02",
                "kommune:none": "GAP none NOW +waiver-expired",
            },
        },
    )


def exists() -> Cases:
    """Signed and not run out; one agreement after another is one unbroken time."""
    w = World()
    w.cooperation("first", w.place("renewed"), signed="2012-01-01", end="2020-01-01")
    w.cooperation("second", "kommune:renewed")
    w.cooperation("ends", w.place("ends"), end="2026-06-02")
    w.cooperation("unsigned", w.place("unsigned"), signed=None)
    w.cooperation("school", w.place("school"), kinds=("SCHOOL",))
    w.attest("kommune:ends", "AGREEMENTS")
    w.attest("kommune:school", "AGREEMENTS")
    same = {
        "kommune:renewed": "MET in-force since 2012-01-01",
        "kommune:unsigned": "UNKNOWN none NOW",
        "kommune:school": "GAP none NOW",
    }
    return Cases(
        "agreement.exists",
        w,
        {
            AS_OF: same | {"kommune:ends": "MET in-force since 2020-01-01"},
            AS_OF + DAY: same | {"kommune:ends": "GAP ran-out since 2026-06-02 NOW"},
        },
    )


def revision_plan() -> Cases:
    """A date is enough, passed or not; agreements not in force, or without municipality, are not judged."""
    w = World()
    w.cooperation("dated", w.place("a"), next_revision="2025-01-01")
    w.cooperation("undated", "kommune:a")
    w.cooperation("shared", w.place("b"), w.place("c"))
    w.attest("kommune:c", "AGREEMENTS")
    w.cooperation("begins", "kommune:a", signed="2026-06-02", next_revision="2028-01-01")
    w.cooperation("over", "kommune:a", end="2026-06-01")
    w.agreement("police", "politidistrikt:t", signed="2020-01-01")
    w.cooperation("county", "fylke:t", kinds=("COUNTY",))
    same = {
        "avtale:dated": "MET planned",
        "avtale:undated": "UNKNOWN none NOW",
        "avtale:shared": "GAP none NOW",
    }
    return Cases(
        "agreement.revision_plan",
        w,
        {AS_OF: same, AS_OF + DAY: same | {"avtale:begins": "MET planned"}},
    )


def revision_current() -> Cases:
    """The day itself is in time; the day after it is not, even if the revision was made and no day set."""
    w = World()
    w.place("a")
    w.cooperation("today", "kommune:a", next_revision="2026-06-01")
    w.cooperation("undated", "kommune:a")
    w.cooperation("revised", "kommune:a", next_revision="2026-01-01")
    w.revision("avtale:revised", "2026-01-01")
    w.cooperation("before", "kommune:a", next_revision="2026-01-01")
    w.revision("avtale:before", "2025-12-31")
    w.waive("avtale:before", "agreement.revision_current")
    same = {
        "avtale:undated": "NOT_APPLICABLE undated",
        "avtale:revised": "GAP passed since 2026-01-02 due 2026-01-01 NOW +revised",
        "avtale:before": "WAIVED passed since 2026-01-02 due 2026-01-01 NOW",
    }
    return Cases(
        "agreement.revision_current",
        w,
        {
            AS_OF: same | {"avtale:today": "MET coming due 2026-06-01"},
            AS_OF + DAY: same | {"avtale:today": "GAP passed since 2026-06-02 due 2026-06-01 NOW"},
        },
    )


def focus_areas() -> Cases:
    """A focus area in its period."""
    w = World()
    w.challenge("ONLINE_CRIME")
    w.place("a")
    w.attest(w.place("b"), "AGREEMENTS")
    w.cooperation("named", "kommune:a")
    w.focus("avtale:named", "utfordring:ONLINE_CRIME", "2021-01-01", "2023-01-01")
    w.challenge("HATE_CRIME")
    w.focus("avtale:named", "utfordring:HATE_CRIME", "2023-01-01")
    w.cooperation("ends", "kommune:b")
    w.focus("avtale:ends", "utfordring:ONLINE_CRIME", None, "2026-06-02")
    w.cooperation("none", "kommune:a")
    same = {
        "avtale:named": "MET named since 2021-01-01",
        "avtale:none": "UNKNOWN none since 2020-01-01 NOW",
    }
    return Cases(
        "agreement.focus_areas",
        w,
        {
            AS_OF: same | {"avtale:ends": "MET named"},
            AS_OF + DAY: same | {"avtale:ends": "GAP none since 2026-06-02 NOW"},
        },
    )


def focus_basis() -> Cases:
    """The last revision, with a product of the police's and one of a party's; a joint one is both."""
    w = World()
    w.place("a")
    w.attest(w.place("b"), "AGREEMENTS")
    police = w.product("police", w.org("ServiceUnit", "enhet"))
    health = w.product("health", w.org("MunicipalUnit", "helse", part_of="kommune:a"))
    joint = w.product("joint", "politidistrikt:t", "kommune:b")
    for name, place, products in (
        ("two", "a", (police, health)),
        ("joint", "b", (joint,)),
        ("stranger", "b", (police, health)),
        ("one", "a", (health,)),
        ("none", "b", ()),
    ):
        w.revision(w.cooperation(name, f"kommune:{place}"), "2026-02-01", basedOn=products)
    w.cooperation("unrevised", "kommune:a")
    w.revision(w.cooperation("again", "kommune:b"), "2026-02-01", basedOn=(joint,))
    w.revision("avtale:again", "2026-06-02")
    same = {
        "avtale:two": "MET both since 2026-02-01",
        "avtale:joint": "MET both since 2026-02-01",
        "avtale:stranger": "GAP only-police since 2026-02-01 NEXT_OCCASION",
        "avtale:one": "UNKNOWN only-municipality since 2026-02-01 NEXT_OCCASION",
        "avtale:none": "GAP neither since 2026-02-01 NEXT_OCCASION",
        "avtale:unrevised": "NOT_APPLICABLE unrevised",
    }
    return Cases(
        "agreement.focus_basis",
        w,
        {
            AS_OF: same | {"avtale:again": "MET both since 2026-02-01"},
            AS_OF + DAY: same | {"avtale:again": "GAP neither since 2026-06-02 NEXT_OCCASION"},
        },
    )


def ordinance() -> Cases:
    """Adopted or revised within four years, the first of their days excluded."""
    w = World()
    w.ordinance(w.place("revised"), "2020-01-01", "2023-01-01")
    w.ordinance(w.place("late"), "2015-01-01", "2024-01-01")
    w.ordinance(w.place("limit"), "2022-06-02")
    w.ordinance(w.place("undated"))
    w.ordinance(w.place("coming"), "2026-06-02")
    w.place("unheard")
    w.attest(w.place("none"), "ORDINANCES")
    same = {
        "kommune:revised": "MET fresh since 2020-01-01 due 2027-01-01",
        "kommune:late": "MET fresh since 2024-01-01 due 2028-01-01",
        "kommune:undated": "UNKNOWN undated NOW",
        "kommune:unheard": "UNKNOWN none",
        "kommune:none": "NOT_APPLICABLE none",
    }
    return Cases(
        "municipality.ordinance",
        w,
        {
            AS_OF: same
            | {
                "kommune:limit": "MET fresh since 2022-06-02 due 2026-06-02",
                "kommune:coming": "UNKNOWN none",
            },
            AS_OF + DAY: same
            | {
                "kommune:limit": "GAP stale since 2026-06-02 NOW",
                "kommune:coming": "MET fresh since 2026-06-02 due 2030-06-02",
            },
        },
    )


CASES: Makers = (offered, exists, revision_plan, revision_current, focus_areas, focus_basis, ordinance)
_ALL = "every municipality counts: none is exempt (offered) or the possibility is open to all (exists)"
_IN_FORCE = "whatever is judged is an agreement in force, and each of them should have it"
_DATED = "what it judges is one registered date: it is passed, or it is not"
NEVER = {
    ("agreement.offered", "NOT_APPLICABLE"): _ALL,
    ("agreement.exists", "NOT_APPLICABLE"): _ALL,
    ("agreement.revision_plan", "NOT_APPLICABLE"): _IN_FORCE,
    ("agreement.revision_plan", "BOUNDARY"): "a date that was set is one on every day",
    ("agreement.focus_areas", "NOT_APPLICABLE"): _IN_FORCE,
    ("agreement.revision_current", "UNKNOWN"): _DATED,
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
