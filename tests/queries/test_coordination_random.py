"""Random small worlds: what the fragment derives is what plain Python reckons from the same rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import neo4j
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracle.coordination import Oracle
from tests.queries.asking import Answers, ask, write
from tests.worlds import World

START = dt.date(2021, 3, 1)
TODAY = dt.date(2026, 2, 28)
# Few days, close together and a year or four apart, so that windows and gaps are met at their edges.
OFFSETS = (0, 10, 40, 41, 42, 365, 366, 700, 720, 751, 752, 1460, 1461, 1462, 1500, 1532, 1826, 1840)
DAYS = st.sampled_from([START + dt.timedelta(days=n) for n in OFFSETS])
AS_OF = st.sampled_from([START + dt.timedelta(days=n) for n in (41, 752, 1461, 1462, 1825, 1826, 1860)])


@st.composite
def periods(draw: st.DrawFn) -> dict[str, Any]:
    """A period that may be open at either end, or ended nobody knows when."""
    start = draw(st.none() | DAYS)
    end = draw(st.none() | DAYS)
    if start and end and end < start:
        start, end = end, start
    known = {} if end or draw(st.integers(0, 9)) else {"endKnown": False}
    return {"start": start and start.isoformat(), "end": end and end.isoformat(), **known}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world with a police district, two municipalities, parts of both, and some of everything else."""
    w = World()
    some = lambda most: range(draw(st.integers(0, most)))  # noqa: E731 - one word for "up to so many"
    pick = lambda things: draw(st.sampled_from(things))  # noqa: E731 - one word for "any of these"
    mostly = lambda: {} if draw(st.integers(0, 2)) else draw(periods())  # noqa: E731 - usually always
    vest, ost = w.district("vest", **mostly()), w.district("ost")
    a, b = w.municipality("a", **mostly()), w.municipality("b", **mostly())
    unit = w.org("ServiceUnit", "u")
    parts = [unit, w.org("MunicipalUnit", "m", **mostly()), w.org("CityDistrict", "c")]
    wholes = ((vest, ost), (a, b), (a,))
    for part, over in zip(parts, wholes, strict=True):
        for whole in draw(st.sets(st.sampled_from(over))):
            w.part_of(part, whole, **{k: v for k, v in draw(periods()).items() if k in ("start", "end")})
    pod = w.org("NationalBody", "pod")
    organizations = [vest, ost, a, b, pod, w.org("Business", "firma"), *parts]
    roles = [
        w.role("POLICE_CONTACT", "Politikontakt", liaison=True, nameEn="Police contact"),
        w.role("MAYOR", "Ordfører", leadership="POLITICAL"),
        w.role("TRAFFIC_COORDINATOR", "Trafikkoordinator", specialist=True),
    ]
    places = [a, b, parts[2]]
    posts = []
    for n in range(draw(st.integers(1, 5))):
        posts.append(w.post(f"p{n}", pick(organizations), pick(roles)))
        for _ in some(3):
            w.hold(posts[-1], **draw(periods()))
    for _ in some(3):
        w.remit(pick(posts), pick(places), **mostly())
    challenge = w.challenge("TRAFFIC_SAFETY")
    products = [w.product(f"k{n}", *draw(st.sets(st.sampled_from(organizations), min_size=1, max_size=3)))
                for n in some(2)]  # fmt: skip
    actors = [*organizations, *posts]
    for n in some(3):
        _forum(draw, w, f"f{n}", actors, products)
    for n in some(2):
        parties = tuple(draw(st.sets(st.sampled_from(organizations), min_size=2, max_size=4)))
        signed, revision = draw(st.none() | DAYS), draw(st.none() | DAYS)
        name = w.agreement(
            f"g{n}", *sorted(parties), signed=signed and signed.isoformat(),
            end=None, next_revision=revision and revision.isoformat(),
        )  # fmt: skip
        for _ in some(1):
            w.revision(name, draw(DAYS).isoformat())
        for _ in some(1):
            w.focus(name, challenge, **{k: v for k, v in mostly().items() if k in ("start", "end")})
    for n in some(2):
        _promise(draw, w, w.plan, f"p{n}", organizations, posts)
    for n in some(2):
        _promise(draw, w, w.measure, f"t{n}", organizations, posts)
    return w


