"""`make bench`: start what is measured, measure, tell, keep. Ends with 1 where a ratio is above its most.

`python -m bench imports` measures files in and out instead, `python -m bench starts` the first answer after a
start, `python -m bench rules` the rule book over the country; `python -m bench quick` runs all that
`make bench` does, too short for figures, and keeps none.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from bench import bulk, compare, compiling, first, growth, results, rules, servers
from bench.questions import Place, questions
from graph import managed
from graph.connection import Graph
from graph.managed import Home, Running
from graph.statements import Statement

QUICK = 0.1
"""How much shorter everything is where it is only to be seen that all of it runs."""


def quick() -> int:
    """Run what `make bench` runs, for a tenth of its time."""
    return main(QUICK)


def main(hurry: float = 1.0) -> int:
    """Run the benchmark, some seven minutes; in a `hurry` below 1 nothing is kept and no figure fails."""
    console = Console()
    machine = results.machine()
    today = dt.datetime.now(ZoneInfo("Europe/Oslo")).date()
    kept = results.Kept()
    with _bar(console) as bar, servers.empty_neo4j(_teller(bar, "Fetching Neo4j")) as home:
        tell = _teller(bar, "")
        running = _country(home, today, tell)
        graph = asyncio.run(size(running))
        with (
            servers.service(running) as service,
            servers.limit(running) as limit,
            servers.peer(running) as peer,
        ):
            ports, place = compare.Ports(service, limit, peer), asyncio.run(_place(running, service))
            for found, compared in compare.compare(ports, place, today, tell, hurry):
                kept.measurements += found
                kept.ratios += compared
            if hurry >= 1:
                results.keep(kept, graph, machine)  # whatever becomes of the rest
            tell("Ten times the graph", 0, 2)
            before = growth.anchored(service, today, hurry)
            organizations = growth.grow(running)
            tell("Ten times the graph", 1, 2)
            kept.add(*growth.measure(service, today, before, organizations, hurry))
            tell("Ten times the graph", 2, 2)
    kept.compiling = compiling.compiling(questions(Place()))
    for table in results.tables(kept):
        console.print(table)
    if hurry < 1:
        return 0
    results.keep(kept, graph, machine)
    console.print(f"Kept in {results.FOLDER.relative_to(servers.ROOT)}.")
    return 0 if all(ratio.met for ratio in kept.ratios) else 1


def starts() -> int:
    """Measure the first answer after a start, about three minutes."""
    console = Console()
    machine = results.machine()
    kept = results.Kept()
    with _bar(console) as bar, servers.empty_neo4j(_teller(bar, "Fetching Neo4j")) as home:
        tell = _teller(bar, "")
        _country(home, dt.datetime.now(ZoneInfo("Europe/Oslo")).date(), tell)
        kept.add(*first.first_answers(home, tell))
    for table in results.tables(kept)[:2]:
        console.print(table)
    results.keep_starts(kept, machine)
    return 0 if all(ratio.met for ratio in kept.ratios) else 1


def _country(home: Home, today: dt.date, tell: compare.Tell) -> Running:
    tell("Starting Neo4j and loading the country", 0, 1)
    running = managed.start(home)
    asyncio.run(servers.load_country(running, today))
    tell("Starting Neo4j and loading the country", 1, 1)
    return running


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


async def _place(running: Running, service: int) -> Place:
    async with Graph.from_uri(running.uri, running.user, running.password) as graph:
        return await compare.place_of(service, graph)


async def size(running: Running) -> dict[str, int]:
    """How large the graph is that was asked."""
    text = "CYPHER 5 RETURN COUNT { (n) } AS nodes, COUNT { ()-->() } AS relationships"
    async with Graph.from_uri(running.uri, running.user, running.password) as graph:
        record = await graph.read(Statement(text), 60)
    assert record is not None, "it counts"
    return dict(record)


def _teller(bar: Progress, prefix: str) -> compare.Tell:
    tasks: dict[str, TaskID] = {}

    def tell(step: str, done: int, total: int) -> None:
        name = prefix or step
        if name not in tasks:
            tasks[name] = bar.add_task(name)
        bar.update(tasks[name], completed=done, total=total)

    return tell


if __name__ == "__main__":
    if sys.argv[1:2] == ["imports"]:
        sys.exit(bulk.main(sys.argv[2:]))
    ways = {"starts": starts, "quick": quick, "rules": rules.main}
    sys.exit(ways[sys.argv[1]]() if sys.argv[1:] else main())
