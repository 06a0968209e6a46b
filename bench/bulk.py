"""`python -m bench imports`: files in and out, once and ten times the country, beside bare statements.

Import and export are the commands that a person runs, in processes of their own. Beside them the bare driver
writes and reads the same: `CREATE` in batches of 5,000, a transaction each, of rows that lie ready; and a
streaming read that makes nothing of what it gets.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import neo4j
from rich.console import Console
from rich.table import Table

from bench import figures, results, servers
from bench.multiply import multiply
from graph import managed
from graph.connection import Graph
from graph.managed import Home, Running
from graph.migrate import migrate
from seeds.importing.importing import look
from seeds.importing.writing import statements

HEAP_MB = 4096
HEAP_MB_A_COUNTRY = 900
"""A transaction may take 0.6 of the heap, and takes 490 MB for each country."""
SIZES = (1, 10)
MOST = 1.5
MOST_MB = 500
WORK = servers.STATE / "imports"


@dataclass(frozen=True)
class Run:
    """One way in or out, of the country so many times."""

    what: str
    times: int
    rows: int
    seconds: float
    client_mb: int | None
    """Memory that the client held at most; None where the benchmark itself was the client."""


def main(words: Sequence[str] = ()) -> int:
    """Run it, tell it, keep it; 1 where a ratio is above its most."""
    sizes = chosen_sizes(words)
    console = Console()
    machine = results.machine()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    runs: list[Run] = []
    with servers.empty_neo4j(lambda *_: None) as place:
        home = replace(place, heap_mb=HEAP_MB)
        console.print(f"Loading the country into a Neo4j with a heap of {HEAP_MB} MB")
        with _started(home) as running:
            asyncio.run(servers.load_country(running, dt.datetime.now(ZoneInfo("Europe/Oslo")).date()))
            for run in _out(console, running, 1):
                _tell(console, runs, run)
        for size in sizes:
            if size > 1:
                console.print(f"Writing every row {size} times")
                multiply(WORK / "out-1", WORK / f"out-{size}", size)
            heap_mb = max(HEAP_MB, HEAP_MB_A_COUNTRY * size)
            for run in _both(console, replace(home, heap_mb=heap_mb), size):
                _tell(console, runs, run)
    ratios = _ratios(runs)
    console.print(_table(runs, ratios))
    if sizes == SIZES:
        _keep(runs, ratios, machine)
    return 0 if all(ratio.met for ratio in ratios) else 1


def chosen_sizes(words: Sequence[str]) -> tuple[int, ...]:
    """How many times the country is measured, in the order of size."""
    parser = argparse.ArgumentParser(
        "python -m bench imports", description="Files in and out, beside bare statements of the same rows."
    )
    parser.add_argument(
        "--times",
        type=int,
        nargs="+",
        default=SIZES,
        metavar="N",
        help="how many times the country, one after the other (default: 1 10, which alone are kept)",
    )
    chosen = tuple(sorted(set(parser.parse_args(words).times)))
    if chosen[0] < 1:
        parser.error("--times: 1 or more")
    return chosen


def _both(console: Console, home: Home, size: int) -> Iterator[Run]:
    folder = WORK / f"out-{size}"
    with _started(home) as running:
        console.print(f"{size:>3}× import: see {WORK / f'import-{size}.log'}")
        yield _command("import", size, _rows(folder), running, "import", "--apply", str(folder))
        if size > 1:
            yield from _out(console, running, size, "again")
            shutil.rmtree(WORK / "again")
    with _started(home) as running:
        console.print(f"{size:>3}× bare CREATE of the same rows")
        yield _create(running, size, folder)


def _out(console: Console, running: Running, size: int, name: str | None = None) -> Iterator[Run]:
    folder = WORK / (name or f"out-{size}")
    if size == 1:
        # A statement is planned the first time that it is asked: that is no matter of size.
        console.print(f"{size:>3}× export, not counted")
        _command("export", size, 0, running, "export", "--format", "csv", "--out", str(WORK / "first"))
        shutil.rmtree(WORK / "first")
    console.print(f"{size:>3}× export, and a bare read")
    yield _command("export", size, 0, running, "export", "--format", "csv", "--out", str(folder))
    yield _read(running, size)


@contextmanager
def _started(home: Home) -> Iterator[Running]:
    """An empty server with all constraints and indexes."""
    managed.stop(home)
    managed.reset(home)
    running = managed.start(home)

    async def prepare() -> None:
        async with Graph.from_uri(running.uri, running.user, running.password) as graph:
            await migrate(graph, dt.datetime.now(dt.UTC))

    asyncio.run(prepare())
    try:
        yield running
    finally:
        managed.stop(home)


def _command(what: str, size: int, rows: int, running: Running, *words: str) -> Run:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMORDNING_", "NEO4J_"))}
    neo4j_ = {"NEO4J_URI": running.uri, "NEO4J_USERNAME": running.user, "NEO4J_PASSWORD": running.password}
    line = [sys.executable, "-c", "from service.cli import main; main()", *words]
    begun = time.perf_counter()
    with (WORK / f"{what}-{size}.log").open("wb") as log:
        process = subprocess.Popen(line, cwd=servers.ROOT, env=kept | neo4j_, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"samordning {what} ended with {process.returncode}: see {log.name}")
    rows = rows or _rows(Path(words[-1]))
    return Run(what, size, rows, round(seconds, 1), used.ru_maxrss // 1024)


def _rows(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") - 1 for file in folder.glob("*.csv"))


def _driver(running: Running) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(running.uri, auth=(running.user, running.password))


def _create(running: Running, size: int, folder: Path) -> Run:
    now = dt.datetime.now(dt.UTC)

    async def prepare() -> Iterator[tuple[str, dict[str, object]]]:
        async with Graph.from_uri(running.uri, running.user, running.password) as graph:
            looked = await look(graph, folder, now.date(), now)
        return ((each.text, dict(each.parameters)) for each in statements(looked.plan))

    planned = asyncio.run(prepare())
    begun = time.perf_counter()
    with _driver(running) as driver, driver.session() as session:
        for text, parameters in planned:
            session.run(text, parameters).consume()
    return Run("bare CREATE", size, _rows(folder), round(time.perf_counter() - begun, 1), None)


def _read(running: Running, size: int) -> Run:
    begun = time.perf_counter()
    rows = 0
    with _driver(running) as driver, driver.session() as session:
        for text in (
            "CYPHER 5 MATCH (n:Node) RETURN n",
            "CYPHER 5 MATCH (a:Node)-[t]->(b:Node) RETURN a.id, t, b.id",
        ):
            rows += sum(1 for _ in session.run(text))
    return Run("bare read", size, rows, round(time.perf_counter() - begun, 1), None)


def _ratios(runs: list[Run]) -> list[figures.Ratio]:
    found = []
    by = {(run.what, run.times): run for run in runs}
    for ours, bare in (("import", "bare CREATE"), ("export", "bare read")):
        for size in sorted({run.times for run in runs if run.what == ours}):
            one, other = by[ours, size], by[bare, size]
            ratio = round(one.seconds / other.seconds, 2)
            found.append(figures.Ratio(ours, f"{size}×, {ours} : {bare}", 1, ratio, MOST))
            memory = round((one.client_mb or 0) / MOST_MB, 2)
            found.append(figures.Ratio(ours, f"{size}×, memory : {MOST_MB} MB", 1, memory, 1.0))
            if size > 1 and (ours, 1) in by:
                growth = round(one.seconds / by[ours, 1].seconds, 1)
                found.append(figures.Ratio(ours, f"time, {size}× : 1×", 1, growth, None))
    return found


def _tell(console: Console, runs: list[Run], run: Run) -> None:
    runs.append(run)
    memory = "" if run.client_mb is None else f", client {run.client_mb} MB"
    console.print(f"{run.times:>3}× {run.what}: {run.rows:,} rows, {run.seconds:,.1f} s{memory}")


def _keep(runs: list[Run], ratios: list[figures.Ratio], machine: dict[str, str | int | float]) -> None:
    told = [asdict(ratio) | {"met": ratio.met} for ratio in ratios]
    results.write("imports.json", {"machine": machine, "runs": [asdict(r) for r in runs], "ratios": told})


def _table(runs: list[Run], ratios: list[figures.Ratio]) -> Table:
    table = Table("what", "ratio", "at most", title=f"{len(runs)} runs")
    for ratio in ratios:
        table.add_row(ratio.what, f"{ratio.ratio:.2f}", "" if ratio.most is None else f"{ratio.most:g}")
    return table
