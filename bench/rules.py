"""`python -m bench rules`: the rule book over the country, beside the rules' statements run bare.

Cold is with no statement planned yet, warm with all of them. Beside the time until all findings are known
again after an edit stand the full evaluation, and the statements that were run again, bare. `--times 1`
leaves out the ten countries.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

import neo4j
import orjson
from rich.console import Console
from rich.table import Table

from bench import compare, equal, growth, results, servers
from bench.figures import LIMIT, SERVICE, Ratio, measurement
from bench.load import Plan, Side, drive
from graph import managed
from graph.connection import Graph
from graph.managed import Running
from graph.statements import Statement
from queries.evaluate import Evaluated, evaluate, question
from queries.keeper import Keeper, drop
from queries.rule import Rule, load_all

HEAP_MB = 4096
TIMES = growth.TIMES
ROUNDS = 3
PATIENCE_S = 300.0
"""How long one rule may take here: a ratio is to be seen where it is bad, too."""
BOOK_MOST, FASTER_LEAST, AGAIN_MOST, PAGE_MOST, GROWTH_MOST = 1.5, 10.0, 1.5, 1.3, 12.0
PAGE_SECONDS = 8.0
RULES = load_all()

EDITS = {
    "a seat ends": ("MATCH (:Forum)-[:HAS_MEMBERSHIP]->(n:Membership) WHERE n.validTo IS NULL", "validTo"),
    "a contact leaves": (
        "MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-()-[:HAS_ASSIGNMENT]->(n:Assignment) "
        "WHERE n.validTo IS NULL",
        "validTo",
    ),
    "an agreement ends": (
        "MATCH (n:Agreement)-[:HAS_PARTY]->(:Municipality) WHERE n.validTo IS NULL",
        "validTo",
    ),
    "a meeting moves": ("MATCH (:Forum)-[:HAS_MEETING]->(n:Meeting) WHERE NOT n.cancelled", "heldOn"),
    "an attestation": ("MATCH (n:Attestation)", "completeAsOf"),
}
"""What is edited, the clauses that find such things, and the day that is set on one of them."""


@dataclass
class Times:
    """What was measured, s, round by round."""

    machine: dict[str, str | int | float]
    seconds: dict[str, list[float]] = field(default_factory=dict)
    ratios: list[Ratio] = field(default_factory=list)

    def add(self, what: str, seconds: float) -> None:
        """One round."""
        self.seconds.setdefault(what, []).append(round(seconds, 4))

    def of(self, what: str) -> float:
        """The median."""
        return statistics.median(self.seconds[what])

    def compare(
        self, what: str, one: str, other: str, most: float | None, least: float | None = None
    ) -> None:
        """Put one beside another."""
        ratio = round(self.of(one) / self.of(other), 2)
        self.ratios.append(Ratio(what, f"{one} : {other}", 1, ratio, most, least))

    def write(self) -> None:
        """Keep what is known so far, whatever becomes of the rest."""
        ratios = [asdict(ratio) | {"met": ratio.met} for ratio in self.ratios]
        told = {"machine": self.machine, "rules": len(RULES), "seconds": self.seconds, "ratios": ratios}
        results.write("rules.json", told)


def main() -> int:
    """Run it, some ten minutes, tell it, keep it; 1 where a ratio is not as promised."""
    parser = argparse.ArgumentParser(prog="python -m bench rules")
    parser.add_argument(
        "--times", type=int, default=TIMES, help="how many countries in the end (%(default)s)"
    )
    times: int = parser.parse_args(sys.argv[2:]).times
    console = Console()
    today = dt.datetime.now(ZoneInfo("Europe/Oslo")).date()
    told = Times(results.machine())
    console.print("Loading the country")
    with servers.empty_neo4j(lambda *_: None) as place:
        running = managed.start(replace(place, heap_mb=HEAP_MB))
        asyncio.run(servers.load_country(running, today))
        asyncio.run(_once(running, today, told, console.print))
        console.print("A national coverage page")
        _page(running, told)
        told.write()
        if times > 1:
            console.print(f"{times} times the country")
            growth.copy(running, times - 1)
            asyncio.run(_large(running, today, told, times))
            told.write()
    console.print(_table(told))
    return 0 if all(ratio.met for ratio in told.ratios) else 1


async def _once(running: Running, today: dt.date, told: Times, tell: Callable[[str], None]) -> None:
    async with _graph(running) as graph:
        tell("The whole book, cold")
        await _book(graph, running, today, "cold", told)
        # Once more before it counts: what is kept changes the statistics, and with them plans.
        await _book(graph, running, today, "again", Times({}))
        tell("The whole book, warm")
        for _ in range(ROUNDS):
            await _book(graph, running, today, "warm", told)
        for temper in ("cold", "warm"):
            told.compare("the whole book", f"all findings kept, {temper}", f"bare, {temper}", BOOK_MOST)
            told.compare("the whole book", f"all findings, {temper}", f"bare, {temper}", None)
        for what, (find, name) in EDITS.items():
            tell(f"After an edit: {what}")
            await _edit(graph, today, what, f"CYPHER 5 {find}", name, told)
            told.write()
        # By hand there is only one evaluation of each rule to be read.
        await drop(graph, PATIENCE_S)


async def _book(graph: Graph, running: Running, today: dt.date, temper: str, told: Times) -> None:
    """The statements bare; all findings; all findings, kept: each by itself from the same state."""
    cold = temper == "cold"
    await _ready(graph, cold=cold)
    told.add(f"bare, {temper}", _bare(running, [question(rule, today, today) for rule in RULES.values()]))
    await _ready(graph, cold=cold)
    begun = time.perf_counter()
    for rule in RULES.values():
        await evaluate(graph, rule, today, today, PATIENCE_S)
    told.add(f"all findings, {temper}", time.perf_counter() - begun)
    await _ready(graph, cold=cold)
    told.add(f"all findings kept, {temper}", await _ensure(_keeper(graph), today))


async def _ready(graph: Graph, *, cold: bool) -> None:
    await drop(graph, PATIENCE_S)
    if cold:
        await graph.rows(
            Statement("CYPHER 5 CALL db.clearQueryCaches() YIELD value RETURN value"), PATIENCE_S
        )


def _bare(running: Running, statements: list[Statement]) -> float:
    """What the bare driver needs for the statements, one after the other, all rows fetched."""
    login = (running.user, running.password)
    with (
        neo4j.GraphDatabase.driver(running.uri, auth=login, notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        session.run("CYPHER 5 RETURN 1").consume()
        begun = time.perf_counter()
        for statement in statements:
            list(session.run(statement.text, dict(statement.parameters)))
        return time.perf_counter() - begun


async def _edit(graph: Graph, today: dt.date, what: str, find: str, name: str, told: Times) -> None:
    again: list[tuple[Rule, frozenset[str] | None]] = []

    async def noted(graph: Graph, rule: Rule, *given: Any) -> Evaluated:
        again.append((rule, given[3] if len(given) > 3 else None))  # where `only` stands
        return await evaluate(graph, rule, *given)

    keeper = _keeper(graph, noted)
    await _ensure(_keeper(graph), today)
    text = f"{find} WITH n ORDER BY n.id RETURN collect(n.id) AS ids"
    (record,) = await graph.rows(Statement(text), PATIENCE_S)
    ids = record["ids"]
    for turn in range(ROUNDS + 1):
        id_ = ids[len(ids) // (turn + 2)]
        await _write(graph, id_, {name: today - dt.timedelta(days=30)})
        again.clear()
        seconds = await _ensure(keeper, today)
        if turn == 0:
            continue  # the first time its statements are planned
        told.add(f"after an edit: {what}", seconds)
        statements = [question(rule, today, today, only) for rule, only in again]
        begun = time.perf_counter()
        for statement in statements:
            await graph.rows(statement, PATIENCE_S)
        told.add(f"run again, bare: {what}", time.perf_counter() - begun)
        begun = time.perf_counter()
        for rule, _ in again:
            await graph.rows(question(rule, today, today), PATIENCE_S)
        told.add(f"its rules whole, bare: {what}", time.perf_counter() - begun)
    full, after = "all findings kept, warm", f"after an edit: {what}"
    told.compare(what, full, after, None, FASTER_LEAST)
    told.compare(what, after, f"run again, bare: {what}", AGAIN_MOST)
    told.compare(what, after, f"its rules whole, bare: {what}", None)


async def _write(graph: Graph, id_: str, properties: dict[str, Any]) -> None:
    text = "CYPHER 5 UNWIND $rows AS row MATCH (n:Node {id: row.id}) SET n += row.properties"
    edit = Statement(text, {"rows": [{"id": id_, "properties": properties}]})
    now = dt.datetime.now(dt.UTC)
    await graph.change([edit], who="bench", why="an edit", request_id="bench", at=now)


def _page(running: Running, told: Times) -> None:
    """A national coverage page through the service, and by hand from what is kept."""
    document = (servers.ROOT / "bench" / "operations" / "coverage.graphql").read_text(encoding="utf-8")
    with servers.service(running) as service, servers.limit(running) as limit:
        ours = Side(SERVICE, service, "/graphql", orjson.dumps({"query": document}).decode())
        by_hand = Side(LIMIT, limit, "/coverage", orjson.dumps({"variables": {}}).decode())
        answers = [equal.plain(asyncio.run(compare.ask(side))["data"]) for side in (ours, by_hand)]
        if found := next(equal.differences(*answers), None):
            raise AssertionError(f"By hand another page is answered than by the service: {found}")
        for batches in ([], []):  # the first time is the warm-up
            batches += [b for each in drive(Plan((ours, by_hand), 1, 2, 60, PAGE_SECONDS)) for b in each]
        for side in (SERVICE, LIMIT):
            found_ms = measurement("NationalCoverage", "large", side, 1, batches).p50_ms
            told.add(f"a national coverage page, {side}", found_ms / 1_000)
    one, other = (f"a national coverage page, {side}" for side in (SERVICE, LIMIT))
    told.compare("a national coverage page", one, other, PAGE_MOST)


async def _large(running: Running, today: dt.date, told: Times, times: int) -> None:
    async with _graph(running) as graph:
        for turn in range(2):
            await _ready(graph, cold=False)
            seconds = await _ensure(_keeper(graph), today)
            if turn:  # the first time plans are made
                told.add(f"all findings kept, {times} times the country", seconds)
    one, other = f"all findings kept, {times} times the country", "all findings kept, warm"
    told.compare("growth", one, other, GROWTH_MOST)


def _graph(running: Running) -> Graph:
    return Graph.from_uri(running.uri, running.user, running.password)


def _keeper(graph: Graph, evaluating: Any = evaluate) -> Keeper:
    return Keeper(graph, lambda: dt.datetime.now(dt.UTC), PATIENCE_S, evaluating=evaluating)


async def _ensure(keeper: Keeper, today: dt.date) -> float:
    begun = time.perf_counter()
    await keeper.ensure(RULES.values(), today, today)
    return time.perf_counter() - begun


def _rows(told: Times) -> Iterator[tuple[str, str, str, str]]:
    for r in told.ratios:
        promised = f"≤ {r.most:g}" if r.most else f"≥ {r.least:g}" if r.least else ""
        yield r.operation, r.what, f"[{'green' if r.met else 'red'}]{r.ratio:.2f}[/]", promised


def _table(told: Times) -> Table:
    table = Table("what", "compared", "ratio", "promised", title="The rule book")
    for row in _rows(told):
        table.add_row(*row)
    return table
