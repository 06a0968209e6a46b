"""Generated operations: the service answers what graphql-core and plain Python make of the same graph.

An operation is a document asked with certain values of its variables. Several share a document, since the
database plans each new text for a while: it is asked with other values, and from where a page ended.
"""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from graphql import DocumentNode, parse, print_ast

from graph.connection import Graph
from graph.errors import TimedOut
from resolvers.declarations import Derived, Found, Listed, Sought
from resolvers.request import LANGUAGES, Refused
from tests.oracle.answers import Oracle
from tests.oracle.memory import remember
from tests.resolvers.asking import LIMITS, profile
from tests.resolvers.comparing import Comparison, Differs
from tests.resolvers.covering import Cover
from tests.resolvers.operations import Generated, Operations
from tests.resolvers.reading import BUILT, TODAY, write
from tests.resolvers.reference import plain_schema
from tests.resolvers.shrinking import smallest
from tests.resolvers.values import Values
from tests.resolvers.wide_world import wide_world

NIGHTLY = bool(os.environ.get("SAMORDNING_NIGHTLY"))
OPERATIONS, SUBQUERIES = (10_000, 30) if NIGHTLY else (500, 8)
SEED = int(os.environ.get("SAMORDNING_SEED", "1"))
TIMES = 8
"""How often each document is asked."""

log = logging.getLogger(__name__)

COORDINATION = "an oracle of its own: tests/queries/test_coordination_random.py"
JUDGED = "what rules say, with an oracle for each: tests/queries/rules"
QUESTION = "a question, with an oracle of its own: tests/queries/test_questions.py"
PLANNING = "a question of planners: tests/queries/test_planning.py, test_open_points.py"
LEFT_OUT = {
    "Actor.coordination": COORDINATION,
    "Forum.findings": JUDGED,
    "Organization.findings": JUDGED,
    "Post.findings": JUDGED,
    "Query.coordinationBetween": COORDINATION,
    "Query.coordinationMatrix": COORDINATION,
    "Query.paths": QUESTION,
    "Query.reachable": QUESTION,
    "Query.commonNeighbours": QUESTION,
    "Query.subgraph": QUESTION,
    "Query.contactsFor": QUESTION,
    "Query.unusedPartners": QUESTION,
    "Query.sameChallenge": QUESTION,
    "Query.priorities": QUESTION,
    "Query.boundaryMismatches": QUESTION,
    "Query.search": "ranked by the full-text index: tests/schema/test_search.py",
    "Query.vacancies": PLANNING,
    "Query.cadence": PLANNING,
    "Query.actionPoints": PLANNING,
    "Query.contactLoad": PLANNING,
    "Query.offersOpen": PLANNING,
    "Query.fallsDue": PLANNING,
    "Query.missingMembers": PLANNING,
    "Query.firstSteps": PLANNING,
    "Query.dataOwed": PLANNING,
    "Query.metElsewhere": PLANNING,
    "Query.sourcesDisagree": PLANNING,
    "Query.departure": "what would break: tests/queries/test_departure.py",
    "Query.singlePoints": "what would break: tests/queries/test_departure.py",
    "Query.findings": JUDGED,
    "Query.paperAndPractice": PLANNING,
    "Query.seatLoad": PLANNING,
    "Query.sltSpread": PLANNING,
    "Query.reassignment": "a solver: tests/queries/test_reassignment.py",
    "Query.coverage": JUDGED,
    "Query.scorecard": JUDGED,
    "Query.changes": JUDGED,
    "Query.forecast": JUDGED,
    "Query.trend": JUDGED,
    "Query.previewRule": JUDGED,
}
"""What derives something and is judged elsewhere, with the reason and the place."""
NOT_OF_THE_GRAPH = frozenset({"Query.serviceLimits", "Query.meta"})


def make_operations(comparison: Comparison, random: Random) -> Operations:
    """Operations over everything that is not left out, with values from the wide world."""

    def fits(generated: Generated) -> bool:
        try:
            comparison.prepare(generated.text, generated.values(random))
        except Refused:
            return False
        return True

    values = Values(comparison.oracle.memory, random)
    cover = Cover(plain_schema(BUILT), NOT_OF_THE_GRAPH | LEFT_OUT.keys())
    return Operations(cover, values, random, SUBQUERIES, fits)


def test_what_is_left_out() -> None:
    """Only what derives something is left out of the generated operations, and all of it is."""
    for name in LEFT_OUT:
        kind, field = name.split(".")
        declaration = BUILT.catalogue.field(kind, field).declaration
        assert isinstance(declaration, Derived) or bool(getattr(declaration, "needs", ())), name
    read = {
        name
        for name, root in BUILT.catalogue.roots().items()
        if isinstance(root.declaration, Found | Listed | Sought)
    }
    assert read | {name.split(".")[1] for name in LEFT_OUT} >= BUILT.catalogue.roots().keys()


async def test_generated_operations(world: Graph) -> None:
    """Whatever is asked: graphql-core completes the same rows alike, and plain Python finds the same."""
    rows = wide_world()
    await write(world, rows)
    version = await world.data_version(5)
    oracle = Oracle(plain_schema(BUILT), remember(rows), TODAY.isoformat(), version)
    asker = profile("contacts:read", limits=replace(LIMITS, subqueries=SUBQUERIES))
    comparison = Comparison(BUILT, world, oracle, asker)
    # What is written hangs on the seed and the schema alone, not on what is answered.
    operations, random = make_operations(comparison, Random(SEED)), Random(SEED)
    asked, started = 0, time.monotonic()
    while asked < OPERATIONS:
        comparison.language = random.choice(LANGUAGES)
        asked += await ask(comparison, operations.write(), random)
        if asked % 200 < TIMES:
            log.info(
                "%d of %d operations in %.0f s; the slowest statement took %.1f s",
                asked, OPERATIONS, time.monotonic() - started, comparison.slowest,
            )  # fmt: skip
    never = operations.cover.never()
    assert not never, f"never asked for: {sorted(never)}"


async def ask(comparison: Comparison, generated: Generated, random: Random) -> int:
    """Ask an operation several times, some from where a page ended; says how often.

    Other values of one shape have the same texts: what the database has planned serves them all.
    """
    document = parse(generated.text)
    values = generated.values(random)
    texts: set[str] = set()
    for turn in range(TIMES):
        known = {name: comparison.told.get(path) for name, path in generated.cursors.items()}
        going_on = turn % 2 == 1 and any(known.values())
        if going_on:
            # The same values: a cursor belongs to them.
            values |= {name: random.choice(cursors) for name, cursors in known.items() if cursors}
        else:
            values = generated.values(random)
        try:
            run = await comparison.ask(document, values)
        except Differs as found:
            pytest.fail(await told(comparison, document, values, found))
        except TimedOut:
            pytest.fail(f"a statement did not end:\n{generated.text}\n{values}")
        if not going_on:
            texts = texts or run
            assert run == texts, generated.text
    return TIMES


async def told(comparison: Comparison, document: DocumentNode, values: dict[str, Any], found: Differs) -> str:
    """The smallest document that shows the difference, and the difference."""
    last = found

    async def still(smaller: DocumentNode) -> bool:
        nonlocal last
        try:
            await comparison.ask(smaller, values)
        except Differs as again:
            last = again
            return True
        except Exception:  # smaller, and something else: not what is looked for
            return False
        return False

    small = await smallest(document, plain_schema(BUILT), still)
    text = print_ast(small)
    return f"{last}\n{text}\n{ ({name: value for name, value in values.items() if f'${name}:' in text}) }"
