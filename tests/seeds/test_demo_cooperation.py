"""The demonstration layer: what police and municipalities offer, choose, decide, adopt and learn."""

import datetime as dt
from collections import Counter, defaultdict
from typing import TypeVar

import pytest

from graph.model.agreements import Agreement, AgreementRevision, AgreementTopic, Plan
from graph.model.base import Node, Tie
from graph.model.cooperation import (
    AffiliatedWith,
    Concerns,
    FollowsUp,
    Offer,
    OfferAnswer,
    OfferKind,
    PoliceOrdinance,
    PoliceProcess,
    PreventionModel,
    PreventionModelKind,
    Record,
    RecordKind,
)
from graph.model.forums import ActionPoint, Membership
from graph.model.kinds import node_kinds, relationship_types, tie_kinds
from graph.model.knowledge import Evaluation
from graph.model.lineage import ChangeEvent
from graph.model.organizations import Business, VoluntaryOrganization
from graph.model.posts import Assignment, Post, Remit
from graph.model.schools import LocatedIn, PupilsFrom, School
from graph.rows import sort
from seeds import facts, ids, reading
from seeds.demo import layer

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
ANCHOR = dt.date(2026, 9, 1)
Rows = tuple[Node | Tie, ...]
R = TypeVar("R", bound=Node | Tie)


@pytest.fixture(scope="module")
def rows() -> Rows:
    """The layer."""
    return layer.rows(reading.reference(), ANCHOR, AT)


def of(rows: Rows, kind: type[R]) -> list[R]:
    """The rows of a kind."""
    return [r for r in rows if isinstance(r, kind)]


def places(rows: Rows, role: str) -> dict[str, set[str]]:
    """The municipalities in the remit of each post of a role on the anchor day."""
    posts = {p.id for p in of(rows, Post) if p.role == f"rolle:{role}"}
    found: dict[str, set[str]] = defaultdict(set)
    for r in of(rows, Remit):
        if r.post in posts and (r.validFrom or ANCHOR) <= ANCHOR and (r.validTo or dt.date.max) > ANCHOR:
            found[r.post].add(f"kommune:{r.place.partition(':')[2][:4]}")
    return found


def test_every_kind_and_tie_occurs(rows: Rows) -> None:
    """With the reference data below it, nothing that the model declares is without an example."""
    sheet = sort([*facts.rows(reading.reference(), AT), *rows])
    concrete = {name for name, kind in node_kinds().items() if not kind.__subclasses__()}
    concrete.remove("Statement")  # only where sources disagree, and the layer is one source
    assert concrete - {kind.__name__ for kind in sheet.nodes} == set()
    types = {tie.type for tie in sheet.ties} | set(sheet.references)
    assert relationship_types() - types == {"STATES"}
    assert {tie.type for tie in sheet.ties} == set(tie_kinds())
    assert ChangeEvent in sheet.nodes


def test_who_has_a_coordinator_has_slt(rows: Rows) -> None:
    """SLT where a coordinator serves, or as a fact says; elsewhere another model, none, or nothing known."""
    known = {ids.municipality_id(e.municipality) for e in reading.reference().partial.examples}
    served = set().union(*places(rows, "SLT_COORDINATOR").values())
    kinds: dict[str, set[PreventionModelKind]] = defaultdict(set)
    for model in of(rows, PreventionModel):
        begun, ended = model.validFrom or ANCHOR, model.validTo or dt.date.max
        for m in model.municipalities if begun <= ANCHOR < ended else ():
            kinds[m].add(model.modelKind)
    assert all(len(found) == 1 for found in kinds.values())
    assert {m for m, found in kinds.items() if PreventionModelKind.SLT in found} == served - known
    assert kinds.keys().isdisjoint(known)
    others = Counter(found for m in kinds.keys() - served for found in kinds[m])
    assert others.keys() == {PreventionModelKind.OTHER_MODEL, PreventionModelKind.NONE_CHOSEN}
    assert 357 - len(kinds) > 30
    assert any(len(m.municipalities) > 1 for m in of(rows, PreventionModel))
    assert {m.localName for m in of(rows, PreventionModel) if "kommune:0301" in m.municipalities} == {"SaLTo"}


def test_offers_are_answered_and_open(rows: Rows) -> None:
    """Both kinds: answered yes, no and not yet, lately and long ago; some municipalities got none."""
    offers = of(rows, Offer)
    for kind in OfferKind:
        mine = [o for o in offers if o.offerKind is kind]
        assert {o.answer for o in mine} == {*OfferAnswer, None}
        assert any(o.offeredOn < ANCHOR - dt.timedelta(days=1461) for o in mine)
        assert len({o.offeredTo for o in mine}) < 330
        assert max(Counter(o.offeredTo for o in mine).values()) > 1
    assert any(o.answer and o.answeredOn is None for o in offers)
    assert not [o for o in offers if o.answeredOn and not o.offeredOn <= o.answeredOn <= ANCHOR]
    assert all(o.offeredOn <= ANCHOR for o in offers)


def test_ordinances_are_old_recent_and_undated(rows: Rows) -> None:
    """Adopted or revised in four years, before them, or nobody knows when; never revised before adopted."""
    recent = ANCHOR - dt.timedelta(days=1461)
    ages = Counter(
        None if latest is None else latest > recent
        for o in of(rows, PoliceOrdinance)
        for latest in [max((d for d in (o.adoptedOn, o.revisedOn) if d), default=None)]
    )
    assert all(ages[age] >= 5 for age in (True, False, None))
    assert not [
        o for o in of(rows, PoliceOrdinance) if (o.adoptedOn or dt.date.min) > (o.revisedOn or ANCHOR)
    ]


