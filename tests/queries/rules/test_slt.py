"""The rules about SLT and other prevention models, each on a small world with all its cases (guide §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.queries.rules.judging import Cases, Makers, judge
from tests.rules_world import AS_OF, STALE, World

DAY = dt.timedelta(days=1)
LEVELS = ("SLT_STEERING", "SLT_COORDINATING", "SLT_OPERATIVE")
WITHOUT_SLT = {
    "kommune:other": "NOT_APPLICABLE not-slt",
    "kommune:unheard": "UNKNOWN model-unknown",
    "kommune:attested": "NOT_APPLICABLE model-unknown",
}
"""What rules about municipalities with SLT say of those of `without_slt`."""


def without_slt(w: World) -> None:
    """Another model; nothing registered; nothing registered, and attested to be all."""
    w.model("OTHER_MODEL", w.place("other"))
    w.attest(w.place("unheard"), "SLT", STALE)
    w.attest(w.place("attested"), "SLT")


def roles(w: World) -> None:
    """Those who sit in SLT forums."""
    w.role("SLT_COORDINATOR", side="MUNICIPAL", liaison=True)
    w.role("MAYOR", side="MUNICIPAL", leadership="POLITICAL", leader=True)
    w.role(
        "MUNICIPAL_DIRECTOR", side="MUNICIPAL", leadership="ADMINISTRATIVE", leader=True, managementLevel=2
    )
    w.role("SERVICE_UNIT_LEADER", leadership="ADMINISTRATIVE", leader=True, managementLevel=3)
    w.role("UPPER_SECONDARY_HEAD", side="COUNTY", leadership="ADMINISTRATIVE", leader=True, managementLevel=2)


def slt(w: World, name: str, *, attested: bool = False, **more: str) -> str:
    """A municipality with SLT."""
    place = w.place(name)
    w.model("SLT", place, **more)
    if attested:
        w.attest(place, "SLT")
    return place


def exists() -> Cases:
    """A model of that kind; another choice is a registered fact, and nothing is unheard of."""
    w = World()
    w.model("SLT", w.place("former"), end="2023-01-01")
    w.model("SLT", "kommune:former", start="2023-01-01")
    w.model("SLT", w.place("ends"), end="2026-06-02")
    w.attest("kommune:ends", "SLT")
    w.model("NONE_CHOSEN", w.place("none"))
    without_slt(w)
    same = {
        "kommune:former": "MET in-force since 2020-01-01",
        "kommune:none": "GAP other since 2020-01-01 NOW",
        "kommune:other": "GAP other since 2020-01-01 NOW",
        "kommune:unheard": "UNKNOWN none NOW",
        "kommune:attested": "GAP none NOW",
    }
    return Cases(
        "slt.exists",
        w,
        {
            AS_OF: same | {"kommune:ends": "MET in-force since 2020-01-01"},
            AS_OF + DAY: same | {"kommune:ends": "GAP none since 2026-06-02 NOW"},
        },
    )


def coordinator() -> Cases:
    """A held post with the municipality in its remit, whoever employs it; a vacant one is a gap."""
    w = World()
    roles(w)
    without_slt(w)
    own, neighbour = slt(w, "own"), slt(w, "neighbour", start="2023-01-01")
    post = w.post("felles", own, "rolle:SLT_COORDINATOR")
    w.hold(post, "2021-01-01", "2024-01-01", share=0.5)
    w.hold(post, "2024-01-01", share=0.5)
    w.remit(post, own, "2019-01-01")
    w.remit(post, neighbour, "2022-01-01")
    leaving = w.post(
        "leaving", slt(w, "leaving"), "rolle:SLT_COORDINATOR", held="2022-01-01", until="2026-06-02"
    )
    w.remit(leaving, "kommune:leaving", "2019-01-01")
    slt(w, "none")
    slt(w, "none-attested", attested=True)
    w.remit(post, "kommune:other")
    same = WITHOUT_SLT | {
        "kommune:own": "MET held since 2021-01-01",
        "kommune:neighbour": "MET held since 2023-01-01",
        "kommune:none": "UNKNOWN none NOW",
        "kommune:none-attested": "GAP none NOW",
    }
    return Cases(
        "slt.coordinator",
        w,
        {
            AS_OF: same | {"kommune:leaving": "MET held-share-unknown since 2022-01-01"},
            AS_OF + DAY: same | {"kommune:leaving": "GAP vacant since 2026-06-02 NOW"},
        },
    )


def _levels(w: World, place: str, *levels: str) -> list[str]:
    """A forum of the place on each of the levels."""
    name = place.partition(":")[2]
    return [w.council(f"{name}-{level}", place, kinds=(level,)) for level in levels]


def levels() -> Cases:
    """A forum on each level, a council that is the steering group too among them."""
    w = World()
    without_slt(w)
    _levels(w, slt(w, "all"), *LEVELS)
    _levels(w, slt(w, "council"), "SLT_COORDINATING")
    w.council("both", "kommune:council", kinds=("POLICE_COUNCIL", "SLT_STEERING"))
    alna = w.org("CityDistrict", "alna", part_of="kommune:council")
    w.council("alna", alna, kinds=("SLT_OPERATIVE",))
    _levels(w, slt(w, "two"), *LEVELS[:2])
    _levels(w, slt(w, "ends", attested=True), *LEVELS[:2])
    w.council("ends", "kommune:ends", kinds=LEVELS[2:], end="2026-06-02")
    slt(w, "dated")
    for level, since in zip(LEVELS, ("2019-01-01", "2021-01-01", "2022-02-01"), strict=True):
        w.territory(w.council(f"dated-{level}", kinds=(level,), start="2019-01-01"), "kommune:dated", since)
    same = WITHOUT_SLT | {
        "kommune:all": "MET complete",
        "kommune:council": "MET complete",
        "kommune:two": "UNKNOWN missing since 2020-01-01 NOW",
        "kommune:dated": "MET complete since 2022-02-01",
    }
    return Cases(
        "slt.levels",
        w,
        {
            AS_OF: same | {"kommune:ends": "MET complete"},
            AS_OF + DAY: same | {"kommune:ends": "GAP missing since 2026-06-02 NOW"},
        },
    )


def coordinator_links() -> Cases:
    """One coordinator on all three levels: as a secretary, too, and not as an observer."""
    w = World()
    roles(w)
    without_slt(w)
    for name in ("linked", "observer", "two", "vacant", "nobody", "nobody-attested", "ends"):
        place = slt(w, name, attested=name in ("observer", "nobody-attested", "ends"))
        forums = _levels(w, place, *LEVELS)
        if name.startswith("nobody"):
            continue
        post = w.post(name, place, "rolle:SLT_COORDINATOR", held=None if name == "vacant" else "2020-01-01")
        w.remit(post, place, "2020-06-01")
        w.seat(forums[0], post, "SECRETARY", start="2021-01-01")
        w.seat(forums[1], post, "OBSERVER" if name == "observer" else "MEMBER", start="2022-01-01")
        if name != "two":
            w.seat(forums[2], post, start="2021-01-01", end="2026-06-02" if name == "ends" else None)
    other = w.post("two-more", "kommune:two", "rolle:SLT_COORDINATOR", held="2020-01-01")
    w.remit(other, "kommune:two")
    w.seat("forum:two-SLT_OPERATIVE", other)
    same = WITHOUT_SLT | {
        "kommune:linked": "MET linked since 2022-01-01",
        "kommune:observer": "GAP missing since 2020-06-01 NOW",
        "kommune:two": "UNKNOWN missing since 2020-06-01 NOW",
        "kommune:vacant": "NOT_APPLICABLE vacant",
        "kommune:nobody": "UNKNOWN no-coordinator",
        "kommune:nobody-attested": "NOT_APPLICABLE no-coordinator",
    }
    return Cases(
        "slt.coordinator_links",
        w,
        {
            AS_OF: same | {"kommune:ends": "MET linked since 2022-01-01"},
            AS_OF + DAY: same | {"kommune:ends": "GAP missing since 2026-06-02 NOW"},
        },
    )


def composition() -> Cases:
    """Whom each level asks for, of this municipality where it is municipal; a vacant seat is a gap."""
    w = World()
    roles(w)
    a, b = w.place("a"), w.place("b")
    w.attest(b, "SLT")
    unit = w.org("ServiceUnit", "enhet")
    office = w.org("MunicipalUnit", "barnevern", part_of=a)
    mayor = w.post("mayor", a, "rolle:MAYOR", held="2020-01-01")
    director = w.post("director", office, "rolle:MUNICIPAL_DIRECTOR", held="2020-01-01")
    chief = w.post("chief", unit, "rolle:SERVICE_UNIT_LEADER", held="2020-01-01")
    county = w.post("county", "fylke:t", "rolle:UPPER_SECONDARY_HEAD", held="2020-01-01", until="2026-06-02")
    contact = w.contact("contact", a)
    coordinator_ = w.post("coordinator", a, "rolle:SLT_COORDINATOR", held="2020-01-01")
    w.council("steering", a, b, kinds=("SLT_STEERING",))
    w.council("middle", a, kinds=("SLT_STEERING",))
    w.council("coordinating", a, kinds=("SLT_COORDINATING",))
    w.council("operative", a, kinds=("SLT_OPERATIVE",))
    w.council("unit", a, kinds=("SLT_OPERATIVE",))
    w.council("observers", b, kinds=("SLT_OPERATIVE",))
    for forum, members in (
        ("steering", (mayor, chief)),
        ("middle", (director, chief)),
        ("coordinating", (director, county, chief)),
        ("operative", (coordinator_, mayor)),
        ("unit", (office,)),
    ):
        for member in members:
            w.seat(f"forum:{forum}", member)
    w.seat("forum:observers", contact, "OBSERVER")
    same = {
        "forum:steering × kommune:a": "MET complete",
        "forum:steering × kommune:b": "GAP missing NOW",
        "forum:middle × kommune:a": "UNKNOWN missing NOW",
        "forum:operative × kommune:a": "UNKNOWN missing NOW",
        "forum:unit × kommune:a": "MET complete",
        "forum:observers × kommune:b": "GAP missing NOW",
    }
    return Cases(
        "slt.composition",
        w,
        {
            AS_OF: same | {"forum:coordinating × kommune:a": "MET complete"},
            AS_OF + DAY: same | {"forum:coordinating × kommune:a": "GAP vacant NOW"},
        },
    )


def police_active() -> Cases:
    """A police member who came in the window; on a level with several forums, one of them is enough."""
    w = World()
    without_slt(w)
    w.council("other", "kommune:other", kinds=("SLT_STEERING",))
    contact = w.contact("contact", w.place("somewhere"))
    for name in ("came", "absent", "unnoted", "deputy", "observer"):
        (forum,) = _levels(w, slt(w, name, attested=name == "observer"), "SLT_OPERATIVE")
        seat = w.seat(forum, contact, "OBSERVER" if name == "observer" else "MEMBER")
        if name == "came":
            w.meeting(forum, "2025-06-02", present=[seat])
            w.meeting(forum, "2026-05-01", absent=[seat])
        elif name == "absent":
            w.meeting(forum, "2026-05-01", absent=[seat])
        elif name == "deputy":
            w.meeting(forum, "2026-05-01", deputy=[seat])
        else:
            w.meeting(forum, "2026-05-01")
    _levels(w, slt(w, "quiet"), "SLT_STEERING")
    w.meeting("forum:quiet-SLT_STEERING", "2026-05-01", cancelled=True)
    w.council("young", slt(w, "young"), kinds=("SLT_STEERING",), start="2025-06-02")
    w.meeting("forum:young", "2026-05-01")
    w.council("second", "kommune:deputy", kinds=("POLICE_COUNCIL", "SLT_OPERATIVE"))
    w.meeting("forum:second", "2026-05-01")
    vacant = w.contact("vacant", "kommune:somewhere", held=None)
    w.council("vacant", slt(w, "vacant"), kinds=("SLT_STEERING",))
    w.meeting("forum:vacant", "2026-05-01", present=[w.seat("forum:vacant", vacant)])
    for name, came, missed in (
        ("steady", ("2024-09-01", "2025-08-01"), ("2026-05-01",)),
        ("lapsed", ("2025-05-01",), ("2026-04-01", "2026-05-20")),
    ):
        forum = w.council(name, slt(w, name), kinds=("SLT_STEERING",), start="2019-01-01")
        seat = w.seat(forum, contact)
        for on in came:
            w.meeting(forum, on, present=[seat])
        for on in missed:
            w.meeting(forum, on, absent=[seat])
    pair = "forum:{0}-SLT_OPERATIVE × kommune:{0}".format
    same = {
        "forum:other × kommune:other": "NOT_APPLICABLE not-slt",
        pair("absent"): "GAP absent NEXT_OCCASION",
        pair("unnoted"): "UNKNOWN unregistered NOW",
        pair("deputy"): "MET active",
        "forum:second × kommune:deputy": "MET active",
        pair("observer"): "GAP no-member NEXT_OCCASION",
        "forum:quiet-SLT_STEERING × kommune:quiet": "NOT_APPLICABLE no-meeting",
        "forum:vacant × kommune:vacant": "MET active +vacant",
        "forum:steady × kommune:steady": "MET active since 2024-09-01",
        "forum:lapsed × kommune:lapsed": "GAP absent since 2026-05-01 NEXT_OCCASION",
    }
    return Cases(
        "slt.police_active",
        w,
        {
            AS_OF: same
            | {
                pair("came"): "MET active",
                "forum:young × kommune:young": "NOT_APPLICABLE young due 2026-06-02",
            },
            AS_OF + DAY: same
            | {
                pair("came"): "GAP absent NEXT_OCCASION",
                "forum:young × kommune:young": "UNKNOWN no-member since 2026-06-02 NEXT_OCCASION",
            },
        },
    )


def alternative() -> Cases:
    """A held police post in another forum about the young, where another model is chosen."""
    w = World()
    w.challenge("SAFE_SCHOOLS")
    w.challenge("ONLINE_CRIME")
    contact = w.contact("contact", w.place("unheard"))
    vacant = w.contact("vacant", "kommune:unheard", held=None)
    w.model("SLT", w.place("slt"))
    w.model("NONE_CHOSEN", w.place("none"))
    w.attest(w.place("attested"), "SLT")
    for name in ("council", "theme", "slt-only", "vacant", "observer", "ends"):
        w.model("OTHER_MODEL", w.place(name))
        kinds = ("SLT_OPERATIVE",) if name == "slt-only" else ("POLICE_COUNCIL",)
        w.council(name, f"kommune:{name}", kinds=kinds)
        w.focus(f"forum:{name}", "utfordring:ONLINE_CRIME" if name == "theme" else "utfordring:SAFE_SCHOOLS")
        w.seat(
            f"forum:{name}",
            vacant if name == "vacant" else contact,
            "OBSERVER" if name == "observer" else "CHAIR",
            end="2026-06-02" if name == "ends" else None,
        )
    w.attest("kommune:observer", "SLT")
    w.attest("kommune:ends", "SLT")
    same = {
        "kommune:unheard": "UNKNOWN model-unknown",
        "kommune:attested": "NOT_APPLICABLE model-unknown",
        "kommune:slt": "NOT_APPLICABLE other-choice",
        "kommune:none": "NOT_APPLICABLE other-choice",
        "kommune:council": "MET takes-part",
        "kommune:theme": "UNKNOWN no-forum NOW",
        "kommune:slt-only": "UNKNOWN no-forum NOW",
        "kommune:vacant": "GAP vacant NOW",
        "kommune:observer": "GAP no-member NOW",
    }
    return Cases(
        "slt.alternative",
        w,
        {
            AS_OF: same | {"kommune:ends": "MET takes-part"},
            AS_OF + DAY: same | {"kommune:ends": "GAP no-member NOW"},
        },
    )


CASES: Makers = (
    exists, coordinator, levels, coordinator_links, composition, police_active, alternative,
)  # fmt: skip
NEVER = {
    ("slt.exists", "NOT_APPLICABLE"): "the possibility is open to every municipality",
    ("slt.composition", "NOT_APPLICABLE"): "a forum of SLT is on a level, and each level asks for somebody",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
