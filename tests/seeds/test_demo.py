"""The demonstration layer: deterministic, marked, and of the guide's shape."""

import datetime as dt
import hashlib
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import pytest

from graph.model.agreements import Agreement, Plan, ResponsibleFor
from graph.model.assurance import Attestation, AttestationTopic, Waiver
from graph.model.base import Dated, Node, Tie
from graph.model.forums import (
    ActionPoint,
    AttendanceStatus,
    Attended,
    ForTerritory,
    Forum,
    ForumKind,
    Meeting,
    Membership,
    MembershipRole,
    TerritoryMode,
)
from graph.model.knowledge import FocusesOn
from graph.model.posts import Assignment, AssignmentKind, Post, Remit
from graph.model.territory import InPoliceDistrict, Serves
from graph.rows import Sheet, check, named, sort
from seeds import facts, ids, reading
from seeds.demo import layer

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
ANCHOR = dt.date(2026, 9, 1)
YEAR_AGO = dt.date(2025, 9, 1)
Rows = tuple[Node | Tie, ...]
R = TypeVar("R", bound=Node | Tie)


@pytest.fixture(scope="module")
def rows() -> Rows:
    """The layer."""
    return layer.rows(reading.reference(), ANCHOR, AT)


@pytest.fixture(scope="module")
def real() -> Rows:
    """The reference data below it."""
    return facts.rows(reading.reference(), AT)


@pytest.fixture(scope="module")
def population() -> dict[str, int]:
    """Inhabitants by municipality."""
    return {
        ids.municipality_id(m.number): m.population[dt.date(2026, 1, 1)]
        for m in reading.reference().municipalities
    }


def of(rows: Rows, kind: type[R]) -> list[R]:
    """The rows of a kind."""
    return [r for r in rows if isinstance(r, kind)]


def kinds() -> set[type]:
    """The kinds that occur in the layer."""
    return {type(r) for r in layer.rows(reading.reference(), ANCHOR, AT)}


def dated(rows: Sequence[object], kind: type[Dated]) -> list[Dated]:
    """The rows of a kind that has a period."""
    return [r for r in rows if isinstance(r, kind)]


def holds(row: Dated, day: dt.date = ANCHOR) -> bool:
    """Whether a dated row holds on a day."""
    return (
        (row.validFrom or day) <= day
        and (row.validTo is None or day < row.validTo)
        and row.endKnown is not False
    )


def held(rows: Rows) -> set[str]:
    """The posts that somebody holds on the anchor day, deputies aside."""
    return {
        a.post for a in of(rows, Assignment) if holds(a) and a.assignmentKind is not AssignmentKind.DEPUTY
    }


def with_role(rows: Rows, role: str) -> set[str]:
    """The posts of a role."""
    return {p.id for p in of(rows, Post) if p.role == f"rolle:{role}"}


def remits(rows: Rows, posts: set[str]) -> dict[str, set[str]]:
    """The municipalities that each of the posts has in its remit today, city districts counted as theirs."""
    found: dict[str, set[str]] = defaultdict(set)
    for r in of(rows, Remit):
        if r.post in posts and holds(r):
            found[r.post].add(f"kommune:{r.place.partition(':')[2][:4]}")
    return found


