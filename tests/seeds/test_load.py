"""Loading into a real graph, and taking the demonstration layer out again."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest

from graph import rows
from graph.connection import Graph
from graph.load import Mixed, load
from graph.model.base import Node, Tie
from graph.model.organizations import Identifier, IdentifierScheme, Municipality, NationalBody
from graph.model.posts import Post
from graph.rows import Dangling
from graph.statements import Statement
from seeds import facts, reading
from seeds.demo import layer
from seeds.load import load_demonstration, load_reference, loaded, remove_demonstration
from tests.worlds import World

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
ANCHOR = dt.date(2026, 9, 1)


async def one(graph: Graph, text: str) -> Any:
    """The one value that a statement answers with."""
    record = await graph.read(Statement(f"CYPHER 5 {text}"), 60)
    assert record is not None
    return record[0]


async def count(graph: Graph, pattern: str) -> int:
    """How many matches the pattern has."""
    return int(await one(graph, f"MATCH {pattern} RETURN count(*)"))


async def everything(graph: Graph) -> tuple[Any, Any]:
    """All nodes and ties of the register, with labels and properties."""
    labels = "COLLECT { UNWIND labels(n) AS label RETURN label ORDER BY label }"
    nodes = await one(
        graph,
        f"MATCH (n:Node) WITH n, {labels} AS labels ORDER BY n.id RETURN collect([labels, properties(n)])",
    )
    ties = await one(
        graph,
        "MATCH (a:Node)-[t]->(b) WITH a, t, b ORDER BY a.id, type(t), b.id, t.validFrom "
        "RETURN collect([a.id, type(t), b.id, properties(t)])",
    )
    return nodes, ties


async def test_reference_data_is_loaded_once(world: Graph) -> None:
    """The country is there after one load, told step by step; a second load changes nothing."""
    told: list[tuple[str, int, int]] = []
    result = await load_reference(world, lambda *step: told.append(step), AT)
    assert result is not None
    assert await count(world, "(m:Municipality)-[:IN_COUNTY]->(:County)") == 358
    assert await count(world, "(m:Municipality)-[:IN_POLICE_DISTRICT]->(:PoliceDistrict)") == 357
    assert (
        await count(world, "(m:Municipality:County {id: 'kommune:0301', source: 'kilde:kommuner-2024'})") == 1
    )
    assert await count(world, "(:Municipality)-[:HAS_POPULATION]->(:PopulationCount)") == 3 * 357
    assert told[-1][1] == told[-1][2] > 3000
    have = await loaded(world)
    assert len(have.reference) == len(reading.FILES)
    assert have.anchor is None
    version = await world.data_version(5)
    assert await load_reference(world, None, AT) is None
    assert await world.data_version(5) == version


def previous(rows: Iterable[Node | Tie]) -> list[Node | Tie]:
    """The reference data in the form that it had before the numbers of 2023 were known."""
    kept: list[Node | Tie] = []
    for row in rows:
        if isinstance(row, Identifier) and row.scheme is IdentifierScheme.MUNICIPALITY_NUMBER:
            since = {"validFrom": dt.date(2024, 1, 1), "startKnown": False, "source": "kilde:kommuner-2024"}
            if row.validTo is None:
                kept.append(row.model_copy(update=since))
        elif isinstance(row, Municipality) and row.validFrom is not None:
            kept.append(row.model_copy(update={"validFrom": None}))
        elif row.source in BEFORE:
            kept.append(row)
    return kept


BEFORE = {
    "kilde:kommuner-2024", "kilde:fylker-2024", "kilde:organisasjonsnumre", "kilde:kommunepunkter-2024",
    "kilde:politidistrikt-kommuner-2024", "kilde:politidistrikter-2024", "kilde:bydeler-2024",
    "kilde:roller", "kilde:utfordringer", "kilde:nasjonale-organer", "kilde:navnesprak",
}  # fmt: skip
"""The sources that there were then."""


async def test_a_graph_of_the_previous_form_is_brought_up(world: Graph) -> None:
    """What was loaded from fewer files becomes, at the next load, what an empty graph would get."""
    earlier = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    old = previous(facts.rows(reading.reference(), earlier))
    await load(world, old, who="test", why="Reference data", request_id="1", at=earlier)
    assert await load_demonstration(world, ANCHOR, None, earlier) is not None
    assert await count(world, "(n:Identifier {value: '3101'}) WHERE n.startKnown = false") == 1
    assert len((await loaded(world)).reference) == len(BEFORE)
    assert await load_reference(world, None, AT) is not None
    assert await count(world, "(n:Identifier {value: '3101'}) WHERE n.startKnown IS NULL") == 1
    assert await load_reference(world, None, AT) is None
    assert await remove_demonstration(world, AT) is not None
    brought_up = await everything(world)
    await world.change(
        [Statement("CYPHER 5 MATCH (n:Node) DETACH DELETE n")], who="t", why="t", request_id="2", at=AT
    )
    assert await load_reference(world, None, AT) is not None
    assert await everything(world) == brought_up


async def test_removing_the_demonstration_layer_leaves_no_trace(world: Graph) -> None:
    """Loaded once, marked everywhere, and taken out in one change, after which the graph is as before."""
    await load_reference(world, None, AT)
    before = await everything(world)
    assert await remove_demonstration(world, AT) is None
    assert await load_demonstration(world, ANCHOR, None, AT) is not None
    assert (await loaded(world)).anchor == ANCHOR
    assert await load_demonstration(world, dt.date(2030, 1, 1), None, AT) is None
    assert await count(world, "(n:Node {synthetic: true}) WHERE n.source <> 'kilde:demonstrasjon'") == 0
    assert await count(world, "(n:Node {source: 'kilde:demonstrasjon'}) WHERE n.synthetic IS NULL") == 0
    version = await world.data_version(5)
    removed = await remove_demonstration(world, AT)
    assert removed is not None
    assert removed.version == version + 1
    assert await everything(world) == before


async def test_the_layer_needs_the_reference_data(world: Graph) -> None:
    """Without the places that it is laid over it is refused, with every tie that would dangle, unwritten."""
    with pytest.raises(Dangling) as refused:
        await load_demonstration(world, ANCHOR, None, AT)
    assert any("kommune:5001" in problem for problem in refused.value.problems)
    assert await count(world, "(n:Node)") == 0


async def test_facts_and_demonstration_data_never_meet_in_a_node(world: Graph) -> None:
    """A synthetic row with the id of a fact is refused, and nothing of its load is written."""
    await load_reference(world, None, AT)
    row = NationalBody(
        id="nasjonal:pod", source="kilde:nasjonale-organer", recordedAt=AT, synthetic=True, name="Noe annet"
    )
    other = row.model_copy(update={"id": "nasjonal:annen"})
    with pytest.raises(Mixed, match="nasjonal:pod"):
        await load(world, [row, other], who="test", why="test", request_id="1", at=AT)
    assert await count(world, "(n:Node {id: 'nasjonal:annen'})") == 0


async def test_what_was_built_is_what_is_stored(national: Graph) -> None:
    """Every row of both layers is in the graph: a node for each id, a tie for each row and each reference."""
    read = reading.reference()
    sheet = rows.sort([*facts.rows(read, AT), *layer.rows(read, ANCHOR, AT)])
    ids = {node.id for nodes in sheet.nodes.values() for node in nodes}
    assert await count(national, "(n:Node)") == len(ids)
    for type_, references in sheet.references.items():
        wanted = len({(r.start, r.end) for r in references})
        assert await count(national, f"(:Node)-[:{type_}]->(:Node)") == wanted, type_
    for tie, ties in sheet.ties.items():
        assert await count(national, f"(:Node)-[:{tie.type}]->(:Node)") == len(ties), tie.type


async def test_a_reference_that_moves_leaves_nothing_behind(world: Graph) -> None:
    """Loaded again with another organization, a post belongs to that one alone."""
    w = World()
    for name in ("bergen", "voss"):
        w.municipality(name)
    w.role("POLICE_CONTACT", liaison=True)
    w.post("kontakt", "kommune:bergen", "rolle:POLICE_CONTACT")
    await load(world, w.rows, who="test", why="test", request_id="1", at=AT)
    moved = [
        row.model_copy(update={"organization": "kommune:voss"}) for row in w.rows if isinstance(row, Post)
    ]
    await load(world, moved, who="test", why="test", request_id="2", at=AT)
    assert await count(world, "(:Post)-[:POST_IN]->(:Organization)") == 1
    assert await count(world, "(:Post)-[:POST_IN]->({id: 'kommune:voss'})") == 1
