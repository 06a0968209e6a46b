"""Smaller documents: each with one thing left out, so that a difference is followed to where it starts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from graphql import (
    REMOVE,
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    validate,
    visit,
)

Removable = (FieldNode, InlineFragmentNode, FragmentSpreadNode, ArgumentNode, DirectiveNode, ObjectFieldNode)


async def smallest(
    document: DocumentNode, schema: GraphQLSchema, still: Callable[[DocumentNode], Awaitable[bool]]
) -> DocumentNode:
    """A document from which nothing more can be left out while it `still` shows what it is to show."""
    while True:
        for smaller in _smaller(document):
            if not validate(schema, smaller) and await still(smaller):
                document = smaller
                break
        else:
            return document


def _smaller(document: DocumentNode) -> Iterator[DocumentNode]:
    places: list[Node] = []

    class Collect(Visitor):
        def enter(self, node: Node, *_: object) -> None:
            if isinstance(node, Removable):
                places.append(node)

    visit(document, Collect())
    for place in places:
        yield _tidied(_without(document, {id(place)}))


def _without(document: DocumentNode, gone: set[int]) -> DocumentNode:
    class Remove(Visitor):
        def enter(self, node: Node, *_: object) -> object:
            return REMOVE if id(node) in gone else None

    made: DocumentNode = visit(document, Remove())
    return made


def _tidied(document: DocumentNode) -> DocumentNode:
    """The document without variables and fragments that nothing uses any more."""
    while True:
        used: set[str] = set()
        spread: set[str] = set()
        operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        inside = [operation.selection_set, *(d for d in document.definitions if d is not operation)]

        class Collect(Visitor):
            def enter_variable(self, node: VariableNode, *_: object) -> None:
                used.add(node.name.value)  # noqa: B023  # it is visited at once

            def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
                spread.add(node.name.value)  # noqa: B023

        for each in inside:
            visit(each, Collect())
        gone: set[int] = {
            id(each)
            for each in (*document.definitions, *(operation.variable_definitions or ()))
            if (isinstance(each, FragmentDefinitionNode) and each.name.value not in spread)
            or (isinstance(each, VariableDefinitionNode) and each.variable.name.value not in used)
        }
        if not gone:
            return parse(print_ast(document)) if document.definitions else document
        document = _without(document, gone)
