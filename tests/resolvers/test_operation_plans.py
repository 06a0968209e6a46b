"""How the database goes about the saved operations, on the whole country: by indexes, and how much it reads.

`db_hits.json` holds what each root field reads; the figures hang on data and texts, not on the machine. After
a change that is meant, write them anew and read what git says has changed:

    SAMORDNING_RENEW=1 .venv/bin/python -m pytest tests/resolvers/test_operation_plans.py
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from graph.managed import Running
from graph.statements import LANGUAGE, Statement
from resolvers.request import DEMONSTRATION_NAMES
from tests.conftest import ANCHOR
from tests.resolvers.asking import profile
from tests.resolvers.reading import Asking

FOLDER = Path(__file__).parents[2] / "queries" / "operations"
OPERATIONS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.graphql"))}
FIGURES = Path(__file__).with_name("db_hits.json")
TOLERANCE = 0.2
"""How much more may be read before somebody has to look; less is always welcome."""
_VARIABLES = re.compile(r"^# variables: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def driver(national_server: Running) -> Iterator[neo4j.Driver]:
    """The bare driver on the national graph: only it tells plans."""
    auth = (national_server.user, national_server.password)
    with neo4j.GraphDatabase.driver(national_server.uri, auth=auth) as driver:
        yield driver


def variables(text: str) -> dict[str, Any]:
    """The variables that a saved operation is asked with."""
    (said,) = _VARIABLES.findall(text)
    values: dict[str, Any] = json.loads(said)
    return values


async def statements(graph: Graph, name: str) -> list[Statement]:
    """The statements that a saved operation is answered by."""
    asking = Asking(graph, profile(DEMONSTRATION_NAMES, name="local"))
    text = OPERATIONS[name]
    result = await asking.result(text, today=ANCHOR, **variables(text))
    assert not result.errors, result.errors
    return asking.statements


def plan(driver: neo4j.Driver, statement: Statement, how: str) -> dict[str, Any]:
    """The plan of a statement, explained or profiled."""
    text = f"{LANGUAGE} {how}{statement.text.removeprefix(LANGUAGE)}"
    with driver.session() as session:
        summary = session.run(text, dict(statement.parameters)).consume()
    found = summary.plan if how == "EXPLAIN" else summary.profile
    assert found is not None
    return found


def operators(found: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's operators, all through."""
    yield found
    for child in found.get("children", ()):
        yield from operators(child)


def opened(statement: Statement) -> Statement:
    """The statement with all things of its outermost list, so that EXPLAIN shows how they are found."""
    start, end = "RETURN head(COLLECT {", "}) AS answer"
    if start not in statement.text:
        return statement
    before, inner = statement.text.removesuffix(end).split(start, 1)
    return Statement(f"{before}RETURN COLLECT {{{inner}}} AS answer", statement.parameters)


@pytest.mark.parametrize("name", OPERATIONS)
async def test_plans(national: Graph, driver: neo4j.Driver, name: str) -> None:
    """No saved operation looks at all nodes, or at all pairs of what it has found.

    What starts from a thing already found is nested where EXPLAIN does not show it; there, reads are counted.
    """
    for statement in await statements(national, name):
        found = operators(plan(driver, opened(statement), "EXPLAIN"))
        kinds = {each["operatorType"].split("@")[0] for each in found}
        assert kinds.isdisjoint({"AllNodesScan", "CartesianProduct"}), (statement.text, kinds)


@pytest.mark.parametrize("name", OPERATIONS)
async def test_reads(national: Graph, driver: neo4j.Driver, name: str) -> None:
    """A saved operation reads no more than it did when somebody last looked."""
    # Root fields run at once: which statement comes first may differ.
    hits = sorted(
        sum(each.get("dbHits", 0) for each in operators(plan(driver, statement, "PROFILE")))
        for statement in await statements(national, name)
    )
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    if os.environ.get("SAMORDNING_RENEW"):
        figures[name] = hits
        FIGURES.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    allowed = [figure * (1 + TOLERANCE) for figure in figures[name]]
    assert len(hits) == len(allowed)
    assert all(hit <= most for hit, most in zip(hits, allowed, strict=True)), (hits, figures[name])


def test_no_figure_is_left_over() -> None:
    """Each figure belongs to a saved operation."""
    assert set(json.loads(FIGURES.read_text(encoding="utf-8"))) == set(OPERATIONS)
