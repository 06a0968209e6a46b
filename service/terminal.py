"""What a person at the terminal sees of long work: bars where there is a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

Tell = Callable[[str, int, int], None]
"""Told a step, how much of it is done, and how much there is in all; of 0 in all it is only a remark."""

QUARTERS = 4
"""How often a step tells of itself where there is no bar."""


class Terminal:
    """Speaks to one stream. What a command answers with goes to standard output, and not here."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Speak to `stream`; to standard error where nothing is said."""
        self._console = Console(file=stream or sys.stderr, highlight=False)

    def say(self, text: str) -> None:
        """Say a line or more, unbroken, so that what is to be copied can be."""
        self._console.print(text, markup=False, soft_wrap=True)

    def done(self, text: str, since: float | None = None) -> None:
        """Say that a step is done; `since` is when it started (`time.monotonic`)."""
        took = "" if since is None else f" ({time.monotonic() - since:.1f} s)"
        self.say(f"✓ {text}{took}")

    @contextmanager
    def counting(self, step: str) -> Iterator[Tell]:
        """Show how far a step has come that can be counted."""
        if not self._console.is_terminal:
            yield self._lines(step)
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=self._console, transient=True) as bars:
            task = bars.add_task(step, total=None)

            def tell(text: str, done: int, total: int) -> None:
                if total == 0:
                    self.say(text)
                else:
                    bars.update(task, completed=done, total=total)

            yield tell

    @contextmanager
    def waiting(self, step: str) -> Iterator[Callable[[str], None]]:
        """Show that a step goes on, and for how long; gives a way to say what it is at."""
        if not self._console.is_terminal:
            self.say(f"{step} ...")
            yield self.say
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True) as bars:
            task = bars.add_task(step, total=None)
            yield lambda text: bars.update(task, description=text)

    def _lines(self, step: str) -> Tell:
        told = -1

        def tell(text: str, done: int, total: int) -> None:
            nonlocal told
            if total == 0:
                self.say(text)
            elif (quarter := done * QUARTERS // total) > told:
                told = quarter
                self.say(f"{step}: {done:,} of {total:,}")

        return tell
