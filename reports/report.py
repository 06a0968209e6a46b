"""A report: the findings of a territory on a day, told in one language, with every count made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from queries import phrases
from queries.evaluate import Evaluated
from queries.finding import Finding, Mending, Said, Verdict
from queries.rule import Binding, Rule
from reports.places import Axis, Places
from reports.tally import Tally

K = TypeVar("K")

BINDINGS = tuple(Binding)
"""From what must be to what can be."""
OPEN = (Verdict.GAP, Verdict.UNKNOWN, Verdict.ERROR)
"""What somebody has to do something about."""
_URGENCY = {Verdict.GAP: 0, Verdict.ERROR: 1, Verdict.UNKNOWN: 2, Verdict.WAIVED: 3, Verdict.MET: 4}


@dataclass(frozen=True)
class Item:
    """One finding, told."""

    rule: Rule
    finding: Finding
    title: str
    """The rule's title."""
    subjects: tuple[str, ...]
    """The names of what it is about."""
    places: tuple[str, ...]
    """The names of the places that it counts in."""
    reasons: tuple[str, ...]
    """Why, sentence by sentence: first what was found, then on whose word, then the exception."""
    expected: str
    observed: str
    warnings: tuple[str, ...]
    change: str
    """The smallest change that would meet the rule; empty where there is none."""
    synthetic: bool
    """Whether anything that it is about is invented."""

    @property
    def verdict(self) -> Verdict:
        """What the rule says."""
        return self.finding.verdict

    @property
    def reason(self) -> str:
        """Why, in one text."""
        return ". ".join(self.reasons)

    @property
    def mending(self) -> Mending | None:
        """When the change can be made."""
        return self.finding.change.mending if self.finding.change else None

    @property
    def subject(self) -> str:
        """What it is about, in one text."""
        return " – ".join(self.subjects)

    @property
    def order(self) -> tuple[Any, ...]:
        """Sorts what to look at first to the front: binding, verdict, what can be mended now, the oldest."""
        can = {Mending.NOW: 0, Mending.NEXT_OCCASION: 1, Mending.TIME_ONLY: 2, None: 3}[self.mending]
        since = self.finding.since or dt.date.max
        urgency = _URGENCY.get(self.verdict, 5)
        return BINDINGS.index(self.rule.binding), urgency, can, since, self.rule.id, self.finding.subjects

    def plain(self) -> dict[str, Any]:
        """As it is written to JSON, in the words of the API."""
        finding = self.finding
        return {
            "fingerprint": finding.fingerprint,
            "rule": self.rule.id,
            "title": self.title,
            "binding": self.rule.binding.value,
            "responsible": self.rule.responsible.value,
            "topic": self.rule.topic.value,
            "guideSection": self.rule.guide,
            "verdict": finding.verdict.value,
            "underlying": finding.underlying.value,
            "subjects": [{"id": i, "name": n} for i, n in zip(finding.subjects, self.subjects, strict=True)],
            "places": [{"id": i, "name": n} for i, n in zip(finding.places, self.places, strict=True)],
            "reason": self.reason,
            "expected": self.expected,
            "observed": self.observed,
            "warnings": list(self.warnings),
            "since": finding.since and finding.since.isoformat(),
            "dueBy": finding.due_by and finding.due_by.isoformat(),
            "change": self.change or None,
            "mending": self.mending and self.mending.value,
            "mendingOn": finding.change and finding.change.on and finding.change.on.isoformat(),
            "evidence": list(finding.evidence),
            "waiver": finding.waiver,
            "synthetic": self.synthetic,
        }


@dataclass(frozen=True)
class Named:
    """A territory, or the country."""

    id: str | None
    """None for the country."""
    name: str


