"""The benchmark compares like with like."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, validate

from bench import bulk, by_hand, equal, peer_schema
from bench.figures import LIMIT, PEER, SERVICE, Measurement, Ratio
from bench.plot import svg
from bench.questions import Place, questions
from schema.build import build

ROOT = Path(__file__).resolve().parents[2]


def test_an_answer_is_the_same_however_it_is_wrapped() -> None:
    """Edges, nodes and a list of one are one thing; another value or another thing is not."""
    ours = {"m": {"county": {"id": 1}, "forums": {"nodes": [{"id": 2}, {"id": 3}]}, "none": {"nodes": []}}}
    theirs: dict[str, Any] = {
        "m": [
            {
                "county": {"edges": [{"node": {"id": 1}}]},
                "forums": {"edges": [{"cursor": "x", "node": {"id": 2}}, {"node": {"id": 3}}]},
                "none": [],
            }
        ]
    }
    assert equal.plain(ours) == equal.plain(theirs)
    theirs["m"][0]["forums"]["edges"].reverse()
    found = list(equal.differences(equal.plain(ours), equal.plain(theirs)))
    assert found == [(".m.forums[0].id", 2, 3), (".m.forums[1].id", 3, 2)]


def test_every_operation_is_there_in_three_ways() -> None:
    """Eight operations: ours fits the schema, the peer's parses, the hand-written one is whole."""
    asked = questions(Place("cursor", "id", "sort"))
    assert len(asked) == 8
    for question in asked:
        ours, _, theirs = question.bodies(dt.date(2026, 11, 24))
        assert validate(build().graphql, parse(ours["query"])) == []
        parse(theirs["query"])
        assert "<coordination>" not in by_hand.statement(question.name)
    parse(peer_schema.type_definitions())


def test_the_peers_lock_names_hashes_and_no_registry() -> None:
    """Any registry will do, as long as it gives what the lock says."""
    packages = json.loads((ROOT / "bench/peer/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["dependencies"]["@neo4j/graphql"] == "7.6.3"
    assert all("integrity" in each and "resolved" not in each for each in packages.values())


@pytest.mark.parametrize(("ratio", "met"), [(0.9, False), (1.5, True), (2.1, False)])
def test_a_ratio_is_held_against_both_ends(ratio: float, met: bool) -> None:
    """Too much and too little both fail it."""
    assert Ratio("X", "what", 1, ratio, 2.0, 1.0).met is met


def test_the_picture_has_a_bar_for_each_system() -> None:
    """Three bars an operation, and the share of the limit behind each."""
    figures = [
        Measurement("X", "small", True, system, 1, rps, 1.0, 2.0)
        for system, rps in ((SERVICE, 80), (PEER, 20), (LIMIT, 100))
    ]
    picture = svg(figures, 1)
    assert picture.count("<rect") == 1 + 3 + 3
    assert "80.0 (80%)" in picture


@pytest.mark.parametrize(
    ("words", "sizes"), [([], (1, 10)), (["--times", "10", "1", "1"], (1, 10)), (["--times", "2"], (2,))]
)
def test_the_sizes_of_files_are_chosen(words: list[str], sizes: tuple[int, ...]) -> None:
    """Once and ten times the country, unless others are named; each once, the smallest first."""
    assert bulk.chosen_sizes(words) == sizes
