"""Vacancies, cadence, action points, load, offers and what falls due: as plain Python reckons them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from graph.model import assurance, cooperation, forums, posts
from graph.model.agreements import RegulatedBy
from graph.model.organizations import Municipality
from tests.oracle.planning import Planning
from tests.oracle.practice import Practice
from tests.queries.asking import write
from tests.queries.country import DAYS, Ask, asking, small_country
from tests.worlds import World

EDGES = (dt.date(2025, 2, 28), dt.date(2025, 3, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 1))
"""Days around a meeting on 29 February, and around the end of a post's term."""
EVERYWHERE: dict[str, Any] = {"territory": None, "within": None}


def planned_country() -> World:
    """The small country with meetings, offers, approvals, gaps and deadlines of every sort."""
    w = small_country()
    _posts(w)
    _meetings(w)
    _papers(w)
    _said(w)
    return w


def _posts(w: World) -> None:
    # Municipalities lie somewhere, a degree from each other.
    places = (row for row in w.rows if isinstance(row, Municipality))
    at = {
        place.id: place.model_copy(update={"longitude": 5.0 + i, "latitude": 60.0 + i / 2})
        for i, place in enumerate(places)
    }
    w.rows = [at.get(row.id, row) if isinstance(row, Municipality) else row for row in w.rows]
    # A holder of two posts with five municipalities, approved for a while; a post with an end nobody knows.
    two = w.post("kontakt-asker", "tjenesteenhet:nord", "rolle:POLICE_CONTACT")
    for place in ("asker", "os", "voss"):
        w.remit(two, f"kommune:{place}", "2024-01-01")
    person = next(
        r for r in w.rows if getattr(r, "post", "") == "stilling:kontakt-nord" and hasattr(r, "person")
    )
    w.hold(two, "2025-01-01", person=person.person, share=0.5)
    for name, value, start, end in (("a", 5.0, "2025-06-01", "2026-05-01"), ("b", None, "2026-12-01", None)):
        w.add(
            cooperation.Record, f"vedtak:{name}", recordKind=cooperation.RecordKind.APPROVAL, value=value,
            recordedOn=dt.date.fromisoformat(start), validTo=dt.date.fromisoformat(end) if end else None,
            about=(two,), decidedBy=("nasjonal:pod",),
        )  # fmt: skip
    gone = w.post("glemt", "gde:kyst", "rolle:GDE_LEADER")
    w.hold(gone, "2020-01-01", endKnown=False)
    again = w.post("skifter", "gde:kyst", "rolle:GDE_LEADER")
    for start, end in (
        ("2018-06-01", "2018-12-01"),
        ("2025-08-01", "2025-10-01"),
        ("2025-09-01", "2025-12-01"),
    ):
        w.hold(again, start, end)


def _said(w: World) -> None:
    # What sources say differently, differed on once, or agree on.
    for subject, other, ended in (
        ("kommune:os", "b", None),
        ("forum:os", "b", None),
        ("stilling:kontakt-nord", "b", None),
        ("kommune:bergen", "b", dt.date(2025, 1, 1)),
        ("kommune:voss", "a", None),
    ):
        for i, value in enumerate(("a", other)):
            w.add(
                assurance.Statement, f"utsagn:{subject}-{i}", property="name", value=value, subject=subject,
                endedOn=ended,
            )  # fmt: skip


def _meetings(w: World) -> None:
    # Councils: leap days, an agreement that asks for three, cancelled and planned meetings, a young one.
    for on in ("2023-06-01", "2024-02-29", "2024-10-01", "2025-09-01", "2026-10-01"):
        w.meeting("forum:bergen", on)
    w.meeting("forum:bergen", "2026-05-01", cancelled=True)
    agreed = w.agreement("os", "kommune:os", "politidistrikt:vest", signed="2022-01-01", end="2026-12-31")
    w.rows = [
        r.model_copy(update={"meetingsPerYear": 3}) if getattr(r, "id", "") == agreed else r for r in w.rows
    ]
    w.tie(RegulatedBy, "forum:os", agreed)
    for on in (
        "2023-09-01",
        "2023-12-01",
        "2024-04-01",
        "2025-11-01",
        "2026-02-01",
        "2026-04-01",
        "2027-01-01",
    ):
        w.meeting("forum:os", on)
    w.forum("nytt", "kommune:voss", start="2025-09-01")
    w.tie(forums.ForTerritory, "forum:nytt", "kommune:voss")
    for on in ("2026-03-01", "2026-08-15"):
        w.meeting("forum:nytt", on)
    w.seat("forum:bergen", "kommune:bergen", "SECRETARY")
    meeting = w.meeting("forum:bergen", "2025-12-10", minutesOn=dt.date(2026, 1, 5))
    for who, deadline, done in (
        ("stilling:slt", dt.date(2026, 2, 1), None),
        ("stilling:slt", dt.date(2026, 7, 1), "2026-06-15"),
        ("virksomhet:barnevern", None, None),
        (None, dt.date(2026, 5, 31), None),
        ("stilling:slt", dt.date(2026, 6, 1), None),
    ):
        w.task(meeting, responsible=who, deadline=deadline, done=done)


