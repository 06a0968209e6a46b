"""What was measured, as values."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bench.load import Batch

SERVICE = "samordning"
PEER = "peer"
LIMIT = "limit"

Size = Literal["small", "large"]


@dataclass(frozen=True)
class Measurement:
    """One system asked one question over so many connections."""

    operation: str
    size: Size
    comparable: bool
    """False where the peer answers through our Cypher, or is not asked."""
    system: str
    connections: int
    rps: float
    """Answers a second, all connections together."""
    p50_ms: float
    p99_ms: float


@dataclass(frozen=True)
class Ratio:
    """A figure that hangs less on the machine than times do, and what it may be."""

    operation: str
    what: str
    connections: int
    ratio: float
    most: float | None
    """None where it is told without being promised."""
    least: float | None = None
    """The least that it may be, where more is better."""

    @property
    def met(self) -> bool:
        """Whether it is as promised."""
        few = self.least is not None and self.ratio < self.least
        return not few and (self.most is None or self.ratio <= self.most)


def measurement(
    operation: str,
    size: Size,
    system: str,
    connections: int,
    batches: Iterable[Batch],
    *,
    comparable: bool = False,
) -> Measurement:
    """What the batches of one system come to."""
    own = [batch for batch in batches if batch.system == system]
    times = sorted(ms for batch in own for ms in batch.ms)
    seconds = sum(batch.seconds for batch in own)
    return Measurement(
        operation,
        size,
        comparable,
        system,
        connections,
        rps=round(len(times) / seconds, 1),
        p50_ms=round(statistics.median(times), 3),
        p99_ms=round(times[int(len(times) * 0.99)], 3),
    )
