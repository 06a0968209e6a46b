"""What to do first: changes in the order in which they close most of what the rules leave open.

A gap names the smallest change that would close it. One change can close several gaps: a post that is filled
gives a municipality its contact and a council its member. Two changes are one where they say the same of the
same things, and a change closes what a smaller one of its sort would. Which few of them close most is
weighted set cover: at each step the change is chosen that closes most further. However many steps are taken,
that is at least 63 % (1 - 1/e) of what the best choice of as many could close, and the best there is where no
gap has two changes to choose from.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from typing import Any

import orjson

from graph.connection import Graph
from graph.statements import Statement
from queries.rule import Binding, Rule

MOST = 200
"""Steps that are told at once: more is no list to act on."""

_ARGUMENT = re.compile(r"\{\w+\}")
_ORDER = {binding.value: place for place, binding in enumerate(Binding)}

Gain = tuple[int, ...]
"""Requirements, recommendations and possibilities that are closed, then inhabitants, each once a gap."""


@dataclass(frozen=True)
class Gap:
    """A gap, and the change that would close it."""

    id: str
    rule: str
    binding: str
    responsible: str
    act: str
    """What the change does: its words without the names in them."""
    targets: frozenset[str]
    """Ids of what it would change."""
    change: str
    """The change as it is kept."""
    people: Mapping[str, int]
    """Inhabitants of the municipalities that it is about, by id; those that are known."""


@dataclass(frozen=True)
class Step:
    """A change, and what it closes that no step before it does."""

    change: Gap
    """A gap that names just this change."""
    closes: tuple[Gap, ...]
    """The most binding first."""


def steps(gaps: Iterable[Gap]) -> Iterator[Step]:
    """Steps until every gap is closed, each closing most further; of two alike the first by its targets."""
    closing, named = _changes(sorted(gaps, key=_reading))
    waiting = [(_least(found), key) for key, found in closing.items()]
    heapify(waiting)
    closed: set[str] = set()
    while waiting:
        told, key = waiting[0]
        left = [gap for gap in closing[key] if gap.id not in closed]
        # What a change closes only gets less: whoever is first with its figure of now is first of all.
        if not left:
            heappop(waiting)
        elif (now := _least(left)) != told:
            heapreplace(waiting, (now, key))
        else:
            heappop(waiting)
            closed.update(gap.id for gap in left)
            yield Step(named[key], tuple(left))


_Key = tuple[tuple[str, ...], str]


def _changes(gaps: Sequence[Gap]) -> tuple[dict[_Key, list[Gap]], dict[_Key, Gap]]:
    """What each change closes, and a gap that names it."""
    named: dict[_Key, Gap] = {}
    sharing: dict[tuple[str, str], set[_Key]] = {}
    for gap in gaps:
        key = (tuple(sorted(gap.targets)), gap.act)
        named.setdefault(key, gap)
        for target in gap.targets:
            sharing.setdefault((target, gap.act), set()).add(key)
    closing: dict[_Key, list[Gap]] = {key: [] for key in named}
    for gap in gaps:
        wider = set.intersection(*(sharing[target, gap.act] for target in gap.targets))
        for key in wider:
            closing[key].append(gap)
    return closing, named


def gain(gaps: Iterable[Gap]) -> Gain:
    """What closing the gaps is worth: more binding ones outweigh any number of less binding ones."""
    counts = [0] * len(_ORDER)
    people = 0
    for gap in gaps:
        counts[_ORDER[gap.binding]] += 1
        people += sum(gap.people.values())
    return (*counts, people)


def _least(gaps: Iterable[Gap]) -> Gain:
    return tuple(-figure for figure in gain(gaps))


def _reading(gap: Gap) -> tuple[int, str, str]:
    return _ORDER[gap.binding], gap.rule, gap.id


def plain(gaps: Sequence[Gap], limit: int) -> list[dict[str, Any]]:
    """The first steps as a parameter, each with what is closed when it is made."""
    every, told, closed = list(steps(gaps)), [], 0
    for place, step in enumerate(every[: min(max(limit, 0), MOST)], start=1):
        closed += len(step.closes)
        told.append(
            {
                "place": place,
                "ruleId": step.change.rule,
                "change": step.change.change,
                "targets": orjson.loads(step.change.change)["targets"],
                "findings": [gap.id for gap in step.closes],
                "closes": len(step.closes),
                "requirements": sum(gap.binding == Binding.REQUIREMENT for gap in step.closes),
                "responsible": list(dict.fromkeys(gap.responsible for gap in step.closes)),
                "inhabitants": sum({k: v for gap in step.closes for k, v in gap.people.items()}.values()),
                "closed": closed,
                "share": closed / len(gaps),
                "found": len(every),
            }
        )
    return told


_TEXT = """CYPHER 5
UNWIND $keys AS key
MATCH (f:KeptFinding {evaluationKey: key})
WHERE f.binding IN $bindings AND f.verdict = 'GAP' AND f.mending <> 'TIME_ONLY'
  AND ($responsible IS NULL OR f.responsible IN $responsible)
  AND ($places IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $places })
RETURN f.id AS id, f.ruleId AS rule, f.binding AS binding, f.responsible AS responsible, f.change AS change,
  [(f)-[:KEPT_PLACE]->(place:Municipality) | place.id] AS municipalities
"""
_PEOPLE = """CYPHER 5
MATCH (m:Municipality)
CALL (m) {
  MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount)
  WHERE p.countedOn <= $asOf
  WITH p ORDER BY p.countedOn DESC, p.id LIMIT 1
  RETURN p.value AS people
}
RETURN collect({place: m.id, people: people}) AS every
"""


def question(
    keys: Sequence[str],
    places: Sequence[str] | None,
    bindings: Sequence[str],
    responsible: Sequence[str] | None,
) -> Statement:
    """The statement that finds the gaps that somebody can close, in the places where any are given."""
    parameters = {"keys": keys, "places": places, "bindings": bindings, "responsible": responsible}
    return Statement(_TEXT, parameters)


def read(
    found: Iterable[Mapping[str, Any]], people: Mapping[str, int], rules: Mapping[str, Rule]
) -> list[Gap]:
    """The gaps of the answer to `question` that something can be changed for."""
    gaps = []
    for each in found:
        change = orjson.loads(each["change"])
        words = rules[each["rule"]].texts[change["code"]]["nb"]
        if change["targets"]:
            gaps.append(
                Gap(
                    id=each["id"],
                    rule=each["rule"],
                    binding=each["binding"],
                    responsible=each["responsible"],
                    act=_ARGUMENT.sub("{}", words),
                    targets=frozenset(change["targets"]),
                    change=each["change"],
                    people={place: people[place] for place in each["municipalities"] if place in people},
                )
            )
    return gaps


async def first_steps(
    graph: Graph, asked: Statement, rules: Mapping[str, Rule], as_of: dt.date, limit: int, timeout_s: float
) -> list[dict[str, Any]]:
    """The first steps of the gaps that are `asked` for, as a parameter."""
    found = await graph.rows(asked, timeout_s)
    counted = await graph.read(Statement(_PEOPLE, {"asOf": as_of}), timeout_s)
    people = {each["place"]: each["people"] for each in counted["every"]} if counted else {}
    return plain(read(found, people, rules), limit)
