"""Finding things by what they are called, and several by their ids."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Graph
from graph.model import posts
from resolvers.request import Refused
from schema.search import words
from tests.resolvers.asking import profile
from tests.resolvers.reading import Asking, write
from tests.worlds import World

SEARCH = """query ($called: String!, $kinds: [Named!], $first: Int) {
  search(text: $called, kinds: $kinds, first: $first) {
    rank stands score node { id __typename ... on Organization { name } }
  }
}"""


@pytest.fixture
async def asking(world: Graph) -> Asking:
    """Asks about things with difficult names."""
    of = World()
    for name in ("Tromsø", "Ås", "Asker", "Askøy", "Ålesund", "Herøy", "Vestre Toten", "Østre Toten"):
        of.municipality(name.lower().replace(" ", "-"), nameSe="Romsa" if name == "Tromsø" else None)
    of.municipality("karasjok", nameSe="Kárášjohka")
    of.municipality("heroy", end="2020-01-01")
    of.municipality("and", nameEn="Or Not And")
    of.forum("tromsø", title="Politirådet i Tromsø")
    of.add(posts.Person, "person:1", name="Tromsø Hansen")
    await write(world, of.rows)
    return Asking(world)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tromso", ["kommune:tromsø", "forum:tromsø"]),
        ("TROMSØ", ["kommune:tromsø", "forum:tromsø"]),
        ("romsa", ["kommune:tromsø"]),
        ("aalesund", ["kommune:ålesund"]),
        ("ås", ["kommune:ås", "kommune:asker", "kommune:askøy"]),
        ("karasjohka", ["kommune:karasjok"]),
        ("Kárášj", ["kommune:karasjok"]),
        ("herøy", ["kommune:herøy", "kommune:heroy"]),
        ("toten øs", ["kommune:østre-toten"]),
        ("and", ["kommune:and"]),
        ("not or", ["kommune:and"]),
        ("hansen", []),
        ('tromsø" OR name:*', []),
    ],
)
async def test_search(asking: Asking, text: str, found: list[str]) -> None:
    """A name is found in any language, without case and accents, or as its words start; the best is first."""
    hits = (await asking(SEARCH, called=text))["search"]
    assert [hit["node"]["id"] for hit in hits] == found
    assert [hit["rank"] for hit in hits] == sorted(hit["rank"] for hit in hits)


async def test_search_among_kinds(asking: Asking) -> None:
    """Only what is asked for is searched, and only as many are told."""
    for kinds, found in ((["FORUM"], ["forum:tromsø"]), (["ORGANIZATION"], ["kommune:tromsø"]), ([], [])):
        hits = (await asking(SEARCH, called="tromsø", kinds=kinds))["search"]
        assert [hit["node"]["id"] for hit in hits] == found
    assert len((await asking(SEARCH, called="ås", first=2))["search"]) == 2


async def test_kinds_are_not_crowded_out(world: Graph) -> None:
    """A forum is found though more places than are ranked are called so, and fit better."""
    of = World()
    for at in range(2_010):
        of.municipality(str(at))
    of.rows = [row.model_copy(update={"name": "Vik"}) for row in of.rows]
    of.forum("vik", title="Politirådet for hele Vik")
    await write(world, of.rows)
    hits = (await Asking(world)(SEARCH, called="vik", kinds=["FORUM"]))["search"]
    assert [hit["node"]["id"] for hit in hits] == ["forum:vik"]


async def test_what_stands_comes_first(asking: Asking) -> None:
    """Of namesakes the one that is there on the day asked for comes first; the other one is still found."""
    hits = (await asking(SEARCH, called="heroy"))["search"]
    assert [(hit["node"]["id"], hit["stands"]) for hit in hits] == [
        ("kommune:herøy", True),
        ("kommune:heroy", False),
    ]


@pytest.mark.parametrize("text", ["", "!?", "a " * 11])
def test_what_cannot_be_searched(text: str) -> None:
    """A text without words, or with too many, is refused with what to change."""
    with pytest.raises(Refused, match="search for 1 to 10"):
        words(text)


def test_nothing_of_a_text_is_an_operator() -> None:
    """What the index is asked holds the words only, each quoted by having nothing but letters and digits."""
    assert words('Ås AND (x:"y"~2)') == " AND ".join(
        f"({word}^4 OR {word}*)" for word in ("as", "and", "x", "y", "2")
    )


async def test_nodes(asking: Asking) -> None:
    """Things come in the places where they were asked for; nothing stands for what is not there."""
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename source { title } } }"
    ids = ["forum:tromsø", "kommune:nei", "kommune:ås", "forum:tromsø"]
    found = (await asking(text, ids=ids))["nodes"]
    assert [thing and thing["id"] for thing in found] == ["forum:tromsø", None, "kommune:ås", "forum:tromsø"]
    assert found[0]["__typename"] == "Forum"
    assert (await asking(text, ids=[]))["nodes"] == []
    refused: Any = await asking.result(text, ids=["kommune:ås"] * 101)
    assert "at most 100 are allowed" in refused.errors[0].message


async def test_nodes_that_may_not_be_known(asking: Asking) -> None:
    """A person is not there for who may not know of persons."""
    stranger = Asking(asking.graph, profile())
    assert await stranger('{ nodes(ids: ["person:1", "kommune:ås"]) { id } }') == {
        "nodes": [None, {"id": "kommune:ås"}]
    }
