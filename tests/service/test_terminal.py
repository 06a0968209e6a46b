"""What a person sees of long work."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from service.terminal import Terminal


def test_without_a_terminal_there_are_plain_lines() -> None:
    """A log of CI has a line a quarter of the way, and no control characters."""
    stream = io.StringIO()
    terminal = Terminal(stream)
    with terminal.counting("Loading") as tell:
        for done in range(0, 1001, 50):
            tell("rows", done, 1000)
        tell("one was damaged", 0, 0)
    with terminal.waiting("Starting"):
        pass
    terminal.done("It runs", time.monotonic())
    assert stream.getvalue().splitlines() == [
        "Loading: 0 of 1,000",
        "Loading: 250 of 1,000",
        "Loading: 500 of 1,000",
        "Loading: 750 of 1,000",
        "Loading: 1,000 of 1,000",
        "one was damaged",
        "Starting ...",
        "✓ It runs (0.0 s)",
    ]


def test_on_a_terminal_there_is_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said meanwhile stands above it and stays."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    stream = io.StringIO()
    assert Console(file=stream).is_terminal
    terminal = Terminal(stream)
    with terminal.counting("Fetching") as tell:
        tell("jars", 118, 236)
        tell("one was damaged", 0, 0)
        tell("jars", 236, 236)
    with terminal.waiting("Starting") as say:
        say("Still starting")
    shown = stream.getvalue()
    assert "236/236" in shown
    assert "one was damaged" in shown
    assert "Still starting" in shown
    assert "\x1b[2K" in shown, "the bar is wiped away"


def test_what_is_to_be_copied_is_not_broken_into_lines() -> None:
    """However long, and whatever brackets it has."""
    stream = io.StringIO()
    Terminal(stream).say("curl --json '[bold]" + "x" * 300)
    assert stream.getvalue() == "curl --json '[bold]" + "x" * 300 + "\n"
