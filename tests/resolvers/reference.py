"""The plain way that the answers of plans are compared with: graphql-core completes nested objects.

graphql-core asks for each field of a schema without any resolver of ours; what it is given is made up on the
way and remembered. Afterwards the same objects are laid out as the one record that a statement would give.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    get_named_type,
    is_leaf_type,
)

from queries import phrases
from resolvers import cursors
from resolvers.declarations import Derived, Lookup, Phrase, Sentences, Tie
from resolvers.plan import (
    AtEnd,
    Cursor,
    Groups,
    Keys,
    KeyThing,
    Known,
    Measure,
    Number,
    Page,
    Part,
    Record,
    Root,
    Summary,
    Thing,
    Things,
    TypeName,
    Value,
)
from resolvers.summaries import constant
from schema.build import Built

AS_OF = "2026-11-27"
"""The day asked for."""
MARK = "0123456789ab"
"""What all cursors are bound to."""
OWNER = "kommune:4601"
"""What every list hangs on that hangs on a thing."""


class Made(dict[str, Any]):
    """An object that was made up: what graphql-core was given, by response key, and its type."""

    def __init__(self, kind: str) -> None:
        super().__init__(__typename=kind)
        self.raw: dict[str, Any] = {}
        """What a record holds where it is not what the answer holds."""
        self.keys_of_rows: list[list[str | int]] = []
        """On a connection: the keys of its rows, in the order of the answer."""
        self.total = 0
        self.more = False
        self.owner: str | None = None
        """On a connection, and on its edges: what it hangs on."""


@dataclass
class Reference:
    """Completes an operation with made-up objects; `random` makes them up."""

    built: Built
    random: Random
    language: str
    missing: bool
    """Whether nulls occur where the schema forbids them."""

    def __post_init__(self) -> None:
        self.root = Made("Query")
        self._owner: str | None = None

    def execute(self, document: DocumentNode, variables: Mapping[str, Any]) -> ExecutionResult:
        """What graphql-core answers."""
        plain = plain_schema(self.built)
        return execute_sync(
            plain, document, self.root, variable_values=dict(variables), field_resolver=self._resolve
        )

    def _resolve(self, source: Made, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        key = str(info.path.key)
        if key not in source:
            source[key] = self._field(source, key, info, arguments)
        return source[key]

    def _field(self, source: Made, key: str, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        parent = info.parent_type.name
        if parent.endswith("Connection"):
            return self._of_connection(source, info, arguments)
        if parent.endswith(("Summary", "Group")) and info.field_name != "keys":
            return self._reckoned(info)
        if parent.endswith("Group") and info.field_name == "keys":
            keys = Made(get_named_type(info.return_type).name)
            keys.raw["keys"] = source.raw["keys"]
            return keys
        if parent.endswith("Keys"):
            grouped = constant(info.field_name) in source.raw["keys"]
            return self._value(info.return_type, info.schema, {}) if grouped else None
        if parent == "Meta":
            return source.raw[info.field_name]
        if parent == "PageInfo":
            return source.raw[info.field_name]
        if parent.endswith("Edge") and info.field_name == "cursor":
            return cursors.encode(MARK, source.owner, source.raw["keys"])
        if parent == "Rule":
            return self.built.registries["rules"][source.raw["id"]].told(info.field_name, self.language)
        return self._declared(source, key, info, arguments)

    def _of_connection(self, source: Made, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        match info.field_name:
            case "pageInfo":
                return source.raw["pageInfo"]
            case "meta":
                return source.raw["meta"]
            case "totalCount":
                return source.total
            case "aggregate":
                return self._reckoned(info)
            case "groupBy":
                groups = self._reckoned(info)
                for each in groups:
                    each.raw["keys"] = arguments["keys"]
                return groups
        return self._rows(source, info)

    def _reckoned(self, info: GraphQLResolveInfo[Any]) -> Any:
        """What the database reckons is never null where it may not be."""
        missing, self.missing, self._owner = self.missing, False, None
        value = self._value(info.return_type, info.schema, {})
        self.missing = missing
        return value

    def _declared(
        self, source: Made, key: str, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]
    ) -> Any:
        declaration = self.built.catalogue.field(info.parent_type.name, info.field_name).declaration
        tied = isinstance(declaration, Tie) or (isinstance(declaration, Derived) and bool(declaration.input))
        self._owner = OWNER if tied else None
        match declaration:
            case Phrase(texts=texts):
                code = self.random.choice(sorted(texts))
                if self._null(info.return_type):
                    source.raw[key] = [None, {}]
                    return None
                args = self._args(texts[code])
                source.raw[key] = [code, args]
                return phrases.render(texts, self.language, code, args)
            case Sentences(listed=listed):
                return self._sentences(source, key, info.return_type, listed=listed)
            case Lookup():
                return self._known(source, key, info.return_type)
        return self._value(info.return_type, info.schema, arguments)

    def _null(self, kind: GraphQLOutputType) -> bool:
        if isinstance(kind, GraphQLNonNull):
            return self.missing and self.random.random() < 0.08
        return self.random.random() < 0.25

    def _value(self, kind: GraphQLOutputType, schema: GraphQLSchema, arguments: dict[str, Any]) -> Any:
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        connection = isinstance(bare, GraphQLObjectType) and "pageInfo" in bare.fields
        if not connection and self._null(kind):
            return None
        match bare:
            case GraphQLList(of_type=item):
                number = self.random.randint(0, 3)
                leaf = isinstance(item, GraphQLNonNull) and is_leaf_type(item.of_type)
                return [
                    self._leaf(item.of_type) if leaf else self._value(item, schema, {}) for _ in range(number)
                ]
            case GraphQLInterfaceType():
                return Made(self.random.choice(schema.get_possible_types(bare)).name)
            case GraphQLObjectType() if connection:
                return self._connection(bare, arguments)
            case GraphQLObjectType():
                return Made(bare.name)
        return self._leaf(bare)

    def _leaf(self, kind: Any) -> Any:
        if isinstance(kind, GraphQLEnumType):
            return self.random.choice(list(kind.values))
        match kind.name:
            case "Int":
                return self.random.randint(-5, 500)
            case "Float":
                return self.random.choice((0.5, 12.25, 3.0))
            case "Boolean":
                return self.random.random() < 0.5
            case "Date":
                return f"20{self.random.randint(10, 40)}-02-{self.random.randint(10, 28)}"
        return self.random.choice(("", "Å", "kommune:4601", "null", '"'))

    def _connection(self, kind: GraphQLObjectType, arguments: dict[str, Any]) -> Made:
        made = Made(kind.name)
        made.owner = self._owner
        last = arguments.get("last")
        first = arguments.get("first")
        size = last if last is not None else 25 if first is None else first
        made.keys_of_rows = [[f"k{i}", i] for i in range(min(size, self.random.randint(0, 3)))]
        # One row more than the page holds can only be there when the page is full.
        made.more = len(made.keys_of_rows) == size and self.random.random() < 0.7
        made.total = self.random.randint(0, 500)
        marks = [cursors.encode(MARK, made.owner, keys) for keys in made.keys_of_rows]
        info = Made("PageInfo")
        behind, before = (arguments.get(a) is not None for a in ("after", "before"))
        info.raw = {
            "hasNextPage": before if last is not None else made.more,
            "hasPreviousPage": made.more if last is not None else behind,
            "startCursor": marks[0] if marks else None,
            "endCursor": marks[-1] if marks else None,
        }
        meta = Made("Meta")
        meta.raw = {
            # Whether groups are cut is settled before anybody asks for them.
            "resultMode": "EXACT",
            "visibility": "FULL",
            "asOf": AS_OF,
            "dataVersion": self.random.randint(0, 9),
        }
        made.raw = {"pageInfo": info, "backward": last is not None, "meta": meta}
        return made

    def _rows(self, source: Made, info: GraphQLResolveInfo[Any]) -> list[Any]:
        kind: Any = info.return_type
        (item,) = [kind.of_type.of_type]
        made = []
        for keys in source.keys_of_rows:
            if info.field_name == "edges":
                row = Made(item.of_type.name)
                row.raw["keys"], row.owner = keys, source.owner
            else:
                row = self._value(item, info.schema, {})
            made.append(row)
        return made

    def _known(self, source: Made, key: str, kind: GraphQLOutputType) -> Made | None:
        if self._null(kind):
            source.raw[key] = None
            return None
        made = Made("Rule")
        made.raw["id"] = source.raw[key] = self.random.choice(sorted(self.built.registries["rules"]))
        return made

    def _sentences(self, source: Made, key: str, kind: GraphQLOutputType, *, listed: bool) -> Any:
        rule = self.random.choice(sorted(self.built.registries["rules"]))
        texts = self.built.registries["rules"][rule].texts
        if self._null(kind):
            source.raw[key] = [None, rule]
            return None
        codes = [self.random.choice(sorted(texts)) for _ in range(self.random.randint(0 if listed else 1, 3))]
        said = [{"code": code, "args": self._args(texts[code])} for code in codes]
        told = [phrases.render(texts, self.language, s["code"], s["args"]) for s in said]
        single = len(said) == 1 and not listed and self.random.random() < 0.5
        source.raw[key] = [json.dumps(said[0] if single else said), rule]
        return told if listed else ". ".join(told)

    def _args(self, by_language: Mapping[str, str]) -> dict[str, Any]:
        names = frozenset().union(*(phrases.arguments(text) for text in by_language.values()))
        return {name: self.random.choice(("Bergen", "2026-02-01", 3, 0.5)) for name in sorted(names)}


_plain: dict[int, GraphQLSchema] = {}


def plain_schema(built: Built) -> GraphQLSchema:
    """The schema as text tells it: nothing of ours is in it."""
    if id(built) not in _plain:
        _plain[id(built)] = build_schema(built.sdl)
    return _plain[id(built)]


def record_of(root: Root, made: Any) -> Any:
    """What was made up for a root field, laid out as its statement's answer; null where nobody asked."""
    return _part(root, made, Made("Query"))


