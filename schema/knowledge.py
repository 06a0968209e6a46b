"""Shared challenges and knowledge products (guide §2 Boks 1, §4.1.5)."""

from __future__ import annotations

import datetime as dt

import strawberry

from resolvers.declarations import Property, Tie
from schema.actors import Organization
from schema.fields import shown
from schema.things import BY_NAME, LABEL, NAME, NAMES, LocalName, Node, day


@strawberry.type(description="A challenge that police and municipality share (guide §2, Boks 1).")
class Challenge(Node):
    """A challenge that police and municipality share."""

    code: str = shown(Property("code"), "Its name in queries: TRAFFIC_SAFETY.")
    name: str = shown(NAME, "The Norwegian name.")
    label: str = shown(LABEL, "The name in the caller's language.")
    names: list[LocalName] = shown(NAMES, "Its names in all languages; at most 7.")


@strawberry.type(description="A knowledge product, metadata only (guide §4.1.5).")
class KnowledgeProduct(Node):
    """A knowledge product."""

    title: str = shown(Property("title"), "What it is called.")
    produced_on: dt.date = shown(day("producedOn"), "When it was made.")
    produced_by: list[Organization] = shown(
        # (:KnowledgeProduct)-[:PRODUCED_BY]->(:Organization)
        Tie("({n})-[:PRODUCED_BY]->({m}:Organization)", order=BY_NAME, maximum=10),
        "Who made it; several = joint; at most 10.",
    )


@strawberry.type(
    description="A self-evaluation of a forum, a model or an agreement by its parties (guide §7)."
)
class Evaluation(Node):
    """A self-evaluation of a forum, a prevention model or an agreement by its parties."""

    evaluated_on: dt.date = shown(day("evaluatedOn"), "When it was made.")
    next_on: dt.date | None = shown(day("nextOn"), "When the next one is due, where it says so.")
    done: str | None = shown(Property("done"), "What was done.")
    learned: str | None = shown(Property("learned"), "What was learned.")
    wise: str | None = shown(Property("wise"), "What was wise.")
    subject: Node | None = shown(
        # (:Evaluation)-[:EVALUATES]->(:Forum|Agreement|PreventionModel)
        Tie("({n})-[:EVALUATES]->({m}:Node)"),
        "The forum, agreement or prevention model that it is about.",
    )
    parties: list[Organization] = shown(
        # (:Evaluation)-[:EVALUATED_BY]->(:Organization)
        Tie("({n})-[:EVALUATED_BY]->({m}:Organization)", order=BY_NAME, maximum=50),
        "Who took part; at most 50.",
    )
