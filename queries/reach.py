"""Reach: over which ties a rule comes from what it judges to what it reads, found in its Cypher. Pure.

A statement binds its variables one after the other, each from one that is bound before. So a node that
decides a finding lies at the end of a way from the subject, over ties that the text names, in the order in
which it names them. Walked backwards, from a node that was touched, they lead to every subject whose finding
may have become otherwise; and to a few more, since conditions are not looked at.

That holds only where nothing else ties one subject's finding to another's: what puts rows of several subjects
together, or looks at something that no tie leads to, is refused (`Unreadable`), or named (`Way.anew`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from queries.binding import NODE, Binding, Gathering, Unreadable
from queries.texts import bare

_TIE = re.compile(
    r"\s*(<?)-\[\s*(\w*)\s*(?::([\w|]+))?\s*(?:\*(?:\d+\.\.)?(\d*))?\s*(?:\{[^{}]*\})?\s*\]-(>?)\s*"
)
_LOOSE = re.compile(r"-\[|--")
_SCOPE_END = re.compile(r"^WITH (.+) AS subjects, .+ AS places\b", re.MULTILINE)
_MET_BEFORE = re.compile(r"\{\s*id:\s*[A-Za-z_]\w*\s*\}")


@dataclass(frozen=True)
class Step:
    """Ties of some types, as the text goes over them from left to right."""

    types: frozenset[str]
    right: bool
    """Whether they start at the left end."""
    left: bool
    """Whether they start at the right end; both, where the text does not say."""
    most: int
    """How many of them at most, one after the other."""


@dataclass(frozen=True)
class Way:
    """One pattern: ties one after the other, with the ends that are bound before."""

    steps: tuple[Step, ...]
    bound: tuple[int, ...]
    """Which of its nodes are bound before, counted from the left."""
    anew: frozenset[str]
    """The labels of its nodes where it starts from nothing that is bound: each may matter for any subject."""
    scope: bool
    """Whether it belongs to the scope."""


@dataclass(frozen=True)
class _Pattern:
    nodes: tuple[tuple[str, frozenset[str], str], ...]
    """Of each its name, its labels and what is said of its properties."""
    steps: tuple[Step, ...]
    names: frozenset[str]
    start: int
    end: int


@cache
def ways(text: str, kinds: frozenset[str]) -> tuple[Way, ...]:
    """The patterns of the statement of a rule that judges these kinds, in the order of its text.

    Raises `Unreadable`.
    """
    plain = bare(text)
    end = _SCOPE_END.search(plain)
    if end is None:
        raise Unreadable("no line ends the scope")
    subjects = frozenset(re.findall(r"\w+", end[1]))
    binding = Binding(plain)
    found: list[Way] = []
    roots: list[_Pattern] = []
    for pattern, names, met in _patterns(plain, binding):
        way = _way(pattern, names, scope=pattern.start < end.start())
        if way.scope and not way.bound:
            if met:
                raise Unreadable("what is judged is found from several places that no tie connects")
            roots.append(pattern)
            if any(name in subjects and labels & kinds for name, labels, _ in pattern.nodes):
                # What belongs to it matters for what is judged there alone.
                way = replace(way, anew=frozenset())
        found.append(way)
    if len(roots) == 1:
        # Whatever is judged was found from there.
        found = [replace(way, anew=frozenset()) if way.scope else way for way in found]
    for gathering in binding.gatherings:
        _refuse_mixed(gathering, plain, subjects | {"subjects"}, roots)
    return tuple(found)


def _patterns(plain: str, binding: Binding) -> Iterator[tuple[_Pattern, frozenset[str], frozenset[str]]]:
    """Each pattern, with the names that are bound before it, and those that patterns have ever bound."""
    understood: list[tuple[int, int]] = []
    at = 0
    for node in NODE.finditer(plain):
        if node.start() < at:
            continue
        names, met = binding.upto(node.start()), binding.met
        pattern = _pattern(plain, node)
        if not pattern.steps and node.start() not in binding.patterns:
            continue
        at = pattern.end
        understood.append((node.start(), at))
        binding.over(at, pattern.names)
        yield pattern, names, met
    binding.upto(len(plain))
    for loose in _LOOSE.finditer(plain):
        if not any(start <= loose.start() < stop for start, stop in understood):
            raise Unreadable(plain[max(0, loose.start() - 20) : loose.start() + 40])


def _way(pattern: _Pattern, names: frozenset[str], *, scope: bool) -> Way:
    bound = tuple(i for i, (name, _, _) in enumerate(pattern.nodes) if name in names)
    labels = frozenset[str]().union(*(labels for _, labels, _ in pattern.nodes))
    if bound:
        return Way(pattern.steps, bound, frozenset(), scope)
    if not all(labels for _, labels, _ in pattern.nodes):
        labels |= ANY
    if labels == {"Node"} and _MET_BEFORE.fullmatch(pattern.nodes[0][2]):
        # Who looks for a node by an id alone has met it before.
        labels = frozenset()
    return Way(pattern.steps, bound, labels, scope)


ANY = frozenset({"Node"})
"""The label that everything has."""


def _refuse_mixed(gathering: Gathering, plain: str, subjects: frozenset[str], roots: list[_Pattern]) -> None:
    """Refuse what puts rows of several subjects together, unless they are only taken apart again.

    What hangs on the one node that all is found from may be put together: all of it is reached from there.
    """
    if gathering.kept & subjects:
        return
    if len(roots) == 1 and not roots[0].steps and gathering.kept & roots[0].names:
        return
    for name in gathering.gathered:
        said = re.findall(rf"(\bUNWIND )?(?<![\w.]){name}\b(?!:)( AS\b)?", plain)
        unfolded = [one for one in said if one[0] and one[1]]
        if len(unfolded) != 1 or len(said) > 2:
            raise Unreadable(f"{name} is gathered from several that are judged")
    if not gathering.gathered:
        raise Unreadable("rows are put together")


def _pattern(plain: str, node: re.Match[str]) -> _Pattern:
    nodes, steps, names, at = [_node(node)], list[Step](), {node[1]}, node.end()
    while tie := _TIE.match(plain, at):
        other = NODE.match(plain, tie.end())
        if other is None or tie[3] is None or tie[4] == "":
            raise Unreadable(plain[node.start() : tie.end() + 20])
        undirected = not tie[1] and not tie[5]
        most = int(tie[4]) if tie[4] else 1
        types = frozenset(tie[3].split("|"))
        steps.append(Step(types, undirected or bool(tie[5]), undirected or bool(tie[1]), most))
        nodes.append(_node(other))
        names |= {tie[2], other[1]}
        at = other.end()
    return _Pattern(tuple(nodes), tuple(steps), frozenset(names - {""}), node.start(), at)


def _node(found: re.Match[str]) -> tuple[str, frozenset[str], str]:
    return found[1], frozenset(re.findall(r"\w+", found[2] or "")), found[3] or ""
