"""From `where` to a condition: the operators that values can be compared with.

A member that is absent or null says nothing, and so does `{}`: it holds for everything. `or: []` holds for
nothing, `and: []` for everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.text import fold
from resolvers.declarations import Comparable, fill, variables

OPERATORS = {
    "eq": "{value} = {given}",
    "in": "{value} IN {given}",
    "contains": "{value} CONTAINS {given}",
    "startsWith": "{value} STARTS WITH {given}",
    "endsWith": "{value} ENDS WITH {given}",
}
"""The condition of each operator, by the name that a client knows it by."""

Parameter = Callable[[Any, Callable[[Any], Any]], str]
"""Makes a parameter of a value or slot, with what is done to the value first, and gives its `$name`."""


def folded(value: str | Sequence[str]) -> str | list[str]:
    """A text, or each of several, without case and accents."""
    return fold(value) if isinstance(value, str) else [fold(v) for v in value]


def unchanged(value: Any) -> Any:
    """The value as it came."""
    return value


def condition(
    where: Mapping[str, Any],
    filters: Mapping[str, Comparable],
    thing: str,
    parameter: Parameter,
    fresh: Callable[[str], str],
) -> str:
    """The Cypher condition on the variable `thing`; `fresh` gives names for the variables of patterns."""

    def of(part: Mapping[str, Any]) -> str:
        said = [_member(name, value) for name, value in part.items() if value is not None]
        return " AND ".join(said) or "true"

    def _member(name: str, value: Any) -> str:
        if name in ("and", "or"):
            joined = f" {name.upper()} ".join(f"({of(v)})" for v in value)
            return f"({joined})" if joined else ("true" if name == "and" else "false")
        if name == "not":
            return f"NOT ({of(value)})"
        return compare(filters[name], value)

    def compare(comparable: Comparable, operators: Mapping[str, Any]) -> str:
        text = comparable.pattern or ""
        names = {v: fresh(v) for v in variables(text + comparable.value) if v != "m"} | {"m": thing}
        exact = operators.get("mode") == "EXACT" or comparable.folded is None
        value = fill(comparable.value if exact else comparable.folded or "", names)
        said = [
            OPERATORS[name].format(value=value, given=parameter(given, unchanged if exact else folded))
            for name, given in operators.items()
            if name in OPERATORS and given is not None
        ]
        joined = " AND ".join(said) or "true"
        if comparable.pattern is None:
            return f"({joined})"
        return f"EXISTS {{ MATCH {fill(comparable.pattern, names)} WHERE {joined} }}"

    return of(where)
