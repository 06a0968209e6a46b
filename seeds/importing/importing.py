"""A file into the register: looked at as a whole, and then written as a whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.changes import ChangeResult
from graph.connection import CHANGE_TIMEOUT_S, Graph
from graph.errors import GraphError, TooCostly
from graph.load import Progress
from graph.statements import Statement
from seeds.exporting.narrowing import Unknown
from seeds.exporting.reading import PAGE_TIMEOUT_S
from seeds.importing.checking import check
from seeds.importing.comparing import Plan, When, compare, end
from seeds.importing.memory import HEAP, MB, Limit, limit
from seeds.importing.names import Names, known
from seeds.importing.opening import opened
from seeds.importing.parsing import parse
from seeds.importing.stored import stored_kinds
from seeds.importing.writing import statements
from seeds.problems import Problem

WHO = "samordning import"
ROW_S = 0.01
"""How much longer than other changes an import may take for each row: many times what it takes."""
TENTH = 10
"""One of so many rows may be ended without being asked whether it is meant."""


@dataclass(frozen=True)
class Looked:
    """What an import would do, and what keeps it from being done."""

    path: Path
    plan: Plan
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    """What was passed over, and how names were understood, in words."""

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of which kind are created, changed, ended, and left as they are."""
        plan = self.plan
        return {
            "created": {kind: len(rows) for kind, rows in plan.created.items()},
            "changed": {kind: len(rows) for kind, rows in plan.changed.items()},
            "ended": {kind: len(rows) for kind, rows in plan.ended.items()},
            "unchanged": dict(plan.unchanged),
        }


async def look(
    graph: Graph,
    path: Path,
    day: dt.date,
    at: dt.datetime,
    allow_ending: int = 0,
    progress: Progress | None = None,
) -> Looked:
    """Read the file, check it, and compare it with what is stored; nothing is written.

    Rows that a manifest declares complete and that are gone end on `day`, more than a tenth of them only as
    far as `allow_ending` goes. Raises `GraphError` as reading does, `reading.Unfit`.
    """
    problems: list[Problem] = []
    notes: list[str] = []
    version = await graph.data_version(PAGE_TIMEOUT_S)
    complete, given = opened(path, problems, notes, progress)
    stored = await stored_kinds(graph)
    names = await known(graph) if stored else Names()
    parsed = parse(names.read(given), at, problems)
    notes += names.notes()
    await check(graph, parsed, stored, problems)
    plan = await compare(graph, parsed, complete, stored, When(day, at), problems)
    plan.version = version
    # A row that could not be read would look like one that is gone.
    if not problems:
        try:
            holding = await end(graph, parsed, complete, day, at, plan)
        except Unknown as error:
            problems.append(Problem(path.name, 0, "complete", "", "a territory that there is", str(error)))
        else:
            problems += too_large(path, plan, await limit(graph))
            problems += _too_many(path, sum(map(len, plan.ended.values())), holding, allow_ending)
    return Looked(path, plan, tuple(sorted(problems)), tuple(notes))


def _too_many(path: Path, ended: int, holding: int, allowed: int) -> Iterator[Problem]:
    if ended * TENTH > holding and ended > allowed:
        told = f"{ended} of {holding} rows would be ended"
        mend = f"look whether the file is whole; if it is meant, say --allow-ending {ended}"
        yield Problem(path.name, 0, "", told, "no more than a tenth to be gone", mend)


def too_large(path: Path, plan: Plan, most: Limit | None) -> Iterator[Problem]:
    """Refuse a plan that takes more memory than the server allows, saying which setting is in the way."""
    if most is not None and plan.cost > most.size:
        told = f"it needs about {plan.cost // MB:,} MB of Neo4j's heap until all of it is saved"
        expected = f"no more than {most.size // MB:,} MB, which {most.setting} allows there"
        mend = (
            f"start Neo4j with more heap ({HEAP}, now {most.heap}; SAMORDNING_NEO4J_HEAP_MB for the one that "
            "comes along), or import fewer kinds at a time, first those that others name"
        )
        yield Problem(path.name, 0, "", told, expected, mend)


class TooLarge(GraphError):
    """The database did not have the memory for an import; nothing of it was written."""


async def apply(
    graph: Graph, looked: Looked, at: dt.datetime, progress: Progress | None = None
) -> ChangeResult | None:
    """Write what was looked at, in one change with its audit entry; None where there is nothing to write.

    Raises `Conflict` where the register was changed since it was looked at, `TooLarge` where the database
    has too little memory, and `GraphError` as `Graph.change` does: then nothing was written.
    """
    assert not looked.problems, "what has problems is not applied"
    if looked.plan.empty:
        return None
    size = sum(sum(counts.values()) for name, counts in looked.counts().items() if name != "unchanged")
    try:
        return await graph.change(
            _told(statements(looked.plan), size, progress),
            who=WHO,
            why=f"Import of {looked.path.name}",
            request_id=f"import {at.isoformat()}",
            at=at,
            timeout_s=CHANGE_TIMEOUT_S + size * ROW_S,
            expected=looked.plan.version,
        )
    except TooCostly as error:
        raise TooLarge(
            f"Neo4j ran out of memory for the import of {looked.path.name}, which needs about "
            f"{looked.plan.cost // MB:,} MB of its heap at once. Nothing was written. Start it with more "
            f"heap ({HEAP}), or import fewer kinds at a time, first those that others name."
        ) from error


def _told(planned: Iterator[Statement], total: int, progress: Progress | None) -> Iterator[Statement]:
    done = 0
    for statement in planned:
        yield statement
        # Asking for the next statement means that this one is being run, and those before it have been.
        done += len(statement.parameters["rows"])
        if progress is not None:
            progress("Importing", min(done, total), total)
