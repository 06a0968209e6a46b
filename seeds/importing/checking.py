"""What can only be seen of all rows together, and beside what is stored: missing ends, mixtures, circles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from graph.connection import Graph
from graph.model.base import Tie
from graph.model.kinds import node_kinds
from graph.statements import Statement
from seeds.exporting.narrowing import holds
from seeds.exporting.reading import PAGE_TIMEOUT_S, Row, pages
from seeds.importing.parsing import Parsed, Placed
from seeds.problems import Problem
from seeds.shapes import row_values, shapes

BATCH = 10_000
_TWO_KINDS = frozenset({"Municipality", "County"})
"""The only kinds that one node may be of at once: Oslo."""


@dataclass(frozen=True, slots=True)
class Known:
    """A node, from the files or the register."""

    labels: frozenset[str]
    synthetic: bool


async def check(graph: Graph, parsed: Parsed, problems: list[Problem]) -> None:
    """Note what does not go together, in the files or with what is stored."""
    named = {each for placed in parsed for _, each, _ in _named(placed)}
    brought = {placed.row.id for placed in parsed if not isinstance(placed.row, Tie)}
    stored = await _stored(graph, sorted(named | brought))
    _check_nodes(parsed, stored, problems)
    known = stored | {id_: Known(labels, synthetic=False) for id_, labels in parsed.broken.items()}
    for placed in parsed:
        if not isinstance(placed.row, Tie):
            labels = frozenset(placed.shape.model.labels()) if not placed.shape.tie else frozenset[str]()
            old = known.get(placed.row.id)
            known[placed.row.id] = Known(
                labels | (old.labels if old else frozenset()), placed.row.synthetic is True
            )
    for placed in parsed:
        problems += _missing(placed, known)
    for kind, rows in parsed.rows.items():
        if shapes()[kind].tie:
            _check_days(rows, problems)
    if "PART_OF" in parsed.rows:
        await _check_circles(graph, parsed.rows["PART_OF"], problems)


async def _stored(graph: Graph, ids: list[str]) -> dict[str, Known]:
    found = {}
    for start in range(0, len(ids), BATCH):
        statement = Statement(_LABELS, {"ids": ids[start : start + BATCH]})
        for record in await graph.rows(statement, PAGE_TIMEOUT_S):
            found[str(record["id"])] = Known(frozenset(record["labels"]), bool(record["synthetic"]))
    return found


_LABELS = (
    "CYPHER 5 UNWIND $ids AS id MATCH (n:Node {id: id}) "
    "RETURN n.id AS id, labels(n) AS labels, coalesce(n.synthetic, false) AS synthetic"
)


def _named(placed: Placed) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a row names: the column, the id, and the kinds that it may be of."""
    yield "source", placed.row.source, ("Source",)
    for column in placed.shape.references:
        value = getattr(placed.row, column.name)
        assert column.reference is not None, "references are columns with one"
        for each in (value,) if isinstance(value, str) else value or ():
            yield column.name, each, column.reference.to
    if isinstance(placed.row, Tie):
        yield "start", placed.row.start, type(placed.row).starts
        yield "end", placed.row.end, type(placed.row).ends


def _missing(placed: Placed, known: dict[str, Known]) -> Iterator[Problem]:
    for column, id_, kinds in _named(placed):
        found = known.get(id_)
        if found is None:
            expected = f"the id of a {' or '.join(kinds)} that is stored or in the files"
            yield placed.problem(column, id_, expected, "add it, or correct the id")
        elif found.labels.isdisjoint(kinds):
            expected = f"the id of a {' or '.join(kinds)}; this is a {_kind(found.labels)}"
            yield placed.problem(column, id_, expected, "correct the id")


