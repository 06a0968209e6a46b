"""Questions as Cypher written by hand; only the definition of coordination is the product's own text."""

from __future__ import annotations

from pathlib import Path

from queries import fragment

FOLDER = Path(__file__).resolve().parent
_PLACE = "    <coordination>\n"


def statement(name: str) -> str:
    """The text of a file, without its ending. Raises OSError where there is none."""
    text = (FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
    return text.replace(_PLACE, f"{fragment.load('coordination').text}\n") if _PLACE in text else text


def names() -> list[str]:
    """All of them."""
    return sorted(file.stem for file in FOLDER.glob("*.cypher"))
