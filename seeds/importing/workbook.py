"""From a workbook to what stands in its sheets, row by row: one sheet a kind, headings in its first row."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from seeds import workbooks
from seeds.importing import package, sheets
from seeds.importing.declared import Complete, complete, known_version
from seeds.importing.files import Given, headings, nearest
from seeds.importing.spreadsheet import Cell, value
from seeds.importing.values import Wrong
from seeds.problems import Problem
from seeds.shapes import Shape, shapes

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""What a workbook may be called; those that cannot be read are refused by what they are."""
CELLS = 5_000_000
"""How many cells a sheet may span, up to its last row and column with a value: some 60 bytes each."""


@dataclass
class Book:
    """A workbook that was looked through: its sheets are there to be read."""

    path: Path
    seen: dict[str, sheets.Seen]
    """The sheets that are read, in their order."""
    complete: tuple[Complete, ...] = ()
    notes: list[str] = field(default_factory=list)
    """What was passed over, in words."""


def open_(path: Path, problems: list[Problem]) -> Book:
    """Look a workbook through, before a value of it is read; what is wrong goes to `problems`."""
    book = Book(path, {})
    if not package.fits(path, problems):
        return book
    try:
        # The zip first, to its last byte: the library that reads values trusts what the directory says.
        with zipfile.ZipFile(path) as zip_:
            places = {n: part for n, part in sheets.places(zip_).items() if n not in workbooks.UNREAD}
            sheets.verify(zip_, besides=set(places.values()))
            seen = {name: sheets.look(zip_, part) for name, part in places.items()}
        with CalamineWorkbook.from_path(path) as workbook:
            for sheet in workbook.sheets_metadata:
                if sheet.name in seen and _read(book, sheet, seen[sheet.name], problems):
                    book.seen[sheet.name] = seen[sheet.name]
            _manifest(book, workbook, problems)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        RuntimeError,
        sheets.Unreadable,
        CalamineError,
    ) as error:
        # RuntimeError: a part is packed in a way that nobody here unpacks.
        problems.append(package.damaged(path, error))
        book.seen = {}
    return book


def rows(book: Book, problems: list[Problem]) -> Iterator[Given]:
    """The rows of the sheets that are named after kinds."""
    if not book.seen:
        return
    with CalamineWorkbook.from_path(book.path) as workbook:
        for name, seen in book.seen.items():
            if name in workbooks.BESIDE:
                continue
            try:
                sheet = workbook.get_sheet_by_name(name)
            except CalamineError as error:
                problems.append(package.damaged(book.path, error, name))
                continue
            yield from _Reader(book.path.name, shapes()[name], seen, problems).rows(sheet)


def _read(book: Book, sheet: SheetMetadata, seen: sheets.Seen, problems: list[Problem]) -> bool:
    """Whether the sheet is one to read; one that should be none, or cannot be read, is a problem."""
    name, file = sheet.name, book.path.name
    known = name in shapes() or name in workbooks.BESIDE
    hidden = sheet.visible is not SheetVisibleEnum.Visible

    def tell(column: str, told: str, expected: str, mend: str) -> bool:
        problems.append(Problem(file, 0, column, told, expected, mend, name))
        return False

    if sheet.typ is not SheetTypeEnum.WorkSheet or not seen.filled:
        return False
    if hidden and known:
        expected = "no hidden sheet with data: nobody sees what is imported from it"
        return tell(
            "", "hidden", expected, "show it (right click on the tabs, Unhide) and look, or delete it"
        )
    if hidden:
        book.notes.append(f"{file}: the hidden sheet {name} is named after no kind, and was passed over")
        return False
    if not known:
        expected = f"a sheet named after a kind of row{nearest(name, shapes())}"
        return tell("kind", name, expected, "rename it, or delete it; docs/glossary.md has the kinds")
    if seen.rows * seen.columns > CELLS:
        expected = f"no more than {CELLS:,} cells between the first and the last value"
        mend = "delete what stands far below or beside the rows, or import it as CSV"
        return tell("", f"{seen.rows:,} rows, {seen.columns:,} columns", expected, mend)
    return True


