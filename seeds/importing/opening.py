"""The files of an import, whatever their form: what they declare, and their rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.load import Progress
from seeds.importing import files, workbook
from seeds.importing.declared import Complete, declared
from seeds.importing.files import Given
from seeds.problems import Problem


def opened(
    path: Path, problems: list[Problem], notes: list[str], progress: Progress | None = None
) -> tuple[tuple[Complete, ...], Iterator[Given]]:
    """What the files declare complete, and their rows as they are asked for.

    What is wrong goes to `problems`, and what was passed over, in words, to `notes`. `progress` is told of
    lines.
    """
    if not workbook.is_workbook(path):
        return declared(path, problems), files.read(path, problems, progress)
    book = workbook.open_(path, problems)
    notes += book.notes
    return book.complete, workbook.rows(book, problems)
