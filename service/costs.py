"""What fields cost, read from their declarations."""

from __future__ import annotations

from resolvers.catalogue import Catalogue, Field, Form
from resolvers.declarations import Declaration, Derived, Expression, Listed, Tie
from resolvers.plan import PAGE_DEFAULT, PAGE_MAXIMUM
from service.limits import Costs, FieldCost


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
    weight = _weight(field.declaration)
    if field.form is Form.PAGE:
        return FieldCost(weight, PAGE_MAXIMUM, PAGE_DEFAULT)
    if field.form is Form.LIST and isinstance(field.declaration, Tie):
        return FieldCost(weight, field.declaration.maximum)
    return FieldCost(weight)


def _weight(declaration: Declaration | None) -> int:
    match declaration:
        case Tie() | Listed():
            return 1
        case Derived(fragment=fragment):
            return fragment.weight
        case Expression(subqueries=subqueries):
            return subqueries
        case _:
            return 0
