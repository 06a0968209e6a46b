"""What goes around every request: who may ask at all, the headers of every answer, the log line."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.typing import FilteringBoundLogger

from service.access import Access
from service.answers import failure_response
from service.body import Gone
from service.errors import Failure, Told, cause
from service.visit import Visit

VISIT = "samordning.visit"
"""Where the scope of a request keeps its :class:`Visit`."""

# The editor of the page writes its own styles into the document; they hold small pictures and fonts.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_ADDED = [
    (name.encode(), value.encode())
    for name, value in (SECURITY_HEADERS | {"cache-control": "no-store"}).items()
]


class Frame:
    """Wraps the whole app, so that no answer leaves without its headers and its line in the log."""

    def __init__(self, app: ASGIApp, access: Access, log: FilteringBoundLogger) -> None:
        self._app = app
        self._access = access
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens on the way."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visit = Visit(scope, receive, self._log, self._access.profile.name)
        scope[VISIT] = visit

        async def send_framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                visit.status = message["status"]
                said = {name for name, _ in message["headers"]}
                added = [header for header in _ADDED if header[0] not in said]
                request_id = (b"x-request-id", visit.request_id.encode())
                message["headers"] = [*message["headers"], *added, request_id]
            await send(message)

        try:
            await self._answer(visit, send_framed)
        finally:
            visit.write_line()

    async def _answer(self, visit: Visit, send: Send) -> None:
        try:
            self._access.refuse_strangers(visit.headers)
            await self._app(visit.scope, visit.receive, send)
        except Gone:
            visit.gone = True
        except Failure as failure:
            await failure_response(failure, visit)(visit.scope, visit.receive, send)
        except Exception as error:
            fault = Failure(Told(*cause(error, visit.log_fault)))
            # Where half an answer is out already, closing the connection is all that is left.
            if visit.status is None:
                await failure_response(fault, visit)(visit.scope, visit.receive, send)
