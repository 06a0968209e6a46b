"""The schema as clients read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    is_introspection_type,
    is_specified_scalar_type,
    parse,
    validate,
)

from graph.model.kinds import node_kinds
from schema.build import SDL, build
from schema.fields import described
from schema.operators import TextMode, choice

BUILT = build()
TYPES = [
    kind
    for kind in BUILT.graphql.type_map.values()
    if not is_introspection_type(kind) and not is_specified_scalar_type(kind)
]


def test_committed() -> None:
    """The committed schema is the one that is served; `samordning schema --write` writes it."""
    assert SDL.read_text(encoding="utf-8") == BUILT.sdl, "run: .venv/bin/samordning schema --write"


def described_things(kind: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """The type and everything in it, each with its description."""
    yield kind.name, kind.description
    match kind:
        case GraphQLObjectType() | GraphQLInterfaceType():
            for name, field in kind.fields.items():
                yield f"{kind.name}.{name}", field.description
                for argument, each in field.args.items():
                    yield f"{kind.name}.{name}({argument})", each.description
        case GraphQLInputObjectType():
            for name, member in kind.fields.items():
                yield f"{kind.name}.{name}", member.description
        case GraphQLEnumType():
            for name, value in kind.values.items():
                yield f"{kind.name}.{name}", value.description


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_everything_is_described(kind: GraphQLNamedType) -> None:
    """Every type, field, argument and enum value says what it is."""
    assert [name for name, description in described_things(kind) if not (description or "").strip()] == []


def test_every_kind_has_a_type() -> None:
    """Each kind of node can be shown, under its own name: `node`, `subjects` and `evidence` meet them all."""
    assert node_kinds().keys() <= BUILT.catalogue.types.keys()
    concrete = {name for name, kind in node_kinds().items() if not kind.__subclasses__()}
    assert concrete == set(BUILT.catalogue.types["Node"].possible)


def test_enum_values_are_stored_as_they_are_named() -> None:
    """An enum value travels from the graph to the client as it is stored."""
    for kind in TYPES:
        if isinstance(kind, GraphQLEnumType):
            for name, value in kind.values.items():
                assert name == getattr(value.value, "value", value.value)


def test_described_refuses_what_is_left_out() -> None:
    """An enum cannot be shown with a member that nobody has described."""
    for describe in (described, choice):
        with pytest.raises(ValueError, match="TextMode: EXACT"):
            describe(TextMode, "How texts are compared.", FOLDED="Case does not matter.")


def test_exactly_one_member() -> None:
    """What must be one thing or another is told so in the schema, and checked before it is run."""
    asked = '{{ contactsFor(municipality: "kommune:1", about: {about}) {{ contacts {{ rank }} }} }}'
    for about, right in (
        ('{challenge: "HATE_CRIME"}', True),
        ("{request: THREAT}", True),
        ("{}", False),
        ('{challenge: "HATE_CRIME", request: THREAT}', False),
    ):
        errors = validate(BUILT.graphql, parse(asked.format(about=about)))
        assert (errors == []) is right, about
