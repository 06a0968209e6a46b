"""From the settings to a service that answers, and back: one start, told in the terminal, and one end."""

from __future__ import annotations

import asyncio
import errno
import gc
import socket
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType

import uvicorn

from service import filling, web
from service.access import access
from service.app import create_app
from service.clock import day_in_oslo
from service.database import Address, database
from service.settings import Settings
from service.terminal import Terminal
from service.wiring import now, parts

GRACE_SECONDS = 5
"""How long answers that are under way may take once the service is told to end."""

COLLECTED = (100_000, 20, 50)
"""After how many new things, and how many rounds, the collector looks for circles: Python's own 700 have it
walk an answer about the whole country forty times while it is made, and no answer is a circle."""


class CannotListen(Exception):
    """The address that the settings name cannot be listened on."""


class EndedByItself(Exception):
    """The service ended though nobody told it to."""


def serve(settings: Settings, terminal: Terminal) -> None:
    """Start what is needed, answer until told to end (Ctrl-C, SIGTERM), and stop what was started.

    Raises `BadSetting`, :class:`CannotListen`, `GraphError`, or `Refused` where the start cannot be done,
    and :class:`EndedByItself`.
    """
    access(settings)
    with (
        listening(settings.host, settings.port) as listener,
        suppress(KeyboardInterrupt),
        database(settings, terminal) as address,
    ):
        asyncio.run(_fill(address, terminal))
        page = _page(settings, terminal)
        _answer(settings, address, page, listener, terminal)
    terminal.say("Stopped.")


def listening(host: str, port: int) -> socket.socket:
    """Take the address, so that nobody else gets it while the start goes on; nobody is answered yet.

    Raises :class:`CannotListen`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    try:
        # Without this a port stays taken for a minute after an end; a port that is listened on stays refused.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host.strip("[]"), port))
    except OSError as error:
        listener.close()
        raise _cannot(host, port, error) from error
    return listener


def _cannot(host: str, port: int, error: OSError) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        return CannotListen(
            f"Port {port} on {host} is used by another program (perhaps a service that runs already). End "
            "that one, or choose another port: samordning serve --port 8001, or SAMORDNING_PORT=8001."
        )
    return CannotListen(
        f"{host}:{port} cannot be listened on ({error.strerror or error}). Choose an address of this machine "
        "with SAMORDNING_HOST, and a port with --port or SAMORDNING_PORT."
    )


async def _fill(address: Address, terminal: Terminal) -> None:
    at = now()
    async with address.open() as graph:
        fill = filling.fill_ours if address.ours else filling.fill_other
        await fill(graph, day_in_oslo(at), at, terminal)


def _page(settings: Settings, terminal: Terminal) -> Path | None:
    begun = time.monotonic()
    with terminal.waiting("Looking at the page for browsers") as tell:
        outcome = web.build(tell, state=settings.state_folder)
    if outcome.dist is None:
        terminal.say(outcome.message)
    else:
        terminal.done(outcome.message, begun)
    return outcome.dist


class _Server(uvicorn.Server):
    """Remembers that it was told to end: it may return as if nothing had been, or pass the signal on."""

    told = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.told = True
        super().handle_exit(sig, frame)


def _answer(
    settings: Settings, address: Address, page: Path | None, listener: socket.socket, terminal: Terminal
) -> None:
    begun = time.monotonic()
    with terminal.waiting("Reading the schema and the saved questions"):
        made = parts(address.open, page)
        gc.set_threshold(*COLLECTED)
        gc.collect()  # before the freeze below, after which what is left over would stay
    with ExitStack() as shown:
        shown.enter_context(terminal.waiting("Asking the first saved question"))

        def tell(warm: int, total: int) -> None:
            if warm <= 1:
                shown.close()
                terminal.done("The first saved question is warm", begun)
                terminal.say(where_to_look(f"http://{settings.host}:{settings.port}", page, address.ours))
            if warm == total:
                # What has been built stays as long as the process: the collector, which answers of ten
                # thousand things set off many times, need not walk the schema and the plans each time.
                gc.freeze()
                terminal.done(f"All {total} saved questions are warm", begun)

        server = _Server(
            uvicorn.Config(
                create_app(settings, made, tell=tell),
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="on",
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )
        try:
            server.run(sockets=[listener])
        except OSError as error:
            raise _cannot(settings.host, settings.port, error) from error
    if not server.told:
        raise EndedByItself("The service ended by itself; what it said above tells why.")


def where_to_look(url: str, page: Path | None, ours: bool) -> str:
    """What there is to look at and to try, now that the service answers on `url`."""
    question = '{"query": "{ municipality(number: \\"5001\\") { name policeDistrict { name } } }"}'
    shown = f"{url}/graphql   choose a saved question and run it" if page else "(not built; see above)"
    kept = "data are kept" if ours else "the database is left as it is"
    return f"""
Samordning answers on {url}

  In a browser   {shown}
  In a shell     curl {url}/graphql -H 'content-type: application/json' -d '{question}'
                 .venv/bin/samordning ask FirstLook -v name=Trondheim
  Health         {url}/health/ready

Ctrl-C stops it; {kept}.
"""
