"""The projector, the plain way beside it, and graphql-core give the same answers."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from graphql import OperationDefinitionNode, get_variable_values, parse, validate
from graphql.execution.values import VariableValues
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from resolvers.answer import Compiled
from resolvers.completion import Completion
from resolvers.projector import NullFound
from resolvers.rendering import Context
from resolvers.request import LANGUAGES
from resolvers.selection import Slot
from schema.build import build
from schema.plans import Plans, Prepared
from tests.resolvers.asking import LIMITS, profile
from tests.resolvers.documents import Documents, Written
from tests.resolvers.reference import AS_OF, MARK, Reference, plain_schema, record_of

BUILT = build()
GENEROUS = profile("contacts:read", limits=replace(LIMITS, subqueries=100_000))
"""Random operations may be larger than anybody is allowed to ask."""


def prepared(written: Written) -> tuple[Prepared, VariableValues]:
    """The plans of an operation."""
    document = parse(written.text)
    assert validate(plain_schema(BUILT), document) == [], written.text
    definition = document.definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    values = get_variable_values(BUILT.graphql, definition.variable_definitions or (), written.variables)
    assert isinstance(values, VariableValues), values
    plans = Plans(BUILT)
    return plans.find(document, definition, values, GENEROUS)[0], values


def context(compiled: Compiled, values: VariableValues, language: str) -> Context:
    """What an answer is rendered with: cursors with one mark, pages of the sizes asked for."""
    sizes = {}
    for number, page in compiled.written.pages.items():
        size = page.size.read(values.coerced) if isinstance(page.size, Slot) else page.size
        sizes[number] = 25 if size is None else size
    return Context(language, BUILT.registries, dict.fromkeys(sizes, MARK), sizes, AS_OF)


@pytest.mark.parametrize("missing", [False, True], ids=["as promised", "with nulls where none may be"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=True), language=st.sampled_from(LANGUAGES))
def test_projector_is_graphql_core(random: Random, language: str, *, missing: bool) -> None:
    """Data, the order of keys, and the places of errors are those of graphql-core's own completion."""
    written = Documents(plain_schema(BUILT), random).write()
    plan, values = prepared(written)
    reference = Reference(BUILT, random, language, missing)
    expected = reference.execute(plan.document, written.variables)
    paths = {tuple(error.path or ()) for error in expected.errors or ()}
    assert expected.data is not None, expected.errors
    event(f"errors: {min(len(paths), 3)}")
    assert list(plan.keys) == list(expected.data)
    for key, compiled in plan.compiled.items():
        around = context(compiled, values, language)
        record = record_of(compiled.root, reference.root[key])
        untouched = copy.deepcopy(record)
        here = {path for path in paths if path[0] == key}
        completion = Completion(around)
        completed = completion.root(compiled.root, record)
        told = compiled.project(record, around)
        assert in_order(completed) == in_order(expected.data[key]), written.text
        assert in_order(told.value) == in_order(expected.data[key]), written.text
        assert set(completion.missing) == set(told.missing) == here, written.text
        assert record == untouched, "an answer must not change what was read"
        if here:
            with pytest.raises(NullFound):
                compiled.project_record(record, around)
        else:
            assert in_order(compiled.project_record(record, around)) == in_order(expected.data[key])


def in_order(value: Any) -> str:
    """The value as text: two are alike when their keys stand in the same order, too."""
    return json.dumps(value, ensure_ascii=False, indent=1)
