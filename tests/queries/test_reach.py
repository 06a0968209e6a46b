"""What a rule reads is found in its text; where that cannot be shown, nothing is claimed."""

from __future__ import annotations

import pytest

from queries.binding import Binding, Unreadable
from queries.evaluate import statement_text
from queries.reach import Way, ways
from queries.rule import Rule, load_all

SCOPE = "MATCH (m:Municipality)\nWITH [m] AS subjects, [m] AS places, m\n"
KINDS = frozenset({"Municipality"})
RULES = load_all()


def read(check: str, scope: str = SCOPE) -> tuple[Way, ...]:
    """The ways of a rule about municipalities."""
    return ways(f"CYPHER 5\nCALL () {{\n{scope}{check}\n}}\nRETURN subjects", KINDS)


def test_a_way_starts_from_what_is_bound() -> None:
    """A pattern leads from the nodes that are bound before it, over its ties in their order and direction."""
    _, way = read("MATCH (f:Forum)-[:FOR_TERRITORY]->(:CityDistrict)-[:PART_OF*0..2]->(m)\nRETURN subjects")
    assert (way.bound, way.anew, way.scope) == ((2,), frozenset(), False)
    assert [(sorted(s.types), s.right, s.left, s.most) for s in way.steps] == [
        (["FOR_TERRITORY"], True, False, 1),
        (["PART_OF"], True, False, 2),
    ]


@pytest.mark.parametrize(
    "check",
    [
        "WITH subjects, places\nMATCH (m:Forum)-[:FOR_TERRITORY]->(p:CityDistrict)\nRETURN subjects",
        "CALL (subjects) {\nMATCH (m:Forum)-[:FOR_TERRITORY]->(p:CityDistrict)\nRETURN p\n}\nRETURN subjects",
        "WITH subjects, m.f AS f\nMATCH (p:CityDistrict)<-[:FOR_TERRITORY]-(m:Forum)\nRETURN subjects",
        "WITH *, EXISTS { (m)<-[:FOR_TERRITORY]-(f:Forum) } AS x\n"
        "MATCH (f:Forum)-[:FOR_TERRITORY]->(p:CityDistrict)\nRETURN subjects",
        "WITH *, [p IN places | p.id] AS x\n"
        "MATCH (f:Forum)-[:FOR_TERRITORY]->(p:CityDistrict)\nRETURN subjects",
    ],
)
def test_a_name_that_was_let_go_of_is_bound_anew(check: str) -> None:
    """A name that a `WITH`, a subquery or a list has let go of leads nowhere: its nodes matter for any."""
    way = read(check)[-1]
    assert not way.bound
    assert way.anew == {"Forum", "CityDistrict"}


def test_a_name_without_a_label_may_be_anything() -> None:
    """Where a pattern starts from nothing, and one of its nodes may be of any kind, any node matters."""
    way = read("WITH subjects\nMATCH (x)-[:FOCUSES_ON]->(c:Challenge)\nRETURN subjects")[-1]
    assert "Node" in way.anew


def test_a_second_pattern_behind_a_comma_counts() -> None:
    """Patterns side by side are read one after the other, single nodes among them."""
    *_, way = read("MATCH (m)<-[:COVERS]-(r:Remit), (c:Challenge)\nRETURN subjects")
    assert not way.steps
    assert way.anew == {"Challenge"}


def test_what_all_is_found_from_reaches_all() -> None:
    """A scope may start at a place that is not judged itself, if nothing else is looked for there."""
    scope = (
        "MATCH (d:PoliceDistrict)\nMATCH (d)<-[:IN_POLICE_DISTRICT]-(m:Municipality)\n"
        "WITH [m] AS subjects, [d] AS places, m\n"
    )
    assert [way.anew for way in read("RETURN subjects", scope)] == [frozenset(), frozenset()]


