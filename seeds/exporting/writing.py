"""The two forms of a file: JSON Lines in one, or a folder with a CSV a kind; and the manifest with them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol

from seeds.cells import cell
from seeds.exporting.reading import Row
from seeds.shapes import Shape

MANIFEST = "manifest.json"
FORMAT_VERSION = 1
"""Raised when a file of before can no longer be read as it was meant."""


@dataclass
class Written:
    """A file as it came out."""

    file: str
    kinds: dict[str, int] = field(default_factory=dict)
    """Rows by kind."""
    digest: Any = field(default_factory=hashlib.sha256)

    def entry(self, columns: Callable[[str], tuple[str, ...]]) -> dict[str, Any]:
        """What the manifest says of it."""
        return {
            "file": self.file,
            "rows": sum(self.kinds.values()),
            "sha256": self.digest.hexdigest(),
            "kinds": [
                {"kind": kind, "rows": rows, "columns": columns(kind)} for kind, rows in self.kinds.items()
            ],
        }


class Form(Protocol):
    """Where rows go, in one of the forms. What is written is in place only after `finish`."""

    files: list[Written]

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind; those of one kind come after each other."""

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put everything in its place, the manifest with it."""

    def discard(self) -> None:
        """Leave nothing behind."""


class JsonLines:
    """One file, a row a line: `{"kind": "Municipality", "id": "kommune:4601", …}`."""

    def __init__(self, out: Path) -> None:
        """Write to `out`, and its manifest beside it."""
        self._out = out
        self._manifest = beside(out)
        self._part = out.with_name(f"{out.name}.part")
        self._file = _create(self._part)
        self.files = [Written(out.name)]

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind."""
        (written,) = self.files
        text = "".join(f"{json.dumps({'kind': shape.kind} | row, ensure_ascii=False)}\n" for row in rows)
        _put(self._file, written, shape, len(rows), text)

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the file in its place, the manifest beside it."""
        self._file.close()
        self._part.rename(self._out)
        with _create(self._manifest) as file:
            file.write(_json(manifest))

    def discard(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._part.unlink(missing_ok=True)


class Csv:
    """A folder with a file a kind: `Municipality.csv`, in UTF-8, with commas."""

    def __init__(self, out: Path) -> None:
        """Write into the new folder `out`."""
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._part.mkdir(mode=0o700)
        self._file: IO[bytes] | None = None
        self.files: list[Written] = []

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind."""
        names = [column.name for column in shape.columns]
        text = io.StringIO(newline="")
        lines = csv.writer(text)
        if shape.kind not in (kind for written in self.files for kind in written.kinds):
            if self._file is not None:
                self._file.close()
            self.files.append(Written(f"{shape.kind}.csv"))
            self._file = _create(self._part / self.files[-1].file)
            lines.writerow(names)
        assert self._file is not None, "a file is opened with the first rows of its kind"
        lines.writerows([[cell(row.get(name)) for name in names] for row in rows])
        _put(self._file, self.files[-1], shape, len(rows), text.getvalue())

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the folder in its place, the manifest in it."""
        if self._file is not None:
            self._file.close()
        with _create(self._part / MANIFEST) as file:
            file.write(_json(manifest))
        self._part.rename(self._out)

    def discard(self) -> None:
        """Leave nothing behind."""
        if self._file is not None:
            self._file.close()
        shutil.rmtree(self._part)


FORMS: dict[str, Callable[[Path], Form]] = {"jsonl": JsonLines, "csv": Csv}
"""The forms by the name that they have on the command line."""


def beside(path: Path) -> Path:
    """Where the manifest of a file of JSON Lines lies."""
    return path.with_name(f"{path.stem}.{MANIFEST}")


def _put(file: IO[bytes], written: Written, shape: Shape, rows: int, text: str) -> None:
    data = text.encode()
    file.write(data)
    written.digest.update(data)
    written.kinds[shape.kind] = written.kinds.get(shape.kind, 0) + rows


def _create(path: Path) -> IO[bytes]:
    path.touch(mode=0o600)  # names of persons are for whoever exports them
    return path.open("wb")


def _json(manifest: dict[str, Any]) -> bytes:
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
