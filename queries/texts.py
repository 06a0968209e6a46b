"""Cypher kept in files: a header in a block comment, then the text that is run.

The header is TOML, so that what a query is for stands beside it and can be checked before it is run:

    /*
    name = "…"
    */
    MATCH …
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from queries.words import spelt_out

_OPEN = "/*"
_CLOSE = "*/"
_TOML_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


class BrokenFile(Exception):
    """A Cypher file is not what it has to be; the message gives file, line, why, and how to mend it."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line


@dataclass(frozen=True)
class CypherFile:
    """What a file holds: its header, and its Cypher without the header."""

    path: Path
    header: Mapping[str, Any]
    text: str
    line: int = 1
    """The line of the file on which the text starts, counted from 1."""

    def refuse(self, problem: str, line: int = 1) -> BrokenFile:
        """The exception that says that this file is at fault."""
        return BrokenFile(self.path, line, problem)


def read(path: Path) -> CypherFile:
    """The file's header and text.

    Raises `BrokenFile` where there is no such file or it is no text, where the header is missing, unclosed or
    no TOML, and where no Cypher follows it.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BrokenFile(path, 1, f"it cannot be read ({error.strerror}): name a file of Cypher") from error
    except UnicodeDecodeError as error:
        raise BrokenFile(path, 1, "it is no text in UTF-8: name a file of Cypher") from error
    return parse(path, content)


def parse(path: Path, content: str) -> CypherFile:
    """The same for content that has been read already; `path` is for messages."""
    if not content.startswith(_OPEN):
        raise BrokenFile(path, 1, f"no header: the file must start with {_OPEN}, TOML and {_CLOSE}")
    block, closed, text = content[len(_OPEN) :].partition(_CLOSE)
    if not closed:
        raise BrokenFile(path, 1, f"the header is never closed: end it with {_CLOSE}")
    try:
        header = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_LINE.search(str(error))
        line = int(place.group(1)) if place else 1
        why = _TOML_LINE.sub("", str(error)).strip()
        raise BrokenFile(path, line, f"the header is no TOML ({why}): mend it") from error
    before = content[: len(content) - len(text)] + text[: len(text) - len(text.lstrip())]
    if not text.strip():
        raise BrokenFile(path, before.count("\n") + 1, "no Cypher follows the header: add it")
    return CypherFile(path, header, spelt_out(text.strip()) + "\n", before.count("\n") + 1)


def bare(text: str) -> str:
    """The Cypher without comments and without what strings hold: where names can be looked for."""
    return _NOISE.sub(lambda m: "''" if m.group(0)[0] in "'\"" else " ", text)


_NOISE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
