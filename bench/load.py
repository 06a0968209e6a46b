"""The load, in a process of its own: `python -m bench.load` reads a plan and writes times, a line each.

The sides are asked in turns, a small batch each, so that whatever else the machine does hits them alike.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import orjson

from bench.client import Connection, post


@dataclass(frozen=True)
class Side:
    """One system, and what it is asked."""

    system: str
    port: int
    path: str
    body: str


@dataclass(frozen=True)
class Plan:
    """How often the sides are asked the same question in turns."""

    sides: tuple[Side, ...]
    connections: int
    """How many ask at the same time, each over a connection of its own, one request after the other."""
    batch: int
    """Requests to one side before it is the other's turn."""
    rounds: int
    """Turns of each side, at most."""
    seconds: float
    """No round begins after this time."""

    def __post_init__(self) -> None:
        if self.batch % self.connections:
            raise ValueError(f"A batch of {self.batch} cannot be shared by {self.connections} connections.")


@dataclass(frozen=True)
class Batch:
    """What one turn of one side took."""

    system: str
    seconds: float
    """From the first request to the last answer."""
    ms: tuple[float, ...]
    """Each request."""


def drive(plan: Plan) -> Iterator[tuple[Batch, ...]]:
    """Have a process of its own carry out the plan; gives the batches of each round as it ends.

    Raises RuntimeError where that process failed.
    """
    words = [sys.executable, "-m", "bench.load"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None, "piped"
        assert process.stdout is not None, "piped"
        process.stdin.write(orjson.dumps(asdict(plan)))
        process.stdin.close()
        for line in process.stdout:
            yield tuple(Batch(b["system"], b["seconds"], tuple(b["ms"])) for b in orjson.loads(line))
    if process.returncode:
        raise RuntimeError(f"The load ended with code {process.returncode}; what it said stands above.")


async def _carry_out(plan: Plan) -> None:
    ready = [(side, post(side.path, side.body.encode())) for side in plan.sides]
    end = time.monotonic() + plan.seconds
    for _ in range(plan.rounds):
        if time.monotonic() > end:
            break
        batches = [await _batch(plan, *each) for each in ready]
        sys.stdout.buffer.write(orjson.dumps(batches) + b"\n")
        sys.stdout.buffer.flush()
        ready.reverse()  # who comes first has no advantage


async def _batch(plan: Plan, side: Side, request: bytes) -> Batch:
    # Opened for each batch: a server closes a connection that is silent while it is the other side's turn.
    connections = [await Connection.open(side.port) for _ in range(plan.connections)]
    times: list[float] = []

    async def ask(connection: Connection) -> None:
        for _ in range(plan.batch // plan.connections):
            begun = time.perf_counter()
            await connection.ask(request)
            times.append((time.perf_counter() - begun) * 1000)

    begun = time.perf_counter()
    await asyncio.gather(*(ask(connection) for connection in connections))
    seconds = time.perf_counter() - begun
    for connection in connections:
        await connection.close()
    return Batch(side.system, seconds, tuple(times))


if __name__ == "__main__":
    told = orjson.loads(sys.stdin.buffer.read())
    told["sides"] = tuple(Side(**side) for side in told["sides"])
    asyncio.run(_carry_out(Plan(**told)))
