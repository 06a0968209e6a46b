"""The managed server, with real servers: what happens when things are as they should be, and when not."""

import asyncio
import fcntl
import os
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import neo4j
import psutil
import pytest
from neo4j.exceptions import AuthError

from graph import managed
from graph.connection import Graph
from graph.errors import Crowded, ServerProblem
from graph.managed import Home, Running, process
from graph.managed.home import PORT_SETTING
from graph.managed.process import Note
from graph.statements import Statement

MakeHome = Callable[[Path], Home]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, make_home: MakeHome) -> Iterator[list[Running]]:
    """What two starts at the same moment of the same home gave."""
    home = make_home(tmp_path_factory.mktemp("server"))
    with ThreadPoolExecutor(2) as pool:
        try:
            yield list(pool.map(managed.start, [home, home]))
        finally:
            managed.stop(home)


@pytest.fixture
def running(started: list[Running]) -> Running:
    """A server that runs."""
    return started[0]


def test_two_starts_at_once_are_one_server(started: list[Running]) -> None:
    """Two starts of the same home at the same moment give the same server; one of them started it."""
    one, other = started

    assert one.pid == other.pid
    assert {one.reused, other.reused} == {True, False}


def test_a_running_server_is_reused(running: Running) -> None:
    """Starting a server that runs gives that server, also when its pid file got lost."""
    running.home.pid_file.unlink()

    again = managed.start(running.home)

    assert (again.pid, again.uri, again.password) == (running.pid, running.uri, running.password)
    assert again.reused


def test_status_tells_how_it_is_doing(running: Running) -> None:
    """The status names process, address, memory and data of a server that answers."""
    status = managed.status(running.home)

    assert status.pid == running.pid
    assert status.answers
    assert status.uri == running.uri
    assert status.resident_mb > 100
    assert status.data_mb >= 0


def test_status_tells_what_keeps_it_from_answering(running: Running, tmp_path: Path) -> None:
    """When the password is gone the status says so; the server itself goes on."""
    aside = running.home.password_file.rename(tmp_path / "password")
    try:
        status = managed.status(running.home)
    finally:
        aside.rename(running.home.password_file)

    assert status.pid == running.pid
    assert not status.answers
    assert status.problem is not None
    assert "password" in status.problem


