"""Where facts come from is told to whoever asks for it, and costs nobody else anything."""

from __future__ import annotations

import datetime as dt
import re

import neo4j
from graphql import parse

from graph.connection import Graph
from graph.model.assurance import Source, Statement
from graph.model.territory import InPoliceDistrict
from schema.build import build
from schema.plans import Plans
from tests.resolvers.reading import Asking, write
from tests.resolvers.test_operation_plans import OPERATIONS, operators, plan, variables
from tests.schema.test_plans import found
from tests.worlds import World

ASKS = re.compile(r"\b(?:source|statements|sourcesDisagree|recordedAt)\b")
"""What a question selects that wants to know where facts come from."""
READS = re.compile(r":Source\b|:Statement\b|\bSTATES\b|\.source\b|\brecordedAt\b")
"""What the database reads for it."""

ASKED = "query ($id: ID!) { actor(id: $id) { ... on Municipality { policeDistrict { name } } } }"


def test_a_question_that_does_not_ask_reads_nothing_of_it() -> None:
    """The text of each saved question names sources and statements only where it selects them."""
    plans, reading = Plans(build()), set()
    for name, text in OPERATIONS.items():
        texts, _ = found(plans, parse(text), variables(text))
        if any(map(READS.search, texts.values())):
            assert ASKS.search(text), name
            reading.add(name)
    assert reading == {"29-data-owed"}


async def test_sources_cost_nobody_who_does_not_ask(world: Graph, scratch_driver: neo4j.Driver) -> None:
    """A place is read with as many hits of the database, however many sources disagree on its neighbour."""
    small = World()
    district = small.district("vest")
    here, there = small.municipality("bergen"), small.municipality("askøy")
    for town in (here, there):
        small.tie(InPoliceDistrict, town, district)
    await write(world, small.rows)
    asking = Asking(world)
    await asking(
        "query ($id: ID!) { actor(id: $id) { ... on Municipality { policeDistrict { name } } } }", id=here
    )

    def hits() -> int:
        profiled = operators(plan(scratch_driver, asking.statements[0], "PROFILE"))
        return sum(each.get("dbHits", 0) for each in profiled)

    before = hits()
    about = {"title": "X", "publisher": "X", "licence": "CC0", "retrievedOn": dt.date(2026, 1, 1)}
    for number in range(20):
        small.add(Source, f"kilde:{number}", **about)
        small.add(Statement, f"utsagn:{number}", property="website", value=str(number), subject=there)
    await write(world, small.rows)
    assert hits() == before > 0
