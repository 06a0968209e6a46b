"""Cypher files with a header."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.texts import BrokenFile, bare, parse, read

PATH = Path("rules/a.cypher")


def test_header_and_text() -> None:
    """A file gives its header as a mapping, its Cypher, and the line on which that starts."""
    file = parse(PATH, '/*\nid = "a"\n*/\n\nMATCH (n)\nRETURN n\n')
    assert file.header == {"id": "a"}
    assert file.text == "MATCH (n)\nRETURN n\n"
    assert file.line == 5


def test_read(tmp_path: Path) -> None:
    """Files are read as UTF-8."""
    path = tmp_path / "b.cypher"
    path.write_text('/* nb = "Ås" */ RETURN 1', encoding="utf-8")
    assert read(path).header == {"nb": "Ås"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("RETURN 1", r"rules/a\.cypher:1: no header"),
        ('/* a = "b"\nRETURN 1', r"rules/a\.cypher:1: the header is never closed"),
        ("/*\na = 1\nb = \n*/\nRETURN 1", r"rules/a\.cypher:3: the header is no TOML \(Invalid value\)"),
        ("/*\na = 1\n*/\n", r"rules/a\.cypher:4: no Cypher follows"),
    ],
)
def test_broken(content: str, message: str) -> None:
    """A file without header, with a broken one or without Cypher is refused with file and line."""
    with pytest.raises(BrokenFile, match=message):
        parse(PATH, content)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file that there is none of, a folder, and a file of bytes are refused like any that is broken."""
    bytes_ = tmp_path / "a.cypher"
    bytes_.write_bytes(b"/*\xff")
    for path, message in (
        (tmp_path / "none.cypher", r"none\.cypher:1: it cannot be read \(No such file"),
        (tmp_path, r":1: it cannot be read \(Is a directory"),
        (bytes_, r"a\.cypher:1: it is no text in UTF-8"),
    ):
        with pytest.raises(BrokenFile, match=message):
            read(path)


def test_bare() -> None:
    """Comments and the content of strings hold no names."""
    assert "$a" not in bare("RETURN 'it\\'s $a' // $a\n/* $a\n$a */ + \"$a\"")
    assert "$b" in bare("RETURN '$a' + $b // c")
