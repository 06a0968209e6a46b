"""The figures of a question: what fields cost, and what a selection comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
)

CEILING = 10**15
"""Figures stop growing here: far above every limit, and small enough to multiply fast."""


@dataclass(frozen=True, slots=True)
class FieldCost:
    """What the schema declares about a field that is more than a value."""

    weight: int = 0
    """How many subqueries it becomes."""
    maximum: int | None = None
    """How many things it can give: a list's maximum, a connection's largest page; None for one thing."""
    page: int | None = None
    """A connection's page where neither `first` nor `last` is given; None where it is no connection."""
    part: bool = False
    """Whether it is a connection's own `edges`, `nodes` or `node`, which the connection stands for."""

    def __post_init__(self) -> None:
        if self.weight < 0 or (self.maximum or 0) < 0 or (self.page or 0) < 0:
            msg = f"{self} counts something below zero: weights, maxima and pages are counts"
            raise ValueError(msg)
        if self.page is not None and (self.maximum is None or self.page > self.maximum):
            msg = f"{self} has a page that is larger than its maximum: declare a maximum of at least the page"
            raise ValueError(msg)


Costs = Callable[[str, str], FieldCost | None]
"""Type name and field name → what the schema declares; None for a value, or one thing that costs nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """How many things one field gives: a number, or the larger of what variables say."""

    known: int
    variables: tuple[str, ...]
    otherwise: int
    """What a variable counts as that is null or left out."""
    maximum: int

    def size(self, values: Mapping[str, Any]) -> int:
        """The number, with the variables of a request; one that is no number counts as the maximum."""
        size = self.known
        for name in self.variables:
            value = values.get(name)
            value = self.otherwise if value is None else value
            size = max(size, value if type(value) is int else self.maximum)
        return min(max(size, 0), self.maximum)


@dataclass(frozen=True, slots=True)
class Nodes:
    """How many nodes a selection gives: what is settled, and what waits for variables."""

    settled: int
    waiting: tuple[tuple[Page | None, Nodes], ...] = ()
    """Pages (None: exactly one) with what each of their things gives in turn."""

    def count(self, values: Mapping[str, Any], known: dict[int, int] | None = None) -> int:
        """The number, with the variables of a request. A shared fragment is counted once and reused."""
        known = {} if known is None else known
        total = self.settled
        for page, inner in self.waiting:
            each = known.get(id(inner))
            if each is None:
                each = known[id(inner)] = inner.count(values, known)
            total += each if page is None else page.size(values) * (1 + each)
        return min(total, CEILING)


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures of one selection set with all that is below it."""

    depth: int = 0
    introspection_depth: int = 0
    introspected: int = 0
    """Values that the schema tells of itself, its lists counted as long as they typically are."""
    aliases: int = 0
    fields: int = 0
    """Fields of this very selection set, `__typename` apart."""
    weight: int = 0
    """Subqueries in all of its fields."""
    heaviest: int = 0
    """Subqueries in the one field that has most."""
    nodes: Nodes = Nodes(0)


EMPTY = Measure()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of a document."""

    measure: Measure
    defaults: Mapping[str, int]
    """What its variables are where the request leaves them out, as far as that is a number."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one pass over a document found."""

    operations: Mapping[str | None, Operation]
    """By name; where a name occurs twice, the first."""
    directives: int
    field_directives: int
    """The most directives at one place."""
    work: int
    """How many parts of the document were looked at, for the test that holds it linear."""


@cache
def typical_lengths(schema: GraphQLSchema) -> Mapping[tuple[str, str], int]:
    """How long the lists are that a schema describes itself with, on average and rounded up."""
    types = list(schema.type_map.values())
    objects = [t for t in types if isinstance(t, GraphQLObjectType | GraphQLInterfaceType)]
    fields = [field for t in objects for field in t.fields.values()]
    inputs = sum(len(t.fields) for t in types if isinstance(t, GraphQLInputObjectType))
    values = sum(len(t.values) for t in types if isinstance(t, GraphQLEnumType))
    directives = schema.directives
    sums = {
        ("__Schema", "types"): (len(types), 1),
        ("__Schema", "directives"): (len(directives), 1),
        ("__Type", "fields"): (len(fields), len(types)),
        ("__Type", "inputFields"): (inputs, len(types)),
        ("__Type", "enumValues"): (values, len(types)),
        ("__Type", "interfaces"): (sum(len(t.interfaces) for t in objects), len(types)),
        ("__Type", "possibleTypes"): (
            sum(len(schema.get_possible_types(t)) for t in objects if isinstance(t, GraphQLInterfaceType)),
            len(types),
        ),
        ("__Field", "args"): (sum(len(field.args) for field in fields), len(fields)),
        ("__Directive", "args"): (sum(len(d.args) for d in directives), len(directives)),
        ("__Directive", "locations"): (sum(len(d.locations) for d in directives), len(directives)),
    }
    return {key: -(-total // max(among, 1)) for key, (total, among) in sums.items()}
