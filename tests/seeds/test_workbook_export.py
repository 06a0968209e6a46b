"""What is written to a workbook is what is read from it, whatever a spreadsheet cannot hold as it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from seeds.exporting import workbook
from seeds.exporting.workbook import Xlsx
from seeds.exporting.writing import CannotExport
from seeds.importing.opening import opened
from seeds.importing.parsing import parse
from seeds.problems import Problem
from seeds.shapes import shapes

AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
COMMON = {"source": "kilde:x", "recordedAt": "2026-03-01T12:30:15.250000Z"}


def written(out: Path, rows: dict[str, list[dict[str, Any]]]) -> Path:
    """A workbook with rows of kinds."""
    form = Xlsx(out)
    for kind, each in rows.items():
        form.write(shapes()[kind], [row | COMMON for row in each])
    form.close()
    form.finish({"formatVersion": 1, "exportedAt": "2026-06-01T00:00:00Z", "files": [{"sha256": ""}]})
    return out


def test_what_a_spreadsheet_cannot_hold_comes_back_all_the_same(tmp_path: Path) -> None:
    """Days before 1900, numbers of seventeen digits, texts that look like something else, lists."""
    rows: dict[str, list[dict[str, Any]]] = {
        "Source": [
            {
                "id": "kilde:x",
                "title": "=1+1",
                "publisher": "0301",
                "licence": "_x0041_",
                "gives": ["a|b", "c"],
            }
            | {"retrievedOn": day}
            for day in ("1814-05-17",)
        ],
        "Municipality": [{"id": "kommune:1", "name": " Å\r\n\tB ", "areaKm2": 0.1 + 0.2}],
        "PopulationCount": [
            {"id": f"innbyggere:{n}", "value": n, "countedOn": day, "place": "kommune:1"}
            for n, day in enumerate(("1900-02-28", "1900-03-01", "2024-02-29", "9999-12-31"))
        ],
        "Role": [
            {
                "id": "rolle:X",
                "name": "X",
                "code": "X",
                "side": "OTHER",
                "leadership": "NONE",
                "isLeader": True,
            }
            | {"isLiaison": False, "isSpecialist": True}
        ],
        "IN_COUNTY": [{"start": "kommune:1", "end": "fylke:1", "validFrom": "2024-01-01", "synthetic": True}],
    }
    problems: list[Problem] = []
    _, given = opened(written(tmp_path / "x.xlsx", rows), problems, [])
    parsed = parse(given, AT, problems)
    assert problems == []
    found = [placed.values() for placed in parsed]
    assert found == [row | COMMON for each in rows.values() for row in each]


def test_a_workbook_is_made_for_people(tmp_path: Path) -> None:
    """Headings stay in sight, days are days, what is invented looks so; the first sheet says what it is."""
    people: list[dict[str, Any]] = [
        {"id": "person:1", "name": "A"},
        {"id": "person:2", "name": "B", "synthetic": True},
    ]
    ties = [{"start": "kommune:1", "end": "fylke:1", "validFrom": "2024-01-01"}]
    book = openpyxl.load_workbook(written(tmp_path / "x.xlsx", {"Person": people, "IN_COUNTY": ties}))
    assert book.sheetnames == ["Manifest", "Person", "IN_COUNTY", "Complete"]
    sheet = book["Person"]
    assert (sheet["A1"].font.b, sheet.freeze_panes, sheet.auto_filter.ref) == (True, "B2", "A1:H3")
    assert (sheet["A2"].font.i, sheet["A3"].font.i) == (False, True)
    first = next(cell for cell in book["IN_COUNTY"][1] if cell.value == "validFrom")
    assert first.column is not None
    assert book["IN_COUNTY"].cell(2, first.column).value == dt.datetime(2024, 1, 1)
    said = {str(row[0].value): str(row[1].value) for row in book["Manifest"].iter_rows()}
    assert (said["formatVersion"], said["rows of Person"]) == ("1", "2, 1 of them synthetic")
    assert "invented" in said["synthetic"]


def test_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a workbook tells when it was written but what its manifest says."""
    rows = {"Person": [{"id": "person:1", "name": "A"}]}
    first, second = (written(tmp_path / name, rows).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second


def test_what_does_not_fit_is_refused_and_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text longer than a cell, more rows than a sheet; nothing is left of the file."""
    form = Xlsx(tmp_path / "x.xlsx")
    with pytest.raises(CannotExport, match=r"name in row 2 of Person has 32,768"):
        form.write(shapes()["Person"], [{"id": "person:1", "name": "x" * 32_768} | COMMON])
    monkeypatch.setattr(workbook, "LAST_ROW", 2)
    with pytest.raises(CannotExport, match="A sheet holds 1 rows, and there are more of Post"):
        form.write(shapes()["Post"], [COMMON, COMMON])
    form.discard()
    assert not [*tmp_path.iterdir()]
