"""What a cell may say instead of an id: a number or a name that means one thing alone. Never a guess."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from graph.connection import Graph
from graph.model.kinds import node_kinds
from graph.model.organizations import Identifier, IdentifierScheme
from graph.statements import Statement
from graph.text import fold
from seeds.cells import parts
from seeds.exporting.reading import PAGE_TIMEOUT_S
from seeds.importing.files import Given
from seeds.importing.spool import Spool
from seeds.importing.things import NAMES, Brought, Thing
from seeds.importing.values import Wrong
from seeds.problems import where
from seeds.shapes import goes_by_name, leaves, may_name, shapes

PAGE = 10_000
OFFERED = 3
"""How many things are offered at most where a name means none, or several."""
SEARCHED = 500
"""For how many names that mean nothing something like them is looked for: each costs some hundredths."""

_WORDS = {
    "Municipality": ("kommune",),
    "County": ("fylkeskommune", "fylke"),
    "PoliceDistrict": ("politidistrikt",),
}
"""Words that stand after a name or do not: Bærum kommune is Bærum."""
_SAID_BESIDE = tuple(word for words in _WORDS.values() for word in words)
_WIDTHS: dict[str, int] = {
    IdentifierScheme.COUNTY_NUMBER: 2,
    IdentifierScheme.MUNICIPALITY_NUMBER: 4,
    IdentifierScheme.CITY_DISTRICT_NUMBER: 6,
    IdentifierScheme.ORGANIZATION_NUMBER: 9,
}
"""How many digits the numbers of a list have."""
_AS_TEXT = "format the column as text, and write all digits"


@dataclass
class Names:
    """What is stored, and what the files bring, by its names and numbers."""

    things: Iterable[Thing] = ()
    understood: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    """Where a name was understood first, and how often, by what stood there and what it was taken for."""

    def __post_init__(self) -> None:
        self._exact: dict[str, list[Thing]] = {}
        self._folded: dict[str, list[Thing]] = {}
        self._near_to: dict[str, list[str]] = {}

    def read(self, given: Iterable[Given]) -> Iterator[Given]:
        """The rows with ids where a cell that names something says a number or a name.

        Such rows come last: what they name may stand further down. Where a name means nothing or several
        things, the cell says what is `Wrong` with it.
        """
        brought, waiting = Brought(), Spool[Given]()
        for each in given:
            brought.take(each)
            row = _whole(each)
            if any(_names(row.values.get(column), many) for column, _, many in _naming(row.shape.kind)):
                waiting.add(row)
            else:
                yield row
        if len(waiting):
            self._note(brought)
        for row in waiting:
            changed = {
                column: self._cell(row, row.values[column], kinds, many)
                for column, kinds, many in _naming(row.shape.kind)
                if _names(row.values.get(column), many)
            }
            yield replace(row, values={**row.values, **changed})

    def _note(self, brought: Brought) -> None:
        for thing in brought.beside(self.things):
            self._know(thing, _spellings(thing))
        for name, numbers in brought.by_name():
            found = _of(self._exact.get(_plain(name), ()), ("Organization",))
            if len(found) == 1:
                self._know(found[0], numbers)

    def _know(self, thing: Thing, spellings: Iterable[str]) -> None:
        for key in {_plain(each) for each in spellings}:
            self._exact.setdefault(key, []).append(thing)
            self._folded.setdefault(fold(_bare(key)), []).append(thing)

    def _cell(self, row: Given, cell: Any, kinds: tuple[str, ...], many: bool) -> Any:
        if not many:
            return self._id(row, cell, kinds)
        ids = [self._id(row, one, kinds) if _is_name(one) else one for one in _each(cell)]
        return next((one for one in ids if isinstance(one, Wrong)), ids)

    def _id(self, row: Given, text: str, kinds: tuple[str, ...]) -> str | Wrong:
        try:
            thing = self._find(text, kinds)
        except Wrong as wrong:
            return wrong
        read = (text.strip(), str(thing))
        first, times = self.understood.get(read) or (where(row.file, row.line, row.sheet), 0)
        self.understood[read] = (first, times + 1)
        return thing.id

    def notes(self) -> list[str]:
        """How names were understood, in words."""
        return [
            f"{text!r} was read as {thing}: {first}" + (f", and {times - 1} more" if times > 1 else "")
            for (text, thing), (first, times) in self.understood.items()
        ]

    def _find(self, text: str, kinds: tuple[str, ...]) -> Thing:
        found = _of(self._exact.get(_plain(text), ()), kinds)
        if len(found) == 1:
            return found[0]
        kind = " or ".join(kinds)
        if not any(goes_by_name(node_kinds()[leaf]) for leaf in leaves(kinds)):
            raise Wrong(text, f"the id of a {kind}, which goes by no name", "write its id")
        if found:
            expected = f"the id of a {kind}; {text.strip()} is the name of several: {_offer(found)}"
            raise Wrong(text, expected, "write the id of the one that is meant")
        offered, hint = self._near(text, kinds)
        such = ", such as kommune:4601" if "Municipality" in leaves(kinds) else ""
        mend = f"did you mean {offered}? {hint}Write its id" if offered else f"write its id{such}"
        raise Wrong(
            text, f"the id, a number or the whole name of a {kind} that is stored or in the files", mend
        )

    def _near(self, text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
        """What a name that means nothing may have been meant for, and why."""
        digits = text.strip()
        if digits.isdecimal():
            width = min((width for width in _WIDTHS.values() if width > len(digits)), default=len(digits))
            found = _of(self._exact.get(digits.zfill(width), ()), kinds)
            return _offer(found), f"A leading zero may be lost ({digits.zfill(width)}): {_AS_TEXT}. "
        folded = fold(_bare(_plain(text)))
        found = _of(self._folded.get(folded, ()), kinds)
        if not found and len(self._near_to) < SEARCHED and folded not in self._near_to:
            name, _, word = folded.rpartition(" ")
            # Of "Bærum komune" the word is misspelt, not the name.
            sought = name if name and difflib.get_close_matches(word, _SAID_BESIDE, cutoff=0.8) else folded
            self._near_to[folded] = difflib.get_close_matches(sought, self._folded, n=12, cutoff=0.8)
        if not found:
            near = self._near_to.get(folded, ())
            found = [thing for each in near for thing in _of(self._folded[each], kinds)]
        return _offer(found), ""


def _names(cell: Any, many: bool) -> bool:
    """Whether a cell names something otherwise than by its id."""
    if not cell or (isinstance(cell, str) and not cell.strip()):
        return False
    return any(map(_is_name, _each(cell))) if many else _is_name(cell)


def _each(cell: Any) -> list[Any]:
    found = parts(cell) if isinstance(cell, str) else cell
    return found if isinstance(found, list) else []


def _is_name(text: Any) -> bool:
    return isinstance(text, str) and ":" not in text


def _of(things: Iterable[Thing], kinds: tuple[str, ...]) -> list[Thing]:
    wanted = [thing for thing in things if "Node" in kinds or not thing.labels.isdisjoint(kinds)]
    return [*{thing.id: thing for thing in wanted}.values()]


def _offer(things: list[Thing]) -> str:
    unique = [*{thing.id: str(thing) for thing in things}.values()]
    more = len(unique) - OFFERED
    return " or ".join(unique[:OFFERED]) + (f" or {more} more" if more > 0 else "")


def _plain(text: str) -> str:
    """A name without what makes no difference: capitals, and spaces around and between."""
    return " ".join(text.casefold().split())


def _bare(name: str) -> str:
    """A name without the word that says what it is."""
    for word in _SAID_BESIDE:
        name = name.removesuffix(f" {word}")
    return name


def _spellings(thing: Thing) -> Iterable[str]:
    words = [word for kind in thing.labels for word in _WORDS.get(kind, ())]
    for alias in thing.aliases:
        yield alias
        if alias.isdecimal():
            continue
        for word in words:
            yield f"{alias} {word}"
            if alias.casefold().endswith(f" {word}"):
                yield alias[: -len(word)].strip()


@cache
def _naming(kind: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """The columns of a kind that name something: of which kinds it may be, and whether it may be several."""
    many = {column.name for column in shapes()[kind].columns if column.many}
    return tuple((name, kinds, name in many) for name, kinds in may_name(kind))


def _whole(row: Given) -> Given:
    """The row; a number that is too short for its list says what is `Wrong` with it."""
    if row.shape.model is not Identifier:
        return row
    scheme, value = row.values.get("scheme"), row.values.get("value")
    if not isinstance(scheme, str) or not isinstance(value, str) or not value.strip().isdecimal():
        return row
    width, digits = _WIDTHS.get(scheme.strip().upper(), 0), value.strip()
    if len(digits) >= width:
        return row
    mend = f"a leading zero may be lost: is it {digits.zfill(width)}? Then {_AS_TEXT}"
    return replace(row, values={**row.values, "value": Wrong(value, f"a number of {width} digits", mend)})


async def known(graph: Graph) -> Names:
    """The names of what is stored. Never those of persons."""
    things: list[Thing] = []
    seen: dict[frozenset[str], frozenset[str]] = {}
    after = ""
    while records := await graph.rows(Statement(_KNOWN, {"after": after, "page": PAGE}), PAGE_TIMEOUT_S):
        after = str(records[-1]["id"])
        for record in records:
            aliases = tuple(filter(None, [*record["names"], *record["numbers"]]))
            labels = frozenset(record["labels"])
            # Many things have the same labels, and are all held until the file is read.
            labels = seen.setdefault(labels, labels)
            things.append(Thing(str(record["id"]), labels, str(record["name"]), record["ended"], aliases))
    return Names(things)


_KNOWN = f"""CYPHER 5
MATCH (n:Node) WHERE n.id > $after AND (n.nameSort IS NOT NULL OR n.title IS NOT NULL)
WITH n ORDER BY n.id LIMIT $page
RETURN n.id AS id, labels(n) AS labels, coalesce(n.name, n.title) AS name, toString(n.validTo) AS ended,
  [{", ".join(f"n.{name}" for name in NAMES)}] AS names,
  [(n)-[:IDENTIFIED_BY]->(i:Identifier) | i.value] AS numbers
ORDER BY id"""
