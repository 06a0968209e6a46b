"""Make the outlines from a TopoJSON of municipalities: `python -m reports.map.build FILE.topojson`.

Arcs are shared by neighbours, and are thinned one by one (Douglas and Peucker, 1973), so that borders still
fit.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reports.map import FILE

Point = tuple[float, float]

HEIGHT = 1_000
"""Of the drawing."""
TOLERANCE = 0.9
"""How far a thinned line may lie from the true one, in units of the drawing."""
MERIDIAN = 15.0
"""The central meridian of the projection, degrees east: that of UTM zone 33, which Norway's maps use."""
CREDIT = "Kartverket, kommuner 2024 (CC BY 4.0), thinned"


def projected(longitude: float, latitude: float) -> Point:
    """Transverse Mercator on a sphere of radius 1; north is up, so y grows southwards."""
    angle = math.radians(longitude - MERIDIAN)
    north = math.radians(latitude)
    sideways = math.cos(north) * math.sin(angle)
    return math.atanh(sideways), -math.atan2(math.tan(north), math.cos(angle))


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with as few points as the tolerance allows, its ends kept."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, distance = max(
            ((i, _distance(line[i], line[first], line[last])) for i in range(first + 1, last)),
            key=lambda each: each[1],
            default=(0, 0.0),
        )
        if distance > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    along = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*along)
    if length == 0:
        return math.dist(point, start)
    return abs(along[0] * (start[1] - point[1]) - along[1] * (start[0] - point[0])) / length


def outlined(topology: dict[str, Any]) -> dict[str, Any]:
    """The drawing of a topology of municipalities with their `kommunenummer`."""
    arcs = [[projected(*point[:2]) for point in arc] for arc in topology["arcs"]]
    xs, ys = zip(*(point for arc in arcs for point in arc), strict=True)
    left, top = min(xs), min(ys)
    scale = HEIGHT / (max(ys) - top)
    drawn = [thinned([((x - left) * scale, (y - top) * scale) for x, y in arc], TOLERANCE) for arc in arcs]
    (collection,) = topology["objects"].values()
    paths = {
        shape["properties"]["kommunenummer"]: "".join(_path(shape, drawn))
        for shape in collection["geometries"]
    }
    width = math.ceil((max(xs) - left) * scale)
    return {"width": width, "height": HEIGHT, "paths": dict(sorted(paths.items())), "credit": CREDIT}


def _path(shape: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> Iterator[str]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
    # Skerries that vanish at this size are left out, as long as something is left to see.
    seen = [ring for ring in rings if len(set(ring)) > 2]
    for ring in seen or [max(rings, key=len)]:
        (x, y), *rest = ring
        yield f"M{x} {y}"
        for to_x, to_y in rest:
            yield f"l{to_x - x} {to_y - y}"
            x, y = to_x, to_y
        yield "z"


def _ring(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        for x, y in arc:
            rounded = (round(x), round(y))
            if not points or points[-1] != rounded:
                points.append(rounded)
    return points


def main() -> None:
    """Write the outlines of the file that the command line names."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(outlined(topology), ensure_ascii=False, separators=(",", ":"))
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
