"""What the declarations of the schema make fields cost."""

from __future__ import annotations

import pytest
from graphql import get_introspection_query

from resolvers.catalogue import Form
from resolvers.plan import PAGE_DEFAULT, PAGE_MAXIMUM
from resolvers.request import Limits
from schema.build import build
from service.costs import costs_of
from service.documents import Documents
from service.figures import FieldCost
from service.settings import ANONYMOUS, LOCAL

BUILT = build()
COSTS = costs_of(BUILT.catalogue)

FIRST_LOOK = """
query FirstLook($name: String!) {
  municipalities(first: 3, where: {name: {contains: $name}}) {
    totalCount
    nodes { id number name population county { name } policeDistrict { id name }
      policeContacts { vacant unit { name } }
      coordination(first: 20) { totalCount edges { step since lastActive dormant
        arenas { kind id name state } evidence { step text } node { __typename id name } } }
      findings(first: 10) { totalCount nodes { rule { id } verdict reason } } }
  }
}
"""


def test_every_connection_has_pages_and_parts_that_cost_nothing() -> None:
    """A connection counts for its edges, their node, and its nodes."""
    pages = 0
    for each in BUILT.catalogue.types.values():
        for field in each.fields.values():
            cost = COSTS(each.name, field.name)
            assert cost is not None
            if field.form is Form.PAGE:
                pages += 1
                assert (cost.maximum, cost.page, cost.part) == (PAGE_MAXIMUM, PAGE_DEFAULT, False)
        if each.edge is not None:
            for part in ((each.name, "edges"), (each.name, "nodes"), (each.edge, "node")):
                assert COSTS(*part) == FieldCost(part=True)
    assert pages


def test_declarations_give_weight_and_maximum() -> None:
    """A tie is one subquery, a value of the thing itself none, coordination as many as its fragment says."""
    assert COSTS("Municipality", "name") == FieldCost()
    assert COSTS("Municipality", "county") == FieldCost(weight=1)
    contacts = COSTS("Municipality", "policeContacts")
    assert contacts is not None
    assert contacts.maximum
    assert contacts.page is None
    coordination = COSTS("Municipality", "coordination")
    assert coordination is not None
    assert coordination.weight >= 10
    assert COSTS("Municipality", "nothing") is None
    assert COSTS("Nothing", "name") is None


@pytest.mark.parametrize("limits", [LOCAL, ANONYMOUS])
def test_the_first_question_and_introspection_fit_into_every_profile(limits: Limits) -> None:
    """What a newcomer asks first, and what the page asks of the schema, is never too large."""
    documents = Documents(BUILT.graphql, COSTS, 10_000)
    documents.prepare(FIRST_LOOK, "FirstLook", {"name": "berg"}, limits)
    introspection = get_introspection_query(input_value_deprecation=True, specified_by_url=True)
    documents.prepare(introspection, None, {}, limits)
