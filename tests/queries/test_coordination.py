"""Who coordinates with whom: a test for each clause of the derivation, in the smallest world for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from queries.phrases import render
from tests.queries.asking import COORDINATION, ask, write
from tests.worlds import World

DAY = "2026-11-24"
Answer = dict[str, Any]
With = Callable[..., Answer]
"""What an actor's coordination with a partner is on a day; empty where they are no partners."""


@pytest.fixture
def between(world: Graph, scratch_driver: neo4j.Driver) -> With:
    """Write a world, and ask for a pair in it."""
    assert world is not None

    def ask_pair(w: World, actor: str, partner: str, on: str = DAY, **options: Any) -> Answer:
        write(scratch_driver, w.rows)
        options.setdefault("today", dt.date.fromisoformat(DAY))
        return ask(scratch_driver, dt.date.fromisoformat(on), **options).get(actor, {}).get(partner, {})

    return ask_pair


class Drawn(World):
    """A police district with a unit in it, two municipalities, and the roles that the tests need."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.vest = self.district("vest")
        self.unit = self.org("ServiceUnit", "bergen", part_of=self.vest)
        self.bergen, self.os = self.municipality("bergen"), self.municipality("os")
        self.contact_role = self.role(
            "POLICE_CONTACT", "Politikontakt", liaison=True, nameEn="Police contact"
        )
        self.specialist = self.role("TRAFFIC_COORDINATOR", "Trafikkoordinator", specialist=True)
        self.leader = self.role("MAYOR", "Ordfører", leadership="POLITICAL", side="MUNICIPAL")
        self.adviser = self.role("ADVISER", "Rådgiver", side="MUNICIPAL")

    def contact(self, held: str | None = "2024-03-01", until: str | None = None) -> str:
        """A police contact post of the unit."""
        return self.post("kontakt", self.unit, self.contact_role, held=held, until=until)

    def council(self, *members: str, **more: Any) -> str:
        """The police council of Bergen."""
        forum = self.forum("bergen", title="Politirådet i Bergen", **more)
        for member in members:
            self.seat(forum, member)
        return forum


def codes(answer: Answer) -> list[tuple[int, str]]:
    """The steps and codes of the evidence."""
    return [(e["step"], e["code"]) for e in answer["evidence"]]


def arena(answer: Answer) -> Answer:
    """The only arena of a pair."""
    (found,) = answer["arenas"]
    assert isinstance(found, dict)
    return found


# --- CONTACT


def test_contact(between: With) -> None:
    """A held liaison post with the municipality in its remit ties its organization to it: step 1."""
    w = Drawn()
    w.remit(w.contact(), w.bergen, "2024-01-01")
    since = dt.date(2024, 3, 1)
    args = {"post": "Kontakt", "role": "Politikontakt", "roleNn": "Politikontakt", "roleEn": "Police contact"}
    assert between(w, w.bergen, w.unit) == {
        "step": 1,
        "since": since,
        "lastActive": None,
        "dormant": False,
        "projected": False,
        "sameSide": False,
        "skipped": [],
        "gaps": [],
        "evidence": [{"step": 1, "code": "liaison-held", "args": args | {"since": "2024-03-01"}}],
        "arenas": [
            {
                "kind": "CONTACT",
                "id": "stilling:kontakt",
                "name": "Kontakt",
                "state": "STANDING",
                "since": "2024-03-01",
                "lastActive": None,
                "ties": True,
                "seatVacant": False,
                "observer": False,
                "wide": False,
                "coParty": False,
                "sameSide": False,
            }
        ],
    }


def test_contact_granularity(between: With) -> None:
    """The same contact is seen from the post, its unit or, along part-of only, its police district."""
    w = Drawn()
    post = w.contact()
    w.remit(post, w.bergen)
    for granularity, partner in (("POST", post), ("ORGANIZATION", w.unit), ("TOP", w.vest)):
        others = {post, w.unit, w.vest} - {partner}
        assert between(w, w.bergen, partner, granularity=granularity)["step"] == 1
        assert not any(between(w, w.bergen, other, granularity=granularity) for other in others)
    assert between(w, w.vest, w.bergen, granularity="TOP")["step"] == 1
    assert between(w, post, w.bergen, granularity="TOP")["step"] == 1
    assert between(w, w.vest, w.bergen) == {}


def test_contact_vacant(between: With) -> None:
    """A vacant liaison post is shown, ties nobody, and is dormant."""
    w = Drawn()
    w.remit(w.contact(until=DAY), w.bergen)
    answer = between(w, w.bergen, w.unit)
    assert (answer["step"], answer["since"], answer["dormant"]) == (None, None, True)
    shown = arena(answer)
    assert (shown["seatVacant"], shown["ties"], shown["state"]) == (True, False, "DORMANT")


def test_contact_employed_by_partner(between: With) -> None:
    """A liaison ties nothing to its own employer."""
    w = Drawn()
    role = w.role("SLT_COORDINATOR", "SLT-koordinator", liaison=True, side="MUNICIPAL")
    post = w.post("slt", w.bergen, role, held="2024-01-01")
    w.remit(post, w.bergen)
    w.remit(post, w.os)
    assert between(w, w.bergen, w.os)["sameSide"] is True
    assert between(w, post, w.bergen, internal=True) == {}


def test_specialist(between: With) -> None:
    """A specialist's remit is availability, not coordination."""
    w = Drawn()
    w.remit(w.post("trafikk", w.vest, w.specialist, held="2020-01-01"), w.bergen)
    assert between(w, w.bergen, w.vest) == {}