def test_processes_involve_early_late_and_not(rows: Rows) -> None:
    """Involved within 30 days, later, or not; some are linked to councils, some have ended."""
    started = {p.id: p.startedOn for p in of(rows, PoliceProcess)}
    waits = Counter(
        None if c.involvedOn is None else (c.involvedOn - started[c.start]).days <= 30
        for c in of(rows, Concerns)
    )
    assert all(waits[wait] >= 10 for wait in (True, False, None))
    assert {bool(p.linkedTo) for p in of(rows, PoliceProcess)} == {True, False}
    assert {p.endedOn is None for p in of(rows, PoliceProcess)} == {True, False}


def test_records_of_every_kind(rows: Rows) -> None:
    """Each kind occurs; approvals fit, are too tight, have run out, or are missing."""
    records = of(rows, Record)
    assert {r.recordKind for r in records} == set(RecordKind)
    assert all(r.recordedOn <= ANCHOR for r in records)
    wide = {post: len(m) for post, m in places(rows, "POLICE_CONTACT").items() if len(m) > 3}
    approvals = {r.about[0]: r for r in records if r.recordKind is RecordKind.APPROVAL}
    assert approvals.keys() <= wide.keys()
    assert wide.keys() - approvals.keys()
    assert all(r.decidedBy == ("nasjonal:pod",) for r in approvals.values())
    states = Counter(
        "ended" if r.validTo and r.validTo <= ANCHOR else "fits" if (r.value or 0) >= wide[post] else "tight"
        for post, r in approvals.items()
    )
    assert states.keys() == {"ended", "fits", "tight"}


def test_records_of_assignments_are_in_time_late_and_missing(rows: Rows) -> None:
    """Training within six months or later, mandate within three months or later, or neither."""
    starts = {a.id: a.validFrom for a in of(rows, Assignment) if a.validFrom}
    for kind, days in ((RecordKind.TRAINING, 183), (RecordKind.MANDATE_CLARIFICATION, 92)):
        mine = [r for r in of(rows, Record) if r.recordKind is kind]
        assert {(r.recordedOn - starts[r.about[0]]).days <= days for r in mine} == {True, False}
        contacts = {p.id for p in of(rows, Post) if p.role == "rolle:POLICE_CONTACT"}
        since = ANCHOR - dt.timedelta(days=800)
        lately = {
            a.id for a in of(rows, Assignment) if a.post in contacts and starts.get(a.id, ANCHOR) > since
        }
        assert lately - {r.about[0] for r in mine}


def test_models_are_evaluated_by_both_or_one(rows: Rows) -> None:
    """Evaluations of models say who took part, what was learned, and now and then when the next is."""
    models = {m.id for m in of(rows, PreventionModel)}
    mine = [e for e in of(rows, Evaluation) if e.subject in models]
    assert {any(not p.startswith("kommune:") for p in e.parties) for e in mine} == {True, False}
    assert {e.nextOn is None for e in mine} == {True, False}
    assert any(e.done and e.learned and e.wise for e in mine)
    assert {e.subject.partition(":")[0] for e in of(rows, Evaluation)} == {"forum", "avtale", "modell"}


def test_evaluations_are_used_or_not(rows: Rows) -> None:
    """Plans, revisions and action points refer to evaluations that came before them; others are unused."""
    made = {e.id for e in of(rows, Evaluation)}
    users = (
        [r.refersTo for r in of(rows, Plan)],
        [r.refersTo for r in of(rows, AgreementRevision)],
        [r.refersTo for r in of(rows, ActionPoint)],
    )
    assert all(any(used) for used in users)
    assert {id_ for several in users for used in several for id_ in used} < made


def test_agreements_say_what_they_are_about(rows: Rows) -> None:
    """Each topic occurs, some agreements tell none; some fix their own number of meetings."""
    made = [a for a in of(rows, Agreement) if "COOPERATION" in a.agreementKinds]
    assert {topic for a in made for topic in a.describes} == set(AgreementTopic)
    assert any(not a.describes for a in made)
    assert {a.meetingsPerYear for a in made} >= {None, 1, 3}
    changes = {
        None if not r.focusAfter else r.focusBefore == r.focusAfter for r in of(rows, AgreementRevision)
    }
    assert changes == {None, True, False}


def test_prevention_units_follow_up(rows: Rows) -> None:
    """Some units follow up a district, some each contact; some are affiliated with a GDE."""
    ends = {t.end.partition(":")[0] for t in of(rows, FollowsUp)}
    assert ends == {"politidistrikt", "stilling"}
    assert {t.end.partition(":")[0] for t in of(rows, AffiliatedWith)} == {"gde"}


def test_there_are_partners_in_no_forum(rows: Rows) -> None:
    """Every business and association has its place, and some sit in no forum."""
    here = {o.id for kind in (Business, VoluntaryOrganization) for o in of(rows, kind)}
    located = {t.start for t in of(rows, LocatedIn)}
    assert here <= located
    organization = {p.id: p.organization for p in of(rows, Post)}
    seated = {organization.get(m.member, m.member) for m in of(rows, Membership)}
    assert here & seated
    assert here - seated
    schools = {s.id for s in of(rows, School)}
    assert schools <= located
    assert schools == {t.start for t in of(rows, PupilsFrom)}
