"""What a cell may say instead of an id: what means one thing alone is read, and anything else is offered."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Graph
from graph.model.organizations import Identifier, IdentifierScheme
from seeds.importing.files import Given
from seeds.importing.importing import look
from seeds.importing.names import Names
from seeds.importing.things import Thing
from seeds.importing.values import Wrong
from seeds.shapes import shapes
from tests.seeds.books import by_openpyxl
from tests.seeds.test_export import put
from tests.worlds import World

TOWN = frozenset({"Municipality", "Organization", "Actor", "Node"})
NAMES = Names(
    [
        Thing("kommune:0301", TOWN | {"County"}, "Oslo", None, ("Oslo", "0301", "03", "958935420")),
        Thing("kommune:3201", TOWN, "Bærum", None, ("Bærum", "3201", "3024", "0219")),
        Thing("kommune:5501", TOWN, "Tromsø", None, ("Tromsø", "Romsa", "5501")),
        Thing("kommune:1507", TOWN, "Ålesund", "2024-01-01", ("Ålesund", "1507")),
        Thing("kommune:1508", TOWN, "Ålesund", None, ("Ålesund", "1508")),
        Thing("fylke:50", frozenset({"County", "Organization"}), "Trøndelag", None, ("Trøndelag", "50")),
        Thing(
            "politidistrikt:trondelag",
            frozenset({"PoliceDistrict", "Organization"}),
            "Trøndelag politidistrikt",
            None,
            ("Trøndelag politidistrikt",),
        ),
        Thing("rolle:MAYOR", frozenset({"Role"}), "Ordfører", None, ("Ordfører", "Mayor", "MAYOR")),
        Thing("forum:oslo", frozenset({"Forum"}), "Politirådet i Oslo", None, ("Politirådet i Oslo",)),
        Thing("stilling:a", frozenset({"Post"}), "Politikontakt", None, ("Politikontakt",)),
        Thing("stilling:b", frozenset({"Post"}), "Politikontakt", None, ("Politikontakt",)),
        Thing("kilde:liste", frozenset({"Source"}), "Lista fra Oslo", None, ("Lista fra Oslo",)),
    ]
)


def cell(kind: str, column: str, text: Any) -> Any:
    """What a cell says once names are read."""
    (row,) = NAMES.read([Given("x.csv", 2, shapes()[kind], {column: text})])
    return row.values[column]


@pytest.mark.parametrize(
    ("kind", "column", "text", "id_"),
    [
        ("Remit", "place", "Bærum", "kommune:3201"),
        ("Remit", "place", " bærum  KOMMUNE ", "kommune:3201"),
        ("Remit", "place", "3024", "kommune:3201"),
        ("Remit", "place", "0219", "kommune:3201"),
        ("Remit", "place", "958935420", "kommune:0301"),
        ("Remit", "place", "Romsa", "kommune:5501"),
        ("Remit", "place", "1507", "kommune:1507"),
        ("IN_COUNTY", "end", "Oslo fylke", "kommune:0301"),
        ("IN_COUNTY", "end", "Trøndelag fylkeskommune", "fylke:50"),
        ("IN_POLICE_DISTRICT", "end", "Trøndelag", "politidistrikt:trondelag"),
        ("Post", "role", "MAYOR", "rolle:MAYOR"),
        ("Post", "organization", "Trøndelag politidistrikt", "politidistrikt:trondelag"),
        ("Membership", "forum", "politirådet i Oslo", "forum:oslo"),
        ("Membership", "member", "Oslo kommune", "kommune:0301"),
        ("Remit", "source", "Lista fra Oslo", "kilde:liste"),
        ("FOR_TERRITORY", "start", "Politirådet i Oslo", "forum:oslo"),
        ("Identifier", "organization", "Bærum kommune", "kommune:3201"),
        ("Agreement", "parties", "Bærum kommune|politidistrikt:x", ["kommune:3201", "politidistrikt:x"]),
        ("Agreement", "parties", ["Bærum kommune", "Oslo"], ["kommune:3201", "kommune:0301"]),
        ("Remit", "place", "kommune:nowhere", "kommune:nowhere"),
        ("Remit", "place", "", ""),
        ("Agreement", "parties", "", ""),
        ("Agreement", "parties", " ", " "),
        ("Agreement", "parties", [], []),
    ],
)
def test_what_means_one_thing_alone_is_read(kind: str, column: str, text: Any, id_: Any) -> None:
    """A number, a former one too, or the whole name, with or without the word that says what it is."""
    assert cell(kind, column, text) == id_


@pytest.mark.parametrize(
    ("kind", "column", "text", "said"),
    [
        ("Remit", "place", "Tromso", "did you mean kommune:5501 Tromsø?"),
        ("Remit", "place", "Bærum komune", "did you mean kommune:3201 Bærum?"),
        ("Remit", "place", "Bærun kommune", "did you mean kommune:3201 Bærum?"),
        (
            "Remit",
            "place",
            "Ålesund",
            "kommune:1507 Ålesund (ended 2024-01-01) or kommune:1508 Ålesund",
        ),
        ("Remit", "place", "301", "did you mean kommune:0301 Oslo? A leading zero may be lost (0301)"),
        ("Remit", "place", "9999", "write its id, such as kommune:4601"),
        ("Remit", "place", "Trøndelag", "the whole name of a Municipality or CityDistrict"),
        ("Post", "organization", "Trøndelag kommune", "did you mean"),
        ("Post", "role", "MAJOR", "did you mean rolle:MAYOR Ordfører?"),
        ("Post", "role", "BURGOMASTER", "the id, a number or the whole name of a Role that is stored"),
        ("Membership", "member", "Politikontakt", "stilling:a Politikontakt or stilling:b Politikontakt"),
        ("Assignment", "person", "Kari Nordmann", "the id of a Person, which goes by no name"),
        ("Agreement", "parties", "Oslo|Tromso", "did you mean kommune:5501 Tromsø?"),
    ],
)
def test_what_may_mean_something_is_offered_and_refused(kind: str, column: str, text: str, said: str) -> None:
    """Never guessed: whoever keeps the file writes what is meant."""
    wrong = cell(kind, column, text)
    assert isinstance(wrong, Wrong)
    assert said in f"{wrong.expected}; {wrong.mend}"


@pytest.mark.parametrize(
    ("scheme", "value", "said"),
    [
        ("MUNICIPALITY_NUMBER", "301", "is it 0301?"),
        ("county_number", "3", "is it 03?"),
        ("ORGANIZATION_NUMBER", "12345678", "is it 012345678?"),
    ],
)
def test_a_leading_zero_that_is_lost_is_asked_for(scheme: str, value: str, said: str) -> None:
    """A spreadsheet makes 301 of 0301, and nobody else knows which it was."""
    (row,) = NAMES.read([Given("x.csv", 2, shapes()["Identifier"], {"scheme": scheme, "value": value})])
    assert said in row.values["value"].mend
    whole = Given("x.csv", 2, shapes()["Identifier"], {"scheme": scheme, "value": value.zfill(9)})
    assert [*NAMES.read([whole])] == [whole]


async def test_a_workbook_may_name_what_is_stored(world: Graph, tmp_path: Path) -> None:
    """What was understood is said with its first place; what was not is refused, with its cell."""
    small = World()
    town, other = small.municipality("bergen"), small.municipality("tromsø")
    small.add(
        Identifier, "nummer:1", scheme=IdentifierScheme.MUNICIPALITY_NUMBER, value="0301", organization=town
    )
    small.role("POLICE_CONTACT", liaison=True)
    await put(world, small.rows)
    head = ["id", "name", "role", "organization", "source"]
    path = by_openpyxl(
        tmp_path / "x.xlsx",
        {
            "Post": [
                head,
                ["stilling:1", "A", "POLICE_CONTACT", "0301", "kilde:test"],
                ["stilling:2", "B", "POLICE_CONTACT", "Bergen kommune", "kilde:test"],
                ["stilling:3", "C", "POLICE_CONTACT", "Tromso", "kilde:test"],
                ["stilling:4", "D", "POLICE_CONTACT", 301, "kilde:test"],
            ]
        },
    )
    looked = await look(world, path, dt.date(2026, 6, 1), dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    assert [(p.sheet, p.line, p.column) for p in looked.problems] == [
        ("Post", 4, "organization"),
        ("Post", 5, "organization"),
    ]
    assert f"did you mean {other}" in str(looked.problems[0])
    assert f"did you mean {town}" in str(looked.problems[1])
    assert looked.counts()["created"] == {"Post": 2}
    assert [note.split(":")[0] for note in looked.notes] == [
        "'POLICE_CONTACT' was read as rolle",
        "'0301' was read as kommune",
        "'Bergen kommune' was read as kommune",
    ]
    assert looked.notes[0].endswith("x.xlsx, sheet Post, row 2, and 3 more")


def read_as(*rows: tuple[str, dict[str, Any]]) -> Any:
    """What the first row of a file says of a place, once the names of the whole file are known."""
    given = [Given("x.jsonl", at, shapes()[kind], values) for at, (kind, values) in enumerate(rows, 1)]
    return next(row.values["place"] for row in Names([TROMSO]).read(given) if row.line == 1)


TROMSO = Thing("kommune:5501", TOWN, "Tromsø", None, ("Tromsø", "5501"))
HELD = {"id": "ansvar:1", "post": "stilling:1"}
NEW = {"id": "kommune:1", "name": "Nordfjord"}
NUMBER = {"scheme": "ORGANIZATION_NUMBER", "value": "987654321", "organization": "kommune:1"}


@pytest.mark.parametrize(
    ("place", "rows", "id_"),
    [
        ("Nordfjord kommune", [("Municipality", NEW)], "kommune:1"),
        ("987654321", [("Municipality", NEW), ("Identifier", NUMBER)], "kommune:1"),
        ("987654321", [("Identifier", NUMBER | {"organization": "kommune:5501"})], "kommune:5501"),
        ("987654321", [("Identifier", NUMBER | {"organization": "Tromsø kommune"})], "kommune:5501"),
        ("987654321", [("Identifier", NUMBER | {"organization": "5501"})], "kommune:5501"),
        (
            "987654321",
            [("Identifier", NUMBER | {"organization": "Nordfjord"}), ("Municipality", NEW)],
            "kommune:1",
        ),
        ("Tromsø", [("Municipality", {"id": "kommune:5501", "name": "Tromsø"})], "kommune:5501"),
    ],
)
def test_a_file_may_name_what_it_brings(place: str, rows: list[tuple[str, dict[str, Any]]], id_: str) -> None:
    """Further down, too: by its name, or by a number that the file gives it."""
    assert read_as(("Remit", HELD | {"place": place}), *rows) == id_


@pytest.mark.parametrize(
    ("place", "rows", "said"),
    [
        ("Nordfjor", [("Municipality", NEW)], "did you mean kommune:1 Nordfjord?"),
        ("Tromsø", [("Municipality", NEW | {"name": "Tromsø"})], "kommune:5501 Tromsø or kommune:1 Tromsø"),
        (
            "987654321",
            [("Identifier", NUMBER | {"organization": "Tromso"})],
            "that is stored or in the files",
        ),
        (
            "987654321",
            [("Identifier", NUMBER | {"organization": each}) for each in ("Tromsø", "kommune:1")]
            + [("Municipality", NEW)],
            "kommune:1 Nordfjord or kommune:5501 Tromsø",
        ),
        ("Nordfjord", [("Business", NEW | {"id": "bedrift:1"})], "that is stored or in the files"),
    ],
)
def test_what_a_file_brings_is_offered_like_what_is_stored(
    place: str, rows: list[tuple[str, dict[str, Any]]], said: str
) -> None:
    """What nearly means it, or means something stored too, is refused."""
    wrong = read_as(("Remit", HELD | {"place": place}), *rows)
    assert isinstance(wrong, Wrong)
    assert said in f"{wrong.expected}; {wrong.mend}"


@pytest.mark.parametrize("empty", ["", " ", None, []], ids=repr)
def test_an_empty_cell_names_nothing(empty: Any) -> None:
    """Not in a list of names either: the row stays as it is."""
    row = Given("Meeting.csv", 2, shapes()["Meeting"], {"presented": empty, "forum": empty})
    assert [*NAMES.read([row])] == [row]