# --- FORUM


def test_forum_attended(between: With) -> None:
    """A held meeting in the window that both attended is step 1, a deputy included."""
    w = Drawn()
    forum = w.council()
    w.meeting(
        forum,
        "2026-09-12",
        present=[w.seat(forum, w.bergen, start="2025-01-01")],
        deputy=[w.seat(forum, w.vest, start="2025-02-01")],
    )
    answer = between(w, w.bergen, w.vest)
    assert codes(answer) == [(1, "meeting-attended")]
    assert (answer["since"], answer["lastActive"]) == (dt.date(2025, 2, 1), dt.date(2026, 9, 12))
    assert arena(answer)["state"] == "ACTIVE"


def test_forum_assumed(between: With) -> None:
    """Where attendance is not registered both members are assumed to have come, and the evidence says so."""
    w = Drawn()
    w.meeting(w.council(w.bergen, w.vest), "2026-09-12")
    answer = between(w, w.bergen, w.vest)
    assert codes(answer) == [(1, "meeting-assumed")]
    assert answer["evidence"][0]["args"]["assumed"] is True


def test_forum_absent(between: With) -> None:
    """Who is registered as absent did not meet: the forum is active, and gives no step."""
    w = Drawn()
    forum = w.council(w.bergen)
    w.meeting(forum, "2026-09-12", absent=[w.seat(forum, w.vest)])
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["dormant"], answer["evidence"]) == (None, False, [])


def test_forum_joined_later(between: With) -> None:
    """Nobody is assumed at a meeting before its membership began."""
    w = Drawn()
    forum = w.council(w.bergen)
    w.seat(forum, w.vest, start="2026-10-01")
    w.meeting(forum, "2026-09-12")
    assert between(w, w.bergen, w.vest)["step"] is None


def test_forum_cancelled(between: With) -> None:
    """A cancelled meeting was not held."""
    w = Drawn()
    w.meeting(w.council(w.bergen, w.vest), "2026-09-12", cancelled=True)
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["dormant"], answer["lastActive"]) == (None, True, None)


@pytest.mark.parametrize(
    ("on", "step"),
    [("2025-11-24", None), ("2025-11-25", 1), ("2026-11-24", 1), ("2026-11-25", None)],
)
def test_window(between: With, on: str, step: int | None) -> None:
    """The window runs from the day after that of twelve months ago up to the day asked for."""
    w = Drawn()
    w.meeting(w.council(w.bergen, w.vest), on)
    answer = between(w, w.bergen, w.vest)
    assert answer["step"] == step
    assert answer["dormant"] is (step is None)


def test_dormant_forum(between: With) -> None:
    """A forum without events in the window is dormant: no step, but since when and how lately are said."""
    w = Drawn()
    forum = w.council(w.bergen, w.vest, start="2020-01-01")
    w.meeting(forum, "2024-05-02")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["dormant"]) == (None, True)
    assert (answer["since"], answer["lastActive"]) == (dt.date(2020, 1, 1), dt.date(2024, 5, 2))


