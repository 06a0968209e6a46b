"""How what the rules say hangs on the things that it is said of."""

from __future__ import annotations

from resolvers.declarations import Need, Order, Tie

EVALUATED = Need("evaluationKeys", "findings")
"""The evaluations of every rule for the day asked for, by key."""

FINDINGS = Tie(
    "({n})<-[:KEPT_ABOUT]-({m}:KeptFinding)",
    where="{m}.evaluationKey IN $evaluationKeys",
    order=Order(("{m}.ruleId", "{m}.id")),
    needs=(EVALUATED,),
)
FINDINGS_TOLD = "What the rules say of it on the day asked for (guide, rule book)."
