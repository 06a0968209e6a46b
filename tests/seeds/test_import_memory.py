"""An import that needs more memory than Neo4j has is refused before writing, and leaves nothing if tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import managed
from graph.connection import Graph
from graph.managed import Home
from graph.migrate import migrate
from seeds.importing.importing import TooLarge, apply, look, too_large
from seeds.importing.memory import Limit, bytes_of, limit
from seeds.importing.stored import stored_kinds
from tests.seeds.everything import AT
from tests.seeds.test_import import DAY, LATER, PERSON, write

SOURCE = {"source": "kilde:x"}
TOWNS = [f"kommune:{n}" for n in range(300)]


async def test_a_server_with_little_memory_writes_nothing_of_what_is_too_large(
    tmp_path: Path, make_home: Callable[[Path], Home]
) -> None:
    """It is refused by the heap setting before writing; written all the same, it is taken back as a whole."""
    about = {"title": "X", "publisher": "X", "licence": "CC0", "retrievedOn": "2026-01-01"}
    model = {"name": "SLT", "modelKind": "SLT", "municipalities": TOWNS}
    path = write(
        tmp_path / "x.jsonl",
        {"kind": "Source", "id": "kilde:x", **SOURCE, **about},
        *({"kind": "Municipality", "id": town, "name": town, **SOURCE} for town in TOWNS),
        *({"kind": "PreventionModel", "id": f"modell:{n}", **SOURCE, **model} for n in range(1_000)),
    )
    home = replace(make_home(tmp_path / "home"), heap_mb=256)
    try:
        running = managed.start(home)
        async with Graph.from_uri(running.uri, running.user, running.password) as graph:
            await migrate(graph, AT)
            looked = await look(graph, path, DAY, LATER)
            (problem,) = looked.problems
            assert "server.memory.heap.max_size, now 256.00MiB" in str(problem)
            with pytest.raises(TooLarge, match="Nothing was written"):
                await apply(graph, replace(looked, problems=()), LATER)
            assert await stored_kinds(graph) == frozenset()
    finally:
        managed.stop(home)


async def test_what_is_too_large_is_refused_before_it_is_written(world: Graph, tmp_path: Path) -> None:
    """With what it needs, what the server allows by which setting, and how to mend it."""
    most = await limit(world)
    assert most is not None
    assert most.setting == "db.memory.transaction.max"
    assert most.heap == "1.00GiB"
    looked = await look(world, write(tmp_path / "x.jsonl", PERSON), DAY, LATER)
    assert [*too_large(looked.path, looked.plan, most)] == []
    (problem,) = too_large(looked.path, looked.plan, Limit(10, most.setting, most.heap))
    assert "db.memory.transaction.max allows" in str(problem)
    assert "server.memory.heap.max_size, now 1.00GiB" in str(problem)


@pytest.mark.parametrize(
    ("text", "size"), [("2.40GiB", 2_576_980_377), ("614.00MiB", 643_825_664), ("0B", 0), ("", 0)]
)
def test_sizes_are_read_as_neo4j_tells_them(text: str, size: int) -> None:
    """With a unit; 0 means without limit."""
    assert bytes_of(text) == size
