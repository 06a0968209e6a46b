"""What can go wrong between us and the database, in the words of whoever has to mend it.

No exception of the driver leaves this room, and no message here holds Cypher, a parameter value or a
credential. The driver's own exception stays as the cause, for the log
of the process.
"""


class GraphError(Exception):
    """The graph could not do what it was asked; the message says what, where, why and how to mend it."""


class Unreachable(GraphError):
    """The database does not answer, or does not let us in. Nothing is known about the question asked."""


class TimedOut(GraphError):
    """The statement did not end within its time and was stopped; nothing of it is kept."""


class TooCostly(GraphError):
    """The statement wanted more memory than it may have. Asking again costs the same: it is never retried."""


class Crowded(GraphError):
    """Statements of one moment together wanted more memory than there is for all; alone it may have it."""


class Conflict(GraphError):
    """The change meets something that is already there, or another change at the same moment."""


class StatementRefused(GraphError):
    """The database refused the statement itself: a fault of ours, named by the database's status code."""

    def __init__(self, code: str) -> None:
        """Keep the status code of the database, such as ``Neo.ClientError.Statement.SyntaxError``."""
        super().__init__(
            f"The database refused the statement ({code}). The statement is at fault, not the question: "
            "please report it with this code."
        )
        self.code = code


class JarsMissing(GraphError):
    """The jars of the managed Neo4j are not there and could not be fetched."""


class ServerProblem(GraphError):
    """The managed Neo4j could not be started, stopped or reset."""


class MigrationRefused(GraphError):
    """The migrations on disk and the ones in the database do not fit together; nothing was applied."""