@pytest.mark.parametrize("event", ["task", "evaluation"])
def test_other_events_of_a_forum(between: With, event: str) -> None:
    """An action point closed, or an evaluation, in the window keeps a forum active without a meeting."""
    w = Drawn()
    forum = w.council(w.bergen, w.vest)
    if event == "task":
        w.task(w.meeting(forum, "2024-05-02"), done="2026-01-10")
    else:
        w.evaluation(forum, "2026-01-10")
    answer = between(w, w.bergen, w.vest)
    assert (answer["dormant"], answer["step"]) == (False, None)
    assert answer["lastActive"] == dt.date(2026, 1, 10)


def test_vacant_seat(between: With) -> None:
    """A seat of a vacant post is shown and ties nobody."""
    w = Drawn()
    w.meeting(w.council(w.vest, w.post("ordforer", w.bergen, w.leader)), "2026-09-12")
    answer = between(w, w.vest, w.bergen)
    assert (answer["step"], answer["since"], answer["dormant"]) == (None, None, True)
    assert (arena(answer)["seatVacant"], arena(answer)["state"]) == (True, "ACTIVE")


def test_observer(between: With) -> None:
    """An observer is shown and gives no step."""
    w = Drawn()
    forum = w.council(w.vest)
    w.seat(forum, w.bergen, "OBSERVER")
    w.meeting(forum, "2026-09-12")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["since"]) == (None, None)
    assert (arena(answer)["observer"], arena(answer)["seatVacant"]) == (True, False)


def test_territory(between: With) -> None:
    """Lying in a council's territory ties nobody."""
    from graph.model.forums import ForTerritory  # noqa: PLC0415 - the only test that needs the tie

    w = Drawn()
    forum = w.council(w.vest)
    w.tie(ForTerritory, forum, w.bergen)
    w.meeting(forum, "2026-09-12")
    assert between(w, w.bergen, w.vest) == {}


def test_regional_council(between: With) -> None:
    """Two municipalities in a regional council are kept, and marked as the same side."""
    w = Drawn()
    w.meeting(w.council(w.vest, w.bergen, w.os), "2026-09-12")
    answer = between(w, w.bergen, w.os)
    assert (answer["step"], answer["sameSide"], arena(answer)["sameSide"]) == (1, True, True)


def wide_forum(w: Drawn, others: int) -> tuple[str, str, str]:
    """A network with Bergen, the district and so many others."""
    forum = w.forum("nettverk", kinds=("CONTACT_NETWORK",))
    for n in range(others):
        w.seat(forum, w.org("Business", f"b{n}"))
    return forum, w.seat(forum, w.bergen), w.seat(forum, w.vest)


def test_wide_forum(between: With) -> None:
    """A forum with more than 25 organizations ties a pair only if both attended, and gives step 1 at most."""
    w = Drawn()
    forum, bergen, vest = wide_forum(w, 24)
    w.plan("nett", forum=forum)
    product = w.product("felles", w.bergen, w.vest)
    w.meeting(forum, "2026-09-12", present=[bergen, vest], presented=(product,))
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], arena(answer)["wide"], codes(answer)) == (1, True, [(1, "meeting-attended")])
    bystander = between(w, w.bergen, "bedrift:b1")
    assert (bystander["step"], bystander["since"], arena(bystander)["ties"]) == (None, None, False)


def test_not_yet_wide(between: With) -> None:
    """With 25 organizations a forum is not wide."""
    w = Drawn()
    forum, _, _ = wide_forum(w, 23)
    w.meeting(forum, "2026-09-12")
    answer = between(w, w.bergen, "bedrift:b1")
    assert (answer["step"], arena(answer)["wide"]) == (1, False)


# --- AGREEMENT


def test_agreement(between: With) -> None:
    """An agreement between the sides that is not dormant is step 1, and 3 if it names focus areas."""
    w = Drawn()
    agreement = w.agreement("bergen", w.bergen, w.vest, signed="2025-02-01")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["since"], answer["skipped"]) == (1, dt.date(2025, 2, 1), [])
    w.focus(agreement, w.challenge("TRAFFIC_SAFETY"))
    answer = between(w, w.bergen, w.vest)
    assert codes(answer) == [(1, "agreement-standing"), (3, "agreement-focus")]
    assert (answer["step"], answer["skipped"]) == (3, [2])


