"""The smallest reassignment within a GDE: no other way has fewer municipalities that somebody takes over."""

from __future__ import annotations

import datetime as dt
from itertools import product
from random import Random

import neo4j
import pytest

from graph.connection import Graph
from queries.reassignment import Holder, reassignment, smallest
from tests.queries.asking import write
from tests.queries.test_planning import WORLD


def fewest(holders: list[Holder], places: list[str]) -> int | None:
    """How few have to be taken over, by trying all ways; None where none keeps to the limit."""
    costs = []
    for chosen in product(holders, repeat=len(places)):
        given = list(zip(places, chosen, strict=True))
        if all(sum(h is holder for h in chosen) <= holder.room for holder in holders):
            costs.append(sum(place not in holder.places for place, holder in given))
    return min(costs, default=None)


@pytest.mark.parametrize("seed", range(60))
def test_smallest(seed: int) -> None:
    """Each place ends with a holder, none over the limit, and as few as possible are taken over."""
    random = Random(seed)
    places = [f"kommune:{i}" for i in range(random.randint(1, 5))]
    holders = [
        Holder(f"stilling:{i}", frozenset(p for p in places if random.random() < 0.5), random.randint(0, 3))
        for i in range(random.randint(0, 3))
    ]
    found, cost = smallest(holders, places), fewest(holders, places)
    assert (cost is None) == (found.room < found.places)
    if cost is None:
        assert (found.takes, found.leaves) == ((), ())
        return
    assert len(found.takes) == cost
    after = {h.post: set(h.places) for h in holders}
    for place, post in found.takes:
        assert place not in after[post]
        after[post].add(place)
    for place, post in found.leaves:
        after[post].remove(place)
    assert all(len(after[h.post]) <= h.room for h in holders)
    assert set().union(*after.values()) == set(places)


def test_nothing_to_do() -> None:
    """Who serves all below the limit keeps it, though others serve some of it too."""
    both = [Holder("stilling:a", frozenset("xy"), 3), Holder("stilling:b", frozenset("y"), 3)]
    found = smallest(both, "xy")
    assert (found.takes, found.leaves) == ((), ())


async def test_of_a_stored_unit(scratch: Graph, scratch_driver: neo4j.Driver) -> None:
    """A holder of two posts counts once, an approval makes room while it holds, a vacant post has none."""
    write(scratch_driver, WORLD)
    with_approval = await reassignment(scratch, "gde:kyst", dt.date(2026, 3, 1), 10)
    # Nord serves Alver, Bergen, Asker, Os and Voss with two posts (five approved), Sør serves Os and Voss.
    assert with_approval is not None
    assert (with_approval.takes, with_approval.leaves) == ((), ())
    assert (with_approval.places, with_approval.room) == (4, 4 + 3)
    # In June nobody is in Sør and the approval has run out: one is left for four.
    without = await reassignment(scratch, "gde:kyst", dt.date(2026, 6, 1), 10)
    assert without is not None
    assert (without.takes, without.places, without.room) == ((), 4, 2)
    assert await reassignment(scratch, "gde:borte", dt.date(2026, 6, 1), 10) is None
