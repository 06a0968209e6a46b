"""What only the XML of a sheet tells: formulas without a value, errors, and how far it reaches."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from seeds.importing.package import WORKBOOK

_RELATIONS = "xl/_rels/workbook.xml.rels"
_BLOCK = 1 << 20
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Unreadable(Exception):
    """A part is not XML as a workbook has it."""


@dataclass
class Seen:
    """What a sheet has, row and column numbered from 1."""

    unvalued: dict[tuple[int, int], str] = field(default_factory=dict)
    """Formulas whose value is not in the file."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Cells that show an error such as #REF!."""
    filled: int = 0
    """Rows with at least one value."""
    rows: int = 0
    columns: int = 0
    """The last row and the last column that have a value."""


def places(zip_: zipfile.ZipFile) -> dict[str, str]:
    """The part that each sheet lies in, by the name of the sheet. Raises `Unreadable`."""
    targets: dict[str, str] = {}

    def relation(name: str, values: Mapping[str, str]) -> None:
        if name == "Relationship":
            targets[values.get("Id", "")] = posixpath.join("xl", values.get("Target", "")).removeprefix("/")

    found: dict[str, str] = {}

    def sheet(name: str, values: Mapping[str, str]) -> None:
        if name == "sheet":
            named = next((v for key, v in values.items() if key.endswith(":id")), "")
            found[values.get("name", "")] = posixpath.normpath(targets.get(named, ""))

    _walk(zip_, _RELATIONS, relation)
    _walk(zip_, WORKBOOK, sheet)
    return found


def verify(zip_: zipfile.ZipFile, besides: set[str]) -> None:
    """Read the other parts to their ends, so that none is larger or other than the directory says.

    Raises `zipfile.BadZipFile`, `zlib.error`.
    """
    for part in zip_.infolist():
        if part.filename not in besides and part.filename.endswith((".xml", ".rels")):
            with zip_.open(part) as file:
                while file.read(_BLOCK):
                    pass


def look(zip_: zipfile.ZipFile, part: str) -> Seen:
    """What a sheet has. Raises `Unreadable`, `zipfile.BadZipFile`, `zlib.error`."""
    cells = _Cells()
    _walk(zip_, part, cells.start, cells.end, cells.text)
    return cells.seen


def _walk(
    zip_: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    # Prefixes are the writer's choice: x:row is a row.
    parser.StartElementHandler = lambda name, values: start(name.rpartition(":")[2], values)
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        file = zip_.open(part)
    except KeyError:
        raise Unreadable(f"there is no part {part}") from None
    try:
        with file:
            parser.ParseFile(file)
    except (expat.ExpatError, LookupError) as error:  # what is no XML, or in no encoding that there is
        raise Unreadable(f"{part}: {error}") from None


def _refuse_doctype(*_: Any) -> None:
    # No spreadsheet program writes one, and entities are how XML is made to explode.
    raise Unreadable("it declares a document type")


class _Cells:
    """Follows the cells of a sheet."""

    def __init__(self) -> None:
        self.seen = Seen()
        self._row = self._column = 0
        self._row_filled = False
        self._error = self._text_type = False
        self._formula: str | None = None
        self._value: str | None = None
        self._in: str = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == "c":
            self._begin(values)
        elif name in {"f", "v"}:
            self._in = name
            if name == "f":
                self._formula = ""
            else:
                self._value = ""
        elif name == "is":
            self._value = "text"
        elif name == "row":
            said = values.get("r", "")
            self._row = int(said) if said.isdecimal() else self._row + 1
            self._column, self._row_filled = 0, False

    def text(self, text: str) -> None:
        if self._in == "v":
            self._value = f"{self._value or ''}{text}"
        elif self._in == "f":
            self._formula = f"{self._formula or ''}{text}"

    def end(self, name: str) -> None:
        if name == "c":
            self._finish()
        elif name in {"f", "v"}:
            self._in = ""

    def _begin(self, values: Mapping[str, str]) -> None:
        said = _CELL.fullmatch(values.get("r", ""))
        if said is not None:
            self._row, self._column = int(said[2]), _number(said[1])
        else:
            self._column += 1
        type_ = values.get("t", "")
        self._error, self._text_type = type_ == "e", type_ == "str"
        self._formula = self._value = None

    def _finish(self) -> None:
        seen, place = self.seen, (self._row, self._column)
        if self._formula is None and not self._value:
            return
        # The value of a formula may be an empty text; then its cell says that it is a text.
        if self._formula is not None and not self._value and not (self._text_type and self._value == ""):
            seen.unvalued[place] = f"={self._formula}"
        elif self._error:
            seen.errors[place] = self._value or ""
        seen.rows, seen.columns = max(seen.rows, place[0]), max(seen.columns, place[1])
        if not self._row_filled:
            seen.filled, self._row_filled = seen.filled + 1, True


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
