"""Random small worlds: ties are what coordination counts as tying, reckoned in plain Python."""

from __future__ import annotations

import datetime as dt
from typing import Any

import neo4j
from hypothesis import HealthCheck, Phase, given, settings

from queries.fragment import load
from tests.oracle.ties import Ties
from tests.queries.asking import write
from tests.queries.test_coordination_random import AS_OF, worlds
from tests.worlds import World

EVERY = f"""CYPHER 5 replan=skip
MATCH (x:Organization)
CALL (x) {{
{load("ties").text}
}}
RETURN x.id AS x, y.id AS y, kind, arena.id AS arena
"""


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(w=worlds(), as_of=AS_OF)
def test_ties_of_random_worlds(world: object, scratch_driver: neo4j.Driver, w: World, as_of: dt.date) -> None:
    """Ties are what coordination counts as tying, wide forums left out, and part-of."""
    assert world is not None
    write(scratch_driver, w.rows)
    found: dict[str, dict[str, set[Any]]] = {}
    with scratch_driver.session() as session:
        for x, y, kind, arena in session.run(EVERY, asOf=as_of).values():
            found.setdefault(x, {}).setdefault(y, set()).add((kind, arena))
    expected = {x: ties for x, ties in Ties(w.rows, as_of).of.items() if ties}
    assert found == expected
