"""What the rules say: findings of one subject, and their roll-up over the territory (guide, rule book)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import strawberry

from graph.model.assurance import AttestationTopic
from queries import fragment
from queries import rule as book
from queries.finding import Mending, Verdict
from queries.phrases import FALLBACK
from queries.rule import Binding, Responsible
from resolvers.declarations import Column, Derived, Lookup, Order, Property, Sentences, Tie
from schema.actors import Organization
from schema.fields import AS_OF, argument, described, shown
from schema.pages import PageInfo
from schema.things import Node, day

described(
    Binding,
    "How much an expectation binds.",
    REQUIREMENT="It must be met (skal, plikt, føring); never the responsibility of a municipality.",
    RECOMMENDATION="It should be met (bør, anbefales).",
    OPTION="It can be met (kan, med fordel): not meeting it is an unused possibility.",
)
described(
    Responsible,
    "Whose move it is.",
    POLICE="The police's.",
    MUNICIPALITY="The municipality's.",
    BOTH="Both the police's and the municipality's.",
    COUNTY="The county's.",
    POD="The National Police Directorate's (Politidirektoratet).",
)
described(
    AttestationTopic,
    "What can be attested.",
    CONTACTS="Police contacts.",
    FUNCTIONS="Functions and their posts.",
    FORUMS="Forums and their seats.",
    MEETINGS="Meetings, with agendas and minutes.",
    AGREEMENTS="Agreements.",
    OFFERS="Offers of cooperation.",
    SLT="SLT: coordination of local measures against crime.",
    PLANS="Plans and measures.",
    SCHOOLS="Cooperation with schools.",
    ORDINANCES="Local police ordinances (politivedtekter).",
    EVALUATIONS="Evaluations.",
    RECORDS="Records: attendance and action points.",
)
described(
    Verdict,
    "What a rule says of a subject.",
    MET="The expectation is met.",
    GAP="It is not met: a registered fact says so, or what is attested to be complete lacks it.",
    UNKNOWN="What it takes is not registered, and nobody has attested that this is complete.",
    WAIVED="It is not met, and an approved exception covers it.",
    NOT_APPLICABLE="It does not apply to this subject.",
    ERROR="The check failed.",
)
described(
    Mending,
    "When the smallest change can be made.",
    NOW="At once.",
    NEXT_OCCASION="At the next occasion: a late agenda cannot be mended before the next meeting.",
    TIME_ONLY="Only time mends it.",
)


class Axis(StrEnum):
    """The axis that a roll-up follows."""

    COUNTY = "COUNTY"
    POLICE_DISTRICT = "POLICE_DISTRICT"
    NATIONAL = "NATIONAL"


described(
    Axis,
    "The axis that a roll-up follows: the two do not nest.",
    COUNTY="The counties.",
    POLICE_DISTRICT="The police districts.",
    NATIONAL="The whole country in one.",
)


class Weight(StrEnum):
    """What a roll-up counts."""

    PLACES = "PLACES"
    INHABITANTS = "INHABITANTS"


described(
    Weight,
    "What a roll-up counts.",
    PLACES="Each place as one.",
    INHABITANTS="Each place as its inhabitants.",
)


@strawberry.type(description="An expectation of the guide, with its check.")
class Rule:
    """An expectation of the guide, with its check."""

    id: strawberry.ID = shown(None, "contact.assigned.")
    version: int = shown(None, "Counts its changes.")
    title: str = shown(None, "Its title, in the caller's language.")
    explanation: str = shown(None, "What it means, in the caller's language.")
    remedy: str = shown(None, "What mends a gap, in the caller's language.")
    binding: Binding = shown(None, "How much it binds.")
    wording: str = shown(None, "The guide's own verb, in Norwegian.")
    responsible: Responsible = shown(None, "Whose move it is.")
    guide_section: str = shown(None, "The section of the guide.")
    topic: AttestationTopic = shown(None, "What must be attested before an absence is a gap.")


class ToldRule:
    """A rule of the book, told field by field in the caller's language."""

    def __init__(self, rule: book.Rule) -> None:
        self.texts = rule.texts
        self._plain = {
            "id": rule.id,
            "version": rule.version,
            "binding": rule.binding.value,
            "wording": rule.wording,
            "responsible": rule.responsible.value,
            "guideSection": rule.guide,
            "topic": rule.topic.value,
        }
        self._localized: Mapping[str, Mapping[str, str]] = {
            "title": rule.title,
            "explanation": rule.explanation,
            "remedy": rule.remedy,
        }

    def told(self, name: str, language: str) -> Any:
        """The value of a field of the rule."""
        if name in self._localized:
            return self._localized[name][FALLBACK.get(language, language)]
        return self._plain[name]


RULE = Lookup("rules", "ruleId")


@strawberry.type(description="An approved exception to one rule for one subject.")
class Waiver(Node):
    """An approved exception to one rule for one subject."""

    reason: str = shown(Property("reason"), "Why it was approved.")
    valid_from: dt.date = shown(day("validFrom"), "First day.")
    valid_to: dt.date = shown(day("validTo"), "First day on which it no longer holds.")


