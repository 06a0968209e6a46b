"""CSV: one finding a row, with headings in the reader's language; opens in a spreadsheet as it is."""

from __future__ import annotations

import csv
import io

from reports.formats.rows import table
from reports.report import Report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(report: Report) -> bytes:
    """The findings as CSV in UTF-8 with a byte order mark, which spreadsheets want for æ, ø and å."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in table(report):
        writer.writerow([_harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: str) -> str:
    # A spreadsheet would take a text that starts like this for a formula.
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
