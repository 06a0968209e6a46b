"""Coverage narrowed and over time, as a client asks for it: cells, scorecard, changes, trend, preview."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from graphql import parse

from graph.connection import Graph
from graph.statements import Statement
from queries import snapshot
from queries.keeper import Keeper
from queries.rule import load_all
from resolvers.request import Request
from schema.build import build
from service.wiring import make_executor
from tests.contacts import AS_OF, AT, RULE, World
from tests.resolvers.asking import profile

BEFORE = AS_OF - dt.timedelta(days=90)
AFTER = AS_OF + dt.timedelta(days=90)


async def ask(world: Graph, query: str) -> dict[str, Any]:
    """The answer to a question of the day; what went wrong is raised."""

    async def run(statement: Statement) -> Any:
        return await world.read(statement, 30)

    executor = make_executor(build(), world, lambda: AT)
    result = await executor.execute(parse(query), None, {}, Request(AS_OF, "en", profile(), "r", run))
    if result.errors:
        raise result.errors[0]
    assert result.data is not None
    return result.data


def small() -> World:
    """Bodø's contact leaves soon, Trondheim's left in spring, Steinkjer's came; Namsos is excepted."""
    world = World()
    world.county("18", "Nordland")
    nordland = world.district("nordland", "Nordland politidistrikt")
    bodo = world.municipality("1804", "Bodø", nordland, "fylke:18")
    trondheim = world.municipality("5001", "Trondheim")
    steinkjer = world.municipality("5006", "Steinkjer")
    namsos = world.municipality("5007", "Namsos")
    month = dt.timedelta(days=30)
    for slug, place, period in (
        ("a", bodo, {"validTo": AS_OF + month}),
        ("b", trondheim, {"validTo": AS_OF - month}),
        ("c", steinkjer, {"validFrom": AS_OF - month}),
        ("d", namsos, {"validTo": AS_OF - 10 * month}),
    ):
        post = world.post(slug)
        world.serve(post, place)
        world.hold(post, **period)
    world.waive(namsos, AS_OF - month, AS_OF + month)
    return world


RULES = f'ruleIds: ["{RULE}"]'


async def test_findings_are_listed_filtered_and_counted_over_a_territory(world: Graph) -> None:
    """As many as the cells count; chosen by verdict, place and rule; grouped; cursors of one territory."""
    await small().write(world)
    chosen = f'where: {{ruleId: {{eq: "{RULE}"}}}}'
    found = await ask(
        world,
        f"""{{
          all: findings({chosen}) {{
            totalCount groupBy(keys: [VERDICT]) {{ keys {{ verdict }} count }}
            pageInfo {{ startCursor }}
          }}
          gaps: findings(
            territory: "politidistrikt:trondelag"
            where: {{ruleId: {{eq: "{RULE}"}}, underlying: {{eq: GAP}}}}
            orderBy: [{{verdict: DESC}}]
          ) {{
            nodes {{
              ruleId binding responsible topic verdict rule {{ id }} subjects {{ id }} places {{ id }}
              waiver {{ id }}
            }}
          }}
          bodo: findings(where: {{places: {{some: {{id: {{eq: "kommune:1804"}}}}}}, verdict: {{eq: MET}}}}) {{
            nodes {{ ruleId }}
          }}
          coverage({RULES}) {{ met gap waived }}
        }}""",
    )
    counted = {group["keys"]["verdict"]: group["count"] for group in found["all"]["groupBy"]}
    assert counted == {"MET": 2, "GAP": 1, "WAIVED": 1}
    assert found["all"]["totalCount"] == 4
    assert found["coverage"] == [{"met": 2, "gap": 1, "waived": 1}]
    excepted, gap = found["gaps"]["nodes"]
    assert (excepted["verdict"], excepted["subjects"]) == ("WAIVED", [{"id": "kommune:5007"}])
    assert excepted["waiver"] is not None
    assert gap == {
        "ruleId": RULE,
        "binding": "REQUIREMENT",
        "responsible": "POLICE",
        "topic": "CONTACTS",
        "verdict": "GAP",
        "rule": {"id": RULE},
        "subjects": [{"id": "kommune:5001"}],
        "places": [{"id": "kommune:5001"}],
        "waiver": None,
    }
    assert RULE in {node["ruleId"] for node in found["bodo"]["nodes"]}
    cursor = found["all"]["pageInfo"]["startCursor"]
    assert (await ask(world, f'{{ findings(after: "{cursor}", {chosen}) {{ nodes {{ ruleId }} }} }}'))[
        "findings"
    ] == {"nodes": [{"ruleId": RULE}] * 3}
    with pytest.raises(Exception, match="cursor"):
        await ask(
            world,
            f'{{ findings(after: "{cursor}", territory: "fylke:50", {chosen}) {{ nodes {{ ruleId }} }} }}',
        )
    with pytest.raises(Exception, match="kommune:9999 is no territory here: give the id of"):
        await ask(world, '{ findings(territory: "kommune:9999") { totalCount } }')


