"""The rules about schools, each on a small world with all its cases (guide §3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from graph.model.schools import LocatedIn, OwnedBy, School, SchoolKind, SchoolOwnership
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, World

DAY = dt.timedelta(days=1)


def school(
    w: World, name: str, place: str, owner: str | None, kind: SchoolKind = SchoolKind.UPPER_SECONDARY
) -> str:
    """A school in the place; private where nobody owns it."""
    ownership = SchoolOwnership.COUNTY if owner else SchoolOwnership.PRIVATE
    id_ = w.add(School, f"skole:{name}", name=name.capitalize(), schoolKind=kind, ownership=ownership)
    w.tie(LocatedIn, id_, place)
    if owner:
        w.tie(OwnedBy, id_, owner)
    return id_


def agreement() -> Cases:
    """Its own, or its county's with its police district; a private school needs its own."""
    w = World()
    other, gde = w.district("other"), w.org("GeographicUnit", "g", part_of=w.t)
    a, b, c = w.place("a"), w.place("b", district=other), w.place("c", county=w.org("County", "c"))
    school(w, "county", a, "fylke:t")
    school(w, "elsewhere", b, "fylke:t")
    school(w, "private", a, None)
    own = school(w, "own", a, None)
    signed = school(w, "signed", c, "fylke:c")
    school(w, "basic", a, a, SchoolKind.COMPULSORY)
    w.agreement("county", "fylke:t", w.t, signed="2020-01-01", kinds=("COUNTY",))
    w.agreement("own", own, gde, signed="2021-01-01", kinds=("SCHOOL",))
    w.agreement("signed", signed, w.t, signed="2026-06-02", kinds=("SCHOOL",))
    w.attest(b, "SCHOOLS")
    same = {
        "skole:county": "MET owner since 2020-01-01",
        "skole:elsewhere": "GAP none NOW",
        "skole:private": "UNKNOWN none NOW",
        "skole:own": "MET own since 2021-01-01",
    }
    return Cases(
        "school.agreement",
        w,
        {
            AS_OF: same | {signed: "UNKNOWN none NOW"},
            AS_OF + DAY: same | {signed: "MET own since 2026-06-02"},
        },
    )


def duty() -> Cases:
    """An agreement, a common forum or a contact with the county, a school or its owner."""
    w = World()
    w.role("COUNTY_LEADER", side="COUNTY", leader=True)
    shared = {}
    for name in ("agreed", "forum", "contact", "none", "unheard", "bare"):
        district = w.district(name)
        shared[name] = w.place(name, district=district, county=w.org("County", name))
        if name != "bare":
            school(w, name, shared[name], f"fylke:{name}")
    w.place("without", district="politidistrikt:agreed", county="fylke:forum")
    w.agreement(
        "a", "fylke:agreed", "politidistrikt:agreed", signed="2020-01-01", end="2026-06-02", kinds=("COUNTY",)
    )
    leader = w.post("leader", "fylke:forum", "rolle:COUNTY_LEADER", held="2020-01-01")
    w.forum("f", leader, w.org("ServiceUnit", "u", part_of="politidistrikt:forum"))
    w.record("SCHOOL_CONTACT", "2024-01-01", "skole:contact", by="politidistrikt:contact")
    w.forum("vacant", w.post("nobody", "fylke:none", "rolle:COUNTY_LEADER"), "politidistrikt:none")
    w.attest("politidistrikt:none", "SCHOOLS")
    same = {
        "politidistrikt:forum × fylke:forum": "MET forum",
        "politidistrikt:contact × fylke:contact": "MET contact since 2024-01-01",
        "politidistrikt:none × fylke:none": "GAP none NOW",
        "politidistrikt:unheard × fylke:unheard": "UNKNOWN none NOW",
        "politidistrikt:bare × fylke:bare": "UNKNOWN schools-unknown",
        "politidistrikt:agreed × fylke:forum": "NOT_APPLICABLE no-school",
    }
    pair = "politidistrikt:agreed × fylke:agreed"
    return Cases(
        "school.duty",
        w,
        {
            AS_OF: same | {pair: "MET agreement since 2020-01-01"},
            AS_OF + DAY: same | {pair: "UNKNOWN none NOW"},
        },
    )


CASES: Makers = (agreement, duty)
NEVER = {
    ("school.agreement", "NOT_APPLICABLE"): "every upper secondary school can have one",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
