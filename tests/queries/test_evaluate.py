"""contact.assigned on the smallest graphs that show a clause, and against an oracle in plain Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.connection import Graph
from graph.model.assurance import Attestation, AttestationTopic
from graph.model.base import Node, Tie
from graph.statements import Statement
from queries import phrases
from queries.evaluate import Evaluated, evaluate, question, scope_question
from queries.finding import Finding, Mending, Verdict
from queries.rule import Rule, load_all
from tests.contacts import AS_OF, AT, RULE, World
from tests.oracle.rules import Expected, contact_assigned

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def rule() -> Rule:
    """contact.assigned, as it stands in its file."""
    return load_all()[RULE]


async def found(world: Graph, rule: Rule, small: World, as_of: dt.date = AS_OF) -> Finding:
    """The only finding in a small world."""
    await small.write(world)
    return await only(world, rule, as_of)


async def only(world: Graph, rule: Rule, as_of: dt.date = AS_OF) -> Finding:
    """The only finding in what is stored."""
    evaluated = await evaluate(world, rule, as_of, AS_OF)
    assert evaluated.problem is None
    (finding,) = evaluated.findings
    return finding


def said(rule: Rule, finding: Finding, language: str = "en") -> list[str]:
    """The reason in words."""
    return [phrases.render(rule.texts, language, s.code, s.args) for s in finding.reason]


def heimdal(small: World, **period: dt.date) -> tuple[str, str]:
    """Trondheim, and a post with it in its remit."""
    municipality = small.municipality("5001", "Trondheim")
    post = small.post("heimdal")
    small.serve(post, municipality, **period)
    return municipality, post


async def test_met_does_not_say_since_when_if_unknown(world: Graph, rule: Rule) -> None:
    """A held post with the municipality in its remit meets it; a start known only as stated is not told."""
    small = World()
    municipality, post = heimdal(small)
    assignment = small.hold(post, validFrom=dt.date(2024, 3, 1), startKnown=False)
    finding = await found(world, rule, small)
    assert (finding.verdict, finding.underlying) == (Verdict.MET, Verdict.MET)
    assert finding.subjects == finding.places == (municipality,)
    assert said(rule, finding) == [
        "Police contact: Politikontakt Heimdal (Trøndelag politidistrikt), post held; since when is unknown"
    ]
    assert {post, assignment} < set(finding.evidence)
    assert finding.change is None
    assert finding.sought == ()


async def test_met_since_across_turnover(world: Graph, rule: Rule) -> None:
    """Since when it is met runs back unbroken across a change of holder, and no further than the remit."""
    small = World()
    _, post = heimdal(small, validFrom=dt.date(2020, 1, 1))
    small.hold(post, validFrom=dt.date(2024, 3, 1), validTo=dt.date(2025, 9, 1))
    small.hold(post, validFrom=dt.date(2025, 9, 1))
    small.hold(post, validFrom=dt.date(2021, 1, 1), validTo=dt.date(2024, 2, 29))
    finding = await found(world, rule, small)
    assert finding.since == dt.date(2024, 3, 1)
    assert said(rule, finding) == [
        "Police contact: Politikontakt Heimdal (Trøndelag politidistrikt), post held since 1 Mar 2024"
    ]
    assert said(rule, finding, "nb") == [
        "Politikontakt: Politikontakt Heimdal (Trøndelag politidistrikt), stillingen besatt siden 01.03.2024"
    ]


async def test_vacant_only_is_a_gap_without_attestation(world: Graph, rule: Rule) -> None:
    """Where only vacant posts serve it, a registered fact violates the rule: a gap, since it fell vacant."""
    small = World()
    _, post = heimdal(small, validFrom=dt.date(2020, 1, 1))
    small.hold(post, validFrom=dt.date(2024, 3, 1), validTo=dt.date(2026, 2, 1))
    finding = await found(world, rule, small)
    assert finding.verdict is Verdict.GAP
    assert finding.since == dt.date(2026, 2, 1)
    assert said(rule, finding) == [
        "No police contact: Politikontakt Heimdal (Trøndelag politidistrikt) has been vacant since 1 Feb 2026"
    ]
    assert finding.change is not None
    assert (finding.change.what.code, finding.change.mending) == ("fill-post", Mending.NOW)
    assert finding.change.targets == (post,)


async def test_vacant_since_nobody_knows(world: Graph, rule: Rule) -> None:
    """A holder who left nobody knows when counts on no day, and since when the post is vacant is unknown."""
    small = World()
    _, post = heimdal(small)
    small.hold(post, validFrom=dt.date(2024, 3, 1), endKnown=False)
    finding = await found(world, rule, small)
    assert (finding.verdict, finding.since) == (Verdict.GAP, None)
    assert finding.reason[0].code == "vacant-start-unknown"


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (dt.date(2025, 6, 1), Verdict.UNKNOWN),
        (dt.date(2025, 6, 2), Verdict.GAP),
        (AS_OF, Verdict.GAP),
        (AS_OF + DAY, Verdict.UNKNOWN),
    ],
)
@pytest.mark.parametrize("place", ["kommune:5001", "politidistrikt:trondelag"])
async def test_absence_counts_only_where_attested(
    world: Graph, rule: Rule, place: str, on: dt.date, verdict: Verdict
) -> None:
    """Nothing registered is a gap only with an attestation in the last 12 months, first day excluded."""
    small = World()
    small.municipality("5001", "Trondheim")
    attestation = small.attest(place, on)
    finding = await found(world, rule, small)
    assert finding.verdict is verdict
    assert (attestation in finding.evidence) == (verdict is Verdict.GAP)
    sentence = said(rule, finding)[-1]
    if verdict is Verdict.GAP:
        assert sentence.startswith("Trøndelag politidistrikt has attested")
    else:
        assert sentence.startswith("Nobody has attested after 1 Jun 2025")
    assert [s.code for s in finding.sought] == ["sought-post"]


async def test_attestation_of_another_topic_or_place_says_nothing(world: Graph, rule: Rule) -> None:
    """An attestation of another topic, or of a district that the municipality left, leaves it unknown."""
    small = World()
    municipality = small.municipality("5001", "Trondheim")
    small.district("vest", "Vest politidistrikt")
    small.attest("politidistrikt:vest", AS_OF)
    small.attest(municipality, AS_OF, AttestationTopic.FORUMS)
    assert (await found(world, rule, small)).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("ends", "verdict"), [(AS_OF, Verdict.UNKNOWN), (AS_OF + DAY, Verdict.MET), (None, Verdict.MET)]
)
async def test_remit_ends_the_day_before_its_end(
    world: Graph, rule: Rule, ends: dt.date | None, verdict: Verdict
) -> None:
    """A remit holds up to, not including, its end."""
    small = World()
    municipality = small.municipality("5001", "Trondheim")
    post = small.post("heimdal")
    small.serve(post, municipality, validFrom=dt.date(2020, 1, 1), validTo=ends)
    small.hold(post)
    assert (await found(world, rule, small)).verdict is verdict


@pytest.mark.parametrize(
    ("start", "end", "verdict", "warned"),
    [
        (dt.date(2026, 1, 1), AS_OF + DAY, Verdict.WAIVED, False),
        (dt.date(2026, 1, 1), AS_OF, Verdict.GAP, True),
        (AS_OF, dt.date(2027, 1, 1), Verdict.WAIVED, False),
        (AS_OF + DAY, dt.date(2027, 1, 1), Verdict.GAP, False),
    ],
)
async def test_waiver_holds_in_its_period_and_hides_nothing(
    world: Graph, rule: Rule, start: dt.date, end: dt.date, verdict: Verdict, warned: bool
) -> None:
    """A gap is waived from the waiver's first day through its last; it stays visible, and surfaces again."""
    small = World()
    municipality, _ = heimdal(small)
    waiver = small.waive(municipality, start, end)
    small.waive(municipality, dt.date(2026, 1, 1), dt.date(2027, 1, 1), rule="contact.load")
    finding = await found(world, rule, small)
    assert (finding.verdict, finding.underlying) == (verdict, Verdict.GAP)
    assert finding.waiver == (waiver if verdict is Verdict.WAIVED else None)
    assert ("waived" in [s.code for s in finding.reason]) == (verdict is Verdict.WAIVED)
    assert ([s.code for s in finding.warnings] == ["waiver-expired"]) == warned


