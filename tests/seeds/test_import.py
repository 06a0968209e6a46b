"""Files into a real register: what comes out goes in again, changes are found, nothing is half-written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import signal
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings

from graph import erasure, managed
from graph.connection import Graph
from graph.errors import Conflict, GraphError
from graph.managed import Home
from graph.migrate import migrate
from graph.model.base import Node, Tie
from graph.model.schools import School
from graph.statements import Statement
from queries.integrity import every_check, examine
from seeds.exporting.export import Order, export
from seeds.exporting.forms import IMPORTED
from seeds.importing.importing import Looked, apply, look
from seeds.importing.memory import MB
from seeds.importing.stored import stored_kinds
from tests.seeds.everything import AT, of_every_kind, worlds
from tests.seeds.test_export import lines, put, two_towns

DAY = dt.date(2026, 6, 1)
LATER = dt.datetime(2026, 6, 1, 10, tzinfo=dt.UTC)
NOTHING: dict[str, dict[str, int]] = {"created": {}, "changed": {}, "ended": {}}

MOST_FOR_THE_COUNTRY = 614 * MB
"""What one transaction may take of the heap that a Neo4j of our own starts with."""

Empty = Callable[[], None]


@pytest.fixture
def empty(world: Graph, scratch_driver: neo4j.Driver) -> Empty:
    """Throw away everything that is registered in the test's world."""

    def throw_away() -> None:
        with scratch_driver.session(database=world.database) as session:
            session.run("CYPHER 5 MATCH (n:Node) DETACH DELETE n").consume()

    return throw_away


async def bring(graph: Graph, path: Path, allow_ending: int = 0) -> Looked:
    """Import a file that nothing is wrong with."""
    looked = await look(graph, path, DAY, LATER, allow_ending)
    assert looked.problems == ()
    await apply(graph, looked, LATER)
    return looked


def told(looked: Looked) -> dict[str, dict[str, int]]:
    """How many rows are created, changed and ended."""
    return {name: each for name, each in looked.counts().items() if name != "unchanged"}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


MANIFEST_PART = "xl/worksheets/sheet1.xml"


