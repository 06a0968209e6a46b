"""Fragments: pieces of Cypher that start from bound variables and give rows, embedded in other queries.

A fragment is embedded as `CALL (n0) { WITH n0 AS actor <text> }`. Its header says what it takes and gives:
`name`, `inputs`, `parameters` (without `$`), `weight` (nested subqueries, for the limits), `[columns]`
(name → description) and `[texts.<code>]`.

Where a fragment starts from what another derives, `{{name}}` puts that one in, with its sentences:

    CALL (actor) { {{coordination includeInternal=false}} }

`parameter=value` gives one of its parameters a fixed value or another parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from queries import phrases
from queries.texts import CypherFile, bare, read

FRAGMENTS = Path(__file__).parent / "fragments"

_PARAMETER = re.compile(r"\$(\w+)")
_PUT_IN = re.compile(r"\{\{([a-z-]+)((?: \w+=(?:\$?\w+|'\w+'))*)\}\}")
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")
_AS = re.compile(r"\bAS\b")
_CLOCK = re.compile(r"\b(date|datetime|localdatetime|time|localtime|timestamp)\s*\(\s*\)", re.IGNORECASE)
_KEYS = frozenset({"name", "inputs", "parameters", "weight", "columns", "texts"})


@dataclass(frozen=True)
class Fragment:
    """A fragment whose header and Cypher have been found to agree."""

    name: str
    inputs: tuple[str, ...]
    """The variables that must be bound where it is embedded."""
    parameters: frozenset[str]
    """The statement parameters that it reads, without `$`."""
    weight: int
    """How many nested subqueries it costs."""
    columns: Mapping[str, str]
    """What each row gives: name → description, in the order of RETURN."""
    text: str
    """The clauses, from the first to RETURN."""
    texts: phrases.Texts = field(default_factory=dict)

    def __post_init__(self) -> None:
        wrong = (
            _wrong_columns(self.columns, self.text)
            + _wrong_parameters(self.parameters, self.text)
            + _wrong_inputs(self.inputs, self.text)
            + _wrong_form(self.weight, self.text)
            + phrases.problems(self.texts)
        ) or phrases.unspoken(self.texts, self.text)
        if wrong:
            raise ValueError("; ".join(wrong))


def load(name: str) -> Fragment:
    """The fragment of that name. Raises `BrokenFile` where its header and its Cypher differ."""
    return of_file(read(FRAGMENTS / f"{name}.cypher"))


def load_all() -> dict[str, Fragment]:
    """Every fragment by name. Raises `BrokenFile` as `load` does."""
    return {path.stem: load(path.stem) for path in sorted(FRAGMENTS.glob("*.cypher"))}


def of_file(file: CypherFile) -> Fragment:
    """The fragment that a file holds. Raises `BrokenFile`."""
    header = file.header
    if wrong := _wrong_header(header, file.path.stem):
        raise file.refuse("; ".join(wrong))
    text, texts = put_in(file)
    try:
        return Fragment(
            name=header["name"],
            inputs=tuple(header["inputs"]),
            parameters=frozenset(header["parameters"]),
            weight=header["weight"],
            columns=MappingProxyType(header["columns"]),
            text=text,
            texts=MappingProxyType(texts | header.get("texts", {})),
        )
    except ValueError as error:
        raise file.refuse(str(error), file.line) from error


def put_in(file: CypherFile) -> tuple[str, dict[str, Mapping[str, str]]]:
    """The Cypher of a fragment or rule with the fragments that it names put in, and what those say.

    Raises `BrokenFile` where it names one that there is not, or a parameter that it does not read.
    """
    texts: dict[str, Mapping[str, str]] = {}

    def text_of(named: re.Match[str]) -> str:
        if not (FRAGMENTS / f"{named[1]}.cypher").exists():
            raise file.refuse(f"{named[0]} names no fragment: correct the name", file.line)
        other = load(named[1])
        given = dict(pair.split("=") for pair in named[2].split())
        if unknown := given.keys() - other.parameters:
            raise file.refuse(f"{named[0]}: {other.name} has no parameter {', '.join(sorted(unknown))}")
        texts.update(other.texts)
        return _PARAMETER.sub(lambda m: given.get(m[1], m[0]), other.text)

    return _PUT_IN.sub(text_of, file.text), texts


def _wrong_header(header: Mapping[str, Any], stem: str) -> list[str]:
    wrong = [f"header key {key} is unknown: remove it" for key in header if key not in _KEYS]
    wrong += [f"header key {key} is missing: add it" for key in _KEYS - {"texts"} if key not in header]
    if header.get("name", stem) != stem:
        wrong.append(f"the header calls it {header['name']}, the file {stem}: use one name")
    return sorted(wrong)


def _wrong_columns(columns: Mapping[str, str], text: str) -> tuple[str, ...]:
    returned = tuple(_AS.split(item)[-1].strip() for item in _split(_last_return(text)))
    if returned == tuple(columns):
        return ()
    return (
        f"RETURN gives ({', '.join(returned)}), the header says ({', '.join(columns)}): "
        "make them the same, in the same order",
    )


def _last_return(text: str) -> str:
    """What follows the last RETURN that stands in no subquery; empty where there is none."""
    depth, found = 0, ""
    plain = bare(text)
    for match in re.finditer(r"[{}]|\bRETURN\b", plain):
        depth += {"{": 1, "}": -1}.get(match.group(0), 0)
        if depth == 0 and match.group(0) == "RETURN":
            found = plain[match.end() :]
    return found


def _split(items: str) -> list[str]:
    """The items between the commas that stand in no brackets."""
    depth, start, parts = 0, 0, []
    for at, letter in enumerate(items):
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            parts.append(items[start:at])
            start = at + 1
    return [*parts, items[start:]]


def _wrong_parameters(parameters: frozenset[str], text: str) -> tuple[str, ...]:
    used = frozenset(_PARAMETER.findall(bare(text)))
    return tuple(
        [
            f"${name} is read, and not among the header's parameters: add it"
            for name in sorted(used - parameters)
        ]
        + [f"parameter {name} is never read: remove it" for name in sorted(parameters - used)]
    )


def _wrong_inputs(inputs: tuple[str, ...], text: str) -> tuple[str, ...]:
    words = set(_WORD.findall(bare(text)))
    return tuple(f"input {name} is never used: remove it" for name in inputs if name not in words)


def _wrong_form(weight: int, text: str) -> tuple[str, ...]:
    plain = bare(text)
    wrong = []
    if weight < 1:
        wrong.append(f"weight {weight} must be at least 1: a fragment is a subquery itself")
    if plain.lstrip().upper().startswith("CYPHER"):
        wrong.append("a fragment is embedded: remove the CYPHER prefix")
    if _CLOCK.search(plain):
        wrong.append("the clock is read: take the day as a parameter")
    return tuple(wrong)
