"""The rules about who sits in councils, each on a small world (guide §2.3, §4.1.1, §4.2, §5.2, §6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import neo4j
import pytest

from graph.connection import Graph
from tests.council_world import World
from tests.queries.rules.judging import Cases, Makers, Told, judge
from tests.rules_world import AS_OF

DAY = dt.timedelta(days=1)
NEXT = "2026-06-02"


def pairs(rule: str, world: World, now: Told, then: Told) -> Cases:
    """What is found on the day of each municipality's own council, and what else on the next."""
    here = {f"forum:{name} × kommune:{name}": line for name, line in now.items()}
    there = {f"forum:{name} × kommune:{name}": line for name, line in then.items()}
    return Cases(rule, world, {AS_OF: here, AS_OF + DAY: here | there})


def councils(rule: str, world: World, now: Told, then: Told) -> Cases:
    """The same for councils alone."""
    here = {f"forum:{name}": line for name, line in now.items()}
    return Cases(rule, world, {AS_OF: here, AS_OF + DAY: here | {f"forum:{n}": t for n, t in then.items()}})


def political() -> Cases:
    """The mayor, or the chair of a city district; one municipality's does not sit for another."""
    w = World()
    w.sitting(w.own("seated"), "MAYOR", "kommune:seated", seated="CHAIR", start="2021-01-01")
    w.sitting(w.own("vacant"), "MAYOR", "kommune:vacant", held=None)
    w.sitting(w.own("left"), "MAYOR", "kommune:left", until=NEXT, start="2019-01-01")
    w.sitting(w.own("secretary"), "MAYOR", "kommune:secretary", seated="SECRETARY")
    w.sitting(w.own("administrative"), "CHIEF_MUNICIPAL_EXECUTIVE", "kommune:administrative")
    w.own("attested", attested="FORUMS")
    city = w.org("CityDistrict", "city", part_of=w.place("city"))
    w.sitting(w.council("city", city), "CITY_DISTRICT_CHAIR", city)
    w.territory("forum:seated", w.place("neighbour"))
    now = {
        "seated": "MET seated since 2021-01-01",
        "vacant": "GAP vacant NOW",
        "left": "MET seated since 2020-01-01",
        "secretary": "UNKNOWN none NOW",
        "administrative": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
        "city": "MET seated",
    }
    made = pairs("council.political_leadership", w, now, {"left": f"GAP vacant since {NEXT} NOW"})
    other = {"forum:seated × kommune:neighbour": "UNKNOWN none NOW"}
    return Cases(made.rule, w, {when: {**found, **other} for when, found in made.days.items()})


def administrative() -> Cases:
    """Down to level 3, of a unit of the municipality too."""
    w = World()
    w.role("OFFICER", side="MUNICIPAL", leadership="ADMINISTRATIVE")
    w.sitting(w.own("chief"), "CHIEF_MUNICIPAL_EXECUTIVE", "kommune:chief")
    unit = w.org("MunicipalUnit", "unit", part_of=w.place("unit"))
    w.sitting(w.council("unit", "kommune:unit"), "MUNICIPAL_UNIT_LEADER", unit)
    w.sitting(w.own("no-level"), "OFFICER", "kommune:no-level")
    w.sitting(w.own("police"), "SERVICE_UNIT_LEADER", "politidistrikt:t")
    w.sitting(w.own("vacant"), "CHIEF_MUNICIPAL_EXECUTIVE", "kommune:vacant", held=None)
    w.sitting(w.own("leaving"), "CHIEF_MUNICIPAL_EXECUTIVE", "kommune:leaving", end=NEXT)
    w.own("attested", attested="FORUMS")
    now = {
        "chief": "MET seated",
        "unit": "MET seated",
        "no-level": "UNKNOWN none NOW",
        "police": "UNKNOWN none NOW",
        "vacant": "GAP vacant NOW",
        "leaving": "MET seated",
        "attested": "GAP none NOW",
    }
    return pairs("council.administrative_leadership", w, now, {"leaving": f"UNKNOWN none since {NEXT} NOW"})