def content(path: Path) -> dict[str, bytes]:
    """The files of an export, without the manifest, by name."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as zip_:
            parts = [name for name in zip_.namelist() if name != MANIFEST_PART]
            return {name: zip_.read(name) for name in parts}
    found = [path] if path.is_file() else [p for p in path.iterdir() if p.name != "manifest.json"]
    return {"" if path.is_file() else p.name: p.read_bytes() for p in found}


def forget(path: Path) -> None:
    """Remove an export."""
    for each in [
        path.with_name(f"{path.stem}.manifest.json"),
        *(path.iterdir() if path.is_dir() else [path]),
    ]:
        each.unlink(missing_ok=True)
    if path.is_dir():
        path.rmdir()


async def round_trip(graph: Graph, rows: list[Node | Tie], empty: Empty, folder: Path, form: str) -> None:
    """Write rows, export, import into nothing, export again: the same bytes, and again without a change."""
    empty()
    await put(graph, rows)
    first, second = folder / f"first.{form}", folder / f"second.{form}"
    await export(graph, Order(form, first), AT)
    same = await bring(graph, first)
    assert told(same) == NOTHING
    empty()
    await bring(graph, first)
    await export(graph, Order(form, second), AT)
    assert content(first) == content(second)
    version = await graph.data_version(5)
    assert told(await bring(graph, second)) == NOTHING
    assert await graph.data_version(5) == version
    forget(first)
    forget(second)


@pytest.mark.parametrize("form", IMPORTED)
async def test_what_comes_out_goes_in_again(world: Graph, empty: Empty, tmp_path: Path, form: str) -> None:
    """Every kind, with every field: the same bytes come out, and the same file again changes nothing."""
    await round_trip(world, of_every_kind(), empty, tmp_path, form)


UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=4, deadline=None, suppress_health_check=UNHURRIED)
@given(rows=worlds())
@pytest.mark.parametrize("form", IMPORTED)
async def test_any_small_world_goes_round(
    world: Graph, empty: Empty, tmp_path: Path, form: str, rows: list[Node | Tie]
) -> None:
    """Whatever is left out, and whatever stands in a text."""
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    await round_trip(world, rows, empty, folder, form)


async def test_changes_are_found_and_made(world: Graph, tmp_path: Path) -> None:
    """A new value, a value taken away, a reference moved; recorded when they were imported, with an entry."""
    await put(world, two_towns().rows)
    out = tmp_path / "x.jsonl"
    await export(world, Order("jsonl", out), AT)
    rows = {row.get("id", ""): row for row in lines(out)}
    moved = rows["stilling:voss"] | {"organization": "kommune:bergen"}
    held = {name: value for name, value in rows["tildeling:2"].items() if name != "validTo"}
    again = rows["person:2"] | {"name": "Åse Bø"}
    path = write(tmp_path / "y.jsonl", moved, held, again, rows["person:1"])
    looked = await bring(world, path)
    assert looked.counts() == {
        "created": {},
        "changed": {"Post": 1, "Assignment": 1, "Person": 1},
        "ended": {},
        "unchanged": {"Person": 1},
    }
    await export(world, Order("jsonl", tmp_path / "z.jsonl"), AT)
    after = {row.get("id", ""): row for row in lines(tmp_path / "z.jsonl")}
    when = {"recordedAt": "2026-06-01T10:00:00Z"}
    assert after["stilling:voss"] == moved | when
    assert after["tildeling:2"] == held | when
    assert after["person:2"] == again | when
    assert after["person:1"] == rows["person:1"]
    entry = await world.read(
        Statement("CYPHER 5 MATCH (a:AuditEntry) RETURN a ORDER BY a.dataVersion DESC LIMIT 1"), 5
    )
    assert entry is not None
    assert (entry["a"]["who"], entry["a"]["why"]) == ("samordning import", "Import of y.jsonl")


async def test_a_tie_changes_where_it_stands(world: Graph, tmp_path: Path) -> None:
    """The same ends and first day are the same tie; what is taken away goes."""
    await put(world, two_towns().rows)
    tie = {"kind": "FOR_TERRITORY", "start": "forum:voss", "end": "kommune:bergen", "source": "kilde:test"}
    dated = tie | {"validFrom": "2024-01-01"}
    path = write(tmp_path / "y.jsonl", dated | {"mode": "REPLACES", "validTo": "2025-01-01"})
    assert told(await bring(world, path)) == NOTHING | {"created": {"FOR_TERRITORY": 1}}
    write(path, dated)
    assert told(await bring(world, path)) == NOTHING | {"changed": {"FOR_TERRITORY": 1}}
    assert told(await bring(world, path)) == NOTHING
    ties = "CYPHER 5 MATCH (:Forum {id: 'forum:voss'})-[t:FOR_TERRITORY {mode: $mode}]->() RETURN t"
    assert await world.rows(Statement(ties, {"mode": "REPLACES"}), 5) == []


async def test_a_column_that_is_not_there_is_left_alone(world: Graph, tmp_path: Path) -> None:
    """Only an empty cell empties."""
    await put(world, two_towns().rows)
    path = tmp_path / "Person.csv"
    path.write_text("id,name,source,workPhone\nperson:1,Navn 1,kilde:test,55 55 55 55\n")
    assert told(await bring(world, path)) == NOTHING | {"changed": {"Person": 1}}
    path.write_text("id,name,source\nperson:1,Navn 1,kilde:test\n")
    assert told(await bring(world, path)) == NOTHING
    path.write_text("id,name,source,workPhone\nperson:1,Navn 1,kilde:test,\n")
    assert told(await bring(world, path)) == NOTHING | {"changed": {"Person": 1}}


PERSON = {"kind": "Person", "id": "person:9", "name": "Ny", "source": "kilde:test"}
HELD = {"kind": "Assignment", "id": "tildeling:9", "source": "kilde:test"}
UNIT = {"kind": "GeographicUnit", "id": "gde:a", "name": "A", "source": "kilde:test"}
PART = {"kind": "PART_OF", "start": "tjenesteenhet:a", "source": "kilde:test"}


def part(start: str, end: str, first: str | None = None, last: str | None = None) -> dict[str, Any]:
    """One is a part of the other."""
    row = {"kind": "PART_OF", "start": start, "end": end, "source": "kilde:test"}
    return row | ({"validFrom": first} if first else {}) | ({"validTo": last} if last else {})


FUNCTIONAL = [
    {
        "kind": "FunctionalUnit",
        "id": f"fellesenhet:{n}",
        "name": n,
        "function": "PATROL",
        "source": "kilde:test",
    }
    for n in "abc"
]
A, B, C = (row["id"] for row in FUNCTIONAL)


@pytest.mark.parametrize(
    ("rows", "column", "said"),
    [
        ([PERSON | {"source": "kilde:tets"}], "source", "id of a Source that is stored or in the files"),
        ([HELD | {"post": "stilling:vos", "person": "person:1"}], "post", "id of a Post that is stored"),
        ([HELD | {"post": "person:1", "person": "person:1"}], "post", "this is a Person"),
        ([PERSON | {"id": "stilling:voss"}], "id", "this is a Post already"),
        ([PERSON | {"id": "person:1", "synthetic": True}], "synthetic", "which is a fact"),
        ([UNIT, UNIT | {"kind": "ServiceUnit"}], "id", "this is a GeographicUnit already"),
        ([*FUNCTIONAL, part(A, B), part(A, B, "2026-01-01")], "validFrom", "fill in the first day"),
        ([*FUNCTIONAL, part(A, A)], "end", "no part of its part"),
    ],
)
async def test_what_does_not_go_together_is_told(
    world: Graph, tmp_path: Path, rows: list[dict[str, Any]], column: str, said: str
) -> None:
    """With its line and column; nothing is written of the rows that are right."""
    await put(world, two_towns().rows)
    looked = await look(world, write(tmp_path / "x.jsonl", PERSON | {"id": "person:ok"}, *rows), DAY, LATER)
    assert [(p.column, said in str(p)) for p in looked.problems] == [(column, True)]


async def test_who_names_a_broken_row_is_not_at_fault(world: Graph, tmp_path: Path) -> None:
    """Only the row itself is told."""
    await put(world, two_towns().rows)
    held = HELD | {"post": "stilling:voss", "person": "person:9"}
    looked = await look(world, write(tmp_path / "x.jsonl", PERSON | {"workPhone": 1}, held), DAY, LATER)
    assert [(p.line, p.column) for p in looked.problems] == [(1, "workPhone")]


async def test_circles_are_told_where_they_close(world: Graph, tmp_path: Path) -> None:
    """On a day that all of their ties hold on; what is stored counts too."""
    await put(world, two_towns().rows)
    path = tmp_path / "x.jsonl"
    after = [part(A, B, last="2020-01-01"), part(B, C), part(C, A, first="2020-01-01")]
    assert (await look(world, write(path, *FUNCTIONAL, *after), DAY, LATER)).problems == ()
    closed = [part(A, B, last="2020-01-02"), *after[1:]]
    looked = await look(world, write(path, *FUNCTIONAL, *closed), DAY, LATER)
    assert {p.line for p in looked.problems} == {4, 5, 6}
    await bring(world, write(path, *FUNCTIONAL, part(A, B), part(B, C)))
    looked = await look(world, write(path, part(C, A)), DAY, LATER)
    (problem,) = looked.problems
    assert "fellesenhet:a in " in str(problem)


def declare(out: Path, rows: list[dict[str, Any]], **complete: Any) -> None:
    """Leave these rows in an export, and declare it complete."""
    write(out, *rows)
    path = out.with_name(f"{out.stem}.manifest.json")
    manifest = json.loads(path.read_text())
    manifest["complete"] = [{"source": "kilde:test", **complete}]
    manifest["files"] = [{"file": out.name, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}]
    path.write_text(json.dumps(manifest))


async def test_what_is_gone_is_ended_only_where_the_file_is_complete(world: Graph, tmp_path: Path) -> None:
    """For the kinds, source and territory that the manifest declares, and a tenth at most unless allowed."""
    await put(world, two_towns().rows)
    out = tmp_path / "x.jsonl"
    await export(world, Order("jsonl", out), AT)
    all_ = lines(out)
    rest = [row for row in all_ if row.get("id") not in {"forum:voss", "forum:bergen", "person:1"}]
    kept = [
        row for row in rest if row["kind"] not in {"Membership", "Meeting", "FOR_TERRITORY", "Assignment"}
    ]
    write(out, *kept)
    assert told(await bring(world, out)) == NOTHING
    declare(out, kept, kinds=["Forum"])
    refused = await look(world, out, DAY, LATER)
    assert [str(p).count("--allow-ending 2") for p in refused.problems] == [1]
    declare(out, kept, kinds=["Forum"], territory="kommune:voss")
    looked = await bring(world, out, allow_ending=2)
    assert [each.before["id"] for each in looked.plan.ended["Forum"]] == ["forum:voss"]
    assert told(await bring(world, out, allow_ending=2)) == NOTHING
    await export(world, Order("jsonl", tmp_path / "y.jsonl"), AT)
    (forum,) = (row for row in lines(tmp_path / "y.jsonl") if row.get("id") == "forum:voss")
    assert forum["validTo"] == "2026-06-01"
    declare(out, kept, kinds=["Forum"], source="kilde:annen")
    assert told(await bring(world, out)) == NOTHING


async def test_a_declaration_is_for_these_very_bytes(world: Graph, tmp_path: Path) -> None:
    """Half a file, a kind without a period, a form that is not understood: refused, and nothing is ended."""
    await put(world, two_towns().rows)
    out = tmp_path / "x.jsonl"
    await export(world, Order("jsonl", out), AT)
    declare(out, [], kinds=["Forum"])
    write(out, lines(out)[0] if lines(out) else PERSON)
    looked = await look(world, out, DAY, LATER, 100)
    assert ["checksum" in str(p) for p in looked.problems] == [True]
    declare(out, [], kinds=["Meeting"])
    looked = await look(world, out, DAY, LATER, 100)
    assert ["has a period" in str(p) for p in looked.problems] == [True]
    declare(out, [], kinds=["Forum"], territory="kommune:nowhere")
    looked = await look(world, out, DAY, LATER, 100)
    assert ["There is no territory" in str(p) for p in looked.problems] == [True]
    assert looked.plan.empty


async def test_a_register_that_changed_meanwhile_is_looked_at_again(world: Graph, tmp_path: Path) -> None:
    """What was shown is what is written, or nothing is."""
    await put(world, two_towns().rows)
    looked = await look(world, write(tmp_path / "x.jsonl", PERSON), DAY, LATER)
    await put(world, two_towns().rows)
    with pytest.raises(Conflict, match="from version 1 to 2"):
        await apply(world, looked, LATER)


async def test_a_database_that_goes_away_in_the_middle_changes_nothing(
    tmp_path: Path, make_home: Callable[[Path], Home]
) -> None:
    """Killed while rows are written, it has none of them when it is back."""
    home = make_home(tmp_path / "home")
    path = write(tmp_path / "x.jsonl", *(PERSON | {"id": f"person:{n}"} for n in range(100, 12_100)))
    try:
        running = managed.start(home)
        async with Graph.from_uri(running.uri, running.user, running.password) as graph:
            await migrate(graph, AT)
            await put(graph, two_towns().rows)
            looked = await look(graph, path, DAY, LATER)

            def kill(_: str, done: int, total: int) -> None:
                if done < total:
                    os.kill(running.pid, signal.SIGKILL)

            with pytest.raises(GraphError):
                await apply(graph, looked, LATER, kill)
        again = managed.start(home)
        async with Graph.from_uri(again.uri, again.user, again.password) as graph:
            found = await look(graph, path, DAY, LATER)
            assert told(found) == NOTHING | {"created": {"Person": 12_000}}
    finally:
        managed.stop(home)


async def test_an_old_file_does_not_bring_back_who_was_erased(world: Graph, tmp_path: Path) -> None:
    """The row is told, and nothing is written; whoever has the id learns no more than that."""
    await put(world, two_towns().rows)
    out = tmp_path / "x.jsonl"
    await export(world, Order("jsonl", out), AT)
    found = await erasure.look(world, "person:1")
    await erasure.erase(world, found, who="test", reason="asked for, case 1", at=AT)
    looked = await look(world, out, DAY, LATER)
    assert [(p.column, p.value, p.expected) for p in looked.problems] == [
        ("id", "person:1", "nobody who was erased from the register")
    ]
    rest = [row for row in lines(out) if "person:1" not in (row.get("id"), row.get("person"))]
    assert (await look(world, write(out, *rest), DAY, LATER)).problems == ()


async def test_a_school_has_pupils_of_several_years(world: Graph, tmp_path: Path) -> None:
    """Two school years are two ties of the same ends; the same file again changes nothing."""
    towns = two_towns()
    towns.add(School, "skole:voss", name="Voss skule", schoolKind="COMPULSORY")
    await put(world, towns.rows)
    tie = {"kind": "PUPILS_FROM", "start": "skole:voss", "end": "kommune:voss", "source": "kilde:test"}
    path = write(tmp_path / "x.jsonl", tie | {"year": 2024, "count": 90}, tie | {"year": 2025, "count": 80})
    assert told(await bring(world, path)) == NOTHING | {"created": {"PUPILS_FROM": 2}}
    assert told(await bring(world, path)) == NOTHING
    write(path, tie | {"year": 2024, "count": 91})
    assert told(await bring(world, path)) == NOTHING | {"changed": {"PUPILS_FROM": 1}}
    counts = "CYPHER 5 MATCH ()-[t:PUPILS_FROM]->() RETURN collect(t.count) AS counts"
    found = await world.read(Statement(counts), 5)
    assert found is not None
    assert sorted(found["counts"]) == [80, 91]


async def test_a_kind_is_stored_once_there_is_a_row_of_it(world: Graph) -> None:
    """Whatever indexes and constraints there are: an empty register has none, and is not searched."""
    assert await stored_kinds(world) == frozenset()
    await put(world, two_towns().rows)
    kinds = await stored_kinds(world)
    assert {"Municipality", "Person", "Source"} <= kinds
    assert kinds.isdisjoint({"School", "Waiver"})


async def test_the_country_comes_in_through_the_same_import(
    national: Graph, world: Graph, tmp_path: Path
) -> None:
    """Reference data and demonstration layer, from one register into an empty one: the same, and sound."""
    first, second = tmp_path / "first", tmp_path / "second"
    await export(national, Order("csv", first), AT)
    looked = await bring(world, first)
    assert sum(looked.counts()["created"].values()) > 90_000
    assert looked.plan.cost < MOST_FOR_THE_COUNTRY
    await export(world, Order("csv", second), AT)
    assert content(first) == content(second)
    assert [o.check.id for o in await examine(world, every_check()) if o.count] == []
