"""From a start to answers and to an end, as a person has it: real processes, real servers, real signals."""

from __future__ import annotations

import datetime as dt
import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import neo4j
import psutil
import pytest

from graph import jars, managed
from graph.connection import Graph
from graph.managed import Home, Running
from seeds.load import load_reference
from service.operations import read_all
from service.serving import CannotListen, listening
from tests.service.command import free_port, pointing_at, run, served

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
FIRST_LOOK = next(each for each in read_all() if each.name == "FirstLook")


@pytest.fixture
def home(tmp_path: Path, make_home: Callable[[Path], Home]) -> Home:
    """The home of a managed server in a state folder of its own, with the jars of the checkout."""
    made = make_home(tmp_path / "neo4j")
    jars.ensure(made.jars, jars.read_lock())
    made.path.mkdir()
    (made.path / "jars").symlink_to(made.jars)
    return made


def first_look(url: str, name: str) -> Any:
    """The answer to the first saved question."""
    body = {"query": FIRST_LOOK.document, "variables": {"name": name}}
    answer = httpx2.post(f"{url}/graphql", json=body, timeout=30).json()
    assert "errors" not in answer
    return answer["data"]["municipalities"]


def test_from_nothing_to_an_answer_and_again(home: Home, tmp_path: Path) -> None:
    """The first start loads everything, the second nothing; both stop all they started, whatever the signal.

    In between the demonstration layer is removed, which starts and stops Neo4j by itself, and a note of a
    dead process is left, as a machine leaves it that loses its power.
    """
    settings = {"SAMORDNING_STATE": str(tmp_path), "SAMORDNING_NEO4J_PORT": str(home.bolt_port)}
    port = free_port()
    with served(port, tmp_path / "first.log", settings) as first:
        found = first_look(first.url, "Trondheim")
        assert found["totalCount"] == 1
        assert json.dumps(found).count('"step"') > 3, "Trondheim has partners"
        assert httpx2.get(f"{first.url}/health/ready").json()["ready"] is True
        refused = run("neo4j", "stop", **settings)
        assert (refused.returncode, "is used by another command" in refused.stderr) == (2, True)
        asked = run("ask", "FirstLook", "-v", "name=Trondheim", **settings)
        assert json.loads(asked.stdout)["data"]["municipalities"] == found
        again = run("serve", "--port", str(port), **settings)
        assert again.returncode == 2
        assert f"Port {port} on 127.0.0.1 is used by another program" in again.stderr
        assert first.end(signal.SIGINT) == 0
        assert "Demonstration layer is loaded" in first.told
        assert "--remove-demonstration" in first.told
    assert managed.status(home).pid is None

    removed = run("load", "--remove-demonstration", **settings)
    assert (removed.returncode, "Demonstration layer is removed" in removed.stderr) == (0, True)
    assert managed.status(home).pid is None

    gone = psutil.Popen(["true"])
    gone.wait()
    home.pid_file.write_text(json.dumps({"pid": gone.pid, "started": 1.0, "bolt_port": home.bolt_port}))
    with served(port, tmp_path / "second.log", settings) as second:
        (trondheim,) = first_look(second.url, "Trondheim")["nodes"]
        assert trondheim["coordination"]["totalCount"] == 0
        assert second.end(signal.SIGTERM) == 0
        assert "did not end in order" in second.told
        assert "is loaded" not in second.told
    assert managed.status(home).pid is None
    for each in (first, second):
        assert "Traceback" not in each.told
        assert "Neo4j has stopped; its data are kept" in each.told
        assert each.told.endswith("Stopped.\n")


def test_a_start_that_is_broken_off_leaves_nothing_running(home: Home, tmp_path: Path) -> None:
    """Here by the port of the database, which is taken: the message names the setting for another."""
    settings = {"SAMORDNING_STATE": str(tmp_path), "SAMORDNING_NEO4J_PORT": str(home.bolt_port)}
    with socket.create_server(("127.0.0.1", home.bolt_port)):
        refused = run("serve", "--port", str(free_port()), **settings)
    assert refused.returncode == 2
    assert "SAMORDNING_NEO4J_PORT" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert managed.status(home).pid is None


async def test_a_database_of_somebody_is_used_as_it_is(
    world: Graph, scratch_server: Running, tmp_path: Path
) -> None:
    """With NEO4J_URI nothing is started, what is there is left as it is, and the server runs on."""
    await load_reference(world, None, AT)
    version = await world.data_version(5)
    with served(free_port(), tmp_path / "log", pointing_at(scratch_server, tmp_path)) as of:
        assert first_look(of.url, "Bærum")["totalCount"] == 1
        assert of.end(signal.SIGINT) == 0
    assert "as it is" in of.told
    assert "Neo4j has s" not in of.told
    assert not (tmp_path / "neo4j").exists()
    assert await world.data_version(5) == version


async def test_a_database_that_holds_something_else_is_refused(
    world: Graph, scratch_server: Running, scratch_driver: neo4j.Driver, tmp_path: Path
) -> None:
    """Whoever names the wrong database has nothing changed in it, by serve or by load."""
    scratch_driver.execute_query("CYPHER 5 CREATE (:Invoice)", database_="neo4j")
    settings = pointing_at(scratch_server, tmp_path)
    for command in (("serve", "--port", str(free_port())), ("load",)):
        refused = run(*command, **settings)
        assert (refused.returncode, "holds data of something else" in refused.stderr) == (2, True)
    assert await world.data_version(5) == 0


def test_an_address_of_another_machine_cannot_be_listened_on() -> None:
    """The message names the address and the settings for it."""
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1:8000 cannot be listened on .*SAMORDNING_HOST"):
        listening("192.0.2.1", 8000)
