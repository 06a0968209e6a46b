"""What is stored comes out as linked data: read by another library, it has the shapes that are told of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, Literal, Namespace, URIRef
from rdflib import Graph as Triples

from graph.connection import Graph
from graph.model.assurance import Source
from graph.model.lineage import ChangeEvent, ChangeEventKind
from graph.model.organizations import County, Municipality
from graph.model.territory import InCounty
from seeds.exporting.export import Order, export
from seeds.exporting.vocabulary import context
from seeds.shapes import shapes
from tests.seeds.everything import AT, of_every_kind
from tests.seeds.test_export import put, two_towns
from tests.worlds import World

# rdflib's own reader of JSON-LD still uses it.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SHAPES = Path(__file__).parents[2] / "seeds" / "exporting" / "shapes.ttl"
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
DCT = Namespace("http://purl.org/dc/terms/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SCHEMA = Namespace("https://schema.org/")
TERM = Namespace("urn:samordning:term:")
THING = Namespace("urn:samordning:thing:")


def read(path: Path) -> Triples:
    """The triples of a file."""
    return Triples().parse(path, format="json-ld")


def faults(triples: Triples) -> str:
    """What the shapes find wrong; nothing where they fit."""
    fits, _, said = pyshacl.validate(triples, shacl_graph=Triples().parse(SHAPES))
    return "" if fits else str(said)


async def test_every_kind_has_its_shape(world: Graph, tmp_path: Path) -> None:
    """Each row is a thing of its kind with its source and mark; the whole file fits the shapes."""
    rows = of_every_kind()
    await put(world, rows)
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    found = read(tmp_path / "all")
    assert faults(found) == ""
    for shape in shapes().values():
        if not shape.tie:
            (thing,) = found.subjects(RDF.type, TERM[shape.kind])
            assert (thing, DCT.source, THING["source:1"]) in found
            assert (thing, TERM.synthetic, Literal(True)) in found  # a value, no switch
    ties = [shape for shape in shapes().values() if shape.tie]
    assert len(set(found.subjects(RDF.type, RDF.Statement))) == len(ties)


async def test_a_source_tells_who_published_and_who_asserted(world: Graph, tmp_path: Path) -> None:
    """Who publishes it asserts it, unless it says that somebody else does."""
    made = World()
    about = {"title": "X", "publisher": "Bergen", "licence": "CC0", "retrievedOn": AT.date()}
    made.add(Source, "kilde:a", **about)
    made.add(Source, "kilde:b", assertedBy="Vest", **about)
    await put(world, made.rows)
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    found = read(tmp_path / "all")
    for source, asserter in (("kilde:a", "Bergen"), ("kilde:b", "Vest")):
        thing = THING[source]
        assert [*found.objects(thing, DCT.publisher / FOAF.name)] == [Literal("Bergen")]
        assert [*found.objects(thing, PROV.wasAttributedTo / FOAF.name)] == [Literal(asserter)]


def towns() -> World:
    """Two municipalities, one of them with a district of its own, and one that was merged into it."""
    made = two_towns()
    made.org("GeographicUnit", "sentrum", part_of="politidistrikt:vest")
    made.org("ServiceUnit", "nord", part_of="gde:sentrum")
    former = made.municipality("tidligere", end="2024-01-01", nameSe="Ovddit")
    made.tie(InCounty, former, "fylke:vestland", validTo=dt.date(2024, 1, 1))
    made.add(
        ChangeEvent,
        "endring:1",
        changeKind=ChangeEventKind.MERGER,
        happenedOn=dt.date(2024, 1, 1),
        original=(former,),
        resulting=("kommune:bergen",),
    )
    return made


async def test_words_are_those_of_the_w3c(world: Graph, tmp_path: Path) -> None:
    """Organizations, posts, who holds them, seats, changes and sources."""
    made = towns()
    made.hold("stilling:bergen", "2026-01-01")
    await put(world, made.rows)
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    found = read(tmp_path / "all")
    assert faults(found) == ""
    said = {
        ("kommune:bergen", RDF.type, ORG.FormalOrganization),
        ("gde:sentrum", ORG.unitOf, THING["politidistrikt:vest"]),
        ("tjenesteenhet:nord", ORG.subOrganizationOf, THING["gde:sentrum"]),
        ("stilling:bergen", ORG.postIn, THING["kommune:bergen"]),
        ("stilling:bergen", ORG.role, THING["rolle:POLICE_CONTACT"]),
        ("person:3", ORG.holds, THING["stilling:bergen"]),
        ("tildeling:1", SCHEMA.startDate, Literal(dt.date(2024, 1, 1))),
        ("tildeling:1", SCHEMA.endDate, Literal(dt.date(2025, 12, 31))),
        ("tildeling:1", TERM.validTo, Literal(dt.date(2026, 1, 1))),
        ("forum:bergen", RDF.type, ORG.OrganizationalCollaboration),
        ("endring:1", ORG.originalOrganization, THING["kommune:tidligere"]),
        ("kommune:tidligere", SKOS.prefLabel, Literal("Ovddit", lang="se")),
        ("kommune:bergen", TERM.inCounty, THING["fylke:vestland"]),
        ("kommune:bergen", PROV.wasDerivedFrom, THING["kilde:test"]),
    }
    assert [each for each in said if (THING[each[0]], *each[1:]) not in found] == []
    posts = {found.value(seat, TERM.memberPost) for seat in found.subjects(RDF.type, TERM.Membership)}
    assert THING["stilling:bergen"] in posts
    # What has ended is told as a statement with its days, and no longer as if it held.
    assert (THING["person:1"], ORG.holds, None) not in found
    assert (THING["kommune:tidligere"], TERM.inCounty, None) not in found
    assert (URIRef("urn:samordning:tie:IN_COUNTY/kommune:tidligere/fylke:vestland/"), None, None) in found


async def test_a_territory_fits_the_shapes(world: Graph, tmp_path: Path) -> None:
    """With and without persons, on a day; an actor of two kinds is one thing of both."""
    made = towns()
    made.add(Municipality, "kommune:0301", name="Oslo")
    made.add(County, "kommune:0301", name="Oslo")
    await put(world, made.rows)
    for number, (territory, without) in enumerate(
        [("kommune:bergen", False), ("politidistrikt:vest", True), ("kommune:0301", False)]
    ):
        out = tmp_path / str(number)
        order = Order("jsonld", out, territory=territory, as_of=dt.date(2025, 6, 1), without_persons=without)
        await export(world, order, AT)
        found = read(out)
        assert faults(found) == ""
        assert (THING[territory], RDF.type, TERM.Municipality) in found or number == 1
        assert ((None, RDF.type, TERM.Person) in found) == (number == 0)
    assert (THING["kommune:0301"], RDF.type, TERM.County) in found


async def test_nothing_is_fetched(world: Graph, tmp_path: Path) -> None:
    """The context is in the file, and every name of a type or property is reckoned from it."""
    await put(world, of_every_kind())
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    told = json.loads((tmp_path / "all").read_text(encoding="utf-8"))
    assert told["@context"] == json.loads(json.dumps(context()))
    assert "@import" not in told["@context"]
    assert all(isinstance(each, dict) and "@id" in each for each in told["@graph"])


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        ("stilling:bergen", ORG.postIn),
        ("kommune:bergen", SKOS.prefLabel),
        ("kommune:bergen", DCT.source),
        ("kilde:test", DCT.title),
        ("tildeling:1", ORG.member),
    ],
)
async def test_what_is_missing_is_seen(world: Graph, tmp_path: Path, subject: str, predicate: URIRef) -> None:
    """The shapes do not fit a file that lacks what they ask for."""
    await put(world, towns().rows)
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    found = read(tmp_path / "all")
    found.remove((THING[subject], predicate, None))
    assert THING[subject] in faults(found)


async def test_a_fact_of_an_invented_source_is_seen(world: Graph, tmp_path: Path) -> None:
    """The mark of a thing is that of its source."""
    await put(world, towns().rows)
    await export(world, Order("jsonld", tmp_path / "all"), AT)
    found = read(tmp_path / "all")
    found.add((THING["kilde:test"], TERM.synthetic, Literal(True)))  # a value, no switch
    assert "marked as synthetic" in faults(found)
