"""What the rules say of one subject: findings, and the attestations and waivers that bear on them."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.assurance import AttestationTopic
from queries.finding import Mending, Verdict
from queries.rule import Binding, Responsible
from resolvers.declarations import Listed, Need, Order, Property, Sentences, Tie
from schema.actors import Actor, Organization
from schema.evaluated import EVALUATED
from schema.fields import argument, described, shown
from schema.pages import PageInfo
from schema.rules import RULE, Rule
from schema.things import Node, day

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


@strawberry.type(description="An approved exception to one rule for one subject.")
class Waiver(Node):
    """An approved exception to one rule for one subject."""

    rule_id: str = shown(Property("ruleId"), "The rule that it excepts from: contact.assigned.")
    reason: str = shown(Property("reason"), "Why it was approved.")
    valid_from: dt.date = shown(day("validFrom"), "First day.")
    valid_to: dt.date = shown(day("validTo"), "First day on which it no longer holds.")
    subject: Node | None = shown(
        # (:Waiver)-[:WAIVES_FOR]->(:Node)
        Tie("({n})-[:WAIVES_FOR]->({m}:Node)"),
        "What it is an exception for.",
    )
    approved_by: Actor | None = shown(
        # (:Waiver)-[:APPROVED_BY]->(:Organization|Post)
        Tie("({n})-[:APPROVED_BY]->({m}:Actor)"),
        "Who approved it.",
    )


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
    rule_id: str = shown(Property("ruleId"), "The rule by its id: contact.assigned.")
    binding: Binding = shown(Property("binding"), "How much the rule binds.")
    responsible: Responsible = shown(Property("responsible"), "Whose task it is.")
    topic: AttestationTopic = shown(Property("topic"), "The rule's theme.")
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
    places: list[Organization] = shown(
        # (:KeptFinding)-[:KEPT_PLACE]->(:Municipality|CityDistrict|PoliceDistrict|County)
        Tie("({n})-[:KEPT_PLACE]->({m}:Organization)", maximum=50),
        "Where it counts: municipalities, city districts, police districts, counties.",
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


WITHIN = Need("within", "within", arguments=("territory",))
"""What lies in the territory asked for."""

COUNTED = [Binding.REQUIREMENT, Binding.RECOMMENDATION]
"""What counts where nothing is said: an unmet possibility is no failing (guide §2.3)."""
TERRITORY = argument(
    "territory",
    strawberry.ID | None,
    "Only of this county, police district, municipality or city district; the country where nothing is said.",
)
RULE_IDS = argument("rule_ids", list[strawberry.ID] | None, "Only of these rules; all where nothing is said.")
BINDINGS = argument(
    "bindings", list[Binding], "Only of rules that bind so. Possibilities (OPTION) only when named.", COUNTED
)
ALL_BINDINGS = argument("bindings", list[Binding], "Only of rules that bind so.", list(Binding))

ALL_FINDINGS = Listed(
    # From the evaluations: what is kept of other days is not looked at.
    "({evaluation}:KeptEvaluation)<-[:KEPT_OF]-({m}:KeptFinding)",
    where="{evaluation}.key IN $evaluationKeys"
    " AND ($within IS NULL OR EXISTS { ({m})-[:KEPT_PLACE]->({place}) WHERE {place}.id IN $within.places })",
    order=Order(("{m}.ruleId", "{m}.id")),
    needs=(EVALUATED, WITHIN),
)
