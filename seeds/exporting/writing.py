"""The forms that import again, JSON Lines in one file or a folder with a CSV a kind; and the manifest."""

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


class CannotExport(Exception):
    """The export was not made, and nothing is left of it."""


@dataclass
class Written:
    """A file as it came out."""

    file: str
    kinds: dict[str, int] = field(default_factory=dict)
    """Rows by kind."""
    digest: Any = field(default_factory=hashlib.sha256)

    def counting(self, shape: Shape, rows: list[Row]) -> Written:
        """The same, with these rows counted in."""
        self.kinds[shape.kind] = self.kinds.get(shape.kind, 0) + len(rows)
        return self

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

    def close(self) -> None:
        """Write what has waited for the last row: from now on checksums are those of whole files."""

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put everything in its place, the manifest with it; after `close`."""

    def discard(self) -> None:
        """Leave nothing behind."""


class JsonLines:
    """One file, a row a line: `{"kind": "Municipality", "id": "kommune:4601", …}`."""

    def __init__(self, out: Path) -> None:
        """Write to `out`, and its manifest beside it."""
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._file = create(self._part)
        self.files = [Written(out.name)]

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind."""
        (written,) = self.files
        text = "".join(f"{json.dumps({'kind': shape.kind} | row, ensure_ascii=False)}\n" for row in rows)
        put(self._file, written.counting(shape, rows), text.encode())

    def close(self) -> None:
        """Close the file; nothing waits."""
        self._file.close()

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the file in its place, the manifest beside it."""
        self._part.rename(self._out)
        finished(beside(self._out), manifest)

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
            self._file = create(self._part / self.files[-1].file)
            lines.writerow(names)
        assert self._file is not None, "a file is opened with the first rows of its kind"
        lines.writerows([[cell(row.get(name)) for name in names] for row in rows])
        put(self._file, self.files[-1].counting(shape, rows), text.getvalue().encode())

    def close(self) -> None:
        """Close the last file; nothing waits."""
        if self._file is not None:
            self._file.close()

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the folder in its place, the manifest in it."""
        finished(self._part / MANIFEST, manifest)
        self._part.rename(self._out)

    def discard(self) -> None:
        """Leave nothing behind."""
        self.close()
        shutil.rmtree(self._part)


def beside(path: Path) -> Path:
    """Where the manifest of an export lies that is one file."""
    return path.with_name(f"{path.stem}.{MANIFEST}")


def put(file: IO[bytes], written: Written, data: bytes) -> None:
    """Write bytes to a file, and into its checksum."""
    file.write(data)
    written.digest.update(data)


def create(path: Path) -> IO[bytes]:
    """A new file that only whoever exports can read: names of persons may be in it."""
    path.touch(mode=0o600)
    return path.open("wb")


def finished(path: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest."""
    with create(path) as file:
        file.write((json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())
