"""The Neo4j that a command works on: the one that the settings name, or our own for as long as it is needed.

Our own is shared: each command that uses it holds a lock on one file, which the system drops with its
holder, however that ends. The last one out stops the server, unless it was started to stay.
"""

from __future__ import annotations

import fcntl
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from graph import jars, managed
from graph.connection import Graph
from graph.managed import Home, Running
from service.settings import BadSetting, Settings
from service.terminal import Terminal

USERS = "users"
"""The file in the home that whoever uses the server holds a shared lock on."""

STAYS = "stays"
"""The file in the home that holds the pid of a server that was started to stay."""


@dataclass(frozen=True)
class Address:
    """How a database is reached."""

    uri: str
    user: str
    password: str
    database: str
    ours: bool
    """Whether it is our own; another one is changed only when asked to, or where it is empty."""

    def __repr__(self) -> str:
        return f"Address({self.uri!r}, database={self.database!r})"  # a password does not belong in a log

    def open(self) -> Graph:
        """A way to it, for the event loop that uses it."""
        return Graph.from_uri(self.uri, self.user, self.password, self.database)


def home_of(settings: Settings) -> Home:
    """Where our own server lives. Raises `BadSetting` for a folder that it cannot live in."""
    try:
        return Home(
            settings.state_folder / "neo4j", bolt_port=settings.neo4j_port, heap_mb=settings.neo4j_heap_mb
        )
    except ValueError as error:
        raise BadSetting(f"SAMORDNING_STATE is {str(settings.state)!r}. {error}") from error


@contextmanager
def database(settings: Settings, terminal: Terminal) -> Iterator[Address]:
    """The database that the settings mean, there for the length of the block.

    Raises `graph.errors.ServerProblem` or `JarsMissing` where our own cannot be started.
    """
    if settings.neo4j_uri is not None:
        assert settings.neo4j_password is not None, "the settings refuse an address without a password"
        yield Address(
            settings.neo4j_uri,
            settings.neo4j_username,
            settings.neo4j_password.get_secret_value(),
            settings.neo4j_database,
            ours=False,
        )
        return
    home = home_of(settings)
    with _using(home) as users:
        try:
            running = start(home, terminal)
            yield Address(running.uri, running.user, running.password, "neo4j", ours=True)
        finally:
            if _last(users) and not _stays(home):
                stop(home, terminal)


def start(home: Home, terminal: Terminal) -> Running:
    """Start our own server, or find it running, and say so."""
    if home.pid_file.exists() and managed.status(home).pid is None:
        terminal.say("The Neo4j of last time did not end in order; its data are kept. Starting it again.")
    begun = time.monotonic()
    locked = jars.read_lock()
    fetched = False

    def tell(step: str, done: int, total: int) -> None:
        nonlocal fetched
        fetched = True
        bar(step, done, total)

    with terminal.counting("Fetching Neo4j (150 MB, once)") as bar:
        jars.ensure(home.jars, locked, tell)
    if fetched:
        terminal.done(f"Neo4j is fetched: {len(locked)} files, each with the content that is locked", begun)
    begun = time.monotonic()
    with terminal.waiting("Starting Neo4j"):
        running = managed.start(home)
    if running.reused:
        terminal.done(f"Neo4j is running already on {running.uri}")
    else:
        terminal.done(f"Neo4j has started on {running.uri}", begun)
    return running


def stop(home: Home, terminal: Terminal) -> bool:
    """Stop our own server in order, and say so; False if none was running."""
    begun = time.monotonic()
    with _undisturbed(), terminal.waiting("Stopping Neo4j"):
        was_running = managed.stop(home)
        (home.path / STAYS).unlink(missing_ok=True)
    if was_running:
        terminal.done(f"Neo4j has stopped; its data are kept in {home.path}", begun)
    return was_running


def let_stay(home: Home, running: Running) -> None:
    """Have the server left running by whoever uses it last."""
    (home.path / STAYS).write_text(str(running.pid))


def in_use(home: Home) -> bool:
    """Whether a command is using our own server at this moment."""
    if not (home.path / USERS).exists():
        return False
    with (home.path / USERS).open("a") as file:
        return not _last(file)


@contextmanager
def _using(home: Home) -> Iterator[TextIO]:
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home.path / USERS).open("a") as file:
        # Waits while somebody holds it alone, who is just stopping the server.
        fcntl.flock(file, fcntl.LOCK_SH)
        yield file


def _last(users: TextIO) -> bool:
    """Whether nobody else uses the server; then nobody else can begin to before the file is closed."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stays(home: Home) -> bool:
    note: Path = home.path / STAYS
    pid = managed.status(home).pid
    return note.is_file() and pid is not None and note.read_text() == str(pid)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Take no notice of further requests to end: what is being done is ending."""
    kept = {each: signal.signal(each, signal.SIG_IGN) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in kept.items():
            signal.signal(each, handler)
