"""Measuring a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    get_introspection_query,
    parse,
    visit,
)
from graphql.language import Visitor
from hypothesis import given
from hypothesis import strategies as st

from schema.build import build
from service.costs import costs_of
from service.errors import Code, Failure
from service.figures import CEILING, FieldCost, Measure
from service.limits import check, measure
from service.settings import ANONYMOUS, LOCAL
from tests.service.world import SCHEMA, costs


def measured(text: str) -> Measure:
    """The figures of the only operation of a text."""
    (operation,) = measure(parse(text), SCHEMA, costs).operations.values()
    return operation.measure


def nodes(text: str, **variables: Any) -> int:
    """The nodes that the only operation of a text may give."""
    (operation,) = measure(parse(text), SCHEMA, costs).operations.values()
    return operation.measure.nodes.count({**operation.defaults, **variables})


def test_a_connection_counts_as_one_level_with_its_edges_and_nodes() -> None:
    """`edges`, `node` and `nodes` add nothing to the depth of their connection."""
    assert measured("{ towns { nodes { name } } }").depth == 1
    assert measured("{ towns { edges { node { state { name } } } } }").depth == 2
    assert measured("{ towns { nodes { partners { edges { node { name } } } } } }").depth == 2
    assert measured("{ hello }").depth == 0


def test_a_fragment_adds_no_level_of_its_own() -> None:
    """Depth is the same whether a selection is written in place or spread."""
    spread = "{ town { ...F } } fragment F on Town { state { ... on Town { name } } }"
    assert measured(spread).depth == measured("{ town { state { name } } }").depth == 2


def test_introspection_is_measured_apart() -> None:
    """The introspection query of GraphiQL is deep, and passes."""
    document = parse(get_introspection_query(input_value_deprecation=True, specified_by_url=True))
    found = measure(document, SCHEMA, costs)
    figure = found.operations["IntrospectionQuery"].measure
    assert figure.depth == 0
    assert 10 < figure.introspection_depth <= LOCAL.introspection_depth
    assert measured("{ town { __typename } }").introspection_depth == 0
    check(found, "IntrospectionQuery", {}, LOCAL)


def test_a_schema_that_is_asked_to_tell_itself_many_times_is_refused() -> None:
    """Lists of the schema multiply as those of the graph do; what GraphiQL asks passes on the real one."""
    built = build()
    real = costs_of(built.catalogue)
    standard = measure(parse(get_introspection_query(input_value_deprecation=True)), built.graphql, real)
    check(standard, "IntrospectionQuery", {}, ANONYMOUS)

    fields = " ".join(f"a{i}: fields {{ name args {{ name }} type {{ ...T }} }}" for i in range(14))
    inner = "fragment T on __Type { kind fields { name type { kind } } }"
    bomb = f"{{ __schema {{ types {{ {fields} }} }} }} {inner}"
    found = measure(parse(bomb), built.graphql, real)
    with pytest.raises(Failure, match="values of the schema's own description"):
        check(found, None, {}, ANONYMOUS)


def test_aliases_count_wherever_their_fragment_is_used() -> None:
    """An alias in a fragment that is spread at three places counts three times."""
    text = "{ town { ...F state { ...F } contacts { ...F } } } fragment F on Town { a: name b: population }"
    assert measured(text).aliases == 6
    assert measured("{ town: town { name: name } }").aliases == 0


def test_root_fields_leave_out_typename() -> None:
    """`__typename` costs nothing at the root; fields of a fragment count."""
    text = "{ __typename hello ...F } fragment F on Query { today language }"
    assert measured(text).fields == 3


def test_the_heaviest_root_field_is_what_counts() -> None:
    """Subqueries are summed within a root field, not over all of them."""
    text = "{ towns { nodes { partners { nodes { name } } contacts { name } } } town { contacts { name } } }"
    assert measured(text).heaviest == 17


def test_a_fragment_weighs_at_each_place_where_it_is_used() -> None:
    """Each place becomes a subquery of its own; the same fragment twice at one place is one."""
    spread = "{ towns { nodes { a: state { ...F } b: state { ...F ...F } } } }"
    text = spread + " fragment F on Town { contacts { name } }"
    assert measured(text).heaviest == 3


def test_nodes_multiply_through_nested_lists() -> None:
    """Ten towns with twenty partners each, and at most fifty contacts each, are 10 + 200 + 500 nodes."""
    text = "{ towns(first: 10) { nodes { partners(first: 20) { nodes { name } } contacts { name } } } }"
    assert nodes(text) == 10 + 10 * 20 + 10 * 50


def test_a_page_without_first_counts_its_default() -> None:
    """25 towns, where neither `first` nor `last` says otherwise; more than the maximum counts as it."""
    assert nodes("{ towns { nodes { name } } }") == 25
    assert nodes("{ towns(last: 7) { nodes { name } } }") == 7
    assert nodes("{ towns(first: 99999999999999) { nodes { name } } }") == 500
    assert nodes("{ towns(first: -4) { nodes { name } } }") == 0


def test_first_by_variable_is_counted_for_each_request() -> None:
    """A variable's value, else its default, else the page's default; what is no number is the maximum."""
    inner = "partners(first: $m) { nodes { name } }"
    text = f"query($n: Int, $m: Int = 3) {{ towns(first: $n) {{ nodes {{ {inner} }} }} }}"
    assert nodes(text, n=10) == 10 + 30
    assert nodes(text, n=10, m=20) == 10 + 200
    assert nodes(text, n=10, m=None) == 10 + 250
    assert nodes(text) == 25 + 75
    assert nodes(text, n="many") == 500 + 1500
    assert nodes(text, n=True) == 500 + 1500


def test_what_exceeds_is_named_with_its_limit_and_a_remedy() -> None:
    """The message holds the figure found, the limit, and what to do."""
    found = measure(parse("{ towns(first: 500) { nodes { contacts { name } } } }"), SCHEMA, costs)
    with pytest.raises(Failure) as refused:
        check(found, None, {}, replace(LOCAL, nodes=20_000))
    assert refused.value.code is Code.LIMIT_EXCEEDED
    assert str(refused.value) == (
        "The operation has 25,500 nodes; at most 20,000 are allowed. "
        "Ask for smaller pages (`first`) or fewer lists in lists."
    )


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("{ town { state { state { name } } } }", {"depth": 2}),
        ("{ __schema { types { name } } }", {"introspection_depth": 2}),
        ("{ a: hello b: hello }", {"aliases": 1}),
        ("{ hello today }", {"root_fields": 1}),
        ("{ hello @skip(if: false) today @skip(if: false) }", {"directives": 1}),
        ("{ hello @skip(if: false) @include(if: true) }", {"field_directives": 1}),
        ("{ towns { nodes { partners { nodes { name } } } } }", {"subqueries": 15}),
        ("{ towns { nodes { name } } }", {"nodes": 24}),
    ],
)
def test_each_limit_refuses_what_is_one_too_many(text: str, limit: dict[str, int]) -> None:
    """One below is refused, the figure itself passes."""
    found = measure(parse(text), SCHEMA, costs)
    ((name, value),) = limit.items()
    with pytest.raises(Failure):
        check(found, None, {}, replace(LOCAL, **limit))
    check(found, None, {}, replace(LOCAL, **{name: value + 1}))


def bomb(levels: int) -> str:
    """Fragments that spread the next one four times each: 4 to the power of `levels` fields."""
    fragments = (
        f"fragment F{i} on Town {{ a: state {{ ...F{i + 1} }} b: contacts {{ ...F{i + 1} ...F{i + 1} }} "
        f"partners(first: $n) {{ nodes {{ ...F{i + 1} ... on Town {{ ...F{i + 1} }} }} }} }}"
        for i in range(levels)
    )
    return (
        f"query($n: Int) {{ town {{ ...F0 }} }} {' '.join(fragments)} fragment F{levels} on Town {{ name }}"
    )


def test_a_bomb_of_sixty_fragments_costs_nothing() -> None:
    """Work is at most one step for each node of the document, and figures stop at a ceiling."""
    document = parse(bomb(60))
    found = measure(document, SCHEMA, costs)
    assert found.work <= size(document)
    assert found.operations[None].measure.aliases == CEILING
    assert found.operations[None].measure.nodes.count({"n": 3}) == CEILING


def test_a_fragment_that_spreads_itself_ends() -> None:
    """A cycle is measured as if it were not there; refusing it is for validation."""
    text = "{ town { ...F } } fragment F on Town { state { ...G } } fragment G on Town { contacts { ...F } }"
    assert measured(text).depth == 3


def test_a_chain_of_fragments_beyond_reason_is_refused() -> None:
    """What is nested too deep to be walked is refused, not crashed upon."""
    chain = " ".join(f"fragment F{i} on Town {{ ...F{i + 1} }}" for i in range(400))
    with pytest.raises(Failure, match="more than 150 selections inside each other"):
        measure(parse(f"{{ town {{ ...F0 }} }} {chain} fragment F400 on Town {{ name }}"), SCHEMA, costs)


def test_what_the_schema_does_not_have_is_measured_all_the_same() -> None:
    """Unknown fields, types and fragments count as what they look like; refusing them is for validation."""
    figure = measured("{ nowhere { nothing { name } ...None } ... on Nobody { a: b } }")
    assert (figure.depth, figure.aliases, figure.fields) == (2, 1, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: FieldCost(weight=-1),
        lambda: FieldCost(maximum=-1),
        lambda: FieldCost(page=25),
        lambda: FieldCost(page=25, maximum=10),
    ],
)
def test_a_cost_that_makes_no_sense_is_refused(wrong: Callable[[], FieldCost]) -> None:
    """A declaration is checked where it is made."""
    with pytest.raises(ValueError, match=r"declare|counts"):
        wrong()


def size(document: DocumentNode) -> int:
    """How many nodes the syntax tree has."""

    class Count(Visitor):
        total = 0

        def enter(self, _: Node, *__: object) -> None:
            self.total += 1

    counter = Count()
    visit(document, counter)
    return counter.total


# The plain path: expand every fragment in place, again at each spread, and count.


class Plain:
    """The figures of an operation by walking all of it."""

    def __init__(self, document: DocumentNode, values: Mapping[str, Any]) -> None:
        self.values = values
        self.fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        (operation,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
        self.selections = operation.selection_set

    def fields(self, selection_set: SelectionSetNode, parent: str) -> list[tuple[FieldNode, str]]:
        """The fields of a selection set with the type that each is on, fragments expanded."""
        found: list[tuple[FieldNode, str]] = []
        spread = set()
        for selection in selection_set.selections:
            if isinstance(selection, FieldNode):
                found.append((selection, parent))
            elif isinstance(selection, InlineFragmentNode):
                inner = selection.type_condition.name.value if selection.type_condition else parent
                found += self.fields(selection.selection_set, inner)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in spread:
                spread.add(selection.name.value)
                fragment = self.fragments[selection.name.value]
                found += self.fields(fragment.selection_set, fragment.type_condition.name.value)
        return found

    def walk(self, selection_set: SelectionSetNode, parent: str) -> tuple[int, int, int, int]:
        """Depth, aliases, weight and nodes."""
        depth = aliases = weight = count = 0
        for field, on in self.fields(selection_set, parent):
            cost = costs(on, field.name.value) or FieldCost()
            inner = (0, 0, 0, 0)
            if field.selection_set:
                kind = SCHEMA.type_map[on].fields[field.name.value].type  # type: ignore[attr-defined]  # objects only
                inner = self.walk(field.selection_set, getattr(kind, "name", None) or named(kind))
                depth = max(depth, inner[0] + (0 if cost.part else 1))
            aliases += inner[1] + (field.alias is not None)
            weight += inner[2] + cost.weight
            count += inner[3] if cost.maximum is None else self.things(field, cost) * (1 + inner[3])
        return depth, aliases, weight, count

    def things(self, field: FieldNode, cost: FieldCost) -> int:
        """How many things a list gives; `$n` is the only page size that is ever given."""
        if cost.page is None:
            return cost.maximum or 0
        return int(self.values["n"]) if field.arguments else cost.page


def named(kind: Any) -> str:
    """The name below lists and non-nulls."""
    while not hasattr(kind, "name"):
        kind = kind.of_type
    return str(kind.name)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Documents of fragments that spread later ones, in every way that the schema has."""
    count = draw(st.integers(1, 5))

    def selection(after: int) -> str:
        spreads = [f"...F{i}" for i in range(after, count)]
        inner = st.sampled_from(["name", *spreads])
        forms = [
            "{x}",
            "b: population {x}",
            "state {{ {x} }}",
            "c: state {{ {x} }}",
            "contacts {{ {x} }}",
            "partners {{ nodes {{ {x} }} }}",
            "neighbours(first: $n) {{ edges {{ node {{ {x} }} }} }}",
            "... on Town {{ {x} }}",
        ]
        parts = draw(st.lists(st.tuples(st.sampled_from(forms), inner), min_size=1, max_size=4))
        return " ".join(form.format(x=x) for form, x in parts)

    fragments = " ".join(f"fragment F{i} on Town {{ {selection(i + 1)} }}" for i in range(count))
    return f"query($n: Int) {{ town {{ {selection(0)} }} towns {{ nodes {{ ...F0 }} }} }} {fragments}"


@given(documents(), st.integers(0, 30))
def test_measuring_once_gives_what_expanding_gives(text: str, n: int) -> None:
    """The memoised pass and the plain expansion agree, and the pass looks at nothing twice."""
    document = parse(text)
    plain = Plain(document, {"n": n})
    expected = plain.walk(plain.selections, "Query")
    found = measure(document, SCHEMA, costs)
    figure = found.operations[None].measure
    assert (figure.depth, figure.aliases, figure.weight, figure.nodes.count({"n": n})) == expected
    assert found.work <= size(document)
