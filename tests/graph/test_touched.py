"""What a change leaves of what it touched."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j import SummaryCounters

from graph.connection import Graph
from graph.model.bookkeeping import TOUCHED
from graph.model.posts import Post
from graph.statements import Statement
from graph.touched import MOST, VERSIONS, Touched
from tests.contacts import AT, World

LEFT = Statement(f"CYPHER 5 MATCH (t:{TOUCHED}) RETURN t.version AS version, t.ids AS ids ORDER BY t.version")
ROWS = "CYPHER 5 UNWIND $rows AS row RETURN row"


def of(*rows: dict[str, Any]) -> Statement:
    """A statement over the rows."""
    return Statement(ROWS, {"rows": rows})


def left(*said: tuple[Statement, list[str], dict[str, int]]) -> list[str] | None:
    """The ids that are left of what some statements did."""
    gathered = Touched()
    for statement, ends, counters in said:
        gathered.add(statement, ends, SummaryCounters(counters))
    found: list[str] | None = gathered.leave(1).parameters["ids"]
    return found


def test_rows_touch_the_node_that_they_are_about() -> None:
    """A node's row touches it, a tie's row where it starts, and a tie that is taken away both its ends."""
    node, tie = of({"id": "post:a", "properties": {}}), of({"start": "post:b", "end": "kommune:1"})
    assert left((node, [], {}), (tie, [], {})) == ["post:a", "post:b"]
    moved = of({"id": "post:a", "kept": []})
    assert left((moved, ["enhet:old"], {"relationships-deleted": 1})) == ["enhet:old", "post:a"]


@pytest.mark.parametrize(
    ("statement", "counters"),
    [
        (Statement("CYPHER 5 MATCH (n) SET n.x = 1"), {"properties-set": 1}),
        (of({"id": "post:a"}), {"nodes-deleted": 1}),
        (of({"id": "post:a"}), {"relationships-deleted": 1}),
        (of(*({"id": str(n)} for n in range(MOST + 1))), {}),
    ],
    ids=["no rows", "a node is gone", "a tie is gone, and it is not said where it ended", "very many"],
)
def test_anything_may_be_touched(statement: Statement, counters: dict[str, int]) -> None:
    """A change with a statement that does not name all it touched, or too much, may have touched anything."""
    assert left((of({"id": "post:b"}), [], {}), (statement, [], counters), (of({"id": "c"}), [], {})) is None


async def test_a_change_leaves_what_it_touched(world: Graph) -> None:
    """A post that moves to another unit is touched, and so is the unit that it has left; old entries go."""
    small = World()
    small.post("heimdal")
    small.district("ost", "Øst politidistrikt")
    await small.write(world)
    edit = World()
    edit.rows = []
    edit.add(
        Post,
        id="stilling:heimdal",
        name="Politikontakt Heimdal",
        role="rolle:POLICE_CONTACT",
        organization="politidistrikt:ost",
    )
    await edit.write(world)
    _, entry = await world.rows(LEFT, 10)
    assert (entry["version"], entry["ids"]) == (2, ["politidistrikt:trondelag", "stilling:heimdal"])
    for _ in range(VERSIONS):
        await world.change([], who="test", why="nothing", request_id="test", at=AT)
    assert [row["version"] for row in await world.rows(LEFT, 10)] == list(range(3, VERSIONS + 3))
