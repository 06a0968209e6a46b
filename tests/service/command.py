"""The command line as a process of its own, as a person runs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.managed import Running

COMMAND = Path(sys.executable).with_name("samordning")
PATIENCE_SECONDS = 300
"""How long a start may take on a loaded machine."""


def environment(**settings: str) -> dict[str, str]:
    """This process's environment without settings of whoever runs the tests, and with these."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("SAMORDNING_", "NEO4J_"))
    }
    return {**kept, **settings}


def pointing_at(server: Running, state: Path) -> dict[str, str]:
    """The settings that name a server that runs already."""
    return {
        "NEO4J_URI": server.uri,
        "NEO4J_USERNAME": server.user,
        "NEO4J_PASSWORD": server.password,
        "SAMORDNING_STATE": str(state),
    }


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [COMMAND, *arguments],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@dataclass
class Served:
    """A service in a process of its own."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path

    @property
    def told(self) -> str:
        """What it has said in the terminal."""
        return self.log.read_text(encoding="utf-8")

    def end(self, how: signal.Signals) -> int:
        """Tell it to end, and wait until it has; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE_SECONDS)


@contextmanager
def served(port: int, log: Path, settings: Mapping[str, str]) -> Iterator[Served]:
    """`samordning serve`, from the moment that it answers; ended with the block, if it was not before."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)],
            env=environment(**settings),
            stdout=output,
            stderr=output,
        )
    of = Served(process, f"http://127.0.0.1:{port}", log)
    try:
        begun = time.monotonic()
        while "Samordning answers on" not in of.told:
            if process.poll() is not None or time.monotonic() - begun > PATIENCE_SECONDS:
                raise AssertionError(f"The service did not start:\n{of.told}")
            time.sleep(0.1)
        yield of
    finally:
        if process.poll() is None:
            of.end(signal.SIGINT)
