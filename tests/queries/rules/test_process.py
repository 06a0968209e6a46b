"""The rules about agreements and decisions on councils, processes and challenges (guide §2, §4.1.6–§4.3)."""

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


def cases(rule: str, world: World, pattern: str, now: Told, then: Told) -> Cases:
    """What is found on the day, and what else on the next; the pattern makes subjects of names."""
    here = {pattern.format(name): line for name, line in now.items()}
    there = {pattern.format(name): line for name, line in then.items()}
    return Cases(rule, world, {AS_OF: here, AS_OF + DAY: here | there})


def extension() -> Cases:
    """What regulates an extended council says so."""
    w = World()
    kinds = ("EXTENDED_POLICE_COUNCIL",)
    w.regulating(w.own("described", kinds=kinds), describes=("COUNCIL", "COUNCIL_EXTENSION"))
    w.regulating(w.own("silent", kinds=kinds), describes=("COUNCIL",))
    w.regulating(w.own("attested", kinds=kinds, attested="AGREEMENTS"))
    w.regulating(w.own("ending", kinds=kinds), describes=("COUNCIL_EXTENSION",), end=NEXT)
    w.own("unregulated", kinds=kinds)
    w.regulating(w.own("ordinary"))
    now = {
        "described": "MET described",
        "silent": "UNKNOWN silent NOW",
        "attested": "GAP silent NOW",
        "ending": "MET described",
        "unregulated": "NOT_APPLICABLE unregulated",
        "ordinary": "NOT_APPLICABLE not-extended",
    }
    then = {"ending": "NOT_APPLICABLE unregulated"}
    return cases("council.extension_in_agreement", w, "forum:{0}", now, then)


def anchoring() -> Cases:
    """A decision by the municipality itself, or by one of its posts."""
    w = World()
    places = [w.place(name) for name in ("decided", "by-mayor", "neighbour", "attested", "ending")]
    forum = w.council("region", *places, kinds=("REGIONAL_POLICE_COUNCIL",))
    w.record("DECISION", "2024-01-01", forum, by="kommune:decided")
    w.record("DECISION", "2024-02-01", forum, by=w.post("mayor", "kommune:by-mayor", "rolle:MAYOR"))
    w.record("DECISION", "2024-02-01", forum, by="kommune:ending", until=NEXT)
    w.record("APPROVAL", "2024-02-01", forum, by="kommune:neighbour")
    w.attest("kommune:attested", "RECORDS")
    w.territory(w.council("own"), "kommune:decided")
    now = {
        "region × kommune:decided": "MET decided since 2024-01-01",
        "region × kommune:by-mayor": "MET decided since 2024-02-01",
        "region × kommune:neighbour": "UNKNOWN none NOW",
        "region × kommune:attested": "GAP none NOW",
        "region × kommune:ending": "MET decided since 2024-02-01",
        "own × kommune:decided": "NOT_APPLICABLE not-regional",
    }
    then = {"region × kommune:ending": "UNKNOWN none NOW"}
    return cases("council.regional_anchoring", w, "forum:{0}", now, then)


def process_link() -> Cases:
    """With every council of a municipality that it concerns."""
    w = World()
    for name in ("linked", "open", "attested", "lapsing"):
        w.own(name)
    w.attest("kommune:attested", "PLANS")
    w.attest("kommune:lapsing", "PLANS", "2025-06-02")
    concerned: dict[str, str | None] = {
        f"kommune:{n}": None for n in ("linked", "open", "attested", "lapsing")
    }
    w.process("p", "2026-01-01", concerned, "forum:linked")
    w.process("over", "2025-01-01", concerned, ended="2026-06-01")
    w.process("coming", NEXT, {})
    now = {
        "linked": "MET linked",
        "open": "UNKNOWN none NOW",
        "attested": "GAP none NOW",
        "lapsing": "GAP none NOW",
    }
    return cases("council.process_link", w, "prosess:p × forum:{0}", now, {"lapsing": "UNKNOWN none NOW"})


