"""What the two formats for drawing have in common: nodes first, then edges, in one file of XML."""

from __future__ import annotations

import json
import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from graph.model.kinds import TOGETHER
from seeds.exporting.pieces import Dot, Line, dot, lines
from seeds.exporting.reading import Row
from seeds.exporting.writing import Written, beside, create, finished, put
from seeds.shapes import Shape

NOTE = "Nodes and edges with synthetic = true are invented demonstration data, not facts."
_CHUNK = 1 << 20
# XML has no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Drawing(ABC):
    """One file of XML with all nodes, then all edges. Edges wait in a temporary file."""

    def __init__(self, out: Path) -> None:
        """Write to `out`, and its manifest beside it."""
        self._out = out
        self._part = out.with_name(f"{out.name}.part")
        self._file = create(self._part)
        self._edges: IO[bytes] = TemporaryFile()  # noqa: SIM115  # closed in finish and discard
        self._held = _Held()
        self._drawn = 0
        self.files = [Written(out.name)]
        self._tell(self.head())

    @abstractmethod
    def head(self) -> str:
        """The text before the nodes."""

    @abstractmethod
    def node(self, dot: Dot) -> str:
        """The text of a node."""

    @abstractmethod
    def between(self) -> str:
        """The text between nodes and edges."""

    @abstractmethod
    def edge(self, number: int, line: Line) -> str:
        """The text of the numbered edge."""

    @abstractmethod
    def foot(self) -> str:
        """The text behind the edges."""

    def write(self, shape: Shape, rows: list[Row]) -> None:
        """Write rows of a kind: nodes with the edges that their references are, or ties."""
        self.files[0].counting(shape, rows)
        if not shape.tie:
            if any(shape.kind in kinds for kinds in TOGETHER):
                self._held.add(shape.kind, rows)
            else:
                self._tell("".join(self.node(dot((shape.kind,), row)) for row in rows))
        for row in rows:
            for line in lines(shape, row):
                self._edges.write(self.edge(self._drawn, line).encode())
                self._drawn += 1

    def close(self) -> None:
        """Write what has waited, so that the checksum is that of the whole file."""
        for held in self._held:
            self._tell(self.node(held))
        self._tell(self.between())
        self._edges.seek(0)
        while chunk := self._edges.read(_CHUNK):
            put(self._file, self.files[0], chunk)
        self._edges.close()
        self._held.close()
        self._tell(self.foot())
        self._file.close()

    def finish(self, manifest: dict[str, Any]) -> None:
        """Put the file in its place, the manifest beside it."""
        self._part.rename(self._out)
        finished(beside(self._out), manifest)

    def discard(self) -> None:
        """Leave nothing behind."""
        self._edges.close()
        self._held.close()
        self._file.close()
        self._part.unlink(missing_ok=True)

    def _tell(self, text: str) -> None:
        put(self._file, self.files[0], text.encode())


class _Held:
    """Rows of kinds that one node may be of at once, until all of them are known: one node, not two.

    On disk, so that there may be as many as the graph has.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.execute("CREATE TABLE held (id TEXT, kind TEXT, row TEXT)")

    def add(self, kind: str, rows: list[Row]) -> None:
        values = ((row["id"], kind, json.dumps(row)) for row in rows)
        self._base.executemany("INSERT INTO held VALUES (?, ?, ?)", values)

    def __iter__(self) -> Iterator[Dot]:
        found: dict[str, Row] = {}
        last = None
        for id_, kind, row in self._base.execute("SELECT id, kind, row FROM held ORDER BY id"):
            if last is not None and id_ != last:
                yield _merged(found)
                found = {}
            found[kind], last = json.loads(row), id_
        if found:
            yield _merged(found)

    def close(self) -> None:
        self._base.close()


def _merged(found: dict[str, Row]) -> Dot:
    kinds = next(
        tuple(k for k in together if k in found) for together in TOGETHER if set(together) & set(found)
    )
    row: Row = {}
    for kind in kinds:
        row |= found[kind]
    return dot(kinds, row)


def text(value: Any) -> str:
    """A value as the content of an element."""
    return escape(_plain(value), {"\r": "&#13;"})


def quoted(value: Any) -> str:
    """A value as an attribute, in its quotes."""
    return quoteattr(_plain(value), {"\r": "&#13;"})


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub("\ufffd", str(value))
