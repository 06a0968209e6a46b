"""The same challenge elsewhere, priorities and borders, answered from rows in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from graph.model import agreements as ag
from graph.model import cooperation, forums, knowledge, organizations, territory
from graph.text import collation_key
from tests.oracle.coordination import holds
from tests.oracle.questions import Questions

COUNCILS = {f"{kind}POLICE_COUNCIL" for kind in ("", "EXTENDED_", "REGIONAL_", "CITY_DISTRICT_")}
Named = tuple[str, str, str]
Naming = tuple[Iterable[str], Named]
"""Challenges, and what names them: side, kind and id."""


class Challenges(Questions):
    """Questions about challenges and borders."""

    def focused(self, challenge: str) -> set[str]:
        """Forums and agreements that have a challenge as a focus area."""
        found = set()
        for tie in self.on(knowledge.FocusesOn, end=challenge):
            subject = self.nodes[tie.start]
            if self.signed(subject) if isinstance(subject, ag.Agreement) else holds(subject, self.day):
                found.add(tie.start)
        return found

    def territories(self, subject: str) -> set[str]:
        """The municipalities that a forum is for, or an agreement of."""
        node = self.nodes[subject]
        if isinstance(node, ag.Agreement):
            return {p for p in node.parties if isinstance(self.nodes[p], organizations.Municipality)}
        places = {t.end for t in self.on(forums.ForTerritory, start=subject)}
        return {m.id for m in self.all(organizations.Municipality) if self.places(m.id) & places}

    def inhabitants(self, place: str) -> int | None:
        """The latest count."""
        counts = [
            c for c in self.all(organizations.PopulationCount) if c.place == place and c.countedOn <= self.day
        ]
        return max(counts, key=lambda c: c.countedOn).value if counts else None

    def size(self, place: str) -> int | None:
        """The class of municipalities that it is among."""
        people = self.inhabitants(place)
        return None if people is None else sum(people >= edge for edge in (5_000, 20_000, 50_000))

    def same_challenge(self, code: str, home: str | None) -> dict[str, Any]:
        """Who works on a challenge, with its focus and measures, and the evaluations with lessons."""
        challenge = f"utfordring:{code}"
        measures = {
            m.id for m in self.on(ag.Measure)
            if challenge in m.addresses
            or (m.plan and challenge in self.nodes[m.plan].addresses and holds(self.nodes[m.plan], self.day))
        }  # fmt: skip
        focused = self.focused(challenge)
        found = {}
        for place in (m.id for m in self.on(organizations.Municipality)):
            who = {place} | {t.start for t in self.on(territory.PartOf, end=place)}
            running = sorted({t.end for t in self.on(ag.ResponsibleFor) if t.start in who} & measures)
            focus = sorted(s for s in focused if place in self.territories(s))
            if running and focus and place != home:
                alike = (
                    home is not None and self.size(home) is not None and self.size(home) == self.size(place)
                )
                found[place] = (focus, running, alike, self.inhabitants(place))
        lessons = [
            e for e in self.all(knowledge.Evaluation)
            if e.subject in focused and e.evaluatedOn <= self.day and e.learned
        ]  # fmt: skip
        lessons.sort(key=lambda e: (-e.evaluatedOn.toordinal(), e.id))
        return {"places": found, "lessons": [e.id for e in lessons]}

    def bodies(self, municipality: str) -> tuple[set[str], set[str]]:
        """A municipality with its parts, and its police."""
        district = self.district(municipality)
        parts = {t.start for t in self.on(territory.PartOf, end=municipality)}
        ours = {municipality} | {part for part in parts if self.there(part)}
        theirs = {district} if district else set()
        theirs |= {
            t.start
            for t in self.on(territory.PartOf)
            if t.end == district and t.start.startswith("fellesenhet:") and self.there(t.start)
        }
        for tie in self.on(territory.Serves):
            if tie.end in ours and tie.start.startswith("tjenesteenhet:"):
                theirs |= {tie.start} | {t.end for t in self.on(territory.PartOf, start=tie.start)}
        return ours, theirs

    def priorities(self, municipality: str) -> dict[str, set[Named]]:
        """Per challenge: side, kind and id of what names it."""
        ours, theirs = self.bodies(municipality)
        found: dict[str, set[Named]] = {}
        for challenges, named in (
            *self._agreed(municipality, ours, theirs),
            *self._in_councils(ours),
            *self._worked_on(ours, theirs),
            *self._processes(municipality),
        ):
            for challenge in challenges:
                found.setdefault(challenge, set()).add(named)
        return found

    def _focus(self, subject: str) -> list[str]:
        return [t.end for t in self.on(knowledge.FocusesOn, start=subject)]

    def _agreed(self, municipality: str, ours: set[str], theirs: set[str]) -> Iterator[Naming]:
        for a in self.all(ag.Agreement):
            if not self.signed(a) or municipality not in a.parties:
                continue
            if theirs & set(a.parties):
                yield self._focus(a.id), ("BOTH", "AGREEMENT", a.id)
            for revision in self.all(ag.AgreementRevision):
                if revision.agreement == a.id and revision.revisedOn <= self.day:
                    for product in revision.basedOn:
                        by = set(self.nodes[product].producedBy)
                        if by & ours:
                            yield revision.focusAfter, ("MUNICIPALITY", "PRODUCT", product)
                        if by & theirs:
                            yield revision.focusAfter, ("POLICE", "PRODUCT", product)

    def _in_councils(self, ours: set[str]) -> Iterator[Naming]:
        for forum in self.on(forums.Forum):
            places = {t.end for t in self.on(forums.ForTerritory, start=forum.id)}
            if set(forum.forumKinds) & COUNCILS and places & ours:
                yield self._focus(forum.id), ("BOTH", "COUNCIL", forum.id)
                for plan in self.on(ag.Plan, forum=forum.id):
                    yield plan.addresses, ("BOTH", "PLAN", plan.id)

    def _worked_on(self, ours: set[str], theirs: set[str]) -> Iterator[Naming]:
        for work in [*self.on(ag.Plan), *self.on(ag.Measure)]:
            parties = {t.start for t in self.on(ag.ResponsibleFor, end=work.id)}
            plan = self.nodes[work.plan] if isinstance(work, ag.Measure) and work.plan else work
            forum = getattr(plan, "forum", None)
            where = {t.end for t in self.on(forums.ForTerritory, start=forum)} if forum else set()
            alone = bool(parties) and parties <= theirs and (not where or bool(where & ours))
            if parties & ours or alone:
                side = "POLICE" if not parties & ours else "BOTH" if parties & theirs else "MUNICIPALITY"
                yield work.addresses, (side, "PLAN" if isinstance(work, ag.Plan) else "MEASURE", work.id)

    def _processes(self, municipality: str) -> Iterator[Naming]:
        for tie in self.all(cooperation.Concerns):
            process = self.nodes[tie.start]
            over = process.endedOn is not None and process.endedOn <= self.day
            if tie.end == municipality and process.startedOn <= self.day and not over:
                yield process.addresses, ("POLICE", "PROCESS", process.id)

    # --- borders

    def mismatches(self) -> dict[str, set[str]]:
        """Municipalities that differ, and in what."""
        here = list(self.on(organizations.Municipality))
        county = {m.id: next((t.end for t in self.on(territory.InCounty, start=m.id)), None) for m in here}
        district = {m.id: self.district(m.id) for m in here}
        centre = {m.id: m.fireAlarmCentre for m in here}
        found: dict[str, set[str]] = {}
        for m in (m.id for m in here):
            for kind, group, value in (
                ("COUNTY_POLICE", county, district),
                ("POLICE_FIRE", district, centre),
            ):
                if group[m] is None or value[m] is None:
                    continue
                counted = Counter(
                    value[n.id] for n in here if group[n.id] == group[m] and value[n.id] is not None
                )
                usual = min(counted, key=lambda v: (-counted[v], self._sorted(str(v))))
                if usual != value[m]:
                    found.setdefault(m, set()).add(kind)
            for tie in self.on(territory.Serves, end=m):
                if tie.start.startswith("tjenesteenhet:") and district[m]:
                    tops = {
                        d.id for d in self.on(organizations.PoliceDistrict) if tie.start in self.below(d.id)
                    }
                    if tops - {district[m]}:
                        found.setdefault(m, set()).add("UNIT_POLICE")
        return found

    def _sorted(self, value: str) -> tuple[str, str]:
        node = self.nodes.get(value)
        return (collation_key(node.name), node.id) if node else (value, value)

    def councils_across(self) -> set[str]:
        """Councils for places in several counties, police districts or service units."""
        found = set()
        for forum in self.on(forums.Forum):
            if not set(forum.forumKinds) & COUNCILS:
                continue
            places = {t.end for t in self.on(forums.ForTerritory, start=forum.id)}
            inside = self.territories(forum.id)
            for values in (
                {t.end for t in self.on(territory.InCounty) if t.start in inside},
                {t.end for t in self.on(territory.InPoliceDistrict) if t.start in inside},
                {
                    t.start
                    for t in self.on(territory.Serves)
                    if t.end in places and t.start.startswith("tjenesteenhet:")
                },
            ):
                if len(values) > 1:
                    found.add(forum.id)
        return found
