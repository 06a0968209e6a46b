"""`samordning snapshot`: results of a day set aside, to compare later days with."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from queries.keeper import Keeper
from queries.rule import load_all
from queries.snapshot import Snapshot, all_of, drop, take
from service.clock import today_in_oslo
from service.commands.tabling import WIDTH
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now


def run_take(settings: Settings, as_of: dt.date | None, name: str | None) -> int:
    """Evaluate the rule book for a day, and set the result aside; the exit code."""
    terminal = Terminal()
    with database(settings, terminal) as address, terminal.waiting("Evaluating the rule book"):
        taken = asyncio.run(_take(address, as_of or today_in_oslo(), name))
    terminal.done(f"{taken.told.id} ({taken.told.name})")
    return 0


async def _take(address: Address, as_of: dt.date, name: str | None) -> Snapshot:
    async with address.open() as graph:
        return await take(graph, Keeper(graph, now), load_all().values(), as_of, now(), name)


def run_list(settings: Settings) -> int:
    """Write the snapshots that there are; the exit code."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        found = asyncio.run(_list(address))
    table = Table("name", "as of", "taken at", "data version", "rules", box=box.SIMPLE_HEAVY)
    # What is dropped or compared is named by its id: it must be there whole.
    table.add_column("id", overflow="fold", no_wrap=not sys.stdout.isatty())
    for each in found:
        told = each.told
        taken = f"{told.takenAt:%Y-%m-%d %H:%M}"
        table.add_row(told.name, str(told.asOf), taken, str(told.dataVersion), str(told.rules), told.id)
    console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    console.print(table if found else "None yet: samordning snapshot take")
    return 0


async def _list(address: Address) -> Sequence[Snapshot]:
    async with address.open() as graph:
        return await all_of(graph)


def run_drop(settings: Settings, id_: str) -> int:
    """Drop a snapshot; the exit code. Raises `NoSnapshot`."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        asyncio.run(_drop(address, id_))
    terminal.done(f"{id_} is dropped")
    return 0


async def _drop(address: Address, id_: str) -> None:
    async with address.open() as graph:
        await drop(graph, id_)