async def test_waiver_leaves_met_and_unknown_alone(world: Graph, rule: Rule) -> None:
    """Only a gap can be waived: what is not heard of stays unknown."""
    small = World()
    municipality = small.municipality("5001", "Trondheim")
    small.waive(municipality, dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    finding = await found(world, rule, small)
    assert (finding.verdict, finding.waiver) == (Verdict.UNKNOWN, None)


async def test_one_city_district_is_enough_and_the_others_are_named(world: Graph, rule: Rule) -> None:
    """A post for one city district meets it; administrative city districts without one are a warning."""
    small = World()
    oslo = small.municipality("0301", "Oslo")
    alna = small.city_district("030112", "Alna", oslo)
    small.city_district("030103", "Sagene", oslo)
    small.city_district("030101", "Gamle Oslo", oslo)
    small.city_district("030116", "Sentrum", oslo, administrative=False)
    small.city_district("030199", "Tidligere", oslo, validTo=dt.date(2020, 1, 1))
    post = small.post("alna")
    small.serve(post, alna)
    small.hold(post)
    finding = await found(world, rule, small)
    assert finding.verdict is Verdict.MET
    assert [(w.code, w.args["districts"]) for w in finding.warnings] == [
        ("districts-without", "Gamle Oslo, Sagene")
    ]


async def test_only_municipalities_in_force_are_in_scope(world: Graph, rule: Rule) -> None:
    """A municipality that has ended, or does not exist yet, is not judged."""
    small = World()
    small.municipality("1507", "Ålesund (2020)", validTo=dt.date(2024, 1, 1))
    small.municipality("1508", "Ålesund", validFrom=dt.date(2024, 1, 1))
    await small.write(world)
    for as_of, subject in (
        (dt.date(2023, 12, 31), "kommune:1507"),
        (dt.date(2024, 1, 1), "kommune:1508"),
    ):
        assert (await only(world, rule, as_of)).subjects == (subject,)


async def test_smallest_change_extends_the_post_with_fewest_municipalities(world: Graph, rule: Rule) -> None:
    """Where nothing serves it, a held post of the same district with the fewest municipalities gets it."""
    small = World()
    small.district("vest", "Vest politidistrikt")
    small.municipality("5001", "Trondheim")
    others = [small.municipality(f"500{n}", f"Kommune {n}") for n in range(2, 5)]
    busy, free, elsewhere, vacant = (
        small.post("busy"),
        small.post("free"),
        small.post("bergen", "politidistrikt:vest"),
        small.post("vacant"),
    )
    for post, places in ((busy, others[:2]), (free, others[2:]), (elsewhere, []), (vacant, [])):
        for place in places:
            small.serve(post, place)
        if post != vacant:
            small.hold(post)
    await small.write(world)
    evaluated = await evaluate(world, rule, AS_OF, AS_OF)
    change = next(f.change for f in evaluated.findings if f.subjects == ("kommune:5001",))
    assert change is not None
    assert (change.what.code, change.targets) == ("extend-remit", (free, "kommune:5001"))
    assert change.what.args["load"] == 1


async def test_the_post_for_the_whole_municipality_is_named_first(world: Graph, rule: Rule) -> None:
    """A post for the municipality itself is named before one for a city district, whichever is older."""
    small = World()
    oslo, post = heimdal(small)
    alna = small.city_district("030112", "Alna", oslo)
    local = small.post("alna")
    small.serve(local, alna)
    small.hold(local, validFrom=dt.date(2015, 1, 1))
    small.hold(post, validFrom=dt.date(2024, 3, 1))
    finding = await found(world, rule, small)
    assert (finding.since, finding.warnings) == (dt.date(2024, 3, 1), ())
    assert finding.evidence[0] == post


@pytest.mark.parametrize("rule_id", load_all())
@pytest.mark.parametrize("asking", [question, scope_question])
async def test_no_rule_scans_everything_or_multiplies(
    scratch: Graph, scratch_driver: neo4j.Driver, rule_id: str, asking: Callable[..., Statement]
) -> None:
    """No rule is planned with a scan of all nodes or a Cartesian product."""
    statement = asking(load_all()[rule_id], AS_OF, AS_OF)
    with scratch_driver.session(database=scratch.database) as session:
        explained = statement.text.replace("CYPHER 5", "CYPHER 5 EXPLAIN", 1)
        plan = session.run(explained, dict(statement.parameters)).consume().plan
    assert plan is not None
    operators = set(_operators(plan))
    assert not {o for o in operators if o.startswith(("AllNodesScan", "CartesianProduct"))}


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"]
    for child in plan.get("children", ()):
        yield from _operators(child)


DISTRICTS = ["politidistrikt:vest", "politidistrikt:trondelag"]
UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]  # each example is written and asked
DAYS = st.sampled_from(
    [AS_OF + dt.timedelta(days=n) for n in (-800, -366, -365, -364, -200, -100, -1, 0, 1, 200)]
)
"""Few enough that periods often meet: at the day asked for, at the window's first day, at each other."""


