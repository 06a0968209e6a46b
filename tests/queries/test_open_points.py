"""Who is missing in forums, and what to do first: what rules found, put together as plain Python does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from tests.queries.asking import write
from tests.queries.country import PLACES, TODAY, Ask, asking, small_country

KEY = "key"
REQUIRED, RECOMMENDED, SOR = "REQUIREMENT", "RECOMMENDATION", "stilling:kontakt-sor"
_COLUMNS = ("rule", "binding", "verdict", "mending", "about", "place", "targets")
_ROWS: list[tuple[Any, ...]] = [
    ("contact.assigned", REQUIRED, "GAP", "NOW", "kommune:os", "os", (SOR,)),
    ("contact.assigned", REQUIRED, "GAP", "NOW", "kommune:voss", "voss", (SOR,)),
    ("council.police_contact", "OPTION", "GAP", "NOW", "forum:os", "os", (SOR,)),
    ("council.plan", RECOMMENDED, "GAP", "NOW", "forum:os", "os", ("forum:os",)),
    ("council.meetings", RECOMMENDED, "GAP", "NEXT_OCCASION", "forum:os", "os", ("forum:os",)),
    ("council.agenda", RECOMMENDED, "GAP", "TIME_ONLY", "forum:os", "os", ("forum:os",)),
    ("council.plan", RECOMMENDED, "UNKNOWN", "NOW", "forum:bergen", "bergen", ("forum:bergen",)),
    ("slt.composition", RECOMMENDED, "GAP", "NOW", "forum:bergen", "bergen", ("stilling:slt", "gde:kyst")),
    ("council.political_leadership", RECOMMENDED, "UNKNOWN", "NOW", "forum:bergen", "bergen", ("gde:kyst",)),
    ("council.police_strategic", RECOMMENDED, "MET", None, "forum:os", "os", ()),
]
FINDINGS: list[dict[str, Any]] = [dict(zip(_COLUMNS, each, strict=True)) for each in _ROWS]
_WRITE = """CYPHER 5
CREATE (e:KeptEvaluation {key: $key})
WITH e UNWIND range(0, size($rows) - 1) AS i
WITH e, i, $rows[i] AS row
MATCH (about:Node {id: row.about}), (place:Node {id: 'kommune:' + row.place})
CREATE (f:KeptFinding {id: 'finding-' + i, ruleId: row.rule, binding: row.binding, verdict: row.verdict,
  responsible: CASE row.rule WHEN 'council.plan' THEN 'BOTH' ELSE 'POLICE' END, mending: row.mending,
  change: row.change})-[:KEPT_OF]->(e)
CREATE (f)-[:KEPT_ABOUT {position: 0}]->(about), (f)-[:KEPT_PLACE {position: 0}]->(place)
"""


@pytest.fixture(scope="module")
def judged(scratch: Graph, scratch_driver: neo4j.Driver) -> Iterator[Ask]:
    """The small country with some findings kept."""
    assert scratch is not None
    write(scratch_driver, small_country().rows)
    rows = [
        each
        | {
            "targets": None,
            "change": json.dumps(
                {"code": "c", "args": {"a": 'x"]}'}, "mending": each["mending"], "on": None}
                | {"targets": list(each["targets"])},
                separators=(",", ":"),
            )
            if each["targets"]
            else None,
        }
        for each in FINDINGS
    ]
    with scratch_driver.session() as session:
        session.run(_WRITE, {"key": KEY, "rows": rows}).consume()
        yield asking(session)
        session.run("CYPHER 5 MATCH (n:KeptEvaluation|KeptFinding) DETACH DELETE n").consume()


@pytest.mark.parametrize("bindings", [["REQUIREMENT"], ["REQUIREMENT", "RECOMMENDATION", "OPTION"]])
@pytest.mark.parametrize("limit", [-1, 1, 50, 1000])
def test_first_steps(judged: Ask, bindings: list[str], limit: int) -> None:
    """Gaps that the same things would close are one step; most requirements, gaps and inhabitants first."""
    steps: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for each in FINDINGS:
        if each["verdict"] == "GAP" and each["mending"] != "TIME_ONLY" and each["binding"] in bindings:
            steps.setdefault(each["targets"], []).append(each)
    expected = [
        {
            "targets": list(targets),
            "closes": len(found),
            "requirements": sum(f["binding"] == "REQUIREMENT" for f in found),
            "inhabitants": sum(PLACES[p][2] for p in {f["place"] for f in found}),
            "responsible": {"BOTH" if f["rule"] == "council.plan" else "POLICE" for f in found},
            "found": len(steps),
        }
        for targets, found in steps.items()
    ]
    expected.sort(key=lambda s: (-s["requirements"], -s["closes"], -s["inhabitants"]))
    told = judged("first-steps", TODAY, evaluationKeys=[KEY], within=None, bindings=bindings, limit=limit)
    for row in told:
        assert len(row.pop("findings")) == row["closes"]
        row["responsible"] = set(row["responsible"])
    told.sort(key=lambda s: (-s["requirements"], -s["closes"], -s["inhabitants"]))
    assert told == expected[: max(limit, 0)]


@pytest.mark.parametrize("forum", [None, "forum:bergen"])
def test_missing_members(judged: Ask, forum: str | None) -> None:
    """Of each forum, what rules about its composition find missing or have not heard of; nothing else."""
    found = judged("missing-members", TODAY, evaluationKeys=[KEY], forum=forum, territory=None, within=None)
    expected = {"forum:bergen": (["finding-7", "finding-8"], 1), "forum:os": (["finding-2"], 1)}
    told = {row["forum"]: (row["findings"], row["gaps"]) for row in found}
    assert told == {key: each for key, each in expected.items() if forum in (None, key)}


def test_of_a_place(judged: Ask) -> None:
    """Only what is about the territory asked for."""
    within = {"parts": ["kommune:os"], "places": ["kommune:os"]}
    (row,) = judged(
        "missing-members", TODAY, evaluationKeys=[KEY], forum=None, territory="kommune:os", within=within
    )
    assert row["forum"] == "forum:os"
    steps = judged(
        "first-steps", TODAY, evaluationKeys=[KEY], within=within, bindings=["REQUIREMENT"], limit=5
    )
    assert [(s["targets"], s["closes"]) for s in steps] == [(["stilling:kontakt-sor"], 1)]
