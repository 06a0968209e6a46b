"""Somebody leaves: what would not be met any more, and who would be tied no more.

The assignments are ended, the rules and the coordination are asked, and all of it is undone, so that the
answer is that of the rules themselves and not a guess from what they rest on. The rules are asked about whom
the end of these assignments may concern, as after any change (`queries.affected`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from graph.connection import Graph, Record
from graph.statements import Statement
from queries import evaluate
from queries.affected import affected
from queries.days import day_parameters
from queries.finding import Finding, Verdict, as_kept
from queries.fragment import load
from queries.rule import Rule
from queries.words import spelt_out

MOST = 20
"""Departures that are reckoned for one answer: each asks the rules, and undoes what it changed."""
GOOD = frozenset({Verdict.MET, Verdict.WAIVED})
OPEN = frozenset({Verdict.GAP, Verdict.UNKNOWN})
_AT_THE_TOP = {"granularity": "TOP", "includeInternal": False, "includeWide": False}

Steps = Mapping[tuple[str, str], int | None]
"""How far each pair that is tied coordinates: ids of actor and partner → step of the ladder."""


@dataclass(frozen=True)
class Kept:
    """A finding as things are."""

    id: str
    verdict: Verdict


@dataclass(frozen=True)
class Book:
    """The rules that heed who holds a post, and what they say of the day as things are."""

    rules: tuple[Rule, ...]
    kept: Mapping[str, Kept]
    """By fingerprint."""
    keys: tuple[str, ...]
    """Of the evaluations of every rule."""
    as_of: dt.date
    today: dt.date

    @property
    def days(self) -> dict[str, dt.date | bool]:
        """The days as parameters."""
        return day_parameters(self.as_of, self.today)


@dataclass(frozen=True)
class Departure:
    """What is otherwise once the holders of a post have left."""

    post: str
    posts: tuple[str, ...]
    """Ids of the posts that they leave."""
    findings: tuple[tuple[Rule, Kept, Finding], ...]
    """What the rules say, and would say, where it is something else."""
    before: Steps
    after: Steps
    """The pairs of the organizations that the posts are in, at the top, as they are and as they would be."""

    @property
    def broken(self) -> tuple[tuple[Rule, Kept, Finding], ...]:
        """What is met or excepted now, and would be neither."""
        return tuple(each for each in self.findings if each[1].verdict in GOOD and each[2].verdict in OPEN)

    @property
    def cut(self) -> tuple[tuple[str, str], ...]:
        """The pairs that would not be tied any more."""
        return tuple(pair for pair in self.before if pair not in self.after)

    def plain(self) -> dict[str, Any]:
        """As a parameter."""
        return {
            "post": self.post,
            "posts": list(self.posts),
            "broken": len(self.broken),
            "cut": len(self.cut),
            "findings": [
                {
                    "id": kept.id,
                    "would": would.verdict.value,
                    "reason": as_kept(would.reason),
                }
                for _, kept, would in self.findings
            ],
            "pairs": [
                {"actor": pair[0], "partner": pair[1], "step": step, "wouldTie": pair in self.after,
                 "wouldStep": self.after.get(pair)}
                for pair, step in self.before.items()
                if pair not in self.after or self.after[pair] != step
            ],
        }  # fmt: skip


_LEFT = spelt_out(
    "MATCH (:Node&Post {id: $post})-[:HAS_ASSIGNMENT]->(own:Assignment) WHERE holds(own) "
    "MATCH (own)-[:HELD_BY*0..2]-(a:Assignment) WHERE holds(a) AND ($everywhere OR a = own)"
)
_ENDED = (
    f"CYPHER 5 {_LEFT} MATCH (post:Post)-[:HAS_ASSIGNMENT]->(a) "
    "RETURN DISTINCT post.id AS post, a.id AS assignment ORDER BY post, assignment"
)
_LEAVE = f"CYPHER 5 {_LEFT} WITH DISTINCT a SET a.validTo = $asOf"
_PAIRS = spelt_out(
    f"""CYPHER 5
UNWIND $given.posts AS id
MATCH (:Node&Post {{id: id}})-[:POST_IN]->(unit:Organization)
MATCH way = (unit)-[:PART_OF*0..6]->(top:Organization)
WHERE all(part IN relationships(way) WHERE holds(part))
  AND NOT EXISTS {{ MATCH (top)-[further:PART_OF]->(:Organization) WHERE holds(further) }}
WITH top AS actor, collect(DISTINCT id) AS posts
CALL (actor) {{
{load("coordination").text}}}
WITH posts, actor, partner, step, arenas WHERE any(arena IN arenas WHERE arena.ties)
RETURN posts, actor.id AS actor, partner.id AS partner, step ORDER BY actor, partner
"""
)
_KEPT = """CYPHER 5
UNWIND $keys AS key
MATCH (f:KeptFinding {evaluationKey: key})
RETURN f.fingerprint AS fingerprint, f.id AS id, f.verdict AS verdict
"""
_LEANT_ON = spelt_out(
    """CYPHER 5
