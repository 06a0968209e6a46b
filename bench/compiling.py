"""What the way from a text to its statement costs by itself: no database, no HTTP."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLNamedType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_operation_ast,
    is_introspection_type,
    is_specified_scalar_type,
)
from graphql.execution.values import get_variable_values

from bench.questions import Question
from resolvers.request import Profile
from schema import catalogue
from schema.build import Built, build
from schema.plans import Plans
from service.access import access
from service.costs import costs_of
from service.documents import Documents
from service.figures import Costs
from service.settings import Settings

TIMES = 20
ROOT = "Query"


@dataclass(frozen=True)
class Compiling:
    """How long one operation takes from its text to its plan: medians in milliseconds."""

    operation: str
    uncached_ms: float
    """Parsed, measured, validated, planned and written as Cypher."""
    cached_ms: float
    """Document and plan found again."""
    twice_ms: float
    """Uncached, where the schema has twice the types."""


class _Compiler:
    """What a process keeps of documents and plans."""

    def __init__(self, built: Built, costs: Costs, profile: Profile, capacity: int) -> None:
        self._schema, self._profile = built.graphql, profile
        self._documents = Documents(built.graphql, costs, capacity)
        self._plans = Plans(built)

    def take(self, text: str, variables: dict[str, Any]) -> None:
        """From the text to the plan."""
        known = self._documents.prepare(text, None, variables, self._profile.limits)
        definition = get_operation_ast(known.syntax, known.operation)
        assert isinstance(definition, OperationDefinitionNode), "whoever prepares has found the operation"
        values = get_variable_values(self._schema, definition.variable_definitions or (), variables)
        assert not isinstance(values, list), "the benchmark gives what its documents ask for"
        self._plans.find(known.syntax, definition, values, self._profile)


def compiling(questions: Iterable[Question]) -> list[Compiling]:
    """Measure all of them."""
    settings = Settings()
    profile = access(settings).profile
    # The costs of fields are reckoned once a process: no part of what is measured.
    fresh = [
        partial(_Compiler, each, costs_of(each.catalogue), profile, settings.document_cache)
        for each in (build(), doubled(build()))
    ]
    found = []
    for question in questions:
        text, variables = question.document.read_text(encoding="utf-8"), dict(question.variables)
        warm = fresh[0]()
        warm.take(text, variables)
        cached = _median(partial(_same, warm), text, variables)
        uncached, twice = (_median(new, text, variables) for new in fresh)
        found.append(Compiling(question.operation, uncached, cached, twice))
    return found


def doubled(built: Built) -> Built:
    """The schema with every type once more, under another name and in the same interfaces."""
    known: dict[str, Any] = dict(built.graphql.to_kwargs())
    twins = [_twin(each) for each in built.graphql.type_map.values() if _is_ours(each)]
    schema = GraphQLSchema(**known | {"types": [*(known["types"] or ()), *twins]})
    return replace(built, graphql=schema, catalogue=catalogue.of(schema))


def _is_ours(each: GraphQLNamedType) -> bool:
    return not (is_introspection_type(each) or is_specified_scalar_type(each) or each.name == ROOT)


def _twin(each: GraphQLNamedType) -> GraphQLNamedType:
    arguments: dict[str, Any] = dict(each.to_kwargs()) | {"name": f"{each.name}Twin"}
    # Strawberry's own enum types want the class that they were made from, which no caller of ours looks at.
    made = GraphQLEnumType if isinstance(each, GraphQLEnumType) else type(each)
    return made(**arguments)


def _same(compiler: _Compiler) -> _Compiler:
    return compiler


def _median(compiler: Callable[[], _Compiler], text: str, variables: dict[str, Any]) -> float:
    times = []
    for _ in range(TIMES):
        one = compiler()
        begun = time.perf_counter()
        one.take(text, variables)
        times.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(times), 3)
