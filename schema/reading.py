"""How things are found, filtered and ordered, derived from their declarations: nothing is said twice.

Every kind of thing gets its roots; every connection of things gets `where` and `orderBy`, whose members are
the fields that the things show. The types made here are plain graphql-core: they follow from types and have
no class of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_introspection_type,
)

from resolvers.catalogue import Catalogue, Field, Form
from resolvers.conditions import ANY_NAME, QUANTIFIERS, filtered, listed
from resolvers.declarations import Expression, Items
from resolvers.ordering import ordered
from schema import beside, operators
from schema.operators import Operators, choice
from schema.summaries import ORDER_BY, Summaries

Composite = GraphQLObjectType | GraphQLInterfaceType


class Direction(StrEnum):
    """Which way a list is ordered."""

    ASC = "ASC"
    DESC = "DESC"


class Language(StrEnum):
    """A language that sentences are written in."""

    NB = "NB"
    NN = "NN"
    SE = "SE"
    EN = "EN"


_LANGUAGE = GraphQLArgument(
    choice(
        Language,
        "A language that sentences are written in.",
        NB="Norwegian bokmål.",
        NN="Norwegian nynorsk.",
        SE="Northern Sámi; bokmål stands in where a text has no such form.",
        EN="English.",
    ),
    description="The language of sentences and labels; that of Accept-Language where nothing is said.",
)
_DIRECTION = choice(
    Direction,
    "Which way a list is ordered; what has no value comes last either way.",
    ASC="Smallest, earliest, first in the alphabet.",
    DESC="Largest, latest, last in the alphabet.",
)
_QUANTIFIED: Mapping[str, str] = {
    "some": "One of them fits; {} = there is one.",
    "none": "None of them fits; {} = there is none.",
    "all": "All of them fit; also where there is none.",
    "single": "Exactly one of them fits; {} = there is exactly one.",
}
_META = "What kind of answer it is: whole or cut, of which day and which state of the facts."
_WHERE = "Which ones; all where nothing is said."


def extended(schema: GraphQLSchema, catalogue: Catalogue) -> GraphQLSchema:
    """The schema with what follows from its types: `where`, `orderBy`, `aggregate` and `groupBy` on every
    connection of things, `meta` on every connection, `language` on every root."""
    _Reading(schema, catalogue).extend()
    types = [kind for kind in schema.type_map.values() if not is_introspection_type(kind)]
    return GraphQLSchema(schema.query_type, types=types, directives=schema.directives)


class _Reading:
    """Makes the inputs that `where` and `orderBy` take, each once."""

    def __init__(self, schema: GraphQLSchema, catalogue: Catalogue) -> None:
        self._schema = schema
        self._catalogue = catalogue
        day, moment = (schema.type_map[name] for name in ("Date", "DateTime"))
        self._operators = Operators(day, moment)  # type: ignore[arg-type]  # they are scalars
        self._summaries = Summaries(schema, catalogue, self.order)
        self._made: dict[str, GraphQLInputObjectType] = {}

    def extend(self) -> None:
        """Give every root its `language`, every connection its `meta` and those of things a `where`."""
        self._composite("Query").fields["serviceLimits"] = beside.limits()
        self._composite("Query").fields[beside.META] = beside.meta(self._schema)
        for name in self._catalogue.roots():
            self._composite("Query").fields[name].args["language"] = _LANGUAGE
        for type_ in self._catalogue.types.values():
            composite = self._composite(type_.name)
            if type_.edge is not None:
                composite.fields["meta"] = GraphQLField(
                    GraphQLNonNull(self._composite("Meta")), description=_META
                )
            for field in type_.fields.values():
                if field.form is Form.PAGE and listed(field.declaration):
                    assert field.target is not None, f"{type_.name}.{field.name} leads nowhere"
                    composite.fields[field.name].args.update(self.arguments(field.row or field.target))
                    connection = get_named_type(composite.fields[field.name].type)
                    assert isinstance(connection, GraphQLObjectType), f"{connection} has no fields"
                    connection.fields.update(self._summaries.fields(field.target))

    def arguments(self, of: str) -> dict[str, GraphQLArgument]:
        """The arguments `where` and `orderBy` of a connection of things of a type, or of such edges."""
        keys = GraphQLList(GraphQLNonNull(self.order(of)))
        return {
            "where": GraphQLArgument(self.where(of), description=_WHERE),
            "orderBy": GraphQLArgument(keys, description=ORDER_BY),
        }

    def where(self, of: str) -> GraphQLInputObjectType:
        """What chooses among things of a type, or among edges that tell of ties."""
        name = f"{of}Filter"
        if name not in self._made:
            self._made[name] = GraphQLInputObjectType(
                name,
                lambda: dict(self._members(of)),
                description=f"Chooses among {self._told(of)}. All members must hold; what is left out, or "
                "null, says nothing; {} holds for all, and: [] for all, or: [] for none.",
            )
        return self._made[name]

    def order(self, of: str) -> GraphQLInputObjectType:
        """One key that things of a type, or edges that tell of ties, are ordered by."""
        name = f"{of}Order"
        if name not in self._made:
            fields = self._catalogue.types[of].fields.values()
            self._made[name] = GraphQLInputObjectType(
                name,
                {
                    each.name: GraphQLInputField(
                        self.order(each.target) if each.target else _DIRECTION,
                        description=self._said(of, each.name),
                    )
                    for each in fields
                    if ordered(each)
                },
                description=f"One key that {self._told(of)} are ordered by: one member.",
                is_one_of=True,
            )
        return self._made[name]

    def _members(self, of: str) -> Iterator[tuple[str, GraphQLInputField]]:
        for field in self._catalogue.types[of].fields.values():
            if filtered(field):
                name = ANY_NAME if isinstance(field.declaration, Items) else field.name
                yield (
                    name,
                    GraphQLInputField(self._compared(of, field), description=self._said(of, field.name)),
                )
        several = GraphQLList(GraphQLNonNull(self.where(of)))
        yield "and", GraphQLInputField(several, description="All hold.")
        yield "or", GraphQLInputField(several, description="One holds.")
        yield "not", GraphQLInputField(self.where(of), description="Does not hold.")

    def _compared(self, of: str, field: Field) -> GraphQLInputObjectType:
        declaration = field.declaration
        if isinstance(declaration, Expression) and declaration.compared is not None:
            return operators.NUMBER
        if isinstance(declaration, Items):
            return operators.TEXT
        if field.leaf is not None:
            value = get_named_type(self._composite(of).fields[field.name].type)
            return self._operators.of(field.leaf, value, many=field.many)
        row = field.row
        assert row is not None, f"{of}.{field.name} leads nowhere"
        return self._quantified(row) if field.several else self.where(row)

    def _quantified(self, of: str) -> GraphQLInputObjectType:
        name = f"{of}ListFilter"
        if name not in self._made:
            self._made[name] = GraphQLInputObjectType(
                name,
                lambda: {
                    **{
                        each: GraphQLInputField(self.where(of), description=_QUANTIFIED[each])
                        for each in QUANTIFIERS
                    },
                    "count": GraphQLInputField(operators.COUNT, description="How many there are."),
                },
                description=f"Chooses by what a thing is tied to: {self._told(of)}. All members must "
                "hold, each by itself; what is left out, or null, says nothing.",
            )
        return self._made[name]

    def _told(self, of: str) -> str:
        """What is judged and ordered, in words."""
        edge = any(field.at_end for field in self._catalogue.types[of].fields.values())
        return f"ties (as {of} tells of them)" if edge else f"things of type {of}"

    def _composite(self, name: str) -> Composite:
        found = self._schema.type_map[name]
        assert isinstance(found, Composite), f"{name} has no fields"
        return found

    def _said(self, of: str, field: str) -> str | None:
        said: str | None = self._composite(of).fields[field].description
        return said