def _part(part: Part, value: Any, owner: Made) -> Any:
    match part:
        case Value(source=Phrase() | Sentences()):
            return owner.raw.get(part.key, [None, None])
        case Known():
            return owner.raw.get(part.key)
        case Value():
            return value
        case Cursor():
            return None
        case TypeName(name=name):
            return None if name else owner["__typename"]
        case Page():
            return _page(part, value)
        case Things(record=record):
            return None if value is None else [_record(record, item) for item in value]
        case Thing(record=record) | AtEnd(record=record):
            return _record(record, value)


def _record(record: Record, value: Made | None) -> Any:
    if value is None:
        return None
    kinds = [kinds for kinds, _ in record.alternatives]
    (chosen,) = [i for i, names in enumerate(kinds) if value["__typename"] in names]
    parts = record.alternatives[chosen][1]
    row = [value["__typename"] if _read_name(p) else _part(p, value.get(p.key), value) for p in parts]
    for at, part in enumerate(parts):
        if isinstance(part, TypeName) and part.name is not None:
            row[at] = part.name
    return row if len(kinds) == 1 else [chosen, row]


def _read_name(part: Part) -> bool:
    return isinstance(part, TypeName) and part.name is None


def _page(page: Page, value: Made | None) -> Any:
    if value is None:
        return [None, [], *([None] if page.owned else [])]
    rows = []
    for at, keys in enumerate(value.keys_of_rows):
        row: list[Any] = [keys] if page.cursors else []
        for part in page.rows:
            made = value.get(part.key)
            row.append(None if made is None else _record(part.record, made[at]))
        rows.append(row[0] if page.bare else row)
    if value.raw["backward"]:
        rows.reverse()
    if value.more:
        rows.append([["one too many", 0], *[None for _ in page.parts]])
    told = [value.total, rows, *(_reckoned(part, value.get(part.key)) for part in page.reckoned)]
    told += [value.raw["meta"].raw["dataVersion"]] if page.versioned else []
    return [*told, value.owner] if page.owned else told


def _reckoned(part: Summary | Groups, value: Any) -> Any:
    if isinstance(part, Summary):
        return _summary(part, value)
    return [[[_of_group(each, group) for each in part.parts] for group in value or ()], False]


def _summary(part: Summary, value: Made | None) -> list[Any]:
    told = value or Made("")  # nobody asked where something beside it was missing
    return [
        [told.get(each.key, {}).get(key) for key, _ in each.functions]
        if isinstance(each, Measure)
        else told.get(each.key)
        for each in part.parts
    ]


def _of_group(part: Keys | Number | Summary | Page | TypeName, group: Made) -> Any:
    match part:
        case Page():
            return _page(part, group.get(part.key))
        case Keys(parts=parts):
            made = group.get(part.key, {})
            return [
                _record(key.record, made.get(key.key)) if isinstance(key, KeyThing) else made.get(key.key)
                for key in parts
            ]
        case Summary():
            return _summary(part, group.get(part.key))
        case Number() | TypeName():
            return group.get(part.key)
