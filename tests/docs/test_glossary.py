"""The glossary has every word of the code, and none that is not there."""

from __future__ import annotations

import csv
from enum import StrEnum
from typing import Any

import pytest

from graph.model.agreements import AgreementKind
from graph.model.forums import ForumKind
from graph.model.kinds import node_kinds, tie_kinds
from queries.finding import Verdict
from schema.coordination import ArenaKind
from tests.docs.pages import ROOT, tables

GLOSSARY = tables(ROOT / "docs" / "glossary.md")
REFERENCE = ROOT / "seeds" / "reference"


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a file of the reference data."""
    with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def words(heading: str) -> list[str]:
    """The names in the first column below a heading."""
    return [cells[0].strip("`") for cells in GLOSSARY[heading]]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Kinds of node", node_kinds()), ("Ties with properties", tie_kinds())],
)
def test_every_kind_is_there(heading: str, expected: dict[str, Any]) -> None:
    """Each kind of node, and each tie with properties, has one row; nothing else has."""
    assert sorted(words(heading)) == sorted(expected)


@pytest.mark.parametrize(
    ("heading", "members"),
    [
        ("Kinds of arena", ArenaKind),
        ("Kinds of forum", ForumKind),
        ("Kinds of agreement", AgreementKind),
        ("Verdicts", Verdict),
    ],
)
def test_every_member_is_there(heading: str, members: type[StrEnum]) -> None:
    """Each value has one row, in the order of the code."""
    assert words(heading) == [member.value for member in members]


def test_every_role_is_there() -> None:
    """Each role stands with its Norwegian and English name, and its marks."""
    expected = []
    for row in rows("roles.csv"):
        marks = [mark for mark in ("liaison", "specialist") if row[f"is{mark.capitalize()}"] == "true"]
        english = f"{row['nameEn']} ({', '.join(marks)})" if marks else row["nameEn"]
        expected.append([f"`{row['code']}`", row["name"], english])
    assert GLOSSARY["Roles"] == expected


def test_every_challenge_is_there() -> None:
    """Each challenge stands with its Norwegian and English name."""
    expected = [[f"`{row['code']}`", row["name"], row["nameEn"]] for row in rows("challenges.csv")]
    assert GLOSSARY["Challenges"] == expected


def test_every_row_says_what_it_is() -> None:
    """No cell of the last column is empty."""
    for heading, found in GLOSSARY.items():
        assert [cells for cells in found if not cells[-1]] == [], heading
