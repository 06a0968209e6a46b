"""The peer's type definitions, with our Cypher put in where it has no words of its own."""

from __future__ import annotations

import re
from pathlib import Path

from bench.by_hand import statement

SOURCE = Path(__file__).resolve().parent / "peer" / "schema.graphql"
_NAMED = re.compile(r'"""<([\w-]+)>"""')


def type_definitions() -> str:
    """What the peer is started with. Raises OSError where it names a statement that there is not."""
    return _NAMED.sub(lambda named: f'"""\n{statement(named[1])}"""', SOURCE.read_text(encoding="utf-8"))
