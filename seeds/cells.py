"""How a value stands in a cell of CSV; in a list, `|` parts the values (`\\|` is one that is meant)."""

from __future__ import annotations

import re
from typing import Any

_PARTS = re.compile(r"((?:[^\\|]|\\.)*)(\||$)", re.DOTALL)


def cell(value: Any) -> str:
    """The text of a cell for a value as `seeds.shapes.canonical` gives it; nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(cell(each).replace("\\", "\\\\").replace("|", "\\|") for each in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def parts(text: str) -> list[str]:
    """The texts of a list in a cell."""
    found = []
    at = 0
    while at <= len(text):
        match = _PARTS.match(text, at)
        if match is None:  # a backslash at the very end stands for itself
            found.append(text[at:])
            break
        found.append(re.sub(r"\\(.)", r"\1", match[1], flags=re.DOTALL))
        at = match.end() if match[2] else len(text) + 1
    return found
