"""Whether a managed server answers, and what it said last."""

import socket

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import ServerProblem
from graph.managed.config import USER
from graph.managed.home import PORT_SETTING, Home

LOG_LINES = 12


def answers(uri: str, password: str) -> bool:
    """Ask a real query, and tell whether it comes back.

    Raises :class:`ServerProblem` when whoever listens there does not know our password.
    """
    host, _, port = uri.removeprefix("bolt://").partition(":")
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex((host, int(port))) != 0:
            return False
    try:
        with (
            neo4j.GraphDatabase.driver(
                uri, auth=(USER, password), connection_timeout=5, connection_acquisition_timeout=5
            ) as driver,
            driver.session(database="neo4j") as session,
        ):
            session.run("CYPHER 5 RETURN 1").consume()
            return True
    except AuthError as error:
        raise ServerProblem(
            f"The Neo4j on {uri} does not accept the password of this home. If its password was changed by "
            "hand, write the new one into the file `password` of the home; otherwise another server listens "
            f"there: end it, or choose another port ({PORT_SETTING})."
        ) from error
    except (DriverError, Neo4jError):
        return False  # Bolt is open before the database is


def last_words(home: Home) -> str:
    """Read the last lines that the server of this start said, without the stacks of its Java."""
    lines = [
        line
        for path in (home.log, home.console)
        if path.is_file()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        # The lines of a Java stack tell a reader nothing; what went wrong stands above them.
        if line.strip() and not line.lstrip().startswith(("at ", "... "))
    ]
    return "\n".join(lines[-LOG_LINES:]) or "(nothing)"