def test_only_its_own_password_lets_in(running: Running) -> None:
    """The well-known password of a fresh Neo4j does not work; ours is kept readable by its owner only."""
    assert stat.S_IMODE(running.home.password_file.stat().st_mode) == 0o600
    assert running.password not in repr(running)
    with (
        neo4j.GraphDatabase.driver(running.uri, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_it_listens_on_loopback_only(running: Running) -> None:
    """The server listens on its Bolt port on loopback, and nowhere else."""
    listening = {
        (connection.laddr.ip.removeprefix("::ffff:"), connection.laddr.port)
        for connection in psutil.Process(running.pid).net_connections()
        if connection.status == psutil.CONN_LISTEN
    }

    assert listening == {("127.0.0.1", running.home.bolt_port)}


def test_no_statement_reaches_files_or_other_hosts(running: Running, tmp_path: Path) -> None:
    """LOAD CSV, which Community allows every reader, gets neither a file nor an address."""
    (tmp_path / "secret.csv").write_text("secret\n")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        neo4j.GraphDatabase.driver(running.uri, auth=(running.user, running.password)) as driver,
    ):
        server.settimeout(0.2)
        for source in (f"file://{tmp_path}/secret.csv", f"http://127.0.0.1:{server.getsockname()[1]}/x.csv"):
            with driver.session() as session, pytest.raises(neo4j.exceptions.ClientError):
                session.run("CYPHER 5 LOAD CSV FROM $source AS line RETURN line", source=source).consume()
        with pytest.raises(TimeoutError):
            server.accept()


async def test_statements_that_want_too_much_together_are_told_so(running: Running) -> None:
    """Each has its memory alone; together they are refused for the moment, and the server lives on."""
    text = (
        "CYPHER 5 UNWIND range(1, 1600000) AS x WITH collect(x + 0.5) AS xs UNWIND xs AS y "
        "WITH y ORDER BY y DESC RETURN size(collect(y)) AS n"
    )
    async with Graph.from_uri(running.uri, running.user, running.password) as graph:
        alone = await graph.read(Statement(text), 60)
        together = await asyncio.gather(
            *(graph.read(Statement(text), 60) for _ in range(4)), return_exceptions=True
        )
        assert alone is not None
        assert {type(each) for each in together if isinstance(each, Exception)} == {Crowded}
        assert await graph.read(Statement(text), 60) == alone


def test_ctrl_c_in_the_terminal_does_not_reach_it(running: Running) -> None:
    """The server is in a session of its own, so that Ctrl-C leaves its end to us."""
    assert os.getsid(running.pid) == running.pid != os.getsid(0)


def test_data_are_not_thrown_away_under_a_running_server(running: Running) -> None:
    """A reset is refused while the server runs, and it goes on running."""
    with pytest.raises(ServerProblem, match=r"is running.*Stop it first"):
        managed.reset(running.home)

    assert managed.status(running.home).answers


def test_a_port_in_use_is_named(tmp_path: Path, make_home: MakeHome) -> None:
    """When another program has the port, the message names port and setting, and nothing is left running."""
    home = make_home(tmp_path / "home")
    with (
        socket.create_server(("127.0.0.1", home.bolt_port)),
        pytest.raises(ServerProblem, match=f"Port {home.bolt_port} .*{PORT_SETTING}"),
    ):
        managed.start(home)

    assert managed.status(home).pid is None


def test_a_note_of_a_process_that_is_gone_counts_as_none(tmp_path: Path, make_home: MakeHome) -> None:
    """A pid that belongs to another process by now, or half a note, is not taken for a server."""
    home = make_home(tmp_path)
    process.write_note(home, os.getpid())
    mine = process.living(home)
    assert mine is not None

    stale = Note(mine.pid, mine.started - 60, mine.bolt_port)
    assert process.handle(stale) is None
    assert process.end(stale, 1) is False

    home.pid_file.write_text('{"pid": 1')
    assert process.living(home) is None


def test_a_killed_server_starts_again_with_its_data(tmp_path: Path, make_home: MakeHome) -> None:
    """After the server was killed the next start has the data; a stop keeps them, a reset does not."""
    home = make_home(tmp_path / "home")
    first = managed.start(home)
    try:
        asyncio.run(_write(first))
        os.kill(first.pid, signal.SIGKILL)
        psutil.Process(first.pid).wait(10)
        assert managed.status(home).pid is None

        second = managed.start(home)
        assert second.pid != first.pid
        assert not second.reused
        assert asyncio.run(_count(second)) == 1
        assert managed.stop(home) is True
        assert not psutil.pid_exists(second.pid)
    finally:
        managed.stop(home)

    assert managed.stop(home) is False
    assert home.data.is_dir()
    managed.reset(home)
    assert not home.data.exists()
    assert not home.password_file.exists()


def test_a_start_that_fails_says_why(tmp_path: Path, make_home: MakeHome) -> None:
    """When another program holds the store, the message has the last words without a stack; nothing runs."""
    home = make_home(tmp_path / "home")
    held = home.data / "databases" / "store_lock"
    held.parent.mkdir(parents=True)
    home.password_file.write_text("whatever")
    with held.open("w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        with pytest.raises(ServerProblem, match="ended while it was starting") as caught:
            managed.start(home)

    assert "lock" in str(caught.value).lower()
    assert "\tat " not in str(caught.value)
    assert managed.status(home).pid is None
    assert not home.pid_file.exists()


def test_data_without_their_password_are_not_overwritten(tmp_path: Path, make_home: MakeHome) -> None:
    """When the password file is gone, the data stay, and the message says what to do."""
    home = make_home(tmp_path)
    (home.data / "databases").mkdir(parents=True)

    with pytest.raises(ServerProblem, match=r"password.* is gone.*Put the file back"):
        managed.start(home)


async def _write(server: Running) -> None:
    async with Graph.from_uri(server.uri, server.user, server.password) as graph:
        await graph.change(
            [Statement("CYPHER 5 CREATE (:Thing)")],
            who="test",
            why="to see it again",
            request_id="1",
            at=datetime(2026, 1, 1, tzinfo=UTC),
        )


async def _count(server: Running) -> int:
    async with Graph.from_uri(server.uri, server.user, server.password) as graph:
        found = await graph.read(Statement("CYPHER 5 MATCH (t:Thing) RETURN count(t) AS things"), 10)
    assert found is not None
    return int(found["things"])
