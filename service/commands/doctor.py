"""`samordning doctor`: what the database cannot constrain, looked for in the whole register."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from queries.integrity import Outcome, every_check, examine
from service.database import Address, database
from service.filling import find as find_filling
from service.settings import Settings
from service.terminal import Terminal

WITH_ERRORS = 1
"""The exit code where something must be mended; warnings alone do not count."""


class CannotExamine(Exception):
    """The database is not one that can be looked over."""


def run(settings: Settings, *, json: bool, examples: int) -> int:
    """Look the register over and write what was found; the exit code. Raises :class:`CannotExamine`."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        outcomes = asyncio.run(_examined(address, examples, terminal))
    if json:
        told = orjson.dumps(summary(outcomes), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        sys.stdout.buffer.write(told)
        sys.stdout.flush()
    else:
        _write(outcomes, Console(file=sys.stdout, highlight=False))
    return WITH_ERRORS if any(outcome.is_error for outcome in outcomes) else 0


async def _examined(address: Address, examples: int, terminal: Terminal) -> tuple[Outcome, ...]:
    async with address.open() as graph:
        found = await find_filling(graph)
        if found.empty or found.pending:
            raise CannotExamine("The database is not prepared yet: .venv/bin/samordning load")
        with terminal.waiting("Looking the register over") as at:
            checks = every_check()
            # Where there is no bar, a line for each check would only hide what was found.
            bar = sys.stderr.isatty()
            return await examine(
                graph, checks, examples=examples, told=(lambda check: at(check.title)) if bar else None
            )


def summary(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What was found, for programs: every check, also those that found nothing."""
    return {
        "errors": sum(outcome.count for outcome in outcomes if outcome.is_error),
        "warnings": sum(outcome.count for outcome in outcomes if not outcome.is_error),
        "checks": [
            {
                "id": outcome.check.id,
                "title": outcome.check.title,
                "explanation": outcome.check.explanation,
                "severity": outcome.check.severity,
                "remedy": outcome.check.remedy,
                "count": outcome.count,
                "examples": [{"subject": e.subject, "detail": e.detail} for e in outcome.examples],
                "seconds": round(outcome.seconds, 3),
            }
            for outcome in outcomes
        ],
    }


def _write(outcomes: Sequence[Outcome], console: Console) -> None:
    faulty = [outcome for outcome in outcomes if outcome.count]
    took = f"{len(outcomes)} checks in {sum(outcome.seconds for outcome in outcomes):.1f} s"
    if not faulty:
        console.print(f"Nothing is wrong: {took}.")
        return
    for outcome in faulty:
        check = outcome.check
        table = Table(
            title=f"{check.severity} {check.id}: {check.title} ({outcome.count:,})", title_justify="left"
        )
        table.add_column("what", overflow="fold")
        table.add_column("is wrong because it", overflow="fold")
        for example in outcome.examples:
            table.add_row(Text(example.subject), Text(example.detail))
        if outcome.count > len(outcome.examples):
            table.add_row(Text(f"and {outcome.count - len(outcome.examples):,} more"), Text(""))
        console.print(table)
        console.print(Text(f"{check.explanation}\nTo mend it: {check.remedy}\n"))
    total = summary(outcomes)
    console.print(f"{total['errors']:,} errors, {total['warnings']:,} warnings: {took}.")
