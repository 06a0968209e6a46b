"""The forms that an export can have, by the name that they have on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from seeds.exporting.gexf import Gexf
from seeds.exporting.graphml import GraphMl
from seeds.exporting.linked import JsonLd
from seeds.exporting.workbook import Xlsx
from seeds.exporting.writing import Csv, Form, JsonLines

FORMS: Mapping[str, Callable[[Path], Form]] = {
    "jsonl": JsonLines,
    "csv": Csv,
    "xlsx": Xlsx,
    "graphml": GraphMl,
    "gexf": Gexf,
    "jsonld": JsonLd,
}
"""The forms by name."""
WITHIN = frozenset({"csv", "xlsx"})
"""The forms that have their manifest in them; the others are a file with its manifest beside it."""
IMPORTED = ("jsonl", "csv", "xlsx")
"""The forms that are read again; the others are for other programs."""
