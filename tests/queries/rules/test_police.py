"""The rules about what the police districts do, each on a small world with all its cases (guide §2.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.oracle.police import FIVE
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, World

DAY = dt.timedelta(days=1)


def cooperation() -> Cases:
    """A held contact, or another arena that lives; a vacant seat or a sleeping forum alone is a gap."""
    w = World()
    w.contact("held", w.place("held"))
    w.contact("vacant", w.place("vacant"), held=None)
    for name, on in (("council", "2025-06-02"), ("asleep", "2025-05-31")):
        w.meeting(w.forum(name, w.place(name), w.t, start="2021-01-01"), on)
    w.agreement("signed", w.place("signed"), w.t, signed="2024-01-01")
    w.contact("elsewhere", w.place("elsewhere"), unit=w.district("other"))
    w.attest(w.place("none"), "FORUMS")
    w.place("unheard")
    w.municipality("nowhere")
    same = {
        "kommune:held": "MET contact",
        "kommune:vacant": "GAP dormant NOW",
        "kommune:asleep": "GAP dormant NOW",
        "kommune:signed": "MET arenas-quiet since 2024-01-01",
        "kommune:elsewhere": "UNKNOWN none NOW",
        "kommune:none": "GAP none NOW",
        "kommune:unheard": "UNKNOWN none NOW",
        "kommune:nowhere": "UNKNOWN no-district NOW",
    }
    return Cases(
        "police.cooperation",
        w,
        {
            AS_OF: same | {"kommune:council": "MET arenas since 2021-01-01"},
            AS_OF + DAY: same | {"kommune:council": "GAP dormant NOW"},
        },
    )


def functions() -> Cases:
    """Of each role a held post, in the district or a unit of it."""
    w = World()
    for code in FIVE:
        w.role(code, specialist=True)
    unit = w.org("FunctionalUnit", "p", part_of=w.t)
    w.post("business", unit, "rolle:BUSINESS_CONTACT", held="2020-01-01", until="2026-06-02")
    w.post("violence", w.t, "rolle:DOMESTIC_VIOLENCE_COORDINATOR", held="2021-01-01")
    w.post("vacant", w.t, "rolle:THREAT_RISK_ASSESSOR")
    w.attest(w.t, "FUNCTIONS")
    w.district("unheard")
    same = {
        "politidistrikt:t × rolle:DOMESTIC_VIOLENCE_COORDINATOR": "MET held since 2021-01-01",
        "politidistrikt:t × rolle:THREAT_RISK_ASSESSOR": "GAP vacant NOW",
        "politidistrikt:t × rolle:DIVERSITY_CONTACT": "GAP none NOW",
        "politidistrikt:t × rolle:RADICALISATION_CONTACT": "GAP none NOW",
    } | {f"politidistrikt:unheard × rolle:{code}": "UNKNOWN none NOW" for code in FIVE}
    business = "politidistrikt:t × rolle:BUSINESS_CONTACT"
    return Cases(
        "district.functions",
        w,
        {
            AS_OF: same | {business: "MET held since 2020-01-01"},
            AS_OF + DAY: same | {business: "GAP vacant since 2026-06-02 NOW"},
        },
    )


CASES: Makers = (cooperation, functions)
NEVER = {
    ("police.cooperation", "NOT_APPLICABLE"): "every municipality has the police to cooperate with",
    ("district.functions", "NOT_APPLICABLE"): "every district should have each of the five",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