def police_strategic() -> Cases:
    """A leader of the police, in it or away; turnover without a break breaks nothing."""
    w = World()
    post = w.sitting(w.own("seated"), "SERVICE_UNIT_LEADER", "politidistrikt:t", start="2019-01-01",
                     until="2024-01-01")  # fmt: skip
    w.hold(post, "2024-01-01")
    w.sitting(w.own("left"), "SERVICE_UNIT_LEADER", "politidistrikt:t", until=NEXT)
    w.sitting(w.own("contact"), "POLICE_CONTACT", "politidistrikt:t")
    w.sitting(w.own("observer"), "SERVICE_UNIT_LEADER", "politidistrikt:t", seated="OBSERVER")
    w.own("attested", attested="FORUMS")
    now = {
        "seated": "MET seated since 2020-01-01",
        "left": "MET seated",
        "contact": "UNKNOWN none NOW",
        "observer": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
    }
    return councils("council.police_strategic", w, now, {"left": "GAP vacant NOW"})


def unit_leader() -> Cases:
    """At every meeting, a deputy will do; what is not registered is not known."""
    w = World()
    posts: dict[str, str] = {}
    for name in ("attended", "absent", "unlisted", "stranger", "attested", "vacated", "no-meeting", "city"):
        forum = w.own(name) if name != "city" else w.council(name, w.place("city"))
        place = w.org("CityDistrict", "city", part_of="kommune:city") if name == "city" else f"kommune:{name}"
        unit = w.unit(name, place)
        post = w.post(f"leader-{name}", unit, "rolle:SERVICE_UNIT_LEADER", held="2020-01-01",
                      until=NEXT if name == "vacated" else None)  # fmt: skip
        if name not in ("stranger", "attested"):
            posts[name] = w.seat(forum, post)
    w.meeting("forum:attended", "2026-01-01", present=[posts["attended"]])
    w.meeting("forum:attended", "2026-03-01", deputy=[posts["attended"]])
    w.meeting("forum:absent", "2025-06-02", absent=[posts["absent"]])
    w.meeting("forum:absent", "2026-01-01", present=[posts["absent"]])
    w.meeting("forum:vacated", "2026-01-01", present=[posts["vacated"]])
    w.meeting("forum:city", "2026-01-01", present=[posts["city"]])
    for name in ("unlisted", "stranger", "attested"):
        w.meeting(f"forum:{name}", "2026-01-01")
    w.meeting(w.own("unserved"), "2026-01-01")
    w.attest("kommune:attested", "FORUMS")
    now = {
        "attended": "MET attended",
        "city": "MET attended",
        "absent": f"GAP absent since 2025-06-02 TIME_ONLY {NEXT}",
        "unlisted": "UNKNOWN attendance-unknown NOW",
        "stranger": "UNKNOWN not-member NEXT_OCCASION",
        "attested": "GAP not-member NEXT_OCCASION",
        "vacated": "MET attended",
        "no-meeting": "NOT_APPLICABLE no-meeting",
    }
    here = {f"forum:{name} × tjenesteenhet:{name}": line for name, line in now.items()}
    here["forum:unserved"] = "UNKNOWN unit-unknown NOW"
    there = {
        "forum:absent × tjenesteenhet:absent": "MET attended",
        "forum:vacated × tjenesteenhet:vacated": "GAP vacant NOW",
    }
    return Cases("council.service_unit_leader", w, {AS_OF: here, AS_OF + DAY: here | there})


def police_contact() -> Cases:
    """The contact of the municipality, or of a city district of it."""
    w = World()
    for name, held in (("seated", "2020-01-01"), ("vacant", None), ("observer", "2020-01-01")):
        post = w.contact(name, w.place(name), held=held)
        role = "OBSERVER" if name == "observer" else "MEMBER"
        w.seat(w.council(name, f"kommune:{name}"), post, role, start="2022-01-01")
    w.seat(w.own("stranger"), "stilling:seated")
    city = w.org("CityDistrict", "city", part_of=w.place("city"))
    w.seat(w.council("city", city), w.contact("city", city))
    leaving = w.post("leaving", "politidistrikt:t", "rolle:POLICE_CONTACT", held="2020-01-01")
    w.seat(w.own("leaving"), leaving, start="2022-01-01")
    w.remit(leaving, "kommune:leaving", "2023-01-01", NEXT)
    w.own("attested", attested="FORUMS")
    now = {
        "seated": "MET seated",
        "vacant": "GAP vacant NOW",
        "observer": "UNKNOWN none NOW",
        "stranger": "UNKNOWN none NOW",
        "city": "MET seated",
        "leaving": "MET seated since 2023-01-01",
        "attested": "GAP none NOW",
    }
    return pairs("council.police_contact", w, now, {"leaving": "UNKNOWN none NOW"})


