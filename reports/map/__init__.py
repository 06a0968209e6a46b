"""The outlines of municipalities as paths of an SVG, small enough to lie in a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("municipalities.json")


@dataclass(frozen=True)
class Outlines:
    """Every municipality of 2024 as drawn."""

    width: int
    height: int
    """Of the drawing, in its own units."""
    paths: Mapping[str, str]
    """Municipality number → the `d` of an SVG path."""
    credit: str
    """Whom to credit, and the licence."""


@cache
def outlines() -> Outlines:
    """The outlines, as they lie beside this file."""
    return Outlines(**json.loads(FILE.read_text(encoding="utf-8")))
