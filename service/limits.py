"""How large a question is, measured in one pass over its document, and whether it is too large.

Fragments are measured once and their figures reused, so that the work is linear in the document however
often they are spread. The figures are upper bounds: a field that is selected twice counts twice, and what
`@skip` and `@include` may leave out counts. Nothing here relies on the document being valid: it is measured
before it is validated, since validating a hostile document is itself costly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from resolvers.request import Limits
from service.errors import Code, Failure
from service.figures import (
    CEILING,
    EMPTY,
    Costs,
    FieldCost,
    Measure,
    Measured,
    Nodes,
    Operation,
    Page,
    typical_lengths,
)

DEEPEST = 150
"""Selections inside each other, fragments included, beyond which a document is not measured but refused."""


def measure(document: DocumentNode, schema: GraphQLSchema, costs: Costs) -> Measured:
    """Measure every operation of a document. Raises :class:`Failure` where it is nested beyond all reason."""
    return _Pass(document, schema, costs).run()


def check(measured: Measured, name: str | None, variables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse an operation that is larger than the limits allow: raises :class:`Failure`, saying in what."""
    operation = measured.operations[name].measure
    figures = [
        (operation.depth, limits.depth, "objects inside each other", "Ask in several steps."),
        (
            operation.introspection_depth,
            limits.introspection_depth,
            "fields inside each other below `__schema` or `__type`",
            "Ask for fewer levels of `ofType`.",
        ),
        (
            operation.introspected,
            limits.introspection_values,
            "values of the schema's own description",
            "Ask for fewer of its lists inside each other, or read schema.graphql.",
        ),
        (operation.aliases, limits.aliases, "aliases", "Ask in several requests, or filter a list by ids."),
        (operation.fields, limits.root_fields, "root fields", "Ask in several requests."),
        (measured.directives, limits.directives, "directives", "Use fewer."),
        (measured.field_directives, limits.field_directives, "directives at one place", "Use fewer."),
        (
            operation.heaviest,
            limits.subqueries,
            "subqueries in one root field",
            "Ask for fewer nested lists and derived fields at once (coordination alone takes about 15).",
        ),
    ]
    if all(found <= limit for found, limit, _, _ in figures):
        nodes = operation.nodes.count({**measured.operations[name].defaults, **variables})
        figures = [(nodes, limits.nodes, "nodes", "Ask for smaller pages (`first`) or fewer lists in lists.")]
    reasons = [_excess(*figure) for figure in figures if figure[0] > figure[1]]
    if reasons:
        raise Failure.of(Code.LIMIT_EXCEEDED, " ".join(reasons))


def _excess(found: int, limit: int, what: str, remedy: str) -> str:
    shown = f"{found:,}" if found < CEILING else f"at least {CEILING:,}"
    return f"The operation has {shown} {what}; at most {limit:,} are allowed. {remedy}"


