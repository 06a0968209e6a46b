"""A file into the register: looked at as a whole, and then written as a whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.changes import ChangeResult
from graph.connection import Graph
from graph.errors import Conflict
from graph.load import Progress
from graph.statements import Statement
from seeds.exporting.narrowing import Unknown
from seeds.exporting.reading import PAGE_TIMEOUT_S
from seeds.importing.checking import check
from seeds.importing.comparing import Plan, compare, end
from seeds.importing.names import known
from seeds.importing.opening import opened
from seeds.importing.parsing import parse
from seeds.importing.writing import sheet, statements
from seeds.problems import Problem

WHO = "samordning import"
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
            "created": dict(Counter(each.shape.kind for each in plan.created)),
            "changed": dict(Counter(each.shape.kind for each in plan.changed)),
            "ended": dict(Counter(each.shape.kind for each in plan.ended)),
            "unchanged": dict(plan.unchanged),
        }


async def look(graph: Graph, path: Path, day: dt.date, at: dt.datetime, allow_ending: int = 0) -> Looked:
    """Read the file, check it, and compare it with what is stored; nothing is written.

    Rows that a manifest declares complete and that are gone end on `day`, more than a tenth of them only as
    far as `allow_ending` goes. Raises `GraphError` as reading does, `reading.Unfit`.
    """
    problems: list[Problem] = []
    notes: list[str] = []
    version = await graph.data_version(PAGE_TIMEOUT_S)
    complete, given = opened(path, problems, notes)
    names = await known(graph)
    parsed = parse(names.read(given), at, problems)
    notes += names.notes()
    await check(graph, parsed, problems)
    plan = await compare(graph, parsed, at, problems)
    plan.version = version
    # A row that could not be read would look like one that is gone.
    if not problems:
        try:
            holding = await end(graph, parsed, complete, day, at, plan)
        except Unknown as error:
            problems.append(Problem(path.name, 0, "complete", "", "a territory that there is", str(error)))
        else:
            problems += _too_many(path, len(plan.ended), holding, allow_ending)
    return Looked(path, plan, tuple(sorted(problems)), tuple(notes))


def _too_many(path: Path, ended: int, holding: int, allowed: int) -> Iterator[Problem]:
    if ended * TENTH > holding and ended > allowed:
        told = f"{ended} of {holding} rows would be ended"
        mend = f"look whether the file is whole; if it is meant, say --allow-ending {ended}"
        yield Problem(path.name, 0, "", told, "no more than a tenth to be gone", mend)


async def apply(
    graph: Graph, looked: Looked, at: dt.datetime, progress: Progress | None = None
) -> ChangeResult | None:
    """Write what was looked at, in one change with its audit entry; None where there is nothing to write.

    Raises `Conflict` where the register was changed since it was looked at, and `GraphError` as
    `Graph.change` does: then nothing was written.
    """
    assert not looked.problems, "what has problems is not applied"
    if looked.plan.empty:
        return None
    if await graph.data_version(PAGE_TIMEOUT_S) != looked.plan.version:
        raise Conflict("The register was changed since the file was compared with it. Import it again.")
    rows = sheet(looked.plan)
    size = sum(len(each) for part in (rows.nodes, rows.references, rows.ties) for each in part.values())
    return await graph.change(
        _told(statements(looked.plan, rows), size, progress),
        who=WHO,
        why=f"Import of {looked.path.name}",
        request_id=f"import {at.isoformat()}",
        at=at,
    )


def _told(planned: Iterator[Statement], total: int, progress: Progress | None) -> Iterator[Statement]:
    done = 0
    for statement in planned:
        yield statement
        # Asking for the next statement means that this one has been run.
        done += len(statement.parameters["rows"])
        if progress is not None:
            progress("Importing", min(done, total), total)