@pytest.mark.parametrize(
    ("scope", "check"),
    [
        (SCOPE, "MATCH (m)-->(x:Forum)\nRETURN subjects"),
        (SCOPE, "MATCH (m)-[x]->(y:Forum)\nRETURN subjects"),
        (SCOPE, "MATCH (m)-[:PART_OF*]->(x:County)\nRETURN subjects"),
        (SCOPE, "MATCH (m)-[:PART_OF*1..]->(x:County)\nRETURN subjects"),
        (SCOPE, "MATCH (x:Forum&Node)\nRETURN subjects"),
        (SCOPE, "MATCH (x:Forum WHERE x.validTo IS NULL)\nRETURN subjects"),
        (SCOPE, "MATCH (m)<-[:COVERS]-(r:Remit), (c:Challenge&Node)\nRETURN subjects"),
        (SCOPE, "MATCH p = shortestPath((m)-[:PART_OF*..3]-(x:County))\nRETURN subjects"),
        (SCOPE, "CALL db.index.fulltext.queryNodes('names', 'a') YIELD node\nRETURN subjects"),
        (SCOPE, "CALL {\nMATCH (x:Forum)\nRETURN x\n}\nRETURN subjects"),
        (SCOPE, "match (x:Forum)\nRETURN subjects"),
        (SCOPE, "WITH count(*) AS all\nMATCH (m:Municipality)\nRETURN [m] AS subjects"),
        (SCOPE, "WITH collect(m) AS all\nUNWIND all AS m\nRETURN [m] AS subjects, size(all) AS n"),
        (f"MATCH (m:Municipality)\nWITH count(m) AS n\n{SCOPE}", "RETURN subjects"),
        (SCOPE.replace("\n", "\nWITH m ORDER BY m.id LIMIT 3\n", 1), "RETURN subjects"),
        (
            "MATCH (m:Municipality)-[:IN_COUNTY]->(c:County)\nWITH c, collect(m) AS all\n"
            "UNWIND all AS m\nWITH [m] AS subjects, all AS places, m\n",
            "RETURN subjects",
        ),
        (f"MATCH (x:Agreement)\n{SCOPE}", "RETURN subjects"),
        (f"MATCH (m:Municipality)\nWITH m AS other\n{SCOPE}", "RETURN subjects"),
        ("MATCH (m:Municipality)\n", "RETURN [m] AS subjects"),
    ],
)
def test_what_cannot_be_shown_is_refused(scope: str, check: str) -> None:
    """A text is refused of which it cannot be shown what ties its findings to what it reads."""
    with pytest.raises(Unreadable):
        read(check, scope)


def test_what_is_only_taken_apart_again_is_not_put_together() -> None:
    """Subjects may share work: gathered by what they have in common, and taken apart again."""
    scope = (
        "MATCH (m:Municipality)-[:IN_COUNTY]->(c:County)\nWITH c, collect(m) AS all\n"
        "UNWIND all AS m\nWITH [m] AS subjects, [c] AS places, m\n"
    )
    assert len(read("RETURN subjects", scope)) == 1


def test_every_rule_is_read() -> None:
    """Of the rules it is known what they read, so that none is evaluated in full for any edit but these."""
    assert [rule.id for rule in RULES.values() if not _known(rule)] == ["district.functions"]


def _known(rule: Rule) -> bool:
    try:
        read = ways(
            statement_text(rule), frozenset(kind for each in rule.subject for kind in each.split("|"))
        )
    except Unreadable:
        return False
    return not any(way.anew for way in read)


def test_names_in_a_list_end_with_its_brackets() -> None:
    """What a list or a pattern in brackets binds is bound up to the closing bracket."""
    plain = (
        "MATCH (a:Post) WITH a, [(a)-[:HAS_ROLE]->(b:Role) | b] AS roles, [x IN roles | x.id] AS ids WHERE a"
    )
    binding = Binding(plain)
    assert binding.upto(plain.index("(a:")) == frozenset()
    binding.over(plain.index(" WITH"), frozenset({"a"}))
    assert binding.upto(plain.index("(a)-")) == {"a"}
    binding.over(plain.index(" | b"), frozenset({"a", "b"}))
    assert binding.upto(plain.index("| b]")) == {"a", "b"}
    assert binding.upto(plain.index("x.id")) == {"a", "x"}
    assert binding.upto(len(plain)) == {"a", "roles", "ids"}
