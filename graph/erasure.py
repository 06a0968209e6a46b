"""Erasing a person: the name and everything else about them goes, the posts and their history stand.

What is left is a node without name under a new id at random, so that "held by somebody" stays true on every
day and nothing leads back. It is changed in place: whatever is tied to the person is tied to it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.changes import ChangeResult
from graph.connection import Graph
from graph.model.bookkeeping import AUDIT_ENTRY, ERASED, TOUCHED
from graph.model.kept import KEPT_FINDING
from graph.statements import Statement
from graph.text import fold

READ_TIMEOUT_S = 60.0
WHY = "A person was erased: {reason}"
MENTIONS = 20
"""How many other texts that name the person are told of."""
SHORT = 3
"""A part of a name with fewer letters is found in too many words to look for."""


class CannotErase(Exception):
    """There is no such person, nobody is left to erase, or the reason says who it was."""


@dataclass(frozen=True)
class Held:
    """A post that the person holds or held."""

    assignment: str
    """Its id."""
    post: str
    """The post's id."""
    name: str
    """The post's name."""
    start: dt.date | None
    end: dt.date | None
    named: bool
    """Whether the assignment's id says who it is, so that it needs another one."""


@dataclass(frozen=True)
class Erasure:
    """What erasing a person would do. Nothing of it that says who they are is shown or logged."""

    person: str = field(repr=False)
    """The id."""
    properties: tuple[str, ...]
    """The names of the properties that go."""
    held: tuple[Held, ...]
    """What stands, with somebody unnamed in it."""
    mentions: tuple[str, ...]
    """Ids of nodes and audit entries whose texts name the person: they are left for people to mend."""
    said: frozenset[str] = field(repr=False)
    """What says who it is, folded: the id, the parts of the name, the contact details."""

    def refuse(self, reason: str) -> None:
        """Refuse a reason that says who it is, since it is kept: raises `CannotErase`."""
        if _names(self.said, reason):
            raise CannotErase(
                "The reason is kept, and it says who the person is. Say why without a name, an address or an "
                "id: “asked for by the person, case 2026/114”."
            )


def _names(said: Iterable[str], text: str) -> bool:
    words = set(re.split(r"[^a-z0-9@]+", fold(text)))
    return any(each in words or (not each.isalpha() and each in fold(text)) for each in said)


async def look(graph: Graph, person: str) -> Erasure:
    """What erasing a person would do; changes nothing.

    Raises `CannotErase` where no person has that id, or where the person is erased already.
    """
    record = await graph.read(Statement(_LOOK, {"id": person}), READ_TIMEOUT_S)
    if record is None:
        raise CannotErase(
            f"There is no person {person}. Ask for `holder {{ id }}` of an assignment; after an erasure the "
            "id is another one."
        )
    stored = dict(record["person"])
    if stored.get("erasedOn") is not None:
        raise CannotErase(f"{person} was erased on {stored['erasedOn']}; there is nothing left to erase.")
    details = {key: value for key, value in stored.items() if key not in _KEPT}
    texts = [str(value).lower() for value in details.values()]
    said = _said(person, [str(value) for value in details.values()])
    mentions = await graph.rows(Statement(_MENTIONS, {"id": person, "texts": texts}), READ_TIMEOUT_S)
    held = tuple(
        Held(
            each["assignment"],
            each["post"],
            each["name"],
            each["start"] and each["start"].to_native(),
            each["end"] and each["end"].to_native(),
            _names(said, each["assignment"]),
        )
        for each in record["held"]
    )
    return Erasure(person, tuple(sorted(details)), held, tuple(each["id"] for each in mentions), said)


def _said(person: str, values: Iterable[str]) -> frozenset[str]:
    whole = {fold(value) for value in values}
    found = whole | {value.replace(" ", "") for value in whole}
    parts = {part for value in found if "@" not in value for part in re.split(r"[^a-z]+", value)}
    return frozenset({fold(person), *found} | {part for part in parts if len(part) >= SHORT})


