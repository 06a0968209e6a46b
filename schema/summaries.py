"""`aggregate` and `groupBy` of connections, derived from what their things show."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLFloat,
    GraphQLInputObjectType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    get_nullable_type,
)

from resolvers.catalogue import Catalogue, Field, Leaf
from resolvers.ordering import KEYS
from resolvers.plan import PAGE_DEFAULT, PAGE_MAXIMUM
from resolvers.summaries import (
    FUNCTIONS,
    GROUP_KEYS,
    GROUPS_DEFAULT,
    GROUPS_MAXIMUM,
    constant,
    grouped,
    listing,
    reckoned,
)

ORDER_BY = (
    f"In which order: by the first key, where that is the same by the next one, at last by id; up to {KEYS} "
    "keys. The list's own order where nothing is said."
)
_FUNCTIONS = {
    "min": "The smallest or earliest; null where there is no value.",
    "max": "The largest or latest; null where there is no value.",
    "sum": "All together; what has no value counts nothing.",
    "avg": "The mean of what has a value; null where nothing has.",
}
_COUNT = GraphQLField(GraphQLNonNull(GraphQLInt), description="How many things there are.")


class Summaries:
    """Makes the types of what is reckoned over things, each once."""

    def __init__(
        self, schema: GraphQLSchema, catalogue: Catalogue, order: Callable[[str], GraphQLInputObjectType]
    ) -> None:
        """Make them for a schema; `order` gives the input that things of a type are ordered by."""
        self._schema = schema
        self._order = order
        self._catalogue = catalogue
        day = schema.type_map["Date"]
        self._measures = {
            Leaf.INTEGER: _measured("IntSummary", "whole numbers", Leaf.INTEGER, GraphQLInt),
            Leaf.FLOAT: _measured("FloatSummary", "numbers", Leaf.FLOAT, GraphQLFloat),
            Leaf.DAY: _measured("DateSummary", "days", Leaf.DAY, day),  # type: ignore[arg-type]  # a scalar
        }
        self._made: dict[str, GraphQLObjectType | GraphQLEnumType] = {}

    def fields(self, of: str) -> dict[str, GraphQLField]:
        """The fields `aggregate` and `groupBy` of a connection of things of a type."""
        keys = GraphQLNonNull(GraphQLList(GraphQLNonNull(self._key(of))))
        return {
            "aggregate": GraphQLField(
                GraphQLNonNull(self._summary(of)),
                description="What is reckoned over all that the filter leaves, on all pages.",
            ),
            "groupBy": GraphQLField(
                GraphQLNonNull(GraphQLList(GraphQLNonNull(self._group(of)))),
                args={
                    "keys": GraphQLArgument(keys, description=f"By what: 1 to {GROUP_KEYS} keys at once."),
                    "first": GraphQLArgument(
                        GraphQLInt,
                        description=f"How many groups: {GROUPS_DEFAULT} where nothing is said, at most "
                        f"{GROUPS_MAXIMUM}.",
                    ),
                },
                description="All that the filter leaves, on all pages, in groups of what is alike; the "
                f"largest first. At most {GROUPS_MAXIMUM} groups.",
            ),
        }

    def _once(
        self, name: str, fields: Callable[[], dict[str, GraphQLField]], description: str
    ) -> GraphQLObjectType:
        if name not in self._made:
            self._made[name] = GraphQLObjectType(name, fields, description=description)
        made = self._made[name]
        assert isinstance(made, GraphQLObjectType), f"{name} is an enum"
        return made

    def _summary(self, of: str) -> GraphQLObjectType:
        def fields() -> dict[str, GraphQLField]:
            of_values = {
                field.name: GraphQLField(
                    GraphQLNonNull(self._measures[field.leaf]), description=self._said(of, field)
                )
                for field in self._catalogue.types[of].fields.values()
                if reckoned(field) and field.leaf is not None
            }
            return {"count": _COUNT, **of_values}

        return self._once(f"{of}Summary", fields, f"What is reckoned over things of type {of}.")

    def _group(self, of: str) -> GraphQLObjectType:
        def fields() -> dict[str, GraphQLField]:
            return {
                "keys": GraphQLField(
                    GraphQLNonNull(self._keys(of)), description="What the things of the group have in common."
                ),
                "count": _COUNT,
                "aggregate": GraphQLField(
                    GraphQLNonNull(self._summary(of)), description="What is reckoned over the group."
                ),
                **self._connection(of),
            }

        return self._once(f"{of}Group", fields, f"Things of type {of} that are alike.")

    def _connection(self, of: str) -> dict[str, GraphQLField]:
        root = listing(of, self._catalogue)
        if root is None:  # things of an interface that no root lists
            return {}
        type_ = get_nullable_type(self._composite("Query").fields[root.name].type)
        assert type_ is not None, f"{root.name} gives nothing"
        keys = GraphQLList(GraphQLNonNull(self._order(of)))
        return {
            "connection": GraphQLField(
                GraphQLNonNull(type_),
                args={
                    "first": GraphQLArgument(
                        GraphQLInt,
                        description=f"How many: {PAGE_DEFAULT} where nothing is said, at most "
                        f"{PAGE_MAXIMUM}.",
                    ),
                    "orderBy": GraphQLArgument(keys, description=ORDER_BY),
                },
                description="The first things of the group. For those behind them ask for the list itself, "
                "filtered by what the group has in common.",
            )
        }

    def _keys(self, of: str) -> GraphQLObjectType:
        def fields() -> dict[str, GraphQLField]:
            return {
                field.name: GraphQLField(self._nullable(of, field), description=self._said(of, field))
                for field in self._grouped(of)
            }

        said = (
            f"What things of type {of} in a group have in common: null where they have no value, or where "
            "nothing is grouped by it."
        )
        return self._once(f"{of}Keys", fields, said)

    def _key(self, of: str) -> GraphQLEnumType:
        name = f"{of}Key"
        if name not in self._made:
            fields = {constant(field.name): field for field in self._grouped(of)}
            members = StrEnum(name, {key: key for key in fields})  # type: ignore[misc]  # made from the fields
            values = {
                key: GraphQLEnumValue(members[key], description=self._said(of, field))
                for key, field in fields.items()
            }
            said = f"What things of type {of} are grouped by."
            self._made[name] = GraphQLEnumType(name, values, description=said)
        made = self._made[name]
        assert isinstance(made, GraphQLEnumType), f"{name} is no enum"
        return made

    def _grouped(self, of: str) -> list[Field]:
        return [field for field in self._catalogue.types[of].fields.values() if grouped(field)]

    def _nullable(self, of: str, field: Field) -> GraphQLOutputType:
        type_: GraphQLOutputType = self._composite(of).fields[field.name].type
        return type_.of_type if isinstance(type_, GraphQLNonNull) else type_

    def _said(self, of: str, field: Field) -> str | None:
        said: str | None = self._composite(of).fields[field.name].description
        return said

    def _composite(self, name: str) -> GraphQLObjectType | GraphQLInterfaceType:
        found = self._schema.type_map[name]
        assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType), f"{name} has no fields"
        return found


def _measured(name: str, what: str, leaf: Leaf, value: GraphQLOutputType) -> GraphQLObjectType:
    kinds = {"sum": GraphQLFloat, "avg": GraphQLFloat}
    return GraphQLObjectType(
        name,
        {
            function: GraphQLField(kinds.get(function, value), description=_FUNCTIONS[function])
            for function in FUNCTIONS[leaf]
        },
        description=f"What is reckoned from {what}.",
    )
