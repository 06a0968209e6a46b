"""From the statement's record to the value of a root field: built with the plan, run on every answer.

Rows are lists in the plan's order, so that most of a thing is one `dict(zip(keys, row))`. A null where none
may be raises `NullFound`: the slow way of `resolvers.completion` then finds out where, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import orjson

from queries import phrases
from resolvers import cursors
from resolvers.declarations import Phrase, Sentences, Told
from resolvers.plan import (
    AtEnd,
    Cursor,
    Edges,
    Known,
    Nodes,
    Page,
    PageInfo,
    Part,
    Record,
    Root,
    Thing,
    Things,
    Total,
    TypeName,
    Value,
)


class NullFound(Exception):
    """A null where the schema promises none."""


@dataclass(frozen=True)
class Context:
    """What an answer is rendered with."""

    language: str
    registries: Mapping[str, Mapping[str, Any]]
    """Things that the product itself knows, by registry and key."""
    marks: Mapping[int, str]
    """What the cursors of each page are bound to, by its number."""
    sizes: Mapping[int, int]
    """How many rows each page was asked for, by its number."""


Project = Callable[[Any, Context], Any]


def build(root: Root) -> Project:
    """The projector of a root field."""
    return _part(root) or _same


def _part(part: Part) -> Project | None:
    """What is done to a part's place in the row; None where it stays as it is."""
    match part:
        case Value(source=Phrase() | Sentences()):
            return _sentence(part)
        case Value() | TypeName() | Cursor():
            return None
        case Known():
            return partial(looked_up, part)
        case Thing() | AtEnd():
            return _optional(_record(part.record))
        case Things():
            return _each(_record(part.record), nullable=part.items_nullable)
        case Page():
            return _page(part)


def _record(record: Record) -> Project:
    built = [_parts(parts) for _, parts in record.alternatives]
    if len(built) == 1:
        return built[0]

    def choose(row: Any, context: Context) -> Any:
        if row is None:  # a type that the schema does not show
            raise NullFound
        return built[row[0]](row[1], context)

    return choose


def _parts(parts: tuple[Part, ...]) -> Project:
    make = _made_of(tuple(part.key for part in parts))
    changed = [(part.key, change) for part in parts if (change := _part(part)) is not None]
    required = [i for i, part in enumerate(parts) if not may_be_null(part)]

    def project(row: Any, context: Context) -> dict[str, Any]:
        if row is None:
            raise NullFound
        if None in row:
            for i in required:
                if row[i] is None:
                    raise NullFound
        answer = make(row)
        for key, change in changed:
            answer[key] = change(answer[key], context)
        return answer

    return project


def _made_of(keys: tuple[str, ...]) -> Callable[[list[Any]], dict[str, Any]]:
    """What makes an answer of a row; written out for the few keys that most things have.

    An answer about the country has ten thousand such things: this takes a quarter of what `zip` takes.
    """
    match keys:
        case (a,):

            def one(row: list[Any]) -> dict[str, Any]:
                (x,) = row
                return {a: x}

            return one
        case (a, b):

            def two(row: list[Any]) -> dict[str, Any]:
                x, y = row
                return {a: x, b: y}

            return two
        case (a, b, c):

            def three(row: list[Any]) -> dict[str, Any]:
                x, y, z = row
                return {a: x, b: y, c: z}

            return three
        case _:
            return lambda row: dict(zip(keys, row, strict=True))


def _page(page: Page) -> Project:
    readers: list[tuple[str, Callable[[PageRead], Any]]] = []
    place = 1
    for part in page.parts:
        match part:
            case Edges():
                readers.append((part.key, _edges(part, place)))
                place += 1
            case Nodes():
                readers.append((part.key, _nodes(part, place)))
                place += 1
            case PageInfo():
                readers.append((part.key, partial(page_info, part)))
            case Total():
                readers.append((part.key, lambda read: read.total))
            case TypeName(name=name):
                readers.append((part.key, partial(_constant, name)))

    def project(value: Any, context: Context) -> dict[str, Any]:
        read = read_page(page, value, context)
        return {key: reader(read) for key, reader in readers}

    return project


