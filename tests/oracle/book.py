"""The rule book in plain Python: rows by what they name, and what absences and waivers make of a judgement.

Each group of rules has a module beside this with `RULES`: rule → what judges all its subjects on a day. It
shares nothing with the Cypher.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from graph.model.agreements import Agreement
from graph.model.assurance import Attestation, Waiver
from graph.model.base import Dated, Node, Tie
from graph.model.cooperation import Record
from graph.model.forums import ForTerritory, Forum, Meeting
from graph.model.organizations import CityDistrict, Municipality, Organization, PoliceDistrict
from graph.model.posts import Assignment, Post, Remit
from graph.model.territory import InPoliceDistrict, PartOf, Serves

R = TypeVar("R", bound=Node | Tie)
D = TypeVar("D", bound=Dated)
Subjects = tuple[str, ...]
COUNCILS = frozenset(
    {"POLICE_COUNCIL", "EXTENDED_POLICE_COUNCIL", "REGIONAL_POLICE_COUNCIL", "CITY_DISTRICT_POLICE_COUNCIL"}
)


class Judged(NamedTuple):
    """What a rule says of a subject, before absences and waivers are looked at."""

    judgement: str
    """MET, GAP, ABSENT, UNKNOWN, NOT_APPLICABLE or CONDITION_ABSENT."""
    attested_for: tuple[str, ...] = ()
    """Where it, or its condition, is ABSENT: the places of which one must be attested."""


Judge = Callable[["Facts"], Mapping[Subjects, Judged]]


def judges() -> dict[str, Judge]:
    """What judges each rule."""
    found: dict[str, Judge] = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found |= getattr(import_module(f"tests.oracle.{path.stem}"), "RULES", {})
    return found


class Facts:
    """The rows, and the day that they are asked about."""

    def __init__(self, rows: Iterable[Node | Tie], as_of: dt.date) -> None:
        self.day = as_of
        self.nodes: dict[str, Node] = {}
        self._kinds: dict[type, list[Any]] = defaultdict(list)
        self._where: dict[tuple[type, str], dict[str, list[Any]]] = {}
        for row in rows:
            if isinstance(row, Node):
                self.nodes[row.id] = row
            for kind in type(row).__mro__:
                self._kinds[kind].append(row)

    def at(self, day: dt.date) -> Facts:
        """The same rows, asked about another day."""
        other = copy.copy(self)
        other.day = day
        return other

    def all(self, kind: type[R]) -> list[R]:
        """The rows of a kind."""
        return self._kinds[kind]

    def where(self, kind: type[R], **named: str) -> list[R]:
        """The rows of a kind whose field is the id, or is a list that has it: `where(Remit, post=id)`."""
        ((name, id_),) = named.items()
        if (kind, name) not in self._where:
            index: dict[str, list[Any]] = defaultdict(list)
            for row in self._kinds[kind]:
                value = getattr(row, name)
                for each in value if isinstance(value, tuple) else (value,):
                    index[each].append(row)
            self._where[kind, name] = index
        return self._where[kind, name].get(id_, [])

    # --- days

    def months_ago(self, months: int) -> dt.date:
        """The day so many months before, or the last of that month."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 - months, 12)
        for day in range(self.day.day, 0, -1):
            try:
                return dt.date(year, month + 1, day)
            except ValueError:
                continue
        raise AssertionError(months)

    def lately(self, day: dt.date | None) -> bool:
        """Whether a day lies in the last 12 months, the day asked for included."""
        return day is not None and self.months_ago(12) < day <= self.day

    def holds(self, thing: Dated, day: dt.date | None = None) -> bool:
        """Whether a period holds on the day; one that ended nobody knows when holds on none."""
        day = day or self.day
        started = thing.validFrom is None or thing.validFrom <= day
        return started and thing.endKnown is None and (thing.validTo is None or day < thing.validTo)

    def held(self, things: Iterable[D]) -> list[D]:
        """Those whose period holds."""
        return [thing for thing in things if self.holds(thing)]

    def standing(self, agreement: Agreement) -> bool:
        """Whether an agreement is signed and has not run out."""
        signed, end = agreement.signedOn, agreement.validTo
        return signed is not None and signed <= self.day and (end is None or self.day < end)

    def records(self, about: str, *kinds: str) -> list[Record]:
        """The records of these kinds about something that are decided and have not run out."""
        return [
            r
            for r in self.where(Record, about=about)
            if r.recordKind in kinds
            and r.recordedOn <= self.day
            and (r.validTo is None or self.day < r.validTo)
        ]

    # --- places and organizations

    def district(self, municipality: str) -> str | None:
        """The police district that a municipality lies in."""
        return next((t.end for t in self.held(self.where(InPoliceDistrict, start=municipality))), None)

    def municipalities(self, district: str | None = None) -> list[str]:
        """The municipalities in force, of a police district or of the country."""
        return [m.id for m in self.held(self.all(Municipality)) if district in (None, self.district(m.id))]

    def city_districts(self, municipality: str) -> list[CityDistrict]:
        """The city districts in force of a municipality."""
        parts = [self.nodes[t.start] for t in self.held(self.where(PartOf, end=municipality))]
        return self.held(p for p in parts if isinstance(p, CityDistrict))

    def municipality_of(self, place: str) -> str | None:
        """The municipality that a place is, or lies in."""
        if isinstance(self.nodes[place], Municipality):
            return place
        return next((t.end for t in self.held(self.where(PartOf, start=place))), None)

    def wholes(self, organization: str) -> set[str]:
        """What an organization is part of, itself included."""
        found = {organization}
        for tie in self.held(self.where(PartOf, start=organization)):
            found |= self.wholes(tie.end)
        return found

    def police_districts(self, organization: str) -> list[str]:
        """The police districts in force that a police unit belongs to."""
        wholes = self.wholes(organization)
        return [d.id for d in self.held(self.all(PoliceDistrict)) if d.id in wholes]

    def serves(self, unit: str) -> list[str]:
        """What a unit serves."""
        return [t.end for t in self.held(self.where(Serves, start=unit))]

    # --- posts

    def posts(self, role: str) -> list[Post]:
        """The posts of a role in organizations in force."""
        return [p for p in self.where(Post, role=f"rolle:{role}") if self.alive(p.organization)]

    def alive(self, organization: str) -> bool:
        """Whether an organization is in force."""
        node = self.nodes[organization]
        return isinstance(node, Organization) and self.holds(node)

    def holders(self, post: str) -> list[Assignment]:
        """The assignments by which the post is held."""
        return self.held(self.where(Assignment, post=post))

    def remit(self, post: str) -> list[str]:
        """The places in force that a post has in its remit."""
        return [r.place for r in self.held(self.where(Remit, post=post)) if self.alive(r.place)]

    def places(self, post: str) -> tuple[str, ...]:
        """The place of a post: its remit, else its unit's district."""
        unit = self.nodes[post]
        assert isinstance(unit, Post)
        return tuple(self.remit(post) or self.police_districts(unit.organization))

    # --- councils and meetings

    def councils(self) -> list[Forum]:
        """The councils in force."""
        return [f for f in self.held(self.all(Forum)) if COUNCILS.intersection(f.forumKinds)]

    def territory(self, forum: str) -> list[str]:
        """The places in force that a forum is for."""
        return [t.end for t in self.held(self.where(ForTerritory, start=forum)) if self.alive(t.end)]

    def territory_municipalities(self, forum: str) -> list[str]:
        """The municipalities of a forum's territory, those of its city districts too."""
        found = {self.municipality_of(place) for place in self.territory(forum)}
        return sorted(m for m in found if m is not None and self.alive(m))

    def met(self, forum: str) -> list[Meeting]:
        """The held meetings of a forum, earliest first; planned ones too, where the day is to come."""
        held = [m for m in self.where(Meeting, forum=forum) if not m.cancelled and m.heldOn <= self.day]
        return sorted(held, key=lambda m: (m.heldOn, m.id))

    def met_lately(self, forum: str) -> list[Meeting]:
        """The meetings of a forum that were held in the window."""
        return [m for m in self.met(forum) if self.lately(m.heldOn)]


def verdict(
    facts: Facts, rule: str, topic: str, police_facts: bool, subjects: Subjects, judged: Judged
) -> tuple[str, str]:
    """The verdict, and the one underneath a waiver."""
    underlying = judged.judgement
    if underlying in ("ABSENT", "CONDITION_ABSENT"):
        heard = _attested(facts, topic, police_facts, judged.attested_for)
        said = "GAP" if underlying == "ABSENT" else "NOT_APPLICABLE"
        underlying = said if heard else "UNKNOWN"
    waived = underlying == "GAP" and any(
        w.ruleId == rule and w.validFrom <= facts.day < w.validTo
        for subject in subjects
        for w in facts.where(Waiver, subject=subject)
    )
    return ("WAIVED" if waived else underlying), underlying


def _attested(facts: Facts, topic: str, police_facts: bool, places: Iterable[str]) -> bool:
    speaking = set(places)
    if police_facts:
        speaking |= {d for place in places if (d := facts.district(place))}
    return any(
        a.topic == topic and facts.lately(a.completeAsOf)
        for place in speaking
        for a in facts.where(Attestation, place=place)
    )
