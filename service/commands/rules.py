"""`samordning rules`: the rule book as a page to read."""

from __future__ import annotations

import sys
from pathlib import Path

from queries.rule import load_all
from queries.rule_page import page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
"""Where the page is committed, for people to read and for a test to compare."""


def run(*, write: bool) -> int:
    """Write the page to standard output, or where it is committed; the exit code. Raises `BrokenFile`."""
    text = page(load_all().values())
    if write:
        PAGE.write_text(text, encoding="utf-8")
        sys.stderr.write(f"Written: {PAGE}\n")
    else:
        sys.stdout.write(text)
    return 0
