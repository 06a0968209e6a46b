"""One request on its way through the service, and the one line that is written of it."""

from __future__ import annotations

import itertools
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import Receive, Scope
from structlog.typing import FilteringBoundLogger

_PROCESS = secrets.token_hex(4)
_NUMBERS = itertools.count(1)


def _new_id() -> str:
    # It names a request in the log and opens nothing: randomness once for the process is enough.
    return f"{_PROCESS}{next(_NUMBERS):08x}"


def _shown(path: str) -> str:
    """A path as it is written in an address: what could steer a terminal or forge a line stays escaped."""
    return quote(path[:100], safe="/!$&'()*+,;=:@", errors="replace")


@dataclass(slots=True)
class Visit:
    """A request while it is answered."""

    scope: Scope
    receive: Receive
    log: FilteringBoundLogger
    caller: str
    """The name of the caller's profile."""
    request_id: str = field(default_factory=_new_id)
    headers: Headers = field(init=False)
    gone: bool = False
    """Whether the caller closed the connection before the answer."""
    waits: int = 0
    """How many things take a time of their own at the moment."""
    body_read: bool = False
    """Whether the whole body has arrived."""
    status: int | None = None
    code: str | None = None
    """The code of the first error."""
    operation: str | None = None
    document_kept: bool | None = None
    """Whether the document was known; None where none was asked."""
    plan_kept: bool | None = None
    rows: int | None = None
    _started: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self.headers = Headers(scope=self.scope)

    def log_fault(self, error: BaseException) -> None:
        """Write an unexpected exception down with its stack."""
        self.log.error("fault", request_id=self.request_id, exc_info=error)

    def write_line(self) -> None:
        """Write the line of this request: no parameter values, no text of a document."""
        said = {
            "operation": self.operation,
            "document_kept": self.document_kept,
            "plan_kept": self.plan_kept,
            "rows": self.rows,
            "code": self.code,
        }
        self.log.info(
            "request",
            request_id=self.request_id,
            method=self.scope["method"],
            path=_shown(self.scope["path"]),
            status="gone" if self.gone else self.status,
            ms=round((time.perf_counter() - self._started) * 1000, 1),
            caller=self.caller,
            **{name: value for name, value in said.items() if value is not None},
        )
