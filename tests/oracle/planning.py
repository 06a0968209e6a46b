"""What is vacant, late, too much or waits for somebody, reckoned from rows in plain Python, day by day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.model import agreements as ag
from graph.model import cooperation, forums, knowledge, posts, territory
from graph.model.organizations import Municipality, Organization, PopulationCount
from queries.days import months_before
from tests.oracle.coordination import holds
from tests.oracle.questions import COUNCILS, Questions

DAY = dt.timedelta(days=1)
Due = tuple[str, dt.date, str, str]
"""What falls due: kind, day, thing, what it is of."""


@dataclass
class Planning(Questions):
    """The rows, and the day asked for."""

    def lies_within(self, organization: str, parts: set[str], whole: str) -> bool:
        """Whether an organization lies in a territory, by what it is part of or serves."""
        if any(organization in self.below(each) for each in {*parts, whole}):
            return True
        return any(tie.end in parts for tie in self.on(territory.Serves, start=organization))

    def vacancies(self) -> dict[str, tuple[dt.date | None, bool, int | None]]:
        """Posts that nobody is in: since when, whether anybody ever was, days of the last 12 months."""
        found: dict[str, tuple[dt.date | None, bool, int | None]] = {}
        for post in self.all(posts.Post):
            times = [
                each
                for each in self.all(posts.Assignment)
                if each.post == post.id and (each.validFrom or self.day) <= self.day
            ]
            unit = self.nodes[post.organization]
            if any(holds(each, self.day) for each in times) or not self.there(post.organization):
                continue
            if any(each.endKnown is False for each in times):
                found[post.id] = (None, True, None)
                continue
            days, on = 0, max(months_before(self.day, 12) + DAY, unit.validFrom or dt.date.min)
            while on <= self.day:
                days += not any(holds(each, on) for each in times)
                on += DAY
            ends = [each.validTo for each in times if each.validTo]
            found[post.id] = (max(ends, default=None), bool(times), days)
        return found

    def standing_forums(self) -> list[forums.Forum]:
        """The forums in force."""
        return list(self.on(forums.Forum))

    def cadence(self, forum: forums.Forum) -> dict[str, Any]:
        """How often a forum meets; the due day is looked for day by day."""
        meetings = sorted((m.heldOn, m.cancelled) for m in self.all(forums.Meeting) if m.forum == forum.id)
        past = [on for on, cancelled in meetings if on <= self.day and not cancelled]
        coming = [on for on, cancelled in meetings if on > self.day and not cancelled]
        start = months_before(self.day, 12)
        expected: int | None = None
        agreed = 0
        if COUNCILS & set(forum.forumKinds):
            regulating = {tie.end for tie in self.on(ag.RegulatedBy, start=forum.id)}
            signed = [a for a in self.all(ag.Agreement) if a.id in regulating and self.signed(a)]
            agreed = max((a.meetingsPerYear or 0 for a in signed), default=0)
            expected = max(2, agreed)
        due, state = self._due(forum, past, coming, expected)
        return {
            "held": sum(on > start for on in past),
            "cancelled": sum(start < on <= self.day and cancelled for on, cancelled in meetings),
            "planned": len(coming),
            "latest": past[-1] if past else None,
            "next": coming[0] if coming else None,
            "expected": expected,
            "byAgreement": agreed > 2,
            "due": due,
            "state": state,
        }

    def _due(
        self, forum: forums.Forum, past: list[dt.date], coming: list[dt.date], expected: int | None
    ) -> tuple[dt.date | None, str | None]:
        if expected is None:
            return None, None

        def enough(day: dt.date, dates: list[dt.date]) -> bool:
            known = forum.validFrom
            young = known is not None and known > months_before(day, 12)
            return young or sum(months_before(day, 12) < on <= day for on in dates) >= expected

        day = self.day
        if enough(day, past):
            while enough(day, past):
                day += DAY
            # On that day by number alone: it is old enough then.
            return day, "ON_TRACK" if enough(day, past + coming) else "AT_RISK"
        earliest = min([*past, forum.validFrom or self.day]) - DAY
        while day > earliest and not enough(day, past):
            day -= DAY
        return (day + DAY if day > earliest else None), "OVERDUE"

    def action_points(self) -> dict[str | None, tuple[int, int, int, dt.date | None]]:
        """Open, overdue and undated ones by responsible, and the earliest deadline."""
        standing = {forum.id for forum in self.standing_forums()}
        open_: dict[str | None, list[dt.date | None]] = {}
        for point in self.all(forums.ActionPoint):
            meeting = self.nodes[point.meeting]
            if meeting.forum not in standing or meeting.heldOn > self.day or meeting.cancelled:
                continue
            if point.doneOn is None or point.doneOn > self.day:
                open_.setdefault(point.responsible, []).append(point.deadline)
        return {
            who: (
                len(deadlines),
                sum(d is not None and d < self.day for d in deadlines),
                deadlines.count(None),
                min((d for d in deadlines if d), default=None),
            )
            for who, deadlines in open_.items()
        }

    def load(self, post: str) -> dict[str, Any]:
        """What falls on a police contact's post."""
        people = sorted({a.person for a in self.on(posts.Assignment, post=post)})
        loads = [self._load_of([post], [])] if not people else []
        for person in people:
            held = [
                a
                for a in self.on(posts.Assignment, person=person)
                if self.nodes[a.post].role == "rolle:POLICE_CONTACT"
            ]
            loads.append(self._load_of([a.post for a in held], held))
        return max(loads, key=lambda each: int(each["count"]))

    def _load_of(self, of: list[str], held: list[posts.Assignment]) -> dict[str, Any]:
        municipalities = set()
        for remit in self.on(posts.Remit):
            if remit.post in of and self.there(remit.place):
                wholes = [tie.end for tie in self.on(territory.PartOf, start=remit.place)]
                municipalities.add(wholes[0] if wholes else remit.place)
        approvals = [
            r
            for r in self.all(cooperation.Record)
            if r.recordKind == "APPROVAL"
            and r.recordedOn <= self.day
            and (r.validTo is None or self.day < r.validTo)
            and {*of, *(a.id for a in held)} & set(r.about)
            and "nasjonal:pod" in r.decidedBy
        ]
        best = max(approvals, key=lambda r: -1 if r.value is None else r.value, default=None)
        approved = int(best.value) if best and best.value is not None else None
        count = len(municipalities)
        state = (
            "WITHIN" if count <= 3 else "APPROVED" if approved is not None and count <= approved else "OVER"
        )
        if state == "OVER" and best and approved is None:
            state = "UNKNOWN"
        shares = [a.share for a in held]
        return {
            "municipalities": municipalities,
            "count": count,
            "inhabitants": self._inhabitants(municipalities),
            "kilometres": max(
                (self._kilometres(a, b) for a in municipalities for b in municipalities), default=None
            ),
            "share": round(sum(s or 0 for s in shares), 2) if shares and None not in shares else None,
            "approved": approved,
            "approvedUntil": best.validTo if best else None,
            "state": state,
        }  # fmt: skip

    def _inhabitants(self, municipalities: set[str]) -> int | None:
        total = 0
        for place in municipalities:
            counts = [
                (c.countedOn, c.value)
                for c in self.all(PopulationCount)
                if c.place == place and c.countedOn <= self.day
            ]
            if not counts:
                return None
            total += max(counts)[1]
        return total

    def _kilometres(self, a: str, b: str) -> float:
        """The great circle between two municipalities (haversine, on a sphere of 6,371 km)."""
        one, other = self.nodes[a], self.nodes[b]
        lat, lat2 = math.radians(one.latitude), math.radians(other.latitude)
        half = math.sin((lat2 - lat) / 2) ** 2
        half += (
            math.cos(lat) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
        )
        return 2 * 6371 * math.asin(math.sqrt(half))

    def offers(self) -> dict[tuple[str, str], tuple[str, dt.date | None]]:
        """Municipalities without agreement or council by kind: how the offer stands, since when."""
        found: dict[tuple[str, str], tuple[str, dt.date | None]] = {}
        for place in self.on(Municipality):
            signed = any(
                place.id in a.parties and "COOPERATION" in a.agreementKinds and self.signed(a)
                for a in self.all(ag.Agreement)
            )
            standing = {f.id for f in self.standing_forums() if COUNCILS & set(f.forumKinds)}
            council = any(tie.start in standing for tie in self.on(forums.ForTerritory, end=place.id))
            for kind, has in (("AGREEMENT", signed), ("COUNCIL", council)):
                made = [
                    (o.offeredOn, o.id, o)
                    for o in self.all(cooperation.Offer)
                    if o.offeredTo == place.id and o.offerKind == kind and o.offeredOn <= self.day
                ]
                latest = max(made)[2] if made else None
                if has:
                    continue
                if latest is None:
                    found[place.id, kind] = ("NOT_OFFERED", None)
                elif latest.answer is None or (latest.answeredOn and latest.answeredOn > self.day):
                    found[place.id, kind] = ("UNANSWERED", latest.offeredOn)
                elif latest.answer == "NO":
                    found[place.id, kind] = ("DECLINED", latest.answeredOn)
        return found

    def falls_due(self, actor: str, days: int) -> set[Due]:
        """What falls on an actor up to so many days ahead, and what is overdue."""
        until = self.day + dt.timedelta(days=days)
        own = {actor}
        if isinstance(self.nodes[actor], Organization):
            own |= self.below(actor)
            own |= {p.id for p in self.all(posts.Post) if p.organization in own}
        standing = {f.id for f in self.standing_forums()}
        seats = [
            s
            for s in self.on(forums.Membership)
            if s.member in own and s.membershipRole != "OBSERVER" and s.forum in standing
        ]
        itself = own & standing
        mine = itself | {s.forum for s in seats}
        written = itself | {s.forum for s in seats if s.membershipRole == "SECRETARY"}
        known = {
            *self._meetings(mine, written),
            *self._tasks(own),
            *self._papers(own, mine),
            *self._ends(own),
        }
        return {each for each in known if each[1] <= until}

    def _meetings(self, mine: set[str], written: set[str]) -> Iterator[Due]:
        for m in self.all(forums.Meeting):
            if m.cancelled:
                continue
            if m.forum in mine and self.day < m.heldOn:
                yield "MEETING", m.heldOn, m.id, m.forum
            lacking = m.minutesOn is None or m.minutesOn > self.day
            if m.forum in written and m.heldOn <= self.day and lacking:
                yield "MINUTES", m.heldOn + dt.timedelta(days=30), m.id, m.forum

    def _tasks(self, own: set[str]) -> Iterator[Due]:
        for point in self.all(forums.ActionPoint):
            m = self.nodes[point.meeting]
            open_ = point.doneOn is None or point.doneOn > self.day
            if (
                (point.responsible in own or m.forum in own)
                and m.heldOn <= self.day
                and not m.cancelled
                and open_
                and point.deadline
            ):
                yield "ACTION_POINT", point.deadline, point.id, m.forum

    def _papers(self, own: set[str], mine: set[str]) -> Iterator[Due]:
        regulating = {tie.end for tie in self.on(ag.RegulatedBy) if tie.start in own}
        agreements = [
            a
            for a in self.all(ag.Agreement)
            if (own & set(a.parties) or a.id in regulating) and self.signed(a)
        ]
        for a in agreements:
            for kind, on in (("AGREEMENT_REVISION", a.nextRevisionOn), ("AGREEMENT_END", a.validTo)):
                if on:
                    yield kind, on, a.id, a.id
        models = [m.id for m in self.on(cooperation.PreventionModel) if own & set(m.municipalities)]
        for subject in {*mine, *(a.id for a in agreements), *models}:
            made = [
                (e.evaluatedOn, e.id, e)
                for e in self.all(knowledge.Evaluation)
                if e.subject == subject and e.evaluatedOn <= self.day
            ]
            latest = max(made)[2] if made else None
            if latest and latest.nextOn:
                yield "EVALUATION", latest.nextOn, latest.id, subject
        for plan in self.on(ag.Plan):
            if plan.forum in mine and plan.validTo:
                yield "PLAN_END", plan.validTo, plan.id, plan.forum

    def _ends(self, own: set[str]) -> Iterator[Due]:
        held = [a for a in self.on(posts.Assignment) if a.post in own]
        owner = {a.id: a.post for a in held} | {each: each for each in own}
        for record in self.all(cooperation.Record):
            if record.recordedOn <= self.day and record.validTo and self.day < record.validTo:
                for about in record.about:
                    if about in owner:
                        yield "RECORD_END", record.validTo, record.id, owner[about]
        for a in held:
            if a.validTo:
                yield "ASSIGNMENT_END", a.validTo, a.id, a.post
