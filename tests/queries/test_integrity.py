"""Every check finds what it is for and nothing else; the register that comes along is clean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import neo4j
import pytest

from graph import rows as sheets
from graph.connection import Graph
from graph.model.base import BESIDE_NAMES, Node
from graph.model.forums import ForTerritory
from graph.model.kinds import node_kinds
from graph.model.organizations import Identifier, IdentifierScheme
from graph.model.territory import InPoliceDistrict, Serves
from queries.check import Check, Severity, of_file
from queries.integrity import Outcome, every_check, examine
from queries.texts import BrokenFile, parse
from tests.worlds import SOURCE, World

CHECKS = every_check()
LEAVES = [kind for kind in node_kinds().values() if not kind.__subclasses__()]
TIE = f"{{source: '{SOURCE}', recordedAt: datetime('2026-01-01T00:00Z')}}"
MADE = f"source: '{SOURCE}', recordedAt: datetime('2026-01-01T00:00Z')"


def sound() -> World:
    """The smallest world in which every check has something to look at, and finds nothing."""
    w = World()
    w.district("vest")
    w.district("ost")
    w.municipality("bergen")
    w.org("CityDistrict", "arna", part_of="kommune:bergen")
    w.org("GeographicUnit", "bergen", part_of="politidistrikt:vest")
    w.org("ServiceUnit", "sentrum", part_of="gde:bergen")
    w.tie(Serves, "tjenesteenhet:sentrum", "bydel:arna")
    w.tie(InPoliceDistrict, "kommune:bergen", "politidistrikt:vest", validFrom=dt.date(2024, 1, 1))
    w.role("POLICE_CONTACT", liaison=True)
    w.post("kontakt", "tjenesteenhet:sentrum", "rolle:POLICE_CONTACT", held="2024-01-01", until="2025-01-01")
    w.hold("stilling:kontakt", "2025-01-01")
    w.remit("stilling:kontakt", "kommune:bergen", "2024-01-01")
    w.forum("rad", "stilling:kontakt", "kommune:bergen")
    w.tie(ForTerritory, "forum:rad", "kommune:bergen")
    w.agreement("en", "politidistrikt:vest", "kommune:bergen", signed="2024-01-01")
    w.plan("en", forum="forum:rad")
    w.challenge("TRAFFIC_SAFETY")
    w.focus("forum:rad", "utfordring:TRAFFIC_SAFETY", "2024-01-01", "2025-01-01")
    w.focus("forum:rad", "utfordring:TRAFFIC_SAFETY", "2025-01-01")
    for value, start, end in (("1201", None, dt.date(2020, 1, 1)), ("4601", dt.date(2020, 1, 1), None)):
        w.add(
            Identifier,
            f"nummer:{value}",
            scheme=IdentifierScheme.MUNICIPALITY_NUMBER,
            value=value,
            organization="kommune:bergen",
            validFrom=start,
            validTo=end,
        )
    return w


@dataclass(frozen=True)
class Fault:
    """What is done to the sound world, and what the check says about it."""

    change: str
    subject: str
    detail: str


FAULTS: Mapping[str, Fault] = {
    "axes.disagree": Fault(
        f"MATCH (u:GeographicUnit)-[t:PART_OF]->(), (o {{id: 'politidistrikt:ost'}}) DELETE t "
        f"CREATE (u)-[:PART_OF {TIE}]->(o)",
        "kommune:bergen",
        "lies in politidistrikt:vest, and tjenesteenhet:sentrum of politidistrikt:ost serves bydel:arna",
    ),
    "council.nowhere": Fault(
        "MATCH (:Forum)-[t:FOR_TERRITORY]->() DELETE t",
        "forum:rad",
        "is for no municipality or city district",
    ),
    "identifier.same-number": Fault(
        "MATCH (n {id: 'nummer:4601'}) SET n.value = '1201', n.validFrom = date('2019-12-31')",
        "nummer:1201 and nummer:4601",
        "both are 1201 of MUNICIPALITY_NUMBER",
    ),
    "identifier.two-numbers": Fault(
        "MATCH (n {id: 'nummer:1201'}) SET n.validTo = date('2020-01-02')",
        "kommune:bergen",
        "1201 and 4601 of MUNICIPALITY_NUMBER",
    ),
    "labels.combination": Fault(
        "MATCH (n {id: 'politidistrikt:ost'}) SET n:GeographicUnit REMOVE n:Actor",
        "politidistrikt:ost",
        "has the labels :GeographicUnit:Node:Organization:PoliceDistrict",
    ),
    "labels.stranger": Fault("CREATE (:Movie {id: 'x'})", "x", "has the labels :Movie"),
    "node.property-missing": Fault(
        "MATCH (n:Remit) REMOVE n.recordedAt", "ansvar:1", "recordedAt is missing"
    ),
    "node.property-type": Fault(
        "MATCH (n {id: 'forum:rad'}) SET n.validFrom = '2024-01-01'",
        "forum:rad",
        "validFrom is STRING NOT NULL, expected DATE NOT NULL",
    ),
    "node.property-value": Fault(
        "MATCH (n:Assignment {id: 'tildeling:1'}) SET n.share = 1.5", "tildeling:1", "share is 1.5"
    ),
    "part-of.cycle": Fault(
        f"MATCH (a {{id: 'tjenesteenhet:sentrum'}}), (b {{id: 'gde:bergen'}}) "
        f"CREATE (b)-[:PART_OF {TIE}]->(a)",
        "gde:bergen",
        "by way of tjenesteenhet:sentrum ",
    ),
    "period.ends-before-start": Fault(
        "MATCH (n:Agreement) SET n.validTo = date('2023-12-31')",
        "avtale:en",
        "signedOn is 2024-01-01, and it ended on 2023-12-31",
    ),
    "period.overlap": Fault(
        "MATCH (a)-[:HAS_REMIT]->(n)-[:COVERS]->(b) CREATE (a)-[:HAS_REMIT]->(m:Remit:Node)-[:COVERS]->(b) "
        "SET m = n {.*, id: 'x:to'}",
        "ansvar:1 and x:to",
        "both between stilling:kontakt and kommune:bergen: 2024-01-01 to further notice, and 2024-01-01 to "
        "further notice",
    ),
    "person.nameless": Fault(
        "MATCH (n:Person {id: 'person:1'}) REMOVE n.name", "person:1", "has no name, and was not erased"
    ),
    "person.without-assignment": Fault(
        f"CREATE (:Person:Node {{id: 'person:x', name: 'Navn', {MADE}}})", "person:x", "has no assignment"
    ),
    "plan.nobodys": Fault(
        "MATCH ()-[t:HAS_PLAN]->() DELETE t", "plan:en", "a plan without forum and responsible party"
    ),
    "post.two-holders": Fault(
        "MATCH (n:Assignment {id: 'tildeling:1'}) SET n.validTo = date('2025-01-02')",
        "stilling:kontakt",
        "tildeling:1 and tildeling:2 on the same days",
    ),
    "reference.empty": Fault(
        "MATCH (:Agreement)-[t:HAS_PARTY]->() DELETE t", "avtale:en", "parties (HAS_PARTY) names nothing"
    ),
    "reference.many": Fault(
        "MATCH (p:Post), (o {id: 'gde:bergen'}) CREATE (p)-[:POST_IN]->(o)",
        "stilling:kontakt",
        "organization (POST_IN) names 2",
    ),
    "reference.missing": Fault(
        "MATCH (:Post)-[t:POST_IN]->() DELETE t", "stilling:kontakt", "organization (POST_IN) names nothing"
    ),
    "source.disagree": Fault(
        "MATCH (n {id: 'kommune:bergen'}) UNWIND ['1', '2'] AS value "
        "CREATE (n)<-[:STATES]-(:Statement:Node {id: 'utsagn:' + value, property: 'website', "
        f"value: value, {MADE}}})",
        "kommune:bergen",
        f"website is 1 by {SOURCE}, 2 by {SOURCE}",
    ),
    "source.itself": Fault(
        f"MATCH (t {{id: '{SOURCE}'}}) CREATE (s:Source:Node) SET s = t {{.*, id: 'kilde:x'}}",
        "kilde:x",
        f"names {SOURCE}",
    ),
    "source.missing": Fault("MATCH (n:Forum) SET n.source = 'kilde:borte'", "forum:rad", "names kilde:borte"),
    "statement.alone": Fault(
        "MATCH (n {id: 'kommune:bergen'}) "
        f"CREATE (n)<-[:STATES]-(:Statement:Node {{id: 'utsagn:1', property: 'website', value: '', {MADE}}})",
        "kommune:bergen",
        "website is said one thing of",
    ),
    "synthetic.mark": Fault(
        "MATCH (n:Forum) SET n.synthetic = true",
        "forum:rad",
        f"is marked, and its source {SOURCE} gives facts",
    ),
    "tie.ends": Fault(
        "MATCH (f:Forum), (p:Post) CREATE (f)-[:KNOWS]->(p)",
        "forum:rad -[KNOWS]-> stilling:kontakt",
        "the model has no such tie",
    ),
    "tie.overlap": Fault(
        "MATCH ()-[t:FOCUSES_ON {validTo: date('2025-01-01')}]->() REMOVE t.validTo",
        "forum:rad -[FOCUSES_ON]-> utfordring:TRAFFIC_SAFETY",
        "2024-01-01 to further notice, and 2025-01-01 to further notice",
    ),
    "tie.property-missing": Fault(
        "MATCH ()-[t:SERVES]->() REMOVE t.source",
        "tjenesteenhet:sentrum -[SERVES]-> bydel:arna",
        "source is missing",
    ),
    "tie.property-type": Fault(
        "MATCH ()-[t:POST_IN]->() SET t.since = 2024",
        "stilling:kontakt -[POST_IN]-> tjenesteenhet:sentrum",
        "since is unknown to the model",
    ),
    "tie.property-value": Fault(
        "MATCH ()-[t:SERVES]->() SET t.startKnown = true",
        "tjenesteenhet:sentrum -[SERVES]-> bydel:arna",
        "startKnown is true",
    ),
}


Said = dict[str, tuple[tuple[str, str], ...]]
"""Subjects and details by check, of those that found something."""


def write(session: neo4j.Session, world: World) -> None:
    """Store a world."""
    for statement in sheets.statements(sheets.sort(world.rows)):
        session.run(statement.text, dict(statement.parameters)).consume()


def found(driver: neo4j.Driver, world: World, change: str) -> Said:
    """What the checks find in a world after it was changed behind the product's back."""
    said = {}
    with driver.session() as session:
        write(session, world)
        told = session.run("CYPHER 5 " + change).consume().counters
        assert told.contains_updates, f"nothing was changed by {change}"
        for check in CHECKS:
            asked = check.statement()
            # A test's world is small and soon gone: its statistics are no reason to plan again.
            text = asked.text.replace("CYPHER 5", "CYPHER 5 replan=skip", 1)
            record = session.run(text, dict(asked.parameters)).single(strict=True)
            if record["count"]:
                said[check.id] = tuple((e["subject"], e["detail"]) for e in record["examples"])
    return said


