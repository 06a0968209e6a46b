"""From a GraphQL operation to a plain selection: the one file here that knows GraphQL.

Fragments, aliases and directives are settled, arguments carry their defaults, and field nodes with the same
response key are merged (GraphQL spec, CollectFields). A value that a variable gives is not read but named by
a `Slot`, so that one selection serves every request with variables of the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_argument_values,
    get_directive_values,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql import GraphQLIncludeDirective as Include
from graphql import GraphQLSkipDirective as Skip
from graphql.execution.values import VariableValues


@dataclass(frozen=True)
class Slot:
    """Where in the variables of a request a value lies."""

    path: tuple[str | int, ...]

    def read(self, variables: Mapping[str, Any]) -> Any:
        """The value in these variables."""
        value: Any = variables
        for step in self.path:
            value = value[step]
        return value

    def __str__(self) -> str:
        return "$" + ".".join(map(str, self.path))


@dataclass(frozen=True)
class Selected:
    """One field that the answer shall have."""

    key: str
    """The name in the answer: the alias, where there is one."""
    name: str
    arguments: Mapping[str, Any]
    """Values, slots, and maps and lists of them."""
    children: Mapping[str, tuple[Selected, ...]] = field(default_factory=dict)
    """What is selected of the thing, by the object type that it turns out to be."""


@dataclass(frozen=True)
class Operation:
    """The operation that is read, with what it takes to read it."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues
    _below: dict[tuple[str, tuple[int, ...]], Mapping[str, tuple[Selected, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What is selected below a place, by the type there and the selection sets that meet there.

    An interface multiplies a selection by the types that it can be, at each level: without this, the work
    would grow with their power.
    """

    def roots(self, definition: OperationDefinitionNode) -> dict[str, list[FieldNode]]:
        """The field nodes of each root field that the operation selects, by response key."""
        return self._grouped(self._query, [definition.selection_set])

    def root(self, nodes: Sequence[FieldNode]) -> Selected:
        """One root field. Raises GraphQLError for an argument that does not fit."""
        return self._selected(self._query, nodes)

    @property
    def _query(self) -> GraphQLObjectType:
        assert self.schema.query_type is not None, "a schema without queries answers nothing"
        return self.schema.query_type

    def _fields(self, parent: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> tuple[Selected, ...]:
        return tuple(self._selected(parent, nodes) for nodes in self._grouped(parent, sets).values())

    def _grouped(
        self, parent: GraphQLObjectType, sets: Iterable[SelectionSetNode]
    ) -> dict[str, list[FieldNode]]:
        grouped: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()
        for selection_set in sets:
            for node in self._flatten(parent, selection_set, seen):
                grouped.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
        return grouped

    def _flatten(
        self, parent: GraphQLObjectType, selection_set: SelectionSetNode, seen: set[str]
    ) -> Iterator[FieldNode]:
        for node in selection_set.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                if self._applies(node.type_condition.name.value if node.type_condition else None, parent):
                    yield from self._flatten(parent, node.selection_set, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, parent):
                    yield from self._flatten(parent, fragment.selection_set, seen)

    def _included(self, node: Any) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(Skip, node, self.variables)
        if skip and skip["if"]:
            return False
        include = get_directive_values(Include, node, self.variables)
        return include is None or bool(include["if"])

    def _applies(self, condition: str | None, parent: GraphQLObjectType) -> bool:
        if condition is None or condition == parent.name:
            return True
        other = self.schema.get_type(condition)
        return other is not None and is_abstract_type(other) and self.schema.is_sub_type(other, parent)

    def _selected(self, parent: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Selected:
        first = nodes[0]
        key = first.alias.value if first.alias else first.name.value
        name = first.name.value
        if name == "__typename":
            return Selected(key, name, {}, {})
        definition = parent.fields[name]
        arguments = get_argument_values(definition, first, self.variables)
        target = get_named_type(definition.type)
        if is_leaf_type(target):
            return Selected(key, name, _plain(arguments), {})
        sets = [node.selection_set for node in nodes if node.selection_set]
        return Selected(key, name, _plain(arguments), self._children(target, sets))

    def _children(
        self, target: GraphQLNamedType, sets: Sequence[SelectionSetNode]
    ) -> Mapping[str, tuple[Selected, ...]]:
        place = (target.name, tuple(map(id, sets)))
        if place not in self._below:
            self._below[place] = {t.name: self._fields(t, sets) for t in self._possible(target)}
        return self._below[place]

    def _possible(self, target: GraphQLNamedType) -> Sequence[GraphQLObjectType]:
        if isinstance(target, GraphQLInterfaceType):
            return self.schema.get_possible_types(target)
        assert isinstance(target, GraphQLObjectType), f"{target} is neither object nor interface"
        return [target]


def _plain(value: Any) -> Any:
    """The value with enum members as their names, all through."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, Mapping):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


def shape(value: Any) -> Any:
    """What of a variable's value decides the text of the statement: keys, nulls, enum values, nesting.

    A scalar, and a list of scalars, is only its being there; two values of one shape share a plan. An empty
    list is a shape of its own: what it is a list of cannot be seen, and `or: []` is no value.
    """
    if value is None or isinstance(value, Enum):
        return value
    if isinstance(value, Mapping):
        return tuple((key, shape(v)) for key, v in sorted(value.items()))
    if isinstance(value, list) and _structured(value):
        return tuple(shape(v) for v in value)
    return ...


def slotted(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """The value with each scalar, and each list of scalars with any, replaced by the slot that it lies in."""
    if value is None or isinstance(value, Enum):
        return value
    if isinstance(value, Mapping):
        return {key: slotted(v, (*path, key)) for key, v in value.items()}
    if isinstance(value, list) and _structured(value):
        return [slotted(v, (*path, i)) for i, v in enumerate(value)]
    return Slot(path)


def _structured(values: list[Any]) -> bool:
    return not values or any(isinstance(value, Mapping | Enum | list) for value in values)
