"""The schema, built once: the types that clients see, and what carries them to the graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import strawberry
from graphql import GraphQLInputObjectType, GraphQLResolveInfo, GraphQLSchema, GraphQLType, print_schema
from strawberry.schema.config import StrawberryConfig

from queries import rule
from resolvers.answer import Registries
from resolvers.catalogue import Catalogue
from schema import catalogue, reading, roots
from schema.bounds import Meta
from schema.rules import ToldRule

SDL = Path(__file__).with_name("schema.graphql")
"""The schema as committed, for people to read and for tests to compare."""


@dataclass(frozen=True)
class Built:
    """The schema with what its fields mean."""

    graphql: GraphQLSchema
    catalogue: Catalogue
    registries: Registries
    """Things that the product itself knows, by registry and key."""

    @property
    def sdl(self) -> str:
        """The schema in the schema definition language."""
        return print_schema(self.graphql) + "\n"


@cache
def build() -> Built:
    """The schema. Raises `BrokenFile` where a fragment or a rule is at fault."""
    config = StrawberryConfig(auto_camel_case=True)
    plain = strawberry.Schema(roots.query(), types=[*roots.kinds(), Meta], config=config)._schema
    for each in plain.type_map.values():
        # Strawberry checks that one member is given, without telling those who validate or read the schema.
        if isinstance(each, GraphQLInputObjectType) and each.extensions["strawberry-definition"].is_one_of:
            each.is_one_of = True
    built = reading.extended(plain, catalogue.of(plain))
    # Strawberry's own resolver fails on list and non-null types, which have no definition of it.
    built.type_map["__Type"].fields["isOneOf"].resolve = _is_one_of  # type: ignore[attr-defined]
    rules = {rule_id: ToldRule(each) for rule_id, each in rule.load_all().items()}
    return Built(built, catalogue.of(built), {"rules": rules})


def _is_one_of(of: GraphQLType, _: GraphQLResolveInfo[Any]) -> bool | None:
    return of.is_one_of if isinstance(of, GraphQLInputObjectType) else None
