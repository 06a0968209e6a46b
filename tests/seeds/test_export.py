"""What is stored comes out: all of it or what was asked for, page by page, with a manifest."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from graph.load import load
from graph.model.forums import ForTerritory
from graph.model.posts import AssignmentKind
from graph.model.territory import InCounty, InPoliceDistrict
from seeds.cells import cell, parts
from seeds.exporting import reading
from seeds.exporting.export import Order, export
from seeds.exporting.forms import FORMS
from seeds.exporting.narrowing import Unknown
from seeds.exporting.reading import Unfit
from seeds.exporting.writing import CannotExport
from seeds.shapes import row_values, shapes
from tests.seeds.everything import AT, of_every_kind
from tests.worlds import World


async def put(graph: Graph, rows: Any) -> None:
    """Write rows."""
    await load(graph, rows, who="test", why="test", request_id="1", at=AT)


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def ids(path: Path) -> set[str]:
    """The ids of the nodes in a file of JSON Lines."""
    return {line["id"] for line in lines(path) if "id" in line}


@pytest.mark.parametrize(
    "values", [["a"], ["a|b", "c\\", "\\|"], ["", "x"], ["a\\\nb"], ["\\\\", "|"]], ids=repr
)
def test_a_list_in_a_cell_is_read_as_it_was_written(values: list[str]) -> None:
    """Whatever stands in it."""
    assert parts(cell(values)) == values


async def test_every_kind_comes_out_as_it_is(world: Graph, tmp_path: Path) -> None:
    """Each row of the model, with its references, in the order of kinds; synthetic marked."""
    rows = of_every_kind()
    await put(world, rows)
    out = tmp_path / "all.jsonl"
    manifest = await export(world, Order("jsonl", out), AT)
    wanted = [
        {"kind": shape.kind} | row_values(shape, row)
        for shape in shapes().values()
        for row in rows
        if type(row) is shape.model
    ]
    assert lines(out) == wanted
    assert all(line["synthetic"] is True for line in lines(out))
    assert json.loads((tmp_path / "all.manifest.json").read_text(encoding="utf-8")) == json.loads(
        json.dumps(manifest)
    )
    (file,) = manifest["files"]
    assert file["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert file["rows"] == len(rows)
    assert {k["kind"]: k["rows"] for k in file["kinds"]} == dict.fromkeys(shapes(), 1)
    assert manifest["dataVersion"] == await world.data_version(5)


async def test_a_folder_has_a_file_a_kind(world: Graph, tmp_path: Path) -> None:
    """In UTF-8 with commas, lists parted by `|`, each file with its checksum."""
    await put(world, of_every_kind())
    out = tmp_path / "all"
    manifest = await export(world, Order("csv", out), AT)
    assert {path.name for path in out.iterdir()} == {f"{kind}.csv" for kind in shapes()} | {"manifest.json"}
    with (out / "Role.csv").open(encoding="utf-8", newline="") as file:
        (role,) = csv.DictReader(file)
    assert role["isLeader"] == "true"
    assert role["answersFor"] == "challenge:1"
    assert role["nameSe"] == 'Å "sitert"; med, skille|tegn\\ og\nlinje'
    for entry in manifest["files"]:
        assert entry["sha256"] == hashlib.sha256((out / entry["file"]).read_bytes()).hexdigest()


def files(folder: Path) -> list[Path]:
    """What lies in a folder."""
    return list(folder.iterdir())


def two_towns() -> World:
    """Two municipalities in a county and a police district, each with a council and a held post."""
    world = World()
    county, police = world.org("County", "vestland"), world.district("vest")
    world.role("POLICE_CONTACT", liaison=True)
    for name in ("bergen", "voss"):
        town = world.municipality(name)
        world.tie(InCounty, town, county)
        world.tie(InPoliceDistrict, town, police)
        world.post(name, town, "rolle:POLICE_CONTACT", held="2024-01-01", until="2026-01-01")
        world.forum(name, f"stilling:{name}", start="2020-01-01")
        world.tie(ForTerritory, f"forum:{name}", town)
        world.meeting(f"forum:{name}", "2025-05-01", present=())
    world.seat("forum:bergen", "politidistrikt:vest")
    return world


async def test_a_territory_comes_with_what_it_names(world: Graph, tmp_path: Path) -> None:
    """Its own posts, forums and meetings, whom they name outside it, and nothing of its neighbour's."""
    await put(world, two_towns().rows)
    out = tmp_path / "bergen.jsonl"
    await export(world, Order("jsonl", out, territory="kommune:bergen"), AT)
    found = ids(out)
    assert {"kommune:bergen", "fylke:vestland", "politidistrikt:vest", "stilling:bergen", "person:1"} <= found
    assert {"forum:bergen", "mote:1", "rolle:POLICE_CONTACT", "kilde:test"} <= found
    assert not {"kommune:voss", "stilling:voss", "forum:voss", "mote:2", "person:2"} & found
    both = tmp_path / "vest.jsonl"
    await export(world, Order("jsonl", both, territory="politidistrikt:vest"), AT)
    assert {"forum:voss", "forum:bergen"} <= ids(both)
    with pytest.raises(Unknown, match="kommune:4601"):
        await export(world, Order("jsonl", tmp_path / "no", territory="kommune:ber"), AT)