def involvement() -> Cases:
    """Within thirty days of the start; then it is late, or not known."""
    w = World()
    places = [w.place(n) for n in ("early", "last-day", "late", "unheard", "attested", "later")]
    days = ("2025-12-20", "2026-01-31", "2026-02-01", None, None, NEXT)
    w.process("p", "2026-01-01", dict(zip(places, days, strict=True)))
    w.attest("kommune:attested", "PLANS")
    w.process("new", "2026-05-02", {"kommune:early": None})
    w.process("over", "2025-01-01", {"kommune:early": None}, ended="2026-06-01")
    now = {
        "p × kommune:early": "MET involved since 2025-12-20",
        "p × kommune:last-day": "MET involved since 2026-01-31",
        "p × kommune:late": "GAP late since 2026-02-01 due 2026-01-31 NEXT_OCCASION",
        "p × kommune:unheard": "UNKNOWN none since 2026-02-01 due 2026-01-31 NEXT_OCCASION",
        "p × kommune:attested": "GAP none since 2026-02-01 due 2026-01-31 NEXT_OCCASION",
        "p × kommune:later": "UNKNOWN none since 2026-02-01 due 2026-01-31 NEXT_OCCASION",
        "new × kommune:early": "NOT_APPLICABLE early due 2026-06-01 NOW",
    }
    then = {
        "p × kommune:later": "GAP late since 2026-02-01 due 2026-01-31 NEXT_OCCASION",
        "new × kommune:early": "UNKNOWN none since 2026-06-02 due 2026-06-01 NEXT_OCCASION",
    }
    return cases("process.involvement", w, "prosess:{0}", now, then)


def addressed() -> Cases:
    """A plan, a measure, an agreement about nothing else: of the forum's own, or of two of the parties."""
    w = World()
    c = w.challenge("HATE_CRIME")
    other = w.challenge("TRAFFIC_SAFETY")
    unit = w.org("ServiceUnit", "u", part_of="politidistrikt:t")
    for name in ("measure", "alone", "limited", "broad", "ending", "attested", "elsewhere"):
        w.focus(w.agreement(name, w.place(name), "politidistrikt:t", signed="2025-01-01"), c, "2025-01-01")
    w.act("measure", c, "kommune:measure", unit)
    w.act("alone", c, "kommune:alone")
    w.act("ending", c, "kommune:ending", unit, end=NEXT)
    w.act("elsewhere", other, "kommune:elsewhere", unit)
    for name in ("limited", "broad"):
        w.focus(w.agreement(f"{name}-2", f"kommune:{name}", unit, signed="2026-01-01", kinds=("OTHER",)), c)
    w.focus("avtale:broad-2", other)
    w.attest("kommune:attested", "PLANS")
    own = w.own("own")
    w.focus(own, c, "2024-01-01")
    w.action_plan("own", own, c, start="2025-06-01")
    w.act("own", other, plan=w.plan("old", forum=own, end="2025-01-01"))
    w.focus(own, other)
    network = w.forum("network", kinds=("CONTACT_NETWORK",))
    w.seat(network, unit)
    w.focus(network, c)
    w.focus(w.forum("nowhere"), c)
    now = {
        "avtale:measure × utfordring:HATE_CRIME": "MET addressed",
        "avtale:alone × utfordring:HATE_CRIME": "UNKNOWN none since 2025-01-01 NOW",
        "avtale:limited × utfordring:HATE_CRIME": "MET addressed since 2026-01-01",
        "avtale:broad × utfordring:HATE_CRIME": "UNKNOWN none since 2025-01-01 NOW",
        "avtale:ending × utfordring:HATE_CRIME": "MET addressed",
        "avtale:attested × utfordring:HATE_CRIME": "GAP none since 2025-01-01 NOW",
        "avtale:elsewhere × utfordring:HATE_CRIME": "UNKNOWN none since 2025-01-01 NOW",
        "avtale:limited-2 × utfordring:HATE_CRIME": "MET addressed",
        "avtale:broad-2 × utfordring:HATE_CRIME": "MET addressed",
        "avtale:broad-2 × utfordring:TRAFFIC_SAFETY": "UNKNOWN none NOW",
        "forum:own × utfordring:HATE_CRIME": "MET addressed since 2025-06-01",
        "forum:own × utfordring:TRAFFIC_SAFETY": "MET addressed",
        "forum:network × utfordring:HATE_CRIME": "MET addressed",
    }
    then = {"avtale:ending × utfordring:HATE_CRIME": f"UNKNOWN none since {NEXT} NOW"}
    return cases("challenge.addressed", w, "{0}", now, then)


CASES: Makers = (extension, anchoring, process_link, involvement, addressed)
NEVER = {
    ("council.process_link", "NOT_APPLICABLE"): "every process under way should be linked",
    ("challenge.addressed", "NOT_APPLICABLE"): "whatever is named should be addressed",
}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
async def test_each_case_is_judged_as_expected(
    world: Graph, scratch_driver: neo4j.Driver, make: Callable[[], Cases]
) -> None:
    """Every subject in the world: verdict, reason, days, mending and warnings; MET rests on its evidence."""
    await judge(world, scratch_driver, make())
