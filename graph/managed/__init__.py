"""The managed Neo4j: a real server of our own on loopback, with nothing installed on the machine."""

from graph.managed.home import Home
from graph.managed.server import Running, Status, reset, start, status, stop

__all__ = ["Home", "Running", "Status", "reset", "start", "status", "stop"]
