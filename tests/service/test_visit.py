"""The line that is written of each request."""

from __future__ import annotations

import io
from typing import Literal

import pytest
from starlette.types import Message

from service.log import make_logger
from service.visit import Visit


async def nothing() -> Message:
    """A request without a body."""
    return {"type": "http.request"}


def line(path: str, form: Literal["text", "json"]) -> str:
    """What is written of a request for `path`."""
    stream = io.StringIO()
    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    Visit(scope, nothing, make_logger(form, stream), "local").write_line()
    return stream.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "sent", ["\n\r\x1b[31mX", "\x00\x7f", "\x9b31m", "a b\u2028\u202e", "\ud800", "%0a", '"']
)
def test_a_path_cannot_steer_a_terminal_or_forge_a_line(form: Literal["text", "json"], sent: str) -> None:
    """Whatever was sent, the line is one line of printable ASCII."""
    written = line(f"/{sent}", form)
    assert written.endswith("\n")
    assert written[:-1].isascii()
    assert written[:-1].isprintable()


def test_a_path_is_written_as_in_an_address() -> None:
    """An ordinary one stays as it is, control characters are escaped, and a long one is cut."""
    assert "path=/static/assets/main-1a2b.js " in line("/static/assets/main-1a2b.js", "text")
    assert "path=/%0A%0D%1B%5B31mX " in line("/\n\r\x1b[31mX", "text")
    assert f"path=/{'a' * 99} " in line(f"/{'a' * 500}", "text")
