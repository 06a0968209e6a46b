"""Whole texts of Cypher for whole documents, without a database.

`tck/NAME.graphql` is a document; its first lines are comments: what it shows, `# variables: {…}` and
`# profile: local | anonymous | reader`. `tck/NAME.cypher` is what it becomes, root field by root field, with
the parameters. The saved operations are documents here too. After a change that is meant, write the expected
files anew and read what git says has changed:

    SAMORDNING_RENEW=1 .venv/bin/python -m pytest tests/resolvers/test_tck.py
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, get_variable_values, parse, validate
from graphql.execution.values import VariableValues

from queries.texts import bare
from resolvers import cursors
from resolvers.answer import Compiled
from resolvers.request import DEMONSTRATION_NAMES, Profile
from resolvers.selection import Slot
from schema.build import build
from schema.plans import Plans
from tests.resolvers.asking import profile

BUILT = build()
TCK = Path(__file__).parent / "tck"
OPERATIONS = Path(__file__).parents[2] / "queries" / "operations"
DOCUMENTS = [*sorted(TCK.glob("*.graphql")), *sorted(OPERATIONS.glob("*.graphql"))]
PROFILES = {
    "local": profile(DEMONSTRATION_NAMES, name="local"),
    "anonymous": profile(name="anonymous"),
    "reader": profile("contacts:read", name="reader"),
}
TODAY = dt.date(2026, 11, 24)
CURSOR = "CURSOR"
"""Stands in variables for a cursor that fits: the texts `key 1`, `key 2`, …."""
_HEADER = re.compile(r"^# (variables|profile): (.*)$", re.MULTILINE)
_CLOCK = re.compile(r"\b(?:date|time|localtime|datetime|localdatetime|timestamp)\s*\(\s*\)")


def read(path: Path) -> tuple[str, dict[str, Any], Profile]:
    """A document with its variables and the profile that asks."""
    text = path.read_text(encoding="utf-8")
    said = dict(_HEADER.findall(text))
    return text, json.loads(said.get("variables", "{}")), PROFILES[said.get("profile", "anonymous")]


def compiled(
    text: str, variables: dict[str, Any], asker: Profile
) -> dict[str, tuple[Compiled, VariableValues]]:
    """The root fields of a document, compiled."""
    document = parse(text)
    assert validate(BUILT.graphql, document) == []
    definition = document.definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    values = get_variable_values(BUILT.graphql, definition.variable_definitions or (), variables)
    assert isinstance(values, VariableValues), values
    prepared, _ = Plans(BUILT).find(document, definition, values, asker)
    return {key: (each, values) for key, each in prepared.compiled.items()}


def with_cursors(each: Compiled, variables: dict[str, Any]) -> dict[str, Any]:
    """The variables with cursors that fit where the document only says where one goes."""
    given = dict(variables)
    for binding in each.written.cursors:
        assert isinstance(binding.value, Slot)
        name = str(binding.value.path[0])
        assert given[name] == CURSOR
        page = each.written.pages[binding.page]
        arguments = [a.read(variables) if isinstance(a, Slot) else a for a in page.arguments]
        mark = cursors.fingerprint(page.source, [*arguments, TODAY])
        given[name] = cursors.encode(
            mark, None, [_some(key.forms[0], i + 1) for i, key in enumerate(binding.order)]
        )
    return given


def _some(form: type, number: int) -> Any:
    return f"key {number}" if form is str else form(number)


def told(text: str, variables: dict[str, Any], asker: Profile) -> str:
    """What a document becomes, as the expected file tells it."""
    parts = []
    for key, (each, values) in compiled(text, variables, asker).items():
        bound = each.bind(
            with_cursors(each, values.coerced),
            today=TODAY,
            language="nb",
            registries=BUILT.registries,
            prepared={w.need.parameter: ["prepared"] for w in each.written.needs},
        )
        parameters = json.dumps(
            dict(bound.statement.parameters), default=str, ensure_ascii=False, sort_keys=True
        )
        parts.append(f"// {key}\n{bound.statement.text}\n// parameters: {parameters}\n")
    return "\n".join(parts)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_text(path: Path) -> None:
    """A document becomes exactly the text and parameters that are written down for it."""
    expected = TCK / f"{path.stem}.cypher"
    found = told(*read(path))
    if os.environ.get("SAMORDNING_RENEW"):
        expected.write_text(found, encoding="utf-8")
    assert expected.exists(), f"{expected.name} is missing: write it as the head of this file says"
    assert found == expected.read_text(encoding="utf-8")


def test_nothing_expected_is_left_over() -> None:
    """Each expected text belongs to a document."""
    assert {path.stem for path in TCK.glob("*.cypher")} == {path.stem for path in DOCUMENTS}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_language_and_clock(path: Path) -> None:
    """Each text says which Cypher it is, and none asks the database what day it is."""
    for each, _ in compiled(*read(path)).values():
        assert each.written.text.startswith("CYPHER 5\n")
        assert not _CLOCK.search(bare(each.written.text))
