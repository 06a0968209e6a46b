"""The command line: what it says of itself, what it answers, and what it says where it cannot."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from graph.connection import Graph
from graph.erasure import CannotErase, look
from graph.load import load
from graph.managed import Running
from graph.model.posts import Person
from schema.build import SDL
from seeds.load import load_reference
from service.commands import explain
from service.operations import read_all
from service.settings import Settings
from tests.service.command import COMMAND, environment, pointing_at, run
from tests.worlds import World

COMMANDS = (
    "serve",
    "load",
    "export",
    "import",
    "template",
    "doctor",
    "erase-person",
    "ask",
    "explain",
    "schema",
    "neo4j",
)


def test_help_names_every_command_and_the_exit_codes() -> None:
    """Without anything said, it says what there is."""
    told = run("--help")
    assert told.returncode == 0
    for name in COMMANDS:
        assert re.search(rf"^│ {name} ", told.stdout, re.MULTILINE), name
    assert "Exit codes" in told.stdout


@pytest.mark.parametrize("command", [*COMMANDS, "neo4j start", "neo4j stop", "neo4j status", "neo4j reset"])
def test_every_command_explains_itself(command: str) -> None:
    """Its help says what it does, without reading a setting."""
    told = run(*command.split(), "--help", SAMORDNING_PORT="none")
    assert (told.returncode, told.stderr) == (0, "")
    assert f"samordning {command}" in told.stdout


def test_help_is_quick() -> None:
    """It loads nothing but what it says it with."""
    heavy = {"graphql", "neo4j", "pydantic", "starlette", "strawberry", "uvicorn"}
    code = f"import service.cli, sys; print(sorted({heavy} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["anser"], "No such command 'anser'"),
        (["ask"], "Missing argument 'NAME'"),
        (["ask", "FirstLook", "--as-of", "yesterday"], "'yesterday'"),
        (["ask", "FirstLook", "--language", "de"], "de is none of nb, nn, se, en"),
        (["load", "--remove-demonstration", "--reference"], "stands alone"),
        (["export"], "Missing option '--out'"),
        (["export", "--out", "x", "--format", "xml"], "xml is none of jsonl, csv, xlsx, graphml"),
        (["import"], "Missing argument 'PATH'"),
        (["load", "--reference", "--anchor", "2026-01-01"], "add --demonstration"),
    ],
)
def test_what_is_not_understood_is_told_apart(arguments: list[str], said: str) -> None:
    """A command line with a mistake in it ends with 64, and names the mistake."""
    told = run(*arguments)
    assert told.returncode == 64
    assert said in " ".join(re.sub(r"[│╭╰─╮╯]", " ", told.stderr).split())


@pytest.mark.parametrize(
    ("arguments", "settings", "said"),
    [
        (["ask", "Nobody"], {}, "FirstLook          First look: whom does a municipality coordinate with"),
        (["ask", "FirstLook", "--variables", "[]"], {}, "which is no object"),
        (["ask", "FirstLook", "--variables", "{"], {}, "is no JSON"),
        (["ask", "FirstLook", "-v", "town=Ås"], {}, "FirstLook has the variables: name"),
        (["explain", "nowhere.graphql"], {}, "nowhere.graphql cannot be read"),
        (["ask", "FirstLook"], {"SAMORDNING_PROT": "1"}, "Did you mean SAMORDNING_PORT?"),
        (["serve"], {"SAMORDNING_HOST": "0.0.0.0"}, "SAMORDNING_ANONYMOUS_ACCESS=true"),
        (
            ["ask", "FirstLook"],
            {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"},
            "127.0.0.1:1",
        ),
        (["doctor"], {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}, "127.0.0.1:1"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_remedy(
    arguments: list[str], settings: dict[str, str], said: str, tmp_path: Path
) -> None:
    """Exit code 2 and a message in plain words, without a stack."""
    told = run(*arguments, SAMORDNING_STATE=str(tmp_path), **settings)
    assert told.returncode == 2, told.stderr
    assert " ".join(said.split()) in " ".join(told.stderr.split())
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(
    "command", ["ask FirstLook", "load", "neo4j start", "neo4j stop", "neo4j reset --yes"]
)
def test_a_state_that_cannot_be_used_is_told(command: str, tmp_path: Path) -> None:
    """With the path, the reason, and the setting that names another one."""
    state = tmp_path / "state"
    state.write_text("no folder")
    told = run(*command.split(), SAMORDNING_STATE=str(state))
    assert told.returncode == 2, told.stderr
    assert re.search(rf"samordning: {state}\S* cannot be used: (Not a directory|File exists)\.", told.stderr)
    assert f"lie in {state}: " in told.stderr
    assert "with SAMORDNING_STATE" in told.stderr
    assert "fault of the program" not in told.stderr


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("/proc/x", "/proc/x cannot be used: No such file or directory."),
        ("/sys", "/sys/neo4j cannot be used: "),
        ("/tmp/a:b", "SAMORDNING_STATE is '/tmp/a:b'. Home of the managed Neo4j"),
    ],
)
def test_a_folder_where_nothing_can_be_made_is_told(state: str, said: str) -> None:
    """Whether the system, its rights, or Neo4j forbid it."""
    told = run("ask", "FirstLook", SAMORDNING_STATE=state)
    assert (told.returncode, said in told.stderr) == (2, True), told.stderr


def test_the_module_does_the_same_as_the_command() -> None:
    """`python -m service.cli` understands what `samordning` does."""
    told = subprocess.run(
        [sys.executable, "-m", "service.cli", "schema"], capture_output=True, text=True, check=True
    )
    assert told.stdout == run("schema").stdout != ""


def test_a_fault_shows_its_stack_to_who_asks_for_it(tmp_path: Path) -> None:
    """With SAMORDNING_DEBUG."""
    told = run("ask", "Nobody", SAMORDNING_DEBUG="1", SAMORDNING_STATE=str(tmp_path))
    assert told.returncode == 2
    assert "Traceback" in told.stderr


async def test_a_saved_question_is_answered(
    national: Graph, national_server: Running, tmp_path: Path
) -> None:
    """As JSON on standard output, in the language and for the day that are asked for."""
    assert await national.data_version(5) > 0
    settings = pointing_at(national_server, tmp_path)
    told = run("ask", "firstlook", "-v", "name=Bærum", "--language", "en", **settings)
    assert told.returncode == 0, told.stderr
    (found,) = json.loads(told.stdout)["data"]["municipalities"]["nodes"]
    assert found["policeDistrict"]["name"] == "Oslo politidistrikt"
    assert found["findings"]["totalCount"] > 0
    before = run("ask", "FirstLook", "-v", "name=Bærum", "--as-of", "2001-01-01", **settings)
    (then,) = json.loads(before.stdout)["data"]["municipalities"]["nodes"]
    assert then["coordination"]["totalCount"] == 0


async def test_the_doctor_tells_what_is_wrong(
    world: Graph, scratch_server: Running, scratch_driver: neo4j.Driver, tmp_path: Path
) -> None:
    """In a table and as JSON; warnings alone end with 0, errors with 1, an unprepared database with 2."""
    settings = pointing_at(scratch_server, tmp_path)
    empty = run("doctor", **settings)
    assert (empty.returncode, "samordning load" in empty.stderr) == (2, True)
    await load_reference(world, None, dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    sound = run("doctor", **settings)
    assert (sound.returncode, sound.stdout[:17]) == (0, "Nothing is wrong:")

    with scratch_driver.session() as session:
        session.run(
            "CYPHER 5 MATCH (n:Role {id: 'rolle:POLICE_CONTACT'}) "
            "CREATE (m:Person:Node {id: 'person:x', name: 'N', source: n.source, recordedAt: n.recordedAt})"
        ).consume()
    warned = run("doctor", **settings)
    assert warned.returncode == 0
    assert "WARNING person.without-assignment" in warned.stdout
    assert "0 errors, 1 warnings" in warned.stdout

    with scratch_driver.session() as session:
        session.run("CYPHER 5 MATCH (n:Role) REMOVE n.code").consume()
    broken = run("doctor", "--examples", "2", **settings)
    assert broken.returncode == 1
    assert "code is missing" in broken.stdout
    assert re.search(r"and \d+ more", broken.stdout)
    told = json.loads(run("doctor", "--json", **settings).stdout)
    (faulty,) = (check for check in told["checks"] if check["id"] == "node.property-missing")
    assert (told["errors"], told["warnings"]) == (faulty["count"], 1)
    assert len(faulty["examples"]) == 5
    assert faulty["remedy"]


async def test_a_person_is_erased_once_it_is_meant(
    world: Graph, scratch_server: Running, tmp_path: Path
) -> None:
    """What it does is said first, and done only on yes; the register is sound afterwards."""
    at = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    await load_reference(world, None, at)
    w = World()
    w.add(Person, "person:kari", name="Kari Nordmann")
    w.post("sjef", "kommune:4601", "rolle:MAYOR")
    w.hold("stilling:sjef", "2020-01-01", person="person:kari")
    await load(world, w.rows, who="test", why="test", request_id="1", at=at)
    settings = pointing_at(scratch_server, tmp_path)
    asked = ("erase-person", "person:kari", "--reason", "asked for, case 1")

    no = run(*asked, **settings)
    assert no.returncode == 1
    assert "name and the id go" in no.stderr
    assert "Sjef (stilling:sjef), 2020-01-01 to further notice" in no.stderr
    assert (await look(world, "person:kari")).properties == ("name",)
    refused = run("erase-person", "person:kari", "--reason", "Kari asked", "--yes", **settings)
    assert (refused.returncode, "says who the person is" in refused.stderr) == (2, True)

    yes = run(*asked, "--yes", **settings)
    assert (yes.returncode, "The person is erased" in yes.stderr) == (0, True)
    with pytest.raises(CannotErase, match="There is no person"):
        await look(world, "person:kari")
    assert run("doctor", **settings).returncode == 0


async def test_an_answer_with_errors_ends_with_one(
    national: Graph, national_server: Running, tmp_path: Path
) -> None:
    """The answer is written all the same, with the code of each error."""
    assert await national.data_version(5) > 0
    told = run("ask", "FirstLook", "--variables", '{"name": null}', **pointing_at(national_server, tmp_path))
    assert told.returncode == 1
    (error,) = json.loads(told.stdout)["errors"]
    assert error["extensions"]["code"] == "BAD_VARIABLES"


@pytest.mark.parametrize("path", [each.path for each in read_all()], ids=lambda path: path.stem)
def test_every_saved_question_is_explained_without_a_database(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Selection, plan, Cypher and parameters."""
    assert explain.run(Settings(), path, None, None) == 0
    told = capsys.readouterr().out
    roots = len(re.findall(r"^═══ ", told, re.MULTILINE))
    parts = ["Selection", "Plan", "Cypher", "Parameters"]
    assert roots
    assert re.findall(r"^─── (\w+)$", told, re.MULTILINE) == parts * roots
    assert told.count("\nCYPHER 5\n") == roots
    assert re.search(r"^\$[\w.]+ = .", told, re.MULTILINE)


