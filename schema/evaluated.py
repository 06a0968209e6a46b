"""How what the rules say hangs on the things that it is said of."""

from __future__ import annotations

from graph.model.kept import SUBJECT_DAY, subject_day
from resolvers.declarations import Need, Order, Tie

EVALUATED = Need("evaluationKeys", "findings")
"""The evaluations of every rule for the day asked for, by key."""

FINDINGS = Tie(
    # An index on the ties finds those of the day: what is kept of other days is not looked at. The database
    # would take that for dearer than looking at all, since most nodes have none.
    f"({{n}})<-[{{about}}:KEPT_ABOUT]-({{m}}:KeptFinding) USING INDEX {{about}}:KEPT_ABOUT({SUBJECT_DAY})",
    where=f"{{about}}.{SUBJECT_DAY} = {subject_day('{n}', '$asOf', '$today')} "
    "AND {m}.evaluationKey IN $evaluationKeys",
    order=Order(("{m}.ruleId", "{m}.id")),
    needs=(EVALUATED,),
)
FINDINGS_TOLD = "What the rules say of it on the day asked for (guide, rule book)."