def _manifest(book: Book, workbook: CalamineWorkbook, problems: list[Problem]) -> None:
    file = book.path.name
    if workbooks.MANIFEST in book.seen:
        said = {str(row[0]).strip(): row[1] for row in _cells(workbook, workbooks.MANIFEST, 2)}
        known_version(file, _plain(said.get("formatVersion", "")), problems, workbooks.MANIFEST)
    if workbooks.COMPLETE not in book.seen:
        return
    found = []
    for number, row in enumerate(_cells(workbook, workbooks.COMPLETE, 4), 2):
        kind, source, territory, told = map(_plain, row)
        if not (kind or source or territory or told):
            continue
        said = {"kinds": [kind], "source": source, "territory": territory or None}
        each = complete(file, said, problems, workbooks.COMPLETE, number)
        if each is None:
            continue
        has = book.seen[kind].filled - 1 if kind in book.seen else 0
        if told != str(has):
            # Whoever declares a kind complete means these very rows: a part of them must end nothing.
            expected = f"the number of rows that the sheet {kind} has ({has})"
            mend = "put the missing rows back; or, if they are gone on purpose, correct the number"
            problem = Problem(file, number, "rows", told, expected, mend, workbooks.COMPLETE)
            problems.append(problem)
        else:
            found.append(each)
    book.complete = tuple(found)


def _cells(workbook: CalamineWorkbook, name: str, width: int) -> Iterator[list[Any]]:
    """The cells of a sheet below its headings, as many as wanted."""
    lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    for line in lines[1:]:
        yield (line + [""] * width)[:width]


def _plain(given: Any) -> str:
    return str(int(given) if isinstance(given, float) and given.is_integer() else given).strip()


class _Reader:
    """Reads one sheet."""

    def __init__(self, file: str, shape: Shape, seen: sheets.Seen, problems: list[Problem]) -> None:
        self._file, self._shape, self._seen, self._problems = file, shape, seen, problems
        self._columns = {column.name: column for column in shape.columns}

    def rows(self, sheet: CalamineSheet) -> Iterator[Given]:
        if sheet.start is None:
            return
        left = sheet.start[1]
        lines = enumerate(([""] * left + line for line in sheet.iter_rows()), 1)
        _, first = next(lines)
        header = [cell.strip() if isinstance(cell, str) else str(cell) for cell in first]
        untold = headings(self._shape, self._file, header, self._problems, self._shape.kind)
        covered = self._merged(sheet, header)
        told: set[int] = set()
        for number, line in lines:
            values = {
                name: self._value(name, number, column, cell, covered)
                for column, (name, cell) in enumerate(zip(header, line, strict=True), 1)
                if name
            }
            if not any(value is not None for value in values.values()):
                continue
            self._beside(number, header, line, told)
            yield Given(self._file, number, self._shape, values, untold, self._shape.kind)

    def _value(self, name: str, row: int, column: int, cell: Cell, covered: set[tuple[int, int]]) -> Any:
        place = (row, column)
        if place in covered:
            return Wrong("", "", "", told=True)
        if (formula := self._seen.unvalued.get(place)) is not None:
            mend = "open the workbook in a spreadsheet program and save it, or write the value itself"
            return Wrong(formula, "a formula with its value in the file", mend)
        if (error := self._seen.errors.get(place)) is not None:
            return Wrong(error, "a value", "mend the formula, or write the value itself")
        try:
            return value(self._columns[name], cell) if name in self._columns else None
        except Wrong as wrong:
            return wrong

    def _merged(self, sheet: CalamineSheet, header: list[str]) -> set[tuple[int, int]]:
        """The cells that a merged one covers; one problem for each of these."""
        covered: set[tuple[int, int]] = set()
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            name = header[left] if left < len(header) else ""
            told = f"{_address(top, left)}:{_address(bottom, right)}"
            mend = "take the merging back, and write the value into each cell that it is meant for"
            self._tell(top + 1, name, told, "cells that are not merged", mend)
            # Ranges do not overlap in what a spreadsheet program writes; others are not followed for ever.
            if len(covered) < CELLS:
                rows = range(top + 1, min(bottom + 1, self._seen.rows) + 1)
                columns = range(left + 1, min(right + 1, self._seen.columns) + 1)
                covered |= {(r, c) for r in rows for c in columns} - {(top + 1, left + 1)}
        return covered

    def _beside(self, row: int, header: list[str], line: list[Cell], told: set[int]) -> None:
        for column, cell in enumerate(line):
            if cell != "" and not header[column] and column not in told:
                told.add(column)
                mend = "write the name of the column above it, or empty it"
                self._tell(row, "", str(cell), f"a heading in {_address(0, column)}", mend)

    def _tell(self, row: int, column: str, told: str, expected: str, mend: str) -> None:
        self._problems.append(Problem(self._file, row, column, told, expected, mend, self._shape.kind))


def _address(row: int, column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def is_workbook(path: Path) -> bool:
    """Whether the name says that it is one."""
    return path.suffix.lower() in SUFFIXES and path.is_file()
