"""Agreements, plans and measures: what was promised (guide §2.3, §3, §4)."""

from __future__ import annotations

import datetime as dt

import strawberry

from graph.model.agreements import AgreementKind, AgreementTopic, PlanKind
from resolvers.declarations import Expression, Property, Tie
from schema.actors import Organization, Post
from schema.fields import described, shown
from schema.forums import Forum
from schema.knowledge import Challenge, Evaluation, KnowledgeProduct
from schema.things import (
    BY_NAME,
    END_KNOWN,
    END_KNOWN_TOLD,
    LABEL,
    NAME,
    NAMES,
    START_KNOWN,
    START_KNOWN_TOLD,
    LocalName,
    Node,
    day,
)

described(
    AgreementKind,
    "What an agreement is about.",
    COOPERATION="The cooperation as such (samarbeidsavtale).",
    SCHOOL="Schools.",
    COUNTY="Cooperation with a county.",
    OTHER="Anything else.",
)
described(
    PlanKind,
    "A forum's overarching plan, or an action plan.",
    OVERARCHING="A forum's overarching plan.",
    ACTION="An action plan for a challenge.",
)


described(
    AgreementTopic,
    "What an agreement describes (guide §3, §4.2).",
    COUNCIL="The police council.",
    COUNCIL_EXTENSION="Who else takes part in the council.",
    CONTACT="The police contact.",
    MEETINGS="How often and how it is met.",
    INFORMATION_SHARING="What is told to whom.",
    EMERGENCY_PREPAREDNESS="Preparedness.",
    SLT="The work by the SLT model.",
    EVALUATION="How the cooperation is evaluated.",
)


@strawberry.type(description="An agreement; it regulates no formal rights or duties (guide §3).")
class Agreement(Node):
    """An agreement."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    kinds: list[AgreementKind] = shown(Property("agreementKinds"), "What it is about: one or more.")
    signed_on: dt.date | None = shown(day("signedOn"), "When it was signed.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    next_revision_on: dt.date | None = shown(day("nextRevisionOn"), "When it is to be revised.")
    describes: list[AgreementTopic] = shown(
        Expression("coalesce({n}.describes, [])"), "What it describes (guide §3, §4.2)."
    )
    meetings_per_year: int | None = shown(
        Property("meetingsPerYear"), "How many council meetings a year its parties have agreed on."
    )
    parties: list[Organization] = shown(
        # (:Agreement)-[:HAS_PARTY]->(:Organization)
        Tie("({n})-[:HAS_PARTY]->({m}:Organization)", order=BY_NAME, maximum=50),
        "Its parties; at most 50.",
    )
    focus_areas: list[Challenge] = shown(
        # (:Agreement)-[:FOCUSES_ON]->(:Challenge)
        Tie("({n})-[{t}:FOCUSES_ON]->({m}:Challenge)", holds=("t",), order=BY_NAME, maximum=20),
        "The challenges that it names; at most 20.",
    )


@strawberry.type(description="A plan in its period (guide §4).")
class Plan(Node):
    """A plan."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    kind: PlanKind = shown(Property("planKind"), "Overarching, or an action plan.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer holds.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    adopted_on: dt.date | None = shown(day("adoptedOn"), "When it was adopted.")
    adopted_by: list[Post] = shown(
        # (:Plan)-[:ADOPTED_BY]->(:Post)
        Tie("({n})-[:ADOPTED_BY]->({m}:Post)", order=BY_NAME, maximum=10),
        "The posts that adopted it; at most 10.",
    )
    addresses: list[Challenge] = shown(
        # (:Plan)-[:ADDRESSES]->(:Challenge)
        Tie("({n})-[:ADDRESSES]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The challenges that it is for; at most 20.",
    )
    forum: Forum | None = shown(
        # (:Forum)-[:HAS_PLAN]->(:Plan)
        Tie("({n})<-[:HAS_PLAN]-({m}:Forum)"),
        "The forum whose plan it is.",
    )
    refers_to: list[Evaluation] = shown(
        # (:Plan)-[:REFERS_TO]->(:Evaluation)
        Tie("({n})-[:REFERS_TO]->({m}:Evaluation)", maximum=10),
        "The evaluations that it draws on (guide §7); at most 10.",
    )
    measures: list[Measure] = shown(
        # (:Plan)-[:HAS_MEASURE]->(:Measure)
        Tie("({n})-[:HAS_MEASURE]->({m}:Measure)", holds=("m",), order=BY_NAME, maximum=50),
        "Its measures in force; at most 50.",
    )


@strawberry.type(description="A measure (tiltak) running in its period (guide §2.3).")
class Measure(Node):
    """A measure."""

    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language, where there is one.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")
    valid_from: dt.date | None = shown(day("validFrom"), "First day.")
    valid_to: dt.date | None = shown(day("validTo"), "First day on which it no longer runs.")
    start_known: bool = shown(START_KNOWN, START_KNOWN_TOLD)
    end_known: bool = shown(END_KNOWN, END_KNOWN_TOLD)
    adopted_on: dt.date | None = shown(day("adoptedOn"), "When it was adopted.")
    adopted_by: list[Post] = shown(
        # (:Measure)-[:ADOPTED_BY]->(:Post)
        Tie("({n})-[:ADOPTED_BY]->({m}:Post)", order=BY_NAME, maximum=10),
        "The posts that adopted it; at most 10.",
    )
    plan: Plan | None = shown(
        # (:Plan)-[:HAS_MEASURE]->(:Measure)
        Tie("({n})<-[:HAS_MEASURE]-({m}:Plan)"),
        "The plan that it belongs to.",
    )
    addresses: list[Challenge] = shown(
        # (:Measure)-[:ADDRESSES]->(:Challenge)
        Tie("({n})-[:ADDRESSES]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The challenges that it is for; at most 20.",
    )
    responsible: list[Organization] = shown(
        # (:Organization)-[:RESPONSIBLE_FOR]->(:Measure)
        Tie("({n})<-[{t}:RESPONSIBLE_FOR]-({m}:Organization)", holds=("t",), order=BY_NAME, maximum=20),
        "The organizations responsible for it; at most 20.",
    )


@strawberry.type(description="A revision of an agreement (guide §3).")
class AgreementRevision(Node):
    """A revision of an agreement."""

    revised_on: dt.date = shown(day("revisedOn"), "When it was revised.")
    agreement: Agreement | None = shown(Tie("({n})<-[:HAS_REVISION]-({m}:Agreement)"), "The agreement.")
    based_on: list[KnowledgeProduct] = shown(
        # (:AgreementRevision)-[:BASED_ON]->(:KnowledgeProduct)
        Tie("({n})-[:BASED_ON]->({m}:KnowledgeProduct)", maximum=10),
        "The knowledge that it rests on; at most 10.",
    )
    refers_to: list[Evaluation] = shown(
        # (:AgreementRevision)-[:REFERS_TO]->(:Evaluation)
        Tie("({n})-[:REFERS_TO]->({m}:Evaluation)", maximum=10),
        "The evaluations that it draws on (guide §7); at most 10.",
    )
    focus_before: list[Challenge] = shown(
        # (:AgreementRevision)-[:FOCUS_BEFORE]->(:Challenge)
        Tie("({n})-[:FOCUS_BEFORE]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The focus areas that it replaced; at most 20.",
    )
    focus_after: list[Challenge] = shown(
        # (:AgreementRevision)-[:FOCUS_AFTER]->(:Challenge)
        Tie("({n})-[:FOCUS_AFTER]->({m}:Challenge)", order=BY_NAME, maximum=20),
        "The focus areas that it set; at most 20.",
    )
