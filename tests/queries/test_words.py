"""Words that stand for conditions in files of Cypher."""

from __future__ import annotations

import re

import pytest

from queries.words import CLAUSES, WORDS, spelt_out


def test_a_word_becomes_its_condition_on_the_same_line() -> None:
    """What is said of a variable is said of that variable, and lines keep their numbers."""
    text = "MATCH (a)\nWHERE holds(a) AND was_held(meeting)\nRETURN a"
    spelt = spelt_out(text)
    assert "a.validTo IS NULL OR $asOf < a.validTo" in spelt
    assert "(meeting.heldOn <= $asOf AND NOT meeting.cancelled)" in spelt
    assert spelt.count("\n") == text.count("\n")


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_one_condition_in_brackets(word: str) -> None:
    """So that NOT and OR can stand beside it."""
    spelt = spelt_out(f"{word}(x)")
    assert re.fullmatch(r"\(.+\)|any\(.+\)", spelt)
    assert "{x}" not in spelt


@pytest.mark.parametrize("word", CLAUSES)
def test_clauses_stand_on_one_line_with_every_word_spelt_out(word: str) -> None:
    """Words in clauses are put in too; a line stays a line."""
    spelt = spelt_out(f"{word}(f)\nRETURN f")
    assert "(f" in spelt
    assert spelt.count("\n") == 1
    assert spelt_out(spelt) == spelt


def test_functions_of_cypher_are_left_alone() -> None:
    """Only the words are replaced, and only where they are said of one variable."""
    text = "RETURN coalesce(a, b), withholds(a), holds"
    assert spelt_out(text) == text
