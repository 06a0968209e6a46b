"""In which order a list comes: the keys of a page, from `orderBy` or from the list's own order.

What has no value comes last, whichever way is asked for. The last key is unique, so that every order is
total and a cursor says exactly where a row stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resolvers.catalogue import Catalogue, Field, Leaf
from resolvers.declarations import Conversion, Derived, Expression, Listed, Property, Tie
from resolvers.request import Refused

KEYS = 5
"""How many keys one `orderBy` may hold."""
DESCENDING = "DESC"
"""The direction that `orderBy` names for what is largest first."""

_FORMS: Mapping[Leaf, tuple[type, ...]] = {
    Leaf.INTEGER: (int,),
    Leaf.FLOAT: (float, int),
    Leaf.FLAG: (bool,),
}


@dataclass(frozen=True)
class Key:
    """One key of an order."""

    template: str
    """An expression over `{m}`, over the variable of a tie, or over `{e}`, a derived row."""
    descending: bool = False
    nullable: bool = False
    forms: tuple[type, ...] = (str, int)
    """What a cursor can carry of it, null apart."""
    computed: bool = False
    """Whether it takes a subquery."""
    day: bool = False
    """Whether it is a day, of which a cursor carries the text."""

    @property
    def named(self) -> bool:
        """Whether it is read once for each row, and named: no index gives its order anyway."""
        return self.computed or self.nullable

    def restored(self, value: Any) -> Any:
        """The value that a cursor carries. Raises ValueError for no value of it."""
        if not self.fits(value):
            msg = f"{value!r} is no value of {self.template}"
            raise ValueError(msg)
        return dt.date.fromisoformat(value) if self.day and value is not None else value

    def fits(self, value: Any) -> bool:
        """Whether a cursor could hold this value of it."""
        if value is None:
            return self.nullable
        if type(value) is int and not -(2**63) <= value < 2**63:
            return False
        return type(value) in self.forms


def keys(
    source: Tie | Listed | Derived,
    order_by: Sequence[Mapping[str, Any]] | None,
    of: str,
    catalogue: Catalogue,
) -> tuple[Key, ...]:
    """The keys of a page of things of a type, or of edges that tell of ties.

    Raises `Refused` for more than `KEYS`.
    """
    own = tuple(Key(template, source.order.descending) for template in source.order.keys)
    if not order_by:
        return own
    if len(order_by) > KEYS:
        msg = f"`orderBy` has {len(order_by)} keys; at most {KEYS} are allowed. Leave out the last ones."
        raise Refused(msg, "LIMIT_EXCEEDED")
    tie = source.edge if isinstance(source, Tie) else None
    asked = [key for each in order_by for key in _asked(each, of, tie or "m", catalogue)]
    if not asked:
        return own
    if tie:
        # One thing can stand on several edges: only all of the list's own keys are unique.
        return (*asked, *own)
    last = asked[-1]
    return (*asked, Key(own[-1].template, last.descending))


def _asked(each: Mapping[str, Any], of: str, variable: str, catalogue: Catalogue) -> Iterator[Key]:
    for name, way in each.items():
        field = catalogue.field(of, name)
        if field.at_end and field.target and way is not None:
            yield from _asked(way, field.target, "m", catalogue)
        elif way is not None:
            yield _key(field, variable, way == DESCENDING)


def ordered(field: Field) -> bool:
    """Whether `orderBy` has a member for the field."""
    match field.declaration:
        case None:
            return field.at_end
        case Property(permission=permission):
            return permission is None and field.leaf is not None and not field.many
        case Expression(template=template):
            return field.leaf is not None and not field.many and "$language" not in template
        case _:
            return False


def _key(field: Field, variable: str, descending: bool) -> Key:
    assert field.leaf is not None, f"{field.name} is not ordered by"
    forms = _FORMS.get(field.leaf, (str,))
    match field.declaration:
        case Property(sort=str() as sort):
            return Key(f"{{{variable}}}.{sort}", descending, field.nullable, forms)
        case Property(name=name, conversion=conversion):
            value = f"{{{variable}}}.{name}"
            if field.leaf is Leaf.DAY:
                return Key(value, descending, field.nullable, forms, day=True)
            # A moment as text sorts as moments do.
            read = conversion.value.format(value=value) if conversion is not Conversion.NONE else value
            return Key(read, descending, field.nullable, forms)
        case Expression(template=template, subqueries=subqueries):
            told = f"({template.replace('{n}', f'{{{variable}}}')})"  # IS NOT NULL binds it otherwise
            return Key(told, descending, field.nullable, forms, computed=subqueries > 0)
    raise AssertionError(f"{field.name} is not ordered by")
