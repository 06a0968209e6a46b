"""Rows in the graph: what is one thing stays one, what are two stay two."""

from __future__ import annotations

import datetime as dt

from graph.connection import Graph
from graph.model import territory
from graph.statements import Statement
from tests.resolvers.reading import write
from tests.worlds import World

TIES = Statement(
    "CYPHER 5 MATCH (:Municipality)-[t:IN_COUNTY]->() WITH t ORDER BY t.validFrom "
    "RETURN collect([toString(t.validFrom), toString(t.validTo)]) AS answer",
    {},
)


async def test_ties_of_the_same_two_ends(world: Graph) -> None:
    """One since a day and one since nobody knows when are two, in any order and however often written."""
    of = World()
    place, county = of.municipality("sted"), of.org("County", "fylke")
    first, second = dt.date(2020, 1, 1), dt.date(2024, 1, 1)
    of.tie(territory.InCounty, place, county, validFrom=second)
    of.tie(territory.InCounty, place, county, validTo=first)
    of.tie(territory.InCounty, place, county, validTo=first)
    for rows in (of.rows, of.rows, of.rows[::-1]):
        await write(world, rows)
        found = await world.read(TIES, 5)
        assert found is not None
        assert found["answer"] == [["2024-01-01", None], [None, "2020-01-01"]]
