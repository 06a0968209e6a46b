"""Who coordinates with whom, reckoned from rows in plain Python: day by day, slow, obvious.

It shares nothing with the Cypher: where that intersects periods, this asks of each day on which anything
changes whether the tie holds, and walks back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from graph.model.agreements import Agreement, AgreementRevision, Measure, Plan, ResponsibleFor
from graph.model.base import Dated, Node, Tie
from graph.model.forums import (
    ActionPoint,
    AttendanceStatus,
    Attended,
    Forum,
    Meeting,
    Membership,
    MembershipRole,
)
from graph.model.knowledge import Evaluation, FocusesOn, KnowledgeProduct
from graph.model.organizations import (
    FunctionalUnit,
    GeographicUnit,
    Organization,
    PoliceDistrict,
    ServicePoint,
    ServiceUnit,
)
from graph.model.posts import Assignment, Post, Remit, Role, RoleLeadership
from graph.model.territory import PartOf

Day = dt.date
Row = Node | Tie
R = TypeVar("R", bound=Node | Tie)
POLICE = (PoliceDistrict, GeographicUnit, ServiceUnit, ServicePoint, FunctionalUnit)
KINDS = ("CONTACT", "FORUM", "AGREEMENT", "PLAN", "MEASURE")
BRIDGED = dt.timedelta(days=31)
ALWAYS = Day.min


def holds(thing: Dated, day: Day) -> bool:
    """Whether a dated thing holds on a day."""
    return (
        thing.endKnown is None
        and (thing.validFrom is None or thing.validFrom <= day)
        and (thing.validTo is None or day < thing.validTo)
    )


def earlier(day: Day, years: int) -> Day:
    """The same day so many years earlier; the 28th for a 29 February that is not there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@dataclass(frozen=True)
class Tied:
    """Somebody takes part in an arena; whether that ties is asked of a day."""

    who: str
    arena: str
    ties: Callable[[Day], bool]
    """Whether the seat is held and gives a voice on that day."""
    there: Callable[[Day], bool]
    """Whether the seat exists on that day, held or not."""
    voice: bool = True
    seat: str = ""
    resources: bool = False


