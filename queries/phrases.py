"""What a query says in words: a code and its arguments, rendered in the reader's language.

Texts stand in the header of the file whose Cypher gives the code:

    [texts.meeting-held]
    nb = "Felles møte i {forum} {on}"
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from string import Formatter

LANGUAGES = ("nb", "nn", "en")
"""The languages that every text is written in."""
FALLBACK = {"se": "nb"}
"""The language that is read where a text in the reader's own does not exist."""

Texts = Mapping[str, Mapping[str, str]]
"""By code and language."""

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SAID = re.compile(r"code: '([^']*)', args: \{([^{}]*)\}")
_CODE = re.compile(r"\bcode: ")
_KEY = re.compile(r"(?:^|,)\s*(\w+):")


def render(texts: Texts, language: str, code: str, args: Mapping[str, object]) -> str:
    """The text of the code in a language, with its arguments: days written as the language does.

    Texts that went through `problems` have every language; a `KeyError` here is a fault of the caller.
    """
    chosen = FALLBACK.get(language, language)
    return texts[code][chosen].format_map({name: written(value, chosen) for name, value in args.items()})


def written(value: object, language: str) -> str:
    """A value as the language writes it: `24.11.2026` or `24 Nov 2026`, `0,5` or `0.5`."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        day = dt.date.fromisoformat(value)
        if language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day:%d.%m.%Y}"
    if isinstance(value, float):
        return f"{value:g}" if language == "en" else f"{value:g}".replace(".", ",")
    return str(value)


def arguments(text: str) -> frozenset[str]:
    """The names of the arguments that a text asks for. Raises `ValueError` where braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def problems(texts: Texts) -> tuple[str, ...]:
    """What is wrong with the texts: a language missing, or languages that ask for different arguments."""
    found = []
    for code, by_language in texts.items():
        if missing := [language for language in LANGUAGES if not by_language.get(language)]:
            found.append(f"text {code} is missing in {', '.join(missing)}: write it")
            continue
        try:
            wanted = {language: _stems(arguments(by_language[language])) for language in LANGUAGES}
        except ValueError as error:
            found.append(f"text {code} has braces that do not match ({error}): mend it")
            continue
        for language in LANGUAGES[1:]:
            if wanted[language] != wanted[LANGUAGES[0]]:
                differing = ", ".join(sorted(wanted[language] ^ wanted[LANGUAGES[0]]))
                found.append(f"text {code} asks for {differing} in some languages only: use the same in all")
    return tuple(found)


def _stems(names: frozenset[str]) -> frozenset[str]:
    """The arguments without the ending that says their language: `roleEn` is the English `role`."""
    return frozenset(name.removesuffix("Nn").removesuffix("En") for name in names)


def spoken(cypher: str) -> dict[str, frozenset[str]]:
    """The codes that a Cypher text says, each with the arguments that it gives every time.

    It must spell them as a literal map, `code: 'meeting-held', args: {forum: …, on: …}`, with no map inside.
    """
    said: dict[str, frozenset[str]] = {}
    for code, body in _SAID.findall(cypher):
        given = frozenset(_KEY.findall(body))
        said[code] = said.get(code, given) & given
    return said


def unspoken(texts: Texts, cypher: str) -> tuple[str, ...]:
    """Where texts and Cypher do not fit: a code without text, a text never said, an argument not given."""
    said = spoken(cypher)
    hidden = len(_CODE.findall(cypher)) - len(_SAID.findall(cypher))
    found = [f"{hidden} codes are not spelt as code: '…', args: {{…}}: spell them so"] if hidden else []
    found += [f"code {code} has no text: write it under [texts.{code}]" for code in said if code not in texts]
    found += [f"text {code} is never said: remove it" for code in texts if code not in said]
    for code in texts.keys() & said.keys():
        wanted = frozenset().union(*(arguments(text) for text in texts[code].values()))
        if lacking := wanted - said[code]:
            found.append(f"code {code} is said without {', '.join(sorted(lacking))}: give it in args")
    return tuple(sorted(found))