def test_co_parties(between: With) -> None:
    """Parties on the same side are shown as co-parties, without step."""
    w = Drawn()
    w.agreement("bergen", w.bergen, w.os, w.vest, signed="2025-02-01")
    answer = between(w, w.bergen, w.os)
    assert (answer["step"], answer["since"], answer["sameSide"]) == (None, None, True)
    assert (arena(answer)["coParty"], arena(answer)["ties"]) == (True, False)
    assert between(w, w.vest, w.os)["step"] == 1


@pytest.mark.parametrize(
    ("signed", "next_revision", "revised", "state"),
    [
        ("2022-11-24", None, None, "DORMANT"),
        ("2022-11-25", None, None, "STANDING"),
        ("2015-01-01", "2026-11-23", None, "DORMANT"),
        ("2015-01-01", "2026-11-24", None, "STANDING"),
        ("2015-01-01", None, "2022-11-24", "DORMANT"),
        ("2015-01-01", None, "2022-11-25", "STANDING"),
        ("2015-01-01", None, "2025-11-24", "STANDING"),
        ("2015-01-01", None, "2025-11-25", "ACTIVE"),
        ("2015-01-01", None, "2026-11-25", "DORMANT"),
    ],
)
def test_agreement_state(
    between: With, signed: str, next_revision: str | None, revised: str | None, state: str
) -> None:
    """A revision in the window makes it active; 48 months, or the next revision, keep it standing."""
    w = Drawn()
    agreement = w.agreement("bergen", w.bergen, w.vest, signed=signed, next_revision=next_revision)
    if revised:
        w.revision(agreement, revised)
    answer = between(w, w.bergen, w.vest)
    assert arena(answer)["state"] == state
    assert (answer["step"], answer["dormant"]) == ((None, True) if state == "DORMANT" else (1, False))


def test_agreement_evaluated(between: With) -> None:
    """An evaluation in the window makes an agreement active."""
    w = Drawn()
    w.evaluation(w.agreement("bergen", w.bergen, w.vest, signed="2015-01-01"), "2026-03-01")
    assert arena(between(w, w.bergen, w.vest))["state"] == "ACTIVE"


@pytest.mark.parametrize(("signed", "end"), [(None, None), ("2026-11-25", None), ("2024-01-01", DAY)])
def test_agreement_not_in_force(between: With, signed: str | None, end: str | None) -> None:
    """An agreement that nobody has signed, not yet, or that has ended is no arena."""
    w = Drawn()
    w.agreement("bergen", w.bergen, w.vest, signed=signed, end=end)
    assert between(w, w.bergen, w.vest) == {}


# --- PLAN and MEASURE


def joint_measure(w: Drawn, *, resources: str | None = "Ett årsverk", role: str | None = None) -> str:
    """A measure of Bergen and the district."""
    measure = w.measure("natt", by=(w.post("ordforer", w.bergen, role or w.leader),), start="2026-01-01")
    w.responsible(w.bergen, measure, resources="Ett årsverk")
    w.responsible(w.vest, measure, resources=resources, start="2026-02-01")
    return measure


def test_measure(between: With) -> None:
    """A running measure of both, with resources from both, adopted by leaders, is step 4 and active."""
    w = Drawn()
    joint_measure(w)
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["skipped"], codes(answer)) == (4, [1, 2, 3], [(4, "measure-joint")])
    assert (arena(answer)["state"], answer["lastActive"]) == ("ACTIVE", dt.date(2026, 11, 24))
    assert answer["since"] == dt.date(2026, 2, 1)


def test_measure_without_resources(between: With) -> None:
    """Without resources from both, or without leaders behind it, a measure ties and gives no step."""
    w, v = Drawn(), Drawn()
    joint_measure(w, resources=None)
    joint_measure(v, role=v.adviser)
    for world in (w, v):
        answer = between(world, world.bergen, world.vest)
        assert (answer["step"], answer["dormant"]) == (None, False)


def test_plan(between: With) -> None:
    """A plan of both is step 4 if a measure of it ran in the window; with nothing running it is dormant."""
    w = Drawn()
    plan = w.plan("by", by=(w.post("ordforer", w.bergen, w.leader),))
    w.responsible(w.bergen, plan, resources="Lokaler")
    w.responsible(w.vest, plan, resources="Ett årsverk")
    assert between(w, w.bergen, w.vest)["dormant"] is True
    w.measure("natt", plan=plan, start="2025-01-01", end="2025-12-01")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], codes(answer)) == (4, [(4, "plan-joint")])
    assert answer["lastActive"] == dt.date(2025, 11, 30)


