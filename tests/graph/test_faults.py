"""From the driver's exceptions to ours."""

from __future__ import annotations

from neo4j.exceptions import ConfigurationError, DriverError, ServiceUnavailable

from graph.faults import translate


def test_no_message_shows_a_credential() -> None:
    """An address may hold user and password; what is told of a fault does not."""
    for error in (ServiceUnavailable(), ConfigurationError(), DriverError()):
        told = str(translate(error, "bolt://neo4j:hem/me@lig@host:7687"))
        assert "bolt://(not shown)@host:7687" in told
        assert "hem" not in told