async def test_cells_of_a_territory_are_of_what_lies_in_it(world: Graph) -> None:
    """A district's municipalities, one by one; an id of no territory is refused."""
    await small().write(world)
    found = await ask(
        world,
        f'{{ coverage(axis: MUNICIPALITY, territory: "politidistrikt:trondelag", {RULES}) '
        "{ territory { id } met gap waived inScope } }",
    )
    assert {c["territory"]["id"]: (c["met"], c["gap"], c["waived"]) for c in found["coverage"]} == {
        "kommune:5001": (0, 1, 0),
        "kommune:5006": (1, 0, 0),
        "kommune:5007": (0, 0, 1),
    }
    with pytest.raises(Exception, match="kommune:9999 is no territory here: give the id of"):
        await ask(world, '{ coverage(territory: "kommune:9999") { met } }')


async def test_a_scorecard_sums_its_themes_and_names_the_next_step(world: Graph) -> None:
    """Each binding has a line of all themes, the sum of its themes, and the oldest gap to mend."""
    await small().write(world)
    lines = (
        await ask(
            world,
            '{ scorecard(territory: "fylke:50") { binding topic met gap unknown waived inScope '
            "next { verdict rule { id } change subjects { id } } } }",
        )
    )["scorecard"]
    required = [line for line in lines if line["binding"] == "REQUIREMENT"]
    whole = next(line for line in required if line["topic"] is None)
    for count in ("met", "gap", "unknown", "waived", "inScope"):
        assert whole[count] == sum(line[count] for line in required if line["topic"])
    contacts = next(line for line in required if line["topic"] == "CONTACTS")
    assert contacts["gap"] >= 1
    assert contacts["next"]["verdict"] == "GAP"
    assert contacts["next"]["change"]


async def test_changes_since_a_day_say_what_happened(world: Graph) -> None:
    """New, resolved and newly excepted; what stayed as it was is not told."""
    await small().write(world)
    found = await ask(
        world,
        f'{{ changes(since: "{BEFORE}") {{ sort rule {{ id }} earlier {{ verdict }} '
        "later { verdict subjects { id } } } }",
    )
    told = {
        (c["later"]["subjects"][0]["id"], c["sort"], c["earlier"]["verdict"], c["later"]["verdict"])
        for c in found["changes"]
        if c["rule"]["id"] == RULE
    }
    assert told == {
        ("kommune:5001", "NEW", "MET", "GAP"),
        ("kommune:5006", "RESOLVED", "GAP", "MET"),
        ("kommune:5007", "WAIVED", "GAP", "WAIVED"),
    }
    with pytest.raises(Exception, match="Nothing says what to compare with"):
        await ask(world, "{ changes { sort } }")
    with pytest.raises(Exception, match=r"since is .*; it must lie no later than the day asked for"):
        await ask(world, f'{{ changes(since: "{AFTER}") {{ sort }} }}')


