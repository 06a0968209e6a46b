"""Keyset pages in Cypher: the order of the rows, and where the page behind a cursor starts.

What has no value comes last, whichever way is asked for. Where all keys run one way and none can be null,
they are compared as a list, behind a first comparison that an index on them can seek by; otherwise key by
key. Of a key that can be null only what its cursor calls for is compared: at the end of a long list each row
is looked at, and one comparison is what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from resolvers.ordering import Key


class Keyed(NamedTuple):
    """A key of a page, as it is read from a row."""

    key: Key
    name: str
    """What it is called once it has been read."""
    read: str
    """The expression that reads it."""

    @property
    def told(self) -> str:
        """What a cursor carries of it."""
        return f"toString({self.name})" if self.key.day else self.name


def order_by(keyed: Sequence[Keyed], *, backward: bool) -> str:
    """What follows ORDER BY."""
    return ", ".join(_ordered(each, backward=backward) for each in keyed)


def _ordered(each: Keyed, *, backward: bool) -> str:
    down = each.key.descending != backward
    said = f"{each.name} DESC" if down else each.name
    # The database takes null for the largest: at the end where it should be unless the way is turned round.
    if each.key.nullable and each.key.descending:
        return f"{each.name} IS NULL{' DESC' if backward else ''}, {said}"
    return said


def present(keyed: Sequence[Keyed]) -> list[str]:
    """That keys are there: an index on them serves the order only where none can be null."""
    return [f"{each.name} IS NOT NULL" for each in keyed if not each.key.nullable and not each.key.computed]


def beyond(keyed: Sequence[Keyed], cursor: str, *, before: bool) -> list[str]:
    """The conditions that a row stands behind the cursor, or before it."""
    ways = {each.key.descending for each in keyed}
    if len(ways) > 1 or any(each.key.nullable for each in keyed):
        return [_key_by_key(keyed, cursor, 0, before=before)]
    way = "<" if ways.pop() != before else ">"
    # The first comparison is what an index on the keys can seek by.
    return [
        f"{keyed[0].name} {way}= {cursor}[0]",
        f"[{', '.join(each.name for each in keyed)}] {way} {cursor}",
    ]


def _key_by_key(keyed: Sequence[Keyed], cursor: str, at: int, *, before: bool) -> str:
    each, value = keyed[at], f"{cursor}[{at}]"
    way = "<" if each.key.descending != before else ">"
    further = f"{each.name} {way} {value}"
    if at == len(keyed) - 1:
        return further
    rest = _key_by_key(keyed, cursor, at + 1, before=before)
    further = f"{further} OR ({each.name} = {value} AND {rest})"
    if not each.key.nullable:
        return f"({further})"
    if before:
        return f"CASE WHEN {value} IS NULL THEN {each.name} IS NOT NULL OR {rest} ELSE {further} END"
    return (
        f"CASE WHEN {value} IS NULL THEN {each.name} IS NULL AND {rest} "
        f"ELSE {each.name} IS NULL OR {further} END"
    )
