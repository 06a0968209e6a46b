"""What can only be seen of all rows together, and beside what is stored: missing ends, mixtures, circles.

What is wrong is found on ids alone. Only where something is are the rows read again, to say where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from graph.connection import Graph
from graph.erasure import erased
from graph.model.kinds import node_kinds
from graph.statements import Statement
from seeds.exporting.reading import PAGE_TIMEOUT_S
from seeds.importing.circles import check_circles
from seeds.importing.parsing import Parsed
from seeds.importing.placed import Placed, number_of
from seeds.importing.spool import Spool
from seeds.problems import Problem
from seeds.shapes import Shape, may_name, shapes

BATCH = 10_000
_TWO_KINDS = frozenset({"Municipality", "County"})
"""The only kinds that one node may be of at once: Oslo."""


@dataclass(frozen=True, slots=True)
class Known:
    """A node of the register."""

    labels: frozenset[str]
    synthetic: bool


@dataclass
class _Wrong:
    """What is wrong with which ids."""

    named: dict[tuple[str, ...], dict[str, frozenset[str]]] = field(default_factory=dict)
    """By the kinds that they may be of, ids with the labels that they have: none where there is no such."""
    stored: dict[str, Known] = field(default_factory=dict)
    """Nodes that the files say are something else."""


async def check(graph: Graph, parsed: Parsed, stored: frozenset[str], problems: list[Problem]) -> None:
    """Note what does not go together, in the files or with what is `stored` of any kind."""
    wrong = _Wrong(named={kinds: _unlike(parsed, kinds, ids) for kinds, ids in parsed.named.items()})
    if stored:
        await _beside(graph, parsed, wrong)
        await _back(graph, parsed, problems)
    if any(wrong.named.values()):
        for placed in parsed:
            problems += _missing(placed, wrong)
    if parsed.twice or wrong.stored:
        problems += _mixed(parsed, wrong)
    for kind, rows in parsed.rows.items():
        if shapes()[kind].tie:
            problems += _undated(shapes()[kind], rows)
    if "PART_OF" in parsed.rows:
        await check_circles(graph if "PART_OF" in stored else None, parsed.rows["PART_OF"], problems)


def _unlike(parsed: Parsed, kinds: tuple[str, ...], ids: Iterable[str]) -> dict[str, frozenset[str]]:
    """The ids that the files do not show to be of one of the kinds, and what they show them to be."""
    nodes = parsed.nodes
    found: dict[str, frozenset[str]] = {}
    for id_ in ids:
        said = nodes.get(id_)
        if said is None or said.labels.isdisjoint(kinds):
            labels = parsed.labels(id_)
            if labels.isdisjoint(kinds):
                found[id_] = labels
    return found


async def _beside(graph: Graph, parsed: Parsed, wrong: _Wrong) -> None:
    """Look at what is stored: what is named may be there, and what is brought may be something else there."""
    sought = {id_ for ids in wrong.named.values() for id_ in ids}
    ids = chain((id_ for id_ in sought if id_ not in parsed.nodes), parsed.nodes)
    while batch := list(islice(ids, BATCH)):
        for record in await graph.rows(Statement(_LABELS, {"ids": batch}), PAGE_TIMEOUT_S):
            id_, known = record["id"], Known(frozenset(record["labels"]), bool(record["synthetic"]))
            if id_ in sought:
                _settle(wrong, id_, known)
            said = parsed.nodes.get(id_)
            if said is None:
                continue
            kinds = {said.kind, _kind(known.labels)}
            if (len(kinds) > 1 and not kinds <= _TWO_KINDS) or known.synthetic != said.synthetic:
                wrong.stored[id_] = known


_LABELS = (
    "CYPHER 5 UNWIND $ids AS id MATCH (n:Node {id: id}) "
    "RETURN n.id AS id, labels(n) AS labels, coalesce(n.synthetic, false) AS synthetic"
)


async def _back(graph: Graph, parsed: Parsed, problems: list[Problem]) -> None:
    """Note persons that were erased: a file of before must not bring them back."""
    persons = (id_ for id_, said in parsed.nodes.items() if said.kind == "Person")
    gone = await erased(graph, persons)
    for placed in parsed.rows["Person"] if gone else ():
        if placed.stored["id"] in gone:
            expected = "nobody who was erased from the register"
            mend = "take the row out, and the rows that name it; somebody new needs another id"
            problems.append(placed.problem("id", placed.stored["id"], expected, mend))


def _settle(wrong: _Wrong, id_: str, known: Known) -> None:
    for kinds, ids in wrong.named.items():
        if id_ in ids:
            ids[id_] |= known.labels
            if not ids[id_].isdisjoint(kinds):
                del ids[id_]


def _missing(placed: Placed, wrong: _Wrong) -> Iterator[Problem]:
    for column, kinds in may_name(placed.kind):
        ids = wrong.named.get(kinds, {})
        for id_ in placed.named.get(column, ()):
            labels = ids.get(id_)
            if labels:
                expected = f"the id of a {' or '.join(kinds)}; this is a {_kind(labels)}"
                yield placed.problem(column, id_, expected, "correct the id")
            elif labels is not None:
                expected = f"the id of a {' or '.join(kinds)} that is stored or in the files"
                yield placed.problem(column, id_, expected, "add it, or correct the id")


def _mixed(parsed: Parsed, wrong: _Wrong) -> Iterator[Problem]:
    first: dict[str, Placed] = {}
    for kind, rows in parsed.rows.items():
        if shapes()[kind].tie:
            continue
        for placed in rows:
            id_ = placed.stored["id"]
            if id_ in parsed.twice or id_ in wrong.stored:
                yield from _at_odds(placed, first.setdefault(id_, placed), wrong.stored.get(id_))


def _at_odds(placed: Placed, other: Placed, old: Known | None) -> Iterator[Problem]:
    id_, kind = placed.stored["id"], placed.kind
    kinds = {kind, other.kind} | ({_kind(old.labels)} if old else set())
    if len(kinds) > 1 and not kinds <= _TWO_KINDS:
        others = " and a ".join(sorted(kinds - {kind}))
        expected = f"an id of its own; this is a {others} already"
        yield placed.problem("id", id_, expected, "give it another id")
    elif other is not placed:
        yield from _contradictions(placed, other)
    if old is not None and old.synthetic != (placed.stored.get("synthetic") is True):
        what = "demonstration data" if old.synthetic else "a fact"
        expected = f"the same as what is stored under this id, which is {what}"
        mend = "give it another id: facts and demonstration data never meet in a row"
        yield placed.problem("synthetic", id_, expected, mend)


def _contradictions(placed: Placed, other: Placed) -> Iterator[Problem]:
    """One node in two rows, Oslo: what both can say they must say alike."""
    mine, yours = placed.values(), other.values()
    shared = {c.name for c in placed.shape.columns} & {c.name for c in other.shape.columns}
    for name in sorted(shared):
        if mine.get(name) != yours.get(name):
            expected = f"{yours.get(name)!r}, as {other.place} has it"
            yield placed.problem(name, str(mine.get(name, "")), expected, "make the two rows agree")


def _kind(labels: frozenset[str]) -> str:
    return max(sorted(labels & set(node_kinds())), key=lambda label: len(node_kinds()[label].labels()))


def _undated(shape: Shape, rows: Spool[Placed]) -> Iterator[Problem]:
    """Ties that nothing tells apart from another tie of the same ends."""
    apart = shape.apart
    if apart not in shape.model.model_fields:
        return
    alone = {_ends(placed) for placed in rows if placed.stored.get(apart) is None}
    if not alone:
        return
    beside = {_ends(p): p for p in rows if p.stored.get(apart) is not None and _ends(p) in alone}
    for placed in rows if beside else ():
        other = beside.get(_ends(placed))
        if other is not None and placed.stored.get(apart) is None:
            expected = f"a first day, since {other.place} has a tie of the same ends"
            yield placed.problem("validFrom", "", expected, "fill in the first day")


def _ends(placed: Placed) -> int:
    return number_of(f"{placed.named['start'][0]} {placed.named['end'][0]}")
