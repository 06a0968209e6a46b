"""`samordning erase-person`: one person out of the register, the posts and their history left standing."""

from __future__ import annotations

import asyncio
import getpass

import typer

from graph.erasure import MENTIONS, Erasure, Held, erase, look
from service import filling
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now


def run(settings: Settings, person: str, reason: str, *, yes: bool) -> int:
    """Say what erasing the person does, ask, and do it; the exit code. Raises `CannotErase`."""
    terminal = Terminal()
    with database(settings, terminal) as address:
        asyncio.run(_erase(address, person, reason, terminal, yes=yes))
    return 0


async def _erase(address: Address, person: str, reason: str, terminal: Terminal, *, yes: bool) -> None:
    async with address.open() as graph:
        await filling.refuse_strange(graph)
        found = await look(graph, person)
        found.refuse(reason)
        for line in told(found):
            terminal.say(line)
        if not yes:
            typer.confirm("Erase this person? It cannot be taken back.", abort=True, err=True)
        result = await erase(
            graph, found, who=f"samordning erase-person ({getpass.getuser()})", reason=reason, at=now()
        )
    terminal.done(f"The person is erased; the register is at version {result.version}")


def told(found: Erasure) -> list[str]:
    """What would be done, line by line."""
    lines = [
        f"{found.person}: {', '.join(found.properties)} and the id go.",
        f"{len(found.held)} assignment(s) stand, with their days, held by somebody unnamed:",
        *(f"  {held.name} ({held.post}), {_days(held)}" for held in found.held),
    ]
    if renamed := sum(held.named for held in found.held):
        lines.append(f"{renamed} of them have an id that says who it is, and get another one.")
    if found.mentions:
        more = " and perhaps others" if len(found.mentions) == MENTIONS else ""
        lines.append(
            "Left as they are, and for you to mend: texts that name the person in "
            f"{', '.join(found.mentions)}{more}."
        )
    return lines


def _days(held: Held) -> str:
    start, end = held.start or "an unknown day", held.end or "further notice"
    return f"{start} to {end}"