def told_by(outcomes: tuple[Outcome, ...]) -> Said:
    """The same of what was examined."""
    return {o.check.id: tuple((e.subject, e.detail) for e in o.examples) for o in outcomes if o.count}


async def test_a_sound_world_is_clean(world: Graph, scratch_driver: neo4j.Driver) -> None:
    """Nothing is found where nothing is wrong."""
    with scratch_driver.session() as session:
        write(session, sound())
    assert told_by(await examine(world, CHECKS)) == {}


async def test_an_empty_register_is_clean(world: Graph) -> None:
    """Nothing is found where nothing is."""
    assert told_by(await examine(world, CHECKS)) == {}


def test_every_check_has_its_fault() -> None:
    """Each check is shown a world that trips it."""
    assert sorted(FAULTS) == [check.id for check in CHECKS]


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_found_by_its_check_alone(world: Graph, scratch_driver: neo4j.Driver, check: str) -> None:
    """With the id of what is at fault and what is wrong with it; no other check speaks up without reason."""
    fault = FAULTS[check]
    assert world.uri
    said = found(scratch_driver, sound(), fault.change)
    assert said.keys() == {check}, said
    assert (fault.subject, fault.detail) in said[check]


async def test_the_national_register_is_clean(national: Graph) -> None:
    """The reference data and the demonstration layer have no error, and nothing worth a warning either."""
    assert told_by(await examine(national, CHECKS)) == {}


