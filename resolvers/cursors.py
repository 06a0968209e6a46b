"""Cursors: where in a list an edge stands, opaque to clients, bound to list, order, filter and day."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

import orjson

from resolvers.ordering import Key
from resolvers.request import Refused


def fingerprint(source: str, values: Sequence[Any]) -> str:
    """What the cursors of a list hang on: what it is and its order, and the values it is read with."""
    told = orjson.dumps([source, values], option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2s(told, digest_size=6).hexdigest()


def encode(mark: str, keys: Sequence[Any]) -> str:
    """The cursor of the row with these keys."""
    return base64.urlsafe_b64encode(orjson.dumps([mark, keys])).decode().rstrip("=")


def decode(mark: str, cursor: str, order: Sequence[Key]) -> list[Any]:
    """The values of the keys in a cursor. Raises `Refused` for one not of ours, or of another list."""
    try:
        told = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found, values = told
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
        return [key.restored(value) for key, value in zip(order, values, strict=True)]
    except (ValueError, TypeError) as error:
        raise Refused(_UNREADABLE) from error


_UNREADABLE = "The cursor cannot be read. Take it unchanged from the `cursor` or `pageInfo` of an answer."