def slt_link() -> Cases:
    """Only where SLT is the model; the council may steer it."""
    w = World()
    for name in ("seated", "vacant", "none", "attested", "steering", "ending"):
        kinds = ("POLICE_COUNCIL", "SLT_STEERING") if name == "steering" else ("POLICE_COUNCIL",)
        forum = w.own(name, kinds=kinds)
        w.model("SLT", f"kommune:{name}", end=NEXT if name == "ending" else None)
        if name in ("seated", "vacant", "ending"):
            post = w.sitting(forum, "SLT_COORDINATOR", f"kommune:{name}", seated="SECRETARY",
                             held=None if name == "vacant" else "2020-01-01")  # fmt: skip
            w.remit(post, f"kommune:{name}")
    w.own("unknown")
    w.own("other")
    w.model("OTHER_MODEL", "kommune:other")
    w.attest("kommune:attested", "FORUMS")
    now = {
        "seated": "MET seated",
        "vacant": "GAP vacant NOW",
        "none": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
        "steering": "MET steering",
        "ending": "MET seated",
        "unknown": "UNKNOWN model-unknown NOW",
        "other": "NOT_APPLICABLE other-model",
    }
    return pairs("council.slt_link", w, now, {"ending": "UNKNOWN model-unknown NOW"})


def partners() -> Cases:
    """An assessment, or one of each sort who takes part."""
    w = World()
    shop, club = w.org("Business", "shop"), w.org("VoluntaryOrganization", "club")
    w.record("PARTNER_ASSESSMENT", "2026-01-01", w.own("assessed"))
    w.record("PARTNER_ASSESSMENT", "2025-01-01", w.own("lapsing"), until=NEXT)
    w.sitting(w.own("both"), "REPRESENTATIVE", shop)
    w.seat("forum:both", club)
    w.sitting(w.own("vacant"), "REPRESENTATIVE", shop, held=None)
    w.seat("forum:vacant", club)
    w.seat(w.own("one"), shop)
    w.own("attested", attested="RECORDS")
    now = {
        "assessed": "MET assessed since 2026-01-01",
        "lapsing": "MET assessed since 2025-01-01",
        "both": "MET taking-part",
        "vacant": "UNKNOWN none NOW",
        "one": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
    }
    return councils("council.partners_mapped", w, now, {"lapsing": "UNKNOWN none NOW"})


def upper_secondary() -> Cases:
    """Many pupils from there; a school there, where nothing is known of pupils; or neither."""
    w = World()
    kinds = ("EXTENDED_POLICE_COUNCIL",)
    for name in ("many", "few", "here", "vacant", "counted", "ending"):
        forum = w.own(name, kinds=kinds)
        school = w.school(name, f"kommune:{name}" if name != "many" else w.place("elsewhere"))
        if name == "vacant":
            w.sitting(forum, "REPRESENTATIVE", school, held=None)
        else:
            w.seat(forum, school, end=NEXT if name == "ending" else None)
    w.pupils("skole:many", "kommune:many", 2025, share=0.2)
    w.pupils("skole:few", "kommune:few", 2025, share=0.1, count=49)
    w.pupils("skole:counted", "kommune:counted", 2025, count=50)
    w.own("none", kinds=kinds)
    w.own("attested", kinds=("REGIONAL_POLICE_COUNCIL",), attested="FORUMS")
    w.own("ordinary")
    now = {
        "many": "MET pupils",
        "counted": "MET pupils",
        "here": "MET located",
        "ending": "MET located",
        "few": "UNKNOWN none NOW",
        "vacant": "GAP vacant NOW",
        "none": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
        "ordinary": "NOT_APPLICABLE ordinary",
    }
    return councils("council.upper_secondary", w, now, {"ending": "UNKNOWN none NOW"})


CASES: Makers = (
    political, administrative, police_strategic, unit_leader, police_contact, slt_link, partners,
    upper_secondary,
)  # fmt: skip
NEVER = {
    (f"council.{rule}", "NOT_APPLICABLE"): "every council, and every municipality in one, should have it"
    for rule in (
        "political_leadership", "administrative_leadership", "police_strategic", "police_contact",
        "partners_mapped",
    )
}  # fmt: skip


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
