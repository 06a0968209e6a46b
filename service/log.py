"""What the process writes down: one line for each request, and the stack of what nobody expected.

No line holds the text of a document, a value of a variable, or a credential.
"""

from __future__ import annotations

from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger


def make_logger(form: Literal["text", "json"], stream: TextIO) -> FilteringBoundLogger:
    """A logger that writes to `stream`: `key=value` pairs, or a JSON object a line."""
    logger: FilteringBoundLogger = structlog.wrap_logger(
        structlog.PrintLogger(stream),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            # As plain text: structlog's other ways print local variables, which hold what was asked.
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer() if form == "json" else _Text(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(0),
    )
    return logger


class _Text:
    """`key=value` pairs on one line; a stack below it, as it is read best."""

    def __init__(self) -> None:
        self._pairs = structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> str:
        stack = event.pop("exception", None)
        line = self._pairs(logger, method, event)
        return line if stack is None else f"{line}\n{stack}"
