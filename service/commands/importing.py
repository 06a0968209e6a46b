"""`samordning import`: what a file would change, as a table or as JSON; and the change itself."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from seeds.importing.importing import Looked, apply, look
from service import filling
from service.clock import day_in_oslo
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now

SHOWN = 50
"""Problems, and notes, that are written out at most; --json has all problems."""


def run(settings: Settings, path: Path, *, write: bool, as_json: bool, allow_ending: int) -> int:
    """Tell what importing the file does, and do it where asked to; the exit code: 1 with problems."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        looked = asyncio.run(_import(address, terminal, path, write, allow_ending))
    _note(looked, terminal)
    _tell(looked, terminal, as_json)
    if not looked.problems and not write and not looked.plan.empty:
        terminal.say("Nothing was written. To write it: add --apply")
    return 1 if looked.problems else 0


async def _import(address: Address, terminal: Terminal, path: Path, write: bool, allow_ending: int) -> Looked:
    at = now()
    async with address.open() as graph:
        if not address.ours:
            await filling.refuse_strange(graph)
        if write:
            await filling.bring_up(graph, at, terminal)
        begun = time.monotonic()
        with terminal.counting(f"Reading {path} and comparing") as tell:
            looked = await look(graph, path, day_in_oslo(at), at, allow_ending, tell)
        terminal.done("The file is read and compared with what is stored", begun)
        if write and not looked.problems:
            begun = time.monotonic()
            with terminal.counting("Importing") as tell:
                result = await apply(graph, looked, at, tell)
            told = "There was nothing to write" if result is None else f"Written, as version {result.version}"
            terminal.done(told, begun)
    return looked


def _note(looked: Looked, terminal: Terminal) -> None:
    for note in looked.notes[:SHOWN]:
        terminal.say(f"· {note}")
    if len(looked.notes) > SHOWN:
        terminal.say(f"  and {len(looked.notes) - SHOWN} more such notes")


def _tell(looked: Looked, terminal: Terminal, as_json: bool) -> None:
    counts = looked.counts()
    if as_json:
        told = counts | {"problems": [asdict(problem) for problem in looked.problems]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    wrong: dict[str, int] = {}
    table = Table("kind", title=str(looked.path), title_justify="left")
    for name in (*counts, "problems"):
        table.add_column(name, justify="right")
    for problem in looked.problems:
        wrong[problem.file] = wrong.get(problem.file, 0) + 1
    for kind in sorted({kind for each in counts.values() for kind in each}):
        table.add_row(kind, *(_number(each.get(kind, 0)) for each in counts.values()), "")
    for file, number in wrong.items():
        table.add_row(file, *("" for _ in counts), _number(number))
    Console(file=sys.stdout, highlight=False).print(table)
    for problem in looked.problems[:SHOWN]:
        terminal.say(f"✗ {problem}")
    if len(looked.problems) > SHOWN:
        terminal.say(f"  and {len(looked.problems) - SHOWN} more: --json has them all")
    if looked.problems:
        terminal.say(f"{len(looked.problems)} problem(s): nothing was written.")


def _number(value: int) -> str:
    return f"{value:,}" if value else ""
