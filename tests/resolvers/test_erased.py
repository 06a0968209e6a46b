"""After an erasure nothing that is read, kept or planned says who the person was."""

from __future__ import annotations

from graphql import OperationDefinitionNode, get_variable_values, parse
from graphql.execution.values import VariableValues

from graph.connection import Graph
from graph.erasure import erase, look
from graph.model.posts import Person
from graph.statements import Statement
from schema.plans import Plans
from tests.resolvers.asking import profile
from tests.resolvers.reading import BUILT, NOW, Asking, write
from tests.worlds import World

KEPT = "CYPHER 5 MATCH (n) WHERE n:KeptFinding OR n:KeptEvaluation RETURN collect(properties(n)) AS kept"
ASKED = """{
  municipalities { nodes { findings { nodes { verdict reason evidence { __typename id } } } } }
  post(id: "stilling:kontakt") { assignments { kind validFrom holder { id name workEmail } } }
}"""


async def test_the_api_and_what_is_kept_name_nobody(world: Graph) -> None:
    """The holder has no name and another id; findings, kept before and after, and statements hold no name."""
    w = World()
    w.role("POLICE_CONTACT", liaison=True)
    w.district("vest")
    w.add(Person, "person:kari", name="Kari Nordmann", workEmail="kari@politiet.no")
    w.post("kontakt", "politidistrikt:vest", "rolle:POLICE_CONTACT")
    w.hold("stilling:kontakt", "2020-01-01", person="person:kari")
    w.remit("stilling:kontakt", w.municipality("bergen"), "2020-01-01")
    await write(world, w.rows)
    asking = Asking(world)
    before = await asking(ASKED)
    assert before["post"]["assignments"][0]["holder"]["name"] == "Kari Nordmann"
    found = before["municipalities"]["nodes"][0]["findings"]["nodes"]
    assert "MET" in {each["verdict"] for each in found}

    await erase(world, await look(world, "person:kari"), who="me", reason="asked for", at=NOW)
    after = await asking(ASKED)
    (assignment,) = after["post"]["assignments"]
    holder = assignment.pop("holder")
    assert (holder["name"], holder["workEmail"], holder["id"] != "person:kari") == (None, None, True)
    assert assignment == {"kind": "ORDINARY", "validFrom": "2020-01-01"}
    again = after["municipalities"]["nodes"][0]["findings"]["nodes"]
    assert [(each["verdict"], each["reason"]) for each in again] == [
        (each["verdict"], each["reason"]) for each in found
    ]
    record = await world.read(Statement(KEPT), 10)
    assert record is not None
    assert record["kept"]
    for said in (repr(record["kept"]), repr([statement.text for statement in asking.statements])):
        assert "kari" not in said.casefold()


def test_a_kept_plan_holds_no_value_that_was_asked_with() -> None:
    """A name in a variable is gone with the request."""
    document = parse("query ($n: String!) { municipalities(where: {name: {contains: $n}}) { nodes { id } } }")
    (definition,) = document.definitions
    assert isinstance(definition, OperationDefinitionNode)
    values = get_variable_values(BUILT.graphql, definition.variable_definitions or (), {"n": "Kari Nordmann"})
    assert isinstance(values, VariableValues)
    prepared, _ = Plans(BUILT).find(document, definition, values, profile())
    assert "Kari" not in repr(prepared)
