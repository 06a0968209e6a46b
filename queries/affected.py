"""What is affected by a change: for each rule the subjects that one comes to from what was touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.connection import Graph
from graph.model.kinds import ends
from graph.statements import Statement
from queries.binding import Unreadable
from queries.evaluate import statement_text
from queries.reach import Step, Way, ways
from queries.rule import Rule

MOST = 3_000
"""Where more nodes than this are met, or subjects found, the rule is evaluated anew."""


Ties = tuple[str, bool, str]
"""Those of a node: its id, whether they start there, and their type."""

_ends = cache(ends)


@dataclass
class Surroundings:
    """The nodes and ties around what was touched, as far as they have been looked up."""

    labels: dict[str, frozenset[str]] = field(default_factory=dict)
    """By id, of every node that was met."""
    ties: dict[Ties, set[str]] = field(default_factory=dict)
    """The ids at their other ends."""
    wanted: set[Ties] = field(default_factory=set)
    """What was asked for and is not looked up yet."""

    def beyond(self, ids: Iterable[str], types: frozenset[str], *, starts: bool) -> Iterator[str]:
        """The nodes at the other ends; those that are not looked up yet are missing, and wanted."""
        able = {type_: _ends(type_)[0 if starts else 1] for type_ in types}
        for id_ in ids:
            for type_, kinds in able.items():
                if kinds.isdisjoint(self.labels[id_]):
                    continue
                found = self.ties.get((id_, starts, type_))
                if found is None:
                    self.wanted.add((id_, starts, type_))
                else:
                    yield from found


async def affected(
    graph: Graph, asked: Sequence[tuple[Rule, frozenset[str]]], timeout_s: float
) -> tuple[frozenset[str] | None, ...]:
    """For each rule the subjects of which something may be otherwise since the nodes beside it were touched.

    None: it may be any subject. Raises `GraphError` in its kinds.
    """
    read = [_ways(rule) for rule, _ in asked]
    types = sorted({t for each in read for way in each or () for step in way.steps for t in step.types})
    around = Surroundings()
    around.labels |= await _labels(graph, frozenset[str]().union(*(ids for _, ids in asked)), timeout_s)
    found: dict[int, frozenset[str] | None] = dict.fromkeys(range(len(asked)))
    left = [i for i, ways in enumerate(read) if ways is not None]
    while left:
        wanted = set[Ties]()
        further = []
        for i in left:
            rule, ids = asked[i]
            around.wanted = set()
            found[i] = _subjects(rule, read[i] or (), ids, around)
            if around.wanted:
                further.append(i)
                wanted |= around.wanted
        await _look(graph, around, wanted, types, timeout_s)
        left = further
    return tuple(found.values())


def _ways(rule: Rule) -> tuple[Way, ...] | None:
    try:
        return ways(statement_text(rule), _kinds(rule))
    except Unreadable:
        return None


def _kinds(rule: Rule) -> frozenset[str]:
    return frozenset(kind for subject in rule.subject for kind in subject.split("|"))


def _subjects(
    rule: Rule, read: tuple[Way, ...], touched: frozenset[str], around: Surroundings
) -> frozenset[str] | None:
    if touched - around.labels.keys():
        return None  # one of them is gone, and what it was tied to is not known any more
    kinds = _kinds(rule)
    met = set(touched)
    for way in reversed(read):
        if len(met) > MOST or any(way.anew & around.labels[id_] for id_ in met):
            return None
        met |= _towards(way, met, around)
    for way in read:
        if way.scope and way.bound:
            met |= _from(way, met, around)
    subjects = frozenset(id_ for id_ in met if kinds & around.labels[id_])
    return subjects if len(subjects) <= MOST else None


def _towards(way: Way, met: set[str], around: Surroundings) -> set[str]:
    """Back to what the pattern starts from; to all of it where the scope does.

    Where several of its nodes are bound, what is between is tied to each of them, and one is enough.
    """
    if not way.bound:
        leftwards = _over(reversed(way.steps), met, around, rightwards=False)
        return leftwards | _over(way.steps, met, around, rightwards=True)
    at = way.bound[0]
    leftwards = _over(reversed(way.steps[at:]), met, around, rightwards=False)
    return leftwards | _over(way.steps[:at], met, around, rightwards=True)


def _from(way: Way, met: set[str], around: Surroundings) -> set[str]:
    """On to where the pattern leads: a subject may be found from what is none."""
    at = way.bound[0]
    rightwards = _over(way.steps[at:], met, around, rightwards=True)
    return rightwards | _over(reversed(way.steps[:at]), met, around, rightwards=False)


def _over(steps: Iterable[Step], met: set[str], around: Surroundings, *, rightwards: bool) -> set[str]:
    met = set(met)
    for step in steps:
        out, in_ = (step.right, step.left) if rightwards else (step.left, step.right)
        reached = met
        for _ in range(step.most):
            reached = {
                other
                for starts in (True, False)
                if (out if starts else in_)
                for other in around.beyond(reached, step.types, starts=starts)
            }
            met |= reached
    return met


async def _labels(graph: Graph, ids: frozenset[str], timeout_s: float) -> dict[str, frozenset[str]]:
    rows = await graph.rows(Statement(_LABELS, {"ids": sorted(ids)}), timeout_s)
    return {row["id"]: frozenset(row["labels"]) for row in rows}


async def _look(
    graph: Graph, around: Surroundings, wanted: set[Ties], types: Sequence[str], timeout_s: float
) -> None:
    """Look up what is wanted."""
    around.ties |= {each: set() for each in wanted}
    for starts, text in ((True, _OUT), (False, _IN)):
        asked: dict[str, list[str]] = {}
        for id_, one, type_ in sorted(wanted):
            if one is starts:
                asked.setdefault(id_, []).append(type_)
        if not asked:
            continue
        rows = [{"id": id_, "types": of} for id_, of in asked.items()]
        record = await graph.read(Statement(text.format("|".join(types)), {"asked": rows}), timeout_s)
        assert record is not None, "what is gathered is one record"
        for id_, type_, other, labels in record["found"]:
            around.ties[id_, starts, type_].add(other)
            around.labels[other] = frozenset(labels)


_LABELS = "CYPHER 5 UNWIND $ids AS id MATCH (n:Node {id: id}) RETURN id, labels(n) AS labels"
# In one record: one by one they take the driver longer than all else.
_OTHER = "WHERE type(t) IN a.types RETURN collect([a.id, type(t), o.id, labels(o)]) AS found"
_OUT = f"CYPHER 5 UNWIND $asked AS a MATCH (n:Node {{{{id: a.id}}}})-[t:{{}}]->(o:Node) {_OTHER}"
_IN = f"CYPHER 5 UNWIND $asked AS a MATCH (n:Node {{{{id: a.id}}}})<-[t:{{}}]-(o:Node) {_OTHER}"
