"""Plans, kept: what an operation becomes, once for each document, access profile and shape of variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache
from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.values import VariableValues

from resolvers.answer import Compiled, compile_root
from resolvers.request import Profile
from resolvers.selection import Operation, shape, slotted
from schema.beside import META
from schema.build import Built

KEPT = 2_000
"""Plans that are kept at most: some 20 kB each."""


@dataclass(frozen=True)
class Prepared:
    """An operation, split into what is compiled and what graphql-core answers."""

    document: DocumentNode
    """Held, so that its identity stays its own as long as the plan is kept."""
    keys: tuple[str, ...]
    """The response keys in order."""
    compiled: Mapping[str, Compiled]
    nodes: Mapping[str, list[FieldNode]]
    """The field nodes of each key, for the places of errors."""
    rest: DocumentNode | None
    """The same operation with what is not compiled: introspection, `__typename`, `serviceLimits`, `meta`."""
    told: bool
    """Whether each root field tells what kind of answer it gives."""


class Plans:
    """The plans of one schema; a bounded cache that forgets what was used least lately."""

    def __init__(self, built: Built, kept: int = KEPT) -> None:
        self._built = built
        self._plans: LRUCache[tuple[Any, ...], Prepared] = LRUCache(kept)
        self._switches: LRUCache[int, tuple[DocumentNode, frozenset[str]]] = LRUCache(kept)

    def find(
        self,
        document: DocumentNode,
        definition: OperationDefinitionNode,
        values: VariableValues,
        profile: Profile,
    ) -> tuple[Prepared, bool]:
        """The plan, and whether it was kept. Raises GraphQLError and `Refused` for what cannot be planned."""
        switches = self._switch_names(document)
        key = (
            id(document),
            id(definition),
            profile,
            tuple((n, values.coerced.get(n)) for n in sorted(switches)),
            shape({n: v for n, v in values.coerced.items() if n not in switches}),
        )
        found = self._plans.get(key)
        if found is not None:
            return found, True
        prepared = self._plans[key] = self._prepare(document, definition, values, switches, profile)
        return prepared, False

    def _prepare(
        self,
        document: DocumentNode,
        definition: OperationDefinitionNode,
        values: VariableValues,
        switches: frozenset[str],
        profile: Profile,
    ) -> Prepared:
        named = {n: v if n in switches else slotted(v, (n,)) for n, v in values.coerced.items()}
        fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        operation = Operation(self._built.graphql, fragments, VariableValues(values.sources, named))
        grouped = operation.roots(definition)
        roots = self._built.catalogue.roots()
        told = any(nodes[0].name.value == META for nodes in grouped.values())
        compiled = {
            key: compile_root(operation.root(nodes), self._built.catalogue, profile, told=told)
            for key, nodes in grouped.items()
            if nodes[0].name.value in roots
        }
        others = [node for key, nodes in grouped.items() if key not in compiled for node in nodes]
        rest = _operation_of(definition, others, fragments) if others else None
        return Prepared(document, tuple(grouped), compiled, grouped, rest, told)

    def _switch_names(self, document: DocumentNode) -> frozenset[str]:
        """The variables that directives read: their values decide what is selected."""
        kept = self._switches.get(id(document))
        if kept is None:
            kept = self._switches[id(document)] = (document, _variables_of_directives(document))
        return kept[1]


def _operation_of(
    definition: OperationDefinitionNode,
    nodes: list[FieldNode],
    fragments: Mapping[str, FragmentDefinitionNode],
) -> DocumentNode:
    rest = OperationDefinitionNode(
        operation=definition.operation,
        name=definition.name,
        variable_definitions=definition.variable_definitions,
        directives=(),
        selection_set=SelectionSetNode(selections=tuple(nodes)),
        loc=definition.loc,
    )
    return DocumentNode(definitions=(rest, *fragments.values()))


def _variables_of_directives(document: DocumentNode) -> frozenset[str]:
    found: set[str] = set()

    class Collect(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
            for argument in node.arguments or ():
                if isinstance(argument.value, VariableNode):
                    found.add(argument.value.name.value)

    visit(document, Collect())
    return frozenset(found)
