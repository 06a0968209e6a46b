"""From rows (instances of the model) to the statements that write them: pure, and the same for every loader.

Nodes are merged on their id and ties on their ends and what tells them apart, mostly the first day, so that
writing the same rows again changes nothing. Labels, properties and types come from the model only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph import writing
from graph.model.base import Node, Ref, Tie
from graph.model.kinds import node_kinds
from graph.statements import Statement


class Dangling(Exception):
    """Rows name nodes that do not exist, or that are of another kind than the tie allows."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        more = len(problems) - 20
        super().__init__("; ".join(problems[:20]) + (f"; and {more} more" if more > 0 else ""))
        self.problems = problems
        """Every problem: what names what, and how to mend it."""


@dataclass(frozen=True)
class Reference:
    """A tie without properties, from `start` to `end`, that a field of the row `owner` asks for."""

    type: str
    start: str
    end: str
    owner: str
    kinds: tuple[str, ...]

    @property
    def target(self) -> str:
        """The end that the field names."""
        return self.end if self.start == self.owner else self.start


@dataclass
class Sheet:
    """Rows sorted by what writes them."""

    nodes: dict[type[Node], list[Node]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[type[Tie], list[Tie]] = field(default_factory=lambda: defaultdict(list))
    references: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))


def sort(rows: Iterable[Node | Tie]) -> Sheet:
    """The rows by kind, and the references between them by type."""
    sheet = Sheet()
    for row in rows:
        if isinstance(row, Tie):
            sheet.ties[type(row)].append(row)
            continue
        sheet.nodes[type(row)].append(row)
        for name, ref in type(row).references().items():
            for reference in _references(row.id, getattr(row, name), ref):
                sheet.references[reference.type].append(reference)
    return sheet


def _references(owner: str, value: str | tuple[str, ...] | None, ref: Ref) -> Iterator[Reference]:
    for target in _targets(value):
        start, end = (target, owner) if ref.incoming else (owner, target)
        yield Reference(ref.type, start, end, owner, ref.to)


def _targets(value: str | tuple[str, ...] | None) -> list[str]:
    return [value] if isinstance(value, str) else [*(value or ())]


def check(sheet: Sheet, known: dict[str, frozenset[str]]) -> None:
    """Refuse ties whose ends are missing or of a wrong kind.

    `known` gives the labels of nodes that are stored already, by id. Raises `Dangling` with every problem.
    """
    labels = dict(known)
    for kind, nodes in sheet.nodes.items():
        for node in nodes:
            labels[node.id] = labels.get(node.id, frozenset()) | frozenset(kind.labels())
    problems = [
        problem
        for references in sheet.references.values()
        for r in references
        if (problem := _wrong_end(labels, f"{r.owner} ({r.type})", r.target, r.kinds))
    ]
    for tie, ties in sheet.ties.items():
        for t in ties:
            what = f"{t.start}-[{tie.type}]->{t.end}"
            ends = ((t.start, tie.starts), (t.end, tie.ends))
            problems += [p for end, kinds in ends if (p := _wrong_end(labels, what, end, kinds))]
    if problems:
        raise Dangling(tuple(problems))


def named(sheet: Sheet) -> frozenset[str]:
    """The ids that the rows refer to without bringing them: they must be stored already."""
    brought = {node.id for nodes in sheet.nodes.values() for node in nodes}
    wanted = {r.target for references in sheet.references.values() for r in references}
    wanted |= {end for ties in sheet.ties.values() for t in ties for end in (t.start, t.end)}
    return frozenset(wanted - brought)


def _wrong_end(labels: dict[str, frozenset[str]], what: str, end: str, kinds: tuple[str, ...]) -> str | None:
    found = labels.get(end)
    if found is None:
        return f"{what} names {end}, which does not exist: add it, or correct the id"
    if found.isdisjoint(kinds):
        return f"{what} names {end}, which is {_kind(found)}; expected {' or '.join(kinds)}"
    return None


def _kind(labels: frozenset[str]) -> str:
    return max(labels, key=lambda label: len(node_kinds()[label].labels()))


def statements(
    sheet: Sheet, stored: frozenset[str] = frozenset(), *, whole: bool = False
) -> Iterator[Statement]:
    """The statements that write the rows: nodes first, then what ties them.

    A node whose id is among `stored` no longer has the references that its row moves elsewhere; where the
    rows are the `whole` of what is known, it loses what its row leaves empty, too.
    """
    for kind, nodes in sheet.nodes.items():
        empty = dict.fromkeys(kind.model_fields.keys() - kind.references().keys()) if whole else {}
        told = ((n.id, empty | n.stored() if n.id in stored else n.stored()) for n in nodes)
        yield from writing.batched(
            writing.nodes(kind), ({"id": id_, "properties": properties} for id_, properties in told)
        )
        for name, ref in kind.references().items():
            rows = [
                {"id": node.id, "kept": kept}
                for node in nodes
                if node.id in stored and ((kept := _targets(getattr(node, name))) or whole)
            ]
            yield from writing.batched(writing.moved(ref.type, incoming=ref.incoming), rows)
    for type_, references in sheet.references.items():
        ends = ({"start": r.start, "end": r.end} for r in references)
        yield from writing.batched(writing.references(type_), ends)
    for tie, ties in sheet.ties.items():
        for told_apart in (True, False):
            told_ties: list[dict[str, Any]] = [
                {"start": t.start, "end": t.end, "apart": apart, "properties": t.stored()}
                for t in ties
                if ((apart := getattr(t, tie.apart, None)) is not None) == told_apart
            ]
            yield from writing.batched(writing.ties(tie, told_apart=told_apart), told_ties)