def _nodes(part: Nodes, place: int) -> Callable[[PageRead], Any]:
    record = _record(part.record)
    return lambda read: [record(row[place], read.context) for row in read.rows]


def _edges(part: Edges, place: int) -> Callable[[PageRead], Any]:
    ((_, parts),) = part.record.alternatives
    record = _parts(parts)
    marked = [p.key for p in parts if isinstance(p, Cursor)]

    def edges(read: PageRead) -> list[Any]:
        answers = [record(row[place], read.context) for row in read.rows]
        for key in marked:
            for answer, row in zip(answers, read.rows, strict=True):
                answer[key] = read.cursor(row)
        return answers

    return edges


class PageRead(NamedTuple):
    """A page as it was read: its rows in their order, and what lies around it."""

    page: Page
    total: int | None
    rows: Any
    more: bool
    """Whether there was one row too many."""
    context: Context

    @property
    def following(self) -> bool:
        """Whether there is a next page."""
        return self.page.arguments.get("before") is not None if self.page.backward else self.more

    @property
    def preceding(self) -> bool:
        """Whether there is a page before."""
        return self.more if self.page.backward else self.page.arguments.get("after") is not None

    def cursor(self, row: Any) -> str:
        """The cursor of a row: its first place holds the keys that it is ordered by."""
        return cursors.encode(self.context.marks[self.page.number], row[0])


def read_page(page: Page, value: Any, context: Context) -> PageRead:
    """The page in its place of a record: the one row too many says whether there are more."""
    total, rows = value
    size = context.sizes[page.number]
    more = rows is not None and len(rows) > size
    if more:
        rows = rows[:size]
    if page.backward and rows:
        rows = rows[::-1]
    return PageRead(page, total, rows, more, context)


def page_info(part: PageInfo, read: PageRead) -> dict[str, Any]:
    """Relay's PageInfo of a page."""

    def value(name: str) -> Any:
        match name:
            case "hasNextPage":
                return read.following
            case "hasPreviousPage":
                return read.preceding
            case "__typename":
                return "PageInfo"
            case _:
                return read.cursor(read.rows[0 if name == "startCursor" else -1]) if read.rows else None

    return {key: value(name) for key, name in part.keys.items()}


def may_be_null(part: Part) -> bool:
    """Whether the schema allows a null in the part's place of a row."""
    match part:
        case Cursor() | TypeName():
            return True  # made here, not read from the row
        case Known() | Thing() | AtEnd() | Things() | Page() | Value():
            return part.nullable


def rendered(phrase: Told, value: Any, context: Context) -> Any:
    """What a code and its arguments say, or several of them, in the caller's language."""
    if isinstance(phrase, Phrase):
        code, args = value
        return None if code is None else phrases.render(phrase.texts, context.language, code, args)
    assert isinstance(phrase, Sentences), "only sentences are rendered"
    stored, rule = value
    if stored is None:
        return None
    said = orjson.loads(stored)
    texts = context.registries["rules"][rule].texts
    told = [
        phrases.render(texts, context.language, s["code"], s["args"])
        for s in (said if isinstance(said, list) else [said])
    ]
    return told if phrase.listed else ". ".join(told)


def looked_up(known: Known, value: Any, context: Context) -> dict[str, Any] | None:
    """What is selected of a thing that the product itself knows."""
    if value is None:
        return None
    thing = context.registries[known.source.registry][value]
    return {
        s.key: known.type if s.name == "__typename" else thing.told(s.name, context.language)
        for s in known.selected
    }


def _sentence(part: Value) -> Project:
    def say(value: Any, context: Context) -> Any:
        said = rendered(part.source, value, context)
        if said is None and not part.nullable:
            raise NullFound
        return said

    return say


def _constant(value: str | None, _: PageRead) -> str | None:
    return value


def _same(value: Any, _: Context) -> Any:
    return value


def _optional(project: Project) -> Project:
    return lambda value, context: None if value is None else project(value, context)


def _each(project: Project, *, nullable: bool) -> Project:
    def each(value: Any, context: Context) -> Any:
        if value is None:
            return None
        if not nullable and None in value:
            raise NullFound
        return [None if row is None else project(row, context) for row in value]

    return each
