"""`samordning export`: the register, or a part of it, into a file."""

from __future__ import annotations

import asyncio
import time

from seeds.exporting.export import Order, export
from service import filling
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now


def run(settings: Settings, order: Order) -> int:
    """Write the export; the exit code. Raises `CannotExport`, `Unknown`, `Unfit`, `GraphError`."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        asyncio.run(_export(address, terminal, order))
    return 0


async def _export(address: Address, terminal: Terminal, order: Order) -> None:
    async with address.open() as graph:
        if not address.ours:
            await filling.refuse_strange(graph)
        begun = time.monotonic()
        with terminal.counting("Exporting") as tell:
            manifest = await export(graph, order, now(), tell)
        rows = sum(file["rows"] for file in manifest["files"])
        kinds = sum(len(file["kinds"]) for file in manifest["files"])
        terminal.done(f"{rows:,} rows of {kinds} kinds are in {order.out}", begun)
        if not order.without_persons:
            terminal.say("  Names of persons are in it; --without-persons leaves them out.")
