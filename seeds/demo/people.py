"""Who holds the posts: now, before, next, in somebody's stead, or nobody."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from graph.model.posts import Assignment, AssignmentKind, Person
from graph.text import fold
from seeds.demo import names
from seeds.demo.draft import Draft

ELECTION_YEAR = 2023
"""A year of municipal elections; they are held every fourth."""


def person(draft: Draft, post: str, number: int) -> str:
    """Invent the person who holds the post as number so and so."""
    local = f"{post.partition(':')[2]}/{number}"
    name = names.person(draft.chance("person", local))
    address = f"{fold(name).replace(' ', '.')}@example.org"
    return draft.node(Person, f"person:{local}", name=name, workEmail=address)


class History:
    """The assignments of one post, written from the first holder on."""

    def __init__(self, draft: Draft, post: str, share: float | None) -> None:
        self._draft, self._post, self._share, self._count = draft, post, share, 0

    def held(
        self,
        since: dt.date,
        until: dt.date | None = None,
        kind: AssignmentKind = AssignmentKind.ORDINARY,
        who: str | None = None,
        **fields: Any,
    ) -> str:
        """Somebody new (or `who`) holds it in this period; gives the person."""
        self._count += 1
        holder = who or person(self._draft, self._post, self._count)
        self._draft.node(
            Assignment,
            f"tildeling:{self._post.partition(':')[2]}/{self._count}",
            assignmentKind=kind,
            share=self._share,
            post=self._post,
            person=holder,
            validFrom=since,
            validTo=until,
            **fields,
        )
        if kind is not AssignmentKind.DEPUTY and fields.get("endKnown") is not False:
            self._draft.hold(self._post, since, until)
        return holder


def fill(draft: Draft, post: str, vacancy: float, share: float | None = None) -> str | None:
    """Give the post a history; it is vacant on the anchor day in a share `vacancy` of cases.

    Gives the person who holds it on the anchor day.
    """
    chance = draft.chance("fill", post)
    history = History(draft, post, None if chance.random() < 0.05 else share)
    if chance.random() < vacancy:
        _vacant(draft, history, chance)
        return None
    since = draft.day(-chance.randint(25, 2600))
    if chance.random() < 0.4:
        _predecessor(history, chance, since)
    kind = AssignmentKind.ACTING if chance.random() < 0.04 else AssignmentKind.ORDINARY
    leaving = draft.day(chance.randint(20, 150)) if chance.random() < 0.04 else None
    holder = history.held(since, leaving, kind)
    if leaving and chance.random() < 0.6:
        history.held(leaving + dt.timedelta(days=chance.choice((0, 0, 14, 60))))
    if chance.random() < 0.04:
        history.held(since, kind=AssignmentKind.DEPUTY)
    return holder


def _vacant(draft: Draft, history: History, chance: random.Random) -> None:
    left = draft.day(-chance.randint(10, 420))
    if chance.random() < 0.85:
        history.held(left - dt.timedelta(days=chance.randint(200, 2000)), left)
    if chance.random() < 0.3:
        history.held(draft.day(chance.randint(10, 90)))


def _predecessor(history: History, chance: random.Random, since: dt.date) -> None:
    start = since - dt.timedelta(days=chance.randint(400, 2000))
    if chance.random() < 0.06:
        history.held(start, endKnown=False)
        return
    gap = chance.choice((0, 0, 0, chance.randint(5, 25), chance.randint(5, 25), chance.randint(40, 150)))
    history.held(start, since - dt.timedelta(days=gap))


def elect(draft: Draft, post: str, vacancy: float = 0.01) -> None:
    """Fill a political post: holders change with the municipal elections, and sometimes between them."""
    chance = draft.chance("elect", post)
    history = History(draft, post, 1.0)
    year = ELECTION_YEAR + (draft.anchor.year - ELECTION_YEAR) // 4 * 4
    seated = dt.date(year, 10, 15)
    if seated > draft.anchor:
        seated = dt.date(year - 4, 10, 15)
    before = dt.date(seated.year - 4, 10, 15)
    if chance.random() < 0.45:
        seated = before  # re-elected
    elif chance.random() < 0.6:
        history.held(before, seated)
    if chance.random() >= vacancy:
        history.held(seated)
    elif (left := draft.day(-chance.randint(5, 60))) > seated:
        history.held(seated, left)
