"""The smallest changes of findings, done: what a rule says would mend a gap is written down and tried.

`MENDING` says for each change that can be made at once how it looks in the register. Where a finding names
what would be changed, nothing else is touched; what it says in words only is done in the plainest way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from graph.model.agreements import Agreement, AgreementTopic
from graph.model.base import Node, Tie
from graph.model.cooperation import AffiliatedWith, Concerns, FollowsUp
from graph.model.forums import (
    AttendanceStatus,
    Attended,
    ForTerritory,
    Forum,
    ForumLevel,
    Meeting,
    Membership,
)
from graph.model.knowledge import Challenge
from graph.model.posts import Assignment, Post, Remit, Role
from graph.model.territory import InPoliceDistrict, PartOf
from queries.finding import Finding
from tests.council_world import LEADERS, World
from tests.rules_world import World as Plain

POLICE = "politidistrikt:t"
LATER = dt.timedelta(days=365)


class Hand(World):
    """A copy of a world in which changes are made on a day."""

    def __init__(self, world: Plain, day: dt.date) -> None:
        self.rows, self.day, self._counters = [*world.rows], day, {}
        self.on = day.isoformat()

    def _next(self, prefix: str) -> str:
        # Of its own sort, so that it is none of the world's.
        return super()._next(f"{prefix}:mending").replace("mending:", "mending-")

    def one(self, id_: str) -> Node:
        """The node of an id."""
        return next(row for row in self.rows if isinstance(row, Node) and row.id == id_)

    def all(self, kind: type[Any], **named: str) -> list[Any]:
        """The rows of a kind with these values."""
        found = (row for row in self.rows if isinstance(row, kind))
        return [row for row in found if all(getattr(row, key) == value for key, value in named.items())]

    def amend(self, row: Node | Tie, **values: Any) -> None:
        """Give a row other values."""
        self.rows[self.rows.index(row)] = row.model_copy(update=values)

    def filled(self, *posts: str) -> None:
        """Somebody comes into each post."""
        for post in posts:
            self.hold(post, self.on)

    def manned(self, role: str, organization: str, **more: Any) -> str:
        """A new post of a role in an organization, with somebody in it."""
        if not self.all(Role, id=f"rolle:{role}"):
            self.role(role, **{**LEADERS.get(role, {}), **more})
        name = self._next("post").replace(":", "-")
        return self.post(name, organization, f"rolle:{role}", held=self.on)

    def seated(self, forum: str, role: str, organization: str, **more: Any) -> None:
        """A new post with somebody in it takes a seat."""
        self.seat(forum, self.manned(role, organization, **more))

    def liaison(self, role: str, organization: str, place: str) -> str:
        """A new post with somebody in it has the place in its remit."""
        post = self.manned(role, organization)
        self.remit(post, place, self.on)
        return post

    def home(self, forum: str) -> str:
        """A municipality of a forum's territory."""
        places = {tie.end for tie in self.all(ForTerritory, start=forum)}
        places |= {tie.end for tie in self.all(PartOf) if tie.start in places}
        return str(min(place for place in places if place.startswith("kommune:")))

    def parties(self, thing: str) -> tuple[str, ...]:
        """The organizations of an agreement or a forum."""
        node = self.one(thing)
        if isinstance(node, Agreement):
            return node.parties
        members = [self.one(held.member) for held in self.all(Membership, forum=thing)]
        return tuple(sorted({m.organization if isinstance(m, Post) else m.id for m in members}))


Mend = Callable[[Hand, Finding, tuple[str, ...]], Any]
"""What is done to the world, for a finding, to the targets of its change."""