async def erase(graph: Graph, found: Erasure, *, who: str, reason: str, at: dt.datetime) -> ChangeResult:
    """Erase the person that was looked at, in one change with its audit entry, which does not say who it was.

    `who` erases, `reason` why. Raises `CannotErase` where the reason says who it is, or where somebody else
    was faster; then nothing was erased. `GraphError` as `Graph.change` does.
    """
    found.refuse(reason)
    result = await graph.change(
        _statements(found, at),
        who=who,
        why=WHY.format(reason=reason),
        request_id=f"erase {at.isoformat()}",
        at=at,
    )
    if result.counters.properties_set == 0:
        raise CannotErase("The person is gone: somebody else erased or removed them at the same moment.")
    return result


def _statements(found: Erasure, at: dt.datetime) -> Iterator[Statement]:
    # First, while the id is still the one that is known. They are derived again when they are next asked for.
    yield Statement(_DROP_FINDINGS, {"id": found.person})
    yield Statement(_FORGET)
    new = [
        {"old": held.assignment, "new": f"tildeling:{secrets.token_hex(8)}"}
        for held in found.held
        if held.named
    ]
    salt = secrets.token_bytes(32)
    yield Statement(_LEAVE, {"id": found.person, "salt": salt.hex(), "digest": _digest(found.person, salt)})
    if new:
        yield Statement(_RENAME, {"rows": new})
    yield Statement(
        _ERASE,
        {"id": found.person, "new": f"person:{secrets.token_hex(8)}", "at": at, "on": at.date()},
    )


async def erased(graph: Graph, ids: Iterable[str]) -> frozenset[str]:
    """Which of the ids were those of persons that are erased, so that nobody brings them back unknowingly."""
    left = await graph.rows(Statement(_LEFT), READ_TIMEOUT_S)
    marks = [(bytes.fromhex(each["salt"]), each["digest"]) for each in left]
    return frozenset(id_ for id_ in ids for salt, digest in marks if _digest(id_, salt) == digest)


def _digest(id_: str, salt: bytes) -> str:
    return hashlib.blake2b(id_.encode(), key=salt, digest_size=32).hexdigest()


_LEFT = f"CYPHER 5 MATCH (e:{ERASED}) RETURN e.salt AS salt, e.digest AS digest"

_LEAVE = f"CYPHER 5 MATCH (:Person {{id: $id}}) CREATE (:{ERASED} {{salt: $salt, digest: $digest}})"

_KEPT = frozenset({"id", "source", "recordedAt", "synthetic"})

_LOOK = """CYPHER 5 MATCH (p:Person {id: $id})
RETURN p {.*} AS person, COLLECT {
  MATCH (p)<-[:HELD_BY]-(a:Assignment)<-[:HAS_ASSIGNMENT]-(post:Post)
  RETURN {assignment: a.id, post: post.id, name: post.name, start: a.validFrom, end: a.validTo}
  ORDER BY a.validFrom, a.id
} AS held"""

_MENTIONS = f"""CYPHER 5 MATCH (n:Node|{AUDIT_ENTRY}) WHERE n.id <> $id AND any(key IN keys(n) WHERE
  valueType(n[key]) STARTS WITH 'STRING' AND any(text IN $texts WHERE toLower(n[key]) CONTAINS text))
RETURN n.id AS id ORDER BY id LIMIT {MENTIONS}"""

_DROP_FINDINGS = f"""CYPHER 5 MATCH (p:Person {{id: $id}})
OPTIONAL MATCH (p)<-[:HELD_BY]-(a:Assignment)
WITH p, collect(a) AS held UNWIND [p] + held AS n
MATCH (f:{KEPT_FINDING})-->(n) WITH DISTINCT f DETACH DELETE f"""

# Earlier changes may have left the id there.
_FORGET = f"CYPHER 5 MATCH (t:{TOUCHED}) DELETE t"

_RENAME = "CYPHER 5 UNWIND $rows AS row MATCH (a:Node {id: row.old}) SET a.id = row.new"

_ERASE = """CYPHER 5 MATCH (p:Person {id: $id})
SET p = {id: $new, source: p.source, recordedAt: $at, erasedOn: $on, synthetic: p.synthetic}"""
