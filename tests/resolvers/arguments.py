"""Arguments for generated operations: what lists are filtered, ordered and grouped by, where they go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.filters import Composite, declared
from tests.resolvers.covering import BOOLEANS, Cover, field_of, member, sort_of
from tests.resolvers.documents import literal
from tests.resolvers.values import Draw, Source, drawn

QUANTIFIERS = ("some", "none", "all", "single", "count")
SHARES = {"where": 0.75, "orderBy": 0.5, "asOf": 0.6, "after": 0.25, "before": 0.15, "language": 0.25}
"""How often an argument is given that need not be."""


@dataclass
class Choosing:
    """Chooses at random, and mostly what was chosen least often; knows how much may still be asked for."""

    cover: Cover
    random: Random
    left: int
    """About how many lists and ties more may be followed."""
    keen: bool = False
    """Whether only what was chosen least often will do, and little of the rest."""

    def chance(self, share: float) -> bool:
        """Whether something of that share happens."""
        return self.random.random() < share

    def least(self, names: Iterable[str], told: str = "{}") -> str:
        """One of the names, mostly the one that was used least; it is used now."""
        among = list(names)
        some = self.random.sample(among, len(among))
        anyhow = not self.keen and self.chance(0.25)
        name = some[0] if anyhow else min(some, key=lambda each: self.cover.used[told.format(each)])
        self.cover.used[told.format(name)] += 1
        return name


@dataclass
class Arguments:
    """Writes the arguments of one operation's fields."""

    choosing: Choosing
    values: Source
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    grouped: tuple[str, ...] = ()
    """What is shown of the keys of the groups that were asked for last."""

    @property
    def schema(self) -> GraphQLSchema:
        """The schema that is asked."""
        return self.choosing.cover.schema

    def variable(self, kind: Any, value: Any) -> str:
        """A variable of a type that has a value."""
        name = f"v{len(self.variables)}"
        self.variables[name] = (str(kind), value)
        return f"${name}"

    def of(self, target: Any, arguments: dict[str, GraphQLArgument], *, paged: bool) -> tuple[list[str], str]:
        """The variables that take cursors, and the arguments of a field as they are spelt."""
        choosing = self.choosing
        sized = choosing.random.choice(("first", "last") if "last" in arguments else ("first",))
        said, cursors = [], []
        for name, argument in arguments.items():
            wanted = isinstance(argument.type, GraphQLNonNull) or (
                choosing.keen and name in ("where", "orderBy")
            )
            if not (wanted or choosing.chance(SHARES.get(name, 0.4))):
                continue
            if name in ("first", "last") and name != sized:
                continue
            if name in ("after", "before") and "pageInfo" in getattr(target, "fields", ()):
                if paged:
                    said.append(f"{name}: {self.variable('String', None)}")
                    cursors.append(said[-1].split("$")[1])
                continue
            value = self.value(name, target, argument)
            if choosing.chance(0.75):
                said.append(f"{name}: {self.variable(argument.type, value)}")
            else:
                said.append(f"{name}: {literal(drawn(value, choosing.random), argument.type)}")
        return cursors, f"({', '.join(said)})" if said else ""

    def value(self, name: str, target: Any, argument: GraphQLArgument) -> Any:
        """A value of one argument of a field that leads to `target`."""
        bare = get_named_type(argument.type)
        match name:
            case "where":
                return self.where(bare.name.removesuffix("Filter"), 3)
            case "orderBy":
                number = 4 if self.choosing.keen else self.choosing.random.randint(0, 4)
                return [self.key(bare) for _ in range(number)]
            case "keys":
                return self.keys(target, bare)
            case "first" | "last":
                return Draw(self.values.size)
        return self.values.argument(name, target.name, argument.type)

    def key(self, kind: Any) -> dict[str, Any]:
        """One key that a list is ordered by."""
        of = kind.name.removesuffix("Order")
        names = {declared(self.schema, of, name): name for name in kind.fields}
        name = names[self.choosing.least(names, "order {}")]
        inner = get_named_type(kind.fields[name].type)
        if isinstance(inner, GraphQLInputObjectType):
            return {name: self.key(inner)}
        return {name: self.choosing.least(["ASC", "DESC"], "order {}")}

    def keys(self, target: Any, kind: Any) -> list[str]:
        """The keys that a list is grouped by."""
        of = target.name.removesuffix("Group")
        names = {declared(self.schema, of, field_of(self.schema, of, key)): key for key in kind.values}
        number = 4 if self.choosing.keen else self.choosing.random.randint(1, 4)
        picked = list(dict.fromkeys(self.choosing.least(names, "group {}") for _ in range(number)))
        self.choosing.left -= len(picked)
        shown = self.schema.type_map[of]
        assert isinstance(shown, Composite), of
        fields = [each.split(".")[1] for each in picked]
        self.grouped = tuple(
            name if is_leaf_type(get_named_type(shown.fields[name].type)) else f"{name} {{ id }}"
            for name in fields
        )
        return [names[each] for each in picked]

    def where(self, of: str, depth: int) -> dict[str, Any]:
        """A filter of things of a type."""
        kind, shown = self.schema.type_map[f"{of}Filter"], self.schema.type_map[of]
        assert isinstance(kind, GraphQLInputObjectType), of
        assert isinstance(shown, Composite), of
        names = {member(self.schema, of, name): name for name in kind.fields if name not in BOOLEANS}
        names = {full: name for full, name in names.items() if full not in self.choosing.cover.left_out}
        leaves = {
            full: name
            for full, name in names.items()
            if name == "anyName" or is_leaf_type(get_named_type(shown.fields[name].type))
        }
        where: dict[str, Any] = {}
        for _ in range(self._number(depth)):
            among = names if depth > 0 and self.choosing.left > 0 else leaves
            full = self.choosing.least(among, "where {}")
            empty = self.choosing.chance(0.03)
            compared = kind.fields[among[full]].type
            where[among[full]] = None if empty else self.member(full, of, compared, depth)
        if depth > 0 and self.choosing.chance(0.4):
            word = self.choosing.least(BOOLEANS, "where {}")
            several = [self.where(of, depth - 1) for _ in range(self.choosing.random.randint(0, 2))]
            where[word] = self.where(of, depth - 1) if word == "not" else several
        return where

    def _number(self, depth: int) -> int:
        if self.choosing.keen:
            return 6 if depth == 3 else 1
        return self.choosing.random.choice((0, 1, 2, 3, 4) if depth == 3 else (0, 1, 1, 2))

    def member(self, full: str, of: str, kind: Any, depth: int) -> Any:
        """What one field is held against."""
        choosing = self.choosing
        if kind.name.endswith("ListFilter") and "some" in kind.fields:
            choosing.left -= 1
            picked = {
                choosing.least(QUANTIFIERS, "quantifier {}") for _ in range(choosing.random.choice((1, 1, 2)))
            }
            told = get_named_type(kind.fields["some"].type).name.removesuffix("Filter")
            depth = 1 if choosing.keen else depth
            return {
                name: self.operators("count", of, get_named_type(kind.fields[name].type))
                if name == "count"
                else self.where(told, depth - 1)
                for name in sorted(picked)
            }
        if "not" in kind.fields:
            choosing.left -= 1
            return self.where(kind.name.removesuffix("Filter"), 0 if choosing.keen else depth - 1)
        return self.operators(full, of, kind)

    def operators(self, full: str, of: str, kind: Any) -> dict[str, Any]:
        """What a value is compared with."""
        choosing, sort = self.choosing, sort_of(kind)
        said: dict[str, Any] = {}
        for _ in range(choosing.random.choice((0, 1, 1, 1, 1, 1, 2))):
            name = choosing.least([n for n in kind.fields if n != "mode"], f"{sort} {{}}")
            value = self.values.operand(full, of, name, get_named_type(kind.fields[name].type))
            several = isinstance(kind.fields[name].type, GraphQLList)
            said[name] = None if choosing.chance(0.03) else self.several(value) if several else value
        if "mode" in kind.fields and choosing.chance(0.4):
            said["mode"] = choosing.least(["FOLDED", "EXACT"], "mode {}")
        return said

    def several(self, value: Any) -> Any:
        """A list of values; where they may be drawn again, the whole list is, and never empty."""
        if self.choosing.chance(0.08):
            return []
        if isinstance(value, Draw):
            return Draw(lambda random: [value.make(random) for _ in range(random.randint(1, 3))])
        return [value]
