"""What `where` leaves, in plain Python: values compared, ties followed, things counted."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

from graph.text import fold
from tests.oracle.meanings import Found, lead
from tests.oracle.memory import Thing
from tests.oracle.values import NUMBERS, When, names, numbers, of_link, value

Composite = GraphQLObjectType | GraphQLInterfaceType

_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "in": lambda found, given: found in given,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
    "contains": operator.contains,
    "startsWith": str.startswith,
    "endsWith": str.endswith,
}
_LISTS: dict[str, Callable[[set[Any], Any], bool]] = {
    "has": lambda found, given: given in found,
    "hasSome": lambda found, given: bool(found & set(given)),
    "hasEvery": lambda found, given: found >= set(given),
}


def said(operators: Mapping[str, Any]) -> dict[str, Any]:
    """The operators that say something."""
    return {name: given for name, given in operators.items() if given is not None and name != "mode"}


def compares(found: Any, operators: Mapping[str, Any]) -> bool:
    """Whether a value fits what it is compared with; what is not there fits nothing."""
    ready: Callable[[Any], Any] = _folded if operators.get("mode") == "FOLDED" else lambda given: given
    for name, given in said(operators).items():
        if name == "isNull":
            fits = (found is None) == given
        elif name in _LISTS:
            fits = _LISTS[name](set(found or ()), given)
        else:
            fits = found is not None and _COMPARED[name](ready(found), ready(given))
        if not fits:
            return False
    return True


def _folded(text: str | list[str]) -> str | list[str]:
    return fold(text) if isinstance(text, str) else [fold(each) for each in text]


def declared(schema: GraphQLSchema, of: str, field: str) -> str:
    """The full name of a field, by the most general type that has it: `Node.id`, `Municipality.county`."""
    kind = schema.type_map[of]
    assert isinstance(kind, Composite), of
    having = [each for each in (*kind.interfaces, kind) if field in each.fields]
    return f"{min(having, key=lambda each: len(each.interfaces)).name}.{field}"


def judged(connection: GraphQLObjectType) -> tuple[str, bool]:
    """The type of what a list is filtered and ordered by, and whether it is edges, which tell of ties."""
    edge, thing = (get_named_type(connection.fields[part].type) for part in ("edges", "nodes"))
    assert isinstance(edge, GraphQLObjectType), edge
    by_tie = len(edge.fields) > len(("cursor", "node"))
    return (edge if by_tie else thing).name, by_tie


@dataclass(frozen=True)
class Filters:
    """Judges things, and the ties to them, on one day."""

    schema: GraphQLSchema
    when: When

    def fits(self, row: Found, where: Mapping[str, Any] | None, of: str) -> bool:
        """Whether a row fits: a thing of a type, or a tie as a type of edges tells of it."""
        return all(
            self._member(row, name, given, of) for name, given in (where or {}).items() if given is not None
        )

    def _member(self, row: Found, name: str, given: Any, of: str) -> bool:
        match name:
            case "and":
                return all(self.fits(row, each, of) for each in given)
            case "or":
                return any(self.fits(row, each, of) for each in given)
            case "not":
                return not self.fits(row, given, of)
        return (
            self._of_edge(row, name, given, of)
            if of.endswith("Edge")
            else self._of_thing(row[1], name, given, of)
        )

    def _of_edge(self, row: Found, name: str, given: Any, of: str) -> bool:
        link, thing = row
        assert link is not None, f"nothing is said of the tie to {thing.id}"
        match name:
            case "node":
                target = get_named_type(self._composite(of).fields[name].type)
                return self.fits((None, thing), given, target.name)
            case "source":
                return self.fits((None, self.when.memory.things[link.values["source"]]), given, "Source")
        return compares(of_link(name, link), given)

    def _of_thing(self, thing: Thing, name: str, given: Any, of: str) -> bool:
        if name == "anyName":
            return self._any_name(thing, given)
        field = declared(self.schema, of, name)
        if field in NUMBERS:
            held = [each.values["value"] for each in numbers(field, thing, self.when.memory)]
            return not said(given) or any(compares(each, given) for each in held)
        kind = self._composite(of).fields[name].type
        target = get_named_type(kind)
        if is_leaf_type(target):
            return compares(value(field, thing, self.when), given)
        bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        found = list(lead(field, self.when.memory, thing, self.when.day))
        # A thing can be tied to another in several ways: it counts once, where nothing is told of the ties.
        others: list[Found] = [(None, far) for far in dict.fromkeys(far for _, far in found)]
        if isinstance(bare, GraphQLList):
            return self._quantified(others, given, target.name)
        if target.name.endswith("Connection"):
            assert isinstance(target, GraphQLObjectType), target
            row, by_tie = judged(target)
            return self._quantified(found if by_tie else others, given, row)
        return any(self.fits(other, given, target.name) for other in others)

    def _any_name(self, thing: Thing, given: Mapping[str, Any]) -> bool:
        found = [each["value"] for each in names(thing)]
        told = {name: each for name, each in given.items() if name != "isNull"}
        lacking = given.get("isNull")
        fits = not said(told) or any(compares(each, told) for each in found)
        return fits and (lacking is None or lacking == (not found))

    def _quantified(self, others: list[Found], given: Mapping[str, Any], of: str) -> bool:
        checks: dict[str, Callable[[Any], bool]] = {
            "some": lambda where: any(self.fits(other, where, of) for other in others),
            "none": lambda where: not any(self.fits(other, where, of) for other in others),
            "all": lambda where: all(self.fits(other, where, of) for other in others),
            "single": lambda where: sum(self.fits(other, where, of) for other in others) == 1,
            "count": lambda operators: compares(len(others), operators),
        }
        return all(checks[name](where) for name, where in given.items() if where is not None)

    def _composite(self, name: str) -> Composite:
        found = self.schema.type_map[name]
        assert isinstance(found, Composite), f"{name} has no fields"
        return found
