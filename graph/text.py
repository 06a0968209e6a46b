"""Norwegian text: folding for matching, and a key that sorts as a Norwegian would.

Neo4j sorts by code point (Aa B Z a Å Æ Ø) and its full-text analyzers do not know that aa is å; both texts
are therefore made here and stored beside the name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FOLDED = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ä": "ae", "ö": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"}
)
_LETTERS = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
# After z in ASCII come { | }: they stand for æ ø å, the last three letters of the alphabet.

_BLANKS = [chr(code) for code in range(0x3001) if chr(code).isspace()]

FOLDING = {
    "letters": [
        ["aa", "å"],
        *([chr(letter), plain] for letter, plain in _FOLDED.items()),
        *([blank, " "] for blank in _BLANKS if unicodedata.normalize("NFKD", blank) != " "),
    ],
    "marks": [chr(mark) for mark in range(0x300, 0x370)],
}
"""What the database needs to fold a text as `fold` does: what letters become, and the marks that go."""


def fold(text: str) -> str:
    """The text without case, accents and Norwegian letters: `fold("Ålesund") == fold("aalesund")`.

    aa counts as å and both become a; ø becomes o, æ becomes ae, and Sámi letters lose their marks.
    """
    lowered = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_FOLDED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def collation_key(text: str) -> str:
    """A key that orders as CLDR's `nb` does: a–z, then æ (ä), ø (ö), å (aa); case and accents break ties."""
    lowered = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    primary = "".join(_LETTERS.get(c) or _base(c) for c in lowered)
    return f"{primary}\x01{text}"


@lru_cache(maxsize=10_000)  # there are few letters in many names
def _base(letter: str) -> str:
    folded = letter.translate(_FOLDED)
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
