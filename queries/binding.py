"""Binding: which variables of a Cypher statement hold something for sure, at each place of its text. Pure.

A text is gone through once, from clause to clause. A name counts from where a pattern, a list or an `AS`
binds it until a `WITH` lets go of it, or the subquery ends that it was bound in. What is not understood is
refused with `Unreadable`: who reads on would take a name for bound that is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NODE = re.compile(r"\(\s*(\w*)\s*(?::([\w|:]+))?\s*(\{[^{}()]*\})?\s*\)")
"""A node of a pattern, and a call of a function with at most one name: which of them, the place tells."""

_TOKEN = re.compile(
    r"\b(?P<call>CALL)\b\s*(?:\(\s*(?P<lent>[^()]*)\)\s*\{)?|\b(?P<within>EXISTS|COUNT|COLLECT)\s*\{"
    r"|(?P<local>[\[(,])\s*(?P<name>\w+)\s+IN\b|(?P<open>[\[({])|(?P<close>[\])}])|(?P<comma>,)"
    r"|(?<!STARTS )(?<!ENDS )(?<![\w.:\[(])"
    r"\b(?P<clause>WITH|RETURN|UNWIND|OPTIONAL|MATCH|UNION|WHERE|ORDER|SKIP|LIMIT)\b"
)
_OTHERWISE = re.compile(
    r"(?<![\w.:$\[(])(?:with|return|unwind|match|union|call|limit|skip)\b(?!\s*[.:\]),=])"
    r"|\b(?:YIELD|FOREACH|LOAD)\b"
)
_PATTERN = re.compile(r"\s*(?:\w+\s*=\s*)?(?=\()")
_AS = re.compile(r"\bAS\s+(\w+)\s*$")
_ALONE = re.compile(r"\s*(?:DISTINCT\s+)?(\w+)\s*")
_INNERMOST = re.compile(r"\[[^\[\](){}]*\]|\([^\[\](){}]*\)|\{[^\[\](){}]*\}")
_SUBQUERY = re.compile(
    r"\b(?:EXISTS|COUNT|COLLECT)\s*(?:\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\})"
)
_GATHERS = re.compile(r"\b(?:collect|count|sum|avg|min|max|stdevp?|percentile\w+)\s*\(", re.IGNORECASE)


class Unreadable(ValueError):
    """A statement is written in a way that is not understood here; nothing is known of what it reads."""


@dataclass(frozen=True)
class Gathering:
    """A `WITH` or a `RETURN` that makes one row of many."""

    kept: frozenset[str]
    """The names by which it tells rows apart."""
    gathered: frozenset[str]
    """The names of what it makes of them."""


@dataclass
class _Frame:
    """What stands open: a subquery, or a pair of brackets."""

    subquery: bool
    sees: bool
    """Whether what is bound around it is bound in it."""
    lent: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()
    """What a list binds in its own brackets."""
    bound: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    """What was ever bound by a pattern, since the last `UNION`."""
    clause: str = ""
    since: int = 0
    """Where the clause begins, behind its word."""
    gives: set[str] = field(default_factory=set)


class Binding:
    """Goes through a statement without comments and strings."""

    def __init__(self, plain: str) -> None:
        if found := _OTHERWISE.search(plain):
            raise Unreadable(f"{found[0]} is no word that is understood here")
        self._plain = plain
        self._at = 0
        self._open = [_Frame(subquery=True, sees=False)]
        self.patterns: set[int] = set()
        """Where a pattern begins that binds, as far as the text was gone through."""
        self.gatherings: list[Gathering] = []
        """What rows of several subjects may have been put together in."""

    def upto(self, at: int) -> frozenset[str]:
        """Go on to that place; the names that hold something for sure there."""
        while (token := _TOKEN.search(self._plain, self._at)) and token.start() < at:
            self._at = token.end()
            self._take(token)
        self._at = max(self._at, at)
        return self._visible(len(self._open) - 1)

    def over(self, at: int, names: frozenset[str]) -> None:
        """Pass over a pattern, which ends there and has these names."""
        self._at = at
        frame = self._open[-1]
        if not frame.subquery:
            frame.local |= names
        elif frame.clause == "MATCH":
            frame.bound |= names
            frame.met |= names

    @property
    def met(self) -> frozenset[str]:
        """What patterns have bound on the way here, whether or not it was let go of since."""
        return frozenset[str]().union(*(frame.met for frame in self._open))

    def _visible(self, depth: int) -> frozenset[str]:
        frame = self._open[depth]
        own = frame.lent | frame.local | frame.bound
        return own | self._visible(depth - 1) if frame.sees else own

    def _take(self, token: re.Match[str]) -> None:
        if token["call"]:
            if token["lent"] is None:
                raise Unreadable("CALL of something else than a subquery with its names")
            self._turn("CALL", token)
            lent = frozenset(re.findall(r"\w+", token["lent"]))
            self._open.append(_Frame(subquery=True, sees=False, lent=lent))
        elif token["within"]:
            self._open.append(_Frame(subquery=True, sees=True))
        elif token["local"] or token["open"]:
            names = frozenset({token["name"]} if token["name"] else ())
            if token["local"] != ",":
                self._open.append(_Frame(subquery=False, sees=True, local=names))
        elif token["close"]:
            self._close(token.start())
        elif token["comma"]:
            if self._open[-1].subquery and self._open[-1].clause == "MATCH":
                self._expect(token.end())
        elif self._open[-1].subquery:
            self._turn(token["clause"], token)

    def _expect(self, at: int) -> None:
        begins = _PATTERN.match(self._plain, at)
        if begins is None or not NODE.match(self._plain, begins.end()):
            raise Unreadable(self._plain[at : at + 40])
        self.patterns.add(begins.end())

    def _close(self, at: int) -> None:
        frame = self._open[-1]
        if frame.subquery:
            self._end(frame, at)
        self._open.pop()
        if not self._open:
            raise Unreadable("a bracket closes that was never opened")
        if frame.subquery and not frame.sees:
            self._open[-1].bound |= frame.gives
            self._open[-1].met |= frame.met

    def _turn(self, clause: str, token: re.Match[str]) -> None:
        frame = self._open[-1]
        self._end(frame, token.start())
        if clause in ("SKIP", "LIMIT") and not self._apart():
            raise Unreadable(f"{clause} among all rows")
        if clause == "UNION":
            frame.bound, frame.met = set(), set()
        if clause == "MATCH":
            self._expect(token.end())
        frame.clause, frame.since = clause, token.end()

    def _end(self, frame: _Frame, at: int) -> None:
        """What a clause has bound when it is over."""
        said = self._plain[frame.since : at]
        if frame.clause == "UNWIND" and (name := _AS.search(said)):
            frame.bound.add(name[1])
        if frame.clause in ("WITH", "RETURN"):
            names = self._project(frame, said)
            if frame.clause == "RETURN":
                frame.gives = names
            else:
                frame.bound = names
        frame.clause = ""

    def _project(self, frame: _Frame, said: str) -> set[str]:
        names, kept, gathered = set[str](), set[str](), set[str]()
        start, gathers = 0, False
        for item in _shallow(said).split(","):
            whole, start = said[start : start + len(item)], start + len(item) + 1
            name = _AS.search(item) or _ALONE.fullmatch(item)
            told = {name[1]} if name else set[str]()
            if item.split() in (["*"], ["DISTINCT", "*"]):
                told = frame.bound | frame.lent
            names |= told
            if _GATHERS.search(_SUBQUERY.sub("", whole)):
                gathered |= told
                gathers = True
            else:
                kept |= told
        if gathers and not self._apart() and len(self._open) > 1:  # what is answered is read by nobody here
            self.gatherings.append(Gathering(frozenset(kept), frozenset(gathered)))
        return names

    def _apart(self) -> bool:
        """Whether what is open is gone through anew for each row that something is bound in."""
        return any(frame.subquery and (frame.sees or frame.lent) for frame in self._open)


def _shallow(said: str) -> str:
    """The same without what stands in brackets, each letter where it was."""
    while (without := _INNERMOST.sub(lambda m: "#" * len(m[0]), said)) != said:
        said = without
    return said
