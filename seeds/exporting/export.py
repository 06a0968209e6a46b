"""The register, or a part of it, into a file: read and written a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.connection import Graph
from graph.load import Progress
from graph.statements import Statement
from seeds.exporting.forms import FORMS, WITHIN
from seeds.exporting.narrowing import PERSONAL, Ids, fitted, holds, touch
from seeds.exporting.reading import PAGE_TIMEOUT_S, Row, pages
from seeds.exporting.writing import FORMAT_VERSION, CannotExport, Form, beside
from seeds.shapes import Shape, shapes


@dataclass(frozen=True)
class Order:
    """What to export, and where to."""

    form: str
    """One of `FORMS`."""
    out: Path
    territory: str | None = None
    """Id of the municipality, county, city district or police district that it is narrowed to."""
    as_of: dt.date | None = None
    """Only what holds on this day."""
    without_persons: bool = False
    """Leave out persons, and who holds what."""

    def __post_init__(self) -> None:
        if self.form not in FORMS:
            raise ValueError(f"{self.form} is no form of an export: {', '.join(FORMS)}")

    @property
    def narrowed(self) -> bool:
        """Whether anything may be left out."""
        return self.territory is not None or self.as_of is not None or self.without_persons


async def export(
    graph: Graph, order: Order, at: dt.datetime, progress: Progress | None = None
) -> dict[str, Any]:
    """Write what is ordered; the manifest that was written with it.

    Raises `CannotExport` where something lies in the way, where the form cannot hold what is stored, or where
    the register was changed meanwhile;
    `narrowing.Unknown` where the territory is none; `reading.Unfit`; `GraphError` as reading does.
    """
    _refuse_to_overwrite(order)
    version = await graph.data_version(PAGE_TIMEOUT_S)
    with ExitStack() as stack:
        within = stack.enter_context(Ids()) if order.territory is not None else None
        kept = stack.enter_context(Ids()) if order.narrowed else None
        if within is not None and order.territory is not None:
            await touch(graph, order.territory, within)
        form = FORMS[order.form](order.out)
        unfinished = stack.enter_context(ExitStack())
        unfinished.callback(form.discard)
        await _write(graph, form, _narrow(order, within, kept), progress)
        now = await graph.data_version(PAGE_TIMEOUT_S)
        if now != version:
            raise CannotExport(
                f"The register was changed while it was read (from version {version} to {now}), and nothing "
                "is left of the export. Run it again."
            )
        form.close()
        manifest = _manifest(order, at, version, form)
        form.finish(manifest)
        unfinished.pop_all()
        return manifest


Narrow = Callable[[Shape, list[Row]], list[Row]]


def _narrow(order: Order, within: Ids | None, kept: Ids | None) -> Narrow:
    """What is left of a page of rows; notes the ids of nodes that are."""

    def narrow(shape: Shape, rows: list[Row]) -> list[Row]:
        if kept is None:
            return rows
        if order.without_persons and shape.kind in PERSONAL:
            return []
        # A source belongs to whatever names it, and names nothing itself: all of them come along.
        if within is not None and not shape.tie and shape.kind != "Source":
            rows = [row for row in rows if row["id"] in within]
        if order.as_of is not None:
            rows = [row for row in rows if holds(row, order.as_of)]
        left = [row for each in rows if (row := fitted(shape, each, kept)) is not None]
        if not shape.tie:
            kept.add(row["id"] for row in left)
        return left

    return narrow


async def _write(graph: Graph, form: Form, narrow: Narrow, progress: Progress | None) -> None:
    total = await graph.read(Statement(_COUNT), PAGE_TIMEOUT_S)
    assert total is not None, "a count has one row"
    done = 0
    for shape in shapes().values():
        async for page in pages(graph, shape):
            if rows := narrow(shape, page):
                form.write(shape, rows)
            done += len(page)
            if progress is not None and not shape.tie:
                progress("Exporting", min(done, total["nodes"]), total["nodes"])


_COUNT = "CYPHER 5 MATCH (n:Node) RETURN count(*) AS nodes"


def _refuse_to_overwrite(order: Order) -> None:
    part = order.out.with_name(f"{order.out.name}.part")
    wanted = [order.out, part] + ([] if order.form in WITHIN else [beside(order.out)])
    for path in wanted:
        if path.exists():
            raise CannotExport(f"{path} exists already: remove it, or export to another place.")
    if not order.out.parent.is_dir():
        raise CannotExport(f"There is no folder {order.out.parent}: make it, or export to another place.")


def _manifest(order: Order, at: dt.datetime, version: int, form: Form) -> dict[str, Any]:
    columns = {kind: tuple(c.name for c in shape.columns) for kind, shape in shapes().items()}
    return {
        "format": "samordning",
        "formatVersion": FORMAT_VERSION,
        "form": order.form,
        "exportedAt": at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "dataVersion": version,
        "territory": order.territory,
        "asOf": order.as_of.isoformat() if order.as_of else None,
        "withoutPersons": order.without_persons,
        "complete": [],
        "files": [written.entry(columns.__getitem__) for written in form.files],
    }
