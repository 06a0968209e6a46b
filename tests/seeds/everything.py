"""Small worlds made from the model: a row of every kind with all that it can say, and random ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from graph.model.base import Node, Tie
from graph.model.kinds import node_kinds
from seeds.shapes import Column, Shape, Sort, leaves, shapes

AT = dt.datetime(2026, 3, 1, 12, 30, 15, 250000, tzinfo=dt.UTC)
SOURCE = "source:1"

# What the model wants of single fields beyond their sort.
_SPECIAL: dict[str, Any] = {
    "code": "CODE",
    "ruleId": "contact.assigned",
    "managementLevel": 2,
    "lowestGrade": 1,
    "highestGrade": 7,
    "share": 0.5,
    "year": 2025,
}


def identity(kind: str, number: int) -> str:
    """The id of the numbered node of a kind."""
    return f"{kind.lower()}:{number}"


def of_every_kind() -> list[Node | Tie]:
    """A row of each kind, all its fields filled in with what a file can get wrong."""
    return [
        build(shape, 1, {column.name: full(shape, column) for column in shape.columns})
        for shape in shapes().values()
    ]


def build(shape: Shape, number: int, values: dict[str, Any]) -> Node | Tie:
    """A row with the values, its id and what every row has."""
    common = {"source": SOURCE if shape.kind != "Source" else identity("Source", number), "recordedAt": AT}
    own = {name: value for name, value in values.items() if value is not None}
    if shape.kind == "Person":
        own = _one_or_erased(own)
    if shape.tie:
        return shape.model.model_validate({**own, **common})
    return shape.model.model_validate({**own, **common, "id": identity(shape.kind, number)})


def _one_or_erased(own: dict[str, Any]) -> dict[str, Any]:
    """What a person can have together: a name with what belongs to it, or the day of the erasure."""
    if "name" in own:
        return {name: value for name, value in own.items() if name != "erasedOn"}
    return {"erasedOn": own.get("erasedOn", AT.date())}


def full(shape: Shape, column: Column) -> Any:
    """A value for a column."""
    if column.name in {"id", "source", "recordedAt", "endKnown", "erasedOn"}:
        return None
    value = one(shape, column)
    return [value] if column.many else value


def one(shape: Shape, column: Column) -> Any:
    """One value for a column."""
    if column.name in _SPECIAL:
        return _SPECIAL[column.name]
    if column.name in {"start", "end"}:
        assert issubclass(shape.model, Tie)
        return identity(some(shape.model.starts if column.name == "start" else shape.model.ends), 1)
    if column.reference is not None:
        return identity(some(column.reference.to), 1)
    return {
        Sort.TEXT: 'Å "sitert"; med, skille|tegn\\ og\nlinje',
        Sort.DAY: dt.date(2027 if column.name == "validTo" else 2025, 11, 24),
        Sort.WHOLE: 12,
        Sort.DECIMAL: 59.125,
        Sort.FLAG: column.name not in {"startKnown", "cancelled"},
        Sort.CHOICE: column.choices[-1] if column.choices else None,
    }[column.sort]


def some(labels: tuple[str, ...]) -> str:
    """A kind that rows are of, where any of the labels may stand."""
    return "Forum" if "Node" in labels else min(leaves(labels))


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()))
_KINDS = ("Municipality", "Role", "Post", "Person", "Assignment", "Forum", "Agreement", "Meeting", "Source")


@st.composite
def worlds(draw: st.DrawFn) -> list[Node | Tie]:
    """A few rows of some kinds that name each other, with any of what they can say left out."""
    rows: list[Node | Tie] = []
    sizes: dict[str, int] = {}
    assert set(_KINDS) <= set(node_kinds())
    for shape in shapes().values():
        if shape.kind not in {*_KINDS, "FOR_TERRITORY"}:
            continue
        needed = [column for column in shape.references if column.required]
        lacking = any(not _available(column, sizes) for column in needed)
        most = 0 if lacking else 1 if shape.tie else 3
        if shape.tie and not (sizes.get("Forum") and sizes.get("Municipality")):
            continue
        sizes[shape.kind] = draw(st.integers(min_value=int(shape.kind == "Source"), max_value=most))
        for number in range(1, sizes[shape.kind] + 1):
            values = {column.name: draw(_values(shape, column, sizes)) for column in shape.columns}
            rows.append(build(shape, number, values))
    return rows


def _available(column: Column, sizes: dict[str, int]) -> list[str]:
    assert column.reference is not None
    return [
        identity(k, n) for k in sorted(leaves(column.reference.to)) for n in range(1, sizes.get(k, 0) + 1)
    ]


def _values(shape: Shape, column: Column, sizes: dict[str, int]) -> st.SearchStrategy[Any]:
    if column.name in {"id", "source", "recordedAt", "endKnown", "erasedOn"}:
        return st.none()
    given = st.just(full(shape, column))
    if column.name in {"start", "end"}:
        assert issubclass(shape.model, Tie)
        kinds = leaves(shape.model.starts if column.name == "start" else shape.model.ends)
        return st.sampled_from([identity(k, n) for k in sorted(kinds) for n in range(1, sizes.get(k, 0) + 1)])
    if column.reference is not None:
        ids = _available(column, sizes)
        chosen = st.sampled_from(ids) if ids else st.none()
        many = st.lists(chosen, min_size=int(column.required), unique=True) if ids else st.just([])
        given = many if column.many else chosen
    elif column.sort is Sort.TEXT and column.name not in _SPECIAL:
        given = st.lists(_TEXT, max_size=3) if column.many else _TEXT
    # A person has a name, or was erased: the model knows that, its columns do not.
    needed = column.required or (shape.kind == "Person" and column.name == "name")
    return given if needed else st.none() | given
