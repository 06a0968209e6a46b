"""`samordning check`: what the rule book says of the country, a district or a municipality."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from queries.rule import Binding, Rule, load, load_all
from reports.formats import screen
from reports.forms import BINARY, FORMS
from reports.reading import Asked, make
from reports.report import Report
from service.clock import today_in_oslo
from service.database import Address, database
from service.filling import find as find_filling
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now

GAPS = 1
"""The exit code where there are gaps."""
COULD_NOT = 2
"""The exit code where a check failed, so that nobody knows."""
WIDE = 120
"""Characters a line, where the output is no terminal."""


class CannotCheck(Exception):
    """The rules cannot be checked like this."""


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    territory: str | None
    as_of: dt.date | None
    rules: Sequence[str]
    """Ids; all of the book where there are none."""
    file: Path | None
    """A rule of the operator's own, tried instead of the book."""
    fail_on: Binding
    language: str
    form: str
    out: Path | None
    most: int
    """Findings that the table shows of each section."""


def run(settings: Settings, wanted: Wanted) -> int:
    """Check, and write the report; the exit code. Raises `CannotCheck`, `BrokenFile`, `NoTerritory`."""
    rules = chosen(wanted, load_all())
    if wanted.form in BINARY and wanted.out is None and sys.stdout.isatty():
        raise CannotCheck(f"A terminal cannot show {wanted.form}: say where to write it, --out FILE.")
    terminal = Terminal()
    with database(settings, terminal) as address:
        report = asyncio.run(_made(address, rules, wanted, terminal))
    _write(report, wanted, terminal)
    return code(report, wanted.fail_on)


def code(report: Report, fail_on: Binding) -> int:
    """0: no gap in what binds as much as `fail_on`, or more; 1: some; 2: a check failed."""
    if report.problems:
        return COULD_NOT
    return GAPS if report.gaps(fail_on) else 0


def chosen(wanted: Wanted, book: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """The rules to check. Raises `CannotCheck` for one that there is none of, `BrokenFile` for a bad file."""
    if wanted.file is not None:
        return (load(wanted.file),)
    if strange := sorted(set(wanted.rules) - book.keys()):
        raise CannotCheck(f"There is no rule {', '.join(strange)}. There are: {', '.join(book)}.")
    return tuple(rule for id_, rule in book.items() if not wanted.rules or id_ in wanted.rules)


async def _made(address: Address, rules: Sequence[Rule], wanted: Wanted, terminal: Terminal) -> Report:
    moment = now()
    today = today_in_oslo()
    asked = Asked(wanted.territory, wanted.as_of or today, today, wanted.language)
    async with address.open() as graph:
        found = await find_filling(graph)
        if found.empty or found.pending:
            raise CannotCheck("The database is not prepared yet: .venv/bin/samordning load")
        with terminal.counting("Checking the rules") as tell:
            return await make(
                graph, rules, asked, moment, lambda rule, done, total: tell(rule.id, done, total)
            )


def _table(report: Report, most: int) -> bytes:
    """The table as it is written to a file: without colours."""
    out = io.StringIO()
    screen.show(report, Console(file=out, highlight=False, width=WIDE), most)
    return out.getvalue().encode()


def _write(report: Report, wanted: Wanted, terminal: Terminal) -> None:
    if wanted.form == "table" and wanted.out is None:
        console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
        screen.show(report, console, wanted.most)
        return
    written = _table(report, wanted.most) if wanted.form == "table" else FORMS[wanted.form](report)
    if wanted.out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.flush()
        return
    try:
        wanted.out.write_bytes(written)
    except OSError as error:
        raise CannotCheck(f"{wanted.out} cannot be written ({error}): say another --out.") from error
    terminal.done(f"{wanted.out}: {len(report.items):,} findings")
