"""From a settled condition to Cypher: the operators that values can be compared with, and ties followed.

A value that is not there fits no comparison, and `not` turns that round: Cypher's third truth value is never
left standing where something is negated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from graph.text import fold
from resolvers.conditions import (
    AtEnd,
    Both,
    Compared,
    Condition,
    Counted,
    Either,
    Hidden,
    Not,
    Tied,
    anchor,
    names_things,
    reckons,
)
from resolvers.declarations import Comparable, Listed, Tie, fill, variables

OPERATORS = {
    "eq": "{value} = {given}",
    "in": "{value} IN {given}",
    "contains": "{value} CONTAINS {given}",
    "startsWith": "{value} STARTS WITH {given}",
    "endsWith": "{value} ENDS WITH {given}",
    "gt": "{value} > {given}",
    "gte": "{value} >= {given}",
    "lt": "{value} < {given}",
    "lte": "{value} <= {given}",
    "has": "{given} IN {value}",
    "hasSome": "any({each} IN {given} WHERE {each} IN {value})",
    "hasEvery": "all({each} IN {given} WHERE {each} IN {value})",
}
"""The condition of each operator, by the name that a client knows it by."""
FOLDED = "FOLDED"
"""The mode in which neither case nor accents matter; what has no mode is compared as it is."""
IS_NULL = "isNull"
"""The operator that asks whether there is no value; it is never null itself."""

FOLDING = (
    "reduce(u = '', word IN [word IN split(reduce(t = normalize(reduce(s = toLower({value}), "
    "f IN $folding.letters | replace(s, f[0], f[1])), NFKD), mark IN $folding.marks | replace(t, mark, '')), "
    "' ') WHERE word <> ''] | CASE u WHEN '' THEN word ELSE u + ' ' + word END)"
)
"""A text without case and accents, words one blank apart, made by the database where it is not stored so."""

TRUE, FALSE = "true", "false"


class Row(NamedTuple):
    """What a condition is asked of, as variables: a thing, or a tie and the thing at its end."""

    thing: str
    end: str = ""


class Writing(Protocol):
    """What writes the statement that a condition is part of."""

    def parameter(self, value: Any, transform: Callable[[Any], Any] = ...) -> str:
        """Make a parameter of a value or slot, with what is done to the value first; gives its `$name`."""

    def fresh(self, prefix: str) -> str:
        """A name that no other variable has."""

    def names(self, pattern: str, thing: str) -> dict[str, str]:
        """Names for the variables of a pattern that starts from `thing`."""

    def matched(self, source: Tie | Listed, names: Mapping[str, str], *conditions: str) -> str:
        """The MATCH clause of a tie, with its own conditions and these."""


def folded(value: str | Sequence[str]) -> str | list[str]:
    """A text, or each of several, without case and accents."""
    return fold(value) if isinstance(value, str) else [fold(v) for v in value]


def unchanged(value: Any) -> Any:
    """The value as it came."""
    return value


def seen(hidden: Hidden, thing: str) -> str:
    """The condition that the caller may know of a thing."""
    said = [
        f"NOT {thing}:{name}" if withheld == "all" else f"({thing}.synthetic OR NOT {thing}:{name})"
        for name, withheld in hidden
    ]
    return " AND ".join(said) or TRUE


def row(source: Tie | Listed, names: Mapping[str, str]) -> Row:
    """What is judged of what a pattern finds: the tie, where edges tell something of it, or the thing."""
    thing = names["m"]
    return Row(names[source.edge], thing) if isinstance(source, Tie) and source.edge else Row(thing)


def condition(asked: Condition, of: Row, writing: Writing) -> str:
    """The Cypher condition on a row. It is `TRUE`, `FALSE`, or holds neither."""
    return _Conditions(writing).of(asked, of)


def followed(asked: Condition, of: Row, writing: Writing) -> tuple[list[str], str]:
    """The MATCH clauses along ties to what is named by its id, and the condition that is left on the row."""
    tied, rest = anchor(asked)
    clauses: list[str] = []
    if tied is not None:
        names = writing.names(tied.tie.pattern, of.thing)
        further, fit = followed(tied.fit, row(tied.tie, names), writing)
        clauses = [writing.matched(tied.tie, names, fit, seen(tied.hidden, names["m"])), *further]
    return clauses, _all([condition(rest, of, writing), *_indexed(asked, of)])


def _indexed(asked: Condition, of: Row) -> list[str]:
    # The index on ids is one of all nodes, whatever their kind; a tie has no id.
    return [f"{of.end or of.thing}:Node"] if names_things(asked) else []


class _Conditions:
    def __init__(self, writing: Writing) -> None:
        self._writing = writing

    def of(self, asked: Condition, of: Row, *, negated: bool = False) -> str:
        match asked:
            case Both(parts=parts):
                return _all([self.of(part, of, negated=negated) for part in parts])
            case Either(parts=parts):
                return _any([self.of(part, of, negated=negated) for part in parts])
            case Not(part=part):
                return _not(self.of(part, of, negated=True))
            case AtEnd(fit=fit):
                return self.of(fit, Row(of.end), negated=negated)
            case Compared():
                return self.compared(asked, of.thing, negated=negated)
            case Counted():
                return self.number(asked, of.thing)
            case Tied():
                return self.tied(asked, of.thing)

    def tied(self, asked: Tied, thing: str) -> str:
        names = self._writing.names(asked.tie.pattern, thing)
        turned = asked.quantifier == "all"
        fit = self.of(asked.fit, row(asked.tie, names), negated=turned)
        known = seen(asked.hidden, names["m"])
        if asked.quantifier == "single":
            return FALSE if fit == FALSE else f"{self.single(asked, names, fit, known)} = 1"
        inner = _not(fit) if turned else fit
        if inner == FALSE:
            # Nothing fits: none has it, and none lacks it.
            return FALSE if asked.quantifier == "some" else TRUE
        found = f"EXISTS {{ {self._writing.matched(asked.tie, names, inner, known)} }}"
        return found if asked.quantifier == "some" else f"NOT {found}"

    def number(self, asked: Counted, thing: str) -> str:
        names = self._writing.names(asked.tie.pattern, thing)
        matched = self._writing.matched(asked.tie, names, seen(asked.hidden, names["m"]))
        value = _count(matched, asked.tie, names)
        return _all(self.operators(asked.operators, value))

    def single(self, asked: Tied, names: Mapping[str, str], fit: str, known: str) -> str:
        if fit == TRUE or not reckons(asked.fit):
            return _count(self._writing.matched(asked.tie, names, fit, known), asked.tie, names)
        # Neo4j plans a subquery whose value is compared in WHERE some ten times over, and ten times that
        # for each one around it: with four, it never ends. What WITH reckons it plans once.
        of, fits = row(asked.tie, names).thing, self._writing.fresh("k")
        matched = self._writing.matched(asked.tie, names, known)
        return _count(f"{matched} WITH {of}, {fit} AS {fits} WHERE {fits}", asked.tie, names)

    def compared(self, asked: Compared, thing: str, *, negated: bool) -> str:
        comparable, given = asked.comparable, asked.operators
        text = (comparable.pattern or "") + comparable.value
        names = {v: thing if v == "n" else self._writing.fresh(v) for v in variables(text)}
        stored = fill(comparable.value, names)
        exact = given.get("mode") != FOLDED
        value = stored if exact else self.folded(comparable, stored, names)
        each = self._writing.fresh("x") if comparable.listed else f"coalesce({value}, [])"
        said = self.operators(given, each if asked.many or comparable.listed else value, fold=not exact)
        there = f"{stored} IS NOT NULL"
        if comparable.listed:
            there = _any_listed(each, value)
            said = [_any_listed(each, value, *said)] if said else []
        elif comparable.pattern is not None:
            found = f"EXISTS {{ MATCH {fill(comparable.pattern, names)} WHERE {' AND '.join(said)} }}"
            return found if said else TRUE
        elif negated and said and not asked.many:
            said.append(there)
        if given.get(IS_NULL) is not None:
            said.append(f"({there}) <> {self._writing.parameter(given[IS_NULL])}")
        return _all(said)

    def folded(self, comparable: Comparable, value: str, names: Mapping[str, str]) -> str:
        return fill(comparable.folded, names) if comparable.folded else FOLDING.format(value=value)

    def operators(self, given: Mapping[str, Any], value: str, *, fold: bool = False) -> list[str]:
        transform = folded if fold else unchanged
        return [
            OPERATORS[name].format(
                value=value, given=self._writing.parameter(operand, transform), each=self._writing.fresh("x")
            )
            for name, operand in given.items()
            if name in OPERATORS and operand is not None
        ]


def _count(matched: str, tie: Tie, names: Mapping[str, str]) -> str:
    return f"COUNT {{ {matched} RETURN DISTINCT {row(tie, names).thing} }}"


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


def _any_listed(each: str, values: str, *conditions: str) -> str:
    """One of the values fits; they may be missing, as a whole or in part."""
    said = " AND ".join([f"{each} IS NOT NULL", *conditions])
    return f"any({each} IN coalesce({values}, []) WHERE {said})"


def _not(condition: str) -> str:
    return {TRUE: FALSE, FALSE: TRUE}.get(condition) or f"NOT ({condition})"
