"""Random edits of jumbled worlds: what is brought up to date is what a full evaluation finds."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import queries.evaluate
from graph import erasure
from graph.connection import Graph
from graph.load import Dangling, load
from graph.model.base import Node, Ref, Tie
from graph.statements import Statement
from queries.evaluate import Evaluated, evaluate
from queries.keeper import Keeper
from queries.keepsake import kept
from queries.rule import Rule, load_all
from seeds.importing.importing import apply, look
from seeds.shapes import Shape, row_values, shapes
from tests.queries.rules.judging import Makers
from tests.queries.rules.test_every_sort import GROUPS
from tests.rules_world import AS_OF, AT

TIMEOUT_S = 60.0
DEEP = "SAMORDNING_NIGHTLY" in os.environ
EXAMPLES, EDITS = (25, 60) if DEEP else (1, 12)
EACH = 3
"""After so many edits what is kept is compared with all that a full evaluation finds."""
FEW = 6
"""Rules that may be evaluated in full after an edit that is brought up to date."""
WORLDS = 12
"""How many rules lend their worlds to one that is jumbled."""
RULES = load_all()
MAKERS: Makers = tuple(
    maker for group in GROUPS for maker in getattr(import_module(f"tests.queries.rules.{group}"), "CASES", ())
)
"""What makes the cases of every rule."""
PLANNED = {
    rule.id: queries.evaluate.statement_text(rule).replace("CYPHER 5", "CYPHER 5 replan=skip", 1)
    for rule in RULES.values()
}
FOUND = """CYPHER 5 MATCH (f:KeptFinding) WHERE f.evaluationKey IN $keys
RETURN properties(f) AS finding,
  COLLECT { MATCH (f)-[t]->(n:Node) RETURN [type(t), n.id] } AS ties"""

Row = Node | Tie
Told = dict[str, tuple[dict[str, Any], frozenset[Any]]]


class Register:
    """The rows of a jumbled world, edited at random."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.rows: dict[tuple[str, ...], Row] = {}
        makers = list(MAKERS)
        for maker in dice.sample(makers, WORLDS):
            for row in maker().world.rows:
                self.rows[_place(row)] = row

    def edit(self) -> list[Row]:
        """A few rows, changed or new."""
        return [row for _ in range(self.dice.randint(1, 3)) if (row := self._edited())]

    def take(self, edited: Iterable[Row]) -> None:
        """Remember what was written."""
        self.rows |= {_place(row): row for row in edited}

    def _edited(self) -> Row | None:
        row = self.rows[self.dice.choice(list(self.rows))]
        values = {name: getattr(row, name) for name in type(row).model_fields}
        if isinstance(row, Node) and self.dice.random() < 0.3:
            values["id"] = f"{row.id}-{self.dice.randint(1, 9)}"
        for name in self.dice.sample(sorted(values.keys() - {"id", "source", "recordedAt", "synthetic"}), 2):
            values[name] = self._other(type(row), name, values[name])
        try:
            return type(row).model_validate(values)
        except ValidationError:
            return None

    def _other(self, kind: type[Row], name: str, value: Any) -> Any:
        ends = getattr(kind, name + "s", ()) if issubclass(kind, Tie) and name in ("start", "end") else ()
        ref = kind.references().get(name)
        if ref or ends:
            return self._target(ref.to if ref else ends, value, ref)
        form = str(kind.model_fields[name].annotation)
        if "datetime.date" in form:
            return self.dice.choice([None, *(AS_OF + dt.timedelta(days=n) for n in (-900, -200, -3, 0, 200))])
        if isinstance(value, bool):
            return not value
        return value

    def _target(self, kinds: tuple[str, ...], value: Any, ref: Ref | None) -> Any:
        able = [row.id for row in self.rows.values() if isinstance(row, Node) and {*row.labels()} & {*kinds}]
        if not able:
            return value
        other = self.dice.choice(able)
        return (other, *value[1:]) if ref and isinstance(value, tuple) else other


def _place(row: Row) -> tuple[str, ...]:
    return (
        (row.id,)
        if isinstance(row, Node)
        else (row.type, row.start, row.end, str(getattr(row, row.apart, None)))
    )


