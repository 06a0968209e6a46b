"""What is stored comes out for programs that draw: read back by another library, it is the same graph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.connection import Graph
from graph.model.base import Node
from graph.model.organizations import County, Municipality
from graph.model.territory import InCounty, InPoliceDistrict
from graph.statements import Statement
from seeds.exporting import drawing, reading
from seeds.exporting.export import Order, export
from seeds.exporting.pieces import attributes
from tests.seeds.everything import AT, of_every_kind
from tests.seeds.test_export import files, put, two_towns
from tests.worlds import World

READERS: dict[str, Callable[[Path], Any]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
EDGES = Statement(
    "CYPHER 5 MATCH (a:Node)-[t]->(b:Node) "
    "RETURN a.id AS start, b.id AS end, type(t) AS kind, toString(t.validFrom) AS first"
)


async def drawn(graph: Graph, form: str, out: Path, **order: Any) -> Any:
    """The graph that another library reads in an export."""
    await export(graph, Order(form, out, **order), AT)
    return READERS[form](out)


@pytest.mark.parametrize("form", READERS)
async def test_the_graph_is_the_one_stored(world: Graph, tmp_path: Path, form: str) -> None:
    """Each node once with its kind, label and properties, each relationship between the same two."""
    rows = of_every_kind()
    await put(world, rows)
    found = await drawn(world, form, tmp_path / "all")
    assert set(found) == {row.id for row in rows if isinstance(row, Node)}
    stored = sorted((e["start"], e["end"], e["kind"]) for e in await world.rows(EDGES, 5))
    assert sorted((a, b, data["kind"]) for a, b, data in found.edges(data=True)) == stored
    for row in rows:
        if isinstance(row, Node):
            node = found.nodes[row.id]
            assert (node["kind"], node["synthetic"], node["givenBy"]) == (
                type(row).__name__,
                True,
                row.source,
            )
    person = found.nodes["person:1"]
    assert person["label"] == person["name"] == 'Å "sitert"; med, skille|tegn\\ og\nlinje'
    (school,) = (node for _, node in found.nodes(data=True) if node["kind"] == "School")
    assert (school["pupils"], school["latitude"], school["validFrom"]) == (12, 59.125, "2025-11-24")
    (pupils,) = (data for _, _, data in found.edges(data=True) if data["kind"] == "PUPILS_FROM")
    assert (pupils["count"], pupils["share"], pupils["synthetic"]) == (12, 0.5, True)


@pytest.mark.parametrize("form", READERS)
async def test_an_actor_of_two_kinds_is_one_node(world: Graph, tmp_path: Path, form: str) -> None:
    """Oslo is a municipality and a county, and lies in itself."""
    made = World()
    made.add(Municipality, "kommune:0301", name="Oslo", officialName="Oslo")
    made.add(County, "kommune:0301", name="Oslo", areaKm2=454.1)
    made.tie(InCounty, "kommune:0301", "kommune:0301")
    await put(world, made.rows)
    found = await drawn(world, form, tmp_path / "oslo")
    oslo = found.nodes["kommune:0301"]
    assert (oslo["kind"], oslo["kinds"], oslo["areaKm2"]) == ("Municipality", "Municipality|County", 454.1)
    assert found.has_edge("kommune:0301", "kommune:0301")


@pytest.mark.parametrize("form", READERS)
async def test_only_what_is_asked_for_is_drawn(world: Graph, tmp_path: Path, form: str) -> None:
    """A territory, a day, no persons: as in the other forms."""
    await put(world, two_towns().rows)
    rows = await drawn(
        world,
        form,
        tmp_path / "out",
        territory="kommune:bergen",
        as_of=dt.date(2025, 6, 1),
        without_persons=True,
    )
    assert "stilling:bergen" in rows
    assert "kommune:voss" not in rows
    assert not {"Person", "Assignment"} & {data["kind"] for _, data in rows.nodes(data=True)}


async def test_days_are_the_ones_on_which_things_hold(world: Graph, tmp_path: Path) -> None:
    """The last day counts in GEXF; the first on which it no longer holds stays an attribute."""
    made = World()
    made.municipality("sted", start="2020-01-01", end="2024-01-01")
    made.district("vest")
    period = {"validFrom": dt.date(2021, 1, 1), "endKnown": False}
    made.tie(InPoliceDistrict, "kommune:sted", "politidistrikt:vest", **period)
    await put(world, made.rows)
    found = await drawn(world, "gexf", tmp_path / "days")
    place = found.nodes["kommune:sted"]
    assert (place["start"], place["end"], place["validTo"]) == ("2020-01-01", "2023-12-31", "2024-01-01")
    tie = found.edges["kommune:sted", "politidistrikt:vest"]
    assert (tie["start"], tie["end"], tie["endKnown"]) == ("2021-01-01", "2021-01-01", False)


async def test_what_yed_needs_is_there(world: Graph, tmp_path: Path) -> None:
    """Labels as yEd draws them, each attribute declared, and no sign that XML cannot have."""
    made = World()
    made.municipality("sted", website="a\x0bb<&\r\n")
    await put(world, made.rows)
    await export(world, Order("graphml", tmp_path / "out"), AT)
    root = ElementTree.parse(tmp_path / "out").getroot()
    space = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
    assert "Sted" in [label.text for label in root.iterfind(".//y:NodeLabel", space)]
    keys = {key.get("id") for key in root.iterfind("g:key", space)}
    assert {data.get("key") for data in root.iterfind(".//g:data", space)} <= keys
    (website,) = root.iterfind(".//g:data[@key='n.website']", space)
    assert website.text == "a\ufffdb<&\r\n"


def test_an_attribute_has_one_type() -> None:
    """Where kinds hold different things under one name, the name says of which kind it is."""
    found = attributes(ties=False)
    assert {"Identifier.value", "PopulationCount.value", "Record.value"} <= found.keys()
    assert "value" not in found


@pytest.mark.parametrize("form", READERS)
async def test_edges_wait_outside_memory(
    world: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """However small the pieces are in which they are taken back, the file is the same."""
    await put(world, two_towns().rows)
    await export(world, Order(form, tmp_path / "whole"), AT)
    monkeypatch.setattr(reading, "PAGE", 3)
    monkeypatch.setattr(drawing, "_CHUNK", 7)
    await export(world, Order(form, tmp_path / "paged"), AT)
    whole, paged = (nx.to_dict_of_dicts(READERS[form](tmp_path / name)) for name in ("whole", "paged"))
    assert whole == paged
    assert len(files(tmp_path)) == 4