def _papers(w: World) -> None:
    for number, (to, kind, on, answer, answered) in enumerate(
        (
            ("os", "COUNCIL", "2020-01-01", "YES", "2020-03-01"),
            ("voss", "COUNCIL", "2023-01-01", "NO", "2023-05-01"),
            ("voss", "AGREEMENT", "2024-06-01", None, None),
            ("lorenskog", "COUNCIL", "2025-12-31", "NO", "2026-06-02"),
            ("lorenskog", "AGREEMENT", "2018-12-31", "YES", "2019-01-01"),
            ("asker", "AGREEMENT", "2022-01-01", "NO", None),
        )
    ):
        w.add(
            cooperation.Offer, f"tilbud:{number}", offerKind=cooperation.OfferKind(kind),
            offeredOn=dt.date.fromisoformat(on), answer=answer and cooperation.OfferAnswer(answer),
            answeredOn=answered and dt.date.fromisoformat(answered), offeredTo=f"kommune:{to}",
            offeredBy="politidistrikt:vest",
        )  # fmt: skip
    for subject, on, following in (
        ("forum:bergen", "2026-04-02", "2026-08-01"),
        ("avtale:bergen", "2024-04-01", "2025-01-01"),
        ("modell:slt", "2025-11-02", "2026-05-01"),
    ):
        w.evaluation(subject, on, "kommune:bergen", next_on=following)
    # Attested: by the district for all its municipalities, by a municipality lately, and too long ago.
    for number, (topic, place, on, by) in enumerate(
        (
            ("CONTACTS", "politidistrikt:vest", "2025-06-01", "politidistrikt:vest"),
            ("OFFERS", "politidistrikt:vest", "2025-06-02", "politidistrikt:vest"),
            ("FORUMS", "politidistrikt:vest", "2026-01-01", "politidistrikt:vest"),
            ("FORUMS", "kommune:bergen", "2026-01-01", "kommune:bergen"),
            ("MEETINGS", "kommune:bergen", "2023-05-01", "virksomhet:barnevern"),
            ("CONTACTS", "kommune:nes", "2025-05-31", "kommune:nes"),
        )
    ):
        w.add(
            assurance.Attestation, f"bekreftelse:{number}", topic=assurance.AttestationTopic(topic),
            place=place, attestedBy=by, completeAsOf=dt.date.fromisoformat(on),
        )  # fmt: skip
    w.revision("avtale:bergen", "2025-11-20")
    w.measure(
        "skolevei-bergen", plan="plan:bergen", start="2025-01-01", addresses=("utfordring:TRAFFIC_SAFETY",)
    )
    w.tie(RegulatedBy, "forum:bergen", "avtale:bergen", validFrom=dt.date(2026, 2, 1))


WORLD = planned_country().rows


@pytest.fixture(scope="module")
def planned(scratch: Graph, scratch_driver: neo4j.Driver) -> Iterator[Ask]:
    """Asks that country."""
    assert scratch is not None
    write(scratch_driver, WORLD)
    with scratch_driver.session() as session:
        yield asking(session)


@pytest.fixture(params=(*DAYS, *EDGES), ids=str)
def plain(request: pytest.FixtureRequest) -> Planning:
    """The same on a day, in plain Python."""
    return Planning(WORLD, request.param)