@st.composite
def periods(draw: st.DrawFn) -> dict[str, object]:
    """A period: known or unknown at either end, past, present or future."""
    period: dict[str, object] = {}
    if draw(st.booleans()):
        period["validFrom"] = draw(DAYS)
        if draw(st.integers(0, 3)) == 0:
            period["startKnown"] = False
    match draw(st.integers(0, 6)):
        case 0 | 1:
            end = draw(DAYS)
            start = period.get("validFrom")
            period["validTo"] = max(end, start) if isinstance(start, dt.date) else end
        case 2:
            period["endKnown"] = False
    return period


@st.composite
def small_worlds(draw: st.DrawFn) -> World:
    """Two or three municipalities, one with city districts, and a handful of whatever is said about them."""
    small = World()
    small.district("vest", "Vest politidistrikt")
    municipalities = [
        small.municipality(
            f"500{n}",
            f"Kommune {n}",
            draw(st.sampled_from(DISTRICTS)),
        )
        for n in range(draw(st.integers(2, 3)))
    ]
    places = [*municipalities]
    for n in range(draw(st.integers(0, 2))):
        places.append(
            small.city_district(
                f"50000{n}", f"Bydel {n}", municipalities[0], draw(st.booleans()), **draw(periods())
            )
        )
    for n in range(draw(st.integers(1, 3))):
        post = small.post(f"post{n}")
        for place in draw(st.lists(st.sampled_from(places), min_size=1, max_size=3)):
            small.serve(post, place, **draw(periods()))
        for _ in range(draw(st.integers(0, 3))):
            small.hold(post, **draw(periods()))
    for _ in range(draw(st.integers(0, 2))):
        small.attest(draw(st.sampled_from([*places, *DISTRICTS])), draw(DAYS))
    for _ in range(draw(st.integers(0, 2))):
        start = draw(DAYS)
        length = draw(st.integers(1, 500))
        small.waive(draw(st.sampled_from(municipalities)), start, start + dt.timedelta(days=length))
    return small


