"""The pages that people read, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
    key=lambda path: path.relative_to(ROOT).as_posix(),
)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")


def name(page: Path) -> str:
    """The page as it is spoken of: `docs/api.md`."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [text for of, text in _FENCE.findall(page.read_text(encoding="utf-8")) if of == language]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def commands(page: Path) -> list[str]:
    """What the page says to type: indented lines, and what stands between backticks."""
    text = prose(page)
    typed = [line.partition("  #")[0].strip() for line in _INDENTED.findall(text)]
    return typed + _INLINE.findall(text)


def tables(page: Path) -> dict[str, list[list[str]]]:
    """The rows of the tables by the heading above them, without their head."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in prose(page).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.startswith("|"):
            found.setdefault(heading, []).append([cell.strip() for cell in line.strip("|").split("|")])
    return {heading: rows[2:] for heading, rows in found.items()}
