"""Changing: all or nothing, one version further, and an entry about it."""

import asyncio
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from graph.changes import Change, ChangeResult, Counters
from graph.connection import Graph
from graph.errors import Conflict, StatementRefused, TooCostly, Unreachable
from graph.statements import Statement

AT = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)
MAKE = Statement("CYPHER 5 CREATE (:Thing {name: $name})", {"name": "a thing"})


async def change(graph: Graph, *statements: Statement) -> ChangeResult:
    """Change the graph as somebody, for some reason."""
    return await graph.change(statements, who="kari", why="a test", request_id="request-1", at=AT)


async def count(graph: Graph, label: str) -> int:
    """Count the nodes with a label."""
    found = await graph.read(
        Statement("CYPHER 5 MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n", {"label": label}), 10
    )
    assert found is not None
    return int(found["n"])


async def test_a_change_raises_the_version_by_one(world: Graph) -> None:
    """Each change makes the graph one version further, from none in an empty one."""
    assert await world.data_version(10) == 0

    first = await change(world, MAKE)
    second = await change(world, MAKE)

    assert (first.version, second.version) == (1, 2)
    assert await world.data_version(10) == 2


async def test_a_change_tells_how_much_it_did(world: Graph) -> None:
    """The counters add up over all statements, and leave out what the change wrote about itself."""
    tie = Statement("CYPHER 5 MATCH (a:Thing) WITH a LIMIT 1 CREATE (a)-[:KNOWS]->(a)")
    delete = Statement("CYPHER 5 MATCH ()-[t:KNOWS]->() DELETE t")

    result = await change(world, MAKE, MAKE, tie, delete)

    assert result.counters == Counters(
        nodes_created=2, nodes_deleted=0, ties_created=1, ties_deleted=1, properties_set=2
    )


async def test_a_change_leaves_an_entry(world: Graph) -> None:
    """The entry says who, why, when, on which request, which version came of it, and how much was done."""
    await change(world, MAKE)

    entry = await world.read(Statement("CYPHER 5 MATCH (e:AuditEntry) RETURN properties(e) AS entry"), 10)

    assert entry is not None
    written = dict(entry["entry"])
    assert written.pop("at").to_native() == AT
    assert written == {
        "id": "audit:1",
        "who": "kari",
        "why": "a test",
        "requestId": "request-1",
        "dataVersion": 1,
        "nodesCreated": 1,
        "nodesDeleted": 0,
        "tiesCreated": 0,
        "tiesDeleted": 0,
        "propertiesSet": 1,
    }


async def test_a_change_that_fails_in_the_middle_leaves_nothing(world: Graph) -> None:
    """When one statement fails, neither those before it nor version and entry are kept."""
    with pytest.raises(StatementRefused):
        await change(world, MAKE, Statement("CYPHER 5 MATCH (t:Thing) SET t.name = 1 / 0"))

    assert await count(world, "Thing") == 0
    assert await count(world, "AuditEntry") == 0
    assert await world.data_version(10) == 0


async def test_a_caller_that_fails_while_making_statements_leaves_nothing(world: Graph) -> None:
    """When the maker of the statements fails, its own exception comes out, and nothing is kept."""

    def statements() -> Iterator[Statement]:
        yield MAKE
        raise ValueError("line 7: no such municipality")

    with pytest.raises(ValueError, match="line 7"):
        await world.change(statements(), who="kari", why="a test", request_id="1", at=AT)

    assert await count(world, "Thing") == 0
    assert await world.data_version(10) == 0


async def test_a_cancelled_change_leaves_nothing(world: Graph) -> None:
    """When the task is cancelled in the middle, nothing is kept and the next change is not held up."""
    long = Statement("CYPHER 5 UNWIND range(1, 10000000000) AS x WITH x WHERE x % 7 = 9 CREATE (:Never)")
    task = asyncio.create_task(change(world, MAKE, long))
    await asyncio.sleep(0.5)

    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with asyncio.timeout(5):
        assert (await change(world, MAKE)).version == 1
    assert await count(world, "Thing") == 1