@dataclass(frozen=True)
class Report:
    """The findings of a territory on a day, told in one language."""

    territory: Named
    kind: str
    """What the territory is: "country", "county", "police-district", "municipality" or "city-district"."""
    as_of: dt.date
    today: dt.date
    made_at: dt.datetime
    language: str
    data_version: int
    rules: tuple[Rule, ...]
    """The rules that were looked at, in order."""
    items: tuple[Item, ...]
    """Every finding, what to look at first in front."""
    places: Places
    synthetic: bool
    """Whether any of it rests on invented data."""
    problems: Mapping[str, str] = field(default_factory=dict)
    """Why a rule's check failed, by its id."""

    @property
    def projected(self) -> bool:
        """Whether the day was still to come."""
        return self.as_of > self.today

    @cached_property
    def by_binding(self) -> Mapping[Binding, Tally]:
        """Counts of findings by how much they bind."""
        return _tallied(self.items, BINDINGS, lambda item: (item.rule.binding,))

    @cached_property
    def by_rule(self) -> Mapping[str, Tally]:
        """Counts of findings by rule."""
        return _tallied(self.items, [rule.id for rule in self.rules], lambda item: (item.rule.id,))

    @cached_property
    def judged(self) -> tuple[Rule, ...]:
        """The rules with something in scope."""
        return tuple(rule for rule in self.rules if self.by_rule[rule.id].in_scope)

    @cached_property
    def idle(self) -> tuple[Rule, ...]:
        """The rules with nothing to judge here."""
        return tuple(rule for rule in self.rules if not self.by_rule[rule.id].in_scope)

    def by_territory(self, axis: Axis, binding: Binding) -> Mapping[str, Tally]:
        """Counts by territory of an axis; a finding with several places counts once in each."""
        chosen = [item for item in self.items if item.rule.binding is binding]
        ids = {id_ for item in chosen for id_ in self._on(axis, item)}
        order = sorted(ids, key=self.places.order)
        return _tallied(chosen, order, lambda item: self._on(axis, item))

    def _on(self, axis: Axis, item: Item) -> frozenset[str]:
        found = self.places.on(axis, item.finding.places)
        return frozenset(id_ for id_ in found if self._inside(axis, id_))

    def _inside(self, axis: Axis, id_: str) -> bool:
        # A finding about a district reaches all of it; of the territory asked for only what lies in that.
        known = axis == "municipality" and id_ in self.places.municipalities
        return self.territory.id is None or not known or id_ in self._parts

    @cached_property
    def _parts(self) -> frozenset[str]:
        return frozenset(part.id for part in self.places.parts(self.territory.id or ""))

    def gaps(self, fail_on: Binding) -> int:
        """How many gaps there are among what binds as much, or more."""
        bindings = BINDINGS[: BINDINGS.index(fail_on) + 1]
        return sum(self.by_binding[binding].gap for binding in bindings)

    def plain(self) -> dict[str, Any]:
        """As it is written to JSON, in the words of the API."""
        return {
            "territory": {"id": self.territory.id, "name": self.territory.name},
            "asOf": self.as_of.isoformat(),
            "today": self.today.isoformat(),
            "madeAt": self.made_at.isoformat(timespec="seconds"),
            "projected": self.projected,
            "synthetic": self.synthetic,
            "dataVersion": self.data_version,
            "language": self.language,
            "bindings": {binding.value: tally.plain() for binding, tally in self.by_binding.items()},
            "rules": [
                {
                    "id": rule.id,
                    "title": told(rule.title, self.language),
                    "binding": rule.binding.value,
                    "responsible": rule.responsible.value,
                    **self.by_rule[rule.id].plain(),
                }
                for rule in self.rules
            ],
            "findings": [item.plain() for item in self.items],
            "problems": dict(self.problems),
        }


def told(texts: Mapping[str, str], language: str) -> str:
    """A text of a rule in the reader's language."""
    return texts[phrases.FALLBACK.get(language, language)]


def item(
    rule: Rule, finding: Finding, language: str, names: Mapping[str, str], synthetic: frozenset[str]
) -> Item:
    """A finding, told; `names` gives names by id, `synthetic` the ids of what is invented."""

    def say(said: Said) -> str:
        return phrases.render(rule.texts, language, said.code, said.args)

    return Item(
        rule=rule,
        finding=finding,
        title=told(rule.title, language),
        subjects=tuple(names.get(id_, id_) for id_ in finding.subjects),
        places=tuple(names.get(id_, id_) for id_ in finding.places),
        reasons=tuple(say(said) for said in finding.reason),
        expected=say(finding.expected) if finding.expected else "",
        observed=say(finding.observed) if finding.observed else "",
        warnings=tuple(say(said) for said in finding.warnings),
        change=say(finding.change.what) if finding.change else "",
        synthetic=not synthetic.isdisjoint((*finding.subjects, *finding.evidence)),
    )


def narrowed(found: Iterable[Evaluated], places: frozenset[str] | None) -> list[tuple[Rule, Finding]]:
    """The findings that count in a territory, given as the ids of every place that reaches into it."""
    return [
        (evaluated.rule, finding)
        for evaluated in found
        for finding in evaluated.findings
        if places is None or not places.isdisjoint(finding.places)
    ]


def _tallied(items: Iterable[Item], keys: Iterable[K], of: Callable[[Item], Iterable[K]]) -> dict[K, Tally]:
    found: dict[K, list[Verdict]] = {key: [] for key in keys}
    for each in items:
        for key in of(each):
            found[key].append(each.verdict)
    return {key: Tally.of(verdicts) for key, verdicts in found.items()}