@dataclass
class Oracle:
    """The rows, and the question's day, granularity and whether parts of one organization are shown."""

    rows: Iterable[Row]
    as_of: Day
    today: Day
    granularity: str = "ORGANIZATION"
    internal: bool = False
    nodes: dict[str, Node] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = list(self.rows)
        self.nodes = {row.id: row for row in self.rows if isinstance(row, Node)}
        self.by_kind: dict[type[Any], list[Any]] = {}
        self.start = earlier(self.as_of, 1)
        # The same few questions are asked of every pair.
        self.held = cache(self._held)
        self.wholes = cache(self._wholes)
        self.tops = cache(self._tops)
        self.last = cache(self._last)
        self.wide = cache(self._wide)
        self.attended = {(t.start, t.end): t.status for t in self.all(Attended)}

    def all(self, kind: type[R]) -> Iterator[R]:
        """The rows of a kind."""
        if kind not in self.by_kind:
            self.by_kind[kind] = [row for row in self.rows if isinstance(row, kind)]
        return (row for row in self.by_kind[kind] if isinstance(row, kind))

    def actors(self) -> list[str]:
        """Everybody who can coordinate."""
        return [id_ for id_, node in self.nodes.items() if isinstance(node, Organization | Post)]

    # --- organizations

    def home(self, who: str) -> Organization:
        """The organization that an actor is, or sits in."""
        node = self.nodes[who]
        found = self.nodes[node.organization] if isinstance(node, Post) else node
        assert isinstance(found, Organization)
        return found

    def police(self, who: str) -> bool:
        """Whether an actor is on the side of the police."""
        home = self.home(who)
        return isinstance(home, POLICE) or home.id in ("nasjonal:pod", "nasjonal:pst")

    def _wholes(self, organization: str) -> set[str]:
        """What an organization is part of on the day asked for, itself included."""
        found = {organization}
        for tie in self.all(PartOf):
            if tie.start == organization and holds(tie, self.as_of):
                found |= self.wholes(tie.end)
        return found

    def _tops(self, organization: str) -> set[str]:
        """The wholes that are part of nothing."""
        partial = {t.start for t in self.all(PartOf) if holds(t, self.as_of)}
        return self.wholes(organization) - partial

    def side(self, actor: str) -> set[str]:
        """Who acts for the actor."""
        if isinstance(self.nodes[actor], Post):
            return {actor}
        bodies = {actor}
        if self.granularity == "TOP":
            bodies |= {
                o.id for o in self.all(Organization) if actor in self.wholes(o.id) and o.endKnown is None
            }
        return bodies | {p.id for p in self.all(Post) if p.organization in bodies}

    def partners(self, who: str) -> set[str]:
        """Whom somebody counts as, at the granularity asked for."""
        home = self.home(who).id
        found = {"POST": {who}, "ORGANIZATION": {home}, "TOP": self.tops(home)}[self.granularity]
        return {p for p in found if holds(self.home(p), self.as_of)}

    def speaks_for(self, organization: str, who: str) -> bool:
        """Whether what an organization produced counts as produced by an actor."""
        home = self.home(who).id
        return home in self.wholes(organization) if self.granularity == "TOP" else home == organization

    # --- arenas

    def _held(self, post: str, day: Day) -> bool:
        return any(a.post == post and holds(a, day) for a in self.all(Assignment))

    def present(self, who: str, day: Day) -> bool:
        """Whether an actor exists on a day, and is held if it is a post."""
        return holds(self.home(who), day) and (not isinstance(self.nodes[who], Post) or self.held(who, day))

    def seats(self) -> Iterator[tuple[str, Tied]]:
        """Everybody in every arena, with its kind."""
        for m in self.all(Membership):
            forum = self.nodes[m.forum]
            assert isinstance(forum, Forum)
            yield (
                "FORUM",
                self._seat(
                    m.member,
                    m.forum,
                    (m, forum),
                    voice=m.membershipRole is not MembershipRole.OBSERVER,
                    seat=m.id,
                ),
            )
        for a in self.all(Agreement):
            if a.signedOn is not None:
                period = Dated(validFrom=a.signedOn, validTo=a.validTo)
                for party in a.parties:
                    yield "AGREEMENT", self._seat(party, a.id, (period,))
        for r in self.all(ResponsibleFor):
            what = self.nodes[r.end]
            assert isinstance(what, Plan | Measure)
            kind = "PLAN" if isinstance(what, Plan) else "MEASURE"
            yield kind, self._seat(r.start, r.end, (r, what), resources=bool(r.resources))

    def _seat(self, who: str, arena: str, parts: tuple[Dated, ...], voice: bool = True, **more: Any) -> Tied:
        @cache
        def there(day: Day) -> bool:
            return all(holds(part, day) for part in parts) and holds(self.home(who), day)

        @cache
        def ties(day: Day) -> bool:
            return voice and there(day) and self.present(who, day)

        return Tied(who, arena, ties, there, voice, **more)

    def contacts(self) -> Iterator[tuple[Tied, Tied]]:
        """The liaison posts with the places that they serve."""
        for remit in self.all(Remit):
            post = self.nodes[remit.post]
            assert isinstance(post, Post)
            role = self.nodes[post.role]
            assert isinstance(role, Role)
            if role.isLiaison and post.organization != remit.place:
                yield self._seat(post.id, post.id, ()), self._seat(remit.place, post.id, (remit,))

    def encounters(self, actor: str) -> dict[str, dict[tuple[str, str], tuple[list[Tied], list[Tied]]]]:
        """Per partner and (kind, arena): the actor's seats and the partner's."""
        mine = self.side(actor)
        own = self.tops(self.home(actor).id)
        found: dict[str, dict[tuple[str, str], tuple[list[Tied], list[Tied]]]] = {}

        def note(kind: str, ours: list[Tied], theirs: Tied) -> None:
            if theirs.who in mine or not (
                self.internal or own.isdisjoint(self.tops(self.home(theirs.who).id))
            ):
                return
            for partner in self.partners(theirs.who):
                arena = found.setdefault(partner, {}).setdefault((kind, theirs.arena), ([], []))
                arena[0].extend(seat for seat in ours if seat not in arena[0])
                arena[1].append(theirs)

        everything = list(self.seats())
        for kind, seat in everything:
            ours = [s for k, s in everything if k == kind and s.arena == seat.arena and s.who in mine]
            if ours:
                note(kind, ours, seat)
        for liaison, place in self.contacts():
            if liaison.who in mine:
                note("CONTACT", [liaison], place)
            if place.who in mine:
                note("CONTACT", [place], liaison)
        return found

    # --- events

    def meetings(self, forum: str) -> list[Meeting]:
        """The meetings of a forum that count as held."""
        return [
            m for m in self.all(Meeting) if m.forum == forum and not m.cancelled and m.heldOn <= self.as_of
        ]

    def lately(self, day: Day) -> bool:
        """Whether a day lies in the window."""
        return self.start < day <= self.as_of

    def _last(self, arena: str) -> Day | None:
        """The latest event in an arena."""
        days = [e.evaluatedOn for e in self.all(Evaluation) if e.subject == arena]
        days += [r.revisedOn for r in self.all(AgreementRevision) if r.agreement == arena]
        days += [m.heldOn for m in self.meetings(arena)]
        own = {m.id for m in self.all(Meeting) if m.forum == arena}
        days += [a.doneOn for a in self.all(ActionPoint) if a.meeting in own and a.doneOn]
        running = [m for m in self.all(Measure) if arena in (m.plan, m.id)]
        for m in running:
            if m.endKnown is None and (m.validFrom is None or m.validFrom <= self.as_of):
                ended = m.validTo - dt.timedelta(days=1) if m.validTo else self.as_of
                days.append(min(ended, self.as_of))
        return max((d for d in days if d <= self.as_of), default=None)

    def state(self, kind: str, arena: str, ties: bool) -> str:
        """ACTIVE, STANDING or DORMANT."""
        last = self.last(arena)
        if last and self.lately(last):
            return "ACTIVE"
        node = self.nodes[arena]
        standing = kind == "CONTACT" and ties
        if isinstance(node, Agreement):
            since = earlier(self.as_of, 4)
            standing = any(d is not None and d > since for d in (last, node.signedOn)) or (
                node.nextRevisionOn is not None and node.nextRevisionOn >= self.as_of
            )
        return "STANDING" if standing else "DORMANT"

    def _wide(self, arena: str) -> bool:
        """Whether a forum has more than 25 organizations."""
        inside = {
            self.home(m.member).id
            for m in self.all(Membership)
            if m.forum == arena and holds(m, self.as_of) and holds(self.home(m.member), self.as_of)
        }
        return len(inside) > 25

    def came(self, seats: list[Tied], meeting: Meeting) -> str:
        """What is known of somebody at a meeting: YES, ASSUMED or NO."""
        answers = {"NO"}
        for seat in seats:
            if not (seat.voice and seat.there(meeting.heldOn)):
                continue
            status = self.attended.get((seat.seat, meeting.id))
            if status is None and seat.ties(meeting.heldOn):
                answers.add("ASSUMED")
            if status in (AttendanceStatus.PRESENT, AttendanceStatus.DEPUTY):
                answers.add("YES")
        return next(a for a in ("YES", "ASSUMED", "NO") if a in answers)

    def common(self, ours: list[Tied], theirs: list[Tied], arena: str) -> list[tuple[bool, Meeting]]:
        """The meetings in the window that both came to, and whether that is registered."""
        found = []
        for meeting in self.meetings(arena):
            answers = {self.came(ours, meeting), self.came(theirs, meeting)}
            if self.lately(meeting.heldOn) and "NO" not in answers:
                found.append((answers == {"YES"}, meeting))
        return found

    # --- the tie in time

    def days(self) -> list[Day]:
        """Every day up to the one asked for on which a tie may begin or end."""
        found = {ALWAYS}
        for row in self.rows:
            names = ("validFrom", "validTo", "signedOn")
            found |= {d for d in (getattr(row, n, None) for n in names) if d and d <= self.as_of}
        return sorted(found)

    def since(self, kinds: dict[str, Callable[[Day], bool]]) -> tuple[Day | None, list[tuple[Day, Day]]]:
        """Since when at least one kind ties, with gaps within a kind bridged, and those gaps.

        `ALWAYS` where no start is known; nothing where nothing ties on the day asked for.
        """
        days = self.days()
        stretches = list(zip(days, [*days[1:], self.as_of + dt.timedelta(days=1)], strict=True))
        tied = dict.fromkeys(range(len(stretches)), False)
        gaps = set()
        for holding in kinds.values():
            yes = [i for i, (first, _) in enumerate(stretches) if holding(first)]
            for i in yes:
                tied[i] = True
            for left, right in pairwise(yes):
                gap = (stretches[left][1], stretches[right][0])
                if right > left + 1 and gap[1] - gap[0] <= BRIDGED:
                    gaps.add(gap)
                    tied |= dict.fromkeys(range(left, right), True)
        last = len(stretches) - 1
        if not any(holding(stretches[last][0]) for holding in kinds.values()):
            return None, []
        while last > 0 and tied[last - 1]:
            last -= 1
        first = stretches[last][0]
        return first, sorted(g for g in gaps if g[0] >= first)

    # --- the answer

    def answer(self, actor: str) -> dict[str, dict[str, Any]]:
        """The coordination of an actor, by partner."""
        if not holds(self.home(actor), self.as_of):
            return {}
        found = {}
        for partner, arenas in self.encounters(actor).items():
            if answer := self._with(actor, partner, arenas):
                found[partner] = answer
        return found

    def _with(
        self, actor: str, partner: str, arenas: dict[tuple[str, str], tuple[list[Tied], list[Tied]]]
    ) -> dict[str, Any] | None:
        described, proofs, lasts, alive = [], [], [], False
        by_kind: dict[str, list[Callable[[Day], bool]]] = {}
        same = self.police(actor) == self.police(partner)
        for (kind, arena), (ours, theirs) in sorted(
            arenas.items(), key=lambda item: (KINDS.index(item[0][0]), item[0][1])
        ):
            wide = kind == "FORUM" and self.wide(arena)
            common = self.common(ours, theirs, arena)
            met = any(sure for sure, _ in common)
            tie = self._tie(kind, ours, theirs, actor, partner, off=wide and not met)
            ties = tie(self.as_of)
            by_kind.setdefault(kind, []).append(tie)
            if not (self._there(ours) and self._there(theirs)):
                continue
            state = self.state(kind, arena, ties)
            since, _ = self.since({kind: tie})
            text = since.isoformat() if since and since != ALWAYS else None
            last = self.last(arena)
            if ties:
                alive |= state != "DORMANT"
                lasts += [last] if last else []
                proofs += self._proof(
                    kind, arena, state, text, common, wide=wide, seats=(ours, theirs), pair=(actor, partner)
                )
            described.append(
                {
                    "kind": kind,
                    "id": arena,
                    "name": getattr(self.nodes[arena], "name", None),
                    "state": state,
                    "since": text,
                    "lastActive": last.isoformat() if last else None,
                    "ties": ties,
                    "wide": wide,
                    "coParty": kind == "AGREEMENT" and not ties,
                    "seatVacant": self._vacant(ours) or self._vacant(theirs),
                    "observer": self._observes(ours) or self._observes(theirs),
                    "sameSide": same,
                }
            )
        if not described:
            return None
        whole = {kind: _any(ties) for kind, ties in by_kind.items()}
        since, gaps = self.since(whole)
        proofs = sorted(proofs, key=lambda p: p["step"]) if alive else []
        steps = {p["step"] for p in proofs}
        step = max(steps, default=None)
        return {
            "step": step,
            "since": since if since != ALWAYS else None,
            "lastActive": max(lasts, default=None),
            "dormant": not alive,
            "projected": self.as_of > self.today,
            "sameSide": same,
            "skipped": [s for s in range(1, step or 1) if s not in steps],
            "gaps": [{"from": a.isoformat(), "to": b.isoformat()} for a, b in gaps],
            "evidence": proofs,
            "arenas": described,
        }

    def _tie(
        self, kind: str, ours: list[Tied], theirs: list[Tied], actor: str, partner: str, off: bool
    ) -> Callable[[Day], bool]:
        @cache
        def tie(day: Day) -> bool:
            if off or not (holds(self.home(actor), day) and holds(self.home(partner), day)):
                return False
            return any(
                a.ties(day)
                and b.ties(day)
                and (kind != "AGREEMENT" or self.police(a.who) != self.police(b.who))
                for a in ours
                for b in theirs
            )

        return tie

    def _there(self, seats: list[Tied]) -> bool:
        return any(s.there(self.as_of) for s in seats)

    def _able(self, seats: list[Tied]) -> bool:
        return any(s.ties(self.as_of) for s in seats)

    def _vacant(self, seats: list[Tied]) -> bool:
        return not self._able(seats) and any(s.voice and s.there(self.as_of) for s in seats)

    def _observes(self, seats: list[Tied]) -> bool:
        return not any(s.voice and s.there(self.as_of) for s in seats)

    def _proof(
        self, kind: str, arena: str, state: str, since: str | None, common: list[tuple[bool, Meeting]],
        *, wide: bool, seats: tuple[list[Tied], list[Tied]], pair: tuple[str, str],
    ) -> list[dict[str, Any]]:  # fmt: skip
        node = self.nodes[arena]
        if isinstance(node, Post):
            role = self.nodes[node.role]
            assert isinstance(role, Role)
            args: dict[str, Any] = {"post": node.name, "role": role.name}
            args |= {"roleNn": role.nameNn or role.name, "roleEn": role.nameEn or role.name}
            if since is None:
                return [_proof(1, "liaison-held-start-unknown", **args)]
            return [_proof(1, "liaison-held", **args, since=since)]
        if isinstance(node, Forum):
            return list(self._forum_proof(node, common, wide, pair))
        if isinstance(node, Agreement):
            assert node.signedOn
            areas = [f for f in self.all(FocusesOn) if f.start == arena and holds(f, self.as_of)]
            stands = [_proof(1, "agreement-standing", agreement=node.name, signed=node.signedOn.isoformat())]
            focus = [_proof(3, "agreement-focus", agreement=node.name, areas=len(areas))] if areas else []
            return stands + focus if state != "DORMANT" else []
        assert isinstance(node, Plan | Measure)
        giving = all(any(s.resources and s.there(self.as_of) for s in side) for side in seats)
        in_time = node.adoptedOn is None or node.adoptedOn <= self.as_of
        if not (giving and in_time and any(self._leads(post) for post in node.adoptedBy)):
            return []
        if kind == "PLAN":
            return [_proof(4, "plan-joint", plan=node.name)]
        return [_proof(4, "measure-joint", measure=node.name)]

    def _leads(self, post: str) -> bool:
        node = self.nodes[post]
        assert isinstance(node, Post)
        role = self.nodes[node.role]
        assert isinstance(role, Role)
        return role.isLeader or role.leadership is not RoleLeadership.NONE

    def _forum_proof(
        self, forum: Forum, common: list[tuple[bool, Meeting]], wide: bool, pair: tuple[str, str]
    ) -> Iterator[dict[str, Any]]:
        if common:
            sure, meeting = max(common, key=lambda c: (c[0], c[1].heldOn))
            code = "meeting-attended" if sure else "meeting-assumed"
            yield _proof(1, code, forum=forum.name, on=meeting.heldOn.isoformat(), assumed=not sure)
        if wide:
            return
        informed = []
        for sure, meeting in common:
            makers = [p.producedBy for p in self.all(KnowledgeProduct) if p.id in meeting.presented]
            by = [{who for who in pair if any(self.speaks_for(o, who) for o in made)} for made in makers]
            if set().union(*by) == set(pair):
                informed.append((meeting.heldOn, any(b == set(pair) for b in by), sure))
        if informed:
            on, joint, sure = max(informed)
            code = "product-joint" if joint else "products-from-both"
            yield _proof(2, code, forum=forum.name, on=on.isoformat(), assumed=not sure)
        plans = [p for p in self.all(Plan) if p.forum == forum.id and holds(p, self.as_of)]
        if plans:
            yield _proof(3, "forum-plan", forum=forum.name, plan=min(plans, key=lambda p: p.id).name)


def _any(ties: list[Callable[[Day], bool]]) -> Callable[[Day], bool]:
    return lambda day: any(tie(day) for tie in ties)


def _proof(step: int, code: str, **args: Any) -> dict[str, Any]:
    return {"step": step, "code": code, "args": args}
