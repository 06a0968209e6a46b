"""`samordning export` and what it leaves, as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from graph.connection import Graph
from graph.managed import Running
from graph.statements import Statement
from tests.service.command import pointing_at, run


async def test_the_country_is_exported(national: Graph, national_server: Running, tmp_path: Path) -> None:
    """All of it, with what is synthetic marked, and a word about the persons in it."""
    out = tmp_path / "register.jsonl"
    told = run("export", "--out", str(out), **pointing_at(national_server, tmp_path))
    assert (told.returncode, told.stdout) == (0, "")
    assert "--without-persons" in told.stderr
    nodes = await national.read(_NODES, 60)
    assert nodes is not None
    with out.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    written = {row["id"] for row in rows if "id" in row}
    assert len(written) == nodes["all"]
    assert len({row["id"] for row in rows if "id" in row and row.get("synthetic")}) == nodes["synthetic"]
    again = run("export", "--out", str(out), **pointing_at(national_server, tmp_path))
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


async def test_a_district_is_exported_to_a_folder(
    national: Graph, national_server: Running, tmp_path: Path
) -> None:
    """As of a day, without persons."""
    assert await national.data_version(5) > 0
    out = tmp_path / "agder"
    said = ("--format", "csv", "--territory", "politidistrikt:agder", "--as-of", "2026-09-01")
    told = run(
        "export", "--out", str(out), *said, "--without-persons", **pointing_at(national_server, tmp_path)
    )
    assert told.returncode == 0, told.stderr
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["territory"], manifest["asOf"]) == ("politidistrikt:agder", "2026-09-01")
    assert (out / "Post.csv").is_file()
    assert not (out / "Person.csv").exists()
    nowhere = run(
        "export",
        "--out",
        str(out / "x"),
        "--territory",
        "kommune:0",
        **pointing_at(national_server, tmp_path),
    )
    assert (nowhere.returncode, "There is no territory" in nowhere.stderr) == (2, True)


_NODES = Statement("CYPHER 5 MATCH (n:Node) RETURN count(*) AS all, count(n.synthetic) AS synthetic")
