"""What `where` asks for, settled: its members as declarations, what they are compared with, and their cost.

A member that is absent or null says nothing, and so does `{}`: it holds for everything. `or: []` holds for
nothing, `and: []` for everything. A tie to one thing holds where there is one that fits. Where edges tell
something of ties, it is ties that are judged: by what is told of them, and by the thing at the end of each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from resolvers.catalogue import Catalogue, Field, Type
from resolvers.declarations import Comparable, Expression, Items, Listed, Property, Tie
from resolvers.request import Refused

PARTS = 100
"""How many members one `where` may hold, all through: the database plans each."""

ID = "{n}.id"
"""What the ids of things are compared by."""

ANY_NAME = "anyName"
"""The member that compares the names in all languages; the field `names` declares them."""

Hidden = tuple[tuple[str, str], ...]
"""Types whose things a caller may not know of: "all", or those that are no demonstration data ("real")."""

Quantifier = Literal["some", "none", "all", "single"]
QUANTIFIERS: tuple[Quantifier, ...] = ("some", "none", "all", "single")


@dataclass(frozen=True)
class Compared:
    """A value of the thing is compared."""

    comparable: Comparable
    many: bool
    """Whether the value is a list of such values."""
    operators: Mapping[str, Any]
    subqueries: int = 0


@dataclass(frozen=True)
class Tied:
    """Some, none, all or exactly one of the things that are tied to the thing fit, or of the ties to them."""

    tie: Tie
    quantifier: Quantifier
    fit: Condition
    hidden: Hidden


@dataclass(frozen=True)
class Counted:
    """How many things are tied to the thing is compared, or by how many ties."""

    tie: Tie
    operators: Mapping[str, Any]
    hidden: Hidden


@dataclass(frozen=True)
class AtEnd:
    """The thing at the end of a tie fits."""

    fit: Condition


@dataclass(frozen=True)
class Both:
    """Both parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Either:
    """One part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: Condition


Condition = Compared | Tied | Counted | AtEnd | Both | Either | Not

EVERYTHING = Both(())


def settle(
    where: Mapping[str, Any] | None, of: str, catalogue: Catalogue, hidden: Callable[[Type], Hidden]
) -> Condition:
    """What a `where` on things of a type asks for; `hidden` says what of a type the caller may not know of.

    Raises `Refused` for more than `PARTS`.
    """
    if not where:
        return EVERYTHING
    if (parts := _parts(where)) > PARTS:
        msg = (
            f"`where` has {parts:,} members, all through; at most {PARTS} are allowed. Give `in` a list "
            "instead of many alternatives, or ask in several requests."
        )
        raise Refused(msg, "LIMIT_EXCEEDED")
    return _Settling(catalogue, hidden).all(where, of)


def subqueries(condition: Condition) -> int:
    """How many subqueries a condition becomes."""
    match condition:
        case Compared(subqueries=own):
            return own
        case Tied(fit=fit):
            return 1 + subqueries(fit)
        case Counted():
            return 1
        case Both(parts=parts) | Either(parts=parts):
            return sum(map(subqueries, parts))
        case Not(part=part) | AtEnd(fit=part):
            return subqueries(part)


def reckons(condition: Condition) -> bool:
    """Whether a condition compares a value that a subquery gives; whether there is something is none."""
    match condition:
        case Compared(subqueries=own):
            return own > 0
        case Tied(quantifier=quantifier):
            return quantifier == "single"
        case Counted():
            return True
        case Both(parts=parts) | Either(parts=parts):
            return any(map(reckons, parts))
        case Not(part=part) | AtEnd(fit=part):
            return reckons(part)


def anchor(condition: Condition) -> tuple[Tied | None, Condition]:
    """A tie that must lead to things that are named by their ids, and what else a condition asks for.

    A statement that follows such a tie starts at what is named, instead of asking each thing for it.
    """
    parts = condition.parts if isinstance(condition, Both) else (condition,)
    for at, part in enumerate(parts):
        if isinstance(part, Both) and (inner := anchor(part))[0] is not None:
            return inner[0], Both((*parts[:at], inner[1], *parts[at + 1 :]))
        if isinstance(part, Tied) and part.quantifier == "some" and _anchored(part.fit):
            return part, Both((*parts[:at], *parts[at + 1 :]))
    return None, condition


def _anchored(fit: Condition) -> bool:
    return names_things(fit) or anchor(fit)[0] is not None


def names_things(condition: Condition) -> bool:
    """Whether only things with given ids fit."""
    match condition:
        case Compared(comparable=Comparable(value=value), operators=operators):
            return value == ID and any(operators.get(name) is not None for name in ("eq", "in"))
        case Both(parts=parts):
            return any(map(names_things, parts))
        case AtEnd(fit=fit):
            return names_things(fit)
        case _:
            return False


@dataclass(frozen=True)
class _Settling:
    catalogue: Catalogue
    hidden: Callable[[Type], Hidden]

    def all(self, where: Mapping[str, Any], of: str) -> Condition:
        said = [self.member(name, value, of) for name, value in where.items() if value is not None]
        return said[0] if len(said) == 1 else Both(tuple(said))

    def member(self, name: str, value: Any, of: str) -> Condition:
        match name:
            case "and":
                return Both(tuple(self.all(each, of) for each in value))
            case "or":
                return Either(tuple(self.all(each, of) for each in value))
            case "not":
                return Not(self.all(value, of))
        field = self.catalogue.field(of, "names" if name == ANY_NAME else name)
        match field.declaration:
            case None if field.at_end and field.target:
                return AtEnd(self.all(value, field.target))
            case Tie() as tie if field.leaf is None:
                return self.tied(tie, field, value)
            case Property() | Expression() | Items():
                return self.compared(field, value)
        raise AssertionError(f"{of}.{name} is not filtered by")

    def tied(self, tie: Tie, field: Field, value: Mapping[str, Any]) -> Condition:
        assert field.target is not None, f"{field.name} gives no object"
        assert field.row is not None, f"{field.name} gives no object"
        hidden = self.hidden(self.catalogue.types[field.target])
        if not field.several:
            return Tied(tie, "some", self.all(value, field.row), hidden)
        said: list[Condition] = [
            Tied(tie, quantifier, self.all(value[quantifier], field.row), hidden)
            for quantifier in QUANTIFIERS
            if value.get(quantifier) is not None
        ]
        if value.get("count") is not None:
            said.append(Counted(tie, value["count"], hidden))
        return Both(tuple(said))

    def compared(self, field: Field, operators: Mapping[str, Any]) -> Compared:
        subqueries = 0
        match field.declaration:
            case Property(name=name, folded=folded):
                comparable = Comparable(f"{{n}}.{name}", f"{{n}}.{folded}" if folded else None)
            case Expression(compared=None, template=template, subqueries=subqueries):
                comparable = Comparable(f"({template})")  # NOT and IS NULL bind it otherwise
            case Expression(compared=Comparable() as comparable) | Items(compared=Comparable() as comparable):
                subqueries = int(comparable.pattern is not None)
            case _:
                raise AssertionError(f"{field.name} is not filtered by")
        return Compared(comparable, field.many, operators, subqueries)


def filtered(field: Field) -> bool:
    """Whether `where` has a member for the field."""
    match field.declaration:
        case None:
            return field.at_end
        case Property(permission=permission):
            return permission is None and field.leaf is not None
        case Expression():
            return field.leaf is not None
        case Items(compared=compared):
            return compared is not None
        case Tie(needs=needs):
            return not needs or field.several
        case _:
            return False


def listed(source: Any) -> bool:
    """Whether a list of that source is filtered and ordered as its reader wants."""
    return isinstance(source, Tie | Listed)


def _parts(where: Any) -> int:
    """Every member that says something, all through."""
    match where:
        case Mapping():
            said = {name: value for name, value in where.items() if value is not None and name != "mode"}
            return len(said) + sum(map(_parts, said.values()))
        case Sequence() if not isinstance(where, str):
            return sum(_parts(value) for value in where)
        case _:
            return 0