class _Pass:
    """One walk over one document."""

    def __init__(self, document: DocumentNode, schema: GraphQLSchema, costs: Costs) -> None:
        self._schema = schema
        self._costs = costs
        self._typical = typical_lengths(schema)
        self._operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        self._fragments = {
            d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)
        }
        self._measured: dict[str, Measure] = {}
        self._nesting = 0
        self._directives = 0
        self._field_directives = 0
        self._work = 0

    def run(self) -> Measured:
        operations: dict[str | None, Operation] = {}
        for operation in self._operations:
            self._count_directives(operation.directives)
            root = self._schema.get_root_type(operation.operation)
            measure = self._selections(operation.selection_set, root)
            name = operation.name.value if operation.name else None
            operations.setdefault(name, Operation(measure, self._defaults(operation)))
        return Measured(operations, self._directives, self._field_directives, self._work)

    def _defaults(self, operation: OperationDefinitionNode) -> dict[str, int]:
        defaults = {}
        for variable in operation.variable_definitions or ():
            self._work += 1
            self._count_directives(variable.directives)
            if (number := _number(variable.default_value)) is not None:
                defaults[variable.variable.name.value] = number
        return defaults

    def _selections(self, selection_set: SelectionSetNode, parent: Any) -> Measure:
        self._nesting += 1
        if self._nesting > DEEPEST:
            raise Failure.of(
                Code.LIMIT_EXCEEDED,
                f"The document nests more than {DEEPEST} selections inside each other. Ask in several steps.",
            )
        parts: list[Measure] = []
        spread: set[str] = set()
        for selection in selection_set.selections:
            self._work += 1
            self._count_directives(selection.directives)
            if isinstance(selection, FragmentSpreadNode) and selection.name.value in spread:
                continue  # the same fragment at the same place is the same fields: it is collected once
            if isinstance(selection, FragmentSpreadNode):
                spread.add(selection.name.value)
            parts.append(self._selection(selection, parent))
        self._nesting -= 1
        return _sum(parts)

    def _selection(self, selection: SelectionNode, parent: Any) -> Measure:
        match selection:
            case FieldNode():
                return self._field(selection, parent)
            case FragmentSpreadNode():
                return self._fragment(selection.name.value)
            case InlineFragmentNode(type_condition=condition):
                inner = parent if condition is None else self._schema.get_type(condition.name.value)
                return self._selections(selection.selection_set, inner)
        raise AssertionError(selection)

    def _fragment(self, name: str) -> Measure:
        known = self._measured.get(name)
        fragment = self._fragments.get(name)
        if known is not None or fragment is None:
            return known or EMPTY
        # A fragment that spreads itself counts nothing the second time; validation refuses it afterwards.
        self._measured[name] = EMPTY
        self._count_directives(fragment.directives)
        on = self._schema.get_type(fragment.type_condition.name.value)
        self._measured[name] = self._selections(fragment.selection_set, on)
        return self._measured[name]

    def _field(self, node: FieldNode, parent: Any) -> Measure:
        name = node.name.value
        of_schema = name in {"__schema", "__type"}
        introspection = of_schema or (parent is not None and parent.name.startswith("__"))
        cost = None if introspection or parent is None else self._costs(parent.name, name)
        inner, nodes = EMPTY, Nodes(0)
        if node.selection_set is not None:
            inner = self._selections(node.selection_set, self._target(parent, name))
        if cost is not None and cost.maximum is not None:
            nodes = _product(self._page(node, cost, cost.maximum), inner.nodes)
        else:
            nodes = inner.nodes
        level = 1 if node.selection_set is not None and not introspection and not (cost and cost.part) else 0
        weight = min((cost.weight if cost else 0) + inner.weight, CEILING)
        return Measure(
            depth=inner.depth + level,
            introspection_depth=inner.introspection_depth + int(introspection),
            introspected=self._introspected(parent, name, inner) if introspection else inner.introspected,
            aliases=inner.aliases + int(node.alias is not None and node.alias.value != name),
            fields=int(name != "__typename"),
            weight=weight,
            heaviest=weight,
            nodes=nodes,
        )

    def _introspected(self, parent: Any, name: str, inner: Measure) -> int:
        typical = 1 if parent is None else self._typical.get((parent.name, name), 1)
        return min(typical * (1 + inner.introspected), CEILING)

    def _target(self, parent: Any, name: str) -> Any:
        if name in {"__schema", "__type"}:
            return self._schema.get_type("__Schema" if name == "__schema" else "__Type")
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType) and name in parent.fields:
            return get_named_type(parent.fields[name].type)
        return None

    def _page(self, node: FieldNode, cost: FieldCost, maximum: int) -> Page:
        """How many things a list gives: as `first` and `last` say, else as declared."""
        otherwise = maximum if cost.page is None else cost.page
        numbers: list[int] = []
        variables: list[str] = []
        for argument in node.arguments or ():
            self._work += 1
            if argument.name.value not in {"first", "last"} or cost.page is None:
                continue
            if isinstance(argument.value, VariableNode):
                variables.append(argument.value.name.value)
            elif (number := _number(argument.value)) is not None:
                numbers.append(number)
        if not numbers and not variables:
            numbers = [otherwise]
        return Page(max(numbers, default=0), tuple(variables), otherwise, maximum)

    def _count_directives(self, directives: Sequence[DirectiveNode] | None) -> None:
        count = len(directives or ())
        self._work += count
        self._directives += count
        self._field_directives = max(self._field_directives, count)


def _sum(parts: Iterable[Measure]) -> Measure:
    depth = introspection = introspected = aliases = fields = weight = heaviest = settled = 0
    waiting: list[tuple[Page | None, Nodes]] = []
    for part in parts:
        depth = max(depth, part.depth)
        introspection = max(introspection, part.introspection_depth)
        heaviest = max(heaviest, part.heaviest)
        introspected += part.introspected
        aliases += part.aliases
        fields += part.fields
        weight += part.weight
        if part.nodes.waiting:
            waiting.append((None, part.nodes))
        else:
            settled += part.nodes.settled
    return Measure(
        depth,
        introspection,
        min(introspected, CEILING),
        min(aliases, CEILING),
        min(fields, CEILING),
        min(weight, CEILING),
        heaviest,
        Nodes(min(settled, CEILING), tuple(waiting)),
    )


def _product(page: Page, each: Nodes) -> Nodes:
    if page.variables or each.waiting:
        return Nodes(0, ((page, each),))
    return Nodes(min(page.size({}) * (1 + each.settled), CEILING))


def _number(value: ValueNode | None) -> int | None:
    """The number that a literal says, if it says one; digits beyond reason count as very many."""
    if not isinstance(value, IntValueNode):
        return None
    return int(value.value) if len(value.value) < 10 else CEILING
