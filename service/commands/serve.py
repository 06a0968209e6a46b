"""`samordning serve`: everything that is needed, then answers until told to end."""

from __future__ import annotations

from service.serving import serve
from service.settings import Settings
from service.terminal import Terminal


def run(settings: Settings, port: int | None) -> int:
    """Serve, on `port` where one is given; the exit code."""
    chosen = settings if port is None else settings.model_copy(update={"port": port})
    serve(chosen, Terminal())
    return 0
