"""Snapshots: what the rule book said of one day, set aside so that later days can be compared with it.

Findings that are kept are pruned when the facts have moved on. What is in a snapshot stays until the snapshot
is dropped, with the day, the state of the facts and the rule book that it holds for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from graph import keeping
from graph.connection import Graph
from graph.model.kept import KeptSnapshot
from queries.evaluate import TIMEOUT_S
from queries.keeper import Keeper
from queries.rule import Rule


class NoSnapshot(Exception):
    """There is no such snapshot; the message names those that there are."""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot, and what is in it."""

    told: KeptSnapshot
    keys: tuple[str, ...]
    """The keys of its evaluations."""


async def take(
    graph: Graph, keeper: Keeper, rules: Iterable[Rule], as_of: dt.date, now: dt.datetime, name: str | None
) -> Snapshot:
    """Evaluate the rules for the day where that is not kept yet, and set the result aside.

    `now` is the moment with its zone; without a `name` it is called after the day and the moment. Raises
    `GraphError` in its kinds.
    """
    book = tuple(rules)
    keys = await keeper.ensure(book, as_of, now.date())
    version = await graph.data_version(TIMEOUT_S)
    told = KeptSnapshot(
        id=f"snapshot:{as_of}:{now:%Y%m%dT%H%M%S%f}",
        name=name or f"{as_of}, {now:%Y-%m-%d %H:%M}",
        asOf=as_of,
        takenAt=now,
        dataVersion=version,
        rules=len(book),
    )
    # Refused where the facts changed since: then the keys would be of another state than is said.
    await keeping.keep(graph, [keeping.taking(told, keys)], version, TIMEOUT_S)
    return await find(graph, told.id)


async def all_of(graph: Graph) -> tuple[Snapshot, ...]:
    """Every snapshot, the latest day first."""
    rows = await graph.rows(keeping.snapshots(), TIMEOUT_S)
    return tuple(Snapshot(_told(row["snapshot"]), tuple(row["keys"])) for row in rows)


async def find(graph: Graph, id_: str) -> Snapshot:
    """The snapshot of that id. Raises `NoSnapshot`."""
    there = await all_of(graph)
    found = next((each for each in there if each.told.id == id_), None)
    if found is None:
        known = ", ".join(each.told.id for each in there) or "none yet: samordning snapshot take"
        msg = f"There is no snapshot {id_}. There are: {known}."
        raise NoSnapshot(msg)
    return found


async def drop(graph: Graph, id_: str) -> None:
    """Drop a snapshot. Raises `NoSnapshot`."""
    await find(graph, id_)
    await keeping.keep(graph, [keeping.forgetting(id_)], None, TIMEOUT_S)


def _told(properties: dict[str, object]) -> KeptSnapshot:
    native = {k: v.to_native() if hasattr(v, "to_native") else v for k, v in properties.items()}
    return KeptSnapshot.model_validate(native)
