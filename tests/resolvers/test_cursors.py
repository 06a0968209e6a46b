"""Cursors: what we made comes back, and what somebody else made is refused."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

import orjson
import pytest

from resolvers.cursors import decode, encode, refuse_foreign
from resolvers.ordering import Key
from resolvers.request import Refused

KEYS = (Key("{m}.name"), Key("{m}.id"))


def test_keys_come_back() -> None:
    """The keys of a row are what its cursor holds."""
    assert decode("mark", encode("mark", None, ["åmot", 3]), KEYS) == (None, ["åmot", 3])


def test_a_day_comes_back_as_one() -> None:
    """It travels as text, and is compared as a day; what is none is refused."""
    order = (Key("{m}.validFrom", nullable=True, day=True), Key("{m}.id"))
    there = decode("mark", encode("mark", None, ["2026-11-27", "a"]), order)
    assert there.keys == [dt.date(2026, 11, 27), "a"]
    assert decode("mark", encode("mark", None, [None, "a"]), order).keys == [None, "a"]
    with pytest.raises(Refused, match="cannot be read"):
        decode("mark", encode("mark", None, ["tomorrow", "a"]), order)


@pytest.mark.parametrize(
    "keys", [["a"], ["a", True], ["a", 2**63], ["a", None], ["a", 1.5], "ab", {"a": 1, "b": 2}, 7]
)
def test_forged_keys_are_refused(keys: Any) -> None:
    """Keys of another number or form, or beyond what the database can hold, never reach it."""
    forged = base64.urlsafe_b64encode(orjson.dumps(["mark", None, keys])).decode()
    with pytest.raises(Refused, match="cannot be read"):
        decode("mark", forged, KEYS)


def test_a_cursor_of_another_thing_is_refused() -> None:
    """A list goes on from its own cursors only; nobody's forgery is anybody's."""
    there = decode("mark", encode("mark", "kommune:1", ["åmot", 3]), KEYS)
    refuse_foreign([there.owner], "kommune:1")
    for owner in ("kommune:2", None):
        with pytest.raises(Refused, match="another thing"):
            refuse_foreign([there.owner], owner)