def as_expected(evaluated: Evaluated) -> dict[str, Expected]:
    """The findings in the words of the oracle."""
    result = {}
    for f in evaluated.findings:
        named = [w.args["districts"] for w in f.warnings if w.code == "districts-without"]
        result[f.subjects[0]] = Expected(
            f.verdict.value,
            f.underlying.value,
            f.since,
            frozenset(named[0].split(", ")) if named else frozenset(),
            any(w.code == "waiver-expired" for w in f.warnings),
        )
    return result


async def empty(graph: Graph) -> None:
    """Empty the graph again between two generated worlds."""
    wipe = Statement("CYPHER 5 MATCH (n) WHERE n:Node OR n:AuditEntry DETACH DELETE n")
    await graph.change([wipe], who="test", why="empty", request_id="test", at=AT)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=UNHURRIED,
)
@given(small=small_worlds(), as_of=st.sampled_from([AS_OF, dt.date(2024, 2, 29)]) | DAYS)
async def test_rule_equals_oracle(world: Graph, rule: Rule, small: World, as_of: dt.date) -> None:
    """On any small world and day the rule finds what plain Python reckons from the same rows."""
    await empty(world)
    await small.write(world)
    evaluated = await evaluate(world, rule, as_of, AS_OF)
    assert evaluated.problem is None
    assert as_expected(evaluated) == contact_assigned(small.rows, as_of)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=UNHURRIED,
)
@given(small=small_worlds())
async def test_verdict_rests_on_its_evidence_and_its_change_meets_it(
    world: Graph, rule: Rule, small: World
) -> None:
    """Without its evidence no verdict stands, and the smallest change that it names makes it met."""
    await empty(world)
    await small.write(world)
    findings = (await evaluate(world, rule, AS_OF, AS_OF)).findings
    for finding in findings:
        rows = list(small.rows)
        if finding.verdict is Verdict.UNKNOWN:
            assert finding.evidence == ()
        else:
            # What is left may be a gap of another ground, where somebody attests that there is no more.
            silent = [r for r in rows if finding.reason[0].code == "none" or not isinstance(r, Attestation)]
            left = contact_assigned(without(silent, set(finding.evidence)), AS_OF)[finding.subjects[0]]
            assert left.underlying != finding.underlying.value
        if finding.change is not None and finding.change.what.code != "appoint":
            mended = World(rows=[])
            mended.rows = [*rows]
            post = finding.change.targets[0]
            if finding.change.what.code == "fill-post":
                mended.hold(post, validFrom=AS_OF)
            else:
                mended.serve(post, finding.change.targets[1], validFrom=AS_OF)
            assert contact_assigned(mended.rows, AS_OF)[finding.subjects[0]].verdict == "MET"


def without(rows: list[Node | Tie], ids: set[str]) -> list[Node | Tie]:
    """The rows but for some nodes and what refers to them."""
    return [
        row
        for row in rows
        if not (isinstance(row, Node) and row.id in ids)
        and not ({getattr(row, name, None) for name in ("post", "place", "start", "end")} & ids)
    ]
