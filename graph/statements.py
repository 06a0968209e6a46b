"""One Cypher statement with its parameters, ready to be read or written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

LANGUAGE = "CYPHER 5"
"""How each text starts, so that every supported server (5.26 is the oldest) reads it in the same way."""

_START = re.compile(rf"{LANGUAGE}\s+\S")


@dataclass(frozen=True)
class Statement:
    """A text of ours and the values that come with it; nothing from a request is ever part of the text."""

    text: str
    """Cypher, starting with ``CYPHER 5``."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Values by name, without the ``$``."""

    def __post_init__(self) -> None:
        if not _START.match(self.text):
            raise ValueError(
                f"A statement must start with `{LANGUAGE}`, so that each server reads it in the same way; "
                f"this one starts with {self.text[:20]!r}. Put `{LANGUAGE}` before it."
            )
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    @property
    def explained(self) -> Statement:
        """The same, only planned: the database keeps the plan, and runs the statement by it afterwards."""
        return Statement(f"{LANGUAGE} EXPLAIN{self.text.removeprefix(LANGUAGE)}", self.parameters)