def test_vacancies(planned: Ask, plain: Planning) -> None:
    """Who is not there, since when, and for how many days: counted one by one."""
    found = planned("vacancies", plain.day, roles=None, **EVERYWHERE)
    assert {r["post"]: (r["since"], r["everHeld"], r["daysVacant"]) for r in found} == plain.vacancies()
    some = planned("vacancies", plain.day, roles=["GDE_LEADER"], **EVERYWHERE)
    assert {r["post"] for r in some} == {
        post for post in plain.vacancies() if plain.nodes[post].role == "rolle:GDE_LEADER"
    }


def test_cadence(planned: Ask, plain: Planning) -> None:
    """How often each forum met and will, and the day that it is due: found by walking from day to day."""
    found = {r.pop("forum"): r for r in planned("cadence", plain.day, kinds=None, **EVERYWHERE)}
    assert found == {forum.id: plain.cadence(forum) for forum in plain.standing_forums()}


def test_every_state_of_cadence_occurs() -> None:
    """The days and forums show each state."""
    states = {
        p.cadence(f)["state"] for p in (Planning(WORLD, day) for day in DAYS) for f in p.standing_forums()
    }
    assert states == {None, "ON_TRACK", "AT_RISK", "OVERDUE"}


def test_action_points(planned: Ask, plain: Planning) -> None:
    """What is open and overdue, by whose it is; what nobody was given is told too."""
    found = planned("action-points", plain.day, **EVERYWHERE)
    assert {
        r["responsible"]: (r["open"], r["overdue"], r["undated"], r["oldest"]) for r in found
    } == plain.action_points()
    assert all(len(r["points"]) == r["open"] for r in found)


def test_contact_load(planned: Ask, plain: Planning) -> None:
    """Municipalities of all posts of a holder, with inhabitants, kilometres, share and approval."""
    with_remit = {r.post for r in plain.on(posts.Remit) if plain.nodes[r.post].role == "rolle:POLICE_CONTACT"}
    found = {r.pop("post"): r for r in planned("contact-load", plain.day, **EVERYWHERE)}
    assert set(found) == {post for post in with_remit if plain.there(plain.nodes[post].organization)}
    for post, row in found.items():
        expected = plain.load(post)
        kilometres = expected.pop("kilometres")
        assert abs(row.pop("kilometres") - kilometres) <= 0.06 + kilometres * 0.002, post
        row["municipalities"] = set(row["municipalities"])
        assert row == expected, post


def test_offers(planned: Ask, plain: Planning) -> None:
    """Who has neither agreement nor council: not offered, not answered or declined, since when."""
    found = planned("offers-open", plain.day, within=None)
    assert {(r["municipality"], r["kind"]): (r["state"], r["since"]) for r in found} == plain.offers()
    for row in found:
        assert row["days"] == (None if row["since"] is None else (plain.day - row["since"]).days)


@pytest.mark.parametrize("days", [0, 90, 400])
@pytest.mark.parametrize(
    "actor",
    [
        "kommune:bergen",
        "politidistrikt:vest",
        "stilling:slt",
        "stilling:kontakt-asker",
        "kommune:nes",
        "forum:os",
        "forum:bergen",
    ],
)
def test_falls_due(planned: Ask, plain: Planning, actor: str, days: int) -> None:
    """What falls on an organization with its parts and posts, on one post or a forum, and what is overdue."""
    found = planned("falls-due", plain.day, actor=actor, days=days)
    told = {(r["kind"], r["on"], r["thing"], r["about"]) for r in found}
    assert len(told) == len(found)
    assert told == plain.falls_due(actor, days)
    assert all(r["overdue"] == (r["on"] < plain.day) for r in found)


def test_territories(planned: Ask) -> None:
    """Of a territory: posts by remit, or by what they are part of; forums by theirs, or by members."""
    day = DAYS[3]
    plain = Planning(WORLD, day)
    parts = {"kommune:alver", "kommune:bergen", "kommune:os", "kommune:voss", "kommune:asker", "bydel:arna"}
    where = {"territory": "politidistrikt:vest", "within": {"parts": sorted(parts), "places": []}}
    remits: dict[str, set[str]] = {}
    for remit in plain.on(posts.Remit):
        remits.setdefault(remit.post, set()).add(remit.place)
    assert {r["post"] for r in planned("vacancies", day, roles=None, **where)} == {
        post
        for post in plain.vacancies()
        if remits.get(post, parts) & parts
        and (
            post in remits or plain.lies_within(plain.nodes[post].organization, parts, "politidistrikt:vest")
        )
    }
    of_places = {"forum:bergen", "forum:os", "forum:asker", "forum:regionalt", "forum:nytt"}
    by_members = {"forum:nettverk", "forum:stort", "forum:observert"}
    assert {r["forum"] for r in planned("cadence", day, kinds=None, **where)} == of_places | by_members
    assert {r["municipality"] for r in planned("offers-open", day, within=where["within"])} <= parts


