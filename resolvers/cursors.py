"""Cursors: where on a page an edge stands, opaque to clients, bound to the order, the filter and the day."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from resolvers.request import Refused


def fingerprint(page: str, values: Mapping[str, Any]) -> str:
    """What a page's cursors hang on: its order and filter as text, and the values that it is read with."""
    told = orjson.dumps([page, sorted(values.items())], default=str)
    return hashlib.blake2s(told, digest_size=6).hexdigest()


def encode(mark: str, keys: Sequence[Any]) -> str:
    """The cursor of the row with these keys."""
    told = [{"day": k.isoformat()} if isinstance(k, dt.date) else k for k in keys]
    return base64.urlsafe_b64encode(orjson.dumps([mark, told])).decode().rstrip("=")


def decode(mark: str, cursor: str) -> list[Any]:
    """The keys in a cursor. Raises `Refused` for one that we have not made, or made for another page."""
    try:
        told = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found, keys = told
        read = [dt.date.fromisoformat(k["day"]) if isinstance(k, dict) else k for k in keys]
    except (ValueError, TypeError, KeyError) as error:
        msg = "The cursor cannot be read. Take it unchanged from the `cursor` or `pageInfo` of an answer."
        raise Refused(msg) from error
    if found != mark:
        msg = (
            "The cursor belongs to another list, filter, order or day. Ask for the first page again, without "
            "a cursor, and go on from there."
        )
        raise Refused(msg)
    return read