async def _full(graph: Graph, keys: Iterable[str], as_of: dt.date, today: dt.date) -> Told:
    found: Told = {}
    for key, rule in zip(keys, RULES.values(), strict=True):
        _, findings = kept(await evaluate(graph, rule, as_of, today, TIMEOUT_S), key, 0, AT)
        for f in findings:
            plain = f.finding.model_dump(exclude_none=True) | {"subjectIds": list(f.finding.subjectIds)}
            ties = ((type_, id_) for type_, ids in f.ties.items() for id_ in ids)
            found[f.finding.id] = (plain, frozenset(ties))
    return found


async def _kept(graph: Graph, keys: tuple[str, ...]) -> Told:
    return {
        row["finding"]["id"]: (
            {k: v.to_native() if hasattr(v, "to_native") else v for k, v in row["finding"].items()},
            frozenset(tuple(tie) for tie in row["ties"]),
        )
        for row in await graph.rows(Statement(FOUND, {"keys": list(keys)}), TIMEOUT_S)
    }


async def _write(graph: Graph, edited: Iterable[Row]) -> None:
    await load(graph, edited, who="test", why="an edit", request_id="test", at=AT)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not DEEP,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(dice=st.randoms(use_true_random=True))
async def test_what_is_renewed_is_what_is_found_in_full(
    world: Graph, scratch_driver: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, dice: random.Random
) -> None:
    """After edits, imports, erasures, on another day: what is kept of all rules is what is found in full."""
    # A test's world is small and soon gone: its statistics are no reason to plan again.
    monkeypatch.setattr(queries.evaluate, "statement_text", lambda rule: PLANNED[rule.id])
    whole: list[Rule] = []

    async def counted(graph: Graph, rule: Rule, *given: Any) -> Evaluated:
        whole.extend([rule] * (len(given) < 4 or given[3] is None))
        return await evaluate(graph, rule, *given)

    with scratch_driver.session() as session:
        session.run("CYPHER 5 MATCH (n:Node|KeptFinding|KeptEvaluation) DETACH DELETE n").consume()
    register = Register(dice)
    await _write(world, register.rows.values())
    keeper, day = Keeper(world, lambda: AT, evaluating=counted), AS_OF
    await keeper.ensure(RULES.values(), day, day)
    renewed = imported = 0
    for number in range(1, EDITS + 1):
        whole.clear()
        edited = register.edit()
        if number % (2 * EACH) == EACH:
            day += dt.timedelta(days=dice.choice([-1, 1, 40]))
        if number % (3 * EACH) == 0:
            await _erase(world, dice)
        try:
            if number % 2:
                imported += await _import(world, edited, tmp_path)
            else:
                await _write(world, edited)
        except Dangling:
            continue
        register.take(edited)
        keys = await keeper.ensure(RULES.values(), day, day)
        if number % EACH == 0:
            assert await _kept(world, keys) == await _full(world, keys, day, day), edited
        renewed += len(whole) < FEW
    assert renewed >= EDITS / 3, "edits are brought up to date, with few rules evaluated in full"
    assert imported >= EDITS / 6, "what is imported is among them"


async def _import(graph: Graph, edited: Iterable[Row], folder: Path) -> bool:
    """Write the rows as an import does; whether it does: it refuses more than a load."""
    path = folder / "edit.jsonl"
    rows = [{"kind": shape.kind} | row_values(shape, row) for row in edited for shape in _shapes(row)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    looked = await look(graph, path, AS_OF, AT)
    if looked.problems:
        await _write(graph, edited)
        return False
    return await apply(graph, looked, AT) is not None


def _shapes(row: Row) -> Iterator[Shape]:
    return (shape for shape in shapes().values() if shape.model is type(row))


async def _erase(graph: Graph, dice: random.Random) -> None:
    left = await graph.rows(
        Statement("CYPHER 5 MATCH (p:Person) WHERE p.erasedOn IS NULL RETURN p.id AS id ORDER BY id"),
        TIMEOUT_S,
    )
    if left:
        looked = await erasure.look(graph, dice.choice(left)["id"])
        await erasure.erase(graph, looked, who="test", reason="asked for", at=AT)
