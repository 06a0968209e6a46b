"""From what is selected of `aggregate` and `groupBy` to the parts of a plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from resolvers.catalogue import Catalogue, Field, Type
from resolvers.conditions import Hidden
from resolvers.declarations import Expression, Tie, Told
from resolvers.plan import (
    By,
    Groups,
    Keys,
    KeyThing,
    KeyValue,
    Measure,
    Number,
    Page,
    Record,
    Summary,
    TypeName,
)
from resolvers.request import Refused
from resolvers.selection import Selected
from resolvers.summaries import GROUP_KEYS, key_of, told

MakeRecord = Callable[[str, Mapping[str, tuple[Selected, ...]]], Record]
"""Plans what is selected of a thing of a type."""
MakePage = Callable[[Selected], Page]
"""Plans a page of the things of a group."""


def summary(selected: Selected, of: str, catalogue: Catalogue) -> Summary:
    """What is reckoned over things of a type."""
    ((type_, children),) = selected.children.items()
    parts: list[Number | Measure | TypeName] = []
    for child in children:
        match child.name:
            case "count":
                parts.append(Number(child.key))
            case "__typename":
                parts.append(TypeName(child.key, type_))
            case name:
                ((kind, functions),) = child.children.items()
                field = catalogue.field(of, name)
                read = tuple((f.key, f.name) for f in functions)
                parts.append(Measure(child.key, told(field), read, kind, _subqueries(field)))
    return Summary(selected.key, tuple(parts))


def groups(
    selected: Selected,
    of: str,
    catalogue: Catalogue,
    record: MakeRecord,
    page: MakePage,
    hidden: Callable[[Type], Hidden],
) -> Groups:
    """Things of a type in groups. Raises `Refused` for no key, one twice, or more than are allowed."""
    names: list[str] = selected.arguments["keys"]
    if not 0 < len(names) <= GROUP_KEYS or len(set(names)) < len(names):
        msg = f"`keys` of groupBy names {len(names)} keys; give 1 to {GROUP_KEYS}, each once."
        raise Refused(msg)
    fields = [key_of(catalogue.types[of], name) for name in names]
    ((type_, children),) = selected.children.items()
    parts: list[Keys | Number | Summary | Page | TypeName] = []
    for child in children:
        match child.name:
            case "count":
                parts.append(Number(child.key))
            case "aggregate":
                parts.append(summary(child, of, catalogue))
            case "connection":
                parts.append(page(child))
            case "__typename":
                parts.append(TypeName(child.key, type_))
            case _:
                parts.append(_keys(child, of, fields, catalogue, record))
    by = tuple(
        By(
            field.name,
            _source(field),
            _subqueries(field),
            hidden(catalogue.types[field.target]) if field.target else (),
        )
        for field in fields
    )
    return Groups(selected.key, by, tuple(parts), selected.arguments.get("first"))


def _keys(selected: Selected, of: str, fields: list[Field], catalogue: Catalogue, record: MakeRecord) -> Keys:
    ((type_, children),) = selected.children.items()
    places = {field.name: at for at, field in enumerate(fields)}
    parts: list[KeyValue | KeyThing | TypeName] = []
    for child in children:
        if child.name == "__typename":
            parts.append(TypeName(child.key, type_))
            continue
        field, at = catalogue.field(of, child.name), places.get(child.name)
        if field.target is None:
            parts.append(KeyValue(child.key, at))
        else:
            parts.append(KeyThing(child.key, at, record(field.target, child.children)))
    return Keys(selected.key, tuple(parts))


def subqueries(part: Summary | Groups) -> int:
    """How many subqueries a part becomes, the filter of its list and the pages of its groups apart."""
    match part:
        case Summary(parts=parts):
            return 1 + sum(each.computed for each in parts if isinstance(each, Measure))
        case Groups(by=by, parts=parts):
            things = [key for each in parts if isinstance(each, Keys) for key in each.parts]
            below = sum(1 + key.record.subqueries for key in things if isinstance(key, KeyThing))
            reckoned = sum(subqueries(each) - 1 for each in parts if isinstance(each, Summary))
            return 1 + sum(key.computed for key in by) + below + reckoned


def _source(field: Field) -> Told | Tie:
    return field.declaration if isinstance(field.declaration, Tie) else told(field)


def _subqueries(field: Field) -> int:
    match field.declaration:
        case Expression(subqueries=number):
            return number
        case Tie():
            return 1
        case _:
            return 0
