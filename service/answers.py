"""Answers as they leave: one shape for data, one for errors."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.responses import Response

from service.body import PLAIN
from service.errors import BEFORE_EXECUTION, RETRY_SECONDS, WHOLE, Code, Failure, told
from service.ports import Result
from service.visit import Visit


def data_response(result: Result, visit: Visit, media: str) -> Response:
    """The response that holds what was found, and what went wrong in parts of it.

    Raises :class:`Failure` where nothing was executed, or where asking again would give a whole answer.
    """
    body: dict[str, Any] = {}
    if result.errors:
        shown = [
            told(error, Code.BAD_VARIABLES if error.path is None else Code.INTERNAL, visit.log_fault)
            for error in result.errors
        ]
        whole = [reason for reason in shown if reason.code in WHOLE]
        if whole or (result.data is None and all(reason.path is None for reason in shown)):
            raise Failure(*(whole or shown))
        visit.code = shown[0].code.name
        body["errors"] = [reason.body(visit.request_id) for reason in shown]
    body["data"] = result.data
    return Response(orjson.dumps(body), 200, media_type=f"{media}; charset=utf-8")


def failure_response(failure: Failure, visit: Visit, media: str = PLAIN) -> Response:
    """The response to a request that failed as a whole: errors, no data, and the status of the first code."""
    visit.code = failure.code.name
    status = 200 if media == PLAIN and failure.code in BEFORE_EXECUTION else failure.code.status
    headers = {"Retry-After": str(RETRY_SECONDS)} if status == Code.NOT_READY.status else {}
    body = {"errors": [reason.body(visit.request_id) for reason in failure.reasons]}
    return Response(
        orjson.dumps(body), status, {**headers, **failure.headers}, media_type=f"{media}; charset=utf-8"
    )
