"""Who is missing in forums, and what to do first: what rules found, put together as plain Python does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import neo4j
import pytest

from graph.connection import Graph
from queries.first_steps import first_steps, question
from queries.rule import load_all
from tests.queries.asking import write
from tests.queries.country import TODAY, Ask, asking, small_country

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
CODES = {
    "contact.assigned": "fill-post",
    "council.police_contact": "fill",
    "council.plan": "adopt",
    "council.meetings": "hold",
    "council.agenda": "wait",
    "slt.composition": "fill",
    "council.political_leadership": "seat",
}
"""What each rule would have done."""
RULES = load_all()
FINDINGS: list[dict[str, Any]] = [dict(zip(_COLUMNS, each, strict=True)) for each in _ROWS]
_WRITE = """CYPHER 5
CREATE (e:KeptEvaluation {key: $key})
WITH e UNWIND range(0, size($rows) - 1) AS i
WITH e, i, $rows[i] AS row
MATCH (about:Node {id: row.about}), (place:Node {id: 'kommune:' + row.place})
CREATE (f:KeptFinding {id: 'finding-' + i, evaluationKey: $key, ruleId: row.rule, binding: row.binding,
  verdict: row.verdict,
  responsible: CASE row.rule WHEN 'council.plan' THEN 'BOTH' ELSE 'POLICE' END, mending: row.mending,
  change: row.change})-[:KEPT_OF]->(e)
CREATE (f)-[:KEPT_ABOUT]->(about), (f)-[:KEPT_PLACE]->(place)
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
                {
                    "code": CODES[each["rule"]],
                    "args": {"post": 'x"]}'},
                    "mending": each["mending"],
                    "on": None,
                }
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
@pytest.mark.parametrize("responsible", [None, ["BOTH"]])
async def test_first_steps(
    scratch: Graph, judged: Ask, bindings: list[str], responsible: list[str] | None
) -> None:
    """Gaps that the same change closes are one step, in whichever rules; what only time mends is none."""
    asked = question([KEY], None, bindings, responsible)
    told = await first_steps(scratch, asked, RULES, TODAY, 50, 10)
    fill = ([SOR], ["finding-0", "finding-1", *(["finding-2"] if "OPTION" in bindings else [])], 38_000)
    plan = (["forum:os"], ["finding-3"], 22_000)
    meet = (["forum:os"], ["finding-4"], 22_000)
    fill_all = (["stilling:slt", "gde:kyst"], ["finding-7"], 290_000)
    expected = [] if responsible else [fill]
    if "OPTION" in bindings:
        expected += [plan] if responsible else [fill_all, meet, plan]
    assert [(s["targets"], s["findings"], s["inhabitants"]) for s in told] == expected
    rows = judged("first-steps", TODAY, steps=told)
    assert [(row["targets"], row["findings"]) for row in rows] == [each[:2] for each in expected]


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


@pytest.mark.usefixtures("judged")
async def test_steps_of_a_place(scratch: Graph) -> None:
    """Only gaps that count in the territory asked for are steps there."""
    asked = question([KEY], ["kommune:os"], ["REQUIREMENT"], None)
    told = await first_steps(scratch, asked, RULES, TODAY, 5, 10)
    assert [(s["targets"], s["findings"]) for s in told] == [([SOR], ["finding-0"])]
