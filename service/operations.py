"""The saved questions: operations in files, which the page shows and which are warmed up at start."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import DocumentNode, GraphQLSyntaxError, OperationDefinitionNode, parse

FOLDER = Path(__file__).resolve().parent.parent / "queries" / "operations"
KEYS = ("title", "explanation", "variables")

_HEADER = re.compile(r"#\s*(\w+):\s*(.*\S)\s*")


class BrokenOperation(Exception):
    """A saved operation cannot be used; the message says in which file and line, why, and how to mend it."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True, slots=True)
class SavedOperation:
    """One saved question."""

    path: Path
    name: str
    """The operation's own name; what `samordning ask` takes."""
    title: str
    explanation: str
    """One line: what the answer tells."""
    document: str
    """The GraphQL text, without the header."""
    variables: Mapping[str, Any]
    """What it is first asked with."""

    def shown(self) -> dict[str, Any]:
        """What the page is told of it."""
        return {
            "name": self.name,
            "title": self.title,
            "explanation": self.explanation,
            "document": self.document,
            "variables": dict(self.variables),
        }


def read_all(folder: Path = FOLDER) -> tuple[SavedOperation, ...]:
    """The saved operations of a folder, by file name.

    Raises :class:`BrokenOperation` where one cannot be used, or two have one name.
    """
    found: dict[str, SavedOperation] = {}
    for path in sorted(folder.glob("*.graphql")):
        operation = read(path)
        if operation.name in found:
            other = found[operation.name].path.name
            raise BrokenOperation(path, 1, f"the operation {operation.name} is in {other} too: rename one")
        found[operation.name] = operation
    return tuple(found.values())


def read(path: Path) -> SavedOperation:
    """One saved operation: comment lines `# title: …`, `# explanation: …`, `# variables: {…}`, then GraphQL.

    Raises :class:`BrokenOperation`. Whether it fits the schema is for whoever has the schema.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    header: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        match = _HEADER.fullmatch(line)
        if match is None:
            break
        key, value = match.groups()
        if key not in KEYS or key in header:
            problem = f"`{key}` stands twice" if key in header else f"`{key}` is unknown"
            raise BrokenOperation(path, number, f"{problem}: the header has {', '.join(KEYS)}, each once")
        header[key] = value
    missing = [key for key in KEYS if key not in header]
    if missing:
        line = f"# {missing[0]}: …"
        raise BrokenOperation(path, len(header) + 1, f"the header has no {missing[0]}: add a line `{line}`")
    text = "\n".join(lines[len(header) :])
    place = list(header).index("variables") + 1
    return SavedOperation(
        path=path,
        name=_name(path, text, len(header)),
        title=header["title"],
        explanation=header["explanation"],
        document=text.strip() + "\n",
        variables=_variables(path, place, header["variables"]),
    )


def _variables(path: Path, line: int, text: str) -> dict[str, Any]:
    try:
        variables = json.loads(text)
    except ValueError as error:
        raise BrokenOperation(
            path, line, f"the variables are not JSON ({error}): write {{}} for none"
        ) from error
    if not isinstance(variables, dict):
        raise BrokenOperation(path, line, "the variables are not an object: write {} for none")
    return variables


def _name(path: Path, text: str, above: int) -> str:
    try:
        document: DocumentNode = parse(text)
    except GraphQLSyntaxError as error:
        line = above + (error.locations[0].line if error.locations else 1)
        raise BrokenOperation(path, line, f"{error.message} Correct the GraphQL") from error
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].name is None:
        raise BrokenOperation(
            path, above + 1, "a saved operation is one operation with a name: `query Name { … }`"
        )
    return operations[0].name.value
