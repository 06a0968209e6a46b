"""Random operations over a whole schema, valid by construction: the schema is all that they are made from."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

Composite = GraphQLObjectType | GraphQLInterfaceType

TEXTS = ("", "berg", "Tromsø", "aa", "o'clock", '"', "\\", "`n` {m} $p0 // */", "}) DETACH DELETE n //")
"""Texts of arguments, hostile ones among them."""
DAYS = ("2026-11-24", "2020-02-29", "1850-01-01", "2040-12-31")


@dataclass
class Written:
    """An operation, with the variables that it is asked with."""

    text: str
    variables: dict[str, Any]


@dataclass
class Documents:
    """Writes operations; `random` decides everything."""

    schema: GraphQLSchema
    random: Random
    depth: int = 4
    paging: bool = True
    """Whether `after` and `before` are given too: texts that are no cursors."""
    texts: tuple[str, ...] = TEXTS
    days: tuple[str, ...] = DAYS
    sizes: tuple[int, ...] = (0, 1, 2, 3, 25, 500)
    prefix: str = "a"
    """How aliases and names of fragments and variables start."""
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    _fragments_on: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))
    _aliases: int = 0

    def write(self) -> Written:
        """An operation with one to three root fields."""
        query = self.schema.query_type
        assert query is not None
        names = [name for name in query.fields if self._chance(0.9)][:20]
        picked = [self.random.choice(names or ["municipalities"]) for _ in range(self.random.randint(1, 3))]
        roots = [self._field(query, name, self.depth, alias=True) for name in picked]
        if self._chance(0.2):
            roots.append("__typename")
        declared = ", ".join(f"${name}: {kind}" for name, (kind, _) in self.variables.items())
        head = f"query Q({declared})" if declared else "query Q"
        body = "\n".join([f"{head} {{ {' '.join(roots)} }}", *self.fragments.values()])
        return Written(body, {name: value for name, (_, value) in self.variables.items()})

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _selections(self, parent: Composite, depth: int) -> str:
        said = [self._selection(parent, depth) for _ in range(self.random.randint(1, 4))]
        return f"{{ {' '.join(said)} }}"

    def _selection(self, parent: Composite, depth: int) -> str:
        dice = self.random.random()
        if dice < 0.1:
            return f"{self._alias() if self._chance(0.3) else ''}__typename{self._switch()}"
        if dice < 0.25 and depth > 0:
            condition = self.random.choice(self._conditions(parent))
            on = f"on {condition.name} " if self._chance(0.9) or condition is not parent else ""
            return f"... {on}{self._switch()}{self._selections(condition, depth - 1)}"
        if dice < 0.35 and depth > 0:
            condition = self.random.choice(self._conditions(parent))
            return f"...{self._fragment(condition, depth - 1)}{self._switch()}"
        fitting = [
            name
            for name, each in parent.fields.items()
            if depth > 0 or is_leaf_type(get_named_type(each.type))
        ]
        if not fitting:
            return "__typename"
        return self._field(parent, self.random.choice(fitting), depth)

    def _conditions(self, parent: Composite) -> list[Composite]:
        possible = set(self._possible(parent))
        kinds = (kind for kind in self.schema.type_map.values() if isinstance(kind, Composite))
        return [
            kind for kind in kinds if not kind.name.startswith("__") and possible & set(self._possible(kind))
        ]

    def _possible(self, kind: Composite) -> tuple[GraphQLObjectType, ...]:
        return (kind,) if isinstance(kind, GraphQLObjectType) else tuple(self.schema.get_possible_types(kind))

    def _fragment(self, condition: Composite, depth: int) -> str:
        known = self._fragments_on[condition.name, depth]
        if known and self._chance(0.6):
            return self.random.choice(known)
        name = f"{self.prefix}F{len(self.fragments)}"
        self.fragments[name] = ""  # its place, in order; nobody can spread it before it is done
        body = self._selections(condition, depth)
        self.fragments[name] = f"fragment {name} on {condition.name} {body}"
        known.append(name)
        return name

    def _field(self, parent: Composite, name: str, depth: int, *, alias: bool = False) -> str:
        definition = parent.fields[name]
        given = self._arguments(definition.args)
        target = get_named_type(definition.type)
        below = self._selections(target, depth - 1) if isinstance(target, Composite) else ""
        # One response key must mean one thing wherever fragments meet.
        plain = not alias and not given and self._means_one_thing(name)
        key = "" if plain and self._chance(0.6) else self._alias()
        return f"{key}{name}{given}{self._switch()} {below}"

    def _means_one_thing(self, name: str) -> bool:
        kinds = {
            str(kind.fields[name].type)
            for kind in self.schema.type_map.values()
            if isinstance(kind, Composite) and name in kind.fields
        }
        return len(kinds) == 1

    def _alias(self) -> str:
        self._aliases += 1
        return f"{self.prefix}{self._aliases}: "

    def _switch(self) -> str:
        if not self._chance(0.08):
            return ""
        value = self._variable("Boolean!", self._chance(0.5)) if self._chance(0.7) else "true"
        return f" @{self.random.choice(('include', 'skip'))}(if: {value}) "

    def _variable(self, kind: str, value: Any) -> str:
        name = f"{self.prefix}v{len(self.variables)}"
        self.variables[name] = (kind, value)
        return f"${name}"

    # Arguments

    def _arguments(self, arguments: dict[str, GraphQLArgument]) -> str:
        sized = self.random.choice(("first", "last"))
        said = []
        for name, each in arguments.items():
            required = isinstance(each.type, GraphQLNonNull)
            if name in ("first", "last") and name != sized:
                continue
            if name in ("after", "before") and not (self.paging or required):
                continue
            if not (required or self._chance(0.3)):
                continue
            value = self._size() if name == sized else self._value(each.type)
            if self._chance(0.4):
                said.append(f"{name}: {self._variable(str(each.type), value)}")
            else:
                said.append(f"{name}: {literal(value, each.type)}")
        return f"({', '.join(said)})" if said else ""

    def _size(self) -> int:
        return self.random.choice(self.sizes)

    def _value(self, kind: GraphQLInputType, nesting: int = 5) -> Any:
        if isinstance(kind, GraphQLNonNull):
            return self._some(kind.of_type, nesting)
        return None if nesting <= 0 or self._chance(0.15) else self._some(kind, nesting)

    def _some(self, kind: GraphQLInputType, nesting: int) -> Any:
        match kind:
            case GraphQLList(of_type=GraphQLNonNull(of_type=GraphQLEnumType(values=values))):
                # Keys of groups: some, each once.
                return self.random.sample(list(values), self.random.randint(1, min(len(values), 3)))
            case GraphQLList(of_type=item):
                number = self.random.randint(0, min(max(nesting, 0), 3))
                return [self._value(item, nesting - 1) for _ in range(number)]
            case GraphQLEnumType(values=values):
                return self.random.choice(list(values))
            case GraphQLInputObjectType(fields=fields, is_one_of=True):
                name = self.random.choice(list(fields))
                return {name: self._some(fields[name].type, nesting - 1)}
            case GraphQLInputObjectType(fields=fields):
                # Deep down only what compares a value: what follows ties would go on without end.
                known = [n for n in fields if nesting > 1 or is_leaf_type(get_named_type(fields[n].type))]
                given = self.random.sample(known, min(len(known), self.random.randint(0, 3)))
                given += [n for n in fields if isinstance(fields[n].type, GraphQLNonNull) and n not in given]
                return {name: self._value(fields[name].type, nesting - 1) for name in given}
        assert isinstance(kind, GraphQLNamedType)
        match kind.name:
            case "Int":
                return self._size()
            case "Float":
                return self._size() / 2
            case "Boolean":
                return self._chance(0.5)
            case "Date":
                return self.random.choice(self.days)
        return self.random.choice(self.texts)


def literal(value: Any, kind: GraphQLInputType) -> str:
    """A value as it is spelt in a document."""
    if isinstance(kind, GraphQLNonNull):
        return literal(value, kind.of_type)
    if value is None:
        return "null"
    if isinstance(kind, GraphQLList):
        return f"[{', '.join(literal(item, kind.of_type) for item in value)}]"
    if isinstance(kind, GraphQLInputObjectType):
        members = (f"{name}: {literal(item, kind.fields[name].type)}" for name, item in value.items())
        return f"{{{', '.join(members)}}}"
    return str(value) if isinstance(kind, GraphQLEnumType) else json.dumps(value, ensure_ascii=False)
