"""What any operation is answered with, in plain Python: graphql-core asks, and the graph in memory tells.

Only what a field means is ours (`meanings`, `values`, `filters`, `pages`); fragments, directives, the order
of keys and nulls are graphql-core's.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    execute,
    get_named_type,
    is_leaf_type,
)

from tests.oracle.filters import declared, judged
from tests.oracle.meanings import Found, in_force, lead
from tests.oracle.memory import Memory
from tests.oracle.pages import Edge, Foreign, Page, Pages, Reckoned, Seen, Stands, distinct, ordered
from tests.oracle.values import When, names, of_link, value

_MOST = re.compile(r"at most (\d+)")
_FROM_A_DAY = {"Agreement": "signedOn", "Record": "recordedOn"}
"""Kinds that stand from a day of their own."""


@dataclass
class Oracle:
    """Answers operations on a schema that has no resolvers of its own."""

    schema: GraphQLSchema
    memory: Memory
    today: str
    version: int
    """The state of the facts: how many changes there were."""
    cursors: dict[str, Stands] = field(default_factory=dict)
    """Where a service's cursors stand, as far as it has told."""
    language: str = "nb"

    def __post_init__(self) -> None:
        self._pages = Pages(self.schema, self.cursors)

    async def answer(self, document: DocumentNode, variables: Mapping[str, Any]) -> ExecutionResult:
        """The answer to an operation."""
        answer = execute(
            self.schema, document, None, variable_values=dict(variables), field_resolver=self._resolve,
            type_resolver=self._type,
        )  # fmt: skip
        return await answer if isinstance(answer, Awaitable) else answer

    def _type(self, seen: Seen, info: GraphQLResolveInfo[Any], kind: Any) -> str:
        possible = [each.name for each in info.schema.get_possible_types(kind)]
        # Oslo is a municipality and a county in one: where either could be meant, it is the municipality.
        return next(n for n in sorted(possible, key=lambda n: n == "County") if n in seen.thing.labels)

    def _resolve(self, source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        name = info.field_name
        match source:
            case None:
                language = str(arguments.get("language") or self.language).lower()
                when = When(self.memory, arguments.get("asOf") or self.today, language)
                return self._root(name, info, arguments, when)
            case Seen():
                return self._of_thing(source, info, arguments)
            case Page() if info.parent_type.name == "Meta":
                return self._meta(source, name)
            case Page():
                return self._of_page(source, name, arguments)
            case Edge(link=link, seen=seen, cursor=cursor):
                if name in ("node", "cursor"):
                    return seen if name == "node" else cursor
                assert link is not None, f"nothing is said of the tie to {seen.thing.id}"
                if name == "source":
                    return Seen(self.memory.things[link.values["source"]], seen.when)
                return of_link(name, link)
            case Reckoned() if info.parent_type.name.endswith("Keys"):
                return source.keys.get(name)
            case Reckoned():
                return self._pages.reckoned(source, name, arguments)
        return source[name]

    def _root(self, name: str, info: GraphQLResolveInfo[Any], arguments: dict[str, Any], when: When) -> Any:
        target = get_named_type(info.return_type)
        if name == "nodes":
            found = [self.memory.things.get(each) for each in arguments["ids"]]
            return [thing and Seen(thing, when) for thing in found]
        if "number" in arguments:
            scheme = f"{target.name.upper()}_NUMBER"
            numbers = (each for each in self.memory.of_kind("Identifier") if each.values["scheme"] == scheme)
            owners = {
                owner
                for each in numbers
                if each.values["value"] == arguments["number"]
                for _, owner in self.memory.along(each, "IDENTIFIED_BY", incoming=True)
                if target.name in owner.labels
            }
            one = min(owners, key=lambda owner: owner.id, default=None)
            return one and Seen(one, when)
        if "id" in arguments:
            thing = self.memory.things.get(arguments["id"])
            return Seen(thing, when) if thing and target.name in thing.labels else None
        assert isinstance(target, GraphQLObjectType), target
        kind = get_named_type(target.fields["nodes"].type).name
        found_all: list[Found] = [
            (None, thing)
            for thing in self.memory.of_kind(kind)
            if in_force(thing, when.day, _FROM_A_DAY.get(kind))
        ]
        return self._pages.page(f"Query.{name}", kind, found_all, arguments, when)

    def _of_thing(self, seen: Seen, info: GraphQLResolveInfo[Any], arguments: dict[str, Any]) -> Any:
        field_ = declared(self.schema, info.parent_type.name, info.field_name)
        target = get_named_type(info.return_type)
        if target.name == "LocalName":
            return names(seen.thing)
        if is_leaf_type(target):
            return value(field_, seen.thing, seen.when)
        found = lead(field_, self.memory, seen.thing, seen.when.day)
        if isinstance(target, GraphQLObjectType) and "pageInfo" in target.fields:
            kind = get_named_type(target.fields["nodes"].type).name
            row, by_tie = judged(target)
            edge = row if by_tie else ""
            return self._pages.page(field_, kind, found, arguments, seen.when, owner=seen.thing.id, edge=edge)
        things = [Seen(thing, seen.when) for _, thing in ordered(distinct(found), field_)]
        bare = info.return_type
        if isinstance(bare, GraphQLNonNull):
            bare = bare.of_type
        if isinstance(bare, GraphQLList):
            said = info.parent_type.fields[info.field_name].description or ""
            return things[: int(_MOST.findall(said)[-1])]
        return things[0] if things else None

    def _of_page(self, page: Page, name: str, arguments: dict[str, Any]) -> Any:
        if page.foreign and name in ("edges", "nodes", "pageInfo"):
            raise Foreign
        match name:
            case "edges":
                return page.edges
            case "nodes":
                return [edge.seen for edge in page.edges]
            case "totalCount":
                return page.total
            case "pageInfo":
                return page.info
            case "meta":
                return page
            case "aggregate":
                return Reckoned(page.of, page.things)
        return self._pages.groups(page, arguments)

    def _meta(self, page: Page, name: str) -> Any:
        match name:
            case "resultMode":
                return self._mode(page)
            case "visibility":
                return "FULL"
            case "asOf":
                return page.day
        return self.version

    async def _mode(self, page: Page) -> str:
        # What has to be waited for is told last, when all groups of the list have been told.
        return "TRUNCATED" if any(page.cuts) else "EXACT"