async def test_a_forecast_says_what_becomes_a_gap(world: Graph) -> None:
    """An assignment that ends and an exception that runs out before the day, marked as projected."""
    await small().write(world)
    found = await ask(
        world,
        f'{{ forecast(before: "{AFTER}") {{ rule {{ id }} '
        "later { verdict projected subjects { id } } } }",
    )
    told = {
        (c["later"]["subjects"][0]["id"], c["later"]["verdict"], c["later"]["projected"])
        for c in found["forecast"]
        if c["rule"]["id"] == RULE
    }
    assert told == {("kommune:1804", "GAP", True), ("kommune:5007", "GAP", True)}
    with pytest.raises(Exception, match=r"before is .*; it must lie after the day asked for"):
        await ask(world, f'{{ forecast(before: "{BEFORE}") {{ sort }} }}')


async def test_a_snapshot_shows_what_was_corrected(world: Graph) -> None:
    """A correction of the register is a change since the snapshot, though the day is the same."""
    rows = small()
    await rows.write(world)
    keeper = Keeper(world, lambda: AT)
    rules = [load_all()[RULE]]
    taken = await snapshot.take(world, keeper, rules, AS_OF, AT, "June")
    assert [each.told.name for each in await snapshot.all_of(world)] == ["June"]

    correction = Statement(
        "CYPHER 5 MATCH (p:Post {id: 'stilling:b'})-[:HAS_ASSIGNMENT]->(a) REMOVE a.validTo", {}
    )
    await world.change([correction], who="t", why="t", request_id="t", at=AT)
    found = await ask(
        world,
        f'{{ changes(snapshot: "{taken.told.id}") {{ sort rule {{ id }} later {{ subjects {{ id }} }} }} '
        "trend { snapshot { name asOf } binding met gap waived inScope } }",
    )
    ours = [c for c in found["changes"] if c["rule"]["id"] == RULE]
    assert [(c["sort"], c["later"]["subjects"][0]["id"]) for c in ours] == [("RESOLVED", "kommune:5001")]
    assert found["trend"] == [
        {
            "snapshot": {"name": "June", "asOf": str(AS_OF)},
            "binding": "REQUIREMENT",
            "met": 2,
            "gap": 1,
            "waived": 1,
            "inScope": 4,
        }
    ]
    await snapshot.drop(world, taken.told.id)
    assert await snapshot.all_of(world) == ()
    with pytest.raises(snapshot.NoSnapshot, match=r"none yet: samordning snapshot take"):
        await snapshot.find(world, taken.told.id)


async def test_a_preview_says_who_would_flip_and_writes_nothing(world: Graph) -> None:
    """With another binding, what is unmet counts otherwise; unknown rules and figures are refused by name."""
    await small().write(world)
    version = await world.data_version(10)
    found = await ask(
        world,
        f'{{ previewRule(rule: "{RULE}", binding: RECOMMENDATION) {{ kept {{ verdict subjects {{ id }} }} '
        "would wouldBind reason } }",
    )
    assert {(f["kept"]["subjects"][0]["id"], f["would"], f["wouldBind"]) for f in found["previewRule"]} == {
        ("kommune:5001", "GAP", "RECOMMENDATION"),
        ("kommune:5007", "WAIVED", "RECOMMENDATION"),
    }
    assert all(f["reason"] for f in found["previewRule"])
    assert (await ask(world, f'{{ previewRule(rule: "{RULE}") {{ would }} }}'))["previewRule"] == []
    assert await world.data_version(10) == version
    with pytest.raises(Exception, match=r"There is no rule contact\.x"):
        await ask(world, '{ previewRule(rule: "contact.x") { would } }')
    with pytest.raises(Exception, match="has no parameter most"):
        await ask(
            world,
            f'{{ previewRule(rule: "{RULE}", parameters: [{{name: "most", value: "4"}}]) {{ would }} }}',
        )
