"""What a run found, as files, pictures and tables."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path

import orjson
import psutil
from rich.table import Table

from bench.compiling import Compiling
from bench.figures import Measurement, Ratio
from bench.plot import svg

FOLDER = Path(__file__).resolve().parent / "results"


@dataclass
class Kept:
    """All that a run finds."""

    measurements: list[Measurement] = field(default_factory=list)
    """Of the operations that all systems are asked."""
    others: list[Measurement] = field(default_factory=list)
    """Of what the service is asked alone."""
    ratios: list[Ratio] = field(default_factory=list)
    compiling: list[Compiling] = field(default_factory=list)

    def add(self, others: list[Measurement], ratios: list[Ratio]) -> None:
        """Take in what the service was asked alone."""
        self.others += others
        self.ratios += ratios


def keep(kept: Kept, graph: dict[str, int], taken_on: dict[str, str | int | float]) -> None:
    """Write `latest.json`, the measurements as a list, `ratios.json`, what they come to, and the pictures."""
    around = {
        "machine": taken_on,
        "graph": graph,
        "ratios": [asdict(r) | {"met": r.met} for r in kept.ratios],
        "service_alone": [asdict(m) for m in kept.others],
        "compiling": [asdict(c) for c in kept.compiling],
    }
    write("latest.json", [asdict(m) for m in kept.measurements])
    write("ratios.json", around)
    for connections in (1, 8):
        picture = svg(kept.measurements, connections)
        (FOLDER / f"connections-{connections}.svg").write_text(picture, encoding="utf-8")


def keep_starts(kept: Kept, taken_on: dict[str, str | int | float]) -> None:
    """Write `starts.json`: the first answers after a start."""
    told = [asdict(r) | {"met": r.met} for r in kept.ratios]
    write("starts.json", {"machine": taken_on, "ratios": told, "service": [asdict(m) for m in kept.others]})


def write(name: str, value: object) -> None:
    """Write a file of results."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def machine() -> dict[str, str | int | float]:
    """What the figures are taken on, and how busy it is before they are."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.processor() or platform.machine(),
        "cores": os.cpu_count() or 0,
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
    }


def tables(kept: Kept) -> tuple[Table, Table, Table]:
    """The figures for the terminal."""
    times = Table("operation", "connections", "system", title="Times")
    for heading in ("answers/s", "p50 ms", "p99 ms"):
        times.add_column(heading, justify="right")
    for m in kept.measurements + kept.others:
        told = (f"{m.rps:,.1f}", f"{m.p50_ms:,.2f}", f"{m.p99_ms:,.2f}")
        times.add_row(m.operation, str(m.connections), m.system, *told)
    compared = Table("operation", "connections", "compared", title="Ratios")
    for heading in ("ratio", "promised"):
        compared.add_column(heading, justify="right")
    for r in kept.ratios:
        told_ratio = f"[{'green' if r.met else 'red'}]{r.ratio:.2f}[/]"
        promised = f"≤ {r.most:g}" if r.most else f"≥ {r.least:g}" if r.least else ""
        compared.add_row(r.operation, str(r.connections), r.what, told_ratio, promised)
    compiled = Table("operation", title="From text to plan, ms")
    for heading in ("new", "kept", "new, twice the types"):
        compiled.add_column(heading, justify="right")
    for c in kept.compiling:
        compiled.add_row(c.operation, f"{c.uncached_ms:.2f}", f"{c.cached_ms:.2f}", f"{c.twice_ms:.2f}")
    return times, compared, compiled
