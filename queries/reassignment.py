"""The smallest reassignment within a GDE that gives every municipality a police contact below the limit.

It is a flow of least cost: each municipality flows to one holder, for nothing where the holder serves it
already, and a holder takes in no more than the limit (guide §5, note 13).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.connection import Graph
from graph.statements import Statement
from queries.words import spelt_out


@dataclass(frozen=True)
class Holder:
    """Somebody who is police contact, with all posts that make them so."""

    post: str
    """Id of the post that would take over more; the first of several."""
    places: frozenset[str]
    """Ids of the municipalities of the GDE that they serve."""
    room: int
    """How many of the GDE's they may serve: the limit, less what they serve elsewhere."""


@dataclass(frozen=True)
class Reassignment:
    """What would have to be changed, or that nothing would do."""

    takes: tuple[tuple[str, str], ...]
    """Municipality and post: the post takes it into its remit."""
    leaves: tuple[tuple[str, str], ...]
    """Municipality and post: the holder of the post leaves it to another."""
    places: int
    """How many municipalities there are to serve."""
    room: int
    """How many the holders may serve together: with fewer than places there is no way."""

    def plain(self) -> dict[str, Any]:
        """As a parameter."""
        return {
            "takes": [{"place": place, "post": post} for place, post in self.takes],
            "leaves": [{"place": place, "post": post} for place, post in self.leaves],
            "places": self.places,
            "room": self.room,
        }


def smallest(holders: Iterable[Holder], places: Iterable[str]) -> Reassignment:
    """The reassignment with the fewest municipalities that change hands; without any where room is short."""
    holders, wanted = sorted(holders, key=lambda h: h.post), sorted(places)
    room = sum(max(h.room, 0) for h in holders)
    if room < len(wanted) or not wanted:
        return Reassignment((), (), len(wanted), room)
    net: nx.DiGraph[str | tuple[str, str]] = nx.DiGraph()
    for place in wanted:
        net.add_edge("start", ("place", place), capacity=1, weight=0)
        for holder in holders:
            cost = 0 if place in holder.places else 1
            net.add_edge(("place", place), ("post", holder.post), capacity=1, weight=cost)
    for holder in holders:
        net.add_edge(("post", holder.post), "end", capacity=max(holder.room, 0), weight=0)
    flow = nx.max_flow_min_cost(net, "start", "end")
    takes, leaves = [], []
    for holder in holders:
        given = {place for place in wanted if flow["place", place].get(("post", holder.post))}
        takes += [(place, holder.post) for place in sorted(given - holder.places)]
        # What others serve too is left only as far as the limit asks for.
        over = len(given | holder.places) - max(holder.room, 0)
        leaves += [(place, holder.post) for place in sorted(holder.places - given)[: max(over, 0)]]
    return Reassignment(tuple(sorted(takes)), tuple(sorted(leaves)), len(wanted), room)


_TEXT = spelt_out(
    """CYPHER 5
MATCH (gde:Node&GeographicUnit {id: $gde})
CALL (gde) {
  MATCH (gde)<-[inside:PART_OF*0..3]-(unit:Organization)
  WHERE all(step IN inside WHERE holds(step)) AND holds(unit)
  RETURN collect(DISTINCT unit) AS parts
}
CALL (gde) {
  OPTIONAL MATCH (gde)<-[near:AFFILIATED_WITH]-(unit:Organization)
  WHERE holds(near) AND holds(unit)
  RETURN collect(DISTINCT unit) AS others
}
CALL (parts, others) {
  UNWIND parts + others AS unit
  MATCH (unit)<-[:POST_IN]-(post:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(person:Person)
  WHERE holds(a)
  WITH post, person ORDER BY person.id
  WITH post, head(collect(person)) AS person
  CALL (post, person) {
    OPTIONAL MATCH (person)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(q:Post)
      -[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
    WHERE holds(b)
    WITH post, collect(q) AS several
    UNWIND CASE WHEN several = [] THEN [post] ELSE several END AS each
    OPTIONAL MATCH (each)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone:Organization)
    WHERE holds(task) AND holds(zone)
    OPTIONAL MATCH (zone)-[part:PART_OF]->(whole:Municipality)
    WHERE holds(part)
    OPTIONAL MATCH (each)<-[:RECORDS]-(r:Record {recordKind: 'APPROVAL'})
      -[:DECIDED_BY]->(:NationalBody {id: 'nasjonal:pod'})
    WHERE recorded(r)
    RETURN collect(DISTINCT coalesce(whole, zone).id) AS places, toInteger(max(r.value)) AS approved
  }
  RETURN collect({post: post.id, holder: person.id, places: places, approved: approved}) AS posts
}
CALL (parts) {
  UNWIND parts AS unit
  MATCH (unit)-[serves:SERVES]->(place:Municipality)
  WHERE holds(serves) AND holds(place)
  RETURN collect(DISTINCT place.id) AS served
}
RETURN posts AS posts, served AS served
"""
)  # fmt: skip
LIMIT = 3
"""Municipalities that one may serve without an approval (guide §5, note 13)."""


def question(gde: str, as_of: dt.date) -> Statement:
    """The statement that finds the police contacts of a GDE, and what there is to serve."""
    return Statement(_TEXT, {"gde": gde, "asOf": as_of})


def read(posts: Iterable[dict[str, Any]], served: Iterable[str]) -> Reassignment:
    """What the answer of `question` comes to."""
    posts = sorted(posts, key=lambda each: str(each["post"]))
    # What only contacts from elsewhere serve is not the GDE's to share out, unless its units serve it.
    wanted = {*served} or {place for each in posts for place in each["places"]}
    holders: dict[str, Holder] = {}
    for each in posts:
        places = frozenset(each["places"])
        if each["holder"] is not None and each["holder"] not in holders:
            room = max(LIMIT, each["approved"] or 0) - len(places - wanted)
            holders[each["holder"]] = Holder(each["post"], places & wanted, room)
    return smallest(holders.values(), wanted)


async def reassignment(graph: Graph, gde: str, as_of: dt.date, timeout_s: float) -> Reassignment | None:
    """The smallest reassignment within a GDE on a day; None where there is no such GDE."""
    record = await graph.read(question(gde, as_of), timeout_s)
    return None if record is None else read(record["posts"], record["served"])
