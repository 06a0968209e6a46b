"""From the value of a spreadsheet's cell to one as JSON would have it: nothing that was lost is guessed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from seeds.cells import parts
from seeds.importing.values import Wrong
from seeds.shapes import Column, Sort

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
"""What the library that reads workbooks gives: a number is a float, and a date what is formatted as one."""

_EPOCH = dt.date(1899, 12, 30)
_AS_TEXT = "format the column as text, and write the value again"
_EXACT = 10**15
"""A spreadsheet keeps fifteen digits."""


def value(column: Column, cell: Cell) -> Any:
    """What a cell of the column says; None for an empty one. Raises `Wrong`."""
    if isinstance(cell, str):
        if not cell.strip():
            return None
        return parts(cell) if column.many else cell
    if isinstance(cell, dt.date):
        return _day(column, cell)
    if isinstance(cell, dt.time | dt.timedelta):
        raise Wrong(str(cell), str(column.sort), f"it is a time of day: {_AS_TEXT}")
    if isinstance(cell, bool):
        return _flag(column, cell)
    given = _number(column, cell)
    return [given] if column.many else given


def _day(column: Column, cell: dt.date) -> str:
    midnight = not isinstance(cell, dt.datetime) or cell.time() == dt.time()
    if column.sort is Sort.DAY:
        if not midnight:
            raise Wrong(cell.isoformat(), "a day", "take the time of day out")
        return cell.isoformat()[:10]
    if column.sort is Sort.MOMENT:
        mend = "write it as a text such as 2026-11-24T08:00:00Z, or leave it out"
        raise Wrong(cell.isoformat(), "a moment with its time zone", mend)
    raise Wrong(cell.isoformat(), str(column.sort), f"the cell holds a date: {_AS_TEXT}")


def _flag(column: Column, cell: bool) -> bool:
    if column.sort is Sort.FLAG:
        return cell
    raise Wrong(str(cell).upper(), str(column.sort), f"the cell holds true or false: {_AS_TEXT}")


def _number(column: Column, cell: float) -> Any:
    whole = int(cell) if float(cell).is_integer() else None
    shown = str(cell if whole is None else whole)
    if column.sort in {Sort.TEXT, Sort.ID}:
        if whole is None or abs(whole) >= _EXACT:
            raise Wrong(shown, str(column.sort), f"the cell holds a number, digits may be lost: {_AS_TEXT}")
        return shown
    if column.sort is Sort.DAY:
        days = whole if whole is not None and 0 < whole < 100_000 else None
        hint = f" (as one, it is {_EPOCH + dt.timedelta(days)})" if days else ""
        raise Wrong(
            shown, "a day", f"the cell holds a number: format it as a date{hint}, or write 2026-11-24"
        )
    if column.sort in {Sort.CHOICE, Sort.MOMENT}:
        raise Wrong(shown, str(column.sort), f"the cell holds a number: {_AS_TEXT}")
    return cell if whole is None else whole
