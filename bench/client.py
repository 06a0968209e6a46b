"""A client that costs little: HTTP/1.1 over one connection that is kept, nothing beyond what is measured."""

from __future__ import annotations

import asyncio
from typing import Self

LARGEST_ANSWER = 1 << 26
"""Bytes that may wait to be read; an answer of the whole country is below one million."""


class BadAnswer(Exception):
    """A server did not answer with 200, or not in a way that this client reads."""


class Connection:
    """One connection to a server on this machine, for one request at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port: int) -> Self:
        """Connect to 127.0.0.1:`port`. Raises OSError where nobody listens."""
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=LARGEST_ANSWER))

    async def ask(self, request: bytes) -> bytes:
        """Send a request and give the body of its answer. Raises :class:`BadAnswer`."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        status, *lines = head.split(b"\r\n")
        headers = dict(line.lower().split(b": ", 1) for line in lines if line)
        if b"content-length" not in headers:
            raise BadAnswer(f"The answer does not say how long it is: {head[:300]!r}")
        body = await self._reader.readexactly(int(headers[b"content-length"]))
        if status.split(b" ")[1] != b"200":
            raise BadAnswer(f"{status.decode()}: {body[:500].decode()}")
        return body

    async def close(self) -> None:
        """Close the connection."""
        self._writer.close()
        await self._writer.wait_closed()


def post(path: str, body: bytes) -> bytes:
    """The bytes of a POST of JSON."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Accept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def get(path: str) -> bytes:
    """The bytes of a GET."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n".encode()
