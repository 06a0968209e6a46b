"""Whatever the model stores can be read: each kind, property, reference and tie is in the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from graph.model.base import Node
from graph.model.kinds import node_kinds, tie_kinds
from resolvers.declarations import Declaration, Derived, Expression, Items, Property, Tie
from schema.build import build
from seeds.shapes import Shape, shapes

CATALOGUE = build().catalogue
NODES = [shape for shape in shapes().values() if not shape.tie]
TIES = [shape for shape in shapes().values() if shape.tie]

NAMES = {"nameNn", "nameEn", "nameSe", "nameSmj", "nameSma", "nameFkv"}
"""Names in other languages, told by `names` or `label` where a kind has them."""

UNREAD = {
    "Source.sha256": "checks a file on disk, which no reader has",
}
"""What cannot be read, and why."""


def declarations(type_: str) -> Iterator[Declaration]:
    """What the fields of a type are in the graph."""
    return (f.declaration for f in CATALOGUE.types[type_].fields.values() if f.declaration is not None)


def properties(type_: str) -> set[str]:
    """The properties that the fields of a type read."""
    found = set()
    for declaration in declarations(type_):
        match declaration:
            case Property(name=name):
                found.add(name)
            case Expression(template=template) | Items(template=template):
                found.update(re.findall(r"\{n\}\.(\w+)", template))
            case Tie(pattern=pattern):
                found.update(re.findall(r"\{n\}\.(\w+)", pattern))
    return found


def tied(type_: str) -> set[str]:
    """The types of tie that the fields of a type follow."""
    text = " ".join(each.pattern for each in declarations(type_) if isinstance(each, Tie))
    text += " ".join(each.fragment.text for each in declarations(type_) if isinstance(each, Derived))
    return {name for names in re.findall(r":([A-Z_|]+)[*\]]", text) for name in names.split("|")}


@pytest.mark.parametrize("shape", NODES, ids=lambda shape: shape.kind)
def test_every_property_of_a_kind_is_read(shape: Shape) -> None:
    """By a field of its type; what a reference names is found from the thing itself."""
    assert shape.kind in CATALOGUE.types, f"{shape.kind} is no type of the schema"
    wanted = {column.name for column in shape.columns if column.reference is None}
    unread = {
        name for name in wanted - properties(shape.kind) - NAMES if f"{shape.kind}.{name}" not in UNREAD
    }
    assert issubclass(shape.model, Node)
    named = {ref.type for ref in shape.model.references().values()}
    lacking = [*sorted(unread), *sorted(named - tied(shape.kind))]
    assert not lacking, f"{shape.kind}: no field reads or follows {', '.join(lacking)}"


@pytest.mark.parametrize("shape", TIES, ids=lambda shape: shape.kind)
def test_every_property_of_a_tie_is_read(shape: Shape) -> None:
    """By the edges that show ties as they are stored; and the tie is followed from one of its ends."""
    wanted = {column.name for column in shape.columns} - {"start", "end"}
    unread = wanted - properties("TieEdge")
    assert not unread, f"{shape.kind}: no field reads {', '.join(sorted(unread))}"
    ends = {*tie_kinds()[shape.kind].starts, *tie_kinds()[shape.kind].ends}
    types = [name for name in CATALOGUE.types if name in node_kinds() and ends & set(labels(name))]
    assert any(shape.kind in tied(name) for name in types), f"no field follows {shape.kind}"


def labels(kind: str) -> set[str]:
    """A kind with what it is a sort of, and the sorts that there are of it."""
    of = node_kinds()[kind]
    return {name for name, each in node_kinds().items() if issubclass(of, each) or issubclass(each, of)}


def test_what_is_excepted_is_stored_and_unread() -> None:
    """An exception that has become none is taken out."""
    stored = {f"{shape.kind}.{column.name}" for shape in NODES for column in shape.columns}
    assert set(UNREAD) <= stored
    assert not [each for each in UNREAD if each.split(".")[1] in properties(each.split(".")[0])]
