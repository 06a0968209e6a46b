"""Operations over the whole schema, valid by construction, with values from a world and from outside it.

What has been written least often comes first, so that a few hundred operations have everything in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from random import Random
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.filters import declared
from tests.resolvers.documents import literal
from tests.resolvers.values import Draw, Values, drawn

Composite = GraphQLObjectType | GraphQLInterfaceType
Path = tuple[str, ...]
"""The response keys that lead to a place in an answer, numbers of rows left out."""


@dataclass(frozen=True)
class Generated:
    """An operation: its text, and what its variables can be."""

    text: str
    variables: Mapping[str, Any]
    """Values, with `Draw` where another value of the same sort may stand."""
    cursors: Mapping[str, Path]
    """Where the cursors are found that a variable can be given to go on from; they are null at first."""

    def values(self, random: Random) -> dict[str, Any]:
        """Values for the variables, all of one shape."""
        return {name: drawn(value, random) for name, value in self.variables.items()}


@dataclass
class Operations:
    """Writes operations; `random` decides everything."""

    schema: GraphQLSchema
    values: Values
    random: Random
    left_out: frozenset[str]
    """Fields that are not asked for, by their full names."""
    subqueries: int
    """About how many lists and ties one root field follows."""
    fits: Callable[[Generated], bool]
    """Whether an operation with one root field costs no more than it may."""
    used: Counter[str] = field(default_factory=Counter)
    """How often each thing that can be asked was written."""

    def write(self) -> Generated:
        """An operation with some root fields."""
        return _Writing(self).operation()

    def lacking(self, roots: list[str]) -> list[str]:
        """Of some roots those of whose things most has never been asked."""
        query = self.schema.query_type
        assert query is not None, "a schema without queries asks nothing"

        def never(root: str) -> int:
            of = get_named_type(query.fields[root].type).name.removesuffix("Connection")
            own = {each for each in self._wanted if f" {of}." in each or each.startswith(f"{of}.")}
            return len(own - self.used.keys())

        number = {root: never(root) for root in roots}
        return [root for root in roots if number[root] == max(number.values())]

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(_wanted(self.schema, self.left_out))

    def wanted(self) -> set[str]:
        """Everything that there is to be written, as `used` counts it."""
        return set(self._wanted)


@dataclass
class _Writing:
    by: Operations
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, Path] = field(default_factory=dict)
    grouped: tuple[str, ...] = ()
    """What is shown of the keys of the groups that are asked for next."""
    aliases: int = 0
    left: int = 0

    def operation(self) -> Generated:
        query = self.by.schema.query_type
        assert query is not None, "a schema without queries asks nothing"
        roots: list[str] = []
        wanted = self.by.random.randint(2, 4)
        while len(roots) < wanted:
            alone = replace(
                self, variables=dict(self.variables), fragments={}, cursors={}, left=self.by.subqueries - 1
            )
            before = self.by.used.copy()
            names = [name for name in query.fields if f"Query.{name}" not in self.by.left_out]
            if self.chance(0.7):  # there is most to ask of lists
                names = [name for name in names if "where" in query.fields[name].args]
            if self.chance(0.5):
                names = self.by.lacking(names)
            name = self.least(names, "Query.{}")
            root = alone.field(query, name, 4, ())
            used = {n: each for n, each in alone.variables.items() if n not in self.variables}
            if not self.by.fits(replace(alone, variables=used).told_as([root])):
                self.by.used.clear()
                self.by.used.update(before)
                continue
            roots.append(root)
            self.variables, self.aliases = alone.variables, alone.aliases
            self.fragments |= alone.fragments
            self.cursors |= alone.cursors
        return self.told_as(roots)

    def told_as(self, roots: list[str]) -> Generated:
        declared_ = ", ".join(f"${name}: {kind}" for name, (kind, _) in self.variables.items())
        head = f"query Q({declared_})" if declared_ else "query Q"
        text = "\n".join([f"{head} {{ {' '.join(roots)} }}", *self.fragments.values()])
        return Generated(text, {n: value for n, (_, value) in self.variables.items()}, self.cursors)

    def chance(self, share: float) -> bool:
        return self.by.random.random() < share

    def least(self, names: list[str], told: str) -> str:
        """One of the names, mostly the one that was used least; it is used now."""
        some = self.by.random.sample(names, len(names))
        name = some[0] if self.chance(0.25) else min(some, key=lambda each: self.by.used[told.format(each)])
        self.by.used[told.format(name)] += 1
        return name

    def told(self, kind: str, name: str) -> str:
        return declared(self.by.schema, kind, name)

    def alias(self) -> str:
        self.aliases += 1
        return f"a{self.aliases}"

    def variable(self, kind: Any, value: Any) -> str:
        name = f"v{len(self.variables)}"
        self.variables[name] = (str(kind), value)
        return f"${name}"

    # What is selected

    def selections(self, kind: Composite, depth: int, path: Path | None) -> str:
        if "pageInfo" in kind.fields:
            return f"{{ {' '.join(self.parts(kind, depth, path))} }}"
        said = [self.selection(kind, depth, path) for _ in range(self.by.random.randint(2, 6))]
        return f"{{ {' '.join(said)} }}"

    def parts(self, kind: Composite, depth: int, path: Path | None) -> list[str]:
        names = [name for name in kind.fields if self.left > 0 or name not in ("aggregate", "groupBy")]
        picked = [self.least(names, "Connection.{}") for _ in range(self.by.random.randint(1, 3))]
        # There is more to group by and to reckon from than to do anything else with a list.
        if "groupBy" in names and len(path or ()) == 1 and self.chance(0.6):
            picked.append(self.least(["groupBy", "aggregate"], "Connection.{}"))
        picked = list(dict.fromkeys(picked))
        return [self.field(kind, name, depth, path) for name in picked]

    def selection(self, kind: Composite, depth: int, path: Path | None) -> str:
        dice = self.by.random.random()
        if dice < 0.05:
            return f"__typename{self.switch()}"
        if dice < 0.2 and depth > 0:
            on = self.condition(kind)
            return f"... on {on.name} {self.switch()}{self.selections(on, depth - 1, path)}"
        if dice < 0.27 and depth > 0:
            on = self.condition(kind)
            name = f"F{self.alias()}"
            self.fragments[name] = ""  # its place, in order
            self.fragments[name] = f"fragment {name} on {on.name} {self.selections(on, depth - 1, None)}"
            return f"...{name}{self.switch()}" + (f" ...{name}" if self.chance(0.2) else "")
        fitting = [
            name
            for name, each in kind.fields.items()
            if (depth > 0 and self.left > 0) or is_leaf_type(get_named_type(each.type))
        ]
        by_full_name = {item(self.by.schema, kind.name, name): name for name in fitting}
        by_full_name = {full: name for full, name in by_full_name.items() if full not in self.by.left_out}
        if not by_full_name:
            return "__typename"
        return self.field(kind, by_full_name[self.least(list(by_full_name), "{}")], depth, path)

    def condition(self, kind: Composite) -> Composite:
        among = _conditions(self.by.schema, kind.name)
        name = self.least([each.name for each in among], "on {}")
        return next(each for each in among if each.name == name)

    def field(self, kind: Composite, name: str, depth: int, path: Path | None) -> str:
        definition = kind.fields[name]
        target = get_named_type(definition.type)
        key = name if self.plain(name) and kind.name != "Query" and self.chance(0.4) else self.alias()
        if not is_leaf_type(target) and _leads(kind, name):
            self.left -= 1
        inside = None if path is None else (*path, key)
        cursors, given = self.arguments(kind, name, definition.args, inside)
        if given and key == name:
            key = self.alias()
            inside = None if path is None else (*path, key)
        below, grouped = "", self.grouped
        if isinstance(target, Composite):
            below = self.selections(target, depth - 1, inside)
        if name == "groupBy":
            below = f"{{ {self.alias()}: keys {{ {' '.join(grouped)} }} {below[1:]}"
        if cursors and inside is not None:
            marked = self.alias()
            below = f"{{ {marked}: edges {{ cursor }} {below[1:]}"
            self.cursors |= dict.fromkeys(cursors, (*inside, marked, "cursor"))
        said = f"{key}: {name}" if key != name else name
        return f"{said}{given}{self.switch() if kind.name != 'Query' else ''} {below}"

    def plain(self, name: str) -> bool:
        """Whether a response key of that name means one thing wherever fragments meet."""
        return _means_one_thing(self.by.schema, name)

    def switch(self) -> str:
        if not self.chance(0.06):
            return ""
        value = self.variable("Boolean!", self.chance(0.5)) if self.chance(0.7) else "true"
        return f" @{self.by.random.choice(('include', 'skip'))}(if: {value}) "

    # Arguments

    def arguments(
        self, kind: Composite, name: str, arguments: dict[str, GraphQLArgument], path: Path | None
    ) -> tuple[list[str], str]:
        """The variables that take cursors, and the arguments as they are spelt."""
        target = get_named_type(kind.fields[name].type)
        sized = self.by.random.choice(("first", "last") if "last" in arguments else ("first",))
        said, cursors = [], []
        for each, argument in arguments.items():
            required = isinstance(argument.type, GraphQLNonNull)
            share = {"where": 0.75, "orderBy": 0.5, "asOf": 0.6, "after": 0.25, "before": 0.15}.get(each, 0.4)
            if not (required or self.chance(share)) or (each in ("first", "last") and each != sized):
                continue
            if each in ("after", "before"):
                if path is not None:
                    said.append(f"{each}: {self.variable('String', None)}")
                    cursors.append(said[-1].split("$")[1])
                continue
            value = self.value(each, target, argument)
            if self.chance(0.75):
                said.append(f"{each}: {self.variable(argument.type, value)}")
            else:
                said.append(f"{each}: {literal(drawn(value, self.by.random), argument.type)}")
        return cursors, f"({', '.join(said)})" if said else ""

    def value(self, name: str, target: Any, argument: GraphQLArgument) -> Any:
        bare = get_named_type(argument.type)
        match name:
            case "where":
                return self.where(_of(target), 3)
            case "orderBy":
                return [self.key(_of(target), bare) for _ in range(self.by.random.randint(0, 4))]
            case "keys":
                return self.keys(target, bare)
            case "first" | "last":
                return Draw(self.by.values.size)
        return self.by.values.argument(name, target.name)

    def key(self, of: str, kind: Any) -> dict[str, str]:
        names = {self.told(of, name): name for name in kind.fields}
        name = names[self.least(list(names), "order {}")]
        return {name: self.least(["ASC", "DESC"], "order {}")}

    def keys(self, target: Any, kind: Any) -> list[str]:
        of = target.name.removesuffix("Group")
        names = {self.told(of, _field_of(self.by.schema, of, key)): key for key in kind.values}
        picked = [self.least(list(names), "group {}") for _ in range(self.by.random.randint(2, 4))]
        self.left -= len(set(picked))
        kind_of = self.by.schema.type_map[of]
        assert isinstance(kind_of, Composite), of
        fields = [each.split(".")[1] for each in dict.fromkeys(picked)]
        self.grouped = tuple(
            name if is_leaf_type(get_named_type(kind_of.fields[name].type)) else f"{name} {{ id }}"
            for name in fields
        )
        return [names[each] for each in dict.fromkeys(picked)]

    def where(self, of: str, depth: int) -> dict[str, Any]:
        """A filter of things of a type."""
        kind = self.by.schema.type_map[f"{of}Filter"]
        assert isinstance(kind, GraphQLInputObjectType), of
        own = [n for n in kind.fields if n not in ("and", "or", "not")]
        composite = self.by.schema.type_map[of]
        assert isinstance(composite, Composite), of
        names = {
            self.told(of, "names" if name == "anyName" else name): name
            for name in own
            if self.told(of, "names" if name == "anyName" else name) not in self.by.left_out
        }
        leaves = {
            full: name
            for full, name in names.items()
            if name == "anyName" or is_leaf_type(get_named_type(composite.fields[name].type))
        }
        where: dict[str, Any] = {}
        for _ in range(self.by.random.choice((0, 2, 3, 4, 5) if depth == 3 else (0, 1, 1, 2))):
            among = names if depth > 0 and self.left > 0 else leaves
            full = self.least(list(among), "where {}")
            member = kind.fields[among[full]].type
            where[among[full]] = None if self.chance(0.03) else self.member(full, of, member, depth)
        if depth > 0 and self.chance(0.4):
            word = self.least(["and", "or", "not"], "where {}")
            several = [self.where(of, depth - 1) for _ in range(self.by.random.randint(0, 2))]
            where[word] = self.where(of, depth - 1) if word == "not" else several
        return where

    def member(self, full: str, of: str, kind: Any, depth: int) -> Any:
        if kind.name.endswith("ListFilter") and "some" in kind.fields:
            self.left -= 1
            names = ["some", "none", "all", "single", "count"]
            picked = {self.least(names, "quantifier {}") for _ in range(self.by.random.choice((1, 1, 2)))}
            told = get_named_type(kind.fields["some"].type).name.removesuffix("Filter")
            return {
                name: self.operators("count", of, get_named_type(kind.fields[name].type))
                if name == "count"
                else self.where(told, depth - 1)
                for name in sorted(picked)
            }
        if "not" in kind.fields:
            self.left -= 1
            return self.where(kind.name.removesuffix("Filter"), depth - 1)
        return self.operators(full, of, kind)

    def operators(self, full: str, of: str, kind: Any) -> dict[str, Any]:
        sort = sort_of(kind)
        said: dict[str, Any] = {}
        for _ in range(self.by.random.choice((0, 1, 1, 1, 1, 1, 2))):
            name = self.least([n for n in kind.fields if n != "mode"], f"{sort} {{}}")
            value = self.by.values.operand(full, of, name, get_named_type(kind.fields[name].type))
            several = isinstance(kind.fields[name].type, GraphQLList)
            said[name] = None if self.chance(0.03) else self.several(value) if several else value
        if "mode" in kind.fields and self.chance(0.4):
            said["mode"] = self.least(["FOLDED", "EXACT"], "mode {}")
        return said

    def several(self, value: Any) -> Any:
        """A list of values; where they may be drawn again, the whole list is, and never empty."""
        if self.chance(0.08):
            return []
        if isinstance(value, Draw):
            return Draw(lambda random: [value.make(random) for _ in range(random.randint(1, 3))])
        return [value]


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


def sort_of(kind: GraphQLInputObjectType) -> str:
    """With what sort of value an input compares: enums are alike."""
    compared = next(iter(kind.fields.values())).type
    if isinstance(get_named_type(compared), GraphQLEnumType):
        return "choices" if "has" in kind.fields else "choice"
    return kind.name


def _of(connection: Any) -> str:
    return get_named_type(connection.fields["nodes"].type).name


def _leads(kind: Composite, name: str) -> bool:
    """Whether a field takes a subquery: what a connection is made of takes none, but for what is reckoned."""
    if "pageInfo" in kind.fields:
        return name in ("aggregate", "groupBy")
    return name not in ("node", "names", "pageInfo", "keys")


@cache
def _conditions(schema: GraphQLSchema, name: str) -> list[Composite]:
    kind = schema.type_map[name]
    possible = set(_possible(schema, kind))
    if len(possible) == 1 and not getattr(kind, "interfaces", ()):
        return [kind]  # type: ignore[list-item]  # only what has fields is asked for
    return [
        each
        for each in schema.type_map.values()
        if isinstance(each, Composite) and not each.name.startswith("__")
        if possible & set(_possible(schema, each))
    ]


def _possible(schema: GraphQLSchema, kind: Any) -> tuple[GraphQLObjectType, ...]:
    if isinstance(kind, GraphQLInterfaceType):
        return tuple(schema.get_possible_types(kind))
    return (kind,) if isinstance(kind, GraphQLObjectType) else ()


@cache
def _means_one_thing(schema: GraphQLSchema, name: str) -> bool:
    kinds = {
        str(kind.fields[name].type)
        for kind in schema.type_map.values()
        if isinstance(kind, Composite) and name in kind.fields
    }
    return len(kinds) == 1


@cache
def _field_of(schema: GraphQLSchema, of: str, key: str) -> str:
    kind = schema.type_map[of]
    assert isinstance(kind, Composite), of
    return next(name for name in kind.fields if name.lower() == key.replace("_", "").lower())


def _wanted(schema: GraphQLSchema, left_out: frozenset[str]) -> Iterator[str]:
    query = schema.query_type
    assert query is not None, "a schema without queries asks nothing"
    found, waiting = {query.name}, [query.name]
    while waiting:
        kind = schema.type_map[waiting.pop()]
        assert isinstance(kind, Composite), kind
        for name, each in kind.fields.items():
            full = item(schema, kind.name, name)
            if full in left_out:
                continue
            if not kind.name.endswith("Keys"):  # what is not grouped by says nothing
                yield full
            target = get_named_type(each.type)
            if not is_leaf_type(target) and target.name not in found:
                found.add(target.name)
                waiting.append(target.name)
        if f"{kind.name}Filter" in schema.type_map:
            yield from _of_lists(schema, kind.name, left_out)
        if isinstance(kind, GraphQLInterfaceType):
            more = {each.name for each in schema.get_possible_types(kind)} - found
            found |= more
            waiting += sorted(more)


def _of_lists(schema: GraphQLSchema, of: str, left_out: frozenset[str]) -> Iterator[str]:
    """What lists of a type are filtered, ordered and grouped by."""
    filters, orders, keys = (schema.type_map[f"{of}{suffix}"] for suffix in ("Filter", "Order", "Key"))
    assert isinstance(filters, GraphQLInputObjectType), filters
    assert isinstance(orders, GraphQLInputObjectType), orders
    assert isinstance(keys, GraphQLEnumType), keys
    for name, each in filters.fields.items():
        kind = get_named_type(each.type)
        full = (
            name
            if name in ("and", "or", "not")
            else declared(schema, of, "names" if name == "anyName" else name)
        )
        if full in left_out:
            continue
        yield f"where {full}"
        assert isinstance(kind, GraphQLInputObjectType), kind
        if "some" in kind.fields:
            yield from (f"quantifier {quantifier}" for quantifier in kind.fields)
        elif "not" not in kind.fields:
            yield from (f"{sort_of(kind)} {operator}" for operator in kind.fields if operator != "mode")
    yield from (f"order {declared(schema, of, name)}" for name in orders.fields)
    yield from (f"group {declared(schema, of, _field_of(schema, of, key))}" for key in keys.values)