async def test_a_change_that_needs_too_much_memory_leaves_nothing(world: Graph) -> None:
    """A change that wants too much memory is told apart and leaves nothing."""
    huge = Statement("CYPHER 5 UNWIND range(1, 5000000) AS x CREATE (:Thing {x: toString(x)})")

    with pytest.raises(TooCostly):
        await change(world, MAKE, huge)

    assert await count(world, "Thing") == 0
    assert await world.data_version(10) == 0


async def test_what_must_be_unique_is_a_conflict(world: Graph) -> None:
    """A second node with the same id is a conflict, in words, and leaves nothing of the change."""
    make = Statement("CYPHER 5 CREATE (:Node {id: $id})", {"id": "kommune:4601"})
    await change(world, make)

    with pytest.raises(Conflict, match="already there") as caught:
        await change(world, MAKE, make)

    assert "kommune:4601" not in str(caught.value)
    assert await count(world, "Thing") == 0
    assert await world.data_version(10) == 1


async def test_changes_at_the_same_moment_come_one_after_the_other(world: Graph) -> None:
    """Twenty changes at once get twenty versions, none twice, none lost, and none of them deadlocks."""
    results = await asyncio.gather(*(change(world, MAKE) for _ in range(20)))

    assert sorted(result.version for result in results) == list(range(1, 21))
    assert await count(world, "Thing") == 20


async def test_whoever_wrote_reads_it_again(world: Graph) -> None:
    """What a change wrote is read by the very next read, every time."""
    for expected in range(1, 21):
        await change(world, MAKE)
        assert await count(world, "Thing") == expected


async def test_a_large_load_is_one_change(world: Graph) -> None:
    """Fifty thousand nodes in batches that are made on the way are one change of a 512 MB server."""
    text = "CYPHER 5 UNWIND $rows AS row MERGE (n:Node {id: row.id}) SET n:Thing, n += row"
    batches = (
        Statement(
            text, {"rows": [{"id": f"x:{i}", "name": f"Thing {i}"} for i in range(start, start + 5000)]}
        )
        for start in range(0, 50_000, 5000)
    )

    result = await world.change(batches, who="kari", why="a load", request_id="1", at=AT)

    assert result.counters.nodes_created == 50_000
    assert result.version == 1


async def test_a_database_that_is_away_takes_no_change() -> None:
    """A change that reaches no database says so."""
    async with Graph.from_uri("bolt://127.0.0.1:1", "neo4j", "secret") as graph:
        with pytest.raises(Unreachable, match="does not answer"):
            await change(graph, MAKE)


@pytest.mark.parametrize("empty", ["who", "why", "request_id"])
def test_a_change_must_say_who_why_and_for_which_request(empty: str) -> None:
    """A change that keeps silent about who, why or which request is refused."""
    told = {"who": "kari", "why": "a test", "request_id": "1", empty: " "}

    with pytest.raises(ValueError, match=f"must say {empty}"):
        Change(**told, at=AT)


def test_a_change_without_time_zone_is_refused() -> None:
    """A time that does not say its zone is refused."""
    with pytest.raises(ValueError, match="no time zone"):
        Change(who="kari", why="a test", request_id="1", at=AT.replace(tzinfo=None))


class Rows(list[dict[str, str]]):
    """Rows of which one can tell whether anybody still has them."""


async def test_what_was_sent_is_let_go(world: Graph) -> None:
    """Of a load in many batches no more than those at hand are in memory."""
    sent: list[weakref.ref[Rows]] = []
    alive: list[int] = []

    def batches() -> Iterator[Statement]:
        for number in range(6):
            rows = Rows([{"id": f"sted:{number}"}])
            sent.append(weakref.ref(rows))
            alive.append(sum(each() is not None for each in sent))
            yield Statement("CYPHER 5 UNWIND $sent AS row RETURN count(row)", {"sent": rows})

    await world.change(batches(), who="kari", why="a test", request_id="1", at=AT)
    assert max(alive) <= 3
