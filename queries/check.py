"""Checks: what the database cannot constrain, each one statement that finds whatever is at fault.

A check's body answers with one row a fault: `subject` (the id of what is at fault, or a tie between two) and
`detail` (what is wrong with it). Checks stand in `queries/checks/<id>.cypher`, or are made from the model by
`queries.derived`. They are about the register as a whole, on every day, and not about one day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.statements import Statement
from queries.texts import CypherFile, bare, read

CHECKS = Path(__file__).parent / "checks"
EXAMPLES = 5
"""How many examples of a fault are told unless somebody says otherwise."""


class Severity(StrEnum):
    """How bad a fault is."""

    ERROR = "ERROR"
    """The register contradicts itself or its model: answers cannot be trusted until it is mended."""
    WARNING = "WARNING"
    """It can be true, and is worth a look."""


@dataclass(frozen=True)
class Check:
    """One thing that should not be found."""

    id: str
    """`<noun>.<fault>`, and the name of its file where it has one."""
    title: str
    explanation: str
    severity: Severity
    remedy: str
    text: str
    """Its Cypher: clauses that end in `RETURN … AS subject, … AS detail`."""
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cypher = bare(self.text)
        if not re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*", self.id):
            raise ValueError(f"id {self.id!r} must look like period.ends-before-start")
        wanted, given = set(re.findall(r"\$(\w+)", cypher)), set(self.parameters)
        if wanted != given:
            raise ValueError(f"{self.id} reads the parameters {sorted(wanted)} and is given {sorted(given)}")
        for branch in re.split(r"\bUNION\b", _outermost(cypher)):
            returned = branch.rpartition("RETURN")[2]
            if re.findall(r"\bAS (\w+)", returned) != ["subject", "detail"]:
                raise ValueError(f"{self.id} must end in RETURN … AS subject, … AS detail")
        object.__setattr__(self, "parameters", MappingProxyType(dict(self.parameters)))

    def statement(self, examples: int = EXAMPLES) -> Statement:
        """The statement that counts the faults and gives the first of them, by subject."""
        text = f"""CYPHER 5
CALL () {{
{self.text}}}
WITH subject, detail ORDER BY subject, detail
RETURN count(*) AS count, collect({{subject: subject, detail: detail}})[..$examples] AS examples
"""
        return Statement(text, {**self.parameters, "examples": examples})


def _outermost(cypher: str) -> str:
    """The Cypher without what stands in braces."""
    less = re.sub(r"\{[^{}]*\}", " ", cypher)
    return less if less == cypher else _outermost(less)


def load_all(folder: Path = CHECKS) -> tuple[Check, ...]:
    """The checks that stand in files, in order of id. Raises `BrokenFile` at the first that is at fault."""
    return tuple(of_file(read(path)) for path in sorted(folder.glob("*.cypher")))


_KEYS = ("id", "title", "explanation", "severity", "remedy")


def of_file(file: CypherFile) -> Check:
    """The check of a file that has been read. Raises `BrokenFile`."""
    header = file.header
    if wrong := [
        *(f"header key {key} is missing: write a text" for key in _KEYS if not _said(header.get(key))),
        *(f"header key {key} is unknown: remove it" for key in header if key not in _KEYS),
    ]:
        raise file.refuse("; ".join(wrong))
    if header["id"] != file.path.stem:
        raise file.refuse(f"the header calls it {header['id']}, the file {file.path.stem}: use one name")
    try:
        return Check(**{**header, "severity": Severity(header["severity"])}, text=file.text)
    except ValueError as error:
        raise file.refuse(str(error), file.line) from error


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
