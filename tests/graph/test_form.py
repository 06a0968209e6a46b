"""What the model says of stored properties is read from it in full."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field, StringConstraints

from graph.model.base import BESIDE_NAMES, Node, Record, Tie, has_names
from graph.model.form import Form, forms
from graph.model.kinds import label_sets, node_kinds, tie_kinds
from graph.model.posts import Assignment, AssignmentKind, Role


@pytest.mark.parametrize("kind", [*node_kinds().values(), *tie_kinds().values()], ids=lambda k: k.__name__)
def test_every_stored_property_has_a_form(kind: type[Node] | type[Tie]) -> None:
    """Each field that is no reference and no end of a tie, and what is made beside the fields."""
    references = set(kind.references()) if issubclass(kind, Node) else {"start", "end"}
    beside = set(BESIDE_NAMES) if has_names(kind) else set()
    assert forms(kind).keys() == set(kind.model_fields) - references | beside


def test_types_values_and_bounds_are_read() -> None:
    """Enums, dates, moments, numbers with bounds, texts with patterns; required is what is never empty."""
    found = forms(Assignment)
    assert found["assignmentKind"] == Form("STRING", list=False, required=True, values=tuple(AssignmentKind))
    assert found["share"] == Form("FLOAT", list=False, required=False, above=0, at_most=1)
    assert (found["validFrom"].type, found["recordedAt"].type) == ("DATE", "ZONED DATETIME")
    assert found["synthetic"].values == (True,)
    level = forms(Role)["managementLevel"]
    assert level == Form("INTEGER", list=False, required=False, at_least=1, at_most=3)
    assert forms(Role)["code"].patterns == ("(?sU).*?(?:^[A-Z_]+$).*",)


def test_lists_are_told_by_their_items() -> None:
    """A list has the type of its items, and how many it must have."""
    form = forms(node_kinds()["Forum"])["forumKinds"]
    assert (form.type, form.list, form.least_items, form.bounded) == ("STRING", True, 1, True)


def test_what_cannot_be_read_is_refused() -> None:
    """A bound that nobody would check is no bound."""

    class Odd(Record):
        count: Annotated[int, Field(multiple_of=3)]

    with pytest.raises(ValueError, match="is declared with multipleOf: teach"):
        forms(Odd)


def test_lengths_become_patterns() -> None:
    """Cypher knows no lengths of texts beside patterns."""

    class Short(Record):
        code: Annotated[str, StringConstraints(min_length=2, max_length=4)]

    assert forms(Short)["code"].patterns == ("(?s).{2,4}",)


def test_oslo_may_be_two_kinds_at_once() -> None:
    """Municipality and county; every other node has the labels of one kind."""
    sets = label_sets()
    assert frozenset({"Municipality", "County", "Organization", "Actor", "Node"}) in sets
    assert frozenset({"Organization", "Actor", "Node"}) not in sets
    assert sum({"Municipality", "PoliceDistrict"} <= labels for labels in sets) == 0
