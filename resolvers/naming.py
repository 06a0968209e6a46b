"""Names in a statement: its variables, its parameters, the patterns that are filled in with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any

from resolvers import filters
from resolvers.conditions import Hidden
from resolvers.declarations import Derived, Listed, Need, Order, Tie, fill, holds, variables
from resolvers.written import GIVEN, Binding, Wanted

PARAMETER = re.compile(r"\$([A-Za-z]\w*)")
"""A parameter in a text."""


@dataclass
class Scope:
    """Where an expression stands: the variables in reach, and subqueries that must run before it."""

    thing: str
    """What properties are read from: a node, a relationship or a map."""
    end: str
    """On an edge: the node at its other end."""
    calls: list[str] = field(default_factory=list)


@dataclass
class Names:
    """What one statement has named so far."""

    bindings: list[Binding] = field(default_factory=list)
    needs: dict[str, Wanted] = field(default_factory=dict)
    """By the parameter that it becomes."""
    row_lists: list[str] = field(default_factory=list)
    """The lists of rows that fragments have given; that of the root field is the first."""
    _names: Counter[str] = field(default_factory=Counter)

    def fresh(self, prefix: str) -> str:
        """A name that no other variable has."""
        name = f"{prefix}{self._names[prefix]}"
        self._names[prefix] += 1
        return name

    def parameter(self, value: Any, transform: Callable[[Any], Any] = filters.unchanged) -> str:
        """Make a parameter of a value or slot, with what is done to the value first; gives its `$name`."""
        name = self.fresh("p")
        self.bindings.append(Binding(name, value, transform))
        return f"${GIVEN}.{name}"

    def fill(self, template: str, thing: str, **known: str) -> str:
        """The template over `thing`, its own variables given fresh names."""
        names = {"n": thing, "m": thing} | known
        return fill(template, {v: names.get(v) or self.fresh(v) for v in variables(template)})

    def match(self, source: Tie | Listed, thing: str, hidden: Hidden) -> tuple[str, dict[str, str]]:
        """A MATCH clause of the pattern, with the names that its variables got."""
        names = self.names(source.pattern, thing)
        return self.matched(source, names, filters.seen(hidden, names["m"])), names

    def matched(self, source: Tie | Listed, names: Mapping[str, str], *conditions: str) -> str:
        """The MATCH clause of a pattern whose variables have names, with its own conditions and these."""
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
        """Note what must be made ready before the statement runs."""
        for need in needs:
            day = arguments.get(need.day) if need.day else None
            given = {name: arguments.get(name) for name in need.arguments}
            self.needs[need.parameter] = Wanted(need, day, given)

    def names(self, pattern: str, thing: str) -> dict[str, str]:
        """Names for the variables of a pattern that starts from `thing`."""
        return {v: thing if v == "n" else self.fresh("n" if v == "m" else v) for v in variables(pattern)}

    def keys(self, order: Order, names: Mapping[str, str]) -> str:
        """The keys of an order, as they stand behind ORDER BY."""
        way = " DESC" if order.descending else ""
        return ", ".join(f"{fill(key, names)}{way}" for key in order.keys)

    def derive(self, derived: Derived, arguments: Mapping[str, Any], scope: Scope) -> tuple[str, str]:
        """Runs the fragment before the expression; gives the list of its rows, and a name for one row."""
        self.want(derived.needs, arguments)
        fragment = derived.fragment
        given = {
            p: self.parameter(arguments.get(a), derived.transforms.get(p, filters.unchanged))
            for p, a in derived.arguments.items()
        }
        body = PARAMETER.sub(lambda m: given.get(m[1], m[0]), fragment.text)
        rows = self.fresh("c")
        self.row_lists.append(rows)
        columns = ", ".join(f"{c}: {c}" for c in fragment.columns)
        imported = f"WITH {scope.thing} AS {derived.input}\n" if derived.input else ""
        derivation = block(f"CALL ({scope.thing})", [imported + body])
        collected = f"RETURN collect({{{columns}}}) AS {rows}"
        scope.calls.append(block(f"CALL ({scope.thing})", [derivation, collected]))
        return rows, self.fresh("e")


def block(head: str, clauses: list[str]) -> str:
    """A subquery of these clauses."""
    return f"{head} {{\n{indent(chr(10).join(clauses), '  ')}\n}}"
