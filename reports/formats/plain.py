"""JSON: everything that a report holds, in the words of the API."""

from __future__ import annotations

import orjson

from reports.report import Report


def write(report: Report) -> bytes:
    """The report as one JSON object."""
    return orjson.dumps(report.plain(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
