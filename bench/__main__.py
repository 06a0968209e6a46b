"""`make bench`: start what is measured, measure, tell, keep. Ends with 1 where a ratio is above its most.

`python -m bench imports` measures files in and out instead.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from bench import bulk, compare, first, results, servers
from graph import managed
from graph.connection import Graph
from graph.managed import Running
from graph.statements import Statement


def main() -> int:
    """Run the benchmark; about three minutes."""
    console = Console()
    machine = results.machine()
    measurements: list[results.Measurement] = []
    ratios: list[results.Ratio] = []
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )
    with bar, servers.empty_neo4j(_teller(bar, "Fetching Neo4j")) as home:
        tell = _teller(bar, "")
        tell("Starting Neo4j and loading the country", 0, 1)
        running = managed.start(home)
        asyncio.run(servers.load_country(running, dt.datetime.now(ZoneInfo("Europe/Oslo")).date()))
        graph = asyncio.run(size(running))
        tell("Starting Neo4j and loading the country", 1, 1)
        with servers.service(running) as service, servers.limit(running) as limit:
            for found, compared in compare.compare(service, limit, tell):
                measurements += found
                ratios += compared
        found, compared = first.first_answers(home, tell)
    measurements += found
    ratios += compared
    for table in results.tables(measurements, ratios):
        console.print(table)
    results.keep(measurements, ratios, graph, machine)
    console.print(f"Kept in {results.FOLDER.relative_to(servers.ROOT)}.")
    return 0 if all(ratio.met for ratio in ratios) else 1


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
    sys.exit(bulk.main() if sys.argv[1:] == ["imports"] else main())
