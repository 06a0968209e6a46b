"""What arrives over HTTP: the body within its limit, its members, and the format that is wanted back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.types import Receive

from service.errors import Code, Failure

MEMBERS = ("query", "operationName", "variables", "extensions")

PLAIN = "application/json"
GRAPHQL = "application/graphql-response+json"


class Gone(Exception):
    """The caller closed the connection."""


@dataclass(frozen=True, slots=True)
class Question:
    """The body of a request (GraphQL over HTTP, Request Parameters)."""

    query: str
    operation_name: str | None
    variables: dict[str, Any]


async def receive_body(receive: Receive, headers: Mapping[str, str], limit: int) -> bytes:
    """The whole body. Raises :class:`Failure` beyond `limit` bytes, :class:`Gone` where the caller went."""
    announced = headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise _too_large(limit)
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        chunk: bytes = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        chunks.append(chunk)
        if not message.get("more_body", False):
            return b"".join(chunks)


def refuse_other_content(content_type: str | None) -> None:
    """Refuse a body that is not JSON in UTF-8: raises :class:`Failure`."""
    media, *parameters = (content_type or "").lower().split(";")
    charsets = [
        value.strip().strip('"')
        for key, _, value in (p.partition("=") for p in parameters)
        if key.strip() == "charset"
    ]
    if media.strip() != PLAIN or any(charset not in {"utf-8", "utf8"} for charset in charsets):
        shown = f"is {content_type[:100]!r}" if content_type else "is missing"
        raise Failure.of(
            Code.UNSUPPORTED_MEDIA_TYPE,
            f"Content-Type {shown}; send JSON in UTF-8 as {PLAIN}.",
            Accept_Post=PLAIN,
        )


def wanted_format(accept: str | None) -> str | None:
    """The media type to answer in, by the weights of an Accept header; None where neither suits.

    Both are JSON. Who does not name the GraphQL one gets the plain one, whose status is 200 also for a
    document that is refused, as older clients expect.
    """
    if not accept:
        return PLAIN
    graphql = plain = 0.0
    for part in accept[:1000].lower().split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        weight = _weight(parameters)
        if media == GRAPHQL:
            graphql = max(graphql, weight)
        elif media in {PLAIN, "application/*", "*/*"}:
            plain = max(plain, weight)
    if graphql == plain == 0:
        return None
    return GRAPHQL if graphql >= plain else PLAIN


def question(body: bytes) -> Question:
    """The members of a body. Raises :class:`Failure` that names the member and what is expected."""
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _bad(f"The body is not JSON: {error}.") from error
    if isinstance(members, list):
        raise _bad(
            "The body is a list; batches are not answered. Send each question in a request of its own."
        )
    if not isinstance(members, dict):
        raise _bad('The body is not a JSON object. Send {"query": "…", "variables": {…}}.')
    unknown = [name for name in members if name not in MEMBERS]
    if unknown:
        raise _bad(f"The body has the unknown member {unknown[0][:50]!r}; it may have {', '.join(MEMBERS)}.")
    query = _member(members, "query", str, "a string, the GraphQL document")
    if query is None:
        raise _bad("The body has no `query`. Put the GraphQL document there, as a string.")
    name = _member(members, "operationName", str, "a string or null")
    variables = _member(members, "variables", dict, "an object or null") or {}
    _member(members, "extensions", dict, "an object or null")
    _refuse_repeated(body)
    return Question(query, name, variables)


def _member(members: dict[str, Any], name: str, kind: type, expected: str) -> Any:
    value = members.get(name)
    if value is not None and not isinstance(value, kind):
        raise _bad(f"`{name}` is {_json_kind(value)}; it must be {expected}.")
    return value


def _json_kind(value: Any) -> str:
    kinds = {bool: "a boolean", int: "a number", float: "a number", str: "a string", list: "a list"}
    return kinds.get(type(value), "an object")


def _refuse_repeated(body: bytes) -> None:
    """Refuse a name that stands twice in one object, of which JSON readers silently take the last.

    The faster reader cannot tell, so that the body is read once more. Looking for names in the bytes instead
    misses those that are written with escapes, and takes seconds where there are thousands of them.
    """
    try:
        _REPEATED.decode(body.decode())
    except RecursionError as error:
        raise _bad(
            "The body is nested too deeply: lists and objects stand hundreds of levels inside each other."
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            raise _bad(
                f"The name {name[:50]!r} stands twice in one object of the body. Leave one of them out."
            )
        seen.add(name)
    return dict(pairs)


_REPEATED = json.JSONDecoder(object_pairs_hook=_object)
"""Refuses a name that stands twice."""


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _bad(message: str) -> Failure:
    return Failure.of(Code.BAD_REQUEST, message)


def _too_large(limit: int) -> Failure:
    return Failure.of(
        Code.BODY_TOO_LARGE,
        f"The body has more than {limit:,} bytes. Ask in several requests.",
        Connection="close",
    )
