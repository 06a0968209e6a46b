"""From a plan to the statements that carry it out: first what is gone, then all rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph import rows as sheets
from graph.rows import Sheet
from graph.statements import Statement
from seeds.importing.comparing import Plan, Renewed
from seeds.shapes import Shape, row_values


def sheet(plan: Plan) -> Sheet:
    """The rows that are written."""
    rows = [placed.row for placed in plan.created] + [each.row for each in (*plan.changed, *plan.ended)]
    return sheets.sort(rows)


def statements(plan: Plan, sheet: Sheet) -> Iterator[Statement]:
    """The statements of one change."""
    by_kind: dict[str, list[Renewed]] = {}
    for each in (*plan.changed, *plan.ended):
        by_kind.setdefault(each.shape.kind, []).append(each)
    for renewed in by_kind.values():
        yield from _emptied(renewed[0].shape, renewed)
        yield from _untied(renewed[0].shape, renewed)
    yield from sheets.statements(sheet)


def _emptied(shape: Shape, renewed: list[Renewed]) -> Iterator[Statement]:
    """Properties that a row no longer has."""
    names = {column.name for column in shape.columns if column.reference is None}
    gone = []
    for each in renewed:
        lost = [name for name in each.before if name in names.difference(row_values(shape, each.row))]
        if lost:
            place = {name: each.before.get(name) for name in ("id", "start", "end")}
            day = getattr(each.row, "validFrom", None)
            gone.append(place | {"from": day, "gone": dict.fromkeys(lost)})
    if not shape.tie:
        yield from _batched("MATCH (x:Node {id: row.id})\nSET x += row.gone", gone)
        return
    match = f"MATCH (:Node {{id: row.start}})-[x:{shape.kind}]->(:Node {{id: row.end}})\n"
    for dated, condition in ((True, "x.validFrom = row.from"), (False, "x.validFrom IS NULL")):
        rows = [row for row in gone if (row["from"] is not None) == dated]
        yield from _batched(f"{match}WHERE {condition}\nSET x += row.gone", rows)


def _untied(shape: Shape, renewed: list[Renewed]) -> Iterator[Statement]:
    """References that a row no longer makes."""
    for column in shape.references:
        assert column.reference is not None, "references are columns with one"
        gone = []
        for each in renewed:
            left = _ids(each.before, column.name) - _ids(row_values(shape, each.row), column.name)
            gone += [{"id": each.before["id"], "target": target} for target in sorted(left)]
        type_ = column.reference.type
        tie = f"<-[x:{type_}]-" if column.reference.incoming else f"-[x:{type_}]->"
        yield from _batched(f"MATCH (:Node {{id: row.id}}){tie}(:Node {{id: row.target}})\nDELETE x", gone)


def _ids(row: dict[str, Any], name: str) -> set[str]:
    value = row.get(name, [])
    return {value} if isinstance(value, str) else set(value)


def _batched(text: str, rows: list[dict[str, Any]]) -> Iterator[Statement]:
    for start in range(0, len(rows), sheets.BATCH):
        yield Statement(
            f"CYPHER 5\nUNWIND $rows AS row\n{text}", {"rows": rows[start : start + sheets.BATCH]}
        )
