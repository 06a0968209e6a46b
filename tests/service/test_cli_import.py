"""`samordning import` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from graph.connection import Graph
from graph.managed import Running
from seeds.exporting.export import Order, export
from tests.seeds.everything import AT
from tests.seeds.test_export import put, two_towns
from tests.service.command import pointing_at, run


async def test_a_file_is_shown_and_then_written(
    world: Graph, scratch_server: Running, tmp_path: Path
) -> None:
    """A table or one object; nothing is written unasked, and the same again changes nothing."""
    await put(world, two_towns().rows)
    source = two_towns().rows[0].model_copy(update={"sha256": "0" * 64})
    await put(world, [source])  # a database with reference data is one of ours
    out = tmp_path / "x.jsonl"
    await export(world, Order("jsonl", out), AT)
    more = {"kind": "Person", "id": "person:9", "name": "Ny", "source": "kilde:test"}
    with out.open("a", encoding="utf-8") as file:
        file.write(json.dumps(more) + "\n")
    settings = pointing_at(scratch_server, tmp_path)
    version = await world.data_version(5)
    shown = run("import", str(out), **settings)
    assert shown.returncode == 0, shown.stderr
    assert "unchanged" in shown.stdout
    assert "To write it: add --apply" in shown.stderr
    assert await world.data_version(5) == version
    written = run("import", "--apply", "--json", str(out), **settings)
    told = json.loads(written.stdout)
    assert list(told) == ["created", "changed", "ended", "unchanged", "problems"]
    assert (told["created"], told["changed"], told["ended"], told["problems"]) == ({"Person": 1}, {}, {}, [])
    assert await world.data_version(5) == version + 1
    again = json.loads(run("import", "--apply", "--json", str(out), **settings).stdout)
    assert again["created"] == {}
    assert await world.data_version(5) == version + 1


async def test_problems_are_told_with_exit_code_one(
    world: Graph, scratch_server: Running, tmp_path: Path
) -> None:
    """On the terminal, and in the object with all of their parts."""
    assert await world.data_version(5) == 0
    path = tmp_path / "Municipality.csv"
    path.write_text("id;name;source\nkommune:1;;kilde:x\n", encoding="utf-8")
    settings = pointing_at(scratch_server, tmp_path)
    told = run("import", "--apply", str(path), **settings)
    assert told.returncode == 1
    assert "✗ Municipality.csv, line 2, column name; expected a value; fill it in" in told.stderr
    as_json = run("import", "--json", str(path), **settings)
    assert json.loads(as_json.stdout)["problems"] == [
        {
            "file": "Municipality.csv",
            "line": 2,
            "column": "name",
            "value": "",
            "expected": "a value",
            "mend": "fill it in",
            "sheet": "",
        }
    ]
