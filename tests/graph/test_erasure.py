"""Erasing a person takes all that says who it is, and leaves what happened."""

from __future__ import annotations

import datetime as dt

import neo4j
import pytest
from pydantic import ValidationError

from graph.connection import Graph
from graph.erasure import CannotErase, erase, look
from graph.load import load
from graph.model.knowledge import KnowledgeProduct
from graph.model.posts import Person
from graph.statements import Statement
from queries.integrity import every_check, examine
from tests.worlds import RECORDED, SOURCE, World

AT = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
KARI = "person:kari-nordmann"
EVERYTHING = "CYPHER 5 MATCH (n) RETURN collect(properties(n)) AS nodes"


def register() -> World:
    """Kari has held two posts, Ola holds one of them now."""
    w = World()
    w.municipality("bergen")
    w.role("POLICE_CONTACT", liaison=True)
    w.add(Person, KARI, name="Kari Nordmann", workEmail="kari@politiet.no", workPhone="55 12 34 56")
    for name in ("kontakt", "leder"):
        w.post(name, "kommune:bergen", "rolle:POLICE_CONTACT")
    w.hold("stilling:kontakt", "2024-01-01", "2025-01-01", person=KARI)
    w.hold("stilling:kontakt", "2025-01-01")
    w.hold("stilling:leder", "2025-01-01", person=KARI)
    return w


async def filled(graph: Graph, world: World) -> Graph:
    """The graph with the world in it."""
    await load(graph, world.rows, who="test", why="test", request_id="1", at=AT)
    return graph


async def stored(graph: Graph) -> str:
    """Every property of every node, the log of changes and what rules found too."""
    record = await graph.read(Statement(EVERYTHING), 10)
    assert record is not None
    return repr(record["nodes"]).casefold()


async def test_what_would_be_done_is_told_first(world: Graph) -> None:
    """The properties that go and the assignments that stand; nothing is changed, nothing says who it is."""
    graph = await filled(world, register())
    before = await graph.data_version(5)
    found = await look(graph, KARI)
    assert found.properties == ("name", "workEmail", "workPhone")
    assert [(held.post, str(held.start), held.end and str(held.end)) for held in found.held] == [
        ("stilling:kontakt", "2024-01-01", "2025-01-01"),
        ("stilling:leder", "2025-01-01", None),
    ]
    assert "kari" not in repr(found).casefold()
    assert await graph.data_version(5) == before


async def test_nothing_says_who_it_was(world: Graph, scratch_driver: neo4j.Driver) -> None:
    """Not a node, not an id, not the log of changes, not what rules had found."""
    graph = await filled(world, register())
    with scratch_driver.session() as session:
        session.run(
            "CYPHER 5 MATCH (a:Assignment {id: 'tildeling:1'}) SET a.id = 'tildeling:nordmann-kari' "
            "CREATE (f:KeptFinding {id: 'f', subjectIds: [a.id], reason: a.id})-[:KEPT_EVIDENCE]->(a)"
        ).consume()
    await erase(graph, await look(graph, KARI), who="me", reason="asked for, case 1", at=AT)
    said = await stored(graph)
    assert [word for word in ("kari", "nordmann", "politiet.no", "55 12") if word in said] == []
    with pytest.raises(CannotErase, match="There is no person"):
        await look(graph, KARI)