@pytest.mark.parametrize("kind", LEAVES, ids=lambda kind: kind.__name__)
def test_a_bare_node_of_any_kind_lacks_all_that_its_kind_requires(
    world: Graph, scratch_driver: neo4j.Driver, kind: type[Node]
) -> None:
    """Each property and each reference that the kind requires is missed by name."""
    assert world.uri
    asked = {check.id: check.statement(100) for check in CHECKS}
    missed = set()
    with scratch_driver.session() as session:
        session.run(f"CYPHER 5 CREATE (n:{':'.join(kind.labels())} {{id: 'x:y'}})").consume()
        for id_ in ("node.property-missing", "reference.missing", "reference.empty"):
            text = asked[id_].text.replace("CYPHER 5", "CYPHER 5 replan=skip", 1)
            record = session.run(text, dict(asked[id_].parameters)).single(strict=True)
            missed |= {example["detail"].split()[0] for example in record["examples"]}
    required = {name for name, field in kind.model_fields.items() if field.is_required()}
    assert missed >= required - {"id"}
    assert missed <= set(kind.model_fields) | set(BESIDE_NAMES)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id = 'a.c'", "the file a.b: use one name"),
        ("title = ' '", "title is missing"),
        ("owner = 'me'", "owner is unknown"),
        ("severity = 'BAD'", "'BAD' is not a valid Severity"),
        ("// $today", "reads the parameters"),
    ],
)
def test_a_file_at_fault_is_refused(content: str, said: str) -> None:
    """The message names the file and what is wrong."""
    header = {"id": "a.b", "title": "t", "explanation": "e", "severity": "ERROR", "remedy": "r"}
    text = "MATCH (n) RETURN n.id AS subject, 'x' AS detail"
    if content.startswith("//"):
        text = text.replace("'x'", "$today")
    else:
        key, _, value = content.partition(" = ")
        header[key] = value.strip("'")
    lines = "\n".join(f'{key} = "{value}"' for key, value in header.items())
    with pytest.raises(BrokenFile, match=re.escape(said)):
        of_file(parse(Path("a.b.cypher"), f"/*\n{lines}\n*/\n{text}"))


def test_a_check_ends_in_what_is_read_of_it() -> None:
    """Every branch of its Cypher gives subject and detail, in this order."""
    for text in ("MATCH (n) RETURN n.id AS subject", "RETURN 1 AS detail, 2 AS subject"):
        with pytest.raises(ValueError, match="must end in RETURN"):
            Check("a.b", "t", "e", Severity.ERROR, "r", text)