async def test_on_a_day_only_what_holds_comes_out(world: Graph, tmp_path: Path) -> None:
    """From its first day up to, not including, its last; and nothing that names what is left out."""
    small = two_towns()
    gone = small.forum("old", "kommune:voss", start="2010-01-01", end="2025-06-01")
    small.meeting(gone, "2011-01-01")
    await put(world, small.rows)
    found = {}
    for day in ("2023-12-31", "2024-01-01", "2025-05-31", "2025-06-01", "2026-01-01"):
        out = tmp_path / f"{day}.jsonl"
        await export(world, Order("jsonl", out, as_of=dt.date.fromisoformat(day)), AT)
        found[day] = ids(out)
    assert ["tildeling:1" in each for each in found.values()] == [False, True, True, True, False]
    assert ["mote:3" in each for each in found.values()] == [True, True, True, False, False]


async def test_persons_can_be_left_out(world: Graph, tmp_path: Path) -> None:
    """With who holds what; the posts stay."""
    await put(world, two_towns().rows)
    out = tmp_path / "out.jsonl"
    manifest = await export(world, Order("jsonl", out, without_persons=True), AT)
    kinds = {line["kind"] for line in lines(out)}
    assert "Post" in kinds
    assert not {"Person", "Assignment"} & kinds
    assert manifest["withoutPersons"] is True


async def test_no_more_than_a_page_is_read_at_once(
    world: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many rows there are; and page after page gives the same as all at once."""
    small = two_towns()
    for number in range(50):
        small.hold("stilling:voss", None, share=(number + 1) / 50, assignmentKind=AssignmentKind.DEPUTY)
    await put(world, small.rows)
    await export(world, Order("jsonl", tmp_path / "whole.jsonl"), AT)
    monkeypatch.setattr(reading, "PAGE", 7)
    for shape in shapes().values():
        async for page in reading.pages(world, shape):
            assert len(page) <= 7
    await export(world, Order("jsonl", tmp_path / "paged.jsonl"), AT)
    assert (tmp_path / "whole.jsonl").read_bytes() == (tmp_path / "paged.jsonl").read_bytes()


@pytest.mark.parametrize("form", FORMS)
async def test_what_changes_meanwhile_is_refused(world: Graph, tmp_path: Path, form: str) -> None:
    """A file of two states would be of none; nothing is left of it."""
    await put(world, two_towns().rows)
    pending = World()
    pending.municipality("askøy")

    class Meddling(Graph):
        """The same graph, changed by somebody after the first look at its version."""

        async def data_version(self, timeout_s: float) -> int:
            found = await super().data_version(timeout_s)
            if pending.rows:
                await put(world, [pending.rows.pop()])
            return found

    meddling = object.__new__(Meddling)
    meddling.__dict__ = world.__dict__
    with pytest.raises(CannotExport, match="Run it again"):
        await export(meddling, Order(form, tmp_path / "out"), AT)
    assert not files(tmp_path)


async def test_nothing_is_overwritten(world: Graph, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    (tmp_path / "out.jsonl").write_text("mine")
    with pytest.raises(CannotExport, match="exists already"):
        await export(world, Order("jsonl", tmp_path / "out.jsonl"), AT)
    with pytest.raises(CannotExport, match="no folder"):
        await export(world, Order("csv", tmp_path / "away" / "out"), AT)
    assert (tmp_path / "out.jsonl").read_text() == "mine"


async def test_what_does_not_fit_the_model_is_told(
    world: Graph, scratch_driver: neo4j.Driver, tmp_path: Path
) -> None:
    """A post in two organizations has no row; nothing is guessed."""
    await put(world, two_towns().rows)
    scratch_driver.execute_query(
        "CYPHER 5 MATCH (p:Post {id: 'stilling:voss'}), (o:Organization {id: 'kommune:bergen'}) "
        "CREATE (p)-[:POST_IN]->(o)",
        database_="neo4j",
    )
    with pytest.raises(Unfit, match="stilling:voss: organization may name one node"):
        await export(world, Order("jsonl", tmp_path / "out.jsonl"), AT)
    assert not files(tmp_path)
