"""Reach: over which ties a rule comes from what it judges to what it reads, found in its Cypher. Pure.

A statement binds its variables one after the other, each from one that is bound before. So a node that
decides a finding lies at the end of a way from the subject, over ties that the text names, in the order in
which it names them. Walked backwards, from a node that was touched, they lead to every subject whose finding
may have become otherwise; and to a few more, since conditions are not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from queries.texts import bare

_NODE = re.compile(r"\(\s*(\w*)\s*(?::([\w|:]+))?\s*(?:\{[^{}()]*\})?\s*\)")
_TIE = re.compile(
    r"\s*(<?)-\[\s*\w*\s*(?::([\w|]+))?\s*(?:\*(?:\d+\.\.)?(\d*))?\s*(?:\{[^{}]*\})?\s*\]-(>?)\s*"
)
_LOOSE = re.compile(r"-\[|--")
_MATCH = re.compile(r"\bMATCH\s*$")
_SCOPE_END = re.compile(r"^WITH .+ AS subjects, .+ AS places\b", re.MULTILINE)


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
    """The labels of its nodes where it starts from nothing that is bound: each may matter anywhere."""
    scope: bool
    """Whether it belongs to the scope."""


class Unreadable(ValueError):
    """A pattern is written in a way that is not understood here; nothing is known of what the rule reads."""


@cache
def ways(text: str) -> tuple[Way, ...]:
    """The patterns of a rule's statement in the order of its text. Raises `Unreadable`."""
    plain = bare(text)
    end = _SCOPE_END.search(plain)
    if end is None:
        raise Unreadable("no line ends the scope")
    found: list[Way] = []
    understood: list[tuple[int, int]] = []
    at = 0
    for node in _NODE.finditer(plain):
        if node.start() < at:
            continue
        nodes, steps, at = _pattern(plain, node)
        before = plain[: node.start()]
        if not steps and not _MATCH.search(before):
            continue
        understood.append((node.start(), at))
        names = _names(before)
        bound = tuple(i for i, (name, _) in enumerate(nodes) if name in names)
        scope = node.start() < end.start()
        if not bound and found and not all(labels for _, labels in nodes):
            raise Unreadable(f"{plain[node.start() : at]} starts from nothing and may be anything")
        labels = frozenset(kind for _, told in nodes for kind in re.findall(r"\w+", told or ""))
        # Who looks for a node by an id alone has met it before.
        anew = frozenset[str]() if bound or not found or labels == {"Node"} else labels
        found.append(Way(tuple(steps), bound, anew, scope))
    for loose in _LOOSE.finditer(plain):
        if not any(start <= loose.start() < stop for start, stop in understood):
            raise Unreadable(plain[loose.start() - 20 : loose.start() + 40])
    return tuple(found)


def _pattern(plain: str, node: re.Match[str]) -> tuple[list[tuple[str, str | None]], list[Step], int]:
    nodes, steps, at = [(node[1], node[2])], [], node.end()
    while tie := _TIE.match(plain, at):
        other = _NODE.match(plain, tie.end())
        if other is None or tie[2] is None or tie[3] == "":
            raise Unreadable(plain[node.start() : tie.end() + 20])
        undirected = not tie[1] and not tie[4]
        most = int(tie[3]) if tie[3] else 1
        types = frozenset(tie[2].split("|"))
        steps.append(Step(types, undirected or bool(tie[4]), undirected or bool(tie[1]), most))
        nodes.append((other[1], other[2]))
        at = other.end()
    return nodes, steps, at


_TOKEN = re.compile(
    r"\bCALL\s*\((?P<lent>[^()]*)\)\s*\{|\b(?P<apart>EXISTS|COUNT|COLLECT)\s*\{|(?P<union>\bUNION\b)|[{}]"
)
_ANEW = re.compile(r"(?<!STARTS )(?<!ENDS )\bWITH\b(?!\s*\*)")
_AFTER = re.compile(r"\b(?:MATCH|CALL|UNWIND|RETURN)\b")
_LOCAL = re.compile(r"\[[^\[\]]*\]|\b\w+\([^()]*\)")
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")


def _names(before: str) -> frozenset[str]:
    """What may be bound at the end of a text; more at most, since every word counts that could be a name."""
    # What stands open around: what may be bound there, what it was lent, and whether it sees further out.
    around: list[tuple[str, str, bool]] = []
    here, lent, sees = "", "", False
    at = 0
    for token in _TOKEN.finditer(before):
        here += before[at : token.start()]
        at = token.end()
        if token["union"]:
            here = lent
        elif token[0] == "}":
            gives = "" if sees else here[here.rfind("RETURN") :]
            here, lent, sees = around.pop()
            here += f" {gives} "
        else:
            around.append((here, lent, sees))
            sees = token["lent"] is None
            here = lent = f" {token['lent'] or ''} "
    here += before[at:]
    found = _since_with(here)
    while sees:
        here, _, sees = around.pop()
        found += _since_with(here)
    return frozenset(_WORD.findall(found))


def _since_with(text: str) -> str:
    """A text from its last whole WITH on, without what only functions and lists speak of."""
    starts = [0, *(anew.start() for anew in _ANEW.finditer(text))]
    # What stands in a WITH itself, or right behind it, sees what was bound before.
    left = text[starts[-1] :] if _AFTER.search(text, starts[-1]) else text[starts[-2:][0] :]
    while (without := _LOCAL.sub(" ", left)) != left:
        left = without
    return left
