"""From the driver's exceptions to ours. Pure."""

import re
from collections.abc import Callable

from neo4j.exceptions import (
    ConfigurationError,
    ConnectionPoolError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import Conflict, Crowded, GraphError, StatementRefused, TimedOut, TooCostly, Unreachable

DRIVER_FAULTS = (DriverError, Neo4jError)
"""What the driver raises while it talks."""

OPENING_FAULTS = (*DRIVER_FAULTS, ValueError)
"""What the driver raises when it is told where to talk to."""

LOST = (ServiceUnavailable, SessionExpired)
"""What the driver raises when a connection was lost on the way or could not be made."""


def translate(error: BaseException, where: str) -> GraphError:
    """Say in our words what the driver's ``error`` on the server ``where`` means; no credentials in it."""
    where = re.sub("//.*@", "//(not shown)@", where)
    if isinstance(error, Neo4jError):
        return _from_server(error, where)
    if isinstance(error, IncompleteCommit):
        return Unreachable(
            f"The connection to {where} was lost while a change was being saved: it may or may not be there. "
            "Read the data version before repeating it."
        )
    if isinstance(error, (*LOST, ConnectionPoolError)):
        return Unreachable(
            f"The database on {where} does not answer. Check that it runs and that the address is right "
            "(NEO4J_URI), then ask again."
        )
    if isinstance(error, ConfigurationError | ValueError):
        return Unreachable(f"{where} cannot be the address of a Neo4j: check it (NEO4J_URI).")
    return GraphError(f"The driver could not do what it was asked on {where} ({type(error).__name__}).")


def _from_server(error: Neo4jError, where: str) -> GraphError:
    for fits, say in _MEANINGS:
        if fits(error):
            return say(where)
    return StatementRefused(_code(error))


def _code(error: Neo4jError) -> str:
    return error.code or "Neo.DatabaseError.General.UnknownError"


def outdated(error: Neo4jError) -> bool:
    """Whether a read met data that a change overtook: nothing is wrong with it, and it can begin again."""
    return _named("Transaction.Outdated")(error)


def _crowded(_where: str) -> GraphError:
    return Crowded(
        "What the database does at this moment needs more memory together than it has for all. Nothing is "
        "wrong with the question: ask again soon, and for less at a time if it stays so."
    )


def _too_costly(_where: str) -> GraphError:
    return TooCostly(
        "The question needs more memory than one question may take. Ask for less at a time: fewer at a page, "
        "fewer levels, a narrower filter."
    )


def _timed_out(_where: str) -> GraphError:
    return TimedOut("The statement did not end within its time and was stopped; nothing of it is kept.")


def _locked_out(where: str) -> GraphError:
    return Unreachable(
        f"The database on {where} does not let us in. Check user and password (NEO4J_USERNAME, "
        "NEO4J_PASSWORD) and what that user may do."
    )


def _not_there(where: str) -> GraphError:
    return Unreachable(
        f"The database on {where} is not available under its name, or is being stopped. Check NEO4J_DATABASE "
        "and whether it runs, then ask again."
    )


def _taken(_where: str) -> GraphError:
    return Conflict(
        "The change meets something that is already there (an id or another value that must be unique). "
        "Nothing was changed: read it again, and change what is there or choose another id."
    )


def _overtaken(_where: str) -> GraphError:
    return Conflict("Another change came in between. Nothing was changed: read it again, and repeat it.")


def _named(*words: str) -> Callable[[Neo4jError], bool]:
    return lambda error: any(word in _code(error) for word in words)


# In this order: running out of memory is one of the transient errors; the last line takes their rest.
# What one statement may have and what all may have together is told apart by the message alone.
_MEANINGS: tuple[tuple[Callable[[Neo4jError], bool], Callable[[str], GraphError]], ...] = (
    (lambda error: "dbms.memory.transaction.total.max" in (error.message or ""), _crowded),
    (_named("OutOfMemory", "StackOverFlow", "TransactionMemoryLimit"), _too_costly),
    (_named("TransactionTimedOut", "LockAcquisitionTimeout"), _timed_out),
    (_named(".Security."), _locked_out),
    (_named(".Database.", "DatabaseUnavailable", "Transaction.Terminated"), _not_there),
    (lambda error: isinstance(error, ConstraintError), _taken),
    (lambda error: isinstance(error, TransientError), _overtaken),
)
