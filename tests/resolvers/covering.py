"""What there is to ask for in a schema, and the way from a root to each: nothing is left to chance.

An item is what is counted as asked for: `Municipality.county`, `where Node.id`, `order Post.title`. Fields of
an interface, and what lists are made of, are one item whatever they are asked of.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.filters import Composite, declared, judged

Route = tuple[str, ...]
"""The fields that lead from a root to what is asked."""
BOOLEANS = ("and", "or", "not")


@dataclass
class Cover:
    """All items of a schema, by the place where each can be asked for."""

    schema: GraphQLSchema
    left_out: frozenset[str]
    """Fields that are not asked for, by their full names."""
    used: Counter[str] = field(default_factory=Counter)
    """How often each item was asked for."""

    def __post_init__(self) -> None:
        self._places: dict[str, Route] = {}
        for route, item_ in _items(self.schema, self.left_out):
            self._places.setdefault(item_, route)

    def never(self) -> set[str]:
        """What has never been asked for."""
        return self._places.keys() - self.used.keys()

    def lacking(self) -> Route | None:
        """The way to the place where most can be asked for that never was."""
        lacking = Counter(route for item_, route in self._places.items() if item_ not in self.used)
        return max(lacking, key=lambda route: lacking[route], default=None)


def _items(schema: GraphQLSchema, left_out: frozenset[str]) -> Iterator[tuple[Route, str]]:
    """Each item with a shortest way to it."""
    query = schema.query_type
    assert query is not None, "a schema without queries asks nothing"
    waiting: deque[tuple[Composite, Route]] = deque([(query, ())])
    known = {query.name}
    while waiting:
        kind, route = waiting.popleft()
        for name, each in kind.fields.items():
            full = item(schema, kind.name, name)
            if full in left_out:
                continue
            if not kind.name.endswith("Keys"):  # what is not grouped by says nothing
                yield route or (name,), full
            target = get_named_type(each.type)
            if "where" in each.args:
                of, by_tie = judged(target)
                if kind is query or by_tie:
                    yield from (((*route, name), more) for more in _filtered(schema, of, left_out))
                if kind is query:
                    yield from (((name, "groupBy"), more) for more in _grouped(schema, of))
            if isinstance(target, Composite) and target.name not in known:
                known.add(target.name)
                waiting.append((target, (*route, name)))


def _filtered(schema: GraphQLSchema, of: str, left_out: frozenset[str]) -> Iterator[str]:
    """What lists of a type are filtered and ordered by."""
    filters, orders = schema.type_map[f"{of}Filter"], schema.type_map[f"{of}Order"]
    assert isinstance(filters, GraphQLInputObjectType), filters
    assert isinstance(orders, GraphQLInputObjectType), orders
    for name, each in filters.fields.items():
        kind = get_named_type(each.type)
        full = member(schema, of, name)
        if full in left_out:
            continue
        yield f"where {full}"
        assert isinstance(kind, GraphQLInputObjectType), kind
        if "some" in kind.fields:
            yield from (f"quantifier {quantifier}" for quantifier in kind.fields)
        elif "not" not in kind.fields:
            yield from (f"{sort_of(kind)} {operator}" for operator in kind.fields if operator != "mode")
    yield from (f"order {declared(schema, of, name)}" for name in orders.fields)


def _grouped(schema: GraphQLSchema, of: str) -> Iterator[str]:
    keys = schema.type_map[f"{of}Key"]
    assert isinstance(keys, GraphQLEnumType), keys
    yield from (f"group {declared(schema, of, field_of(schema, of, key))}" for key in keys.values)


def item(schema: GraphQLSchema, kind: str, name: str) -> str:
    """What is counted where a field is asked for: lists are alike, whatever they are lists of."""
    if kind.endswith("Connection"):
        return f"Connection.{name}"
    if kind.endswith("Edge") and name in ("cursor", "node"):
        return f"Edge.{name}"
    for suffix in ("Summary", "Group", "Keys"):
        of = kind.removesuffix(suffix)
        if of != kind and isinstance(schema.type_map.get(of), Composite):
            generic = suffix == "Group" or name == "count"
            return f"{suffix}.{name}" if generic else f"{suffix} {declared(schema, of, name)}"
    return declared(schema, kind, name)


def member(schema: GraphQLSchema, of: str, name: str) -> str:
    """The full name of the field that a member of a filter is about; and, or and not are about none."""
    if name in BOOLEANS:
        return name
    return declared(schema, of, "names" if name == "anyName" else name)


def sort_of(kind: GraphQLInputObjectType) -> str:
    """With what sort of value an input compares: enums are alike."""
    compared = next(iter(kind.fields.values())).type
    if isinstance(get_named_type(compared), GraphQLEnumType):
        return "choices" if "has" in kind.fields else "choice"
    return kind.name


@cache
def field_of(schema: GraphQLSchema, of: str, key: str) -> str:
    """The field that things are grouped by, by the name of the key."""
    kind = schema.type_map[of]
    assert isinstance(kind, Composite), of
    return next(str(name) for name in kind.fields if name.lower() == key.replace("_", "").lower())


@cache
def conditions(schema: GraphQLSchema, name: str) -> list[Composite]:
    """The types that a fragment can be on where something of a type stands."""
    kind = schema.type_map[name]
    assert isinstance(kind, Composite), name
    possible = _possible(schema, kind)
    if len(possible) == 1 and not kind.interfaces:
        return [kind]
    return [
        each
        for each in schema.type_map.values()
        if isinstance(each, Composite) and not each.name.startswith("__")
        if possible & _possible(schema, each)
    ]


def _possible(schema: GraphQLSchema, kind: Composite) -> set[str]:
    if isinstance(kind, GraphQLInterfaceType):
        return {each.name for each in schema.get_possible_types(kind)}
    return {kind.name}


@cache
def means_one_thing(schema: GraphQLSchema, name: str) -> bool:
    """Whether a response key of that name means one thing wherever fragments meet."""
    kinds = {
        str(kind.fields[name].type)
        for kind in schema.type_map.values()
        if isinstance(kind, Composite) and name in kind.fields
    }
    return len(kinds) == 1


def leads(kind: Composite, name: str) -> bool:
    """Whether a field takes a subquery: what a connection is made of takes none, but for what is reckoned."""
    if is_leaf_type(get_named_type(kind.fields[name].type)):
        return False
    if "pageInfo" in kind.fields:
        return name in ("aggregate", "groupBy")
    return name not in ("node", "names", "pageInfo", "keys")
