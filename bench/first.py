"""The first answer after a start beside the tenth: what the warm-up leaves to the first who asks."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable

from bench import servers
from bench.compare import body, saved_operations
from bench.figures import SERVICE, Measurement, Ratio, measurement
from bench.load import Plan, Side, drive
from graph import managed
from graph.managed import Home

OPERATION = "FirstLook"
ASKED = 10
STARTS = 3
"""Starts are few and noisy: the one in the middle counts."""
MOST = 3.0


def first_answers(home: Home, tell: Callable[[str, int, int], None]) -> tuple[list[Measurement], list[Ratio]]:
    """Start Neo4j and the service anew a few times, and ask the same question ten times after each start."""
    starts: list[tuple[float, ...]] = []
    batches = []
    for start in range(STARTS):
        tell("FirstLook after a start", start, STARTS)
        managed.stop(home)
        running = managed.start(home)
        with servers.service(running, warm=False) as port:
            saved = asyncio.run(saved_operations(port))
            side = Side(SERVICE, port, "/graphql", body(saved[OPERATION]))
            asked = [batch for (batch,) in drive(Plan((side,), 1, 1, ASKED, seconds=120))]
        starts.append(tuple(batch.ms[0] for batch in asked))
        batches += asked
    tell("FirstLook after a start", STARTS, STARTS)
    first, tenth = (statistics.median(times[i] for times in starts) for i in (0, ASKED - 1))
    ratio = statistics.median(times[0] / times[ASKED - 1] for times in starts)
    what = f"first ({first:.0f} ms) : tenth ({tenth:.0f})"
    return [measurement(OPERATION, "small", SERVICE, 1, batches)], [
        Ratio(OPERATION, what, 1, round(ratio, 2), MOST)
    ]
