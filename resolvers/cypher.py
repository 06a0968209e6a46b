"""From a plan to one Cypher statement: names from declarations, values as parameters, order as selected.

The statement gives one record with one column, `answer`: nested lists in the order of the plan. A page is
`[total, rows]`, a row of a page `[keys, part, …]`, a thing `[part, …]`; where the types of a thing select
differently, it is `[which alternative, [part, …]]`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from textwrap import indent
from typing import Any

from graph.model.bookkeeping import DATA_VERSION, DATA_VERSION_ID
from resolvers import filters, keyset
from resolvers.conditions import Hidden
from resolvers.declarations import (
    Column,
    Derived,
    Expression,
    Found,
    Items,
    Listed,
    Need,
    Order,
    Phrase,
    Property,
    Sentences,
    Sought,
    Tie,
    fill,
    holds,
    variables,
)
from resolvers.grouping import Reckoning
from resolvers.keyset import Keyed
from resolvers.plan import (
    PAGE_DEFAULT,
    AtEnd,
    Cursor,
    Edges,
    Groups,
    Known,
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
from resolvers.request import Refused
from resolvers.written import GIVEN, Binding, CursorBinding, PageKey, Wanted, Written

_VERSION = f"head(COLLECT {{ MATCH (v:{DATA_VERSION} {{id: '{DATA_VERSION_ID}'}}) RETURN v.version }})"
_PARAMETER = re.compile(r"\$([A-Za-z]\w*)")


def write(root: Root) -> Written:
    """The statement that answers a root field."""
    writer = _Writer()
    scope = _Scope("", "")
    answer = writer.part(root, scope)
    text = "\n".join(["CYPHER 5", *scope.calls, f"RETURN {answer} AS answer"])
    return Written(
        text,
        tuple(writer.bindings),
        tuple(writer.cursors),
        writer.pages,
        frozenset(_PARAMETER.findall(text)) - {GIVEN},
        tuple(writer.needs.values()),
    )


@dataclass
class _Scope:
    """Where an expression stands: the variables in reach, and subqueries that must run before it."""

    thing: str
    """What properties are read from: a node, a relationship or a map."""
    end: str
    """On an edge: the node at its other end."""
    calls: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Listing:
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
class _Writer:
    bindings: list[Binding] = field(default_factory=list)
    cursors: list[CursorBinding] = field(default_factory=list)
    pages: dict[int, PageKey] = field(default_factory=dict)
    needs: dict[str, Wanted] = field(default_factory=dict)
    """By the parameter that it becomes."""
    _names: Counter[str] = field(default_factory=Counter)

    def fresh(self, prefix: str) -> str:
        name = f"{prefix}{self._names[prefix]}"
        self._names[prefix] += 1
        return name

    def parameter(self, value: Any, transform: Callable[[Any], Any] = filters.unchanged) -> str:
        name = self.fresh("p")
        self.bindings.append(Binding(name, value, transform))
        return f"${GIVEN}.{name}"

    def fill(self, template: str, thing: str, **known: str) -> str:
        """The template over `thing`, its own variables given fresh names."""
        names = {"n": thing, "m": thing} | known
        return fill(template, {v: names.get(v) or self.fresh(v) for v in variables(template)})

    # What a part of a thing is in a record

    def part(self, part: Part, scope: _Scope, kind: str = "") -> str:
        """The expression of a part; `kind` reads the type of the thing from its labels."""
        match part:
            case Value():
                return self.value(part, scope.thing)
            case TypeName(name=name):
                return f"'{name}'" if name else kind
            case Cursor():
                return "null"
            case Known(source=source):
                return f"{scope.thing}.{source.key}"
            case AtEnd(record=record):
                return self.record(record, _Scope(scope.end, "", scope.calls))
            case Thing():
                return self.thing(part, scope)
            case Things():
                return self.things(part, scope)
            case Page():
                return self.page(part, scope)

    def value(self, value: Value, thing: str) -> str:
        match value.source:
            case Property(name=name, conversion=conversion):
                read = conversion.value.format(value=f"{thing}.{name}")
                if value.withheld == "all":
                    return "null"
                return f"CASE WHEN {thing}.synthetic THEN {read} END" if value.withheld else read
            case Expression(template=template):
                return self.fill(template, thing)
            case Phrase(code=code, args=args):
                return f"[{thing}.{code}, {thing}.{args}]"
            case Sentences(name=name, rule=rule):
                return f"[{thing}.{name}, {thing}.{rule}]"

    def record(self, record: Record, scope: _Scope) -> str:
        kind = f"head([k IN {list(record.types)} WHERE k IN labels({scope.thing})])"
        if len(record.alternatives) == 1:
            return self.parts(record.alternatives[0][1], scope, kind)
        branches = [
            f"WHEN {kind} IN {list(types)} THEN [{i}, {self.parts(parts, scope, kind)}]"
            for i, (types, parts) in enumerate(record.alternatives)
        ]
        return "CASE " + " ".join(branches) + " END"

    def parts(self, parts: tuple[Part, ...], scope: _Scope, kind: str) -> str:
        return f"[{', '.join(self.part(part, scope, kind) for part in parts)}]"

    # Things that are tied to the thing

    def thing(self, thing: Thing, scope: _Scope) -> str:
        match thing.source:
            case Tie() as tie:
                matched, names = self.match(tie, scope.thing, thing.record.hidden)
                order = f"WITH {names['m']} ORDER BY {self.keys(tie.order, names)} LIMIT 1"
                return f"head({self.collect([matched, order], thing.record, names['m'])})"
            case Found(pattern=pattern):
                names = self.names(pattern, "")
                text = fill(pattern, names).replace("$value", self.parameter(thing.value))
                seen = filters.seen(thing.record.hidden, names["m"])
                text += f" WHERE {seen}" if seen != filters.TRUE else ""
                order = f"WITH {names['m']} ORDER BY {names['m']}.id LIMIT 1"
                return f"head({self.collect([f'MATCH {text}', order], thing.record, names['m'])})"
            case Column() as column:
                # A variable of its own: a pattern cannot start from a column, and null is no thing.
                name = self.fresh("n")
                clauses = [f"UNWIND {scope.thing}.{column.name} AS {name}"]
                seen = filters.seen(thing.record.hidden, name)
                clauses += [f"WITH {name} WHERE {seen}"] if seen != filters.TRUE else []
                return f"head({self.collect(clauses, thing.record, name)})"
            case Derived() as derived:
                rows, row = self.derive(derived, thing.arguments, scope)
                return f"head({self.collect([f'UNWIND {rows} AS {row}'], thing.record, row)})"

    def things(self, things: Things, scope: _Scope) -> str:
        match things.source:
            case Tie() as tie:
                matched, names = self.match(tie, scope.thing, things.record.hidden)
                order = f"WITH DISTINCT {names['m']} ORDER BY {self.keys(tie.order, names)}"
                return self.collect([matched, f"{order} LIMIT {tie.maximum}"], things.record, names["m"])
            case Sought() as sought:
                return self.sought(sought, things)
            case Items(template=template):
                return self.items(self.fill(template, scope.thing), things.record)
            case Derived() as derived:
                rows, row = self.derive(derived, things.arguments, scope)
                names = {"e": row}
                clauses = [
                    f"UNWIND {rows} AS {row}",
                    f"WITH {row} ORDER BY {self.keys(derived.order, names)}",
                ]
                return self.collect(clauses, things.record, row)

    def sought(self, sought: Sought, things: Things) -> str:
        """Things in the places where they were asked for; null where there is none, or none to be known."""
        names, at = self.names(sought.pattern, ""), self.fresh("i")
        values = self.parameter(things.arguments[sought.argument], partial(_at_most, sought.maximum))
        pattern = fill(sought.pattern, names).replace("$value", f"{values}[{at}]")
        seen = filters.seen(things.record.hidden, names["m"])
        inner = _Scope(names["m"], "")
        text = self.record(things.record, inner)
        clauses = [
            f"UNWIND range(0, size({values}) - 1) AS {at}",
            f"OPTIONAL MATCH {pattern}{f' WHERE {seen}' if seen != filters.TRUE else ''}",
            f"WITH {names['m']} ORDER BY {at}",
            *inner.calls,
            f"RETURN CASE WHEN {names['m']} IS NOT NULL THEN {text} END",
        ]
        return _block("COLLECT", clauses)

    def items(self, source: str, record: Record) -> str:
        item = self.fresh("i")
        inner = _Scope(item, "")
        text = self.record(record, inner)
        if record.subqueries == 0:
            return f"[{item} IN {source} | {text}]"
        return _block("COLLECT", [f"UNWIND {source} AS {item}", *inner.calls, f"RETURN {text}"])

    def collect(self, clauses: list[str], record: Record, thing: str) -> str:
        inner = _Scope(thing, "")
        text = self.record(record, inner)
        return _block("COLLECT", [*clauses, *inner.calls, f"RETURN {text}"])

    def match(self, source: Tie | Listed, thing: str, hidden: Hidden) -> tuple[str, dict[str, str]]:
        """A MATCH clause of the pattern, with the names that its variables got."""
        names = self.names(source.pattern, thing)
        return self.matched(source, names, filters.seen(hidden, names["m"])), names

    def matched(self, source: Tie | Listed, names: Mapping[str, str], *conditions: str) -> str:
        if isinstance(source, Tie):
            self.want(source.needs, {})
        said = [holds(names[v]) for v in source.holds]
        if source.where:
            more = {v: names.get(v) or self.fresh(v) for v in variables(source.where)}
            said.append(fill(source.where, more))
        said += [c for c in conditions if c != filters.TRUE]
        where = f"\nWHERE {' AND '.join(said)}" if said else ""
        return f"MATCH {fill(source.pattern, names)}{where}"

    def want(self, needs: Iterable[Need], arguments: Mapping[str, Any]) -> None:
        for need in needs:
            day = arguments.get(need.day) if need.day else None
            given = {name: arguments.get(name) for name in need.arguments}
            self.needs[need.parameter] = Wanted(need, day, given)

    def names(self, pattern: str, thing: str) -> dict[str, str]:
        return {v: thing if v == "n" else self.fresh("n" if v == "m" else v) for v in variables(pattern)}

    def keys(self, order: Order, names: Mapping[str, str], *, backward: bool = False) -> str:
        way = " DESC" if order.descending != backward else ""
        return ", ".join(f"{fill(key, names)}{way}" for key in order.keys)

    def derive(self, derived: Derived, arguments: Mapping[str, Any], scope: _Scope) -> tuple[str, str]:
        """Runs the fragment before the expression; gives the list of its rows, and a name for one row."""
        self.want(derived.needs, arguments)
        fragment = derived.fragment
        given = {
            p: self.parameter(arguments.get(a), derived.transforms.get(p, filters.unchanged))
            for p, a in derived.arguments.items()
        }
        body = _PARAMETER.sub(lambda m: given.get(m[1], m[0]), fragment.text)
        rows = self.fresh("c")
        columns = ", ".join(f"{c}: {c}" for c in fragment.columns)
        imported = f"WITH {scope.thing} AS {derived.input}\n" if derived.input else ""
        derivation = _block(f"CALL ({scope.thing})", [imported + body])
        collected = f"RETURN collect({{{columns}}}) AS {rows}"
        scope.calls.append(_block(f"CALL ({scope.thing})", [derivation, collected]))
        return rows, self.fresh("e")

    # Pages

    def page(self, page: Page, scope: _Scope) -> str:
        size = page.arguments.get("last" if page.backward else "first")
        self.pages[page.number] = PageKey(*_told(page), size)
        if isinstance(page.source, Derived):
            return self.told(
                page, partial(self.derived, page, *self.derive(page.source, page.arguments, scope))
            )
        if not page.found_once:
            return self.told(page, partial(self.found, page, page.source, scope))
        listing, all_ = self.found(page, page.source, scope), self.fresh("l")
        each = f"RETURN {'DISTINCT ' if listing.distinct else ''}{listing.thing}"
        # Not collect(): below a thing that is tied to none, the database gives no row for it at all.
        collected = f"WITH {_block('COLLECT', [listing.clauses(), each])} AS {all_}"
        told = self.told(page, partial(self.again, all_))
        return f"head({_block('COLLECT', [collected, f'RETURN {told}'])})"

    def told(self, page: Page, find: Callable[[], _Listing]) -> str:
        """What a record holds of a page, each part of it from things that are found for it."""
        total = read = "null"
        if page.counts:
            listing = find()
            once = [f"RETURN DISTINCT {listing.edge}"] if listing.distinct else []
            total = listing.size or _block("COUNT", [listing.clauses(), *once])
        if page.reads:
            listing = find()
            keyed = self.keyed(page, listing.names)
            clauses = self.paged(
                page, keyed, listing, page.arguments.get("last" if page.backward else "first")
            )
            read = self.rows(page, clauses, _Scope(listing.edge, listing.thing), keyed)
        told = [total, read, *(self.reckoned(part, find()) for part in page.reckoned)]
        return f"[{', '.join([*told, *([_VERSION] if page.versioned else [])])}]"

    def found(self, page: Page, source: Tie | Listed, scope: _Scope) -> _Listing:
        """Things that are matched in the graph."""
        self.want(source.needs, page.arguments)
        names = self.names(source.pattern, scope.thing)
        thing = names["m"]
        # A tie starts at one thing anyway.
        ties, chosen = (
            filters.followed(page.where, thing, self)
            if isinstance(source, Listed)
            else ([], filters.condition(page.where, thing, self))
        )
        conditions = (chosen, filters.seen(page.hidden, thing))

        def clauses(*further: str) -> str:
            return "\n".join([self.matched(source, names, *conditions, *further), *ties])

        edge = names[source.edge] if isinstance(source, Tie) and source.edge else thing
        return _Listing(names, edge, clauses, distinct=isinstance(source, Tie) or bool(ties))

    def derived(self, page: Page, rows: str, row: str) -> _Listing:
        """Things at the ends of rows that a fragment has derived."""
        assert isinstance(page.source, Derived), "only what derives has rows"
        names = {"e": row, "m": self.fresh("n")}
        start = f"UNWIND {rows} AS {row}\nWITH {row}, {row}.{page.source.node} AS {names['m']}"
        return _Listing(names, row, partial(_where, start), size=f"size({rows})")

    def again(self, all_: str) -> _Listing:
        """Things that have been found already."""
        thing = self.fresh("n")
        return _Listing(
            {"m": thing},
            thing,
            partial(_where, f"UNWIND {all_} AS {thing}\nWITH {thing}"),
            size=f"size({all_})",
        )

    def reckoned(self, part: Summary | Groups, listing: _Listing) -> str:
        reckoning = Reckoning(self, listing.clauses(), listing.thing, listing.distinct)
        if isinstance(part, Summary):
            return f"head({_block('COLLECT', reckoning.summary(part))})"
        groups, limit = reckoning.groups(part)
        all_ = self.fresh("l")
        clauses = [
            f"WITH {_block('COLLECT', groups)} AS {all_}",
            f"RETURN [{all_}[..{limit}], size({all_}) > {limit}]",
        ]
        return f"head({_block('COLLECT', clauses)})"

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

    def paged(self, page: Page, keyed: list[Keyed], listing: _Listing, size: Any) -> list[str]:
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

    def behind(self, page: Page, keyed: list[Keyed], listing: _Listing) -> list[str]:
        """Conditions that start the page behind `after` and end it before `before`."""
        said = keyset.present(keyed) if isinstance(page.source, Listed) and not listing.size else []
        for argument in ("after", "before"):
            value = page.arguments.get(argument)
            if value is not None:
                name = self.fresh("p")
                self.cursors.append(CursorBinding(name, value, page.number, page.order))
                said += keyset.beyond(keyed, f"${GIVEN}.{name}", before=argument == "before")
        return said

    def rows(self, page: Page, clauses: list[str], scope: _Scope, keyed: list[Keyed]) -> str:
        said = [f"[{', '.join(each.told for each in keyed)}]"] if page.cursors else []
        for part in page.rows:
            thing = scope if isinstance(part, Edges) else _Scope(scope.end, "", scope.calls)
            said.append(self.record(part.record, thing))
        row = said[0] if page.bare else f"[{', '.join(said)}]"
        return _block("COLLECT", [*clauses, *scope.calls, f"RETURN {row}"])


def _told(page: Page) -> tuple[str, tuple[Any, ...]]:
    """What a page is a page of, as text, and the arguments that decide what is in it."""
    order = [(key.template, key.descending) for key in page.order]
    match page.source:
        case Derived(fragment=fragment, arguments=arguments):
            return f"{fragment.name} {order}", tuple(page.arguments.get(a) for a in arguments.values())
        case source:
            given = ("where", *(argument for need in source.needs for argument in need.arguments))
            told = f"{source.pattern} {source.where} {order}"
            return told, tuple(page.arguments.get(name) for name in given)


def _where(start: str, *conditions: str) -> str:
    return start + (f" WHERE {' AND '.join(conditions)}" if conditions else "")


def _at_most(maximum: int, values: list[Any]) -> list[Any]:
    if len(values) > maximum:
        msg = f"{len(values)} things are asked for at once; at most {maximum} are allowed. Ask in steps."
        raise Refused(msg)
    return values


def _one_more(size: int | None) -> int:
    """One more than the page holds, so that it is seen whether there is a next one."""
    return (PAGE_DEFAULT if size is None else size) + 1


def _block(head: str, clauses: list[str]) -> str:
    return f"{head} {{\n{indent(chr(10).join(clauses), '  ')}\n}}"
