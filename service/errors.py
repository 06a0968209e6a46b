"""The one list of error codes, and how whatever went wrong becomes an error that a client may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import GraphQLError

from graph.errors import Crowded, TimedOut, TooCostly, Unreachable
from resolvers.request import Refused

RETRY_SECONDS = 5
"""After how long to ask again when the database is away, or the service is busy or still starting."""


class Code(Enum):
    """What went wrong, the HTTP status where the whole request fails of it, and what it means.

    docs/errors.md is this list.
    """

    BAD_REQUEST = (
        400,
        "The body is not a JSON object of `query`, `variables`, `operationName` and `extensions`.",
    )
    PARSE_FAILED = (400, "The document is not GraphQL.")
    VALIDATION_FAILED = (400, "The document does not fit the schema.")
    OPERATION_UNKNOWN = (400, "The document has no operation of that name, or several and no name was given.")
    BAD_VARIABLES = (400, "The variables do not fit the operation's declarations.")
    LIMIT_EXCEEDED = (400, "The question is larger than one request may be; the message says in what.")
    BAD_INPUT = (400, "An argument has a value that cannot be used.")
    TOO_COSTLY = (400, "The database needed more memory than one question may take. Ask for less.")
    ORIGIN_REFUSED = (403, "A web page of another host asked a service that is open on this machine only.")
    NOT_FOUND = (404, "There is nothing at this address.")
    METHOD_NOT_ALLOWED = (405, "The address does not answer this method. Questions are sent with POST.")
    NOT_ACCEPTABLE = (406, "`Accept` names no format that the service can answer in.")
    BODY_TOO_LARGE = (413, "The body has more bytes than one request may have.")
    UNSUPPORTED_MEDIA_TYPE = (415, "`Content-Type` is not `application/json` in UTF-8.")
    HOST_REFUSED = (421, "The request was addressed to another host, or came through a proxy.")
    RATE_LIMITED = (429, "Too many requests from this address. Wait as long as `Retry-After` says.")
    INTERNAL = (500, "A fault of the service. Report the request id; the log has the rest.")
    NOT_READY = (503, "The service is starting. Wait as long as `Retry-After` says.")
    BUSY = (503, "Too many ask, or wait for something that takes long. Wait as long as `Retry-After` says.")
    DATABASE_UNREACHABLE = (503, "The database does not answer. Wait as long as `Retry-After` says.")
    TIMED_OUT = (504, "The answer took longer than one request may take. Ask for less.")

    def __init__(self, status: int, meaning: str) -> None:
        self.status = status
        self.meaning = meaning


BEFORE_EXECUTION = frozenset(
    {
        Code.PARSE_FAILED,
        Code.VALIDATION_FAILED,
        Code.OPERATION_UNKNOWN,
        Code.BAD_VARIABLES,
        Code.LIMIT_EXCEEDED,
        Code.BAD_INPUT,
    }
)
"""Faults of a well-formed request; to who accepts only `application/json` they are told with status 200."""

WHOLE = frozenset({Code.DATABASE_UNREACHABLE, Code.BUSY})
"""Faults that make the whole request fail, wherever in the answer they happened: asking again may help."""

LONGEST_MESSAGE = 1_000
"""Characters of a message; one about a document or a variable may quote all of it."""

LogFault = Callable[[BaseException], None]
"""Writes an unexpected exception with its stack to the log."""


@dataclass(frozen=True, slots=True)
class Told:
    """One error as the client sees it."""

    code: Code
    message: str
    path: Sequence[str | int] | None = None
    locations: Sequence[tuple[int, int]] = ()
    """Lines and columns in the document, from 1."""

    def body(self, request_id: str) -> dict[str, Any]:
        """The error in the shape of the GraphQL specification, its code in `extensions`."""
        shape: dict[str, Any] = {"message": _short(self.message)}
        if self.locations:
            shape["locations"] = [{"line": line, "column": column} for line, column in self.locations]
        if self.path is not None:
            shape["path"] = list(self.path)
        shape["extensions"] = {"code": self.code.name, "requestId": request_id}
        return shape


class Failure(Exception):
    """The request fails as a whole, for these reasons."""

    def __init__(self, *reasons: Told, headers: dict[str, str] | None = None) -> None:
        super().__init__(reasons[0].message)
        self.reasons = reasons
        self.headers = headers or {}

    @classmethod
    def of(cls, code: Code, message: str, **headers: str) -> Failure:
        """A failure for one reason; header names are written with underscores for hyphens."""
        return cls(Told(code, message), headers={name.replace("_", "-"): v for name, v in headers.items()})

    @property
    def code(self) -> Code:
        """The code of the first reason, which gives the status."""
        return self.reasons[0].code


def told(error: GraphQLError, otherwise: Code, log_fault: LogFault) -> Told:
    """What the client sees of an error of graphql-core or of the executor.

    `otherwise` is the code of an error that graphql-core itself raised about the document or the variables.
    """
    original = error.original_error
    while isinstance(original, GraphQLError) and original.original_error is not None:
        original = original.original_error
    if original is None or isinstance(original, GraphQLError):
        code, message = _stated(error, otherwise), error.message
        if code is Code.INTERNAL:
            code, message = cause(error, log_fault)
    else:
        code, message = cause(original, log_fault)
    locations = [(place.line, place.column) for place in error.locations or ()]
    return Told(code, message, error.path, locations)


def cause(error: BaseException, log_fault: LogFault) -> tuple[Code, str]:
    """Code and message for an exception; one that nobody expected is logged and told without its text."""
    match error:
        case Refused():
            return Code[error.code], str(error)
        case Unreachable():
            return (
                Code.DATABASE_UNREACHABLE,
                f"The database does not answer. Ask again in {RETRY_SECONDS} s.",
            )
        case TimedOut():
            return Code.TIMED_OUT, "The database was not done within its time. Ask for fewer things at once."
        case Crowded():
            return (
                Code.BUSY,
                "The questions of this moment together need more memory than the database has. Ask again in "
                f"{RETRY_SECONDS} s, and for fewer things at once if it stays so.",
            )
        case TooCostly():
            return (
                Code.TOO_COSTLY,
                "The database needed more memory than one question may take. Ask for fewer things at once: "
                "a smaller `first`, a narrower `where`, fewer fields that are lists.",
            )
        case Failure():
            return error.code, str(error)
        case _:
            log_fault(error)
            return Code.INTERNAL, "Something went wrong in the service. Report it with the request id."


def _stated(error: GraphQLError, otherwise: Code) -> Code:
    name = (error.extensions or {}).get("code")
    return Code.__members__.get(str(name), otherwise) if name else otherwise


def _short(message: str) -> str:
    half = LONGEST_MESSAGE // 2
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:half]} … {message[-half:]}"
