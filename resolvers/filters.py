"""From `where` to a condition: the operators that values can be compared with.

A member that is absent or null says nothing, and so does `{}`: it holds for everything. `or: []` holds for
nothing, `and: []` for everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.text import fold
from resolvers.declarations import Comparable, fill, variables
from resolvers.request import Refused

OPERATORS = {
    "eq": "{value} = {given}",
    "in": "{value} IN {given}",
    "contains": "{value} CONTAINS {given}",
    "startsWith": "{value} STARTS WITH {given}",
    "endsWith": "{value} ENDS WITH {given}",
}
"""The condition of each operator, by the name that a client knows it by."""

TRUE, FALSE = "true", "false"

PARTS = 100
"""How many members one `where` may hold, all through: the database plans each."""

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
    """The Cypher condition on the variable `thing`; `fresh` gives names for the variables of patterns.

    It is `TRUE`, `FALSE`, or holds neither. Raises `Refused` for more than `PARTS`.
    """
    if (parts := _parts(where)) > PARTS:
        msg = (
            f"`where` has {parts:,} members, all through; at most {PARTS} are allowed. Give `in` a list "
            "instead of many alternatives, or ask in several requests."
        )
        raise Refused(msg, "LIMIT_EXCEEDED")

    def of(part: Mapping[str, Any]) -> str:
        return _all([_member(name, value) for name, value in part.items() if value is not None])

    def _member(name: str, value: Any) -> str:
        match name:
            case "and":
                return _all([of(each) for each in value])
            case "or":
                return _any([of(each) for each in value])
            case "not":
                return _not(of(value))
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
        if comparable.pattern is None:
            return _all(said)
        compared = f" WHERE {' AND '.join(said)}" if said else ""
        return f"EXISTS {{ MATCH {fill(comparable.pattern, names)}{compared} }}"

    return of(where)


def _parts(where: Any) -> int:
    """Every member that says something, all through."""
    match where:
        case Mapping():
            said = {name: value for name, value in where.items() if value is not None and name != "mode"}
            return len(said) + sum(map(_parts, said.values()))
        case list():
            return sum(_parts(value) for value in where)
        case _:
            return 0


# Constants are settled here: Neo4j's planner fails on some conditions that hold both them and subqueries
# ("There should be at least one subquery expression").


def _all(conditions: Sequence[str]) -> str:
    said = [c for c in conditions if c != TRUE]
    if FALSE in said:
        return FALSE
    return _joined(" AND ", said) if said else TRUE


def _any(conditions: Sequence[str]) -> str:
    said = [c for c in conditions if c != FALSE]
    if TRUE in said:
        return TRUE
    return _joined(" OR ", said) if said else FALSE


def _joined(word: str, conditions: Sequence[str]) -> str:
    return conditions[0] if len(conditions) == 1 else f"({word.join(conditions)})"


def _not(condition: str) -> str:
    return {TRUE: FALSE, FALSE: TRUE}.get(condition) or f"NOT ({condition})"
