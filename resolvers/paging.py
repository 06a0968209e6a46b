"""Pages in Cypher: how their things are found, the rows of one page, and what is told around them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from graph.model.bookkeeping import DATA_VERSION, DATA_VERSION_ID
from resolvers import filters, keyset
from resolvers.conditions import Hidden
from resolvers.declarations import Derived, Listed, Tie, fill, variables
from resolvers.grouping import Reckoning
from resolvers.keyset import Keyed
from resolvers.naming import Names, Scope, block
from resolvers.plan import PAGE_DEFAULT, Edges, Gathered, Groups, Page, Record, Summary
from resolvers.written import GIVEN, CursorBinding, PageKey

VERSION = f"head(COLLECT {{ MATCH (v:{DATA_VERSION} {{id: '{DATA_VERSION_ID}'}}) RETURN v.version }})"
"""The data version, as an expression."""


@dataclass(frozen=True)
class Listing:
    """How the things of a page are found."""

    names: Mapping[str, str]
    """The variables that its keys are read from."""
    edge: str
    """What the fields of an edge are read from; the thing itself where edges have none."""
    clauses: Callable[..., str]
    """The clauses that find them, where further conditions hold."""
    distinct: bool = False
    """Whether a thing can be found several ways."""
    size: str = ""
    """How many there are, where that needs no reading."""

    @property
    def thing(self) -> str:
        """The variable of a thing."""
        return self.names["m"]


@dataclass
class Pages(Names):
    """Writes pages; what is selected of their things is written by who knows all that can be."""

    cursors: list[CursorBinding] = field(default_factory=list)
    pages: dict[int, PageKey] = field(default_factory=dict)

    @abstractmethod
    def record(self, record: Record, scope: Scope) -> str:
        """The expression of what is selected of a thing."""

    @abstractmethod
    def collect(self, clauses: list[str], record: Record, thing: str) -> str:
        """The records of the things that clauses give."""

    def page(self, page: Page, scope: Scope) -> str:
        """What a record holds of a page of things that are tied to a thing, derived from it, or of a kind."""
        size = page.arguments.get("last" if page.backward else "first")
        self.pages[page.number] = _key(page, size)
        if isinstance(page.source, Derived):
            rows = self.derive(page.source, page.arguments, scope)
            return self.told(page, partial(self.derived, page, *rows), scope.thing)
        assert not isinstance(page.source, Gathered), "a group hands over what it has gathered"
        if not page.found_once:
            return self.told(page, partial(self.found, page, page.source, scope), scope.thing)
        listing, all_ = self.found(page, page.source, scope), self.fresh("l")
        each = f"RETURN {'DISTINCT ' if listing.distinct else ''}{listing.thing}"
        # Not collect(): below a thing that is tied to none, the database gives no row for it at all.
        collected = f"WITH {block('COLLECT', [listing.clauses(), each])} AS {all_}"
        told = self.told(page, partial(self.again, all_), scope.thing)
        return f"head({block('COLLECT', [collected, f'RETURN {told}'])})"

    def told(self, page: Page, find: Callable[[], Listing], owner: str = "") -> str:
        """What a record holds of a page, each part of it from things that are found for it.

        `owner` is what it hangs on.
        """
        total = read = "null"
        if page.counts:
            listing = find()
            once = [f"RETURN DISTINCT {listing.edge}"] if listing.distinct else []
            total = listing.size or block("COUNT", [listing.clauses(), *once])
        if page.reads:
            listing = find()
            keyed = self.keyed(page, listing.names)
            clauses = self.paged(
                page, keyed, listing, page.arguments.get("last" if page.backward else "first")
            )
            read = self.rows(page, clauses, Scope(listing.edge, listing.thing), keyed)
        told = [total, read, *(self.reckoned(part, find()) for part in page.reckoned)]
        told += [VERSION] if page.versioned else []
        told += [f"{owner}.id"] if page.owned else []
        return f"[{', '.join(told)}]"

    def found(self, page: Page, source: Tie | Listed, scope: Scope) -> Listing:
        """Things that are matched in the graph."""
        self.want(source.needs, page.arguments)
        names = self.names(source.pattern, scope.thing)
        row = filters.row(source, names)
        # A tie starts at one thing anyway.
        ties, chosen = (
            filters.followed(page.where, row, self)
            if isinstance(source, Listed)
            else ([], filters.condition(page.where, row, self))
        )
        conditions = (chosen, filters.seen(page.hidden, names["m"]))

        def clauses(*further: str) -> str:
            return "\n".join([self.matched(source, names, *conditions, *further), *ties])

        return Listing(names, row.thing, clauses, distinct=isinstance(source, Tie) or bool(ties))

    def derived(self, page: Page, rows: str, row: str) -> Listing:
        """Things at the ends of rows that a fragment has derived."""
        assert isinstance(page.source, Derived), "only what derives has rows"
        names = {"e": row, "m": self.fresh("n")}
        start = f"UNWIND {rows} AS {row}\nWITH {row}, {row}.{page.source.node} AS {names['m']}"
        return Listing(names, row, partial(_where, start), size=f"size({rows})")

    def gathered(self, page: Page, things: str) -> str:
        """A page of the things in a list that the statement holds."""
        self.pages[page.number] = _key(page, page.arguments.get("first"))
        return self.told(page, partial(self.again, things))

    def again(self, all_: str) -> Listing:
        """Things that have been found already."""
        thing = self.fresh("n")
        return Listing(
            {"m": thing},
            thing,
            partial(_where, f"UNWIND {all_} AS {thing}\nWITH {thing}"),
            size=f"size({all_})",
        )

    def reckoned(self, part: Summary | Groups, listing: Listing) -> str:
        """What is reckoned over all of a list."""
        reckoning = Reckoning(self, listing.clauses(), listing.thing, listing.distinct)
        if isinstance(part, Summary):
            return f"head({block('COLLECT', reckoning.summary(part))})"
        groups, limit = reckoning.groups(part)
        all_ = self.fresh("l")
        clauses = [
            f"WITH {block('COLLECT', groups)} AS {all_}",
            f"RETURN [{all_}[..{limit}], size({all_}) > {limit}]",
        ]
        return f"head({block('COLLECT', clauses)})"

    def one(self, tie: Tie, thing: str, hidden: Hidden) -> str:
        """The one thing that a tie leads to, as an expression."""
        matched, names = self.match(tie, thing, hidden)
        order = f"ORDER BY {self.keys(tie.order, names)} LIMIT 1"
        return f"head(COLLECT {{ {matched} RETURN {names['m']} {order} }})"

    def keyed(self, page: Page, names: Mapping[str, str]) -> list[Keyed]:
        """The keys of a page as they are read; some once for each row, under a name of their own."""
        read = []
        for key in page.order:
            more = {v: names.get(v) or self.fresh(v) for v in variables(key.template)}
            text = fill(key.template, more)
            read.append(Keyed(key, self.fresh("k") if key.named else text, text))
        return read

    def paged(self, page: Page, keyed: list[Keyed], listing: Listing, size: Any) -> list[str]:
        """The clauses that give one page of things in order, and one more."""
        behind = self.behind(page, keyed, listing)
        distinct = "DISTINCT " if listing.distinct else ""
        carried = list(dict.fromkeys((listing.edge, listing.thing)))
        limit = self.parameter(size, _one_more)
        order = f"ORDER BY {keyset.order_by(keyed, backward=page.backward)} LIMIT {limit}"
        computed = [f"{each.read} AS {each.name}" for each in keyed if each.key.named]
        if not computed:
            return [listing.clauses(*behind), f"WITH {distinct}{', '.join(carried)} {order}"]
        where = f" WHERE {' AND '.join(behind)}" if behind else ""
        named = [each.name for each in keyed if each.key.named]
        return [
            listing.clauses(),
            f"WITH {distinct}{', '.join([*carried, *computed])}{where}",
            f"WITH {', '.join([*carried, *named])} {order}",
        ]

    def behind(self, page: Page, keyed: list[Keyed], listing: Listing) -> list[str]:
        """Conditions that start the page behind `after` and end it before `before`."""
        said = keyset.present(keyed) if isinstance(page.source, Listed) and not listing.size else []
        for argument in ("after", "before"):
            value = page.arguments.get(argument)
            if value is not None:
                name = self.fresh("p")
                self.cursors.append(CursorBinding(name, value, page.number, page.order))
                said += keyset.beyond(keyed, f"${GIVEN}.{name}", before=argument == "before")
        return said

    def rows(self, page: Page, clauses: list[str], scope: Scope, keyed: list[Keyed]) -> str:
        """The rows of a page, each with its keys where cursors are asked for."""
        said = [f"[{', '.join(each.told for each in keyed)}]"] if page.cursors else []
        for part in page.rows:
            thing = scope if isinstance(part, Edges) else Scope(scope.end, "", scope.calls)
            said.append(self.record(part.record, thing))
        row = said[0] if page.bare else f"[{', '.join(said)}]"
        return block("COLLECT", [*clauses, *scope.calls, f"RETURN {row}"])


def _key(page: Page, size: Any) -> PageKey:
    return PageKey(*_told(page), size, page.cursors or page.goes_on)


def _told(page: Page) -> tuple[str, tuple[Any, ...]]:
    """What a page is a page of, as text, and the arguments that decide what is in it."""
    order = [(key.template, key.descending) for key in page.order]
    match page.source:
        case Derived(fragment=fragment, arguments=arguments):
            return f"{fragment.name} {order}", tuple(page.arguments.get(a) for a in arguments.values())
        case Gathered():
            return f"group {order}", ()
        case source:
            given = ("where", *(argument for need in source.needs for argument in need.arguments))
            told = f"{source.pattern} {source.where} {order}"
            return told, tuple(page.arguments.get(name) for name in given)


def _where(start: str, *conditions: str) -> str:
    return start + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _one_more(size: int | None) -> int:
    """One more than the page holds, so that it is seen whether there is a next one."""
    return (PAGE_DEFAULT if size is None else size) + 1
