"""`samordning template`: an empty workbook to fill in. Needs no database."""

from __future__ import annotations

from pathlib import Path

from seeds.exporting.template import template
from seeds.facts import rows
from seeds.reading import reference
from service.terminal import Terminal
from service.wiring import now


def run(out: Path) -> int:
    """Write the workbook; the exit code. Raises `CannotExport`, `Refused`."""
    # Roles, challenges and places as they are loaded: what can be chosen is what is registered.
    template(out, rows(reference(), now()))
    Terminal().say(f"{out} is there. Start with its sheet Readme; then: samordning import {out}")
    return 0