def _fill(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.filled(*targets)


def _cooperate(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.cooperation("mending", *targets, signed=hand.on)


def _serve(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    within = next(tie for tie in hand.all(InPoliceDistrict, start=targets[0]) if _holds(tie, hand.day))
    hand.liaison("POLICE_CONTACT", within.end, targets[0])


def _holds(tie: InPoliceDistrict, day: dt.date) -> bool:
    return (tie.validFrom or day) <= day and (tie.validTo is None or day < tie.validTo)


def _free(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.amend(hand.one(targets[0]), validTo=hand.day, endKnown=None)


def _whole(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    """The shares of a holder over all contact posts become one full position."""
    mine = hand.one(targets[0])
    assert isinstance(mine, Assignment)
    contacts = {post.id for post in hand.all(Post, role="rolle:POLICE_CONTACT")}
    others = [a for a in hand.all(Assignment, person=mine.person) if a.post in contacts and a.id != mine.id]
    rest = sum(a.share or 0 for a in others if a.validTo is None or a.validTo > hand.day)
    hand.amend(mine, share=round(1 - rest, 2))


def _follow(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    unit = hand.org("FunctionalUnit", "mending")
    for post in targets:
        hand.tie(FollowsUp, unit, post, validFrom=hand.day)


def _relieve(hand: Hand, finding: Finding, targets: tuple[str, ...]) -> None:
    """As many municipalities as are over leave the remit."""
    assert finding.change is not None
    remits = {remit.place: remit for remit in hand.all(Remit, post=targets[0])}
    for place in sorted(remits)[: int(finding.change.what.args["over"])]:
        hand.amend(remits[place], validTo=hand.day, endKnown=None)


def _common_terms(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    """Common ones: of one record, with those who had some already."""
    contacts = {post.id for post in hand.all(Post, role="rolle:POLICE_CONTACT")}
    assert contacts.issuperset(targets)
    hand.record("COMMON_TERMS", hand.on, *sorted(contacts))


def _split_roles(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.record("ROLE_SPLIT", hand.on, hand.org("FunctionalUnit", "mending"), *targets)


def _join(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    for post in targets[1:]:
        hand.seat(targets[0], post)


def _agendas(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    for id_ in targets:
        meeting = hand.one(id_)
        assert isinstance(meeting, Meeting)
        hand.amend(meeting, agendaSentOn=meeting.heldOn - dt.timedelta(days=7))


def _write_minutes(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    for id_ in targets:
        told = hand.one(id_)
        if isinstance(told, Meeting):
            hand.amend(told, minutesOn=hand.day)
        else:
            hand.amend(told, responsible=POLICE, deadline=hand.day + LATER)


def _amended(**values: Callable[[Hand], Any]) -> Mend:
    """Each target gets these values."""

    def mend(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
        for id_ in targets:
            hand.amend(hand.one(id_), **{name: of(hand) for name, of in values.items()})

    return mend


def _recorded(kind: str) -> Mend:
    """Something is decided about the targets."""
    return lambda hand, _, targets: hand.record(kind, hand.on, *targets)


def _seat(role: str) -> Mend:
    """Somebody of the municipality, else of the police, takes a seat in the forum."""
    return lambda hand, _, targets: hand.seated(targets[0], role, targets[1] if targets[1:] else POLICE)


def _seat_liaison(role: str, organization: str | None) -> Mend:
    """A liaison who serves the municipality takes a seat in the forum."""
    return lambda hand, _, targets: hand.seat(
        targets[0], hand.liaison(role, organization or targets[1], targets[1])
    )


def _attendance(hand: Hand, finding: Finding, targets: tuple[str, ...]) -> None:
    """The leader of the unit was there, at every meeting of which nothing is registered."""
    forum, unit = finding.subjects
    leaders = {p.id for p in hand.all(Post, organization=unit, role="rolle:SERVICE_UNIT_LEADER")}
    (seat, *_) = [s for s in hand.all(Membership, forum=forum) if s.member in leaders]
    for meeting in targets:
        hand.tie(Attended, seat.id, meeting, status=AttendanceStatus.PRESENT)


def _police_attended(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    """Everybody of the police who has a seat was at every meeting of which nothing is registered of them."""
    police = {p.id for p in hand.all(Post) if _side(hand, p) == "POLICE"}
    told = {(tie.start, tie.end) for tie in hand.all(Attended)}
    for seat in hand.all(Membership, forum=targets[0]):
        for meeting in hand.all(Meeting, forum=targets[0]):
            if seat.member in police and (seat.id, meeting.id) not in told:
                hand.tie(Attended, seat.id, meeting.id, status=AttendanceStatus.PRESENT)


def _side(hand: Hand, post: Post) -> str:
    role = hand.one(post.role)
    assert isinstance(role, Role)
    return role.side


def _invite_school(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.seat(targets[0], hand.school("mending", hand.home(targets[0])))


def _describe_extension(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    agreement = hand.one(targets[0])
    assert isinstance(agreement, Agreement)
    hand.amend(agreement, describes=(*agreement.describes, AgreementTopic.COUNCIL_EXTENSION))


def _link(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    process = hand.one(targets[0])
    hand.amend(process, linkedTo=(*getattr(process, "linkedTo"), targets[1]))  # noqa: B009


def _involve(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    (tie,) = hand.all(Concerns, start=targets[0], end=targets[1])
    hand.amend(tie, involvedOn=hand.day)


def _address(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    thing, challenge = targets
    if isinstance(hand.one(thing), Forum):
        hand.action_plan("mending", thing, challenge, start=hand.on)
    else:
        hand.act("mending", challenge, *hand.parties(thing), start=hand.on)


def _name_focus(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    challenges = hand.all(Challenge)
    hand.focus(targets[0], challenges[0].id if challenges else hand.challenge("TRAFFIC_SAFETY"), hand.on)


def _evaluate(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    subject = hand.one(targets[0])
    chosen = getattr(subject, "municipalities", None)
    place = chosen[0] if chosen else hand.home(targets[0])
    hand.evaluation(targets[0], hand.on, POLICE, place, next_on=(hand.day + LATER).isoformat())


def _school_agreement(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.agreement("mending", targets[0], POLICE, signed=hand.on, kinds=("SCHOOL",))


def _link_levels(hand: Hand, finding: Finding, targets: tuple[str, ...]) -> None:
    """The coordinator sits in the forums named, and in one that is opened where a level has none."""
    post, *forums = targets
    for forum in forums:
        hand.seat(forum, post)
    open_ = _forum_of_all_levels(hand, finding.subjects[0])
    hand.seat(open_, post)


def _forum_of_all_levels(hand: Hand, place: str) -> str:
    levels = ("SLT_STEERING", "SLT_COORDINATING", "SLT_OPERATIVE")
    return hand.council("mending", place, kinds=levels, start=hand.on)


def _complete(hand: Hand, finding: Finding, targets: tuple[str, ...]) -> None:
    """One of each group that any level asks for."""
    forum, place = targets[0], finding.subjects[1]
    hand.seated(forum, "CHIEF_MUNICIPAL_EXECUTIVE", place)
    hand.seated(forum, "SERVICE_UNIT_LEADER", POLICE)
    hand.seated(forum, "COUNTY_LEADER", "fylke:t", side="COUNTY", leadership="POLITICAL", leader=True)
    hand.seated(forum, "POLICE_CONTACT", POLICE)


def _join_forum(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    hand.seated(targets[0], "SERVICE_UNIT_LEADER", POLICE)


def _find_forum(hand: Hand, _: Finding, targets: tuple[str, ...]) -> None:
    forum = hand.council("mending", targets[0], start=hand.on)
    known = hand.all(Challenge, code="SAFE_SCHOOLS")
    hand.focus(forum, known[0].id if known else hand.challenge("SAFE_SCHOOLS"), hand.on)
    hand.seated(forum, "SERVICE_UNIT_LEADER", POLICE)


MENDING: Mapping[tuple[str, str], Mend] = {
    ("agreement.exists", "agree"): _cooperate,
    ("agreement.exists", "sign"): _amended(signedOn=lambda hand: hand.day),
    ("agreement.focus_areas", "name"): _name_focus,
    ("agreement.offered", "offer"): lambda hand, _, targets: hand.offer("AGREEMENT", hand.on, targets[0]),
    ("agreement.revision_current", "renew"): _amended(nextRevisionOn=lambda hand: hand.day + LATER),
    ("agreement.revision_current", "revise"): _amended(nextRevisionOn=lambda hand: hand.day + LATER),
    ("agreement.revision_plan", "set"): _amended(nextRevisionOn=lambda hand: hand.day + LATER),
    ("challenge.addressed", "adopt"): _address,
    ("contact.assigned", "appoint"): _serve,
    ("contact.assigned", "extend-remit"): lambda hand, _, targets: hand.remit(
        targets[0], targets[1], hand.on
    ),
    ("contact.assigned", "fill-post"): _fill,
    ("contact.dedicated", "extend"): _whole,
    ("contact.dedicated", "free"): _free,
    ("contact.dedicated", "register"): _whole,
    ("contact.equal_terms", "decide"): _common_terms,
    ("contact.follow_up", "assign"): _follow,
    ("contact.functions", "agree"): _recorded("ROUTINE"),
    ("contact.in_gde", "affiliate"): lambda hand, _, targets: hand.tie(
        AffiliatedWith, targets[0], hand.org("GeographicUnit", "mending"), validFrom=hand.day
    ),
    ("contact.leader_capacity", "assess"): _recorded("CAPACITY_ASSESSMENT"),
    ("contact.load", "relieve"): _relieve,
    ("contact.mandate", "settle"): _recorded("MANDATE_CLARIFICATION"),
    ("contact.network", "join"): _join,
    ("contact.onboarding", "train"): _recorded("TRAINING"),
    ("contact.role_split", "settle"): _split_roles,
    ("council.administrative_leadership", "fill"): _fill,
    ("council.administrative_leadership", "seat"): _seat("CHIEF_MUNICIPAL_EXECUTIVE"),
    ("council.agenda", "register"): _agendas,
    ("council.exists", "establish"): lambda hand, _, targets: hand.council("mending", *targets),
    ("council.extension_in_agreement", "describe"): _describe_extension,
    ("council.follow_up", "finish"): _amended(doneOn=lambda hand: hand.day),
    ("council.invited", "invite"): lambda hand, _, targets: hand.offer("COUNCIL", hand.on, targets[0]),
    ("council.minutes", "write"): _write_minutes,
    ("council.partners_mapped", "assess"): _recorded("PARTNER_ASSESSMENT"),
    ("council.plan", "adopt"): lambda hand, _, targets: hand.plan("mending", forum=targets[0]),
    ("council.police_contact", "fill"): _fill,
    ("council.police_contact", "seat"): _seat_liaison("POLICE_CONTACT", POLICE),
    ("council.police_strategic", "fill"): _fill,
    ("council.police_strategic", "seat"): _seat("SERVICE_UNIT_LEADER"),
    ("council.political_leadership", "fill"): _fill,
    ("council.political_leadership", "seat"): _seat("MAYOR"),
    ("council.process_link", "link"): _link,
    ("council.regional_anchoring", "decide"): lambda hand, _, targets: hand.record(
        "DECISION", hand.on, targets[1], by=targets[0]
    ),
    ("council.service_unit_leader", "fill"): _fill,
    ("council.service_unit_leader", "register"): _attendance,
    ("council.slt_link", "fill"): _fill,
    ("council.slt_link", "seat"): _seat_liaison("SLT_COORDINATOR", None),
    ("council.strategic", "raise"): _amended(level=lambda _: ForumLevel.STRATEGIC),
    ("council.upper_secondary", "fill"): _fill,
    ("council.upper_secondary", "invite"): _invite_school,
    ("district.functions", "create"): lambda hand, _, targets: hand.manned(
        targets[1].partition(":")[2], targets[0]
    ),
    ("district.functions", "fill"): _fill,
    ("evaluation.joint", "evaluate"): _evaluate,
    ("evaluation.next", "evaluate"): _evaluate,
    ("evaluation.next", "set"): _amended(nextOn=lambda hand: hand.day + LATER),
    ("municipality.ordinance", "register"): _amended(revisedOn=lambda hand: hand.day),
    ("municipality.ordinance", "revise"): _amended(revisedOn=lambda hand: hand.day),
    ("police.cooperation", "start"): _serve,
    ("process.involvement", "involve-in-time"): _involve,
    ("school.agreement", "sign"): _school_agreement,
    ("school.duty", "approach"): lambda hand, _, targets: hand.record(
        "SCHOOL_CONTACT", hand.on, targets[1], by=targets[0]
    ),
    ("slt.alternative", "fill"): _fill,
    ("slt.alternative", "find"): _find_forum,
    ("slt.alternative", "join"): _join_forum,
    ("slt.composition", "fill"): _fill,
    ("slt.composition", "seat"): _complete,
    ("slt.coordinator", "appoint"): lambda hand, _, targets: hand.liaison(
        "SLT_COORDINATOR", targets[0], targets[0]
    ),
    ("slt.coordinator", "fill"): _fill,
    ("slt.coordinator_links", "seat"): _link_levels,
    ("slt.exists", "choose"): lambda hand, _, targets: hand.model("SLT", targets[0], start=hand.on),
    ("slt.levels", "open"): lambda hand, _, targets: _forum_of_all_levels(hand, targets[0]),
    ("slt.police_active", "register"): _police_attended,
}  # fmt: skip
"""By rule and change: how it is made."""

TELLING = {
    ("contact.mandate", "register"): "the start of an assignment: then its day is known",
    ("contact.onboarding", "register"): "the start of an assignment: then its day is known",
    ("council.meetings", "state-start"): "the start of a council: then its window is known",
    (
        "council.service_unit_leader",
        "state-unit",
    ): "which unit serves it: then its leader is asked for",
    ("police.cooperation", "state-district"): "the police district of the municipality: then it is asked for",
    (
        "council.slt_link",
        "state-model",
    ): "the model: then it is known whether this applies",
}
"""Changes that tell what the rule must know before it can judge: what it finds then, nobody can promise."""


def mended(world: Plain, finding: Finding, day: dt.date) -> list[Node | Tie]:
    """The rows once the smallest change of a finding has been made on the day."""
    assert finding.change is not None
    hand = Hand(world, day)
    MENDING[finding.rule, finding.change.what.code](hand, finding, finding.change.targets)
    return hand.rows