def test_the_same_anchor_gives_the_same_rows(rows: Rows) -> None:
    """Another process, with another hash seed, makes identical rows."""
    code = (
        "import datetime as dt, hashlib; from seeds import reading; from seeds.demo import layer;"
        f"rows = layer.rows(reading.reference(), dt.date({ANCHOR:%Y, %-m, %-d}),"
        "dt.datetime(2026, 6, 1, tzinfo=dt.UTC));"
        "print(hashlib.sha256(repr(rows).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {f"{_digest(rows)}\n"}


def _digest(rows: Rows) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_every_row_is_marked(rows: Rows) -> None:
    """Each row is synthetic and names the layer's source, which says what it is relative to."""
    assert {(r.synthetic, r.source) for r in rows} == {(True, layer.SOURCE)}
    (source,) = [r for r in rows if r.__class__.__name__ == "Source"]
    assert source.model_dump()["anchorOn"] == ANCHOR
    assert not any("synt" in str(getattr(r, "name", "")).lower() for r in rows)


def test_ids_are_its_own(rows: Rows, real: Rows) -> None:
    """No id stands twice, and none is that of a fact."""
    counted = Counter(r.id for r in rows if isinstance(r, Node))
    assert not [i for i, n in counted.items() if n > 1]
    assert counted.keys().isdisjoint(r.id for r in real if isinstance(r, Node))


def test_it_is_as_large_as_a_register(rows: Rows) -> None:
    """It has 30,000 to 50,000 nodes."""
    assert 30_000 <= sum(isinstance(r, Node) for r in rows) <= 50_000


def test_all_ends_exist(rows: Rows, real: Rows) -> None:
    """Every tie ends in a node of the layer or of the reference data, of the right kind."""
    below: Sheet = sort(real)
    known = {n.id: frozenset(kind.labels()) for kind, nodes in below.nodes.items() for n in nodes}
    known["kommune:0301"] = frozenset({"Municipality", "County", "Organization", "Actor", "Node"})
    sheet = sort(rows)
    assert named(sheet) <= known.keys()
    check(sheet, known)


DATED = sorted((k for k in kinds() if issubclass(k, Dated)), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", DATED, ids=lambda kind: kind.__name__)
def test_every_dated_kind_holds_has_ended_and_is_to_come(rows: Rows, kind: type[Dated]) -> None:
    """Of each kind with a period something holds on the anchor day, some has ended, some will start."""
    found = dated(rows, kind)
    assert any(holds(r) for r in found)
    assert any(r.validTo is not None and r.validTo <= ANCHOR for r in found)
    assert any(r.validFrom is not None and r.validFrom > ANCHOR for r in found)


def test_half_of_the_municipalities_have_slt_and_three_quarters_of_the_people(
    rows: Rows, population: dict[str, int]
) -> None:
    """SLT coordinators, held or vacant, serve about half of the municipalities (guide §6)."""
    served = set().union(*remits(rows, with_role(rows, "SLT_COORDINATOR")).values())
    assert 0.45 <= len(served) / 357 <= 0.55
    assert 0.70 <= sum(population[m] for m in served) / sum(population.values()) <= 0.80


def test_politikontakter_mostly_have_one_to_three_municipalities(rows: Rows) -> None:
    """Some have more, about 7 % of the posts are vacant, and Oslo's and Bergen's go by city district."""
    posts = with_role(rows, "POLICE_CONTACT")
    loads = Counter(len(places) for places in remits(rows, posts).values())
    assert 0.03 <= sum(n for load, n in loads.items() if load > 3) / loads.total() <= 0.15
    assert max(loads) <= 6
    assert 0.04 <= len(posts - held(rows)) / len(posts) <= 0.11
    for place in ("kommune:0301", "kommune:4601"):
        assert not [r for r in of(rows, Remit) if r.place == place and r.post in posts]
        assert [r for r in of(rows, Remit) if r.place.startswith(f"bydel:{place[-4:]}") and r.post in posts]


def test_some_persons_wear_two_hats(rows: Rows) -> None:
    """There are politikontakter who lead a service unit too, dedicated ones, and ones of unknown share."""
    contacts = with_role(rows, "POLICE_CONTACT")
    leaders = with_role(rows, "SERVICE_UNIT_LEADER")
    now = [a for a in of(rows, Assignment) if holds(a)]
    both = {a.person for a in now if a.post in contacts} & {a.person for a in now if a.post in leaders}
    assert 5 <= len(both) <= 30
    shares = {a.share for a in now if a.post in contacts}
    assert {1.0, 0.5, None} <= shares


def test_contact_assigned_meets_every_case(rows: Rows, real: Rows, population: dict[str, int]) -> None:
    """Without politikontakt: attested, waived, once waived, and unheard of; and vacant posts only."""
    posts = with_role(rows, "POLICE_CONTACT")
    covered = set().union(*remits(rows, posts).values())
    by_held = set().union(*remits(rows, posts & held(rows)).values())
    district = {t.start: t.end for t in of(real, InPoliceDistrict)}
    attested = {
        a.place
        for a in of(rows, Attestation)
        if a.topic is AttestationTopic.CONTACTS and YEAR_AGO < a.completeAsOf <= ANCHOR
    }
    waivers = {w.subject: w for w in of(rows, Waiver) if w.ruleId == "contact.assigned"}
    without = population.keys() - covered
    heard = {m for m in without if m in attested or district[m] in attested}
    assert len(heard - waivers.keys()) >= 3
    assert len(without - heard) >= 3
    assert len(covered - by_held) >= 5
    states = {
        "future" if w.validFrom > ANCHOR else "expired" if w.validTo <= ANCHOR else "valid"
        for w in waivers.values()
    }
    assert states == {"future", "expired", "valid"}
    assert waivers.keys() <= heard


def test_forums_of_every_kind(rows: Rows) -> None:
    """Every kind of forum but OTHER occurs, some with two kinds; 85 % of municipalities have a council."""
    forums = of(rows, Forum)
    kinds = {kind for f in forums for kind in f.forumKinds}
    assert kinds == set(ForumKind) - {ForumKind.OTHER}
    assert any(len(f.forumKinds) > 1 for f in forums)
    councils = {f.id for f in forums if any("COUNCIL" in kind for kind in f.forumKinds)}
    places = {t.end for t in of(rows, ForTerritory) if t.start in councils and t.end.startswith("kommune:")}
    assert 0.8 <= len(places) / 357 <= 0.92
    assert {t.mode for t in of(rows, ForTerritory)} == {*TerritoryMode, None}


def test_meetings_are_held_planned_cancelled_and_missing(rows: Rows) -> None:
    """Three years back and half a year ahead; agendas in time, late and missing; some forums are dormant."""
    meetings = of(rows, Meeting)
    assert min(m.heldOn for m in meetings) < dt.date(2023, 11, 1)
    assert dt.date(2027, 2, 1) < max(m.heldOn for m in meetings) < dt.date(2027, 3, 10)
    assert {m.cancelled for m in meetings} == {True, False}
    assert not [m for m in meetings if m.heldOn > ANCHOR and (m.minutesOn or m.presented)]
    assert not [m for m in meetings if max(m.agendaSentOn or ANCHOR, m.minutesOn or ANCHOR) > ANCHOR]
    assert not [m for m in meetings if m.heldOn.weekday() > 4]
    leads = {
        (m.heldOn - m.agendaSentOn).days >= 7 if m.agendaSentOn else None
        for m in meetings
        if m.heldOn <= ANCHOR
    }
    assert leads == {True, False, None}
    lately = {m.forum for m in meetings if YEAR_AGO < m.heldOn <= ANCHOR and not m.cancelled}
    old = {f.id for f in of(rows, Forum) if holds(f) and f.validFrom and f.validFrom <= YEAR_AGO}
    assert 0.03 <= len(old - lately) / len(old) <= 0.2


def test_attendance_is_mostly_registered(rows: Rows) -> None:
    """All three answers occur, some held meetings have none; nobody attends what is to come."""
    attended = of(rows, Attended)
    assert {a.status for a in attended} == set(AttendanceStatus)
    meetings = {m.id: m for m in of(rows, Meeting)}
    assert all(meetings[a.end].heldOn <= ANCHOR and not meetings[a.end].cancelled for a in attended)
    past = {m.id for m in meetings.values() if m.heldOn <= ANCHOR and not m.cancelled}
    assert 0.05 <= len(past - {a.end for a in attended}) / len(past) <= 0.25
    memberships = {m.id: m for m in of(rows, Membership)}
    assert all(holds(memberships[a.start], meetings[a.end].heldOn) for a in attended)


def test_action_points_are_open_done_and_overdue(rows: Rows) -> None:
    """Of the tasks some are done, some open, some overdue by more than a month."""
    points = of(rows, ActionPoint)
    assert any(p.doneOn for p in points)
    assert any(p.doneOn is None and p.deadline and p.deadline > ANCHOR for p in points)
    assert any(
        p.doneOn is None and p.deadline and p.deadline < ANCHOR - dt.timedelta(days=30) for p in points
    )
    assert any(p.responsible is None for p in points)


def test_agreements_are_in_force_ended_unsigned_and_overdue(rows: Rows) -> None:
    """About 70 % of municipalities have had one; each state of a revision occurs."""
    made = [a for a in of(rows, Agreement) if "COOPERATION" in a.agreementKinds]
    assert 0.62 <= len(made) / 357 <= 0.78
    assert any(a.signedOn is None for a in made)
    assert any(a.signedOn and a.signedOn > ANCHOR for a in made)
    assert any(a.validTo and a.validTo <= ANCHOR for a in made)
    assert any(a.nextRevisionOn is None for a in made)
    assert any(a.nextRevisionOn and a.nextRevisionOn < ANCHOR for a in made)
    assert any(len(a.parties) > 2 for a in made)


def test_one_network_is_wide(rows: Rows) -> None:
    """One network of politikontakter has more than 25 organizations."""
    organization = {p.id: p.organization for p in of(rows, Post)}
    networks = {f.id for f in of(rows, Forum) if ForumKind.CONTACT_NETWORK in f.forumKinds}
    sizes = {
        n: len(
            {
                organization.get(m.member, m.member)
                for m in of(rows, Membership)
                if m.forum == n and holds(m) and m.membershipRole is not MembershipRole.OBSERVER
            }
        )
        for n in networks
    }
    assert max(sizes.values()) > 30
    assert len([s for s in sizes.values() if s > 25]) < len(sizes)


def test_every_district_is_served(rows: Rows, population: dict[str, int]) -> None:
    """Every municipality, or each of its city districts, is served by a unit that holds today."""
    served = {t.end for t in of(rows, Serves) if holds(t)}
    missing = [
        m for m in population if m not in served and not any(s.startswith(f"bydel:{m[-4:]}") for s in served)
    ]
    assert not missing


def test_trondheim_climbs_the_whole_ladder(rows: Rows) -> None:
    """Trondheim has evidence for each step: liaison, product, agreement with focus, joint plan."""
    here, there = "kommune:5001", "politidistrikt:trondelag"
    contacts = with_role(rows, "POLICE_CONTACT") & held(rows)
    assert any(here in places for places in remits(rows, contacts).values())
    council = "forum:politirad-5001"
    assert [
        m
        for m in of(rows, Meeting)
        if m.forum == council and YEAR_AGO < m.heldOn <= ANCHOR and not m.cancelled
    ]
    assert [m for m in of(rows, Meeting) if "5001" in m.forum and m.heldOn > YEAR_AGO and m.presented]
    (agreement,) = [a for a in of(rows, Agreement) if a.id == "avtale:samarbeid-5001"]
    assert {here, there} <= set(agreement.parties)
    assert [t for t in of(rows, FocusesOn) if t.start == agreement.id and holds(t)]
    plans = {p.id for p in of(rows, Plan) if p.forum == council and holds(p) and p.adoptedBy}
    stated = {t.start for t in of(rows, ResponsibleFor) if t.end in plans and t.resources and holds(t)}
    assert stated == {here, there}


@pytest.mark.parametrize("anchor", ["2027-10-16", "2028-02-29", "2031-07-15"])
def test_any_anchor_will_do(anchor: str) -> None:
    """The day after an election, a leap day and a day in July give a layer of the same kinds."""
    day = dt.date.fromisoformat(anchor)
    rows = layer.rows(reading.reference(), day, AT)
    assert {type(r) for r in rows} == kinds()
    assert 30_000 <= sum(isinstance(r, Node) for r in rows) <= 50_000
    assert not [m for m in of(rows, Meeting) if max(m.agendaSentOn or day, m.minutesOn or day) > day]
    periods = [(r.validFrom, r.validTo) for kind in DATED for r in dated(rows, kind)]
    assert not [p for p in periods if p[0] and p[1] and p[1] <= p[0]]


def test_nobody_sits_twice_at_once(rows: Rows) -> None:
    """No post has two holders on one day, deputies aside, and no member two seats in one forum."""
    periods_of: dict[str, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for a in of(rows, Assignment):
        if a.assignmentKind is not AssignmentKind.DEPUTY and a.endKnown is not False:
            periods_of[a.post].append((a.validFrom or dt.date.min, a.validTo or dt.date.max))
    for m in of(rows, Membership):
        periods_of[f"{m.forum} {m.member}"].append((m.validFrom or dt.date.min, m.validTo or dt.date.max))
    for key, periods in periods_of.items():
        for (_, end), (start, _) in pairwise(sorted(periods)):
            assert end <= start, key
