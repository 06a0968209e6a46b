"""Every rule over the whole country says what plain Python reckons from the same rows."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.connection import Graph
from queries.evaluate import evaluate
from queries.rule import load_all
from seeds import facts, reading
from seeds.demo import layer
from tests.conftest import ANCHOR, NOW
from tests.oracle.book import Facts, judges, verdict
from tests.queries.rules.judging import TIMEOUT_S

DAYS = (ANCHOR, ANCHOR - dt.timedelta(days=400), ANCHOR + dt.timedelta(days=91))
"""The anchor, a day of which little is known, and one that is to come."""


@pytest.fixture(scope="module")
def country() -> Facts:
    """The rows that the national graph was loaded from."""
    read = reading.reference()
    return Facts((*facts.rows(read, NOW), *layer.rows(read, ANCHOR, NOW)), ANCHOR)


def test_the_demonstration_shows_every_rule_met_and_missed(country: Facts) -> None:
    """Of each rule somebody meets it and somebody does not, on the anchor day: both can be looked at."""
    there = country.at(ANCHOR)
    one_sided = {}
    for rule_id, rule in load_all().items():
        found = {
            verdict(there, rule_id, rule.topic, rule.police_facts, subjects, judged)[1]
            for subjects, judged in judges()[rule_id](there).items()
        }
        if not {"MET", "GAP"} <= found:
            one_sided[rule_id] = found
    assert one_sided == {}


def test_every_rule_has_an_oracle() -> None:
    """No rule goes unchecked, and nothing is reckoned for a rule that there is not."""
    assert judges().keys() == load_all().keys()


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("rule_id", load_all())
async def test_rule_equals_oracle(national: Graph, country: Facts, rule_id: str, day: dt.date) -> None:
    """For every subject in scope: the same verdict, and the same underneath a waiver."""
    rule = load_all()[rule_id]
    there = country.at(day)
    expected = {
        subjects: verdict(there, rule_id, rule.topic, rule.police_facts, subjects, judged)
        for subjects, judged in judges()[rule_id](there).items()
    }

    evaluated = await evaluate(national, rule, day, ANCHOR, TIMEOUT_S)

    assert evaluated.problem is None, evaluated.problem
    found = {f.subjects: (f.verdict.value, f.underlying.value) for f in evaluated.findings}
    assert found == expected
