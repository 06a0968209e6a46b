"""How `samordning ask` reads what it is given."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from graphql import build_schema, parse, print_ast, validate

from schema.build import build
from service.commands.ask import CannotAsk, find, on_day, read_values, read_variables
from service.operations import SavedOperation, read_all

QUESTION = SavedOperation(
    path=Path("q.graphql"),
    name="Some",
    title="Some",
    explanation="Some",
    document="query Some($number: String!, $first: Int, $where: CountyFilter, $ids: [ID!], $exact: Boolean) "
    "{ a }",
    variables={},
)


def test_a_value_is_read_as_its_variable_is_declared() -> None:
    """A text stays a text, also of digits; what else there is is JSON."""
    pairs = ["number=0301", "first=3", 'where={"name": {"eq": "Ås"}}', 'ids=["a=b"]', "exact=true"]
    assert read_values(pairs, QUESTION, build()) == {
        "number": "0301",
        "first": 3,
        "where": {"name": {"eq": "Ås"}},
        "ids": ["a=b"],
        "exact": True,
    }


@pytest.mark.parametrize("pair", ["first=many", "where={", "other=1", "number"])
def test_a_value_that_cannot_be_read_is_named(pair: str) -> None:
    """With what it should be."""
    with pytest.raises(CannotAsk, match=f"-v {pair}"):
        read_values([pair], QUESTION, build())


def test_variables_are_an_object() -> None:
    """Nothing is none."""
    assert read_variables(None) == {}
    assert read_variables('{"a": 1}') == {"a": 1}
    with pytest.raises(CannotAsk, match="no object"):
        read_variables("3")


def test_a_question_is_found_by_its_name_whatever_its_case() -> None:
    """One that is not there lists those that are."""
    questions = read_all()
    assert find("firstlook", questions).name == "FirstLook"
    with pytest.raises(CannotAsk) as refused:
        find("last", questions)
    for each in questions:
        assert each.title in str(refused.value)


def test_the_day_goes_to_every_root_field_that_takes_one() -> None:
    """In the place of one that stands there; fields below, and roots without a day, are left alone."""
    schema = build_schema(
        "type Query { a(asOf: String, x: Int): T b: T } type T { c(asOf: String): T d: Int }"
    )
    text = """query Q($day: String) {
  one: a(x: 1) { c { d } }
  two: a(asOf: "2020-01-01") { d }
  three: a(asOf: $day, x: 2) { d }
  b { d }
  __typename
}"""
    dated, variables = on_day(text, dt.date(2026, 9, 1), schema)
    wanted = text.replace("x: 1", 'x: 1, asOf: "2026-09-01"').replace("2020-01-01", "2026-09-01")
    assert dated == print_ast(parse(wanted))
    assert variables == {"day": "2026-09-01"}


@pytest.mark.parametrize("question", read_all(), ids=lambda each: each.name)
def test_every_saved_question_can_be_asked_for_a_day(question: SavedOperation) -> None:
    """It fits the schema with its day, and says it."""
    schema = build().graphql
    dated, variables = on_day(question.document, dt.date(2026, 9, 1), schema)
    assert "2026-09-01" in dated or "2026-09-01" in variables.values()
    assert validate(schema, parse(dated)) == []
