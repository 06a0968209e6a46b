"""`samordning neo4j`: the managed server by itself."""

from __future__ import annotations

import sys

from graph import managed
from service.database import home_of, in_use, let_stay
from service.database import start as start_server
from service.database import stop as stop_server
from service.settings import Settings
from service.terminal import Terminal

NOT_RUNNING = 3
"""The exit code of `status` where no server runs, as init scripts have it."""


class InUse(Exception):
    """Another command is using the server."""


def start(settings: Settings) -> int:
    """Start the server and leave it running; the exit code."""
    terminal, home = Terminal(), home_of(settings)
    running = start_server(home, terminal)
    let_stay(home, running)
    terminal.say("  It stays until: .venv/bin/samordning neo4j stop")
    return 0


def stop(settings: Settings) -> int:
    """Stop the server; the exit code. Raises :class:`InUse`."""
    terminal, home = Terminal(), home_of(settings)
    _refuse_in_use(settings)
    if not stop_server(home, terminal):
        terminal.done("Neo4j was not running")
    return 0


def status(settings: Settings) -> int:
    """Write how the server is doing; the exit code."""
    found = managed.status(home_of(settings))
    if found.pid is None:
        sys.stdout.write(f"Neo4j is not running; {found.data_mb} MB of data in {found.home.path}\n")
        return NOT_RUNNING
    answers = "it answers" if found.answers else (found.problem or "it does not answer yet").rstrip(".")
    sys.stdout.write(
        f"Neo4j is running on {found.uri} (process {found.pid}, {found.resident_mb} MB of memory).\n"
        f"As user neo4j, with the password in {found.home.password_file}, {answers}.\n"
        f"It has {found.data_mb} MB of data in {found.home.path}.\n"
    )
    return 0


def reset(settings: Settings) -> int:
    """Throw all data away, stopping the server first; the exit code. Raises :class:`InUse`."""
    terminal, home = Terminal(), home_of(settings)
    _refuse_in_use(settings)
    stop_server(home, terminal)
    managed.reset(home)
    terminal.done(f"All data in {home.path} are thrown away; the next start loads anew")
    return 0


def _refuse_in_use(settings: Settings) -> None:
    if in_use(home_of(settings)):
        raise InUse(
            "The managed Neo4j is used by another command (a `samordning serve`?). End that one first, with "
            "Ctrl-C where it runs."
        )
