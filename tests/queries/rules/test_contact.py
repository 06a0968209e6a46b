"""The rules about police contacts, each on a small world with all its cases (guide §5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from graph.model.cooperation import AffiliatedWith, FollowsUp
from graph.model.organizations import UnitFunction
from graph.model.posts import Person
from graph.model.territory import Serves
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, STALE, World
from tests.worlds import day

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


def load() -> Cases:
    """Four municipalities are too many, of all posts of the holder together, but for an approval."""
    w = World()
    a, b, c, d = (w.place(name) for name in "abcd")
    e = w.org("CityDistrict", "e", part_of=d)
    f = w.org("CityDistrict", "f", part_of=d)
    w.contact("three", a, b, e, f)
    w.contact("vacant", a, b, c, d, held=None)
    w.contact("two", a, b, held="2024-01-01", person=w.add(Person, "person:shared", name="Oppdiktet"))
    w.contact("other-two", c, d, held="2025-01-01", person="person:shared")
    for name, value, until in (("approved", 4, "2026-06-02"), ("tight", 3, None), ("unnumbered", None, None)):
        w.record(
            "APPROVAL", "2026-01-01", w.contact(name, a, b, c, d), by="nasjonal:pod", value=value, until=until
        )
    w.record("APPROVAL", "2026-01-01", w.contact("own", a, b, c, d), value=9)
    w.contact("nothing")
    w.waive("stilling:own", "contact.load")
    same = {
        "stilling:three": "MET within",
        "stilling:vacant": "GAP over NOW",
        "stilling:two": "GAP over since 2025-01-01 NOW",
        "stilling:other-two": "GAP over since 2025-01-01 NOW",
        "stilling:tight": "GAP over-approved since 2020-01-01 NOW",
        "stilling:unnumbered": "UNKNOWN unnumbered NOW",
        "stilling:own": "WAIVED over since 2020-01-01 NOW",
    }
    return Cases(
        "contact.load",
        w,
        {
            AS_OF: same | {"stilling:approved": "MET approved"},
            AS_OF + DAY: same | {"stilling:approved": "GAP over since 2026-06-02 NOW"},
        },
    )


def dedicated() -> Cases:
    """Full time over all contact posts, and no other role; a share that is not registered leaves it open."""
    w = World()
    w.role("GDE_LEADER", leader=True)
    a = w.place("a")
    w.contact("full", a, share=1.0)
    w.contact("half", a, share=0.5, person=w.add(Person, "person:halves", name="Oppdiktet"))
    w.contact("other-half", a, held="2020-01-01", share=0.5, person="person:halves")
    w.contact("part", held="2024-01-01", share=0.5)
    w.contact("untold")
    w.contact("vacant", held=None)
    w.contact("leads", a, share=1.0, person=w.add(Person, "person:leads", name="Oppdiktet"))
    w.hold(w.post("leader", w.t, "rolle:GDE_LEADER"), "2026-06-02", person="person:leads")
    same = {
        "stilling:full": "MET dedicated",
        "stilling:half": "MET dedicated",
        "stilling:other-half": "MET dedicated",
        "stilling:part": "GAP part-time since 2024-01-01 NOW",
        "stilling:untold": "UNKNOWN share-unknown NOW",
        "stilling:vacant": "NOT_APPLICABLE vacant",
    }
    return Cases(
        "contact.dedicated",
        w,
        {
            AS_OF: same | {"stilling:leads": "MET dedicated"},
            AS_OF + DAY: same | {"stilling:leads": "GAP other-role since 2026-06-02 NOW"},
        },
    )


def leader_capacity() -> Cases:
    """A record within the assignment, about it or the post; one from before it does not count."""
    w = World()
    w.role("GDE_LEADER", leader=True)
    w.attest(w.place("heard"), "RECORDS")
    w.attest(w.place("stale"), "RECORDS", STALE)
    leader = w.post("leader", w.t, "rolle:GDE_LEADER")
    w.hold(leader, "2022-01-01", person=w.add(Person, "person:leads", name="Oppdiktet"))
    leads = {"held": "2024-01-01", "person": "person:leads"}
    w.record("CAPACITY_ASSESSMENT", "2024-02-01", w.contact("assessed", **leads), until="2026-06-02")
    before = w.contact("before", "kommune:heard", **leads)
    w.record("DELEGATION", "2023-12-31", before)
    w.contact("unheard", "kommune:stale", **leads)
    w.contact("not-leading", "kommune:heard")
    w.contact("vacant", held=None)
    same = {
        "stilling:before": "GAP none since 2024-01-01 NOW",
        "stilling:unheard": "UNKNOWN none since 2024-01-01 NOW",
        "stilling:not-leading": "NOT_APPLICABLE no-leader",
        "stilling:vacant": "NOT_APPLICABLE vacant",
    }
    w.attest(w.t, "RECORDS", STALE)
    return Cases(
        "contact.leader_capacity",
        w,
        {
            AS_OF: same | {"stilling:assessed": "MET recorded since 2024-02-01"},
            AS_OF + DAY: same | {"stilling:assessed": "UNKNOWN none since 2024-01-01 NOW"},
        },
    )


def in_gde() -> Cases:
    """The GDE itself, a unit in it, or one that is affiliated with it."""
    w = World()
    gde = w.org("GeographicUnit", "g", part_of=w.t)
    unit = w.org("ServiceUnit", "u", part_of=gde)
    prevention = w.org("FunctionalUnit", "p", part_of=w.t)
    w.tie(AffiliatedWith, prevention, gde, validTo=AS_OF + DAY)
    w.contact("leads", unit=gde)
    w.contact("within", unit=unit, held=None)
    w.contact("prevention", unit=prevention)
    w.attest(w.place("heard"), "CONTACTS")
    w.contact("district", "kommune:heard")
    w.contact("unheard", w.place("unheard"))
    same = {
        "stilling:leads": "MET within",
        "stilling:within": "MET within",
        "stilling:district": "GAP none NOW",
        "stilling:unheard": "UNKNOWN none NOW",
    }
    return Cases(
        "contact.in_gde",
        w,
        {
            AS_OF: same | {"stilling:prevention": "MET affiliated"},
            AS_OF + DAY: same | {"stilling:prevention": "UNKNOWN none NOW"},
        },
    )


def follow_up() -> Cases:
    """A prevention unit for the district, or for each of its posts; another unit does not count."""
    w = World()
    for name in ("whole", "each", "some", "stale"):
        w.contact(f"{name}-1", unit=w.district(name))
        w.contact(f"{name}-2", unit=f"politidistrikt:{name}", held=None)
    unit = w.org("FunctionalUnit", "p")
    other = w.org("FunctionalUnit", "i", function=UnitFunction.INTELLIGENCE)
    w.tie(FollowsUp, unit, "politidistrikt:whole", validFrom=day("2025-01-01"), validTo=AS_OF + DAY)
    w.tie(FollowsUp, unit, "stilling:each-1")
    w.tie(FollowsUp, unit, "stilling:each-2")
    w.tie(FollowsUp, unit, "stilling:some-1")
    w.tie(FollowsUp, other, "stilling:some-2")
    w.attest("politidistrikt:some", "CONTACTS")
    same = {
        "politidistrikt:each": "MET each",
        "politidistrikt:some": "GAP some NOW",
        "politidistrikt:stale": "UNKNOWN some NOW",
        "politidistrikt:t": "NOT_APPLICABLE no-posts",
    }
    return Cases(
        "contact.follow_up",
        w,
        {
            AS_OF: same | {"politidistrikt:whole": "MET whole since 2025-01-01"},
            AS_OF + DAY: same | {"politidistrikt:whole": "UNKNOWN some NOW"},
        },
    )


def equal_terms() -> Cases:
    """One decision about the district or about all its posts; two that share them out are not common."""
    w = World()
    for name in ("district", "posts", "shared", "none"):
        w.contact(f"{name}-1", unit=w.district(name))
        w.contact(f"{name}-2", unit=w.org("ServiceUnit", name, part_of=f"politidistrikt:{name}"))
    w.record("COMMON_TERMS", "2025-01-01", "politidistrikt:district", until="2026-06-02")
    w.record("COMMON_TERMS", "2024-01-01", "stilling:posts-1", "stilling:posts-2")
    w.record("COMMON_TERMS", "2024-01-01", "stilling:shared-1")
    w.record("COMMON_TERMS", "2024-01-01", "stilling:shared-2")
    w.attest("politidistrikt:shared", "RECORDS")
    w.contact("alone")
    same = {
        "politidistrikt:posts": "MET common since 2024-01-01",
        "politidistrikt:shared": "GAP some NOW",
        "politidistrikt:none": "UNKNOWN none NOW",
        "politidistrikt:t": "NOT_APPLICABLE too-few",
    }
    return Cases(
        "contact.equal_terms",
        w,
        {
            AS_OF: same | {"politidistrikt:district": "MET common since 2025-01-01"},
            AS_OF + DAY: same | {"politidistrikt:district": "UNKNOWN none NOW"},
        },
    )


def role_split() -> Cases:
    """A decision about a prevention unit and the district, or all its posts."""
    w = World()
    unit = w.org("FunctionalUnit", "p")
    for name in ("district", "posts", "one-sided", "none"):
        w.contact(name, unit=w.district(name))
    w.record("ROLE_SPLIT", "2025-01-01", unit, "politidistrikt:district", until="2026-06-02")
    w.record("ROLE_SPLIT", "2024-01-01", unit, "stilling:posts")
    w.record("ROLE_SPLIT", "2024-01-01", "politidistrikt:one-sided")
    w.attest("politidistrikt:one-sided", "RECORDS")
    same = {
        "politidistrikt:posts": "MET split since 2024-01-01",
        "politidistrikt:one-sided": "GAP none NOW",
        "politidistrikt:none": "UNKNOWN none NOW",
        "politidistrikt:t": "NOT_APPLICABLE no-posts",
    }
    return Cases(
        "contact.role_split",
        w,
        {
            AS_OF: same | {"politidistrikt:district": "MET split since 2025-01-01"},
            AS_OF + DAY: same | {"politidistrikt:district": "UNKNOWN none NOW"},
        },
    )


def network() -> Cases:
    """All who are in post are members of a network that met in the window, its first day left out."""
    w = World()
    network_of = {
        "met": ("2025-06-02", ("met-1", "met-2")),
        "some": ("2026-05-01", ("some-1",)),
        "asleep": ("2025-06-01", ("asleep-1", "asleep-2")),
        "council": ("2026-05-01", ()),
    }
    for name, (on, members) in network_of.items():
        for n in (1, 2):
            w.contact(f"{name}-{n}", unit=w.district(name) if n == 1 else f"politidistrikt:{name}")
        w.contact(f"{name}-vacant", unit=f"politidistrikt:{name}", held=None)
        forum = w.forum(name, *(f"stilling:{m}" for m in members), kinds=("CONTACT_NETWORK",))
        w.meeting(forum, on)
    w.forum("not-one", "stilling:council-1", "stilling:council-2")
    w.meeting("forum:not-one", "2026-05-01")
    w.meeting("forum:met", "2026-05-01", cancelled=True)
    w.attest("politidistrikt:some", "CONTACTS")
    w.attest("politidistrikt:asleep", "CONTACTS")
    same = {
        "politidistrikt:some": "GAP some NOW",
        "politidistrikt:asleep": "GAP some NEXT_OCCASION",
        "politidistrikt:council": "UNKNOWN some NEXT_OCCASION",
        "politidistrikt:t": "NOT_APPLICABLE too-few",
    }
    return Cases(
        "contact.network",
        w,
        {
            AS_OF: same | {"politidistrikt:met": "MET all"},
            AS_OF + DAY: same | {"politidistrikt:met": "UNKNOWN some NEXT_OCCASION"},
        },
    )


def onboarding() -> Cases:
    """Judged from six months after the start; later training mends nothing until the window has passed it."""
    w = World()
    w.attest(w.place("heard"), "RECORDS")
    starts = (
        ("trained", "2025-11-01"), ("late", "2025-09-01"), ("none", "2025-10-01"), ("unheard", "2025-10-01"),
        ("due", "2025-12-02"), ("left", "2025-11-01"), ("stated", "2025-10-01"), ("old", "2025-06-01"),
    )  # fmt: skip
    ids = {}
    for name, start in starts:
        post = w.contact(name, *(["kommune:heard"] if name in ("none", "due") else []), held=None)
        known = False if name == "stated" else None
        ids[name] = w.hold(post, start, "2026-02-01" if name == "left" else None, startKnown=known)
    w.record("TRAINING", "2026-05-01", ids["trained"])
    w.record("TRAINING", "2026-03-02", ids["late"])
    w.record("TRAINING", "2025-08-01", ids["unheard"])
    same = {
        ids["trained"]: "MET trained since 2026-05-01 due 2026-05-01",
        ids["late"]: "GAP late since 2026-03-01 due 2026-03-01 TIME_ONLY 2026-09-01",
        ids["none"]: "GAP none since 2026-04-01 due 2026-04-01 TIME_ONLY 2026-10-01",
        ids["unheard"]: "UNKNOWN none since 2026-04-01 due 2026-04-01 TIME_ONLY 2026-10-01",
        ids["left"]: "NOT_APPLICABLE left",
        ids["stated"]: "UNKNOWN start-unknown NOW",
    }
    return Cases(
        "contact.onboarding",
        w,
        {
            AS_OF: same | {ids["due"]: "NOT_APPLICABLE not-due due 2026-06-02"},
            AS_OF + DAY: same | {ids["due"]: "GAP none since 2026-06-02 due 2026-06-02 NOW"},
        },
    )


def mandate() -> Cases:
    """Settled within three months of the start, the last day included; a late one stays late."""
    w = World()
    w.attest(w.place("heard"), "RECORDS")
    starts = (
        ("settled", "2025-01-31"), ("late", "2025-01-31"), ("ending", "2025-01-31"), ("none", "2024-01-01"),
        ("unheard", "2024-01-01"), ("new", "2026-05-01"), ("due", "2026-03-02"), ("unknown", None),
    )  # fmt: skip
    ids = {}
    for name, start in starts:
        post = w.contact(name, *(["kommune:heard"] if name in ("none", "due") else []), held=None)
        ids[name] = w.hold(post, start, "2026-08-01" if name == "ending" else None)
    w.record("MANDATE_CLARIFICATION", "2025-04-30", ids["settled"])
    w.record("MANDATE_CLARIFICATION", "2025-05-01", ids["late"])
    w.record("MANDATE_CLARIFICATION", "2025-05-01", ids["ending"])
    w.record("MANDATE_CLARIFICATION", "2026-06-01", ids["new"])
    past = "since 2024-04-01 due 2024-04-01 NEXT_OCCASION"
    late = "GAP late since 2025-04-30 due 2025-04-30"
    same = {
        ids["settled"]: "MET settled since 2025-04-30 due 2025-04-30",
        ids["late"]: f"{late} NEXT_OCCASION",
        ids["ending"]: f"{late} TIME_ONLY 2026-08-01",
        ids["none"]: f"GAP none {past}",
        ids["unheard"]: f"UNKNOWN none {past}",
        ids["new"]: "MET settled since 2026-06-01 due 2026-08-01",
        ids["unknown"]: "UNKNOWN start-unknown NOW",
    }
    return Cases(
        "contact.mandate",
        w,
        {
            AS_OF: same | {ids["due"]: "NOT_APPLICABLE not-due due 2026-06-02"},
            AS_OF + DAY: same | {ids["due"]: "GAP none since 2026-06-02 due 2026-06-02 NOW"},
        },
    )


def functions() -> Cases:
    """A meeting in the window that both came to, or a routine, with each function that is held."""
    w = World()
    w.role("TRAFFIC_COORDINATOR", specialist=True)
    w.role("FUNCTION_CONTACT", specialist=True)
    house = w.org("FunctionalUnit", "house", function=UnitFunction.CHILDRENS_HOUSE)
    w.tie(Serves, house, w.t)
    traffic = w.post("traffic", w.t, "rolle:TRAFFIC_COORDINATOR", held="2020-01-01")
    w.post("vacant-traffic", w.t, "rolle:TRAFFIC_COORDINATOR")
    child = w.post("child", house, "rolle:FUNCTION_CONTACT", held="2020-01-01")
    network = w.forum("network", kinds=("CONTACT_NETWORK",))
    seats = {name: w.seat(network, w.contact(name)) for name in ("came", "away", "assumed")}
    traffic_seat = w.seat(network, traffic)
    w.meeting(network, "2025-06-02", present=(seats["came"], traffic_seat), absent=(seats["away"],))
    w.record("ROUTINE", "2025-01-01", child, "stilling:away")
    w.contact("vacant", held=None)
    w.attest(w.t, "FUNCTIONS", "2025-06-02")
    pairs = {
        "came": ("MET met", "GAP none NOW", "UNKNOWN none NOW"),
        "away": ("GAP none NOW", "MET routine", "UNKNOWN none NOW"),
        "assumed": ("MET met-assumed", "GAP none NOW", "UNKNOWN none NOW"),
    }
    today, tomorrow = {}, {}
    for name, (with_traffic, with_child, later) in pairs.items():
        today[f"stilling:{name} × {traffic}"] = with_traffic
        tomorrow[f"stilling:{name} × {traffic}"] = later
        today[f"stilling:{name} × {child}"] = with_child.replace("GAP", "UNKNOWN")
        tomorrow[f"stilling:{name} × {child}"] = with_child.replace("GAP", "UNKNOWN")
    return Cases("contact.functions", w, {AS_OF: today, AS_OF + DAY: tomorrow})


CASES: Makers = (
    assigned, load, dedicated, leader_capacity, in_gde, follow_up, equal_terms, role_split, network,
    onboarding, mandate, functions,
)  # fmt: skip
NEVER = {
    ("contact.assigned", "NOT_APPLICABLE"): "every municipality must have a police contact",
    ("contact.load", "NOT_APPLICABLE"): "whatever a post serves can be counted",
    ("contact.functions", "NOT_APPLICABLE"): "only functions and contacts that are held are paired",
    ("contact.in_gde", "NOT_APPLICABLE"): "every police contact sits in some unit",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
