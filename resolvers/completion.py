"""The plain way from a record to an answer: one step at a time, knowing where it is.

It does what the projector does, and in addition what the GraphQL spec (§6.4.4) asks where a null stands that
the schema does not allow: the nearest thing around it that may be null becomes null, and an error says where.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from resolvers.declarations import Phrase, Sentences
from resolvers.pages import PageRead, meta, page_info, read_page
from resolvers.plan import (
    AtEnd,
    Cursor,
    Edges,
    Groups,
    KeyThing,
    Known,
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
    Value,
    may_be_null,
)
from resolvers.rendering import Context, looked_up, rendered
from resolvers.summaries import group, summary

Path = tuple[str | int, ...]


class _Null(Exception):
    """Carries a null to the nearest thing around it that may be null."""


@dataclass
class Completion:
    """Completes one answer; the places of nulls that may not be are in `missing` afterwards."""

    context: Context
    missing: list[Path] = field(default_factory=list)

    def root(self, root: Root, value: Any) -> Any:
        """The value of a root field; None where a null below it reaches it."""
        return self._nullable(lambda: self._part(root, value, (root.key,)))

    def _nullable(self, complete: Callable[[], Any]) -> Any:
        try:
            return complete()
        except _Null:
            return None

    def _refuse(self, path: Path) -> _Null:
        self.missing.append(path)
        return _Null()

    def _field(self, part: Part, value: Any, path: Path) -> Any:
        if may_be_null(part):
            return self._nullable(lambda: self._part(part, value, path))
        if value is None:
            raise self._refuse(path)
        return self._part(part, value, path)

    def _part(self, part: Part, value: Any, path: Path) -> Any:
        match part:
            case Value(source=Phrase() | Sentences() as phrase):
                said = rendered(phrase, value, self.context)
                if said is None and not part.nullable:
                    raise self._refuse(path)
                return said
            case Value() | TypeName() | Cursor():
                return value
            case Known():
                return looked_up(part, value, self.context)
            case Page():
                return None if value is None else self._page(part, value, path)
            case Things():
                return None if value is None else self._items(part, value, path)
            case Thing() | AtEnd():
                return None if value is None else self._record(part.record, value, path)

    def _items(self, things: Things, rows: list[Any], path: Path) -> list[Any]:
        answers: list[Any] = []
        for i, row in enumerate(rows):
            here = (*path, i)
            if not things.items_nullable:
                answers.append(self._record(things.record, row, here))
            elif row is None:
                answers.append(None)
            else:
                answers.append(self._nullable(partial(self._record, things.record, row, here)))
        return answers

    def _record(self, record: Record, row: Any, path: Path) -> dict[str, Any]:
        if row is None:
            raise self._refuse(path)
        if len(record.alternatives) == 1:
            parts = record.alternatives[0][1]
        else:
            chosen, row = row
            parts = record.alternatives[chosen][1]
        return {p.key: self._field(p, v, (*path, p.key)) for p, v in zip(parts, row, strict=True)}

    def _page(self, page: Page, value: Any, path: Path) -> dict[str, Any]:
        read = read_page(page, value, self.context)
        places = iter(page.places)
        answer: dict[str, Any] = {}
        for part in page.parts:
            here = (*path, part.key)
            match part:
                case Edges():
                    answer[part.key] = self._edges(part, read, next(places), here)
                case Nodes():
                    place = next(places)
                    answer[part.key] = [
                        self._record(part.record, _taken(row, place), (*here, i))
                        for i, row in enumerate(read.rows)
                    ]
                case PageInfo():
                    answer[part.key] = page_info(part, read)
                case Meta():
                    answer[part.key] = meta(part, read)
                case Total():
                    answer[part.key] = read.total
                case Summary():
                    answer[part.key] = summary(part, next(read.reckoned))
                case Groups():
                    answer[part.key] = self._groups(part, read, here)
                case TypeName(name=name):
                    answer[part.key] = name
        return answer

    def _groups(self, part: Groups, read: PageRead, path: Path) -> list[Any]:
        def completed(at: int, under: str, key: KeyThing, value: Any) -> Any:
            here = (*path, at, under, key.key)
            return self._nullable(lambda: None if value is None else self._record(key.record, value, here))

        def page(at: int, each: Page, value: Any) -> Any:
            return self._page(each, value, (*path, at, each.key))

        rows, _ = next(read.reckoned)
        return [group(part, row, partial(completed, at), partial(page, at)) for at, row in enumerate(rows)]

    def _edges(self, part: Edges, read: PageRead, place: int | None, path: Path) -> list[Any]:
        answers = []
        for i, row in enumerate(read.rows):
            answer = self._record(part.record, _taken(row, place), (*path, i))
            answers.append(answer | {key: read.cursor(row) for key in part.cursors})
        return answers


def _taken(row: Any, place: int | None) -> Any:
    return row if place is None else row[place]
