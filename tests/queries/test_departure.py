"""Somebody leaves: what the rules and the coordination would say is what they say once it has happened."""

from __future__ import annotations

import datetime as dt

import neo4j

from graph.connection import Graph
from graph.statements import Statement
from queries.departure import Book, departure, departures, opened
from queries.keeper import Keeper
from queries.rule import load_all
from queries.territory import within
from tests.contacts import AS_OF, AT, World

CHOSEN = ("contact.assigned", "contact.load", "contact.dedicated")


def small() -> World:
    """One post serves Trondheim alone, two serve Namsos; one person holds the first and one of the others."""
    world = World()
    trondheim = world.municipality("5001", "Trondheim")
    namsos = world.municipality("5007", "Namsos")
    for slug, place in (("a", trondheim), ("b", namsos), ("c", namsos)):
        world.serve(world.post(slug), place)
        world.hold(f"stilling:{slug}")
    both = next(
        row.person
        for row in world.rows
        if getattr(row, "post", "") == "stilling:a" and hasattr(row, "person")
    )
    world.rows = [
        row.model_copy(update={"person": both})
        if getattr(row, "post", "") == "stilling:b" and hasattr(row, "person")
        else row
        for row in world.rows
    ]
    world.attest(trondheim, AS_OF)
    world.attest(namsos, AS_OF)
    return world


async def book(graph: Graph) -> Book:
    """The book of the day."""
    rules = [load_all()[rule] for rule in CHOSEN]
    keys = await Keeper(graph, lambda: AT).ensure(rules, AS_OF, AS_OF)
    return await opened(graph, rules, keys, AS_OF, AS_OF, 60)


async def test_what_would_be_is_what_is_once_they_have_left(
    world: Graph, scratch_driver: neo4j.Driver
) -> None:
    """The same verdicts as after the assignments have really ended; and until then nothing has changed."""
    await small().write(world)
    before = await book(world)
    version = await world.data_version(5)
    found = await departure(world, before, "stilling:a", False, 60)
    assert found is not None
    assert found.posts == ("stilling:a",)
    assert {(rule.id, *would.subjects): would.verdict.value for rule, _, would in found.broken} == {
        ("contact.assigned", "kommune:5001"): "GAP"
    }
    assert found.cut == (("politidistrikt:trondelag", "kommune:5001"),)
    assert await world.data_version(5) == version
    assert (await book(world)).kept == before.kept
    scratch_driver.execute_query(
        "CYPHER 5 MATCH (:Post {id: 'stilling:a'})-[:HAS_ASSIGNMENT]->(a) SET a.validTo = $day",
        {"day": AS_OF},
        database_="neo4j",
    )
    await world.change(
        [Statement("CYPHER 5 RETURN 1 AS one", {})], who="test", why="ended", request_id="2", at=AT
    )
    after = (await book(world)).kept
    changed = {
        print_: kept.verdict for print_, kept in after.items() if kept.verdict != before.kept[print_].verdict
    }
    assert changed == {would.fingerprint: would.verdict for _, _, would in found.findings}


async def test_whoever_holds_several_posts_can_leave_them_all(world: Graph) -> None:
    """The other posts of the holder are left too; a second contact keeps a place from falling."""
    await small().write(world)
    found = await departure(world, await book(world), "stilling:a", True, 60)
    assert found is not None
    assert found.posts == ("stilling:a", "stilling:b")
    assert [would.subjects for rule, _, would in found.broken if rule.id == "contact.assigned"] == [
        ("kommune:5001",)
    ]


async def test_the_posts_of_a_territory_come_by_what_would_break(world: Graph) -> None:
    """Those that most met findings rest on are reckoned, as many as are asked for."""
    await small().write(world)
    opened_ = await book(world)
    inside = await within(world, "politidistrikt:trondelag", AS_OF, 5)
    found = await departures(world, opened_, "politidistrikt:trondelag", inside.plain(), 3, False, 60)
    assert (found[0].post, len(found[0].broken) > 0) == ("stilling:a", True)
    assert {each.post for each in found} == {"stilling:a", "stilling:b", "stilling:c"}
    assert len(await departures(world, opened_, None, None, 1, False, 60)) == 1
    assert await departures(world, opened_, None, None, -1, False, 60) == []


async def test_nobody_can_leave_a_post_that_nobody_is_in(world: Graph) -> None:
    """There is no departure from a vacant post, nor from one that is not there."""
    small_ = small()
    small_.post("vacant")
    await small_.write(world)
    opened_ = await book(world)
    for post in ("stilling:vacant", "stilling:x", "kommune:5001"):
        assert await departure(world, opened_, post, False, 60) is None
    earlier = Book(opened_.rules, opened_.kept, opened_.keys, dt.date(1900, 1, 1), AS_OF)
    found = await departure(world, earlier, "stilling:a", False, 60)
    assert found is not None
    assert found.posts == ("stilling:a",)