def _forum(draw: st.DrawFn, w: World, name: str, actors: list[str], products: list[str]) -> None:
    forum = w.forum(name, **(draw(periods()) if draw(st.booleans()) else {}))
    roles = st.sampled_from(["MEMBER", "MEMBER", "CHAIR", "OBSERVER"])
    seats = [
        w.seat(forum, draw(st.sampled_from(actors)), draw(roles), **(draw(periods()) if draw(st.booleans()) else {}))
        for _ in range(draw(st.integers(2, 6)))
    ]  # fmt: skip
    if draw(st.integers(0, 5)) == 0:
        for n in range(24):
            seats.append(w.seat(forum, w.org("VoluntaryOrganization", f"{name}-{n}")))
            seats = seats[-4:] + seats[:-4]
    for _ in range(draw(st.integers(0, 3))):
        statuses = {
            seat: draw(st.sampled_from(["present", "absent", "deputy", "none"])) for seat in seats[:8]
        }
        by = {
            s: [seat for seat, status in statuses.items() if status == s]
            for s in ("present", "absent", "deputy")
        }
        shown = draw(st.sets(st.sampled_from(products))) if products else set()
        meeting = w.meeting(
            forum, draw(DAYS).isoformat(), presented=tuple(sorted(shown)), cancelled=draw(st.integers(0, 5)) == 0, **by
        )  # fmt: skip
        if draw(st.integers(0, 3)) == 0:
            w.task(meeting, done=draw(DAYS).isoformat())
    if draw(st.integers(0, 3)) == 0:
        w.evaluation(forum, draw(DAYS).isoformat())
    if draw(st.integers(0, 2)) == 0:
        w.plan(f"{name}-plan", forum=forum, **draw(periods()))


def _promise(
    draw: st.DrawFn, w: World, make: Callable[..., str], name: str, organizations: list[str], posts: list[str]
) -> None:
    adopted = draw(st.none() | DAYS)
    by = draw(st.sets(st.sampled_from(posts), max_size=2))
    period = draw(periods()) if draw(st.booleans()) else {}
    what = make(name, adopted=adopted and adopted.isoformat(), by=tuple(sorted(by)), **period)
    for organization in draw(st.sets(st.sampled_from(organizations), min_size=2, max_size=3)):
        resources = draw(st.sampled_from([None, "Ett årsverk"]))
        within = {k: v for k, v in draw(periods()).items() if k in ("start", "end")}
        w.responsible(organization, what, resources=resources, **(within if draw(st.booleans()) else {}))
    if make == w.plan and draw(st.booleans()):
        w.measure(f"{name}-m", plan=what, **draw(periods()))


def reckoned(w: World, as_of: dt.date, granularity: str, internal: bool) -> Answers:
    """What the oracle says of every actor."""
    oracle = Oracle(w.rows, as_of, TODAY, granularity, internal)
    answers = {actor: oracle.answer(actor) for actor in oracle.actors()}
    return {actor: found for actor, found in answers.items() if found}


def assert_same(driver: neo4j.Driver, w: World, as_of: dt.date, granularity: str, internal: bool) -> None:
    """Fail where the fragment and the oracle differ, naming the actor and the partner."""
    asked = ask(driver, as_of, today=TODAY, granularity=granularity, internal=internal)
    expected = reckoned(w, as_of, granularity, internal)
    for actor in asked.keys() | expected.keys():
        mine, theirs = asked.get(actor, {}), expected.get(actor, {})
        for partner in mine.keys() | theirs.keys():
            assert mine.get(partner) == theirs.get(partner), (actor, partner, as_of, granularity, internal)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(w=worlds(), days=st.sets(AS_OF, min_size=1, max_size=2), internal=st.booleans())
def test_same_as_plain_python(
    world: object, scratch_driver: neo4j.Driver, w: World, days: set[dt.date], internal: bool
) -> None:
    """For every actor, granularity and day, the fragment answers as the plain reckoning does."""
    assert world is not None
    write(scratch_driver, w.rows)
    for as_of in days:
        for granularity in ("POST", "ORGANIZATION", "TOP"):
            assert_same(scratch_driver, w, as_of, granularity, internal)
