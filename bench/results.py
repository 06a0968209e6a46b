"""What was measured, as values, as a file and as a table."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import orjson
import psutil
from rich.table import Table

from bench.load import Batch

FOLDER = Path(__file__).resolve().parent / "results"
SERVICE = "samordning"
LIMIT = "limit"

Size = Literal["small", "large"]


@dataclass(frozen=True)
class Measurement:
    """One system asked one question over so many connections."""

    operation: str
    size: Size
    system: str
    connections: int
    rps: float
    """Answers a second, all connections together."""
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Ratio:
    """A figure that hangs less on the machine than times do, and the most that it may be."""

    operation: str
    what: str
    connections: int
    ratio: float
    most: float | None
    """None where it is told without being promised."""

    @property
    def met(self) -> bool:
        """Whether it is as promised."""
        return self.most is None or self.ratio <= self.most


def measurement(
    operation: str, size: Size, system: str, connections: int, batches: Iterable[Batch]
) -> Measurement:
    """What the batches of one system come to."""
    own = [batch for batch in batches if batch.system == system]
    times = sorted(ms for batch in own for ms in batch.ms)
    seconds = sum(batch.seconds for batch in own)
    return Measurement(
        operation,
        size,
        system,
        connections,
        rps=round(len(times) / seconds, 1),
        p50_ms=round(statistics.median(times), 3),
        p99_ms=round(times[int(len(times) * 0.99)], 3),
    )


def keep(
    measurements: Sequence[Measurement],
    ratios: Sequence[Ratio],
    graph: dict[str, int],
    taken_on: dict[str, str | int | float],
) -> None:
    """Write `latest.json`, the measurements as a list, and `ratios.json`, with what they were taken on."""
    around = {"machine": taken_on, "graph": graph, "ratios": [asdict(r) | {"met": r.met} for r in ratios]}
    write("latest.json", [asdict(m) for m in measurements])
    write("ratios.json", around)


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


def tables(measurements: Sequence[Measurement], ratios: Sequence[Ratio]) -> tuple[Table, Table]:
    """The figures for the terminal."""
    times = Table("operation", "connections", "system", title="Times")
    for heading in ("answers/s", "p50 ms", "p99 ms"):
        times.add_column(heading, justify="right")
    for m in measurements:
        told = (f"{m.rps:,.1f}", f"{m.p50_ms:,.2f}", f"{m.p99_ms:,.2f}")
        times.add_row(m.operation, str(m.connections), m.system, *told)
    compared = Table("operation", "connections", "compared", title="Ratios")
    for heading in ("ratio", "at most"):
        compared.add_column(heading, justify="right")
    for r in ratios:
        colour = "green" if r.met else "red"
        most = "" if r.most is None else f"{r.most:g}"
        compared.add_row(r.operation, str(r.connections), r.what, f"[{colour}]{r.ratio:.2f}[/{colour}]", most)
    return times, compared
