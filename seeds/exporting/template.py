"""An empty workbook to fill in: a sheet a kind, with drop-downs and words on what each column holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import xlsxwriter

from graph.model.base import Node, Tie
from seeds import workbooks
from seeds.exporting.dropdowns import Chosen, Lists, chosen, holds, meaning, rule
from seeds.exporting.examples import EXAMPLES
from seeds.exporting.workbook import Looks, kind_sheet, table
from seeds.exporting.writing import FORMAT_VERSION, CannotExport
from seeds.shapes import Column, Shape, shapes

_MESSAGE = 255
"""How many characters a message beside a cell has at most."""

_README = """
Each sheet after this one is for one kind of row. Fill in those that you need, and leave the others empty.
The first row has the names of the columns: leave them as they are. Empty rows are passed over.
Each row must fill in the dark columns; the others may be empty. The sheet Columns says what each holds.
Give each thing an id of its own, and keep it: with the same id it is the same thing the next time.
To name something, write its id; or, if it is registered or in this file, its number or its whole name.
Several values in one cell are parted by |. Days are dates, or texts such as 2026-11-24 or 24.11.2026.
Every row names a source: describe yours in the sheet Source, and write its id in the column source.
Cells are not merged. Of a person there is a name and work contact details, and nothing else.
The sheets Readme, Columns, Examples and Lists are never imported.
A row that is gone next time is left alone in the register, unless the sheet Complete names its kind.
To see what the file would change: samordning import FILE.xlsx. To write it: add --apply.
""".strip().splitlines()


def template(out: Path, registered: Iterable[Node | Tie]) -> None:
    """Write the workbook; what is `registered` of roles, challenges and places can be chosen in it.

    Raises `CannotExport` where something lies in the way.
    """
    if out.exists():
        raise CannotExport(f"{out} exists already: remove it, or write to another place (--out).")
    if not out.parent.is_dir():
        raise CannotExport(f"There is no folder {out.parent}: make it, or write to another place (--out).")
    with xlsxwriter.Workbook(str(out)) as book:
        # Its own day would make each template another file.
        book.set_properties({"created": dt.datetime(2026, 1, 1)})
        looks = Looks.of(book)
        _readme(book, looks)
        _manifest(book, looks)
        sheets = {kind: kind_sheet(book, shape, looks) for kind, shape in shapes().items()}
        complete = table(book, workbooks.COMPLETE, workbooks.COMPLETE_HEADINGS, (28, 28, 28, 12), looks)
        columns = table(
            book,
            workbooks.COLUMNS,
            ("kind", "column", "required", "holds", "what it is"),
            (22, 22, 10, 44, 90),
            looks,
        )
        _examples(book, looks)
        lists = Lists(book.add_worksheet(workbooks.LISTS), looks)
        offered = chosen(registered)
        row = 1
        for shape in shapes().values():
            for at, column in enumerate(shape.columns):
                said = meaning(shape, column)
                _validate(sheets[shape.kind], at, shape, column, lists, offered)
                told = (shape.kind, column.name, "yes" if _must(column) else "", holds(shape, column), said)
                for place, text in enumerate(told):
                    columns.write_string(row, place, text)
                row += 1
        columns.autofilter(0, 0, row - 1, 4)
        dated = lists.add("Kinds with a period", ((kind, "") for kind, s in shapes().items() if s.dated))
        complete.data_validation(1, 0, workbooks.LAST_ROW - 1, 0, {"validate": "list", "source": dated})


def _must(column: Column) -> bool:
    return column.required and column.name != "recordedAt"


def _readme(book: Any, looks: Looks) -> None:
    sheet = book.add_worksheet(workbooks.README)
    link = book.add_format({"font_color": "#1F4E79", "underline": 1})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "How to fill it in", looks.heading)
    for row, text in enumerate(_README, 1):
        sheet.write_string(row, 0, text)
    first = len(_README) + 2
    sheet.write_string(first, 0, "Kinds", looks.heading)
    for row, shape in enumerate(shapes().values(), first + 1):
        sheet.write_url(row, 0, f"internal:'{shape.kind}'!A1", link, shape.kind)
        sheet.write_string(row, 1, " ".join((shape.model.__doc__ or "").split("\n\n")[0].split()))


def _manifest(book: Any, looks: Looks) -> None:
    sheet = table(book, workbooks.MANIFEST, workbooks.MANIFEST_HEADINGS, (28, 60), looks)
    said = {"format": "samordning", "formatVersion": str(FORMAT_VERSION), "form": "xlsx"}
    for row, (name, value) in enumerate(said.items(), 1):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)


def _examples(book: Any, looks: Looks) -> None:
    sheet = book.add_worksheet(workbooks.EXAMPLES)
    sheet.set_column(0, 12, 26)
    sheet.write_string(0, 0, "How rows look when they are filled in: all invented, and never imported.")
    row = 2
    for kind, rows in EXAMPLES.items():
        names = [c.name for c in shapes()[kind].columns if any(c.name in each for each in rows)]
        sheet.write_string(row, 0, f"In the sheet {kind}:")
        for at, name in enumerate(names):
            sheet.write_string(row + 1, at, name, looks.heading)
        for number, each in enumerate(rows, row + 2):
            for at, name in enumerate(names):
                sheet.write_string(number, at, str(each.get(name, "")), looks.plain.text)
        row += len(rows) + 3


def _validate(sheet: Any, at: int, shape: Shape, column: Column, lists: Lists, offered: Chosen) -> None:
    said = f"{holds(shape, column)}. {meaning(shape, column)}".strip()
    message = said if len(said) <= _MESSAGE else f"{said[: _MESSAGE - 2]} …"
    told = {"input_title": column.name, "input_message": f"{message[0].upper()}{message[1:]}"}
    options = {"ignore_blank": True, **rule(shape, column, lists, offered), **told}
    sheet.data_validation(1, at, workbooks.LAST_ROW - 1, at, options)
