"""Names as they are stored: what sorts and matches them beside them, and the indexes that serve it."""

from __future__ import annotations

from datetime import UTC, datetime

import neo4j

from graph import names
from graph.connection import Graph
from graph.model.base import BESIDE_NAMES, has_names
from graph.model.kinds import node_kinds
from graph.statements import Statement
from graph.text import collation_key
from tests.resolvers.reading import write
from tests.worlds import World

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
_READ = Statement(
    "CYPHER 5 MATCH (n:Node) WHERE n.name IS NOT NULL "
    f"RETURN n {{.id, {', '.join(f'.{name}' for name in BESIDE_NAMES)}}} AS told ORDER BY n.id"
)


async def test_what_is_stored_beside_names(world: Graph) -> None:
    """Whatever has names has a key that sorts the first, and all of them without case and accents."""
    of = World()
    of.municipality("karasjok", nameSe="Kárášjohka")
    of.forum("rad", title="Politirådet på Ås")
    await write(world, of.rows)
    told = {row["told"]["id"]: row["told"] for row in await world.rows(_READ, 10)}
    assert told["kommune:karasjok"]["namesFolded"] == ["karasjok", "karasjohka"]
    assert told["forum:rad"] == {
        "id": "forum:rad",
        "nameSort": collation_key("Politirådet på Ås"),
        "nameFolded": "politiradet pa as",
        "namesFolded": ["politiradet pa as"],
    }


async def test_what_was_written_before(world: Graph, scratch_driver: neo4j.Driver) -> None:
    """What lacks the texts beside its names gets them, as it would be written today, once."""
    of = World()
    of.municipality("tromsø", nameSe="Romsa")
    of.challenge("TRAFFIC_SAFETY")
    await write(world, of.rows)
    before = await world.rows(_READ, 10)
    with scratch_driver.session() as session:
        removed = ", ".join(f"n.{name}" for name in BESIDE_NAMES)
        session.run(f"CYPHER 5 MATCH (n:Node) REMOVE {removed}").consume()
    assert await names.complete(world, AT) == 2
    assert await world.rows(_READ, 10) == before
    assert await names.complete(world, AT) == 0


async def test_every_kind_has_an_index_that_lists_it(scratch: Graph) -> None:
    """Whatever is listed on its own is read in its order from an index: by name, or by id."""
    statement = Statement(
        "CYPHER 5 SHOW INDEXES YIELD labelsOrTypes, properties, type WHERE type = 'RANGE' "
        "RETURN collect([labelsOrTypes, properties]) AS found"
    )
    found = await scratch.read(statement, 10)
    assert found is not None
    for name, kind in node_kinds().items():
        if not kind.__subclasses__():
            keys = ["nameSort", "id"] if has_names(kind) else ["id"]
            assert [[name], keys] in found["found"], name
