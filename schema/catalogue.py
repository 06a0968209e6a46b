"""From the finished schema to the catalogue that the compiler reads: plain data, made once at start."""

from __future__ import annotations

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from resolvers.catalogue import Catalogue, Field, Form, Leaf, Type
from resolvers.declarations import Declaration, Tie
from schema.fields import DECLARATION

Composite = GraphQLObjectType | GraphQLInterfaceType

_SCALARS = {
    "String": Leaf.TEXT,
    "ID": Leaf.ID,
    "Int": Leaf.INTEGER,
    "Float": Leaf.FLOAT,
    "Boolean": Leaf.FLAG,
    "Date": Leaf.DAY,
    "DateTime": Leaf.MOMENT,
}


def of(schema: GraphQLSchema) -> Catalogue:
    """The catalogue of a schema whose fields carry their declarations."""
    return Catalogue(
        {
            name: _type(schema, type_)
            for name, type_ in schema.type_map.items()
            if isinstance(type_, Composite) and not name.startswith("__")
        }
    )


def _type(schema: GraphQLSchema, type_: Composite) -> Type:
    fields = {name: _field(name, field) for name, field in type_.fields.items()}
    possible = (type_.name,) if isinstance(type_, GraphQLObjectType) else _possible(schema, type_)
    if not _is_connection(type_):
        made = type_.extensions.get("strawberry-definition")
        permission = getattr(made.origin, "PERMISSION", None) if made else None
        return Type(type_.name, fields, possible, permission=permission)
    return Type(type_.name, fields, possible, _part(type_, "edges"), _part(type_, "nodes"))


def _possible(schema: GraphQLSchema, type_: GraphQLInterfaceType) -> tuple[str, ...]:
    # Oslo is a municipality and a county in one: where either could be meant, it is the municipality.
    names = (possible.name for possible in schema.get_possible_types(type_))
    return tuple(sorted(names, key=lambda name: (name == "County", name)))


def _field(name: str, field: GraphQLField) -> Field:
    named = get_named_type(field.type)
    outer, nullable = _unwrapped(field.type)
    items_nullable = isinstance(outer, GraphQLList) and _unwrapped(outer.of_type)[1]
    declaration = _declaration(field)
    return Field(
        name,
        declaration,
        _form(outer, named),
        _target(named),
        nullable,
        items_nullable,
        _leaf(named),
        isinstance(outer, GraphQLList),
        _part(named, "edges") if isinstance(declaration, Tie) and declaration.edge else None,
    )


def _leaf(named: GraphQLNamedType) -> Leaf | None:
    if isinstance(named, GraphQLEnumType):
        return Leaf.CHOICE
    return _SCALARS[named.name] if isinstance(named, GraphQLScalarType) else None


def _unwrapped(type_: GraphQLOutputType) -> tuple[GraphQLOutputType, bool]:
    return (type_.of_type, False) if isinstance(type_, GraphQLNonNull) else (type_, True)


def _form(outer: GraphQLOutputType, named: GraphQLNamedType) -> Form:
    if is_leaf_type(named):
        return Form.VALUE
    if isinstance(outer, GraphQLList):
        return Form.LIST
    return Form.PAGE if _is_connection(named) else Form.THING


def _target(named: GraphQLNamedType) -> str | None:
    if is_leaf_type(named):
        return None
    return _part(named, "nodes") if _is_connection(named) else str(named.name)


def _part(connection: GraphQLNamedType, part: str) -> str:
    assert isinstance(connection, GraphQLObjectType), f"{connection} is a connection and no object type"
    name: str = get_named_type(connection.fields[part].type).name
    return name


def _is_connection(type_: GraphQLNamedType) -> bool:
    return isinstance(type_, GraphQLObjectType) and {"edges", "nodes", "pageInfo"} <= type_.fields.keys()


def _declaration(field: GraphQLField) -> Declaration | None:
    # What follows from types has no declaration of its own, and is not made by strawberry.
    made = field.extensions.get("strawberry-definition")
    declared = made.metadata.get(DECLARATION) if made else None
    assert declared is None or isinstance(declared, Declaration), f"{declared!r} is no declaration"
    return declared
