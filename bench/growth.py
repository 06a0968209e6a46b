"""Ten times the graph, and a list of more than 100,000: what questions cost that lead to little."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import neo4j
import orjson

from bench import compare
from bench.figures import SERVICE, Measurement, Ratio, measurement
from bench.load import Batch, Plan, Side, drive
from bench.questions import PAGE, Place, questions
from graph.managed import Running

TIMES = 10
ANCHORED = ("PointLookup", "MunicipalityView", "Coordination", "DistrictView")
"""They start at one thing that an index finds."""
MOST = 1.5
INDEXED_MOST, ELSEWHERE_MOST = 1.2, 1.5
"""How many times the first page a page at the end of its list may take."""
FILLED = 60_000
"""Further organizations, so that ten countries and they make a list of more than 100,000."""
SECONDS = 2.0

# What is one for all countries (roles, challenges) stays one, so that it has ten times the ties.
_NODES = """CYPHER 5
MATCH (n:Node) WHERE NOT n:Role AND NOT n:Challenge
UNWIND range(1, $copies) AS copy
CALL (n, copy) {
  CREATE (c:$(labels(n)))
  SET c = n {
    .*,
    id: n.id + '.copy' + copy,
    value: CASE WHEN n:Identifier THEN n.value + '.copy' + copy ELSE n.value END
  }
} IN TRANSACTIONS OF 10000 ROWS
"""
_TIES = """CYPHER 5
MATCH (a:Node)-[t]->(b:Node) WHERE NOT a.id CONTAINS '.copy'
UNWIND range(1, $copies) AS copy
CALL (a, t, b, copy) {
  MATCH (x:Node {id: CASE WHEN a:Role OR a:Challenge THEN a.id ELSE a.id + '.copy' + copy END})
  MATCH (y:Node {id: CASE WHEN b:Role OR b:Challenge THEN b.id ELSE b.id + '.copy' + copy END})
  WHERE x <> a OR y <> b
  CREATE (x)-[r:$(type(t))]->(y)
  SET r = properties(t)
} IN TRANSACTIONS OF 10000 ROWS
"""
_FILL = """CYPHER 5
MATCH (o:VoluntaryOrganization) WITH o ORDER BY o.id LIMIT 1
UNWIND range(1, $count) AS number
CALL (o, number) {
  CREATE (c:$(labels(o)))
  SET c = o {
    .*,
    id: 'forening:' + number,
    nameSort: o.nameSort + number,
    validFrom: date('1950-01-01') + duration({days: number % 20000})
  }
} IN TRANSACTIONS OF 10000 ROWS
"""
_SAMPLE = "CYPHER 5 CALL db.resampleOutdatedIndexes()"
_SIZE = "CYPHER 5 MATCH (o:Organization) RETURN count(o) AS count"

_LIST = """query {name}($first: Int, $after: String, $last: Int) {{
  organizations(first: $first, after: $after, last: $last{order}) {{ edges {{ cursor node {{ id name }} }} }}
}}"""
_LISTS = (
    ("PageByName", "", INDEXED_MOST),
    ("PageByStart", ", orderBy: [{validFrom: DESC}]", ELSEWHERE_MOST),
)


def grow(running: Running) -> int:
    """Make the graph ten times as large; gives how many organizations there are then."""
    copy(running, TIMES - 1)
    login = (running.user, running.password)
    with neo4j.GraphDatabase.driver(running.uri, auth=login) as driver, driver.session() as session:
        session.run(_FILL, count=FILLED).consume()
        session.run(_SAMPLE).consume()
        count = session.run(_SIZE).single(strict=True)["count"]
    assert isinstance(count, int), "it counts"
    return count


def copy(running: Running, copies: int) -> None:
    """Add so many copies of the country."""
    login = (running.user, running.password)
    with neo4j.GraphDatabase.driver(running.uri, auth=login) as driver, driver.session() as session:
        session.run(_NODES, copies=copies).consume()
        session.run(_TIES, copies=copies).consume()
        session.run(_SAMPLE).consume()


def anchored(service: int, today: dt.date, hurry: float = 1.0) -> list[Measurement]:
    """Ask the service on that port alone what starts at one thing: before the graph grows, and after."""
    asked = {question.operation: question for question in questions(Place())}
    ports = compare.Ports(service, 0, 0)
    return [_measured(name, compare.sides_of(asked[name], ports, today)[0], hurry) for name in ANCHORED]


def measure(
    service: int, today: dt.date, before: Sequence[Measurement], organizations: int, hurry: float = 1.0
) -> tuple[list[Measurement], list[Ratio]]:
    """Ask the service on that port in the large graph what it was in the small one; and pages of a list."""
    measurements: list[Measurement] = []
    ratios: list[Ratio] = []
    for then, now in zip(before, anchored(service, today, hurry), strict=True):
        measurements.append(replace(now, operation=f"{now.operation}, {TIMES} times the graph"))
        ratio = round(now.p50_ms / then.p50_ms, 3)
        ratios.append(Ratio(now.operation, f"p50, {TIMES} times the graph : once", 1, ratio, MOST))
    for name, order, most in _LISTS:
        first, last = _ends(name, order, service)
        one, other = _measured(f"First{name}", first, hurry), _measured(f"Last{name}", last, hurry)
        measurements += [one, other]
        what = f"p50, last page of {organizations:,} : first"
        ratios.append(Ratio(name, what, 1, round(other.p50_ms / one.p50_ms, 3), most))
    return measurements, ratios


def _measured(name: str, side: Side, hurry: float) -> Measurement:
    batches: list[Batch] = []
    for _ in range(2):  # the first time is the warm-up
        plan = Plan((side,), 1, 4, compare.MANY, SECONDS * hurry)
        batches = [batch for each in drive(plan) for batch in each]
    return measurement(name, "small", SERVICE, 1, batches)


def _ends(name: str, order: str, port: int) -> tuple[Side, Side]:
    document = _LIST.format(name=name, order=order)

    def side(**variables: object) -> Side:
        body = orjson.dumps({"query": document, "variables": variables}).decode()
        return Side(SERVICE, port, "/graphql", body)

    # Found from the end of the list: the row before its last page.
    answer = asyncio.run(compare.ask(side(last=PAGE + 1)))
    cursor = answer["data"]["organizations"]["edges"][0]["cursor"]
    return side(first=PAGE), side(first=PAGE, after=cursor)
