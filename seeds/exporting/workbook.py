"""A workbook with a sheet a kind, written a row at a time: what is written leaves the memory."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from seeds.cells import cell
from seeds.exporting.reading import Row
from seeds.exporting.writing import CannotExport, Written, create
from seeds.shapes import Column, Shape, Sort
from seeds.workbooks import (
    COMPLETE,
    COMPLETE_HEADINGS,
    LAST_ROW,
    LONGEST,
    MANIFEST,
    MANIFEST_HEADINGS,
)

DAY_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, the days of a spreadsheet are not those of the calendar (it has a 29 February 1900)."""
_WIDTHS = {Sort.ID: 28, Sort.TEXT: 30, Sort.DAY: 12, Sort.MOMENT: 28, Sort.CHOICE: 24}


class Xlsx:
    """A workbook: the sheet `Manifest`, a sheet for each kind that has rows, and the sheet `Complete`."""

    def __init__(self, out: Path) -> None:
        """Write to `out`."""
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._file = create(self._part)
        self._book = xlsxwriter.Workbook(self._file, {"constant_memory": True})
        self._looks = Looks.of(self._book)
        self._manifest = table(self._book, MANIFEST, MANIFEST_HEADINGS, (28, 60), self._looks)
        self._sheet: Any = None
        self._synthetic: dict[str, int] = {}
        self.files = [Written(out.name)]

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind. Raises `CannotExport` where a sheet or a cell cannot hold them."""
        (written,) = self.files
        if shape.kind not in written.kinds:
            self._sheet = kind_sheet(self._book, shape, self._looks)
        at = written.kinds.get(shape.kind, 0) + 1
        if at + len(rows) > LAST_ROW:
            raise CannotExport(
                f"A sheet holds {LAST_ROW - 1:,} rows, and there are more of {shape.kind}. Nothing is left "
                "of the export: export to csv or jsonl, or a part (--territory)."
            )
        for number, row in enumerate(rows, at):
            self._row(shape, number, row)
        self._sheet.autofilter(0, 0, at + len(rows) - 1, len(shape.columns) - 1)
        invented = sum(row.get("synthetic") is True for row in rows)
        self._synthetic[shape.kind] = self._synthetic.get(shape.kind, 0) + invented
        written.counting(shape, rows)

    def close(self) -> None:
        """The workbook is closed when its manifest is in it."""

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, and put the workbook in its place."""
        del manifest["files"][0]["sha256"]  # no file has its own
        self._tell(manifest)
        table(self._book, COMPLETE, COMPLETE_HEADINGS, (28, 28, 28, 12), self._looks)
        # The day that the file names, so that the same export has the same bytes.
        self._book.set_properties({"created": dt.datetime.fromisoformat(manifest["exportedAt"])})
        self._book.close()
        self._file.close()
        self._part.rename(self._out)

    def discard(self) -> None:
        """Leave nothing behind: closing takes away what was kept on disk meanwhile."""
        self._book.close()
        self._file.close()
        self._part.unlink(missing_ok=True)

    def _row(self, shape: Shape, number: int, row: Row) -> None:
        looks = self._looks.synthetic if row.get("synthetic") is True else self._looks.plain
        for at, column in enumerate(shape.columns):
            value = row.get(column.name)
            if value is None:
                continue
            if column.many or isinstance(value, str):
                self._text(number, at, column, cell(value), looks)
            elif isinstance(value, bool):
                self._sheet.write_boolean(number, at, value, looks.any)
            elif float(f"{value:.16G}") == value:
                self._sheet.write_number(number, at, value, looks.any)
            else:
                # A cell keeps one digit less than such a number has.
                self._sheet.write_string(number, at, repr(value), looks.any)

    def _text(self, number: int, at: int, column: Column, text: str, looks: Look) -> None:
        if column.sort is Sort.DAY and not column.many:
            day = dt.date.fromisoformat(text)
            if day >= _FIRST_DAY:
                self._sheet.write_datetime(number, at, day, looks.day)
                return
        if len(text) > LONGEST:
            raise CannotExport(
                f"A cell holds {LONGEST:,} characters, and {column.name} in row {number + 1} of "
                f"{self._sheet.get_name()} has {len(text):,}. Nothing is left of the export: export to csv "
                "or jsonl."
            )
        self._sheet.write_string(number, at, text, looks.text)

    def _tell(self, manifest: dict[str, Any]) -> None:
        (written,) = self.files
        said = {name: value for name, value in manifest.items() if name not in {"files", "complete"}}
        said["synthetic"] = "a row with TRUE in its last column is invented: demonstration data, no fact"
        for kind, rows in written.kinds.items():
            invented = f", {self._synthetic[kind]} of them synthetic" if self._synthetic[kind] else ""
            said[f"rows of {kind}"] = f"{rows}{invented}"
        for number, (name, value) in enumerate(said.items(), 1):
            self._manifest.write_string(number, 0, name)
            self._manifest.write_string(number, 1, "" if value is None else str(value))


@dataclass(frozen=True)
class Look:
    """How the cells of a row look."""

    text: Any
    day: Any
    any: Any


@dataclass(frozen=True)
class Looks:
    """The looks that a workbook has."""

    heading: Any
    required: Any
    """The heading of a column that each row must fill in."""
    plain: Look
    synthetic: Look
    """Grey and slanted: what is invented is seen to be."""

    @classmethod
    def of(cls, book: Any) -> Looks:
        """Those of a new workbook."""
        heading = {"bold": True, "bottom": 1, "bg_color": "#DCE6F1"}
        invented = {"italic": True, "font_color": "#6B6B6B"}

        def look(base: dict[str, Any]) -> Look:
            return Look(
                book.add_format({**base, "num_format": TEXT_FORMAT}),
                book.add_format({**base, "num_format": DAY_FORMAT}),
                book.add_format(base),
            )

        return cls(
            book.add_format(heading),
            book.add_format({**heading, "bg_color": "#B8CCE4"}),
            look({}),
            look(invented),
        )


def kind_sheet(book: Any, shape: Shape, looks: Looks) -> Any:
    """A new sheet for a kind: its headings, which stay in sight, and columns that hold what they should."""
    sheet = book.add_worksheet(shape.kind)
    formats = {Sort.TEXT: looks.plain.text, Sort.ID: looks.plain.text, Sort.DAY: looks.plain.day}
    for at, column in enumerate(shape.columns):
        width = max(_WIDTHS.get(column.sort, 10), len(column.name) + 3)
        format_ = looks.plain.text if column.many else formats.get(column.sort, looks.plain.any)
        sheet.set_column(at, at, width, format_)
        sheet.write_string(0, at, column.name, looks.required if column.required else looks.heading)
    sheet.freeze_panes(1, 0 if shape.tie else 1)
    return sheet


def table(book: Any, name: str, headings: tuple[str, ...], widths: tuple[int, ...], looks: Looks) -> Any:
    """A new sheet that is not of a kind: its headings, which stay in sight."""
    sheet = book.add_worksheet(name)
    for at, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.set_column(at, at, width, looks.plain.text)
        sheet.write_string(0, at, heading, looks.heading)
    sheet.freeze_panes(1, 0)
    return sheet