def _check_nodes(parsed: Parsed, stored: dict[str, Known], problems: list[Problem]) -> None:
    first: dict[str, Placed] = {}
    for placed in parsed:
        if isinstance(placed.row, Tie):
            continue
        id_, kind = placed.row.id, placed.shape.kind
        old, other = stored.get(id_), first.setdefault(id_, placed)
        kinds = {kind, other.shape.kind} | ({_kind(old.labels)} if old else set())
        if len(kinds) > 1 and not kinds <= _TWO_KINDS:
            others = " and a ".join(sorted(kinds - {kind}))
            expected = f"an id of its own; this is a {others} already"
            problems.append(placed.problem("id", id_, expected, "give it another id"))
        elif other is not placed:
            problems += _contradictions(placed, other)
        if old is not None and old.synthetic != (placed.row.synthetic is True):
            what = "demonstration data" if old.synthetic else "a fact"
            expected = f"the same as what is stored under this id, which is {what}"
            mend = "give it another id: facts and demonstration data never meet in a row"
            problems.append(placed.problem("synthetic", id_, expected, mend))


def _contradictions(placed: Placed, other: Placed) -> Iterator[Problem]:
    """One node in two rows, Oslo: what both can say they must say alike."""
    mine, yours = row_values(placed.shape, placed.row), row_values(other.shape, other.row)
    shared = {c.name for c in placed.shape.columns} & {c.name for c in other.shape.columns}
    for name in sorted(shared):
        if mine.get(name) != yours.get(name):
            expected = f"{yours.get(name)!r}, as {other.place} has it"
            problem = placed.problem(name, str(mine.get(name, "")), expected, "make the two rows agree")
            yield problem


def _kind(labels: frozenset[str]) -> str:
    return max(sorted(labels & set(node_kinds())), key=lambda label: len(node_kinds()[label].labels()))


def _check_days(rows: dict[str, Placed], problems: list[Problem]) -> None:
    ends: dict[tuple[str, str], Placed] = {}
    for placed in rows.values():
        assert isinstance(placed.row, Tie), "kinds that are ties have rows that are"
        if getattr(placed.row, "validFrom", None) is None:
            ends[placed.row.start, placed.row.end] = placed
    for placed in rows.values():
        assert isinstance(placed.row, Tie), "kinds that are ties have rows that are"
        undated = ends.get((placed.row.start, placed.row.end))
        if undated is not None and undated is not placed:
            expected = f"a first day, since {placed.place} has a tie of the same ends"
            problems.append(undated.problem("validFrom", "", expected, "fill in the first day"))


async def _check_circles(graph: Graph, rows: dict[str, Placed], problems: list[Problem]) -> None:
    shape = shapes()["PART_OF"]
    all_: dict[str, Row] = {}
    async for page in pages(graph, shape):
        all_ |= {shape.key(row): row for row in page}
    all_ |= {key: row_values(shape, placed.row) for key, placed in rows.items()}
    if _circle(list(all_.values())) is None:
        return
    # Only what is a part of itself on one and the same day is wrong; a circle begins when a tie of it does.
    days = {getattr(placed.row, "validFrom", None) for placed in rows.values()}
    days |= {getattr(placed.row, "validTo", None) for placed in rows.values()}
    told: set[frozenset[str]] = set()
    for day in sorted(filter(None, days)) or []:
        circle = _circle([row for row in all_.values() if holds(row, day)])
        if circle is not None and frozenset(circle) not in told:
            told.add(frozenset(circle))
            problems += _of_circle(rows, circle)
    circle = _circle([row for row in all_.values() if "validFrom" not in row and "validTo" not in row])
    if circle is not None and frozenset(circle) not in told:
        problems += _of_circle(rows, circle)


def _of_circle(rows: dict[str, Placed], circle: list[str]) -> Iterator[Problem]:
    for placed in rows.values():
        assert isinstance(placed.row, Tie), "PART_OF is a tie"
        if placed.row.start in circle and placed.row.end in circle:
            expected = f"a whole that is no part of its part; here {' in '.join(circle)}"
            yield placed.problem("end", placed.row.end, expected, "correct one of these ties, or its period")


def _circle(rows: list[Row]) -> list[str] | None:
    parts: dict[str, set[str]] = {}
    for row in rows:
        parts.setdefault(row["start"], set()).add(row["end"])
    for start, wholes in parts.items():
        if start in wholes:
            return [start, start]
    try:
        TopologicalSorter(parts).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return None
