"""One plan for each document, access profile and shape of variables, and no more of them than are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    OperationDefinitionNode,
    get_variable_values,
    parse,
    validate,
)
from graphql.execution.values import VariableValues
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.request import DEMONSTRATION_NAMES, Profile, Refused
from schema.build import build
from schema.plans import Plans
from tests.resolvers.asking import LIMITS, profile
from tests.resolvers.covering import Cover
from tests.resolvers.documents import Documents, Written
from tests.resolvers.operations import Operations
from tests.resolvers.reference import plain_schema

BUILT = build()
GENEROUS = profile(limits=replace(LIMITS, subqueries=100_000))
"""Random operations may be larger than anybody is allowed to ask."""
WITHOUT = frozenset({"Query.serviceLimits", "Query.meta"})
"""What no statement is made of."""
LISTED = parse(
    "query ($w: CountyFilter, $n: Int, $d: Date) "
    "{ counties(where: $w, first: $n, asOf: $d) { nodes { id } } }"
)


def found(
    plans: Plans, document: DocumentNode, variables: Mapping[str, Any], asker: Profile | None = None
) -> tuple[dict[str, str], bool]:
    """The texts of a document's root fields, and whether its plan was kept."""
    definition = document.definitions[0]
    assert isinstance(definition, OperationDefinitionNode)
    values = get_variable_values(BUILT.graphql, definition.variable_definitions or (), dict(variables))
    assert isinstance(values, VariableValues), values
    prepared, kept = plans.find(document, definition, values, asker or profile())
    return {key: each.written.text for key, each in prepared.compiled.items()}, kept


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"n": 1}, {"n": 500}),
        ({"d": "2020-01-01"}, {"d": "2030-01-01"}),
        ({"w": {"name": {"eq": "a"}}}, {"w": {"name": {"eq": "') RETURN 1 //"}}}),
        ({"w": {"name": {"in": ["a"]}}}, {"w": {"name": {"in": ["b", "c", "d"]}}}),
        ({"w": {"or": [{"name": {"eq": "a"}}]}}, {"w": {"or": [{"name": {"eq": "b"}}]}}),
    ],
)
def test_scalars_share_a_plan(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Values that only differ as scalars do, or as lists of scalars, have one plan."""
    plans = Plans(BUILT)
    text, kept = found(plans, LISTED, first)
    assert not kept
    assert found(plans, LISTED, second) == (text, True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"w": None}),
        ({"w": {}}, {"w": {"or": []}}),
        ({"w": {"and": []}}, {"w": {"or": []}}),
        ({"w": {"name": {"eq": "a"}}}, {"w": {"name": {"eq": None}}}),
        ({"w": {"name": {"eq": "a"}}}, {"w": {"name": {"eq": "a", "mode": "EXACT"}}}),
        ({"w": {"name": {"eq": "a"}}}, {"w": {"not": {"name": {"eq": "a"}}}}),
        ({"w": {"or": [{}]}}, {"w": {"or": [{}, {}]}}),
    ],
)
def test_shapes_do_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Keys, nulls, enum values and nesting decide the text, so that they decide the plan."""
    plans = Plans(BUILT)
    found(plans, LISTED, first)
    _, kept = found(plans, LISTED, second)
    assert not kept


def test_switches_are_part_of_it() -> None:
    """A variable of @skip or @include decides what is selected, so that its value decides the plan."""
    plans = Plans(BUILT)
    document = parse("query ($yes: Boolean!) { post(id: 1) { id name @include(if: $yes) } }")
    with_name, _ = found(plans, document, {"yes": True})
    without, kept = found(plans, document, {"yes": False})
    assert not kept
    assert ".name" in with_name["post"]
    assert ".name" not in without["post"]
    assert found(plans, document, {"yes": True}) == (with_name, True)


def test_a_profile_is_never_served_anothers_plan() -> None:
    """Who may see names, who sees invented ones and who sees none has a plan of its own."""
    plans = Plans(BUILT)
    document = parse("{ post(id: 1) { assignments { holder { name } } } }")
    askers = [
        profile("contacts:read"),
        profile(DEMONSTRATION_NAMES),
        profile(),
        profile("contacts:read", limits=replace(LIMITS, nodes=1)),
    ]
    texts = []
    for asker in askers:
        text, kept = found(plans, document, {}, asker)
        assert not kept
        assert found(plans, document, {}, asker) == (text, True)
        texts.append(text["post"])
    assert "n2.name" in texts[0]
    assert "CASE WHEN n2.synthetic THEN n2.name END" in texts[1]
    assert ".name" not in texts[2]
    assert texts[3] == texts[0]


def test_no_more_plans_than_are_kept() -> None:
    """What was used least lately is forgotten, and planned again when it is asked for."""
    plans = Plans(BUILT, kept=3)
    documents = [parse(f"{{ post(id: {number}) {{ id }} }}") for number in range(5)]
    for document in documents:
        assert not found(plans, document, {})[1]
    assert [found(plans, document, {})[1] for document in documents[2:]] == [True] * 3
    assert not found(plans, documents[0], {})[1]


def twin(seed: int, **choices: Any) -> Written:
    """The same operation for one seed, but for what the choices say."""
    return Documents(plain_schema(BUILT), Random(seed), **choices).write()


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_nothing_of_a_request_is_in_the_text(seed: int) -> None:
    """Operations that differ in texts, days, sizes and names only become the same Cypher."""
    calm = twin(seed, texts=("calm",) * 3, days=("2001-01-01",) * 3, sizes=(7,) * 3)
    hostile = twin(
        seed,
        texts=("'}) DETACH DELETE n //", '"`\\u0027 $p0 {m}', "\u2028*/"),
        days=("2026-11-24", "1850-01-01", "2040-12-31"),
        sizes=(0, 1, 500),
        prefix="RETURN",
    )
    texts = [
        list(found(Plans(BUILT), checked(written), written.variables, GENEROUS)[0].values())
        for written in (calm, hostile)
    ]
    assert texts[0] == texts[1]
    assert all(text.startswith("CYPHER 5\n") for text in texts[0])


@dataclass(frozen=True)
class Fixed:
    """Gives the same values whatever is asked for."""

    text: str
    day: str
    number: int

    def size(self, _: Random) -> int:
        """How many things a page holds."""
        return self.number

    def argument(self, _name: str, _of: str, kind: Any) -> Any:
        """A value of an argument."""
        match kind:
            case GraphQLNonNull(of_type=inner):
                return self.argument("", "", inner)
            case GraphQLList(of_type=inner):
                return [self.argument("", "", inner)]
            case GraphQLInputObjectType(fields=fields, is_one_of=one):
                names = list(fields)[:1] if one else list(fields)
                return {name: self.argument("", "", fields[name].type) for name in names}
        return self.operand("", "", "", kind)

    def operand(self, _full: str, _of: str, _operator: str, kind: Any) -> Any:
        """What the values of a field are compared with."""
        if isinstance(kind, GraphQLEnumType):
            return next(iter(kind.values))
        given = {"Int": self.number, "Float": self.number, "Boolean": True, "Date": self.day}
        return given.get(kind.name, self.text)


def test_no_argument_is_in_the_text() -> None:
    """Whatever stands in an argument, a comparison or a name: the whole schema becomes the same Cypher."""
    calm, hostile = Fixed("calm", "2001-01-01", 7), Fixed("'}) DETACH DELETE n //`\" $p0", "2026-11-24", 500)
    writers = [
        Operations(Cover(plain_schema(BUILT), WITHOUT), values, Random(1), 40, lambda _: True, prefix)
        for values, prefix in ((calm, "a"), (hostile, "RETURN"))
    ]
    while writers[0].cover.never():
        texts = []
        for writer in writers:
            written = writer.write()
            values = written.values(Random(1))
            document = checked(Written(written.text, values))
            texts.append(list(found(Plans(BUILT), document, values, GENEROUS)[0].values()))
        assert texts[0] == texts[1]


def checked(written: Written) -> DocumentNode:
    """The document, valid."""
    document = parse(written.text)
    assert validate(BUILT.graphql, document) == [], written.text
    return document


def test_types_do_not_multiply_the_work() -> None:
    """An organization is one of twelve types, eleven deep: that is planned in no time, as one alternative."""
    nested = "partOf { " * 11 + "id" + " }" * 11
    text, _ = found(Plans(BUILT), parse(f"{{ actor(id: 1) {{ ... on Organization {{ {nested} }} }} }}"), {})
    assert text["actor"].count("PART_OF") == 11


def test_alternatives_are_bounded() -> None:
    """What each type selects for itself multiplies in the text, and is refused beyond the limit."""
    nested = "id"
    for _ in range(7):
        nested = f"partOf {{ {nested} }} ... on County {{ number }} ... on Municipality {{ population }}"
    document = parse(f"{{ actor(id: 1) {{ ... on Organization {{ {nested} }} }} }}")
    with pytest.raises(Refused, match="subqueries; at most 120") as refused:
        found(Plans(BUILT), document, {})
    assert refused.value.code == "LIMIT_EXCEEDED"
