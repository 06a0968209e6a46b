"""What a query says in words."""

from __future__ import annotations

import pytest

from queries.phrases import problems, render, spoken, unspoken, written

TEXTS = {
    "met": {
        "nb": "Felles møte i {forum} {on}",
        "nn": "Felles møte i {forum} {on}",
        "en": "Common meeting in {forum} on {on}",
    }
}
ARGS = {"forum": "Politirådet i Bø", "on": "2026-03-01"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Felles møte i Politirådet i Bø 01.03.2026"),
        ("nn", "Felles møte i Politirådet i Bø 01.03.2026"),
        ("se", "Felles møte i Politirådet i Bø 01.03.2026"),
        ("en", "Common meeting in Politirådet i Bø on 1 Mar 2026"),
    ],
)
def test_render(language: str, text: str) -> None:
    """A code is said in the reader's language, bokmål for Sámi, and days look as the language has them."""
    assert render(TEXTS, language, "met", ARGS) == text


def test_written() -> None:
    """Numbers have the language's decimal mark, and only a whole ISO day counts as one."""
    assert written(0.5, "nb") == "0,5"
    assert written(0.5, "en") == "0.5"
    assert written(3, "nb") == "3"
    assert written("sak 2026-03-01", "nb") == "sak 2026-03-01"


def test_sound_texts() -> None:
    """Texts in every language that ask for the same arguments have no problems."""
    assert problems(TEXTS) == ()


def test_problems() -> None:
    """A missing language, unequal arguments and broken braces are found at load."""
    broken = {
        "a": {"nb": "x", "en": "x"},
        "b": {"nb": "{x}", "nn": "{x}", "en": "{y}"},
        "c": {"nb": "{x", "nn": "x", "en": "x"},
    }
    found = problems(broken)
    assert [line.split(":")[0] for line in found] == [
        "text a is missing in nn",
        "text b asks for x, y in some languages only",
        "text c has braces that do not match (expected '}' before end of string)",
    ]


def test_spoken() -> None:
    """The arguments of a code are those that every place gives that says it."""
    cypher = "{code: 'met', args: {forum: f.name, on: d}} {code: 'met', args: {on: toString(d)}}"
    assert spoken(cypher) == {"met": frozenset({"on"})}


def test_unspoken() -> None:
    """A code without text, a text never said and an argument not given are found at load."""
    texts = TEXTS | {"never": {"nb": "x", "nn": "x", "en": "x"}}
    cypher = "{code: 'met', args: {on: d}} {code: 'new', args: {}} {code: kind, args: {}}"
    assert unspoken(texts, cypher) == (
        "1 codes are not spelt as code: '…', args: {…}: spell them so",
        "code met is said without forum: give it in args",
        "code new has no text: write it under [texts.new]",
        "text never is never said: remove it",
    )
