"""What is reckoned over all that a list holds: counts, extremes, sums, groups of things that are alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from resolvers.catalogue import Catalogue, Field, Form, Leaf, Type
from resolvers.declarations import Listed, Property, Tie, Told
from resolvers.ordering import ordered
from resolvers.plan import Groups, Keys, KeyThing, KeyValue, Measure, Number, Page, Summary, TypeName

GROUPS_DEFAULT = 100
"""Groups that are told where `first` does not say how many."""
GROUPS_MAXIMUM = 500
"""The most groups that can be asked for."""
GROUP_KEYS = 4
"""By how many keys at once things are grouped."""

FUNCTIONS = {
    Leaf.INTEGER: ("min", "max", "sum", "avg"),
    Leaf.FLOAT: ("min", "max", "sum", "avg"),
    Leaf.DAY: ("min", "max"),
}
"""What is reckoned from values of a sort."""

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def constant(name: str) -> str:
    """How a field is named in an enum: POLICE_DISTRICT."""
    return _CAPITAL.sub("_", name).upper()


def reckoned(field: Field) -> bool:
    """Whether something can be reckoned from the values of a field."""
    return field.leaf in FUNCTIONS and ordered(field)


def grouped(field: Field) -> bool:
    """Whether things can be grouped by a field: by a value, or by the one thing that they are tied to."""
    if field.leaf is not None:
        return field.leaf is not Leaf.ID and ordered(field)
    return field.form is Form.THING and isinstance(field.declaration, Tie)


def listing(of: str, catalogue: Catalogue) -> Field | None:
    """The root that lists all things of a type, whose order groups take over; None where none does."""
    roots = catalogue.roots().values()
    return next((root for root in roots if isinstance(root.declaration, Listed) and root.target == of), None)


def key_of(type_: Type, name: str) -> Field:
    """The field of a type that an enum's value names."""
    return next(field for field in type_.fields.values() if constant(field.name) == name)


def told(field: Field) -> Told:
    """What gives the value of a field that is reckoned from or grouped by."""
    assert isinstance(field.declaration, Told), f"{field.name} gives no value"
    return field.declaration


def as_read(source: Told, value: str) -> str:
    """A value as it travels in a record: days as text."""
    return source.conversion.value.format(value=value) if isinstance(source, Property) else value


# What an answer shows of it

Things = Callable[[str, KeyThing, Any], Any]
"""Makes the answer of a thing that a group has in common, under the key where its keys stand."""
Pages = Callable[[Page, Any], Any]
"""Makes the answer of a page of the things of a group."""


def summary(part: Summary, value: Any) -> dict[str, Any]:
    """What was reckoned over things."""
    answer: dict[str, Any] = {}
    for each, found in zip(part.parts, value, strict=True):
        match each:
            case Number():
                answer[each.key] = found
            case Measure(functions=functions):
                answer[each.key] = {
                    key: each.type if name == "__typename" else read
                    for (key, name), read in zip(functions, found, strict=True)
                }
            case TypeName(name=name):
                answer[each.key] = name
    return answer


def group(part: Groups, value: Any, things: Things, pages: Pages) -> dict[str, Any]:
    """A group: what its things have in common, what was reckoned over them, and a page of them."""
    answer: dict[str, Any] = {}
    for each, found in zip(part.parts, value, strict=True):
        match each:
            case Number():
                answer[each.key] = found
            case Summary():
                answer[each.key] = summary(each, found)
            case Page():
                answer[each.key] = pages(each, found)
            case TypeName(name=name):
                answer[each.key] = name
            case Keys(parts=parts):
                answer[each.key] = {
                    key.key: _key(each.key, key, read, things) for key, read in zip(parts, found, strict=True)
                }
    return answer


def _key(under: str, key: KeyValue | KeyThing | TypeName, read: Any, things: Things) -> Any:
    match key:
        case TypeName(name=name):
            return name
        case KeyThing():
            return things(under, key, read)
        case KeyValue():
            return read
