"""Whom to call, and which partners nobody uses, answered from rows in plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.model import agreements as ag
from graph.model import forums, posts, schools, territory
from graph.model.base import Node, Tie
from tests.oracle.coordination import Oracle, holds

R = TypeVar("R", bound=Node | Tie)
COUNCILS = {f"{kind}POLICE_COUNCIL" for kind in ("", "EXTENDED_", "REGIONAL_", "CITY_DISTRICT_")}
TALKS = ("LECTURE", "TEACHING", "YOUTH_CLUB")
REQUESTED = {"EXERCISE": {"EMERGENCY_PLANNER", "EMERGENCY_COORDINATOR"}, "THREAT": {"THREAT_RISK_ASSESSOR"}}


@dataclass
class Questions:
    """The rows, and the day asked for."""

    rows: Iterable[Node | Tie]
    day: dt.date

    def __post_init__(self) -> None:
        self.rows = list(self.rows)
        self.nodes: dict[str, Any] = {row.id: row for row in self.rows if isinstance(row, Node)}
        self.oracle = Oracle(self.rows, self.day, self.day)

    def all(self, kind: type[R]) -> Iterator[R]:
        """The rows of a kind."""
        return (row for row in self.rows if isinstance(row, kind))

    def on(self, kind: type[Any], **ends: str) -> Iterator[Any]:
        """The dated rows of a kind that hold, with these values."""
        found = (r for r in self.all(kind) if holds(r, self.day))
        return (r for r in found if all(getattr(r, k) == v for k, v in ends.items()))

    def there(self, id_: str) -> bool:
        """Whether an organization stands."""
        return holds(self.nodes[id_], self.day)

    def signed(self, agreement: ag.Agreement) -> bool:
        """Whether an agreement is in force."""
        until = agreement.validTo
        return bool(
            agreement.signedOn and agreement.signedOn <= self.day and (until is None or self.day < until)
        )

    def below(self, whole: str) -> set[str]:
        """What is part of an organization, itself included."""
        found = {whole}
        for tie in self.on(territory.PartOf, end=whole):
            found |= self.below(tie.start)
        return {id_ for id_ in found if self.there(id_)}

    def district(self, municipality: str) -> str | None:
        """The police district that a municipality lies in."""
        return next((t.end for t in self.on(territory.InPoliceDistrict, start=municipality)), None)

    def places(self, municipality: str) -> set[str]:
        """A municipality and its city districts."""
        return {p for p in self.below(municipality) if p.startswith(("kommune:", "bydel:"))}

    # --- whom to call

    def kinds_held(self, post: str) -> list[str]:
        """How a post is held."""
        return [a.assignmentKind.value for a in self.on(posts.Assignment, post=post)]

    def contacts_for(self, municipality: str, challenge: str | None, request: str | None) -> dict[str, Any]:
        """Whom to call, who is the counterpart, and which vacancies are passed over: posts in order."""
        matters = {
            r.code for r in self.all(posts.Role)
            if f"utfordring:{challenge}" in r.answersFor or r.code in REQUESTED.get(request or "", ())
        }  # fmt: skip
        district = self.district(municipality)
        places = self.places(municipality)
        serving = {t.start for t in self.on(territory.Serves) if t.end in places}
        near = {u for s in serving if s.startswith("tjenesteenhet:") and self.there(s) for u in self.below(s)}
        around = self.below(district) if district else set()
        around |= {t.start for t in self.on(territory.Serves) if t.end == district}
        best: dict[str, tuple[int, str]] = {}
        for post in self.all(posts.Post):
            role = self.nodes[post.role]
            remit = {r.place for r in self.on(posts.Remit, post=post.id)} & places
            answers = role.code in matters
            unit = self.nodes[post.organization]
            chances = [
                (1, "LOCAL_HOLDER", answers and role.side == "POLICE"
                 and (remit or post.organization in near)),
                (2, "PREVENTION_UNIT", request in TALKS and role.code == "FUNCTION_CONTACT"
                 and post.organization in around and getattr(unit, "function", None) == "PREVENTION"),
                (3, "POLICE_CONTACT", role.code == "POLICE_CONTACT" and remit),
                (4, "SLT_COORDINATOR", role.code == "SLT_COORDINATOR" and remit),
                (5, "DISTRICT_SPECIALIST", answers and role.side == "POLICE" and post.organization in around),
                (6, "COUNTERPART", answers and role.side == "MUNICIPAL"
                 and post.organization in self.below(municipality)),
                (7, "COUNTERPART", role.code == "CHIEF_MUNICIPAL_EXECUTIVE"
                 and post.organization == municipality),
            ]  # fmt: skip
            found = [(place, part) for place, part, yes in chances if yes]
            if found and self.there(post.organization):
                best[post.id] = min(found)
        if any(place == 6 and self.kinds_held(post) for post, (place, _) in best.items()):
            best = {post: each for post, each in best.items() if each[0] < 7}

        def order(post: str) -> tuple[Any, ...]:
            remit = {r.place for r in self.on(posts.Remit, post=post)} & places
            near_by = 1 if best[post][0] in (1, 3, 4) and remit and municipality not in remit else 0
            kinds = self.kinds_held(post)
            how = 0 if "ORDINARY" in kinds else 1 if "ACTING" in kinds else 2
            return best[post][0], near_by, how, self.nodes[post].name, post

        ordered = sorted(best, key=order)
        held = [p for p in ordered if self.kinds_held(p)]
        return {
            "contacts": [(p, best[p][1]) for p in held if best[p][0] < 6],
            "counterparts": [(p, best[p][1]) for p in held if best[p][0] >= 6],
            "passedOver": {p: self.vacant_since(p) for p in ordered if not self.kinds_held(p)},
        }

    def vacant_since(self, post: str) -> str | None:
        """The last day on which an assignment of a vacant post ended."""
        ended = [a.validTo for a in self.all(posts.Assignment) if a.post == post and a.validTo]
        return max((d.isoformat() for d in ended if d <= self.day), default=None)

    # --- partners

    def unused_partners(self, place: str, kinds: tuple[str, ...]) -> dict[str, tuple[str, str | None]]:
        """Who lies in a place and has no seat: its municipality, and when its latest seat ended."""
        inside = {t.start for t in self.on(territory.InCounty, end=place)}
        inside |= {t.start for t in self.on(territory.InPoliceDistrict, end=place)}
        inside = inside or {place}
        found = {}
        for located in self.on(schools.LocatedIn):
            who = located.start
            if (
                located.end not in inside
                or type(self.nodes[who]).__name__ not in kinds
                or not self.there(who)
            ):
                continue
            seats = [m for m in self.all(forums.Membership) if self.oracle.home(m.member).id == who]
            if not any(holds(m, self.day) and holds(self.nodes[m.forum], self.day) for m in seats):
                ended = [m.validTo.isoformat() for m in seats if m.validTo and m.validTo <= self.day]
                found[who] = (located.end, max(ended, default=None))
        return found
