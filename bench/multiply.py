"""A register so many times as large, in the form of its files: every row again, with ids of its own."""

from __future__ import annotations

import csv
from pathlib import Path

from seeds.cells import cell, parts
from seeds.shapes import Sort, shapes


def multiply(source: Path, target: Path, times: int) -> None:
    """Write the folder of CSV `source` into the new folder `target`, each row `times` times.

    All ids of a copy end in its number, those that a row names too: so many countries, none tied to another.
    """
    target.mkdir()
    for file in sorted(source.glob("*.csv")):
        ids = {column.name for column in shapes()[file.stem].columns if column.sort is Sort.ID}
        with file.open(encoding="utf-8", newline="") as given:
            header, *rows = csv.reader(given)
        places = [place for place, name in enumerate(header) if name in ids]
        with (target / file.name).open("w", encoding="utf-8", newline="") as out:
            lines = csv.writer(out)
            lines.writerow(header)
            for number in range(times):
                lines.writerows(_copy(row, places, number) for row in rows)


def _copy(row: list[str], places: list[int], number: int) -> list[str]:
    if not number:
        return row
    copy = list(row)
    for place in places:
        ids = row[place]
        if "|" in ids:
            copy[place] = cell([f"{id_}.copy{number}" for id_ in parts(ids)])
        elif ids:
            copy[place] = f"{ids}.copy{number}"
    return copy
