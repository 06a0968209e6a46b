"""From a file to what stands in it, row by row, with the place of each: no value is understood yet."""

from __future__ import annotations

import codecs
import csv
import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from graph.load import Progress
from seeds.exporting.writing import MANIFEST
from seeds.problems import Problem
from seeds.shapes import Shape, shapes

LIMIT_MB = 200
"""How large the files may be together; larger ones are refused before they are opened."""

_SAVE = "save it as UTF-8 (in Excel: Save as, CSV UTF-8), and look whether æ, ø and å are right"
_BLOCK = 1 << 20
_TOLD = 2_000
"""Lines between two times that progress is told."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Given:
    """A row as it stands in a file."""

    file: str
    line: int
    shape: Shape
    values: Mapping[str, Any]
    """By column: texts from CSV, else any value of JSON, or the `Wrong` that a cell cannot be read for."""
    untold: frozenset[str] = frozenset()
    """Columns that the file does not have: what is stored there stays as it is."""
    sheet: str = ""
    """Of a workbook; then `line` is its row."""

    def problem(self, column: str, value: str, expected: str, mend: str) -> Problem:
        """Something that is wrong with this row."""
        return Problem(self.file, self.line, column, value, expected, mend, self.sheet)


def read(path: Path, problems: list[Problem], progress: Progress | None = None) -> Iterator[Given]:
    """The rows of a file of JSON Lines, of a CSV or a folder of them; what is wrong goes to `problems`.

    A workbook is read elsewhere. `progress` is told of lines.
    """
    files = _files(path, problems)
    size = sum(file.stat().st_size for file in files)
    if size > LIMIT_MB * 1_000_000:
        mend = "import it in parts, or export less at a time (--territory)"
        told = f"{size / 1_000_000:,.0f} MB"
        problems.append(Problem(path.name, 0, "", told, f"no more than {LIMIT_MB} MB", mend))
        return
    texts = [(file, text) for file in files if (text := _encoding(file, problems))]
    total, before = sum(text.lines for _, text in texts), 0
    for file, text in texts:
        due = 0
        for given in (_csv if file.suffix == ".csv" else _json)(file, text.encoding, problems):
            if progress is not None and given.line >= due:
                progress("Reading", min(before + given.line, total), total)
                due = given.line + _TOLD
            yield given
        before += text.lines


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.name != MANIFEST and not p.name.startswith((".", "~")))
    elif path.is_file():
        found = [path]
    else:
        problems.append(Problem(str(path), 0, "", "", "a file or a folder", "correct the path"))
        return []
    if not found:
        problems.append(
            Problem(path.name, 0, "", "", "a folder with files", "look whether it is the right one")
        )
    allowed = {".csv"} if path.is_dir() else {".csv", ".jsonl", ".ndjson"}
    for file in found:
        if file.suffix not in allowed:
            also = "" if path.is_dir() else ", or a workbook (.xlsx)"
            expected = f"a file that ends in {' or '.join(sorted(allowed))}{also}"
            mend = "export or save it in one of these forms, or take it out of the folder"
            problems.append(Problem(file.name, 0, "", file.suffix, expected, mend))
    return [file for file in found if file.suffix in allowed]


class _Text(NamedTuple):
    """What is known of a file before it is read."""

    encoding: str
    lines: int


def _encoding(path: Path, problems: list[Problem]) -> _Text | None:
    """UTF-8, with or without its mark, or UTF-16 with one; anything else is refused, never guessed."""
    with path.open("rb") as file:
        start = file.read(4)
        encoding = "utf-16" if start.startswith(_UTF_16) else "utf-8-sig"
        file.seek(0)
        decoder, line = codecs.getincrementaldecoder(encoding)(), 1
        try:
            while block := file.read(_BLOCK):
                if encoding != "utf-16" and b"\0" in block:
                    workbook = start.startswith(b"PK")
                    found = "a zip or a workbook" if workbook else "no text, or UTF-16 without its mark"
                    problems.append(Problem(path.name, 0, "", found, "a text in UTF-8", _SAVE))
                    return None
                line += decoder.decode(block).count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
            around = error.object[max(0, error.start - 10) : error.end + 5].decode("cp1252", "replace")
            mend = f"it looks like Windows-1252: {_SAVE}" if encoding != "utf-16" else f"it is cut: {_SAVE}"
            problems.append(Problem(path.name, line, "", around, "a text in UTF-8", mend))
            return None
    return _Text(encoding, line)


def shape_of(kind: str, file: str, line: int, problems: list[Problem]) -> Shape | None:
    """The shape of a kind; an unknown one is a problem."""
    shape = shapes().get(kind)
    if shape is None:
        expected = f"a kind of row{nearest(kind, shapes())}"
        mend = "correct the spelling; docs/glossary.md has them all"
        problems.append(Problem(file, line, "kind", kind, expected, mend))
    return shape


def nearest(value: str, known: Mapping[str, Any] | tuple[str, ...]) -> str:
    """Which known word a wrong one may have been meant for, if any."""
    found = difflib.get_close_matches(value, [*known], n=1)
    return f" (perhaps {found[0]})" if found else ""


def _json(path: Path, encoding: str, problems: list[Problem]) -> Iterator[Given]:
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                values = json.loads(line, object_pairs_hook=_once)
                if "\\u" in line:
                    # Half of a sign can be escaped, and nothing can store it.
                    json.dumps(values, ensure_ascii=False).encode()
            except (ValueError, RecursionError) as error:
                mend = f"mend the line, or export again: it may be cut ({error})"
                problems.append(Problem(path.name, number, "", line.strip()[:60], "one JSON object", mend))
                continue
            if not isinstance(values, dict):
                mend = 'write {"kind": "Post", "id": …}'
                problems.append(Problem(path.name, number, "", line.strip()[:60], "one JSON object", mend))
                continue
            shape = shape_of(str(values.pop("kind", "")), path.name, number, problems)
            if shape is not None:
                row = Given(path.name, number, shape, values)
                _refuse_unknown(shape, row, problems)
                yield row


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        # JSON would take the last, and lose what the others say.
        raise ValueError("it says something twice under one name")
    return values


def _csv(path: Path, encoding: str, problems: list[Problem]) -> Iterator[Given]:
    shape = shape_of(path.stem, path.name, 0, problems)
    if shape is None:
        return
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        file.seek(0)
        lines = csv.reader(file, delimiter=max(",;\t", key=first.count), strict=True)
        try:
            header = [name.strip() for name in next(lines, [])]
            untold = headings(shape, path.name, header, problems)
            for cells in lines:
                while len(cells) > len(header) and not cells[-1].strip():
                    cells.pop()
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(header):
                    mend = "quote cells that hold the separator or a line break, or fill in what is missing"
                    expected = f"{len(header)} cells, as the header has"
                    told = f"{len(cells)} cells"
                    problems.append(Problem(path.name, lines.line_num, "", told, expected, mend))
                    continue
                values = dict(zip(header, cells, strict=True))
                yield Given(path.name, lines.line_num, shape, values, untold)
        except csv.Error as error:
            mend = "mend the quotes; the file may be cut"
            problems.append(Problem(path.name, lines.line_num, "", str(error), "cells of CSV", mend))


def headings(
    shape: Shape, file: str, header: list[str], problems: list[Problem], sheet: str = ""
) -> frozenset[str]:
    """The columns that a header does not have; what is wrong with it goes to `problems`."""
    _refuse_unknown(shape, Given(file, 1, shape, dict.fromkeys(filter(None, header)), sheet=sheet), problems)
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        problems.append(Problem(file, 1, name, name, "each column once", "take one of them out", sheet))
    for column in shape.columns:
        if column.required and column.name not in header and column.name != "recordedAt":
            expected = "a column of this name"
            problems.append(Problem(file, 1, column.name, "", expected, "add the column", sheet))
    return frozenset(column.name for column in shape.columns).difference(header)


def _refuse_unknown(shape: Shape, row: Given, problems: list[Problem]) -> None:
    known = tuple(column.name for column in shape.columns)
    for name in row.values:
        if name not in known:
            expected = f"a column that {shape.kind} has{nearest(name, known)}: {', '.join(known)}"
            problems.append(row.problem(name, name, expected, "respell it, or take it out"))