# --- the ladder


def test_joint_product(between: With) -> None:
    """A joint knowledge product, presented where both were, is step 2."""
    w = Drawn()
    forum = w.council(w.bergen, w.vest)
    w.meeting(forum, "2026-09-12", presented=(w.product("felles", w.bergen, w.vest),))
    assert codes(between(w, w.bergen, w.vest)) == [(1, "meeting-assumed"), (2, "product-joint")]


def test_products_of_both(between: With) -> None:
    """One product from each is step 2; one from one of them is not."""
    w = Drawn()
    forum = w.council(w.bergen, w.vest)
    ours, theirs = w.product("a", w.bergen), w.product("b", w.unit)
    w.meeting(forum, "2026-09-12", presented=(ours, theirs))
    top = between(w, w.bergen, w.vest, granularity="TOP")
    assert codes(top) == [(1, "meeting-assumed"), (2, "products-from-both")]
    assert codes(between(w, w.bergen, w.vest)) == [(1, "meeting-assumed")]


def test_forum_plan(between: With) -> None:
    """A plan in force of their common forum is step 3, and the step without evidence below it is skipped."""
    w = Drawn()
    forum = w.council(w.bergen, w.vest)
    w.plan("handling", forum=forum, end="2027-01-01")
    w.meeting(forum, "2026-09-12")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["skipped"]) == (3, [2])
    assert between(w, w.bergen, w.vest, on="2027-01-01")["step"] == 1


def test_no_step_when_dormant(between: With) -> None:
    """Where everything is dormant there is no step, whatever plan is in force."""
    w = Drawn()
    w.plan("handling", forum=w.council(w.bergen, w.vest))
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["skipped"], answer["evidence"]) == (None, [], [])


# --- time


def test_turnover(between: With) -> None:
    """A gap of 31 days between holders is bridged, and listed; one of 32 days is not."""
    w = Drawn()
    post = w.contact("2020-01-01", "2024-03-01")
    w.hold(post, "2024-04-01")
    w.remit(post, w.bergen)
    answer = between(w, w.bergen, w.unit)
    assert answer["since"] == dt.date(2020, 1, 1)
    assert answer["gaps"] == [{"from": "2024-03-01", "to": "2024-04-01"}]
    v = Drawn()
    post = v.contact("2020-01-01", "2024-03-01")
    v.hold(post, "2024-04-02")
    v.remit(post, v.bergen)
    answer = between(v, v.bergen, v.unit)
    assert (answer["since"], answer["gaps"]) == (dt.date(2024, 4, 2), [])


def test_turnover_between_arenas(between: With) -> None:
    """A gap is bridged between arenas of the same kind, and not between two kinds."""
    w = Drawn()
    old, new = w.forum("gammelt", end="2024-03-01"), w.forum("nytt", start="2024-03-20")
    for forum in (old, new):
        w.seat(forum, w.bergen, start="2021-01-01")
        w.seat(forum, w.unit)
    answer = between(w, w.bergen, w.unit)
    assert answer["since"] == dt.date(2021, 1, 1)
    assert answer["gaps"] == [{"from": "2024-03-01", "to": "2024-03-20"}]
    assert [a["id"] for a in answer["arenas"]] == ["forum:nytt"]
    v = Drawn()
    v.remit(v.contact("2020-01-01", "2024-03-01"), v.bergen)
    forum = v.forum("nytt", v.bergen, v.unit, start="2024-03-20")
    answer = between(v, v.bergen, v.unit)
    assert (answer["since"], answer["gaps"]) == (dt.date(2024, 3, 20), [])


def test_overlapping_kinds(between: With) -> None:
    """While one arena takes over from another of any kind without a day between, the tie is unbroken."""
    w = Drawn()
    w.remit(w.contact("2020-01-01", "2024-03-01"), w.bergen)
    w.forum("nytt", w.bergen, w.unit, start="2024-03-01")
    answer = between(w, w.bergen, w.unit)
    assert (answer["since"], answer["gaps"]) == (dt.date(2020, 1, 1), [])
    assert {a["id"]: a["since"] for a in answer["arenas"]}["forum:nytt"] == "2024-03-01"


