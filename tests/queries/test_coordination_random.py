"""Random small worlds: what the fragment derives is what plain Python reckons from the same rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import neo4j
from hypothesis import HealthCheck, Phase, given, settings
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


@dataclass
class Dice:
    """Choices of one example, in few words."""

    draw: st.DrawFn

    def some(self, most: int) -> range:
        """Up to so many."""
        return range(self.draw(st.integers(0, most)))

    def pick(self, things: Sequence[str]) -> str:
        """Any of these."""
        return self.draw(st.sampled_from(things))

    def few(self, things: Sequence[str], least: int, most: int) -> tuple[str, ...]:
        """Some of these, each once."""
        return tuple(sorted(self.draw(st.sets(st.sampled_from(things), min_size=least, max_size=most))))

    def one_in(self, n: int) -> bool:
        """Seldom."""
        return self.draw(st.integers(1, n)) == 1

    def day(self) -> str:
        """Any day."""
        return self.draw(DAYS).isoformat()

    def maybe_day(self) -> str | None:
        """A day, or none known."""
        found = self.draw(st.none() | DAYS)
        return found.isoformat() if found else None

    def sometimes(self, n: int = 3) -> dict[str, Any]:
        """Usually always; else a period."""
        return self.draw(periods()) if self.one_in(n) else {}

    def plain(self) -> dict[str, Any]:
        """A period whose end is known."""
        return {k: v for k, v in self.sometimes(2).items() if k in ("start", "end")}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A world with police districts and municipalities, parts of both, and some of everything else."""
    w, dice = World(), Dice(draw)
    organizations = _organizations(w, dice)
    roles = [
        w.role("POLICE_CONTACT", "Politikontakt", liaison=True, nameEn="Police contact"),
        w.role("MAYOR", "Ordfører", leadership="POLITICAL"),
        w.role("TRAFFIC_COORDINATOR", "Trafikkoordinator", specialist=True),
    ]
    posts = []
    for n in range(1 + len(dice.some(4))):
        posts.append(w.post(f"p{n}", dice.pick(organizations), dice.pick(roles)))
        for _ in dice.some(3):
            w.hold(posts[-1], **draw(periods()))
    for _ in dice.some(3):
        w.remit(dice.pick(posts), dice.pick(["kommune:a", "kommune:b", "bydel:c"]), **dice.sometimes())
    products = [w.product(f"k{n}", *dice.few(organizations, 1, 3)) for n in dice.some(2)]
    for n in dice.some(3):
        _forum(w, dice, f"f{n}", [*organizations, *posts], products)
    challenge = w.challenge("TRAFFIC_SAFETY")
    for n in dice.some(2):
        parties = dice.few(organizations, 2, 4)
        name = w.agreement(f"g{n}", *parties, signed=dice.maybe_day(), next_revision=dice.maybe_day())
        if dice.one_in(2):
            w.revision(name, dice.day())
        if dice.one_in(2):
            w.focus(name, challenge, **dice.plain())
    for n in dice.some(2):
        _promise(w, dice, w.plan, f"p{n}", organizations, posts)
    for n in dice.some(2):
        _promise(w, dice, w.measure, f"t{n}", organizations, posts)
    return w


def _organizations(w: World, dice: Dice) -> list[str]:
    vest, ost = w.district("vest", **dice.sometimes()), w.district("ost")
    a, b = w.municipality("a", **dice.sometimes()), w.municipality("b", **dice.sometimes())
    parts = {
        w.org("ServiceUnit", "u"): (vest, ost),
        w.org("MunicipalUnit", "m", **dice.sometimes()): (a, b),
        w.org("CityDistrict", "c"): (a,),
    }
    for part, wholes in parts.items():
        for whole in dice.few(wholes, 0, 2):
            w.part_of(part, whole, **dice.plain())
    return [vest, ost, a, b, w.org("NationalBody", "pod"), w.org("Business", "firma"), *parts]


def _forum(w: World, dice: Dice, name: str, actors: list[str], products: list[str]) -> None:
    forum = w.forum(name, **dice.sometimes(2))
    roles = ["MEMBER", "CHAIR", "OBSERVER"]
    seats = [w.seat(forum, dice.pick(actors), dice.pick(roles), **dice.sometimes(2)) for _ in range(2)]
    seats += [w.seat(forum, dice.pick(actors), **dice.sometimes(2)) for _ in dice.some(4)]
    if dice.one_in(8):
        for n in range(24):
            w.seat(forum, w.org("VoluntaryOrganization", f"{name}-{n}"))
    for _ in dice.some(3):
        by: dict[str, list[str]] = {"present": [], "absent": [], "deputy": [], "nothing": []}
        for seat in seats:
            by[dice.pick(list(by))].append(seat)
        del by["nothing"]
        shown = dice.few(products, 0, 2) if products else ()
        meeting = w.meeting(forum, dice.day(), presented=shown, cancelled=dice.one_in(6), **by)
        if dice.one_in(4):
            w.task(meeting, done=dice.day())
    if dice.one_in(4):
        w.evaluation(forum, dice.day())
    if dice.one_in(3):
        w.plan(f"{name}-plan", forum=forum, **dice.sometimes(2))


def _promise(
    w: World, dice: Dice, make: Callable[..., str], name: str, organizations: list[str], posts: list[str]
) -> None:
    what = make(name, adopted=dice.maybe_day(), by=dice.few(posts, 0, 2), **dice.sometimes(2))
    for organization in dice.few(organizations, 2, 3):
        w.responsible(organization, what, resources="Ett årsverk" if dice.one_in(2) else None, **dice.plain())
    if make == w.plan and dice.one_in(2):
        w.measure(f"{name}-m", plan=what, **dice.sometimes(1))


def asked_about(actor: str) -> bool:
    """Whether an actor is compared: of the many alike that make a forum wide, one is enough."""
    return not actor.startswith("forening:") or actor.endswith("-0")


def reckoned(w: World, as_of: dt.date, granularity: str, internal: bool) -> Answers:
    """What the oracle says of every actor."""
    oracle = Oracle(w.rows, as_of, TODAY, granularity, internal)
    answers = {actor: oracle.answer(actor) for actor in oracle.actors() if asked_about(actor)}
    return {actor: found for actor, found in answers.items() if found}


def assert_same(driver: neo4j.Driver, w: World, as_of: dt.date, granularity: str, internal: bool) -> None:
    """Fail where the fragment and the oracle differ, naming the actor and the partner."""
    asked = ask(driver, as_of, today=TODAY, granularity=granularity, internal=internal)
    expected = reckoned(w, as_of, granularity, internal)
    for actor in filter(asked_about, asked.keys() | expected.keys()):
        mine, theirs = asked.get(actor, {}), expected.get(actor, {})
        for partner in mine.keys() | theirs.keys():
            assert mine.get(partner) == theirs.get(partner), (actor, partner, as_of, granularity, internal)


@settings(
    max_examples=60,
    deadline=None,
    # Shrinking asks the database some hundred times more; the failing world is small enough to read.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
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
