"""`serviceLimits`: how much the caller may ask for, as the service knows it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLFloat,
    GraphQLInt,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
)
from strawberry.utils.str_converters import to_camel_case

from resolvers.request import Limits

_TOLD = {
    "body": "Bytes of the body.",
    "tokens": "Tokens of a document (and, counted apart, comments).",
    "depth": "Objects inside each other; a connection with its edges and node counts as one, a leaf as none.",
    "introspection_depth": "The same below `__schema` and `__type`, where each field counts.",
    "introspection_values": "Values that the schema may tell of itself.",
    "aliases": "Aliases of an operation.",
    "root_fields": "Fields of the operation itself, `__typename` apart.",
    "directives": "Directives in a document.",
    "field_directives": "Directives at one place.",
    "subqueries": "Subqueries in one root field; coordination alone takes about 15.",
    "nodes": "Nodes of an answer: a connection counts its `first`, a list its maximum; nested ones multiply.",
    "request_seconds": "How long a request may take.",
    "transaction_seconds": "How long one statement may take in the database.",
    "planning_seconds": "How long the database may plan a new question, before the request's time starts.",
    "evaluating_seconds": "How long the rules may take on a new day, before the request's time starts.",
}


def _of_caller(_: Any, info: GraphQLResolveInfo[Any]) -> dict[str, Any]:
    limits: Limits = info.context
    return {to_camel_case(each.name): getattr(limits, each.name) for each in fields(limits)}


def field() -> GraphQLField:
    """The root field; what resolves it gets the caller's limits as its context."""
    told = {
        to_camel_case(each.name): GraphQLField(
            GraphQLNonNull(GraphQLFloat if each.name.endswith("_seconds") else GraphQLInt),
            description=_TOLD[each.name],
        )
        for each in fields(Limits)
    }
    kind = GraphQLObjectType("ServiceLimits", told, description="How much one request may ask for.")
    return GraphQLField(
        GraphQLNonNull(kind), resolve=_of_caller, description="How much this caller may ask for at once."
    )
