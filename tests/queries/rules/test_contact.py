"""The rules about police contacts, each on a small world with all its cases (guide §5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, STALE, World

DAY = dt.timedelta(days=1)


def assigned() -> Cases:
    """More of it stands in `tests/queries/test_evaluate.py`."""
    w = World()
    w.contact("held", w.place("held"))
    w.contact("vacant", w.place("vacant"), held=None)
    w.attest(w.place("none"), "CONTACTS")
    w.attest(w.place("unheard"), "CONTACTS", STALE)
    leaving = w.contact("leaving", w.place("leaving"), held=None)
    w.hold(leaving, "2021-01-01", "2026-06-02")
    w.waive("kommune:vacant", "contact.assigned", end="2026-06-02")
    same = {
        "kommune:held": "MET held since 2020-01-01",
        "kommune:none": "GAP none NOW",
        "kommune:unheard": "UNKNOWN none NOW",
    }
    return Cases(
        "contact.assigned",
        w,
        {
            AS_OF: same
            | {
                "kommune:vacant": "WAIVED vacant-start-unknown NOW",
                "kommune:leaving": "MET held since 2021-01-01",
            },
            AS_OF + DAY: same
            | {
                "kommune:vacant": "GAP vacant-start-unknown NOW +waiver-expired",
                "kommune:leaving": "GAP vacant since 2026-06-02 NOW",
            },
        },
    )


CASES: Makers = (assigned,)
NEVER = {
    ("contact.assigned", "NOT_APPLICABLE"): "every municipality must have a police contact",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
