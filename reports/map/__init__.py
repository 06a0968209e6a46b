"""The outlines of municipalities as paths of an SVG, small enough to lie in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MARGIN = 4
"""What is seen around municipalities, in the units of the drawing."""
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

    def around(self, numbers: Iterable[str]) -> tuple[int, int, int, int]:
        """The part of the drawing that some municipalities lie in: left, top, width, height."""
        points = [
            point for number in numbers if number in self.paths for point in _points(self.paths[number])
        ]
        if not points:
            return 0, 0, self.width, self.height
        across, down = zip(*points, strict=True)
        left, top = min(across) - MARGIN, min(down) - MARGIN
        return left, top, max(across) + MARGIN - left, max(down) + MARGIN - top


def _points(path: str) -> Iterator[tuple[int, int]]:
    """The points of a path that starts each outline at a place (`M`) and goes on by steps (`l`)."""
    x = y = 0
    for how, right, down in re.findall(r"([Ml])(-?\d+) (-?\d+)", path):
        x, y = (int(right), int(down)) if how == "M" else (x + int(right), y + int(down))
        yield x, y


@cache
def outlines() -> Outlines:
    """The outlines, as they lie beside this file."""
    return Outlines(**json.loads(FILE.read_text(encoding="utf-8")))
