"""Search: things by what they are called, in any language (names are folded, so that tromso is Tromsø)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import strawberry

from graph.names import named_kinds
from graph.text import fold
from queries import fragment
from resolvers.declarations import Column, Derived, Order, Property
from resolvers.request import Refused
from resolvers.summaries import constant
from schema.fields import AS_OF, argument, described, shown
from schema.things import Node

FIRST, MOST = 20, 100
"""How many are found where nothing is said, and at most."""
WORDS = 10
"""Of how many words a search may be."""
_WORD = re.compile(r"\w+")

Named = StrEnum("Named", {constant(kind): constant(kind) for kind in named_kinds()})  # type: ignore[misc]
"""The kinds of thing that have names."""
described(
    Named,
    "A kind of thing that has names.",
    **{constant(kind): f"Things of type {kind}." for kind in named_kinds()},
)
_LABELS = {constant(kind): kind for kind in named_kinds()}


def words(text: str) -> str:
    """What the index is asked for a text: each of its words, in full or as it starts.

    Only letters and digits are left of it, none of them in upper case: nothing that the index takes for an
    operator. Raises `Refused` for a text without a word, or with more than `WORDS`.
    """
    found = _WORD.findall(fold(text))
    if not 0 < len(found) <= WORDS:
        msg = f"`text` has {len(found)} words; search for 1 to {WORDS}, of letters or digits."
        raise Refused(msg)
    return " AND ".join(f"({word}^4 OR {word}*)" for word in found)


def labels(kinds: Sequence[str] | None) -> list[str] | None:
    """The labels of the kinds that are searched; None for all."""
    return None if kinds is None else [_LABELS[kind] for kind in kinds]


def size(first: int | None) -> int:
    """How many are wanted. Raises `Refused` for more than `MOST`."""
    wanted = FIRST if first is None else first
    if not 0 <= wanted <= MOST:
        msg = f"A search finds from 0 to {MOST} things, not {wanted}: ask for fewer, or with more words."
        raise Refused(msg)
    return wanted


@strawberry.type(description="Something that a search has found.")
class SearchHit:
    """Something that a search has found."""

    node: Node = shown(Column("thing"), "What was found.")
    rank: int = shown(
        Property("rank"),
        "0: one of its names is the text. 1: one starts with it. 2: one has all its words, in full or as "
        "they start.",
    )
    stands: bool = shown(Property("stands"), "Whether it holds on the day asked for.")
    score: float = shown(Property("score"), "How well it fits among those of its rank: higher is better.")


SEARCH = Derived(
    fragment.load("search"),
    Order(("{e}.rank", "NOT {e}.stands", "-{e}.score", "{e}.thing.nameSort", "{e}.thing.id")),
    input=None,
    arguments={
        "searchWords": "text", "searchText": "text", "searchKinds": "kinds", "searchFirst": "first",
    },
    transforms={
        "searchWords": words, "searchText": fold, "searchKinds": labels, "searchFirst": size,
    },
    maximum=MOST,
)  # fmt: skip
SEARCH_ARGUMENTS = (
    argument("text", str, "What it is called, or how its words start; case and accents do not matter."),
    argument("kinds", list[Named] | None, "Only things of these kinds; all where nothing is said."),
    argument("first", int | None, f"How many: {FIRST} where nothing is said, {MOST} at most."),
    AS_OF,
)