def test_data_owed(planned: Ask, plain: Planning) -> None:
    """What was attested never or too long ago; a district speaks for its municipalities on its own facts."""
    found = planned("data-owed", plain.day, within=None)
    told = {r["owes"]: {(t["topic"], t["place"], t["state"]) for t in r["topics"]} for r in found}
    assert told == Practice(WORLD, plain.day).owed()
    assert all(r["never"] + r["stale"] == len(r["topics"]) for r in found)


@pytest.mark.parametrize(
    ("day", "place", "things"),
    [
        ("2026-06-01", None, ["forum:os", "kommune:os", "stilling:kontakt-nord"]),
        ("2024-12-31", None, ["forum:os", "kommune:bergen", "kommune:os", "stilling:kontakt-nord"]),
        ("2026-06-01", "os", ["forum:os", "kommune:os"]),
        ("2026-06-01", "bergen", ["stilling:kontakt-nord"]),
        ("2024-12-31", "bergen", ["kommune:bergen", "stilling:kontakt-nord"]),
        ("2026-06-01", "nes", []),
    ],
)
def test_sources_disagree(planned: Ask, day: str, place: str | None, things: list[str]) -> None:
    """Of what sources say different things on the day, in the place; not of what they agree on."""
    where = place and {"parts": [f"kommune:{place}"], "places": [f"kommune:{place}"]}
    asked = {"within": where, "territory": place and f"kommune:{place}"}
    found = planned("sources-disagree", dt.date.fromisoformat(day), **asked)
    assert sorted(row["thing"] for row in found) == things
    assert all(len(row["statements"]) == 2 and row["property"] == "name" for row in found)


def test_paper_and_practice(planned: Ask, plain: Planning) -> None:
    """What stands with nothing happening, and what happens with nothing standing."""
    found = planned("paper-and-practice", plain.day, **EVERYWHERE)
    told = {(r["kind"], r["thing"], r["challenge"], r["latest"]) for r in found}
    assert len(told) == len(found)
    assert told == Practice(WORLD, plain.day).differs()


def test_every_difference_occurs() -> None:
    """The days show each way in which paper and practice differ."""
    kinds = {each[0] for day in (*DAYS, *EDGES) for each in Practice(WORLD, day).differs()}
    assert len(kinds) == 5


@pytest.mark.parametrize("roles", [None, ["MAYOR", "GDE_LEADER", "POLICE_CONTACT"]])
def test_seat_load(planned: Ask, plain: Planning, roles: list[str] | None) -> None:
    """Seats, meetings, municipalities and share, of these roles or of the two that the guide loads most."""
    found = planned("seat-load", plain.day, roles=roles, **EVERYWHERE)
    told = {r["post"]: (r["seats"], r["meetings"], r["places"], r["share"]) for r in found}
    wanted = set(roles or ("SERVICE_UNIT_LEADER", "SLT_COORDINATOR"))
    assert told == Practice(WORLD, plain.day).seat_load(wanted)


def test_slt_spread(planned: Ask, plain: Planning) -> None:
    """How many municipalities and inhabitants have SLT; shares are empty where nothing is counted."""
    (row,) = planned("slt-spread", plain.day, within=None)
    places, slt, unheard, people, people_slt = Practice(WORLD, plain.day).slt()
    assert (row["municipalities"], row["withSlt"], row["unheard"]) == (places, slt, unheard)
    assert (row["inhabitants"], row["inhabitantsWithSlt"]) == (people, people_slt)
    assert row["share"] == slt / places
    assert row["inhabitantsShare"] == (people_slt / people if people else None)
    (empty,) = planned("slt-spread", plain.day, within={"parts": [], "places": []})
    assert (empty["municipalities"], empty["share"], empty["inhabitantsShare"]) == (0, None, None)
