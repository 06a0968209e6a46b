"""Where paper and practice differ, and who has not attested what, reckoned from rows in plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import agreements as ag
from graph.model import assurance, cooperation, forums, knowledge, posts, territory
from graph.model.organizations import Municipality
from queries.days import months_before
from tests.oracle.planning import Planning
from tests.oracle.questions import COUNCILS

OF_POLICE = {"CONTACTS", "FUNCTIONS", "OFFERS"}
Differs = tuple[str, str, str | None, dt.date | None]
"""How paper and practice differ: kind, thing, challenge, latest."""


@dataclass
class Practice(Planning):
    """The rows, and the day asked for."""

    def owed(self) -> dict[str, set[tuple[str, str, str]]]:
        """By who owes it: topic, place, and NEVER or STALE."""
        found: dict[str, set[tuple[str, str, str]]] = {}
        for place in self.on(Municipality):
            district = self.district(place.id)
            for topic in assurance.AttestationTopic:
                police = topic in OF_POLICE and district is not None
                spoken = {place.id, district} if police else {place.id}
                made = [
                    (a.completeAsOf, a.attestedBy)
                    for a in self.all(assurance.Attestation)
                    if a.topic == topic and a.place in spoken and a.completeAsOf <= self.day
                ]
                latest, by = max(made, default=(None, district if police else place.id))
                if latest is None or latest <= months_before(self.day, 12):
                    assert by is not None
                    state = "STALE" if latest else "NEVER"
                    found.setdefault(by, set()).add((topic.value, place.id, state))
        return found

    def differs(self) -> set[Differs]:
        """Where paper and practice differ."""
        return {*self._idle_agreements(), *self._forums(), *self._unfocused()}

    def _held(self, forum: str) -> list[dt.date]:
        return [
            m.heldOn
            for m in self.all(forums.Meeting)
            if m.forum == forum and not m.cancelled and m.heldOn <= self.day
        ]

    def _idle_agreements(self) -> Iterator[Differs]:
        for a in self.all(ag.Agreement):
            if "COOPERATION" not in a.agreementKinds or not self.signed(a):
                continue
            events = [a.signedOn]
            events += [r.revisedOn for r in self.all(ag.AgreementRevision) if r.agreement == a.id]
            events += [e.evaluatedOn for e in self.all(knowledge.Evaluation) if e.subject == a.id]
            for tie in self.on(ag.RegulatedBy, end=a.id):
                events += self._held(tie.start)
            latest = max(on for on in events if on and on <= self.day)
            if latest <= months_before(self.day, 12):
                yield "IDLE_AGREEMENT", a.id, None, latest

    def _forums(self) -> Iterator[Differs]:
        start = months_before(self.day, 12)
        for forum in self.standing_forums():
            latest = max(self._held(forum.id), default=None)
            lately = latest is not None and latest > start
            if not lately and (forum.validFrom is None or forum.validFrom <= start):
                yield "IDLE_FORUM", forum.id, None, latest
            if lately and COUNCILS & set(forum.forumKinds):
                zones = {tie.end for tie in self.on(forums.ForTerritory, start=forum.id)}
                zones |= {tie.end for tie in self.on(territory.PartOf) if tie.start in zones}
                signed = [
                    a
                    for a in self.all(ag.Agreement)
                    if "COOPERATION" in a.agreementKinds and self.signed(a) and zones & set(a.parties)
                ]
                if not signed:
                    yield "NO_AGREEMENT", forum.id, None, latest

    def _unfocused(self) -> Iterator[Differs]:
        for forum in self.standing_forums():
            plans = {p.id for p in self.on(ag.Plan, forum=forum.id)}
            measures = [m for m in self.on(ag.Measure) if m.plan in plans]
            focus = {tie.end for tie in self.on(knowledge.FocusesOn, start=forum.id)}
            agreed = set(focus)
            for tie in self.on(ag.RegulatedBy, start=forum.id):
                if self.signed(self.nodes[tie.end]):
                    agreed |= {each.end for each in self.on(knowledge.FocusesOn, start=tie.end)}
            for challenge in focus - {c for m in measures for c in m.addresses}:
                yield "FOCUS_WITHOUT_MEASURE", forum.id, challenge, None
            for m in measures:
                for challenge in set(m.addresses) - agreed:
                    yield "MEASURE_WITHOUT_FOCUS", m.id, challenge, None

    def seat_load(self, roles: set[str]) -> dict[str, tuple[int, int, int, float | None]]:
        """Seats, meetings in the last 12 months, municipalities and share of the posts of some roles."""
        found = {}
        standing = {forum.id for forum in self.standing_forums()}
        start = months_before(self.day, 12)
        for post in self.all(posts.Post):
            if self.nodes[post.role].code not in roles or not self.there(post.organization):
                continue
            seats = {
                s.forum
                for s in self.on(forums.Membership, member=post.id)
                if s.membershipRole != "OBSERVER" and s.forum in standing
            }
            zones = [r.place for r in self.on(posts.Remit, post=post.id) if self.there(r.place)]
            zones = zones or [
                tie.end for tie in self.on(territory.Serves, start=post.organization) if self.there(tie.end)
            ]
            wholes = {tie.start: tie.end for tie in self.on(territory.PartOf)}
            places = {wholes.get(zone, zone) for zone in zones}
            shares = [a.share for a in self.on(posts.Assignment, post=post.id)]
            found[post.id] = (
                len(seats),
                sum(on > start for forum in seats for on in self._held(forum)),
                sum(isinstance(self.nodes[place], Municipality) for place in places),
                round(sum(s or 0 for s in shares), 2) if shares and None not in shares else None,
            )
        return found

    def slt(self) -> tuple[int, int, int, int, int]:
        """Municipalities, those with SLT and those unheard of; inhabitants, and those with SLT."""
        places = [m.id for m in self.on(Municipality)]
        models = list(self.on(cooperation.PreventionModel))
        with_slt = [p for p in places if any(m.modelKind == "SLT" and p in m.municipalities for m in models)]
        heard = {p for m in models for p in m.municipalities}

        def people(some: list[str]) -> int:
            return sum(self._inhabitants({place}) or 0 for place in some)

        unheard = sum(place not in heard for place in places)
        return len(places), len(with_slt), unheard, people(places), people(with_slt)
