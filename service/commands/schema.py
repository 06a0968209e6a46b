"""`samordning schema`: what can be asked, in GraphQL's schema definition language."""

from __future__ import annotations

import sys

from schema.build import SDL, build


def run(*, write: bool) -> int:
    """Write the schema to standard output, or where it is committed; the exit code."""
    sdl = build().sdl
    if write:
        SDL.write_text(sdl, encoding="utf-8")
        sys.stderr.write(f"Written: {SDL}\n")
    else:
        sys.stdout.write(sdl)
    return 0
