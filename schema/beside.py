"""Root fields that are answered beside the compiled ones: what the caller may ask for, what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLFloat,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    GraphQLString,
)
from strawberry.utils.str_converters import to_camel_case

from resolvers.answer import Kind
from resolvers.request import Limits
from schema.bounds import CutMode, Visibility

META = "meta"
"""The root field that tells what kind of answer each of the others gives."""

_LIMITS = {
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


@dataclass(frozen=True)
class Beside:
    """What these fields tell of."""

    limits: Limits
    """Those of the caller."""
    kinds: Mapping[str, Kind]
    """What kind of answer each root field has given that was answered, by its key."""


def limits() -> GraphQLField:
    """`serviceLimits`: how much the caller may ask for, as the service knows it."""
    told = {
        to_camel_case(each.name): GraphQLField(
            GraphQLNonNull(GraphQLFloat if each.name.endswith("_seconds") else GraphQLInt),
            description=_LIMITS[each.name],
        )
        for each in fields(Limits)
    }
    kind = GraphQLObjectType("ServiceLimits", told, description="How much one request may ask for.")
    return GraphQLField(
        GraphQLNonNull(kind), resolve=_of_caller, description="How much this caller may ask for at once."
    )


def _of_caller(_: Any, info: GraphQLResolveInfo[Any]) -> dict[str, Any]:
    beside: Beside = info.context
    return {to_camel_case(each.name): getattr(beside.limits, each.name) for each in fields(Limits)}


def meta(schema: GraphQLSchema) -> GraphQLField:
    """`meta`: what kind of answer each root field gives that stands beside it."""

    def field(kind: Any, description: str) -> GraphQLField:
        made: GraphQLOutputType = GraphQLNonNull(kind)
        return GraphQLField(made, description=description)

    kinds = schema.type_map
    told = {
        "root": field(GraphQLString, "The key of the root field in the answer: its alias, or its name."),
        "resultMode": field(
            kinds["CutMode"],
            "TRUNCATED where a bound of ours has cut it, or may have: more groups than are told, a list as "
            "long as it can be. A page with a next one is EXACT.",
        ),
        "visibility": field(kinds["Visibility"], "Whether the caller sees all that was asked for."),
        "asOf": field(kinds["Date"], "The day that it holds for."),
        "dataVersion": field(GraphQLInt, "The state of the facts that it was read from."),
    }
    kind = GraphQLObjectType("RootMeta", told, description="What kind of answer a root field gives.")
    return GraphQLField(
        GraphQLNonNull(GraphQLList(GraphQLNonNull(kind))),
        resolve=_of_roots,
        description="What kind of answer each root field gives that stands beside this one, in their order; "
        "one that has failed is left out.",
    )


def _of_roots(_: Any, info: GraphQLResolveInfo[Any]) -> list[dict[str, Any]]:
    beside: Beside = info.context
    return [
        {
            "root": key,
            "resultMode": CutMode.TRUNCATED if kind.cut else CutMode.EXACT,
            "visibility": Visibility.TRIMMED if kind.trimmed else Visibility.FULL,
            "asOf": kind.as_of,
            "dataVersion": kind.version,
        }
        for key, kind in beside.kinds.items()
    ]
