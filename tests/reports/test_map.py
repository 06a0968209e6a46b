"""Outlines of municipalities."""

from __future__ import annotations

import csv
from pathlib import Path

from reports.formats.page import shade
from reports.map import outlines
from reports.map.build import HEIGHT, outlined, projected, thinned

MUNICIPALITIES = Path("seeds/reference/municipalities_2024.csv")


def test_every_municipality_is_drawn() -> None:
    """All 357 have an outline, and nothing else has."""
    with MUNICIPALITIES.open(encoding="utf-8", newline="") as file:
        numbers = {row["kommunenummer"] for row in csv.DictReader(file)}
    assert set(outlines().paths) == numbers
    assert all(path.startswith("M") and path.endswith("z") for path in outlines().paths.values())


def test_a_part_of_the_drawing_frames_its_municipalities() -> None:
    """The frame around Bodø lies within that of the whole country, and within that of Bodø and Vardø."""
    drawn = outlines()
    left, top, width, height = drawn.around(["1804"])
    assert (width, height) < (drawn.width / 4, drawn.height / 4)
    wider = drawn.around(["1804", "5634"])
    assert wider[0] == left
    assert wider[1] < top
    assert drawn.around([]) == (0, 0, drawn.width, drawn.height)


def test_north_is_up_and_east_is_right() -> None:
    """Tromsø lies above Oslo, Vardø right of Bergen."""
    assert projected(18.95, 69.65)[1] < projected(10.75, 59.91)[1]
    assert projected(31.1, 70.37)[0] > projected(5.32, 60.39)[0]


def test_a_thinned_line_keeps_its_ends_and_its_corners() -> None:
    """Points on a straight line go, a corner stays."""
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 5.0)]
    assert thinned(line, 0.1) == [(0.0, 0.0), (2.0, 0.0), (2.0, 5.0)]
    assert thinned([(0.0, 0.0), (3.0, 0.0), (0.0, 0.0)], 0.1) == [(0.0, 0.0), (3.0, 0.0), (0.0, 0.0)]


def test_neighbours_share_their_border() -> None:
    """Two squares of one arc between them are drawn with the same points along it, in either direction."""
    arcs = [[[15.0, 60.0], [15.0, 61.0]], [[15.0, 61.0], [14.0, 61.0], [14.0, 60.0], [15.0, 60.0]]]
    arcs.append([[15.0, 61.0], [16.0, 61.0], [16.0, 60.0], [15.0, 60.0]])
    shapes = [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"kommunenummer": "1"}},
        {"type": "Polygon", "arcs": [[0, 2]], "properties": {"kommunenummer": "2"}},
    ]
    drawn = outlined({"arcs": arcs, "objects": {"k": {"geometries": shapes}}})
    assert drawn["height"] == HEIGHT
    starts = {path.partition("l")[0] for path in drawn["paths"].values()}
    assert len(starts) == 1


def test_shades_have_steps() -> None:
    """Nothing in scope is no colour of the scale; only all is the best."""
    assert [shade(s) for s in (None, 0.0, 0.5, 0.99, 1.0)] == ["none", "q0", "q1", "q3", "q4"]
