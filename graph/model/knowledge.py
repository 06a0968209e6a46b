"""Shared challenges, knowledge products and evaluations (guide §2 Boks 1, §4.1.5, §7)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from graph.model.base import Dated, Named, Node, NodeId, Ref, Tie


class Challenge(Node, Named):
    """A challenge that police and municipality share (guide §2, Boks 1)."""

    code: str = Field(pattern=r"^[A-Z_]+$")


class FocusesOn(Tie, Dated):
    """A focus area of a forum or an agreement."""

    # (:Forum|Agreement)-[:FOCUSES_ON]->(:Challenge)
    type = "FOCUSES_ON"
    starts = ("Forum", "Agreement")
    ends = ("Challenge",)


class KnowledgeProduct(Node):
    """Metadata of a knowledge product (kunnskapsgrunnlag); from several organizations = joint."""

    title: str = Field(min_length=1)
    producedOn: dt.date
    producedBy: Annotated[tuple[NodeId, ...], Ref("PRODUCED_BY", ("Organization",))]


class Evaluation(Node):
    """A self-evaluation of a forum, a prevention model or an agreement by its parties (guide §7)."""

    evaluatedOn: dt.date
    nextOn: dt.date | None = None
    """Date of the next one, where it names one."""
    done: str | None = None
    """What was done."""
    learned: str | None = None
    """What was learned."""
    wise: str | None = None
    """What was wise."""
    subject: Annotated[NodeId, Ref("EVALUATES", ("Forum", "Agreement", "PreventionModel"))]
    parties: Annotated[tuple[NodeId, ...], Ref("EVALUATED_BY", ("Organization",))] = ()