def test_explain_takes_a_file_that_is_no_saved_question(tmp_path: Path) -> None:
    """With variables and the name of one of its operations."""
    file = tmp_path / "two.graphql"
    file.write_text(
        "query One($n: String!) { here: municipality(number: $n) { name } __typename }\n"
        "query Two { __typename }"
    )
    one = run("explain", str(file), "--operation", "One", "--variables", '{"n": "5001"}')
    assert "here: municipality(number: '5001')" in one.stdout
    assert "$given.p0 = '5001'" in one.stdout
    assert "without the database" in one.stdout
    missing = run("explain", str(file), "--operation", "One")
    assert (missing.returncode, "--variables" in missing.stderr) == (2, True)
    which = run("explain", str(file))
    assert (which.returncode, "One, Two" in which.stderr) == (2, True)


def test_the_committed_schema_is_the_schema() -> None:
    """schema/schema.graphql is what `samordning schema` prints; `samordning schema --write` mends it."""
    printed = run("schema", SAMORDNING_PORT="none")
    assert printed.stdout == SDL.read_text(encoding="utf-8")


def test_a_server_that_is_not_there_is_not_there(tmp_path: Path) -> None:
    """Looking, stopping and resetting need none."""
    settings = {"SAMORDNING_STATE": str(tmp_path)}
    status = run("neo4j", "status", **settings)
    assert (status.returncode, "not running" in status.stdout) == (3, True)
    assert "was not running" in run("neo4j", "stop", **settings).stderr
    assert run("neo4j", "reset", "--yes", **settings).returncode == 0
    asked = subprocess.run(
        [COMMAND, "neo4j", "reset"],
        env=environment(**settings),
        input="n\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Throw away everything" in asked.stdout + asked.stderr
    assert asked.returncode == 1


def test_a_template_is_made_once(tmp_path: Path) -> None:
    """It says how to go on; what is there is not overwritten."""
    out = tmp_path / "vest.xlsx"
    made = run("template", "--out", str(out))
    assert (made.returncode, made.stdout) == (0, "")
    assert f"samordning import {out}" in made.stderr
    again = run("template", "--out", str(out))
    assert again.returncode == 2
    assert "exists already" in again.stderr
