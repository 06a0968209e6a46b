"""Looking the whole register over: every check there is, asked one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.connection import Graph
from queries.check import EXAMPLES, Check, Severity, load_all
from queries.derived import derived

TIMEOUT_S = 300.0
"""How long one check may take, s; it reads the whole register."""


@dataclass(frozen=True)
class Example:
    """One fault."""

    subject: str
    """The id of what is at fault, or of the ends of the tie that is."""
    detail: str


@dataclass(frozen=True)
class Outcome:
    """What a check found."""

    check: Check
    count: int
    """How many faults there are."""
    examples: tuple[Example, ...]
    """The first of them, by subject."""
    seconds: float
    """How long it took."""

    @property
    def is_error(self) -> bool:
        """Whether it found what must be mended."""
        return self.count > 0 and self.check.severity is Severity.ERROR


def every_check() -> tuple[Check, ...]:
    """The checks that follow from the model and those in files, in order of id."""
    return tuple(sorted((*derived(), *load_all()), key=lambda check: check.id))


async def examine(
    graph: Graph,
    checks: Sequence[Check],
    *,
    examples: int = EXAMPLES,
    told: Callable[[Check], None] | None = None,
) -> tuple[Outcome, ...]:
    """Ask the checks, in their order; `told` hears of each before it is asked.

    Changes nothing. The checks do not see one state of the register if it is changed in between. Raises
    `GraphError` where a check cannot be asked.
    """
    outcomes = []
    for check in checks:
        if told:
            told(check)
        begun = time.monotonic()
        record = await graph.read(check.statement(examples), TIMEOUT_S)
        assert record is not None, "counting answers with one record"
        found = tuple(Example(each["subject"], each["detail"]) for each in record["examples"])
        outcomes.append(Outcome(check, record["count"], found, time.monotonic() - begun))
    return tuple(outcomes)
