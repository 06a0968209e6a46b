"""`samordning load`: migrations and data into the database, or the demonstration layer out of it."""

from __future__ import annotations

import asyncio
import datetime as dt

from service import filling
from service.clock import day_in_oslo
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now


class CannotLoad(Exception):
    """What is loaded already stands in the way."""


def run(
    settings: Settings, *, reference: bool, demonstration: bool, anchor: dt.date | None, remove: bool
) -> int:
    """Load what is asked for, or remove the demonstration layer; the exit code."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        if remove:
            asyncio.run(_remove(address, terminal))
        else:
            asyncio.run(_load(address, terminal, reference, demonstration, anchor))
    return 0


async def _load(
    address: Address, terminal: Terminal, reference: bool, demonstration: bool, anchor: dt.date | None
) -> None:
    at = now()
    async with address.open() as graph:
        if not address.ours:
            await filling.refuse_strange(graph)
        await filling.bring_up(graph, at, terminal)
        if reference and not await filling.bring_reference(graph, at, terminal):
            terminal.done("The reference data is loaded already, from these very files")
        if demonstration:
            day = anchor or day_in_oslo(at)
            if not await filling.bring_demonstration(graph, day, at, terminal):
                has = (await filling.find(graph)).loaded.anchor
                if anchor is not None and anchor != has:
                    raise CannotLoad(
                        f"A demonstration layer around {has} is loaded already. To load it around {anchor}, "
                        "first remove that one: .venv/bin/samordning load --remove-demonstration"
                    )
                terminal.done(f"A demonstration layer is loaded already, around {has}")


async def _remove(address: Address, terminal: Terminal) -> None:
    async with address.open() as graph:
        if not await filling.take_demonstration(graph, now(), terminal):
            terminal.done("There is no demonstration layer to remove")
