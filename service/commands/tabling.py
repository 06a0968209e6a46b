"""The answer to a question as tables: for people at a terminal, or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table as Drawn

WIDTH = 160
"""How wide a table is drawn where nobody says how wide the terminal is."""
DECIMALS = 3
"""Of figures that people read; a spreadsheet gets all of them."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text starts that a spreadsheet would run."""


@dataclass(frozen=True)
class Table:
    """A list of an answer: its rows, and in their order the columns that any of them has."""

    name: str
    """The path to the list in the answer: `paths.paths`; empty for what stands beside the lists."""
    rows: Sequence[Mapping[str, str]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns, in the order selected."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row))


def tables(data: Mapping[str, Any]) -> list[Table]:
    """What an answer holds, list by list; first, as a table of one row, what stands beside them."""
    beside: dict[str, str] = {}
    found: list[Table] = []
    for name, value in data.items():
        _collect((name,), value, beside, found)
    return ([Table("", [beside])] if beside else []) + found


def _collect(path: tuple[str, ...], value: Any, beside: dict[str, str], found: list[Table]) -> None:
    if isinstance(value, Mapping):
        for key, below in value.items():
            # A connection is its rows.
            _collect(path if key in ("edges", "nodes") else (*path, key), below, beside, found)
    elif _is_rows(value):
        found.append(Table(".".join(path), [dict(_cells("", row)) for row in value]))
    else:
        beside[".".join(path)] = _text(value)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and (not value or isinstance(value[0], Mapping))


def _cells(prefix: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The cells of a row; things in it lend their fields, as `post.name`."""
    for key, value in row.items():
        if isinstance(value, Mapping):
            yield from _cells(f"{prefix}{key}.", value)
        else:
            yield f"{prefix}{key}", _text(value)


def _text(value: Any) -> str:
    """A value in one cell; the things of a list one after the other."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "; ".join(_text(item) for item in value)
        case Mapping():
            return ", ".join(text for _, text in _cells("", value) if text)
    return str(value)


def draw(data: Mapping[str, Any], console: Console | None = None) -> str:
    """The tables as text with columns side by side."""
    stream = io.StringIO()
    console = console or Console()
    width = console.width if console.is_terminal else WIDTH
    paper = Console(file=stream, width=width, highlight=False)
    for table in tables(_rounded(data)):
        if not table.name:
            for column, value in table.rows[0].items():
                paper.print(f"{column}: {value}", markup=False)
            continue
        if not table.rows:
            paper.print(f"{table.name}: none", markup=False)
            continue
        drawn = Drawn(title=table.name, title_justify="left")
        for column in table.columns:
            drawn.add_column(column, overflow="fold")
        for row in table.rows:
            drawn.add_row(*(_unmarked(row.get(column, "")) for column in table.columns))
        paper.print(drawn)
    return stream.getvalue()


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, DECIMALS)
        case Mapping():
            return {key: _rounded(below) for key, below in value.items()}
        case list():
            return [_rounded(item) for item in value]
    return value


def _unmarked(text: str) -> str:
    return text.replace("[", r"\[")


def comma_separated(data: Mapping[str, Any]) -> str:
    """The lists as CSV with a header each, a blank line between two; without lists, what there is beside."""
    found = tables(data)
    lists = [table for table in found if table.name] or found
    return "\n".join(_csv(table) for table in lists)


def _csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(_safe(row.get(column, "") for column in table.columns) for row in table.rows)
    return stream.getvalue()


def _safe(cells: Iterable[str]) -> list[str]:
    """Texts that a spreadsheet takes for texts."""
    return [f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell for cell in cells]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