async def test_posts_and_their_history_stand(world: Graph) -> None:
    """Each assignment keeps its days; somebody unnamed held both posts, somebody else is who they were."""
    graph = await filled(world, register())
    await erase(graph, await look(graph, KARI), who="me", reason="asked for, case 1", at=AT)
    rows = await graph.rows(
        Statement(
            "CYPHER 5 MATCH (post:Post)-[:HAS_ASSIGNMENT]->(a)-[:HELD_BY]->(p:Person) "
            "RETURN post.id AS post, toString(a.validFrom) AS start, toString(a.validTo) AS end, "
            "p.name AS name, p.id AS id, keys(p) AS keys ORDER BY post, start"
        ),
        10,
    )
    assert [(r["post"], r["start"], r["end"], r["name"]) for r in rows] == [
        ("stilling:kontakt", "2024-01-01", "2025-01-01", None),
        ("stilling:kontakt", "2025-01-01", None, "Navn 1"),
        ("stilling:leder", "2025-01-01", None, None),
    ]
    assert rows[0]["id"] == rows[2]["id"] != KARI
    assert sorted(rows[0]["keys"]) == ["erasedOn", "id", "recordedAt", "source"]
    assert [o.check.id for o in await examine(graph, every_check()) if o.count] == []


async def test_the_log_says_that_somebody_was_erased(world: Graph) -> None:
    """Who erased, when and why, in one change."""
    graph = await filled(world, register())
    result = await erase(graph, await look(graph, KARI), who="me", reason="asked for, case 1", at=AT)
    record = await graph.read(
        Statement(
            "CYPHER 5 MATCH (a:AuditEntry {dataVersion: $version}) RETURN a {.who, .why, at: a.at} AS a",
            {"version": result.version},
        ),
        10,
    )
    assert record is not None
    entry = dict(record["a"])
    assert (entry["who"], entry["why"]) == ("me", "A person was erased: asked for, case 1")
    assert entry["at"].to_native() == AT


@pytest.mark.parametrize(
    "reason",
    ["Kari asked", "for NORDMANN", "see kari@politiet.no", "person:kari-nordmann", "call 55 12 34 56"],
)
async def test_a_reason_that_says_who_it_is_is_refused(world: Graph, reason: str) -> None:
    """It is kept, so nothing is erased before it is another one; and the message does not repeat it."""
    graph = await filled(world, register())
    before = await graph.data_version(5)
    with pytest.raises(CannotErase, match="says who the person is") as refused:
        await erase(graph, await look(graph, KARI), who="me", reason=reason, at=AT)
    assert reason not in str(refused.value)
    assert await graph.data_version(5) == before


async def test_other_texts_that_name_the_person_are_told(world: Graph) -> None:
    """They are somebody's to mend: the register does not know what they mean."""
    w = register()
    w.add(
        KnowledgeProduct,
        "produkt:1",
        title="Møte med Kari Nordmann",
        producedOn=dt.date(2025, 1, 1),
        producedBy=("kommune:bergen",),
    )
    graph = await filled(world, w)
    assert (await look(graph, KARI)).mentions == ("produkt:1",)


async def test_nobody_is_erased_twice(world: Graph) -> None:
    """What is left of a person is told for what it is."""
    graph = await filled(world, register())
    await erase(graph, await look(graph, KARI), who="me", reason="asked for", at=AT)
    record = await graph.read(
        Statement("CYPHER 5 MATCH (p:Person) WHERE p.erasedOn IS NOT NULL RETURN p.id AS id"), 10
    )
    assert record is not None
    with pytest.raises(CannotErase, match="was erased on 2026-06-01"):
        await look(graph, record["id"])


async def test_who_was_faster_is_not_overwritten(world: Graph) -> None:
    """An erasure of somebody who is gone by now says so."""
    graph = await filled(world, register())
    found = await look(graph, KARI)
    await erase(graph, found, who="me", reason="asked for", at=AT)
    with pytest.raises(CannotErase, match="somebody else"):
        await erase(graph, found, who="me", reason="asked for", at=AT)


def test_a_person_has_a_name_until_erased() -> None:
    """And nothing of it afterwards."""
    base = {"id": "person:1", "source": SOURCE, "recordedAt": RECORDED}
    assert Person(**base, erasedOn=AT.date()).name is None
    with pytest.raises(ValidationError, match="has no name"):
        Person(**base)
    with pytest.raises(ValidationError, match="was erased on"):
        Person(**base, erasedOn=AT.date(), name="Kari")
