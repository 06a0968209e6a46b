"""From a selection to a plan: each name checked against the catalogue, access and limits settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from resolvers import reckoning
from resolvers.catalogue import Catalogue, Field, Form, Type
from resolvers.conditions import EVERYTHING, Condition, Hidden, listed, settle, subqueries
from resolvers.declarations import (
    Column,
    Declaration,
    Derived,
    Found,
    Items,
    Listed,
    Lookup,
    Property,
    Sought,
    Tie,
    Told,
    weight,
)
from resolvers.ordering import Key, keys
from resolvers.plan import (
    AtEnd,
    Cursor,
    Edges,
    Gathered,
    Groups,
    Known,
    Meta,
    Nodes,
    Page,
    PageInfo,
    PagePart,
    Part,
    Record,
    Root,
    Summary,
    Thing,
    Things,
    Total,
    TypeName,
    Value,
)
from resolvers.request import DEMONSTRATION_NAMES, Profile, Refused
from resolvers.selection import Selected
from resolvers.summaries import listing


@dataclass(frozen=True)
class Builder:
    """Builds plans for one caller's access profile."""

    catalogue: Catalogue
    profile: Profile
    _numbers: count[int] = field(default_factory=count)
    _records: dict[tuple[str, int], Record] = field(default_factory=dict)
    """Records by type and by what is selected: what several types share is planned once."""

    def root(self, selected: Selected) -> Root:
        """The plan of a root field."""
        part = self._part(self.catalogue.types["Query"], selected)
        assert isinstance(part, Thing | Things | Page), f"{selected.name} is no compiled root"
        self._refuse_too_many(_subqueries(part), f"{selected.name} as it is asked for")
        return part

    def _record(self, target: Type, children: Mapping[str, tuple[Selected, ...]]) -> Record:
        place = (target.name, id(children))
        if place not in self._records:
            self._records[place] = self._planned(target, children)
        return self._records[place]

    def _planned(self, target: Type, children: Mapping[str, tuple[Selected, ...]]) -> Record:
        grouped: list[tuple[list[str], tuple[Part, ...]]] = []
        for name in target.possible:
            parts = self._parts(self.catalogue.types[name], children[name], known=not target.abstract)
            alike = next((names for names, others in grouped if others == parts), None)
            if alike is None:
                grouped.append(([name], parts))
            else:
                alike.append(name)
        below = sum(_subqueries(part) for _, parts in grouped for part in parts)
        # Types that select differently are alternatives in the text, each with all that is below it.
        self._refuse_too_many(below, f"What is selected of a {target.name}")
        alternatives = tuple((tuple(names), parts) for names, parts in grouped)
        return Record(target.possible, alternatives, below, self._hidden(target))

    def _refuse_too_many(self, subqueries: int, what: str) -> None:
        allowed = self.profile.limits.subqueries
        if subqueries > allowed:
            msg = (
                f"{what} takes {subqueries:,} subqueries; at most {allowed:,} are allowed in one root field. "
                "Ask for fewer nested lists, for fewer types that select differently, or filter by less."
            )
            raise Refused(msg, "LIMIT_EXCEEDED")

    def _parts(self, of: Type, selected: tuple[Selected, ...], *, known: bool) -> tuple[Part, ...]:
        return tuple(
            TypeName(s.key, of.name if known else None) if s.name == "__typename" else self._part(of, s)
            for s in selected
        )

    def _part(self, of: Type, selected: Selected) -> Part:
        field = self.catalogue.field(of.name, selected.name)
        declaration = field.declaration
        match field.form:
            case Form.VALUE:
                return self._value(field, selected, declaration)
            case Form.THING:
                return self._thing(field, selected, declaration)
            case Form.LIST:
                assert isinstance(declaration, Tie | Items | Derived | Sought), f"{of.name}.{field.name}"
                record = self._record(self._target(field), selected.children)
                return Things(
                    selected.key, declaration, record, field.nullable, field.items_nullable,
                    selected.arguments,
                )  # fmt: skip
            case Form.PAGE:
                assert isinstance(declaration, Tie | Listed | Derived), f"{of.name}.{field.name}"
                return self._page(field, selected, declaration)

    def _value(self, field: Field, selected: Selected, declaration: Declaration | None) -> Part:
        if declaration is None and field.name == "cursor":
            return Cursor(selected.key)
        assert isinstance(declaration, Told), field.name
        withheld = ""
        if isinstance(declaration, Property) and declaration.permission:
            withheld = self._withheld(declaration.permission)
        return Value(selected.key, declaration, field.nullable, withheld)

    def _hidden(self, target: Type) -> Hidden:
        wanted = ((name, self.catalogue.types[name].permission) for name in target.possible)
        found = ((name, self._withheld(permission)) for name, permission in wanted if permission)
        return tuple((name, withheld) for name, withheld in found if withheld)

    def _withheld(self, permission: str) -> str:
        if permission in self.profile.permissions:
            return ""
        return "real" if DEMONSTRATION_NAMES in self.profile.permissions else "all"

    def _thing(self, field: Field, selected: Selected, declaration: Declaration | None) -> Part:
        target = self._target(field)
        if isinstance(declaration, Lookup):
            (children,) = selected.children.values()
            return Known(selected.key, declaration, children, target.name, field.nullable)
        record = self._record(target, selected.children)
        if declaration is None and field.name == "node":
            return AtEnd(selected.key, record, field.nullable)
        if isinstance(declaration, Derived):
            return Thing(selected.key, declaration, record, field.nullable, arguments=selected.arguments)
        assert isinstance(declaration, Tie | Column | Found), field.name
        value = selected.arguments.get(declaration.argument) if isinstance(declaration, Found) else None
        return Thing(selected.key, declaration, record, field.nullable, value)

    def _page(self, field: Field, selected: Selected, source: Tie | Listed | Derived) -> Page:
        if selected.arguments.get("first") is not None and selected.arguments.get("last") is not None:
            msg = f"{selected.name} is asked for its first and its last things at once: ask for one."
            raise Refused(msg)
        assert field.row is not None, f"{field.name} gives no object"
        of = field.row
        arguments = selected.arguments if listed(source) else {}
        where = settle(arguments.get("where"), of, self.catalogue, self._hidden)
        order = keys(source, arguments.get("orderBy"), of, self.catalogue)
        return self._paged(selected, source, where, order, nullable=field.nullable)

    def _group_page(self, of: str, selected: Selected) -> Page:
        root = listing(of, self.catalogue)
        assert root is not None, f"nothing lists things of type {of}"
        assert isinstance(root.declaration, Listed), f"{root.name} lists nothing"
        order = keys(root.declaration, selected.arguments.get("orderBy"), of, self.catalogue)
        return self._paged(selected, Gathered(), EVERYTHING, order, nullable=False)

    def _paged(
        self,
        selected: Selected,
        source: Tie | Listed | Derived | Gathered,
        where: Condition,
        order: tuple[Key, ...],
        *,
        nullable: bool,
    ) -> Page:
        (connection, children), *_ = selected.children.items()
        of = self.catalogue.types[connection]
        assert of.edge is not None, f"{connection} is no connection"
        assert of.node is not None, f"{connection} is no connection"
        return Page(
            selected.key,
            source,
            of.node,
            selected.arguments,
            where,
            order,
            tuple(self._page_part(child, of, of.edge, of.node) for child in children),
            nullable,
            next(self._numbers),
            self._hidden(self.catalogue.types[of.node]),
        )

    def _page_part(self, child: Selected, of: Type, edge: str, node: str) -> PagePart:
        match child.name:
            case "edges":
                return Edges(child.key, self._of(edge, child.children))
            case "nodes":
                return Nodes(child.key, self._of(node, child.children))
            case "pageInfo":
                return PageInfo(child.key, {c.key: c.name for c in child.children["PageInfo"]})
            case "meta":
                return Meta(child.key, {c.key: c.name for c in child.children["Meta"]})
            case "totalCount":
                return Total(child.key)
            case "aggregate":
                return reckoning.summary(child, node, self.catalogue)
            case "groupBy":
                page = partial(self._group_page, node)
                return reckoning.groups(child, node, self.catalogue, self._of, page, self._hidden)
            case _:
                return TypeName(child.key, of.name)

    def _of(self, target: str, children: Mapping[str, tuple[Selected, ...]]) -> Record:
        return self._record(self.catalogue.types[target], children)

    def _target(self, field: Field) -> Type:
        assert field.target is not None, f"{field.name} gives no object"
        return self.catalogue.types[field.target]


def _subqueries(part: Part) -> int:
    match part:
        case Value(source=source):
            return weight(source)
        case AtEnd(record=record):
            return record.subqueries
        case Thing(source=source, record=record) | Things(source=source, record=record):
            return weight(source) + record.subqueries
        case Page(source=source, parts=parts):
            below = sum(row.record.subqueries for row in part.rows)
            times = 1 + sum(isinstance(each, Total | Summary | Groups) for each in parts)
            below += sum(map(reckoning.subqueries, part.reckoned))
            pages = [page for each in parts if isinstance(each, Groups) for page in each.pages]
            below += sum(map(_subqueries, pages))
            reckoned = sum(key.computed for key in part.order)
            own = 1 if isinstance(source, Gathered) else weight(source)
            return own + subqueries(part.where) * times + reckoned + below
        case _:
            return 0
