"""The template has a place for everything and says what it is; what is filled in goes in, out, and in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.connection import Graph
from seeds.exporting.examples import EXAMPLES
from seeds.exporting.export import Order, export
from seeds.exporting.template import template
from seeds.exporting.writing import CannotExport
from seeds.facts import rows as facts
from seeds.importing.names import Names
from seeds.importing.opening import opened
from seeds.importing.parsing import parse
from seeds.importing.things import Thing
from seeds.problems import Problem
from seeds.reading import reference
from seeds.shapes import Column, Sort, shapes
from seeds.workbooks import BESIDE
from tests.seeds.books import by_openpyxl, by_xlsxwriter
from tests.seeds.everything import AT
from tests.seeds.test_import import NOTHING, bring, told


@pytest.fixture(scope="module")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template."""
    out = tmp_path_factory.mktemp("template") / "samordning.xlsx"
    template(out, facts(reference(), AT))
    return out


def cells(sheet: Any) -> list[list[Any]]:
    """What stands in a sheet."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_it_has_a_sheet_for_each_kind_and_each_column(empty_book: Path) -> None:
    """Headings alone, so that it says nothing; beside it words on every column."""
    book = openpyxl.load_workbook(empty_book)
    assert set(book.sheetnames) == set(shapes()) | BESIDE
    for kind, shape in shapes().items():
        assert cells(book[kind]) == [[column.name for column in shape.columns]]
    told_ = {(row[0], row[1]): row[2:] for row in cells(book["Columns"])[1:]}
    assert set(told_) == {(kind, c.name) for kind, shape in shapes().items() for c in shape.columns}
    assert told_["Post", "role"][:2] == ["yes", "the id or name of a Role"]
    assert told_["Membership", "forum"][1] == "the id or name of a Forum"
    assert told_["Assignment", "person"][1] == "the id of a Person"
    assert "bokmål" in told_["Post", "name"][2]
    problems: list[Problem] = []
    complete, given = opened(empty_book, problems, [])
    assert (complete, [*given], problems) == ((), [], [])


def offers(book: openpyxl.Workbook, kind: str, name: str) -> Any:
    """What may be chosen in a column."""
    sheet = book[kind]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == name)
    (rule,) = (v for v in sheet.data_validations.dataValidation if str(v.sqref).startswith(f"{letter}2:"))
    if rule.type != "list":
        return rule.type
    if "!" not in rule.formula1:
        return rule.formula1.strip('"').split(",")
    return [cell.value for (cell,) in book["Lists"][rule.formula1.split("!")[1].replace("$", "")]]


def test_what_may_be_chosen_is_offered(empty_book: Path) -> None:
    """What the model enumerates, and what is registered: by name where that is enough."""
    book = openpyxl.load_workbook(empty_book)
    assert offers(book, "Membership", "membershipRole") == ["CHAIR", "SECRETARY", "MEMBER", "OBSERVER"]
    assert offers(book, "Role", "isLeader") == ["TRUE", "FALSE"]
    assert offers(book, "Post", "synthetic") == ["TRUE"]
    assert "rolle:POLICE_CONTACT" in offers(book, "Post", "role")
    assert "politidistrikt:vest" in offers(book, "IN_POLICE_DISTRICT", "end")
    towns = offers(book, "Remit", "place")
    assert len(towns) == 357
    assert {"Bergen", "kommune:1515", "kommune:1818"} <= {*towns}
    assert "Herøy" not in towns
    assert offers(book, "Assignment", "validFrom") == "date"
    assert offers(book, "Assignment", "share") == "decimal"


def test_its_examples_are_right(tmp_path: Path) -> None:
    """They are what a file may say, and name each other."""
    names = Names(
        [
            Thing("rolle:POLICE_CONTACT", frozenset({"Role"}), "Politikontakt", None, ("POLICE_CONTACT",)),
            Thing("rolle:MAYOR", frozenset({"Role"}), "Ordfører", None, ("MAYOR",)),
            Thing(
                "kommune:4601",
                frozenset({"Municipality", "Organization"}),
                "Bergen",
                None,
                ("Bergen", "4601"),
            ),
        ]
    )
    sheets: dict[str, list[list[Any]]] = {}
    for kind, rows in EXAMPLES.items():
        head = [*dict.fromkeys(name for row in rows for name in row)]
        sheets[kind] = [head, *([row.get(name) for name in head] for row in rows)]
    problems: list[Problem] = []
    _, given = opened(by_openpyxl(tmp_path / "x.xlsx", sheets), problems, [])
    parsed = parse(names.read(given), AT, problems)
    assert problems == []
    assert sum(len(rows) for rows in EXAMPLES.values()) == len([*parsed])
    assert [note.split(":")[0] for note in names.notes()] == [
        "'POLICE_CONTACT' was read as rolle",
        "'MAYOR' was read as rolle",
        "'Bergen kommune' was read as kommune",
        "'4601' was read as kommune",
    ]


def test_nothing_is_overwritten(empty_book: Path, tmp_path: Path) -> None:
    """A workbook that is there may be filled in."""
    before = empty_book.read_bytes()
    with pytest.raises(CannotExport, match="exists already"):
        template(empty_book, ())
    with pytest.raises(CannotExport, match="no folder"):
        template(tmp_path / "away" / "x.xlsx", ())
    assert empty_book.read_bytes() == before


def typed(column: Column, value: Any) -> Any:
    """A value as somebody types it: days as dates, lists with `|` between."""
    if value is None:
        return None
    if column.many:
        return "|".join(value)
    return dt.date.fromisoformat(value) if column.sort is Sort.DAY else value


def filled(empty_book: Path, rows: Iterable[dict[str, Any]], out: Path, library: str) -> Path:
    """The template with rows in it, by one of the libraries."""
    sheets: dict[str, list[list[Any]]] = {}
    for row in rows:
        columns = shapes()[row["kind"]].columns
        sheets.setdefault(row["kind"], []).append([typed(c, row.get(c.name)) for c in columns])
    book = openpyxl.load_workbook(empty_book)
    if library == "openpyxl":
        for kind, each in sheets.items():
            for line in each:
                book[kind].append(line)
        book.save(out)
        return out
    return by_xlsxwriter(out, {kind: [*cells(book[kind]), *each] for kind, each in sheets.items()})


DISTRICT = "politidistrikt:finnmark"


@pytest.mark.parametrize("library", ["openpyxl", "XlsxWriter"])
async def test_a_district_that_is_filled_in_goes_in_and_comes_out(
    national: Graph, world: Graph, empty_book: Path, tmp_path: Path, library: str
) -> None:
    """Typed by another library than the one that reads it: in, out, in again without a change."""
    wanted = tmp_path / "wanted.jsonl"
    await export(national, Order("jsonl", wanted, territory=DISTRICT), AT)
    rows = [json.loads(line) for line in wanted.read_text(encoding="utf-8").splitlines()]
    assert len({row["kind"] for row in rows}) > 30
    book = filled(empty_book, rows, tmp_path / "filled.xlsx", library)
    first = await bring(world, book)
    assert sum(first.counts()["created"].values()) == len(rows)
    assert told(await bring(world, book)) == NOTHING
    out = tmp_path / "out.xlsx"
    await export(world, Order("xlsx", out), AT)
    assert told(await bring(world, out)) == NOTHING
    again = tmp_path / "again.jsonl"
    await export(world, Order("jsonl", again), AT)
    assert again.read_bytes() == wanted.read_bytes()
