"""One operation, answered three ways: by the service, by graphql-core from its rows, and in plain Python."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode, get_variable_values, parse, validate
from graphql.execution.values import VariableValues

from graph.connection import Graph
from resolvers.request import Language, Profile, Refused
from schema.build import Built
from schema.plans import Plans, Prepared
from tests.oracle.answers import Oracle
from tests.oracle.pages import Foreign, Place
from tests.resolvers.operations import Path
from tests.resolvers.reading import TODAY
from tests.resolvers.reference import plain_schema
from tests.resolvers.rows import completed

STATEMENT_S = 60
"""How long a statement may take, in seconds: each new one is planned, on a machine that may be busy."""


class Differs(AssertionError):
    """Two of the answers differ."""


@dataclass
class Comparison:
    """Answers operations on one graph; remembers where the cursors that were told stand."""

    built: Built
    graph: Graph
    oracle: Oracle
    asker: Profile
    language: Language = "nb"
    told: dict[Path, list[str]] = field(default_factory=dict)
    """Cursors of the last operation, by where they stood."""
    slowest: float = 0.0
    """How long the slowest statement took, in seconds."""

    def __post_init__(self) -> None:
        self._plans = Plans(self.built)

    def prepare(self, text: str, variables: Mapping[str, Any]) -> tuple[Prepared, VariableValues]:
        """The plans of an operation. Raises `Refused` for one that costs more than the asker may ask."""
        document = parse(text)
        assert validate(plain_schema(self.built), document) == [], text
        return self._find(document, variables)

    def _find(self, document: DocumentNode, variables: Mapping[str, Any]) -> tuple[Prepared, VariableValues]:
        definition = document.definitions[0]
        assert isinstance(definition, OperationDefinitionNode)
        values = get_variable_values(
            self.built.graphql, definition.variable_definitions or (), dict(variables)
        )
        assert isinstance(values, VariableValues), values
        return self._plans.find(document, definition, values, self.asker)[0], values

    async def ask(self, document: DocumentNode, variables: Mapping[str, Any]) -> set[str]:
        """Answer an operation all three ways; the statements that were run. Raises `Differs`, `Refused`.

        Where a cursor belongs to another thing's list, both refuse.
        """
        plan, values = self._find(document, variables)
        self.oracle.language = self.language
        expected = await self.oracle.answer(document, variables)
        faults = [error.original_error for error in expected.errors or ()]
        refused = any(isinstance(fault, Foreign) for fault in faults)
        answer: dict[str, Any] = {}
        records = {}
        texts: set[str] = set()
        for key, compiled in plan.compiled.items():
            bound = compiled.bind(
                values.coerced, today=TODAY, language=self.language, registries=self.built.registries,
                prepared={},
            )  # fmt: skip
            texts.add(bound.statement.text)
            before = time.monotonic()
            read_record = await self.graph.read(bound.statement, STATEMENT_S)
            self.slowest = max(self.slowest, time.monotonic() - before)
            assert read_record is not None, "a statement gives one record"
            record = read_record["answer"]
            try:
                read = compiled.project(record, bound.context)
            except Refused as error:
                if not refused:
                    raise Differs(f"refused: {error}") from error
                return texts
            if read.missing:
                raise Differs(f"nulls where none may be: {read.missing}")
            answer[key] = read.value
            records[key] = (compiled.root, record, bound.context)
        same = completed(plain_schema(self.built), document, variables, records)
        if same.errors or _text(same.data) != _text(answer):
            raise Differs(f"from the same rows: {same.errors}\n{_text(same.data)}\n{_text(answer)}")
        if refused:
            raise Differs("a list went on from a cursor of another thing's")
        if faults or expected.data is None:
            raise Differs(f"the oracle has no answer: {expected.errors}") from next(iter(faults), None)
        if list(expected.data) != list(answer):
            raise Differs(f"keys {list(answer)}, expected {list(expected.data)}")
        self.told.clear()
        self._same(answer, expected.data, (), ())
        return texts

    def _same(self, found: Any, expected: Any, path: tuple[str | int, ...], keys: Path) -> None:
        match found, expected:
            case dict(), dict() if list(found) == list(expected):
                for key, value in expected.items():
                    self._same(found[key], value, (*path, key), (*keys, key))
            case list(), list() if len(found) == len(expected):
                for at, value in enumerate(expected):
                    self._same(found[at], value, (*path, at), keys)
            case str(), Place():
                stood = self.oracle.cursors.setdefault(found, expected.stands)
                if stood != expected.stands:
                    raise Differs(f"{path}: one cursor for {stood} and {expected.stands}")
                self.told.setdefault(keys, []).append(found)
            case _ if not _alike(found, expected):
                raise Differs(f"{path}: {found!r}, expected {expected!r}")


def _alike(found: Any, expected: Any) -> bool:
    if isinstance(expected, float):
        return isinstance(found, int | float) and math.isclose(found, expected, abs_tol=1e-9)
    return bool(found == expected) and type(found) is type(expected)


def _text(data: Any) -> str:
    """The answer as text, keys in order; a whole number is the same with or without a point."""
    return (
        json.dumps(data, ensure_ascii=False, default=str)
        .replace(".0,", ",")
        .replace(".0}", "}")
        .replace(".0]", "]")
    )
