"""Paths, reach, common neighbours, views and pairs: what the fragments say is what plain Python reckons."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from queries.fragment import load
from queries.phrases import LANGUAGES, render
from tests.oracle.coordination import Oracle
from tests.oracle.ties import Ties
from tests.queries.country import DAYS, TODAY, Ask, small_country


def told(step: dict[str, Any]) -> tuple[str, str, frozenset[tuple[str, str | None]]]:
    """A step without its words."""
    return step["a"], step["b"], frozenset((tie["kind"], tie["id"]) for tie in step["ties"])


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_paths(country: Ask, as_of: dt.date) -> None:
    """Shortest paths between all pairs, hubs in between or not, are those that trying all ways finds."""
    ties = Ties(small_country().rows, as_of)
    ends = ["kommune:bergen", "kommune:nes", "politidistrikt:vest", "bydel:arna"]
    lengths = set()
    for start in ends:
        for end in ends:
            for hubs, depth in ((False, 5), (True, 5), (False, 2)):
                (row,) = country(
                    "paths",
                    as_of,
                    maxDepth=depth,
                    maxPaths=50,
                    includeHubs=hubs,
                    **{"from": start, "to": end},
                )
                expected = ties.shortest(start, end, depth, hubs)
                assert [tuple(path["actors"]) for path in row["paths"]] == expected, (start, end, hubs)
                assert row["length"] == (len(expected[0]) - 1 if expected else None)
                assert row["meta"] == {"resultMode": "EXACT", "found": len(expected), "shown": len(expected)}
                for path in row["paths"]:
                    for a, b, by in map(told, path["steps"]):
                        assert by == ties.of[a][b]
                lengths.add(row["length"])
    assert as_of != TODAY or {None, 0, 1, 2, 3} <= lengths


def test_paths_are_cut_in_order(country: Ask) -> None:
    """Of more paths than asked for the first by id are shown, and it is said that there are more."""
    ties = Ties(small_country().rows, DAYS[1])
    several = [
        (a, b)
        for a in ties.of
        for b in ties.of
        if a < b and len(ties.shortest(a, b, 3)) > 2 and not a.startswith("forening")
    ]
    assert several
    for a, b in several[:5]:
        expected = ties.shortest(a, b, 3)
        (row,) = country("paths", DAYS[1], maxDepth=3, maxPaths=2, includeHubs=False, **{"from": a, "to": b})
        assert [tuple(path["actors"]) for path in row["paths"]] == expected[:2]
        assert row["meta"] == {"resultMode": "TRUNCATED", "found": len(expected), "shown": 2}


def test_paths_of_posts_and_of_nobody(country: Ask) -> None:
    """A post stands for its organization; who is not there has no paths; hubs are echoed."""
    given: dict[str, Any] = {"maxDepth": 5, "maxPaths": 10, "includeHubs": False}
    (row,) = country("paths", TODAY, **{"from": "stilling:slt", "to": "stilling:kontakt-nord"}, **given)
    assert (row["start"], row["end"], row["length"]) == ("kommune:bergen", "tjenesteenhet:nord", 1)
    assert row["excludedKinds"] == ["County", "PoliceDistrict", "NationalBody"]
    assert country("paths", TODAY, **{"from": "kommune:borte", "to": "kommune:nes"}, **given) == []


def test_words(country: Ask) -> None:
    """Each step is told in every language."""
    (row,) = country(
        "paths",
        TODAY,
        maxDepth=5,
        maxPaths=1,
        includeHubs=True,
        **{"from": "bydel:arna", "to": "kommune:nes"},
    )
    texts = load("paths").texts
    for step in row["paths"][0]["steps"]:
        for tie in step["ties"]:
            said = {render(texts, language, tie["code"], tie["args"]) for language in LANGUAGES}
            assert all(said)
    first = row["paths"][0]["steps"][0]["ties"][0]
    assert render(texts, "en", first["code"], first["args"]) == "Arna is a part of Bergen"


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_reach_and_view(country: Ask, as_of: dt.date) -> None:
    """Who is reached, and what is drawn, is who is so far away and how they are tied."""
    rows = small_country().rows
    ties = Ties(rows, as_of)
    for start in ("kommune:bergen", "politidistrikt:ost"):
        for depth, hubs in ((1, False), (3, False), (2, True)):
            far = ties.distances(start, depth, hubs)
            (row,) = country(
                "reachable", as_of, maxDepth=depth, limit=2000, includeHubs=hubs, **{"from": start}
            )
            assert {each["actor"]: each["depth"] for each in row["reached"]} == {
                who: steps for who, steps in far.items() if steps
            }
            (view,) = country(
                "subgraph", as_of, center=start, depth=depth, limit=500, includeHubs=hubs, kinds=None
            )
            assert {each["actor"]: each["depth"] for each in view["nodes"]} == far
            assert {told(step) for step in view["edges"]} == {
                (a, b, by) for a in far for b, by in ties.of[a].items() if b in far and a < b
            }


def test_what_is_cut_is_said(country: Ask) -> None:
    """A view or a reach of fewer than there are says how many there are; kinds that are left out are gone."""
    far = Ties(small_country().rows, TODAY).distances("kommune:bergen", 2)
    given: dict[str, Any] = {"includeHubs": False}
    (view,) = country("subgraph", TODAY, center="kommune:bergen", depth=2, limit=4, kinds=None, **given)
    assert view["meta"] == {"resultMode": "TRUNCATED", "found": len(far), "shown": 4}
    assert view["nodes"][0] == {"depth": 0, "actor": "kommune:bergen"}
    (reach,) = country("reachable", TODAY, maxDepth=2, limit=3, **{"from": "kommune:bergen"}, **given)
    assert reach["meta"] == {"resultMode": "TRUNCATED", "found": len(far) - 1, "shown": 3}
    (units,) = country(
        "subgraph", TODAY, center="kommune:bergen", depth=2, limit=99, kinds=["ServiceUnit"], **given
    )
    found = {each["actor"] for each in units["nodes"]}
    assert "tjenesteenhet:nord" in found
    assert {each.split(":")[0] for each in found} == {"kommune", "tjenesteenhet"}
    assert found & {"kommune:alver", "kommune:nes"} == set()


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_common_neighbours(country: Ask, as_of: dt.date) -> None:
    """Who is tied to all of several, and how to each."""
    ties = Ties(small_country().rows, as_of)
    for ids in (
        ["kommune:bergen", "kommune:alver"],
        ["kommune:os", "kommune:alver", "kommune:voss"],
        ["tjenesteenhet:sor", "tjenesteenhet:nord"],
        ["kommune:bergen"],
    ):
        found = {
            row["neighbour"]: [told(step) for step in row["steps"]]
            for row in country("common-neighbours", as_of, ids=ids)
        }
        both = set.intersection(*(set(ties.of[id_]) for id_ in ids)) - set(ids)
        assert found == {who: [(id_, who, ties.of[id_][who]) for id_ in ids] for who in both}
    assert country("common-neighbours", as_of, ids=["kommune:bergen", "kommune:borte"]) == []


KEYS = ("step", "since", "lastActive", "dormant", "skipped", "gaps", "evidence", "arenas", "sameSide")


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_pairs(country: Ask, as_of: dt.date) -> None:
    """A pair is what the coordination of the one says of the other, as both are counted."""
    rows = small_country().rows
    pairs = [
        ("TOP", "kommune:bergen", "tjenesteenhet:nord", "kommune:bergen", "politidistrikt:vest"),
        ("TOP", "stilling:slt", "gde:kyst", "kommune:bergen", "politidistrikt:vest"),
        ("ORGANIZATION", "stilling:ordforer-os", "stilling:kontakt-sor", "kommune:os", "tjenesteenhet:sor"),
        (
            "POST",
            "stilling:ordforer-os",
            "stilling:kontakt-sor",
            "stilling:ordforer-os",
            "stilling:kontakt-sor",
        ),
        ("TOP", "kommune:nes", "politidistrikt:ost", "kommune:nes", "politidistrikt:ost"),
        ("TOP", "kommune:nes", "kommune:bergen", "kommune:nes", "kommune:bergen"),
        ("TOP", "bydel:arna", "kommune:bergen", "kommune:bergen", "kommune:bergen"),
    ]
    for granularity, a, b, one, other in pairs:
        (row,) = country("coordination-between", as_of, a=a, b=b, granularity=granularity, includeWide=True)
        assert (row["a"], row["b"], row["internal"]) == (one, other, one == other)
        oracle = Oracle(rows, as_of, TODAY, granularity)
        expected = oracle.answer(one).get(other) or {
            "step": None, "since": None, "lastActive": None, "dormant": True, "skipped": [], "gaps": [],
            "evidence": [], "arenas": [], "sameSide": oracle.police(one) == oracle.police(other),
        }  # fmt: skip
        assert {key: row[key] for key in KEYS} == {key: expected[key] for key in KEYS}, (a, b)
    assert (
        country("coordination-between", as_of, a="kommune:borte", b=a, granularity="TOP", includeWide=True)
        == []
    )


@pytest.mark.parametrize(("as_of", "wide"), [(DAYS[1], False), (TODAY, True)], ids=str)
def test_matrix(country: Ask, as_of: dt.date, wide: bool) -> None:
    """A matrix has each pair of a territory once, without wide forums unless they are asked for."""
    rows = small_country().rows
    around = {
        "fylke:akershus": {"kommune:asker", "kommune:lorenskog", "kommune:nes", "fylke:akershus"},
        "politidistrikt:ost": {"kommune:lorenskog", "kommune:nes", "fylke:akershus", "politidistrikt:ost"},
        "kommune:bergen": {"kommune:bergen", "fylke:vestland", "politidistrikt:vest"},
    }
    around["fylke:akershus"] |= {"politidistrikt:vest", "politidistrikt:ost"}
    if as_of.year < 2024:
        around["politidistrikt:ost"] -= {"kommune:nes"}
    for territory, actors in around.items():
        # The plain reckoning of every post takes its time: one small territory is enough.
        for granularity in ("TOP", "ORGANIZATION", "POST") if territory == "kommune:bergen" else ("TOP",):
            (row,) = country(
                "coordination-matrix", as_of, territory=territory, granularity=granularity, includeWide=wide,
                limit=2000,
            )  # fmt: skip
            oracle = Oracle(rows, as_of, TODAY, granularity)
            inside = {o for o in oracle.actors() if oracle.tops(oracle.home(o).id) & actors}
            posts = {o for o in inside if o.startswith("stilling:")}
            those = {"TOP": actors, "ORGANIZATION": inside - posts, "POST": posts}[granularity]
            assert set(row["actors"]) == those, (territory, granularity)
            expected = {}
            for a in those:
                for b, each in oracle.answer(a).items():
                    arenas = [x for x in each["arenas"] if wide or not x["wide"]]
                    if a < b and b in those and arenas:
                        expected[a, b] = {**each, "arenas": arenas}
            found = {(each["a"], each["b"]): each for each in row["pairs"]}
            assert len(found) == len(row["pairs"]) == row["meta"]["found"]
            assert found.keys() == expected.keys(), (territory, granularity)
            for pair, each in found.items():
                assert {key: each[key] for key in KEYS} == {key: expected[pair][key] for key in KEYS}, pair


def test_a_matrix_is_cut_at_its_limit(country: Ask) -> None:
    """Of more pairs than asked for, those with the highest step are shown, and it is said."""
    given = {"territory": "politidistrikt:vest", "granularity": "TOP", "includeWide": False}
    (whole,) = country("coordination-matrix", TODAY, limit=2000, **given)
    (cut,) = country("coordination-matrix", TODAY, limit=2, **given)
    assert cut["pairs"] == whole["pairs"][:2]
    assert cut["meta"] == {"resultMode": "TRUNCATED", "found": len(whole["pairs"]), "shown": 2}
