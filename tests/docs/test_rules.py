"""The page about the rule book is made from the rules."""

from __future__ import annotations

from dataclasses import replace

from queries.rule import load_all
from queries.rule_page import page
from service.commands.rules import PAGE


def test_committed() -> None:
    """The committed page is the one that the rules give; `samordning rules --write` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page(load_all().values()), (
        "run: .venv/bin/samordning rules --write"
    )


def test_whatever_is_told_of_a_rule_shows() -> None:
    """Another binding, wording, text, parameter or day of validity makes another page."""
    rule = load_all()["municipality.ordinance"]
    (parameter,) = rule.parameters
    others = [
        replace(rule, version=2),
        replace(rule, wording="bør"),
        replace(rule, police_facts=True),
        replace(rule, title={**rule.title, "nn": "Ein annan tittel"}),
        replace(rule, applies_to={**rule.applies_to, "en": "Every one."}),
        replace(rule, remedy={**rule.remedy, "en": "Nothing."}),
        replace(rule, parameters=(replace(parameter, default=36),)),
    ]
    assert len({page([each]) for each in (rule, *others)}) == len(others) + 1
    assert "`months`: Months since adoption or revision, 48 (ours" in page([rule])
