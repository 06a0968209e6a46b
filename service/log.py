"""What the process writes down: one line for each request, and the stack of what nobody expected.

No line holds the text of a document, a value of a variable, or a credential.
"""

from __future__ import annotations

import re
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger


def make_logger(form: Literal["text", "json"], stream: TextIO) -> FilteringBoundLogger:
    """A logger that writes to `stream`: `key=value` pairs, or a JSON object a line."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.WriteLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            # As plain text: structlog's other ways print local variables, which hold what was asked.
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer() if form == "json" else _Text(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(0),
    )
    bound: FilteringBoundLogger = logger.bind()  # once: what is not bound is bound anew for each line
    return bound


_FIRST = ("timestamp", "level", "event")
_PLAIN = re.compile(r"[\w/.:+%-]+", re.ASCII)
"""A text that needs no quotes: nearly all are such, and asking once for each is quicker than quoting."""


class _Text:
    """`key=value` pairs on one line; a stack below it, as it is read best."""

    def __init__(self) -> None:
        self._pairs = structlog.processors.LogfmtRenderer(key_order=_FIRST)

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> str:
        stack = event.pop("exception", None)
        line = _plain(event) or self._pairs(logger, method, event)
        return line if stack is None else f"{line}\n{stack}"


def _plain(event: EventDict) -> str | None:
    """The line of an event that holds nothing to be quoted; None for any other."""
    first = {name: event[name] for name in _FIRST if name in event}
    words: list[str] = []
    for name, value in {**first, **event}.items():
        word = _word(name, value)
        if word is None:
            return None
        words.append(word)
    return " ".join(words)


def _word(name: str, value: Any) -> str | None:
    match value:
        case True:
            return name
        case False:
            return f"{name}=false"
        case int() | float():
            return f"{name}={value}"
        case str() if _PLAIN.fullmatch(value):
            return f"{name}={value}"
        case _:
            return None
