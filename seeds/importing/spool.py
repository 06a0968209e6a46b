"""Rows on disk, in the order in which they came: an import may be larger than memory."""

from __future__ import annotations

import pickle
import weakref
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

T = TypeVar("T")

BLOCK = 500
"""Rows that are written, and read again, together."""
IN_MEMORY = 1 << 18
"""Bytes that are kept in memory before there is a file: most imports are small."""


class Spool(Generic[T]):
    """Rows in a temporary file without a name, which goes with it."""

    def __init__(self) -> None:
        """Make an empty one."""
        self._file = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)  # closed with the spool
        self._places: list[tuple[int, int]] = []
        self._waiting: list[T] = []
        self._count = 0
        weakref.finalize(self, self._file.close)

    def add(self, row: T) -> None:
        """Take a row in, after all others."""
        self._waiting.append(row)
        self._count += 1
        if len(self._waiting) == BLOCK:
            block = pickle.dumps(self._waiting, pickle.HIGHEST_PROTOCOL)
            at = self._file.seek(0, 2)
            self._file.write(block)
            self._places.append((at, len(block)))
            self._waiting = []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[list[T]]:
        """The rows, some hundreds at a time."""
        for at, size in self._places:
            self._file.seek(at)
            yield pickle.loads(self._file.read(size))  # noqa: S301  # only this process could write there
        if self._waiting:
            yield list(self._waiting)
