"""How much memory one change of so many rows takes in the database, and how much it may take there.

A change is one transaction, and Neo4j holds all of it in its heap until it is saved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from graph.connection import Graph
from graph.errors import StatementRefused, Unreachable
from graph.statements import Statement
from seeds.exporting.reading import PAGE_TIMEOUT_S

# What Neo4j 2026.08 reckoned at most for the country with its demonstration layer in one transaction, until
# it was saved: 490 MB for 49,336 nodes with 355,519 properties, 66,287 references, 41,983 ties with 167,878
# properties; and 977 MB for all of it twice. Measured apart before that, they stood in this relation.
NODE = 2_000
TIE = 900
PROPERTY_OF_NODE = 450
PROPERTY_OF_TIE = 350
REFERENCE = 2_400
MB = 1 << 20

HEAP = "server.memory.heap.max_size"
_LIMITS = ("db.memory.transaction.max", "dbms.memory.transaction.total.max")
_SIZE = re.compile(r"([\d.]+) *(B|KiB|MiB|GiB|TiB)")
_UNITS = {unit: 1 << 10 * power for power, unit in enumerate(("B", "KiB", "MiB", "GiB", "TiB"))}


class Row(Protocol):
    """What is written of a row."""

    @property
    def stored(self) -> dict[str, Any]:
        """Its properties."""

    @property
    def named(self) -> dict[str, tuple[str, ...]]:
        """The ids that it names by column, its source among them."""


def cost(row: Row) -> int:
    """About how many bytes writing a row takes there until it is saved."""
    if "id" not in row.stored:
        return TIE + PROPERTY_OF_TIE * len(row.stored)
    references = sum(map(len, row.named.values())) - 1  # its source is a property
    return NODE + PROPERTY_OF_NODE * len(row.stored) + REFERENCE * references


@dataclass(frozen=True)
class Limit:
    """What one transaction may take."""

    size: int
    """Bytes."""
    setting: str
    """The setting of Neo4j that says so."""
    heap: str
    """How much heap it has, as Neo4j says it; the settings follow from it."""


async def limit(graph: Graph) -> Limit | None:
    """The tightest limit of the server; None where it has none, or does not let us look."""
    statement = Statement(
        "CYPHER 5 SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value",
        {"names": [*_LIMITS, HEAP]},
    )
    try:
        told = {record["name"]: record["value"] for record in await graph.rows(statement, PAGE_TIMEOUT_S)}
    except (StatementRefused, Unreachable):
        # Somebody else's server need not show its settings; it still refuses what is too much, and says so.
        return None
    sizes = [(size, name) for name in _LIMITS if (size := bytes_of(told.get(name, ""))) > 0]
    if not sizes:
        return None
    size, setting = min(sizes)
    return Limit(size, setting, told.get(HEAP, "unknown"))


def bytes_of(size: str) -> int:
    """The bytes that Neo4j means by `2.40GiB`; 0 is no limit, and so is what is not understood."""
    match = _SIZE.fullmatch(size)
    return int(float(match[1]) * _UNITS[match[2]]) if match else 0
