"""The record of a statement, completed by graphql-core: what is answered is what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema, execute_sync

from resolvers import cursors
from resolvers.plan import (
    AtEnd,
    Cursor,
    Edges,
    Groups,
    Keys,
    KeyThing,
    Measure,
    Meta,
    Nodes,
    Page,
    PageInfo,
    Part,
    Record,
    Root,
    Summary,
    Thing,
    Things,
    Total,
    TypeName,
)
from resolvers.rendering import Context

Row = dict[str, Any]
"""What was read of a thing, by response key; its type stands under `__typename`."""


def completed(
    schema: GraphQLSchema,
    document: DocumentNode,
    variables: Mapping[str, Any],
    roots: Mapping[str, tuple[Root, Any, Context]],
) -> ExecutionResult:
    """What graphql-core makes of the records of an operation's root fields."""
    source = {key: _Read(context).part(root, record) for key, (root, record, context) in roots.items()}
    return execute_sync(
        schema, document, source, variable_values=dict(variables), field_resolver=_resolve,
        type_resolver=lambda row, *_: row["__typename"],
    )  # fmt: skip


def _resolve(source: Row, info: GraphQLResolveInfo[Any], **_: Any) -> Any:
    return source[str(info.path.key)]


class _Read:
    def __init__(self, context: Context) -> None:
        self._context = context

    def part(self, part: Part, value: Any) -> Any:
        if value is None:
            return None
        match part:
            case Page():
                return self._page(part, value)
            case Things(record=record):
                return [self._record(record, each) for each in value]
            case Thing(record=record) | AtEnd(record=record):
                return self._record(record, value)
        return value

    def _record(self, record: Record, value: Any) -> Row | None:
        if value is None:
            return None
        (types, parts), values = record.alternatives[0], value
        if len(record.alternatives) > 1:
            chosen, values = value
            types, parts = record.alternatives[chosen]
        row: Row = {"__typename": types[0]}
        for part, each in zip(parts, values, strict=True):
            if isinstance(part, TypeName):
                row["__typename"] = each
            else:
                row[part.key] = self.part(part, each)
        return row

    def _page(self, page: Page, value: Any) -> Row:
        total, rows, *reckoned = value
        owner = reckoned.pop() if page.owned else None
        version = reckoned.pop() if page.versioned else None
        size = self._context.sizes[page.number]
        shown = list(rows or ())[:size]
        if page.backward:
            shown.reverse()
        more = len(rows or ()) > size
        marks = [self._mark(page, owner, row) if page.cursors else None for row in shown]
        place = int(page.cursors)
        answer: Row = {}
        for part in page.parts:
            match part:
                case Edges() | Nodes():
                    each = [row if page.bare else row[place] for row in shown]
                    place += 1
                    answer[part.key] = self._rows(part, each, marks)
                case PageInfo(keys=keys):
                    answer[part.key] = self._info(page, keys, marks, more=more)
                case Meta(keys=keys):
                    answer[part.key] = self._meta(page, keys, reckoned, version)
                case Total():
                    answer[part.key] = total
        for part, found in zip(page.reckoned, reckoned, strict=True):
            if isinstance(part, Groups):
                answer[part.key] = [self._group(part, group) for group in found[0]]
            else:
                answer[part.key] = self._summary(part, found)
        return answer

    def _rows(self, part: Edges | Nodes, rows: list[Any], marks: list[str | None]) -> list[Row | None]:
        made = [self._record(part.record, row) for row in rows]
        for key in self._cursors(part):
            for row, mark in zip(made, marks, strict=True):
                assert row is not None, "a page has no holes"
                row[key] = mark
        return made

    def _meta(self, page: Page, keys: Mapping[str, str], reckoned: list[Any], version: int | None) -> Row:
        groups = zip(page.reckoned, reckoned, strict=True)
        cut = any(found[1] for part, found in groups if isinstance(part, Groups))
        told = {
            "resultMode": "TRUNCATED" if cut else "EXACT",
            "visibility": "TRIMMED" if page.trimmed else "FULL",
            "asOf": self._context.as_of,
            "dataVersion": version,
            "__typename": "Meta",
        }
        return {key: told[name] for key, name in keys.items()}

    def _mark(self, page: Page, owner: str | None, row: Any) -> str:
        return cursors.encode(self._context.marks[page.number], owner, row[0])

    def _cursors(self, part: Edges | Nodes) -> list[str]:
        if isinstance(part, Nodes):
            return []
        return [
            each.key for _, parts in part.record.alternatives for each in parts if isinstance(each, Cursor)
        ]

    def _info(self, page: Page, keys: Mapping[str, str], marks: list[str | None], *, more: bool) -> Row:
        after, before = (page.arguments.get(name) is not None for name in ("after", "before"))
        told = {
            "hasNextPage": before if page.backward else more,
            "hasPreviousPage": more if page.backward else after,
            "startCursor": marks[0] if marks else None,
            "endCursor": marks[-1] if marks else None,
            "__typename": "PageInfo",
        }
        return {key: told[name] for key, name in keys.items()}

    def _summary(self, part: Summary, value: Any) -> Row:
        answer: Row = {}
        for each, found in zip(part.parts, value, strict=True):
            if isinstance(each, Measure):
                answer[each.key] = dict(zip((key for key, _ in each.functions), found, strict=True))
            else:
                answer[each.key] = found
        return answer

    def _group(self, part: Groups, value: Any) -> Row:
        answer: Row = {}
        for each, found in zip(part.parts, value, strict=True):
            match each:
                case Page():
                    answer[each.key] = self._page(each, found)
                case Summary():
                    answer[each.key] = self._summary(each, found)
                case Keys(parts=parts):
                    answer[each.key] = {
                        key.key: self._record(key.record, read) if isinstance(key, KeyThing) else read
                        for key, read in zip(parts, found, strict=True)
                    }
                case _:
                    answer[each.key] = found
        return answer
