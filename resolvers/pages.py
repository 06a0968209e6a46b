"""A page as its record holds it: rows in order, what lies around them, and the cursors that they get."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from resolvers import cursors
from resolvers.plan import Groups, Meta, Page, PageInfo
from resolvers.rendering import Context


class PageRead(NamedTuple):
    """A page as it was read: its rows in their order, and what lies around it."""

    page: Page
    total: int | None
    rows: Any
    reckoned: Iterator[Any]
    """What was reckoned over all of the list, part by part."""
    more: bool
    """Whether there was one row too many."""
    value: Any
    """All that its place in the record holds."""
    version: int | None
    """The data version, where it was asked for."""
    owner: str | None
    """Id of the thing that it hangs on, where cursors are given or asked for."""
    context: Context

    @property
    def cut(self) -> bool:
        """Whether there were more groups than are told."""
        return cut(self.page, self.value)

    @property
    def following(self) -> bool:
        """Whether there is a next page."""
        return self.page.arguments.get("before") is not None if self.page.backward else self.more

    @property
    def preceding(self) -> bool:
        """Whether there is a page before."""
        return self.more if self.page.backward else self.page.arguments.get("after") is not None

    def cursor(self, row: Any) -> str:
        """The cursor of a row: where cursors are asked for, its first place holds the keys."""
        return cursors.encode(self.context.marks[self.page.number], self.owner, row[0])


def read_page(page: Page, value: Any, context: Context) -> PageRead:
    """The page in its place of a record: the one row too many says whether there are more.

    Raises `Refused` where it goes on from a cursor of another thing's list.
    """
    total, rows, *reckoned = value
    owner = reckoned.pop() if page.owned else None
    if given := context.owners.get(page.number):
        cursors.refuse_foreign(given, owner)
    version = reckoned.pop() if page.versioned else None
    size = context.sizes[page.number]
    more = rows is not None and len(rows) > size
    if more:
        rows = rows[:size]
    if page.backward and rows:
        rows = rows[::-1]
    return PageRead(page, total, rows, iter(reckoned), more, value, version, owner, context)


def cut(page: Page, value: Any) -> bool:
    """Whether a page has more groups than it tells."""
    _, _, *reckoned = value
    parts = zip(page.reckoned, reckoned, strict=False)
    return any(read[1] for part, read in parts if isinstance(part, Groups))


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


def meta(part: Meta, read: PageRead) -> dict[str, Any]:
    """What kind of answer a page is."""

    def value(name: str) -> Any:
        match name:
            case "resultMode":
                return "TRUNCATED" if read.cut else "EXACT"
            case "visibility":
                return "TRIMMED" if read.page.trimmed else "FULL"
            case "asOf":
                return read.context.as_of
            case "dataVersion":
                return read.version
            case _:
                return "Meta"

    return {key: value(name) for key, name in part.keys.items()}
