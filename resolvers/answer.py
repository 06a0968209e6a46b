"""Compile once, then for every request: bind, read one record, project.

The three sorts of function stay apart: `compile_root` and `Compiled.bind` build, the request's `run` reads,
`Compiled.project` makes the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.statements import Statement
from graph.text import FOLDING
from queries.days import day_parameters
from resolvers import cursors, cypher, pages, projector
from resolvers.builder import Builder
from resolvers.catalogue import Catalogue
from resolvers.completion import Completion, Path
from resolvers.declarations import Need
from resolvers.plan import PAGE_DEFAULT, PAGE_MAXIMUM, Page, Root, trimmed
from resolvers.rendering import Context
from resolvers.request import LANGUAGES, Language, Profile, Refused
from resolvers.selection import Selected, Slot
from resolvers.written import GIVEN, Written

EARLIEST = dt.date(1000, 1, 1)
LATEST = dt.date(2999, 12, 31)
"""The days that can be asked for: what is reckoned from them is still a day, and an open end lies behind."""

Registries = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Bound:
    """A statement that is ready to run, with what its answer is rendered with."""

    statement: Statement
    context: Context
    as_of: dt.date


@dataclass(frozen=True)
class Answer:
    """The value of a root field, and the places of nulls that the schema does not allow."""

    value: Any
    missing: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Kind:
    """What kind of answer a root field has given."""

    cut: bool
    """Whether a bound has cut it, or may have."""
    trimmed: bool
    """Whether something of what was asked for is kept from the caller."""
    as_of: dt.date
    version: int
    """The data version."""


@dataclass(frozen=True)
class Readying:
    """Something to make ready before a statement runs."""

    parameter: str
    """The parameter that it is handed over as."""
    what: str
    day: dt.date
    """The day that it is wanted for."""
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Compiled:
    """A root field, compiled for one access profile and one shape of variables."""

    root: Root
    written: Written
    as_of: Any
    """The day asked for: a value, a slot, or None for today."""
    language: Language | None
    """The language asked for; None for the caller's own."""
    project_record: projector.Project

    def day(self, variables: Mapping[str, Any], today: dt.date) -> dt.date:
        """The day that the root field is asked for. Raises `Refused` for one outside the time reckoned."""
        return _day("asOf", _read(self.as_of, variables) or today)

    def wanted(self, variables: Mapping[str, Any], today: dt.date) -> tuple[Readying, ...]:
        """What must be made ready before the statement runs. Raises `Refused` for a day that cannot be."""
        as_of = self.day(variables, today)
        return tuple(
            Readying(
                wanted.need.parameter,
                wanted.need.what,
                _needed(wanted.need, _read(wanted.day, variables), as_of),
                {name: _read(value, variables) for name, value in wanted.arguments.items()},
            )
            for wanted in self.written.needs
        )

    def bind(
        self,
        variables: Mapping[str, Any],
        *,
        today: dt.date,
        language: Language,
        registries: Registries,
        prepared: Mapping[str, Any],
    ) -> Bound:
        """The statement for these variables.

        `prepared` holds what was made ready for it (`wanted`), as parameters by name. Raises `Refused` for a
        page size or a cursor that cannot be.
        """
        as_of = self.day(variables, today)
        given = {b.name: b.transform(_read(b.value, variables)) for b in self.written.bindings}
        told = self.language or language
        known = {**day_parameters(as_of, today), "language": told, "folding": FOLDING, **prepared}
        marks, sizes = {}, {}
        for number, page in self.written.pages.items():
            sizes[number] = _page_size(_read(page.size, variables))
            if page.marked:
                values = [_read(argument, variables) for argument in page.arguments]
                marks[number] = cursors.fingerprint(page.source, [*values, as_of])
        owners: dict[int, list[str | None]] = {}
        for cursor in self.written.cursors:
            place = cursors.decode(marks[cursor.page], _read(cursor.value, variables), cursor.order)
            given[cursor.name] = place.keys
            owners.setdefault(cursor.page, []).append(place.owner)
        parameters = {name: known[name] for name in self.written.context} | {GIVEN: given}
        statement = Statement(self.written.text, parameters)
        context = Context(told, registries, marks, sizes, as_of.isoformat(), owners)
        return Bound(statement, context, as_of)

    def project(self, record: Any, context: Context) -> Answer:
        """The answer in a record; where a null stands that may not, the plain way says where."""
        try:
            return Answer(self.project_record(record, context))
        except projector.NullFound:
            completion = Completion(context)
            value = completion.root(self.root, record)
            return Answer(value, tuple(completion.missing))

    def kind(self, record: Mapping[str, Any], as_of: dt.date) -> Kind:
        """What kind of answer is in a record, of a statement that tells it."""
        version, cut = record["told"]
        if isinstance(self.root, Page):
            cut = pages.cut(self.root, record["answer"])
        return Kind(cut, trimmed(self.root), as_of, version)


def compile_root(selected: Selected, catalogue: Catalogue, profile: Profile, *, told: bool) -> Compiled:
    """Compile a root field's selection; `told`: its statement says what kind of answer it gives."""
    root = Builder(catalogue, profile).root(selected)
    written = cypher.write(root, told=told)
    asked = selected.arguments.get("language")
    language = next((each for each in LANGUAGES if asked == each.upper()), None)
    return Compiled(root, written, selected.arguments.get("asOf"), language, projector.build(root))


def _read(value: Any, variables: Mapping[str, Any]) -> Any:
    if isinstance(value, Slot):
        return value.read(variables)
    if isinstance(value, list):
        return [_read(v, variables) for v in value]
    if isinstance(value, Mapping):
        return {key: _read(v, variables) for key, v in value.items()}
    return value


def _day(argument: str, asked: dt.date) -> dt.date:
    if not EARLIEST <= asked <= LATEST:
        msg = f"{argument} is {asked}; it must lie from {EARLIEST} to {LATEST}. Ask for another day."
        raise Refused(msg)
    return asked


def _needed(need: Need, asked: dt.date | None, as_of: dt.date) -> dt.date:
    """The day that something is wanted for. Raises `Refused` for one on the wrong side of `as_of`."""
    if asked is None or need.day is None:
        return as_of
    if need.ahead is not None and (asked > as_of) is not need.ahead:
        side = "after" if need.ahead else "no later than"
        msg = f"{need.day} is {asked}; it must lie {side} the day asked for, {as_of}. Ask for another day."
        raise Refused(msg)
    return _day(need.day, asked)


def _page_size(size: int | None) -> int:
    if size is None:
        return PAGE_DEFAULT
    if not 0 <= size <= PAGE_MAXIMUM:
        msg = (
            f"A page holds from 0 to {PAGE_MAXIMUM} things, not {size}: ask for fewer, and page with `after`."
        )
        raise Refused(msg)
    return size
