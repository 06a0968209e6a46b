"""The formats that a report can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.formats import calendar, comma, markdown, page, plain, sarif, shacl, workbook
from reports.report import Report

Write = Callable[[Report], bytes]

FORMS: Mapping[str, Write] = MappingProxyType(
    {
        "json": plain.write,
        "csv": comma.write,
        "xlsx": workbook.write,
        "md": markdown.write,
        "html": page.write,
        "sarif": sarif.write,
        "shacl": shacl.write,
        "ics": calendar.write,
    }
)
"""Name → what writes it. `table`, for the terminal, is `reports.formats.screen`."""
BINARY = frozenset({"xlsx"})
"""Those that a terminal cannot show."""