def test_successor(between: With) -> None:
    """A successor organization inherits nothing: neither membership nor time."""
    w = Drawn()
    new = w.municipality("ny", start="2024-01-01")
    old = w.municipality("gammel", end="2024-01-01")
    w.council(w.vest, old)
    assert between(w, w.vest, new) == {}
    assert between(w, w.vest, old) == {}
    assert between(w, w.vest, old, on="2023-12-31")["dormant"] is True
    v = Drawn()
    new = v.municipality("ny", start="2024-01-01")
    v.council(v.vest, new)
    assert between(v, v.vest, new)["since"] == dt.date(2024, 1, 1)


def test_planned_meeting(between: With) -> None:
    """For a future day a planned meeting counts as held, and the answer is marked as projected."""
    w = Drawn()
    w.meeting(w.council(w.bergen, w.vest), "2027-02-01")
    answer = between(w, w.bergen, w.vest)
    assert (answer["step"], answer["projected"]) == (None, False)
    answer = between(w, w.bergen, w.vest, on="2027-02-01")
    assert (answer["step"], answer["projected"]) == (1, True)


def test_unknown_start(between: With) -> None:
    """Where no part has a known start, since is empty, and so the evidence says."""
    w = Drawn()
    post = w.contact(None)
    w.hold(post, None)
    w.remit(post, w.bergen)
    answer = between(w, w.bergen, w.unit)
    assert (answer["step"], answer["since"]) == (1, None)
    assert codes(answer) == [(1, "liaison-held-start-unknown")]


def test_ended_nobody_knows_when(between: With) -> None:
    """What has ended nobody knows when counts on no day."""
    w = Drawn()
    w.remit(w.contact(), w.bergen, endKnown=False)
    assert between(w, w.bergen, w.unit) == {}


# --- organizations and their parts


def test_internal(between: With) -> None:
    """Parts of one organization are internal, and shown only when asked for."""
    w = Drawn()
    w.meeting(w.council(w.unit, w.vest), "2026-09-12")
    assert between(w, w.unit, w.vest) == {}
    assert between(w, w.unit, w.vest, internal=True)["step"] == 1
    assert between(w, w.vest, w.vest, internal=True, granularity="TOP") == {}


def test_through_a_hub(between: With) -> None:
    """Two municipalities in one county and one police district do not coordinate for that."""
    from graph.model.territory import InPoliceDistrict  # noqa: PLC0415 - the only test that needs the tie

    w = Drawn()
    for municipality in (w.bergen, w.os):
        w.tie(InPoliceDistrict, municipality, w.vest)
    w.agreement("bergen", w.bergen, w.vest, signed="2025-02-01")
    w.agreement("os", w.os, w.vest, signed="2025-02-01")
    assert between(w, w.bergen, w.os, granularity="TOP") == {}


def test_moved_unit(between: With) -> None:
    """TOP follows part-of as it is on the day asked for."""
    w = Drawn()
    unit = w.org("ServiceUnit", "os")
    ost = w.district("ost")
    w.part_of(unit, w.vest, end="2026-01-01")
    w.part_of(unit, ost, start="2026-01-01")
    w.remit(w.post("os", unit, w.contact_role, held="2020-01-01"), w.os)
    assert between(w, w.os, w.vest, on="2025-12-31", granularity="TOP")["step"] == 1
    assert between(w, w.os, w.vest, granularity="TOP") == {}
    assert between(w, w.os, ost, granularity="TOP")["step"] == 1


# --- in words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ["Politikontakt på plass siden 01.03.2024", "Felles møte i Politirådet i Bergen 12.09.2026"]),
        ("nn", ["Politikontakt på plass sidan 01.03.2024", "Felles møte i Politirådet i Bergen 12.09.2026"]),
        ("en", ["Police contact post held since 1 Mar 2024",
                "Common meeting in Politirådet i Bergen on 12 Sep 2026"]),
    ],
)  # fmt: skip
def test_in_words(between: With, language: str, said: list[str]) -> None:
    """The evidence reads well in each language."""
    w = Drawn()
    w.remit(w.contact(), w.bergen)
    forum = w.council()
    w.meeting(forum, "2026-09-12", present=[w.seat(forum, w.bergen), w.seat(forum, w.unit)])
    answer = between(w, w.bergen, w.unit)
    told = [render(COORDINATION.texts, language, e["code"], e["args"]) for e in answer["evidence"]]
    assert told == said
