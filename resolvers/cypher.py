"""From a plan to one Cypher statement: names from declarations, values as parameters, order as selected.

The statement gives one record with one column, `answer`: nested lists in the order of the plan. A page is
`[total, rows]`, a row of a page `[keys, part, …]`, a thing `[part, …]`; where the types of a thing select
differently, it is `[which alternative, [part, …]]`. Where it is asked what kind of answer that is, a second
column, `told`, holds the data version and whether a bound has cut it: `[version, cut]`.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from resolvers import filters
from resolvers.declarations import (
    Column,
    Derived,
    Expression,
    Found,
    Items,
    Phrase,
    Property,
    Sentences,
    Sought,
    Tie,
    fill,
)
from resolvers.naming import PARAMETER, Scope, block
from resolvers.paging import VERSION, Pages
from resolvers.plan import AtEnd, Cursor, Known, Page, Part, Record, Root, Thing, Things, TypeName, Value
from resolvers.request import Refused
from resolvers.written import GIVEN, Written


def write(root: Root, *, told: bool = False) -> Written:
    """The statement that answers a root field; with what kind of answer that is, where it is `told`."""
    writer = _Writer()
    scope = Scope("", "")
    answer = writer.part(root, scope)
    returned = f"RETURN {answer} AS answer"
    if told:
        returned += f", [{VERSION}, {writer.cut(root)}] AS told"
    text = "\n".join(["CYPHER 5", *scope.calls, returned])
    return Written(
        text,
        tuple(writer.bindings),
        tuple(writer.cursors),
        writer.pages,
        frozenset(PARAMETER.findall(text)) - {GIVEN},
        tuple(writer.needs.values()),
    )


class _Writer(Pages):
    """Writes whatever can be selected of things."""

    def cut(self, root: Root) -> str:
        """Whether a bound has cut what a root field derives; the groups of a page say so by themselves."""
        match root:
            case Things(source=Derived(maximum=int() as most)):
                # As many as there may be: it cannot be seen whether there were more.
                return f"size({self.row_lists[0]}) >= {most}"
            case Thing(source=Derived(bounds=bounds)) if bounds:
                row = self.fresh("e")
                cuts = " OR ".join(f"{row}.{bound}.resultMode = 'TRUNCATED'" for bound in bounds)
                return f"any({row} IN {self.row_lists[0]} WHERE {cuts})"
            case _:
                return filters.FALSE

    def part(self, part: Part, scope: Scope, kind: str = "") -> str:
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
                return self.record(record, Scope(scope.end, "", scope.calls))
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

    def record(self, record: Record, scope: Scope) -> str:
        kind = f"head([k IN {list(record.types)} WHERE k IN labels({scope.thing})])"
        if len(record.alternatives) == 1:
            return self.parts(record.alternatives[0][1], scope, kind)
        branches = [
            f"WHEN {kind} IN {list(types)} THEN [{i}, {self.parts(parts, scope, kind)}]"
            for i, (types, parts) in enumerate(record.alternatives)
        ]
        return "CASE " + " ".join(branches) + " END"

    def parts(self, parts: tuple[Part, ...], scope: Scope, kind: str) -> str:
        return f"[{', '.join(self.part(part, scope, kind) for part in parts)}]"

    # Things that are tied to the thing

    def thing(self, thing: Thing, scope: Scope) -> str:
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

    def things(self, things: Things, scope: Scope) -> str:
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
        inner = Scope(names["m"], "")
        text = self.record(things.record, inner)
        clauses = [
            f"UNWIND range(0, size({values}) - 1) AS {at}",
            f"OPTIONAL MATCH {pattern}{f' WHERE {seen}' if seen != filters.TRUE else ''}",
            f"WITH {names['m']} ORDER BY {at}",
            *inner.calls,
            f"RETURN CASE WHEN {names['m']} IS NOT NULL THEN {text} END",
        ]
        return block("COLLECT", clauses)

    def items(self, source: str, record: Record) -> str:
        item = self.fresh("i")
        inner = Scope(item, "")
        text = self.record(record, inner)
        if record.subqueries == 0:
            return f"[{item} IN {source} | {text}]"
        return block("COLLECT", [f"UNWIND {source} AS {item}", *inner.calls, f"RETURN {text}"])

    def collect(self, clauses: list[str], record: Record, thing: str) -> str:
        inner = Scope(thing, "")
        text = self.record(record, inner)
        return block("COLLECT", [*clauses, *inner.calls, f"RETURN {text}"])


def _at_most(maximum: int, values: list[Any]) -> list[Any]:
    if len(values) > maximum:
        msg = f"{len(values)} things are asked for at once; at most {maximum} are allowed. Ask in steps."
        raise Refused(msg)
    return values
