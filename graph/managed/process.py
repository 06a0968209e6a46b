"""Which process serves a home: the note about it, whether it lives, and how it is ended."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import psutil

from graph.managed.config import MAIN_CLASS, home_argument
from graph.managed.home import Home


@dataclass(frozen=True)
class Note:
    """What the pid file says. A pid may by now belong to somebody else; with its start time it cannot."""

    pid: int
    started: float
    """When the process started, seconds since the epoch, as the system tells it."""
    bolt_port: int


def write_note(home: Home, pid: int) -> Note:
    """Note that ``pid`` serves the home now."""
    note = Note(pid, psutil.Process(pid).create_time(), home.bolt_port)
    fresh = home.pid_file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(note)), encoding="utf-8")
    fresh.replace(home.pid_file)
    return note


def drop_note(home: Home) -> None:
    """Forget which process served the home."""
    home.pid_file.unlink(missing_ok=True)


def living(home: Home) -> Note | None:
    """Find the live server of this home, by its note or, where that is lost, among all processes.

    A stale note (of a process that is gone, or whose pid belongs to somebody else by now) counts as none.
    """
    note = _read_note(home)
    if note is not None and _is_alive(note):
        return note
    return _search(home)


def handle(note: Note) -> psutil.Process | None:
    """Take hold of the noted process, if it still lives."""
    try:
        process = psutil.Process(note.pid)
        if process.status() != psutil.STATUS_ZOMBIE and abs(process.create_time() - note.started) < 1:
            return process
    except psutil.NoSuchProcess:
        pass
    return None


def end(note: Note, patience_s: float) -> bool:
    """End the noted process in order, by force once ``patience_s`` has passed; True if force was needed."""
    process = handle(note)
    if process is None:
        return False
    process.terminate()
    try:
        process.wait(patience_s)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(patience_s)
        return True
    return False


def _is_alive(note: Note) -> bool:
    return handle(note) is not None


def _read_note(home: Home) -> Note | None:
    if not home.pid_file.is_file():
        return None
    try:
        return Note(**json.loads(home.pid_file.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        return None  # cut off in the middle of writing; the search finds the process, if there is one


def _search(home: Home) -> Note | None:
    for process in psutil.process_iter(["pid", "cmdline", "create_time", "status"]):
        told: Sequence[str] = process.info["cmdline"] or ()
        if (
            MAIN_CLASS in told
            and home_argument(home) in told
            and process.info["status"] != psutil.STATUS_ZOMBIE
        ):
            return Note(process.info["pid"], process.info["create_time"], _port(home))
    return None


def _port(home: Home) -> int:
    """Read the port that the running server was told; the configuration lies where it found it."""
    told = home.conf / "neo4j.conf"
    for line in told.read_text(encoding="utf-8").splitlines() if told.is_file() else ():
        name, _, value = line.partition("=")
        if name == "server.bolt.listen_address":
            return int(value.rpartition(":")[2])
    return home.bolt_port
