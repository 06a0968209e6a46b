"""What workbooks can get wrong is told with sheet, row and column, and none is unpacked before it fits."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from seeds.importing import package, workbook
from seeds.importing.opening import opened
from seeds.importing.parsing import Parsed, parse
from seeds.problems import Problem
from tests.seeds.books import Sheets, Then, by_openpyxl, by_xlsxwriter

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
HEAD = ["id", "name", "source"]
PERSON = ["person:1", "Åse Bø", "kilde:x"]
HELD = ["id", "post", "person", "validFrom", "share", "source"]
POST = ["id", "name", "role", "organization", "source"]


def looked(path: Path) -> tuple[Parsed, list[Problem], list[str]]:
    """What a workbook says, what is wrong with it, and what was passed over."""
    problems: list[Problem] = []
    notes: list[str] = []
    _, given = opened(path, problems, notes)
    return parse(given, AT, problems), problems, notes


def rows(parsed: Parsed) -> list[dict[str, Any]]:
    """The rows that there are."""
    return [placed.values() for placed in parsed]


@pytest.mark.parametrize("make", [by_openpyxl, by_xlsxwriter])
def test_a_sheet_a_kind_is_read(tmp_path: Path, make: Callable[[Path, Sheets], Path]) -> None:
    """Shared texts or texts in place, styled dates, numbers and formulas with values, lists, empty lines."""
    path = make(
        tmp_path / "x.xlsx",
        {
            "Person": [HEAD, PERSON, [None, None, None], [" ", None, ""], ["person:2", "B", "kilde:x"]],
            "Assignment": [
                [*HELD, "startKnown", "synthetic"],
                ["tildeling:1", "stilling:1", "person:1", dt.date(2026, 2, 1), 0.5, "kilde:x", "nei", True],
                ["tildeling:2", "stilling:1", "person:1", "24.11.2026", "0,5", "kilde:x", None, None],
            ],
            "Forum": [[*HEAD, "forumKinds"], ["forum:1", "Å|B", "kilde:x", "POLICE_COUNCIL|SLT_STEERING"]],
            "PopulationCount": [
                ["id", "value", "countedOn", "place", "source"],
                ["innbyggere:1", 30.0, dt.date(1901, 1, 1), "kommune:1", "kilde:x"],
            ],
            "Readme": [["Anything", "may"], ["stand", "here"]],
        },
    )
    parsed, problems, notes = looked(path)
    assert (problems, notes) == ([], [])
    first, second, held, again, forum, people = rows(parsed)
    assert (first["name"], second["id"]) == ("Åse Bø", "person:2")
    assert (held["validFrom"], held["share"], held["startKnown"]) == ("2026-02-01", 0.5, False)
    assert (again["validFrom"], again["share"]) == ("2026-11-24", 0.5)
    assert held["synthetic"] is True
    assert (forum["name"], forum["forumKinds"]) == ("Å|B", ["POLICE_COUNCIL", "SLT_STEERING"])
    assert (people["value"], people["countedOn"]) == (30, "1901-01-01")


def test_days_are_those_that_the_workbook_shows(tmp_path: Path) -> None:
    """Also where its days count from 1904."""

    def mac(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904  # type: ignore[attr-defined]

    row = ["tildeling:1", "stilling:1", "person:1", dt.date(2026, 2, 1), None, "kilde:x"]
    parsed, problems, _ = looked(by_openpyxl(tmp_path / "x.xlsx", {"Assignment": [HELD, row]}, mac))
    assert problems == []
    assert [each["validFrom"] for each in rows(parsed)] == ["2026-02-01"]


def test_a_number_in_a_column_of_texts_is_the_text_that_it_shows(tmp_path: Path) -> None:
    """4601.0 is 4601, and nothing else is made of it."""
    head = [*HEAD, "workPhone"]
    parsed, problems, _ = looked(by_openpyxl(tmp_path / "x.xlsx", {"Person": [head, [*PERSON, 55555555.0]]}))
    assert problems == []
    assert [row["workPhone"] for row in rows(parsed)] == ["55555555"]


def merge(book: openpyxl.Workbook) -> None:
    """Merge the names of the second and the third row."""
    book["Person"].merge_cells("B2:B3")


def hide(book: openpyxl.Workbook) -> None:
    """Hide the sheet."""
    book["Person"].sheet_state = "hidden"


NOBODY = ["person:2", None, "kilde:x"]


def named(name: Any) -> list[list[Any]]:
    """A sheet with one person of this name."""
    return [HEAD, ["person:1", name, "kilde:x"]]


@pytest.mark.parametrize(
    ("rows_", "then", "place", "said"),
    [
        ([HEAD, PERSON, NOBODY], merge, (2, "name"), "'B2:B3'; expected cells that are not merged"),
        ([HEAD, PERSON], hide, (0, ""), "no hidden sheet with data"),
        (named("=A1&A1"), None, (2, "name"), "'=A1&A1'; expected a formula with its value"),
        (named("#REF!"), None, (2, "name"), "'#REF!'; expected a value"),
        ([HEAD, PERSON, PERSON], None, (3, ""), "x.xlsx, sheet Person, row 2 has it too"),
        ([[*HEAD, "nmae"], [*PERSON, "A"]], None, (1, "nmae"), "perhaps name"),
        ([[*HEAD, "name"], [*PERSON, "A"]], None, (1, "name"), "each column once"),
        ([["id", "name"], PERSON[:2]], None, (1, "source"), "add the column"),
        ([HEAD, [*PERSON, "more"]], None, (2, ""), "a heading in D1"),
        (named(1.5), None, (2, "name"), "digits may be lost"),
        (named(10**15), None, (2, "name"), "digits may be lost"),
        (named(dt.date(2026, 1, 2)), None, (2, "name"), "the cell holds a date: format the column as text"),
        (named(True), None, (2, "name"), "'TRUE'; expected a text"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told(
    tmp_path: Path, rows_: list[list[Any]], then: Then | None, place: tuple[int, str], said: str
) -> None:
    """With its sheet, its row as the spreadsheet numbers it, and its column; once."""
    path = by_openpyxl(tmp_path / "x.xlsx", {"Person": rows_, "Readme": []}, then)
    _, problems, _ = looked(path)
    (problem,) = problems
    assert (problem.sheet, problem.line, problem.column) == ("Person", *place)
    assert said in str(problem)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("validFrom", 46054, "format it as a date (as one, it is 2026-02-01)"),
        ("validFrom", dt.datetime(2026, 2, 1, 12, 30), "take the time of day out"),
        ("validFrom", dt.time(12, 30), "a time of day"),
        ("validFrom", "11/24/2026", "24.11.2026"),
        ("share", "1.000,5", "without separators"),
        ("share", 1.5, "less than or equal to 1"),
        ("share", dt.date(2026, 1, 2), "the cell holds a date"),
        ("recordedAt", dt.datetime(2026, 2, 1, 12, 30), "a moment with its time zone"),
        ("assignmentKind", 1, "a choice"),
        ("assignmentKind", "ORDINERY", "perhaps ORDINARY"),
        ("endKnown", 2, "true or false"),
        ("post", None, "fill it in"),
    ],
)
def test_what_is_wrong_with_a_cell_is_told(tmp_path: Path, column: str, value: Any, said: str) -> None:
    """With what was expected, and how to mend it."""
    row = {"id": "tildeling:1", "post": "stilling:1", "person": "person:1", "source": "kilde:x"} | {
        column: value
    }
    _, problems, _ = looked(by_openpyxl(tmp_path / "x.xlsx", {"Assignment": [[*row], [*row.values()]]}))
    (problem,) = problems
    assert (problem.sheet, problem.line, problem.column) == ("Assignment", 2, column)
    assert said in str(problem)


def test_every_problem_of_every_sheet_is_told_at_once(tmp_path: Path) -> None:
    """Sheet by sheet, in the order of rows; what is right beside it is read."""
    path = by_openpyxl(
        tmp_path / "x.xlsx",
        {
            "Person": [HEAD, ["x", "A", "kilde:x"], PERSON, ["person:2", None, None]],
            "Post": [POST, ["stilling:1", "P", "rolle:X", "=A1", "kilde:x"]],
            "Ark1": [["notes"]],
            "Ark2": [],
        },
    )
    parsed, problems, _ = looked(path)
    assert [(p.sheet, p.line, p.column) for p in sorted(problems)] == [
        ("Ark1", 0, "kind"),
        ("Person", 2, "id"),
        ("Person", 4, "source"),
        ("Post", 2, "organization"),
    ]
    assert [row["id"] for row in rows(parsed)] == ["person:1"]


def test_hidden_sheets_that_are_none_of_ours_are_passed_over_and_said(tmp_path: Path) -> None:
    """What a spreadsheet program or a colleague keeps there is no row."""

    def hidden(book: openpyxl.Workbook) -> None:
        book["Notes"].sheet_state = "veryHidden"

    path = by_openpyxl(tmp_path / "x.xlsx", {"Person": [HEAD, PERSON], "Notes": [["x"]]}, hidden)
    parsed, problems, notes = looked(path)
    assert (len(rows(parsed)), problems) == (1, [])
    assert notes == ["x.xlsx: the hidden sheet Notes is named after no kind, and was passed over"]


def test_macros_and_links_to_other_files_are_left_alone(tmp_path: Path) -> None:
    """Nothing of them is opened; formulas that name other files have the value that was saved."""
    path = by_xlsxwriter(tmp_path / "x.xlsm", {"Person": [HEAD, PERSON]})
    with zipfile.ZipFile(path, "a") as zip_:
        zip_.writestr("xl/vbaProject.bin", b"anything")
        zip_.writestr("xl/externalLinks/externalLink1.xml", "<externalLink><externalBook/></externalLink>")
    parsed, problems, _ = looked(path)
    assert (len(rows(parsed)), problems) == (1, [])


def bytes_of(folder: Path) -> bytes:
    """A small workbook."""
    return by_openpyxl(folder / "small.xlsx", {"Person": [HEAD, PERSON]}).read_bytes()


def zipped(folder: Path, parts: dict[str, bytes]) -> bytes:
    """A zip."""
    path = folder / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, data in parts.items():
            zip_.writestr(name, data)
    return path.read_bytes()


def claiming(workbook: bytes, part: str, size: int) -> bytes:
    """The workbook, saying in its directory that a part of it has this size unpacked."""
    data = bytearray(workbook)
    struct.pack_into("<I", data, data.rindex(part.encode()) - 46 + 24, size)
    return bytes(data)


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (lambda _: b"", "an empty file"),
        (lambda _: b"id;name\n", "no workbook, whatever its name says"),
        (lambda f: bytes_of(f)[: len(bytes_of(f)) // 2], "cut or damaged"),
        (lambda f: bytes_of(f)[:-1] + b"x" * 3, "cut or damaged"),
        (lambda _: OLE, "an old workbook (.xls)"),
        (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted workbook"),
        (lambda f: zipped(f, {"xl/workbook.bin": b""}), "a binary workbook (.xlsb)"),
        (lambda f: zipped(f, {"word/document.xml": b""}), "a file of another program"),
        (lambda f: zipped(f, {"xl/workbook.xml": b"<workbook>"}), "cut or damaged"),
        (lambda f: zipped(f, {f"xl/{n}": b"" for n in range(package.PARTS + 1)}), "no more than 2,000 parts"),
        (lambda f: zipped(f, {"xl/workbook.xml": bytes(11_000_000)}), "no more than 200 times larger"),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_is(
    tmp_path: Path, data: Callable[[Path], bytes], said: str
) -> None:
    """One problem, with what to do."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(data(tmp_path))
    _, problems, _ = looked(path)
    (problem,) = problems
    assert (problem.file, problem.line) == ("x.xlsx", 0)
    assert said in str(problem)