UNWIND $keys AS key
MATCH (f:KeptFinding {evaluationKey: key})-[:KEPT_EVIDENCE]->(e:Post|Assignment)
WHERE f.verdict IN ['MET', 'WAIVED']
MATCH (e)<-[:HAS_ASSIGNMENT*0..1]-(post:Post)-[:POST_IN]->(unit:Organization)
WHERE staffed(post) AND post_within(post)
RETURN post.id AS post, count(DISTINCT f) AS findings ORDER BY findings DESC, post LIMIT $limit
"""
)


@dataclass(frozen=True)
class _Leaving:
    """Who leaves which posts."""

    post: str
    posts: tuple[str, ...]
    ended: frozenset[str]
    """Ids of the assignments that end."""
    leave: Statement
    """Ends them."""


def heeds(rule: Rule) -> bool:
    """Whether the rule looks at who holds a post: what it says of the others cannot change."""
    return "Assignment" in rule.text or "HAS_ASSIGNMENT" in rule.text


async def opened(
    graph: Graph, rules: Iterable[Rule], keys: Iterable[str], as_of: dt.date, today: dt.date, timeout_s: float
) -> Book:
    """The book as things are; `keys` are those of the rules' evaluations, in their order."""
    every = list(zip(rules, keys, strict=True))
    asked = [(rule, key) for rule, key in every if rule.in_force(as_of) and heeds(rule)]
    rows = await graph.rows(Statement(_KEPT, {"keys": [key for _, key in asked]}), timeout_s)
    kept = {row["fingerprint"]: Kept(row["id"], Verdict(row["verdict"])) for row in rows}
    return Book(tuple(rule for rule, _ in asked), kept, tuple(key for _, key in every), as_of, today)


async def departure(
    graph: Graph, book: Book, post: str, everywhere: bool, timeout_s: float
) -> Departure | None:
    """What would be otherwise if the holders of a post had left it, or, `everywhere`, all that they hold.

    None where nobody is in such a post. Raises `GraphError` in its kinds.
    """
    found = await _reckoned(graph, book, [post], everywhere, timeout_s)
    return found[0] if found else None


async def _reckoned(
    graph: Graph, book: Book, posts: Iterable[str], everywhere: bool, timeout_s: float
) -> list[Departure]:
    """The departures from those of the posts that somebody is in."""
    leaving = []
    for post in posts:
        given = {"post": post, "everywhere": everywhere, **book.days}
        if rows := await graph.rows(Statement(_ENDED, given), timeout_s):
            those = tuple(dict.fromkeys(row["post"] for row in rows))
            ended = frozenset(row["assignment"] for row in rows)
            leaving.append(_Leaving(post, those, ended, Statement(_LEAVE, given)))
    if not leaving:
        return []
    # As things are, the pairs are the same whoever leaves: they are asked once for all.
    everyone = chain.from_iterable(each.posts for each in leaving)
    before = await graph.rows(_pairs(book, everyone), timeout_s)
    return [await _without(graph, book, each, before, timeout_s) for each in leaving]


def _pairs(book: Book, posts: Iterable[str]) -> Statement:
    # In a map: coordination takes long to plan, and would be planned for each number of posts.
    return Statement(_PAIRS, {**book.days, **_AT_THE_TOP, "given": {"posts": list(dict.fromkeys(posts))}})


async def _without(
    graph: Graph, book: Book, leaving: _Leaving, before: Iterable[Record], timeout_s: float
) -> Departure:
    """What would be otherwise without the holders of the post; `before`: their pairs, and maybe others."""
    reached = await affected(graph, [(rule, leaving.ended) for rule in book.rules], timeout_s)
    asked = [
        (rule, evaluate.question(rule, book.as_of, book.today, subjects))
        for rule, subjects in zip(book.rules, reached, strict=True)
        if subjects is None or subjects
    ]
    questions = [_pairs(book, leaving.posts), *(question for _, question in asked)]
    for question in questions:
        # Planning takes longer than asking, and what the rehearsal changes is locked until its end.
        await graph.rows(question.explained, timeout_s)
    after, *answers = await graph.rehearse([leaving.leave], questions, timeout_s)
    would = [
        (rule, finding)
        for (rule, _), records in zip(asked, answers, strict=True)
        for finding in evaluate.findings(rule, records)
    ]
    changed = tuple(
        (rule, book.kept[finding.fingerprint], finding)
        for rule, finding in would
        if finding.fingerprint in book.kept and book.kept[finding.fingerprint].verdict is not finding.verdict
    )
    theirs = (row for row in before if not set(leaving.posts).isdisjoint(row["posts"]))
    return Departure(leaving.post, leaving.posts, changed, _steps(theirs), _steps(after))


async def departures(
    graph: Graph,
    book: Book,
    territory: str | None,
    within: Mapping[str, Any] | None,
    limit: int,
    everywhere: bool,
    timeout_s: float,
) -> list[Departure]:
    """The posts of a territory that most met findings rest on, those whose leaving breaks most first.

    `within` is what lies in the territory (`queries.territory`), as a parameter; None: the country. As many
    as `limit`, at most `MOST`, are reckoned.
    """
    asked = {"territory": territory, "within": within}
    most = {"keys": list(book.keys), "limit": max(0, min(limit, MOST))}
    rows = await graph.rows(Statement(_LEANT_ON, {**book.days, **asked, **most}), timeout_s)
    found = await _reckoned(graph, book, [row["post"] for row in rows], everywhere, timeout_s)
    return sorted(found, key=lambda each: (-len(each.broken), -len(each.cut), each.post))


def _steps(records: Iterable[Record]) -> Steps:
    return {(row["actor"], row["partner"]): row["step"] for row in records}
