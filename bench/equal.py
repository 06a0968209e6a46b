"""Whether systems answer alike, though one wraps in edges what another gives as a list, or as one thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

UNORDERED = "memberships"
"""The peer cannot sort by the rank of a role: here the order is none of the comparison."""


def plain(value: Any, name: str = "") -> Any:
    """An answer without its wrapping: a list of one is that one, an empty list nothing, a page its things.

    Cursors and `pageInfo` are each system's own and left out.
    """
    if isinstance(value, list):
        things = [plain(each, name) for each in value]
        if name == UNORDERED:
            things.sort(key=lambda thing: orjson.dumps(thing, option=orjson.OPT_SORT_KEYS))
        return things[0] if len(things) == 1 else things or None
    if not isinstance(value, dict):
        return value
    members = {k: v for k, v in value.items() if k not in {"cursor", "pageInfo"}}
    if "edges" in members:
        edges = [{k: v for k, v in edge.items() if k != "cursor"} for edge in members.pop("edges")]
        if all(edge.keys() == {"node"} for edge in edges):
            edges = [edge["node"] for edge in edges]
        members["nodes"] = edges
    if members.keys() <= {"nodes"} or members.keys() == {"answer"}:
        return plain(next(iter(members.values()), None), name)
    return {k: plain(v, name if k == "nodes" else k) for k, v in members.items()}


def differences(one: Any, other: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Where two answers differ, and what stands there in each."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{place}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for i, pair in enumerate(zip(one, other, strict=True)):
            yield from differences(*pair, f"{place}[{i}]")
    elif one != other:
        yield place, one, other


def values(answer: Any) -> int:
    """How many fields of an answer hold a value, null too."""
    if isinstance(answer, dict):
        return sum(values(each) for each in answer.values())
    if isinstance(answer, list):
        return sum(values(each) for each in answer)
    return 1
