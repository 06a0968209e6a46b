"""Workbooks for the tests, made by another library than the one that reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

Sheets = Mapping[str, Sequence[Sequence[Any]]]
"""The rows of each sheet, the headings first."""


Then = Callable[[openpyxl.Workbook], object]


def by_openpyxl(path: Path, sheets: Sheets, then: Then | None = None) -> Path:
    """A workbook by openpyxl; `then` does to it what no row says."""
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if then is not None:
        then(book)
    book.save(path)
    return path


def by_xlsxwriter(path: Path, sheets: Sheets) -> Path:
    """A workbook by XlsxWriter, as a spreadsheet program would save it.

    Texts are shared, dates are styled serial numbers; every number is a formula with its value beside it.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, bool):
                        sheet.write_boolean(at, column, value)
                    elif isinstance(value, dt.date):
                        sheet.write_datetime(at, column, value, day)
                    elif isinstance(value, int | float):
                        sheet.write_formula(at, column, f"={value!r}", None, value)
                    elif value is not None:
                        sheet.write_string(at, column, value)
    return path