def test_a_bomb_is_refused_before_anything_of_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what its directory says: how large it is, how many parts it has, how well they are packed."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(claiming(bytes_of(tmp_path), "xl/worksheets/sheet1.xml", 600_000_000))
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    monkeypatch.setattr(workbook, "CalamineWorkbook", None)
    _, (problem,), _ = looked(path)
    assert "600 MB when unpacked'; expected no more than 500 MB" in str(problem)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused by its size."""
    path = tmp_path / "x.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    monkeypatch.setattr(package, "_no_zip", None)
    _, (problem,), _ = looked(path)
    assert "no more than 200 MB" in str(problem)


def test_a_directory_that_lies_is_found_out(tmp_path: Path) -> None:
    """A part that is larger than it says is not read by the library that would believe it."""
    path = tmp_path / "x.xlsx"
    path.write_bytes(claiming(bytes_of(tmp_path), "xl/styles.xml", 10))
    _, (problem,), _ = looked(path)
    assert "cut or damaged" in str(problem)


def test_a_value_far_away_is_refused_before_the_sheet_is_spanned(tmp_path: Path) -> None:
    """Two cells can span seventeen thousand million."""

    def far(book: openpyxl.Workbook) -> None:
        book["Person"]["XFD1048576"] = "far"

    _, problems, _ = looked(by_openpyxl(tmp_path / "x.xlsx", {"Person": [HEAD, PERSON]}, far))
    (problem,) = problems
    assert "'1,048,576 rows, 16,384 columns'; expected no more than 5,000,000 cells" in str(problem)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    """No spreadsheet program declares any."""
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(by_openpyxl(tmp_path / "y.xlsx", {"Person": [HEAD, PERSON]})) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "a">]>' + sheet
    path.write_bytes(zipped(tmp_path, parts))
    _, (problem,), _ = looked(path)
    assert "declares a document type" in str(problem)


@pytest.mark.parametrize(
    ("part", "old", "new", "sheet"),
    [
        ("xl/worksheets/sheet1.xml", b"<v>0</v>", b"<v>99</v>", "Person"),
        ("xl/worksheets/sheet1.xml", b"<row ", b"<row <", ""),
        ("xl/workbook.xml", b"UTF-8", b"UTF-F", ""),
        ("xl/sharedStrings.xml", b"<si>", b"<", ""),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"worksheets/sheet9.xml", ""),
    ],
)
def test_what_is_broken_inside_is_told(tmp_path: Path, part: str, old: bytes, new: bytes, sheet: str) -> None:
    """Whichever part it is; nothing is read of a part that is not whole."""
    with zipfile.ZipFile(by_xlsxwriter(tmp_path / "y.xlsx", {"Person": [HEAD, PERSON]})) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert old in parts[part]
    path = tmp_path / "x.xlsx"
    path.write_bytes(zipped(tmp_path, parts | {part: parts[part].replace(old, new, 1)}))
    parsed, (problem,), _ = looked(path)
    assert (rows(parsed), problem.sheet) == ([], sheet)
    assert "cut or damaged" in str(problem)


COMPLETE = ["kind", "source", "territory", "rows"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Forum", "kilde:x", None, 2], None),
        (["Forum", "kilde:x", "kommune:1", 2], None),
        (["Forum", "kilde:x", None, 3], "the number of rows that the sheet Forum has (2)"),
        (["Forum", "kilde:x", None, None], "the number of rows that the sheet Forum has (2)"),
        (["Person", "kilde:x", None, 0], "a kind that has a period"),
        (["Froum", "kilde:x", None, 0], "a kind that has a period"),
    ],
)
def test_what_a_workbook_declares_complete(tmp_path: Path, row: list[Any], said: str | None) -> None:
    """A kind a row, with the number of its rows, so that a part of them ends nothing."""
    forums = [[*HEAD, "forumKinds"], *([f"forum:{n}", "F", "kilde:x", "OTHER"] for n in (1, 2))]
    sheets: Sheets = {"Manifest": [["field", "value"], ["formatVersion", 1]], "Complete": [COMPLETE, row]}
    problems: list[Problem] = []
    complete, given = opened(by_openpyxl(tmp_path / "x.xlsx", {**sheets, "Forum": forums}), problems, [])
    assert len(list(given)) == 2
    if said is None:
        assert problems == []
        assert [(c.kinds, c.source, c.territory) for c in complete] == [(("Forum",), "kilde:x", row[2])]
    else:
        (problem,) = problems
        assert (problem.sheet, problem.line, complete) == ("Complete", 2, ())
        assert said in str(problem)


def test_a_workbook_of_another_version_is_refused(tmp_path: Path) -> None:
    """The sheet Manifest says which it is."""
    sheets: Sheets = {"Manifest": [["field", "value"], ["formatVersion", 2]], "Person": [HEAD, PERSON]}
    _, (problem,), _ = looked(by_openpyxl(tmp_path / "x.xlsx", sheets))
    assert "version 1 of the format" in str(problem)
