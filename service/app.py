"""The ASGI app: its addresses, its start and its end."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request as HttpRequest
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send
from structlog.typing import FilteringBoundLogger

from resolvers.request import Profile
from service import health
from service.access import access
from service.answers import failure_response
from service.clock import Clock, today_in_oslo
from service.documents import Documents
from service.endpoint import Endpoint
from service.errors import RETRY_SECONDS, Code, Failure
from service.frame import VISIT, Frame
from service.log import make_logger
from service.operations import BrokenOperation, SavedOperation
from service.pages import page, wants_page
from service.ports import Opened, Parts
from service.settings import Settings
from service.visit import Visit
from service.warming import Tell, WarmUp

FOREVER = "public, max-age=31536000, immutable"


def unheard(_warm: int, _total: int) -> None:
    """Tell nobody how far the warm-up has come."""


def create_app(
    settings: Settings,
    parts: Parts,
    *,
    clock: Clock = today_in_oslo,
    log: FilteringBoundLogger | None = None,
    tell: Tell = unheard,
) -> Starlette:
    """The app, which opens the graph in the event loop that serves it and then gets ready by itself.

    `tell` is told how many saved questions are warm; with the first, questions are answered.

    Raises :class:`BadSetting` where others could reach a service that trusts every caller, and
    :class:`BrokenOperation` for a saved operation that does not fit the schema.
    """
    log = log or make_logger(settings.log, sys.stderr)
    allowed = access(settings)
    documents = Documents(parts.schema, parts.costs, settings.document_cache)
    fitting = [each for each in parts.operations if _fits(each, documents, allowed.profile, log)]
    parts = replace(parts, operations=fitting)
    readiness = health.Readiness()
    endpoint = Endpoint(allowed, documents, readiness, clock)

    def told(asked: int, questions: int) -> None:
        readiness.tell(asked, questions)
        tell(asked, questions)

    warm_up = WarmUp(fitting, documents, allowed.profile, clock, log, told)

    async def start(opened: Opened) -> None:
        await health.get_ready(readiness, opened, warm_up.first, log)
        await warm_up.rest(opened)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with parts.open_graph() as opened:
            readiness.opened = opened
            starting = asyncio.create_task(start(opened))
            try:
                yield
            finally:
                starting.cancel()
                with suppress(asyncio.CancelledError):
                    await starting

    return Starlette(
        routes=_routes(parts, endpoint, readiness),
        middleware=[Middleware(Frame, access=allowed, log=log)],
        exception_handlers={HTTPException: _refused},
        lifespan=lifespan,
    )


def _routes(parts: Parts, endpoint: Endpoint, readiness: health.Readiness) -> list[BaseRoute]:
    operations = orjson.dumps([operation.shown() for operation in parts.operations])

    async def saved(_: HttpRequest) -> Response:
        return Response(operations, media_type="application/json")

    async def root(_: HttpRequest) -> Response:
        return RedirectResponse("/graphql")

    async def live(_: HttpRequest) -> Response:
        return Response(b'{"live":true}', media_type="application/json")

    async def ready(_: HttpRequest) -> Response:
        report = await health.report(readiness)
        status, headers = (200, {}) if report["ready"] else (503, {"Retry-After": str(RETRY_SECONDS)})
        return Response(orjson.dumps(report), status, headers, media_type="application/json")

    routes: list[BaseRoute] = [
        Route("/", root),
        Route("/graphql", _GraphQL(parts, endpoint)),
        Route("/operations.json", saved),
        Route("/health/live", live),
        Route("/health/ready", ready),
    ]
    if parts.page is not None:
        routes.append(Mount("/static/assets", _Assets(directory=parts.page / "assets")))
    return routes


class _GraphQL:
    """`/graphql`: the page for a browser, answers for everybody else."""

    def __init__(self, parts: Parts, endpoint: Endpoint) -> None:
        self._parts = parts
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit: Visit = scope[VISIT]
        method = scope["method"]
        if method == "POST":
            response = await self._endpoint.answer(visit)
        elif method in {"GET", "HEAD"} and wants_page(visit.headers.get("accept")):
            response = page(self._parts.page)
        else:
            raise Failure.of(
                Code.METHOD_NOT_ALLOWED,
                f"{method} is not answered here. Send questions with POST, the document in the body.",
                Allow="POST",
            )
        await response(scope, receive, send)


class _Assets(StaticFiles):
    """Parts of the page, whose names change with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = FOREVER
        return response


async def _refused(request: HttpRequest, error: Exception) -> Response:
    """What the router refuses, in the shape of every error."""
    status = error.status_code if isinstance(error, HTTPException) else Code.INTERNAL.status
    if status == Code.METHOD_NOT_ALLOWED.status:
        failure = Failure.of(Code.METHOD_NOT_ALLOWED, "This address answers GET only.", Allow="GET")
    else:
        failure = Failure.of(Code.NOT_FOUND, "There is nothing here. Questions go to /graphql.")
    return failure_response(failure, request.scope[VISIT])


def _fits(
    operation: SavedOperation, documents: Documents, profile: Profile, log: FilteringBoundLogger
) -> bool:
    """Whether the callers of this process may ask a saved operation; it is only shown where they may."""
    try:
        documents.prepare(operation.document, operation.name, operation.variables, profile.limits)
    except Failure as failure:
        if failure.code is not Code.LIMIT_EXCEEDED:
            raise BrokenOperation(operation.path, 1, f"{failure} Correct the operation") from failure
        log.warning(
            "operation left out", operation=operation.name, profile=profile.name, because=str(failure)
        )
        return False
    return True
