"""What rules should find, reckoned from rows in plain Python: slow, obvious, no Cypher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph.model.assurance import Attestation, Waiver
from graph.model.base import Dated, Node, Tie
from graph.model.organizations import CityDistrict, Municipality, Organization
from graph.model.posts import Assignment, Post, Remit
from graph.model.territory import InPoliceDistrict, PartOf

Row = Node | Tie
T = TypeVar("T", bound=Node | Tie)

YEAR_AGO = {2: 28}
"""Last day of February a year earlier, for the 29th."""


@dataclass(frozen=True)
class Expected:
    """What should be found about one municipality."""

    verdict: str
    underlying: str
    since: dt.date | None
    without: frozenset[str] = frozenset()
    """Names of the city districts that are warned about."""
    expired: bool = False
    """Whether an exception that ran out is warned about."""


def contact_assigned(rows: Iterable[Row], as_of: dt.date) -> dict[str, Expected]:
    """What `contact.assigned` should find, by municipality."""
    return _ContactAssigned(list(rows), as_of).findings()


def holds(period: Dated, day: dt.date) -> bool:
    """Whether a dated thing holds on a day; one that ended nobody knows when counts on none."""
    started = period.validFrom is None or period.validFrom <= day
    ended = period.endKnown is False or (period.validTo is not None and period.validTo <= day)
    return started and not ended


class _ContactAssigned:
    def __init__(self, rows: list[Row], as_of: dt.date) -> None:
        self.rows = rows
        self.day = as_of

    def of(self, kind: type[T]) -> Iterator[T]:
        return (row for row in self.rows if isinstance(row, kind))

    def findings(self) -> dict[str, Expected]:
        return {m.id: self.finding(m) for m in self.of(Municipality) if holds(m, self.day)}

    def finding(self, municipality: Municipality) -> Expected:
        districts = self.districts(municipality)
        places = {municipality.id, *(d.id for d in districts)}
        posts = [p for p in self.contact_posts() if self.serves(p, places, self.day)]
        held = [p for p in posts if self.held(p, self.day)]
        if held:
            whole = [p for p in held if self.serves(p, {municipality.id}, self.day)]
            without = frozenset(
                d.name
                for d in districts
                if d.administrative and not whole and not any(self.serves(p, {d.id}, self.day) for p in held)
            )
            sinces = [(s, p.id) for p in (whole or held) if (s := self.covered_since(p, places))]
            return Expected("MET", "MET", min(sinces)[0] if sinces else None, without)
        if posts:
            lost = [self.vacant_since(p, places) for p in posts]
            since = None if None in lost else max(day for day in lost if day)
            return self.excepted(municipality, "GAP", since)
        return self.excepted(municipality, "GAP" if self.attested(municipality) else "UNKNOWN", None)

    def excepted(self, municipality: Municipality, underlying: str, since: dt.date | None) -> Expected:
        if underlying != "GAP":
            return Expected(underlying, underlying, since)
        started = [
            w
            for w in self.of(Waiver)
            if w.subject == municipality.id and w.ruleId == "contact.assigned" and w.validFrom <= self.day
        ]
        if any(self.day < w.validTo for w in started):
            return Expected("WAIVED", "GAP", since)
        return Expected("GAP", "GAP", since, expired=bool(started))

    def attested(self, municipality: Municipality) -> bool:
        speaking = {municipality.id} | {
            tie.end
            for tie in self.of(InPoliceDistrict)
            if tie.start == municipality.id and holds(tie, self.day)
        }
        month_end = min(self.day.day, YEAR_AGO.get(self.day.month, 31))
        a_year_ago = self.day.replace(year=self.day.year - 1, day=month_end)
        return any(
            a.place in speaking and a.topic == "CONTACTS" and a_year_ago < a.completeAsOf <= self.day
            for a in self.of(Attestation)
        )

    def districts(self, municipality: Municipality) -> list[CityDistrict]:
        parts = {t.start for t in self.of(PartOf) if t.end == municipality.id and holds(t, self.day)}
        return [d for d in self.of(CityDistrict) if d.id in parts and holds(d, self.day)]

    def contact_posts(self) -> Iterator[Post]:
        living = {o.id for o in self.of(Organization) if holds(o, self.day)}
        return (p for p in self.of(Post) if p.role == "rolle:POLICE_CONTACT" and p.organization in living)

    def serves(self, post: Post, places: set[str], day: dt.date) -> bool:
        return any(r.post == post.id and r.place in places and holds(r, day) for r in self.of(Remit))

    def held(self, post: Post, day: dt.date) -> bool:
        return any(a.post == post.id and holds(a, day) for a in self.of(Assignment))

    def covered_since(self, post: Post, places: set[str]) -> dt.date | None:
        """Walk back day by day while the post is held and serves one of the places."""
        remits = [r for r in self.of(Remit) if r.post == post.id and r.place in places]
        assignments = [a for a in self.of(Assignment) if a.post == post.id]
        starts = {r.validFrom for r in remits if r.validFrom} | {
            a.validFrom for a in assignments if a.validFrom
        }
        day = self.day
        floor = min(starts, default=None)
        while floor is not None and day >= floor:
            before = day - dt.timedelta(days=1)
            started: list[Dated] = []
            if not self.serves(post, places, before):
                started += remits
            if not self.held(post, before):
                started += assignments
            if started:
                return self._known(day, started)
            day = before
        return None

    def _known(self, day: dt.date, started: Iterable[Dated]) -> dt.date | None:
        """The day, if one of what started then is known to have started then."""
        known = (p for p in started if p.validFrom == day and p.startKnown is None and holds(p, day))
        return day if any(known) else None

    def vacant_since(self, post: Post, places: set[str]) -> dt.date | None:
        past = [
            a
            for a in self.of(Assignment)
            if a.post == post.id and (a.validFrom is None or a.validFrom <= self.day)
        ]
        if any(a.endKnown is False for a in past):
            return None
        ends = [a.validTo for a in past if a.validTo]
        if not ends:
            return None
        start = max(ends)
        day = self.day
        while day > start and self.serves(post, places, day - dt.timedelta(days=1)):
            day -= dt.timedelta(days=1)
        if day == start:
            return start
        remits = [r for r in self.of(Remit) if r.post == post.id and r.place in places]
        return self._known(day, remits)
