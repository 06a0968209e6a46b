"""Cursors: where in a list an edge stands, opaque to clients, bound to list, order, filter and day.

A list that hangs on a thing has that thing's id in its cursors. Whose list a cursor is given to is known once
that thing is found: it is judged when the answer is made.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import orjson

from resolvers.ordering import Key
from resolvers.request import Refused


class Place(NamedTuple):
    """Where an edge stands."""

    owner: str | None
    """Id of the thing that the list hangs on; None at a root."""
    keys: list[Any]
    """The values of the list's keys."""


def fingerprint(source: str, values: Sequence[Any]) -> str:
    """What the cursors of a list hang on: what it is and its order, and the values it is read with."""
    told = orjson.dumps([source, values], option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2s(told, digest_size=6).hexdigest()


def encode(mark: str, owner: str | None, keys: Sequence[Any]) -> str:
    """The cursor of the row with these keys in the list of a thing."""
    return base64.urlsafe_b64encode(orjson.dumps([mark, owner, keys])).decode().rstrip("=")


def decode(mark: str, cursor: str, order: Sequence[Key]) -> Place:
    """Where a cursor stands. Raises `Refused` for one not of ours, or of another list."""
    try:
        told = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found, owner, values = told
    except (ValueError, TypeError) as error:
        raise Refused(_UNREADABLE) from error
    if found != mark:
        msg = (
            "The cursor belongs to another list, filter, order or day. Ask for the first page again, without "
            "a cursor, and go on from there."
        )
        raise Refused(msg)
    if not isinstance(values, list):
        raise Refused(_UNREADABLE)
    try:
        return Place(owner, [key.restored(value) for key, value in zip(order, values, strict=True)])
    except (ValueError, TypeError) as error:
        raise Refused(_UNREADABLE) from error


def refuse_foreign(owners: Iterable[str | None], owner: str | None) -> None:
    """Raise `Refused` where a cursor given to the list of a thing is of another thing's."""
    if any(each != owner for each in owners):
        msg = (
            f"The cursor belongs to the list of another thing, not to that of {owner}. Ask for the one thing "
            "that it was taken from, by its id, and go on there: below several things, a cursor belongs to "
            "one of them only."
        )
        raise Refused(msg)


_UNREADABLE = "The cursor cannot be read. Take it unchanged from the `cursor` or `pageInfo` of an answer."
