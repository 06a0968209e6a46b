"""`samordning explain`: how a question becomes a statement, step by step, without a database."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    get_operation_ast,
    get_variable_values,
)
from graphql.execution.values import VariableValues

from resolvers.answer import Compiled
from resolvers.selection import Operation, Selected
from resolvers.written import GIVEN
from schema.build import Built, build
from schema.plans import Plans
from service.access import access
from service.clock import today_in_oslo
from service.commands.ask import CannotAsk, read_variables
from service.costs import costs_of
from service.documents import Documents
from service.operations import BrokenOperation, read
from service.settings import Settings

LATER = "(known once it runs)"
"""Stands for what only a database can tell."""


def run(settings: Settings, path: Path, variables: str | None, operation: str | None) -> int:
    """Write how the operation in a file is answered; the exit code. Raises `Failure`, `Refused`."""
    text, saved = _read(path)
    values = saved if variables is None else read_variables(variables)
    built = build()
    profile = access(settings).profile
    documents = Documents(built.graphql, costs_of(built.catalogue), settings.document_cache)
    known = documents.prepare(text, operation, values, profile.limits)
    definition = get_operation_ast(known.syntax, known.operation)
    assert isinstance(definition, OperationDefinitionNode), "whoever prepares has found the operation"
    coerced = get_variable_values(built.graphql, definition.variable_definitions or (), dict(values))
    if isinstance(coerced, list):
        raise CannotAsk(f"{path}: {coerced[0].message} Give variables: --variables '{{…}}'.")
    prepared, _ = Plans(built).find(known.syntax, definition, coerced, profile)
    selected = _selected(built, known.syntax, definition, coerced)
    out: list[str] = []
    for key, compiled in prepared.compiled.items():
        out += _explained(selected[key], compiled, coerced, built)
    if prepared.rest is not None:
        out += ["", "The rest of the operation (introspection, __typename) is answered without the database."]
    sys.stdout.write("\n".join(out).lstrip("\n") + "\n")
    return 0


def _read(path: Path) -> tuple[str, Mapping[str, Any]]:
    """The document of a file, with the variables of its header if it is a saved question."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotAsk(f"{path} cannot be read ({error}): name a file with a GraphQL operation.") from error
    try:
        saved = read(path)
    except BrokenOperation:
        return text, {}
    return saved.document, saved.variables


def _selected(
    built: Built, document: DocumentNode, definition: OperationDefinitionNode, values: VariableValues
) -> dict[str, Selected]:
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    operation = Operation(built.graphql, fragments, values)
    roots = built.catalogue.roots()
    grouped = operation.roots(definition)
    return {key: operation.root(nodes) for key, nodes in grouped.items() if nodes[0].name.value in roots}


def _explained(selected: Selected, compiled: Compiled, values: VariableValues, built: Built) -> Iterator[str]:
    bound = compiled.bind(
        values.coerced,
        today=today_in_oslo(),
        language="nb",
        registries=built.registries,
        prepared=dict.fromkeys((w.need.parameter for w in compiled.written.needs), LATER),
    )
    yield from ("", f"═══ {selected.key} " + "═" * max(4, 74 - len(selected.key)))
    yield from ("", "─── Selection", *_tree_of_selection(selected))
    yield from ("", "─── Plan", *_tree(compiled.root))
    yield from ("", "─── Cypher", bound.statement.text)
    yield from ("", "─── Parameters")
    yield from _parameters(bound.statement.parameters)
    for wanted in compiled.written.needs:
        yield f"Made ready before the statement runs: {wanted.need.what}, as ${wanted.need.parameter}."


def _parameters(parameters: Mapping[str, Any]) -> Iterator[str]:
    given = {f"{GIVEN}.{name}": value for name, value in parameters.get(GIVEN, {}).items()}
    known = {name: value for name, value in parameters.items() if name != GIVEN}
    yield from (f"${name} = {_told(value)}" for name, value in sorted((known | given).items()))


def _told(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def _tree_of_selection(selected: Selected, depth: int = 0) -> Iterator[str]:
    name = selected.name if selected.key == selected.name else f"{selected.key}: {selected.name}"
    arguments = ", ".join(f"{k}: {v!r}" for k, v in selected.arguments.items() if v is not None)
    yield "  " * depth + name + (f"({arguments})" if arguments else "")
    alike: list[tuple[list[str], tuple[Selected, ...]]] = []
    for type_, children in selected.children.items():
        same = next((names for names, others in alike if others == children), None)
        if same is None:
            alike.append(([type_], children))
        else:
            same.append(type_)
    for names, children in alike:
        if len(alike) > 1 and children:
            yield "  " * (depth + 1) + f"on {', '.join(names)}"
        for child in children:
            yield from _tree_of_selection(child, depth + 1 + (len(alike) > 1))


def _tree(part: Any, depth: int = 0, name: str = "") -> Iterator[str]:
    """A tree of frozen values, a line each: its class, then what it holds that is no tree."""
    plain, nested = [], []
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if _is_tree(value):
            nested.append((field.name, value))
        elif value not in (None, "", (), {}, False):
            plain.append(f"{field.name}={_short(value)}")
    yield "  " * depth + (f"{name}: " if name else "") + f"{type(part).__name__} {' '.join(plain)}".rstrip()
    for field_name, value in nested:
        if dataclasses.is_dataclass(value):
            yield from _tree(value, depth + 1, field_name)
            continue
        for inner in _inner(value):
            yield from _tree(inner, depth + 1)


def _is_tree(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_is_tree, value))
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _inner(value: Iterable[Any]) -> Iterator[Any]:
    for each in value:
        if dataclasses.is_dataclass(each):
            yield each
        elif isinstance(each, tuple):
            yield from _inner(each)


def _short(value: Any) -> str:
    text = str(value.name) if isinstance(value, Enum) else repr(value)
    return text if len(text) <= 100 else f"{text[:97]}..."
