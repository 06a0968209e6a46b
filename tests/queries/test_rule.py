"""A rule's file is refused where header and Cypher are incomplete or differ, with file and line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from queries import phrases
from queries.rule import RULES, Rule, load, load_all
from queries.texts import BrokenFile

FILES = sorted(RULES.glob("*.cypher"))


@pytest.fixture(scope="module")
def rule() -> Rule:
    """A rule to change."""
    return load_all()["contact.assigned"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_rule_can_be_read_and_says_everything_in_every_language(path: Path) -> None:
    """Each file is a rule, and each of its texts can be rendered in each language."""
    rule = load(path)
    for code, texts in rule.texts.items():
        wanted = frozenset().union(*(phrases.arguments(text) for text in texts.values()))
        args = dict.fromkeys(wanted, "2026-06-01")
        for language in (*phrases.LANGUAGES, "se"):
            assert phrases.render(rule.texts, language, code, args)
    assert rule.scope.splitlines()[-1].startswith("WITH ")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('topic = "CONTACTS"\n', "", "header key topic is missing"),
        ('topic = "CONTACTS"', 'topic = "CONTRACTS"', "'CONTRACTS' is not a valid AttestationTopic"),
        ('subject = ["Municipality"]', 'subject = ["Town"]', "subject Town is no kind of node"),
        ('subject = ["Municipality"]', "subject = []", "subject names 0 kinds"),
        ("version = 1", 'version = "1"', "header key version must be a int"),
        ("version = 1", "version = 1\nowner = 2", "header key owner is unknown"),
        ('id = "contact.assigned"', 'id = "contact.other"', "use one name"),
        (
            'responsible = "POLICE"',
            'responsible = "MUNICIPALITY"',
            "never the responsibility of a municipality",
        ),
        ('[title]\nnb = "Kommunen har en politikontakt"\n', "[title]\n", "title is missing in nb"),
        ("[validity]\n", "[validity]\nfrom = 2024\n", "validity.from must be a day"),
        ("[validity]\n", "[validity]\nsince = 2024-01-01\n", "validity.since is unknown"),
        ("[validity]\n", "[parameters.most]\ndefault = 3\n[validity]\n", "parameters.most must have"),
        ("not-applicable = false", "not-applicable = true", "the Cypher says otherwise"),
        ("WITH [m] AS subjects, [m] AS places, m", "WITH [m] AS subjects, m, [m] AS place", "scope must end"),
        ("[m] AS places, m\n", "[m] AS places, m,\n  1 AS one\n", "goes on in the next"),
        ("null AS dueBy,", "null AS due,", "RETURN gives"),
        ("null AS dueBy,", "$soon AS dueBy,", "$soon is read"),
        ("null AS dueBy,", "date() AS dueBy,", "the clock is read"),
        ("{code: 'posts'", "{code: 'jobs'", "code jobs has no text"),
        ("[texts.none]", "[texts.waived]", "text waived is one that every rule has"),
        ("texts.posts]\nnb = ", "texts.posts]\nse = ", "text posts is missing in nb"),
    ],
)
def test_an_incomplete_file_is_refused(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """Each flaw is named with the file and a line."""
    content = (RULES / "contact.assigned.cypher").read_text(encoding="utf-8")
    assert old in content
    path = tmp_path / "contact.assigned.cypher"
    path.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenFile) as refused:
        load(path)
    assert problem in str(refused.value)
    assert str(refused.value).startswith(f"{path}:{refused.value.line}: ")


def test_fingerprint_changes_with_whatever_could_change_a_finding(rule: Rule) -> None:
    """Version, validity, texts and Cypher show in the fingerprint; reading the same file again does not."""
    texts = {**rule.texts, "held": dict.fromkeys(phrases.LANGUAGES, "{post} {since}")}
    others = [
        replace(rule, version=2),
        replace(rule, police_facts=False),
        replace(rule, valid_from=dt.date(2024, 1, 1)),
        replace(rule, texts=texts),
        replace(rule, text=rule.text.replace("LIMIT 1", "LIMIT 2")),
    ]
    assert len({rule.fingerprint, *(other.fingerprint for other in others)}) == len(others) + 1
    assert load_all()[rule.id].fingerprint == rule.fingerprint


@pytest.mark.parametrize(("day", "holds"), [(1, False), (2, True), (3, True), (4, False)])
def test_in_force_from_its_first_day_up_to_its_end(rule: Rule, day: int, holds: bool) -> None:
    """A rule is in force from `from` up to, not including, `to`."""
    dated = replace(rule, valid_from=dt.date(2024, 1, 2), valid_to=dt.date(2024, 1, 4))
    assert dated.in_force(dt.date(2024, 1, day)) is holds
