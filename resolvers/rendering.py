"""What is told rather than read: sentences in the caller's language, and things that the product knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from queries import phrases
from resolvers.declarations import Phrase, Sentences, Told
from resolvers.plan import Known


@dataclass(frozen=True)
class Context:
    """What an answer is rendered with."""

    language: str
    registries: Mapping[str, Mapping[str, Any]]
    """Things that the product itself knows, by registry and key."""
    marks: Mapping[int, str]
    """What the cursors of each page that has some are bound to, by its number."""
    sizes: Mapping[int, int]
    """How many rows each page was asked for, by its number."""
    as_of: str
    """The day asked for."""
    owners: Mapping[int, Sequence[str | None]] = field(default_factory=dict)
    """Whose lists the cursors are of that each page is asked from, by its number."""


def rendered(phrase: Told, value: Any, context: Context) -> Any:
    """What a code and its arguments say, or several of them, in the caller's language."""
    if isinstance(phrase, Phrase):
        code, args = value
        return None if code is None else phrases.render(phrase.texts, context.language, code, args)
    assert isinstance(phrase, Sentences), "only sentences are rendered"
    stored, rule = value
    if stored is None:
        return None
    said = orjson.loads(stored)
    texts = context.registries["rules"][rule].texts
    told = [
        phrases.render(texts, context.language, s["code"], s["args"])
        for s in (said if isinstance(said, list) else [said])
    ]
    return told if phrase.listed else ". ".join(told)


def looked_up(known: Known, value: Any, context: Context) -> dict[str, Any] | None:
    """What is selected of a thing that the product itself knows."""
    if value is None:
        return None
    thing = context.registries[known.source.registry][value]
    return {
        s.key: known.type if s.name == "__typename" else thing.told(s.name, context.language)
        for s in known.selected
    }