@strawberry.type(description="A statement that what is registered on a topic for a place is complete.")
class Attestation(Node):
    """A statement that what is registered on a topic for a place is complete."""

    topic: AttestationTopic = shown(Property("topic"), "What is registered completely.")
    complete_as_of: dt.date = shown(day("completeAsOf"), "The day as of which it is complete.")
    attested_by: Organization | None = shown(
        # (:Attestation)-[:ATTESTED_BY]->(:Organization)
        Tie("({n})-[:ATTESTED_BY]->({m}:Organization)"),
        "Who says so.",
    )
    place: Organization | None = shown(
        # (:Attestation)-[:FOR_PLACE]->(:Municipality|CityDistrict|PoliceDistrict)
        Tie("({n})-[:FOR_PLACE]->({m}:Organization)"),
        "The place that it is said of.",
    )


@strawberry.type(description="What a rule says of one subject on a day; derived, never a fact.")
class Finding:
    """What a rule says of one subject on a day."""

    fingerprint: str = shown(Property("fingerprint"), "Rule and subjects: the same on another day.")
    rule: Rule = shown(RULE, "The rule.")
    verdict: Verdict = shown(Property("verdict"), "What it says.")
    underlying: Verdict = shown(Property("underlying"), "What it would say without the waiver.")
    reason: str = shown(Sentences("reason", "ruleId"), "Why, in words; also when met.")
    expected: str | None = shown(Sentences("expected", "ruleId"), "What the rule wants to find.")
    observed: str | None = shown(Sentences("observed", "ruleId"), "What it found.")
    warnings: list[str] = shown(
        Sentences("warnings", "ruleId", listed=True), "What is worth saying beside the verdict."
    )
    sought: list[str] = shown(Sentences("sought", "ruleId", listed=True), "What was looked for in vain.")
    since: dt.date | None = shown(day("since"), "Since when it is so, unbroken; null = not known.")
    due_by: dt.date | None = shown(day("dueBy"), "The day by which it has to be met.")
    change: str | None = shown(Sentences("change", "ruleId"), "The smallest change that would meet it.")
    mending: Mending | None = shown(Property("mending"), "When that change can be made.")
    projected: bool = shown(Property("projected"), "Whether the day was still to come.")
    subjects: list[Node] = shown(
        # (:KeptFinding)-[:KEPT_ABOUT]->(:Node)
        Tie("({n})-[:KEPT_ABOUT]->({m}:Node)", maximum=2),
        "What it is about; two for a pair.",
    )
    evidence: list[Node] = shown(
        # (:KeptFinding)-[:KEPT_EVIDENCE]->(:Node)
        Tie("({n})-[:KEPT_EVIDENCE]->({m}:Node)", maximum=20),
        "What the verdict rests on; at most 20.",
    )
    waiver: Waiver | None = shown(
        # (:KeptFinding)-[:KEPT_WAIVER]->(:Waiver)
        Tie("({n})-[:KEPT_WAIVER]->({m}:Waiver)"),
        "The exception that makes a difference.",
    )


@strawberry.type(description="One of a page, with its cursor.")
class FindingEdge:
    """One of a page, with its cursor."""

    cursor: str = shown(None, "Where it stands: opaque, bound to order, filter and day.")
    node: Finding = shown(None, "The finding.")


@strawberry.type(description="Findings in pages.")
class FindingConnection:
    """Findings in pages."""

    edges: list[FindingEdge] = shown(None, "This page, with cursors.")
    nodes: list[Finding] = shown(None, "This page, without cursors.")
    page_info: PageInfo = shown(None, "Whether there is more.")
    total_count: int = shown(None, "How many on all pages; counted only when asked for.")


FINDINGS = Tie(
    "({n})<-[:KEPT_ABOUT]-({m}:KeptFinding)",
    where="{m}.evaluationKey IN $evaluationKeys",
    order=Order(("{m}.ruleId", "{m}.id")),
    needs="findings",
)


@strawberry.type(description="One rule over one territory: how many are met, and of how many.")
class CoverageCell:
    """One rule over one territory."""

    rule: Rule = shown(Lookup("rules", "evaluation.ruleId"), "The rule.")
    territory: Organization | None = shown(
        Column("territory"), "The county or police district; null: the nation, or what lies in none."
    )
    met: int = shown(Property("met"), "Met.")
    gap: int = shown(Property("gap"), "With a gap.")
    unknown: int = shown(Property("unknown"), "Of which we have not heard.")
    waived: int = shown(Property("waived"), "With a gap that is excepted.")
    not_applicable: int = shown(Property("notApplicable"), "To which it does not apply: outside the scope.")
    error: int = shown(Property("error"), "Where the check failed.")
    in_scope: int = shown(Property("inScope"), "met + gap + unknown + waived + error: the denominator.")
    strict_share: float | None = shown(Property("strictShare"), "met / inScope; null where nothing is.")
    effective_share: float | None = shown(
        Property("effectiveShare"), "(met + waived) / inScope; null where nothing is."
    )
    several: int = shown(
        Property("several"), "Findings that count in another territory too: sums count them again."
    )
    uncounted: int = shown(Property("uncounted"), "Findings with a place whose inhabitants are not known.")


COVERAGE = Derived(
    fragment.load("coverage"),
    Order(
        ("{e}.evaluation.ruleId", "coalesce({e}.territory.nameSort, '')", "coalesce({e}.territory.id, '')")
    ),
    input=None,
    arguments={"axis": "axis", "weight": "weight"},
    needs="findings",
)
COVERAGE_ARGUMENTS = (
    argument("axis", Axis, "By county, by police district, or national.", Axis.NATIONAL),
    argument("weight", Weight, "Count places, or their inhabitants.", Weight.PLACES),
    AS_OF,
)
