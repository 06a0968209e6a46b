"""What fields cost, read from their declarations."""

from __future__ import annotations

from resolvers.catalogue import Catalogue, Field, Form
from resolvers.declarations import Derived, Items, Sought, Tie, weight
from resolvers.plan import PAGE_DEFAULT, PAGE_MAXIMUM
from resolvers.summaries import GROUPS_DEFAULT, GROUPS_MAXIMUM
from service.figures import Costs, FieldCost

TOTAL = "totalCount"
AGGREGATE = "aggregate"
GROUPS = "groupBy"
GATHERED = "connection"
ITEMS_MAXIMUM = 50
"""What a list of derived rows counts as: some dozens at most."""


def costs_of(catalogue: Catalogue) -> Costs:
    """The costs of every field that a catalogue has."""
    parts = {(each.edge, "node") for each in catalogue.types.values() if each.edge is not None}
    for each in catalogue.types.values():
        if each.edge is not None:
            parts |= {(each.name, "edges"), (each.name, "nodes")}
    known = {
        (each.name, field.name): FieldCost(part=True) if (each.name, field.name) in parts else _cost(field)
        for each in catalogue.types.values()
        for field in each.fields.values()
    }

    def cost(type_name: str, field_name: str) -> FieldCost | None:
        return known.get((type_name, field_name))

    return cost


def _cost(field: Field) -> FieldCost:
    weighs = weight(field.declaration)
    if field.name in (TOTAL, AGGREGATE) and field.declaration is None:
        return FieldCost(1)  # reckoned apart from the page, over all of it
    if field.name == GROUPS and field.declaration is None:
        return FieldCost(1, GROUPS_MAXIMUM, GROUPS_DEFAULT)
    if field.name == GATHERED and field.declaration is None:
        return FieldCost(1, PAGE_MAXIMUM, PAGE_DEFAULT)
    if field.form is Form.PAGE:
        return FieldCost(weighs, PAGE_MAXIMUM, PAGE_DEFAULT)
    if field.form is Form.LIST:
        each = field.declaration
        stated = each.maximum if isinstance(each, Tie | Items | Derived | Sought) else None
        return FieldCost(weighs, stated or ITEMS_MAXIMUM)
    return FieldCost(weighs)
