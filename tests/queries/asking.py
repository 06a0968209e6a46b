"""Ask the coordination fragment about every actor of a small world, and write that world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import neo4j

from graph import rows as sheets
from graph.model.base import Node, Tie
from queries.days import day_parameters
from queries.fragment import load

COORDINATION = load("coordination")
# A test's world is small and soon gone: its statistics are no reason to plan again.
EVERY_ACTOR = f"""CYPHER 5 replan=skip
MATCH (n0:Actor)
CALL (n0) {{
WITH n0 AS actor
{COORDINATION.text}
}}
RETURN n0.id AS actor, partner.id AS partner, step, since, lastActive, dormant, projected, sameSide, skipped,
       gaps, evidence, arenas
"""

Answers = dict[str, dict[str, dict[str, Any]]]
"""By actor and partner."""


def write(driver: neo4j.Driver, rows: Iterable[Node | Tie]) -> None:
    """Replace what is stored by the rows."""
    sheet = sheets.sort(rows)
    sheets.check(sheet, {})
    with driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("CYPHER 5 MATCH (n:Node) DETACH DELETE n").consume()
        for statement in sheets.statements(sheet):
            transaction.run(statement.text, dict(statement.parameters)).consume()
        transaction.commit()


def ask(
    driver: neo4j.Driver,
    as_of: dt.date,
    *,
    today: dt.date | None = None,
    granularity: str = "ORGANIZATION",
    internal: bool = False,
) -> Answers:
    """What the fragment says of every actor."""
    parameters: dict[str, Any] = {
        "granularity": granularity,
        "includeInternal": internal,
        "includeWide": True,
    }
    parameters |= day_parameters(as_of, today or as_of)
    answers: Answers = {}
    with driver.session() as session:
        for record in session.run(EVERY_ACTOR, parameters):
            answer = {key: _plain(value) for key, value in record.data().items()}
            actor, partner = answer.pop("actor"), answer.pop("partner")
            assert partner not in answers.setdefault(actor, {}), "one row a partner"
            answers[actor][partner] = answer
    return answers


def _plain(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value
