"""Where a file of another source says otherwise, nothing is overwritten, and what both say is kept."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Graph
from graph.statements import Statement
from queries.integrity import every_check, examine
from seeds.exporting.writing import beside
from seeds.importing.importing import Looked, apply, look
from tests.resolvers.reading import Asking
from tests.seeds.everything import AT
from tests.seeds.test_export import put
from tests.worlds import World

DAY = dt.date(2026, 3, 1)
KEPT = Statement(
    "CYPHER 5 MATCH (n)<-[:STATES]-(s:Statement) "
    "RETURN [n.id, s.property, s.source, s.value, toString(s.endedOn)] AS said ORDER BY said"
)


def source(name: str, **more: Any) -> dict[str, Any]:
    """A source as a file has it."""
    told = {"kind": "Source", "id": f"kilde:{name}", "source": f"kilde:{name}", "title": name}
    return told | {"publisher": "Testen", "licence": "NLOD", "retrievedOn": "2026-01-01"} | more


def place(by: str, **more: Any) -> dict[str, Any]:
    """A municipality as a source tells of it."""
    told = {"kind": "Municipality", "id": "kommune:sted", "name": "Sted", "source": f"kilde:{by}"}
    return told | more


class Files:
    """Imports files into a register, one after another."""

    def __init__(self, graph: Graph, folder: Path) -> None:
        self.graph = graph
        self.folder = folder
        self.number = 0

    async def looked(self, *rows: dict[str, Any], complete: list[Any] | None = None) -> Looked:
        """What importing a file of these rows would do."""
        self.number += 1
        path = self.folder / f"{self.number}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        if complete:
            told = {"formatVersion": 1, "complete": complete, "files": []}
            beside(path).write_text(json.dumps(told), encoding="utf-8")
        return await look(self.graph, path, DAY, AT + dt.timedelta(minutes=self.number))

    async def __call__(self, *rows: dict[str, Any], complete: list[Any] | None = None) -> dict[str, Any]:
        """Import a file of these rows; what it did, and what is stored and said of the place now."""
        looked = await self.looked(*rows, complete=complete)
        assert looked.problems == ()
        await apply(self.graph, looked, AT + dt.timedelta(minutes=self.number))
        stored = await self.graph.read(
            Statement("CYPHER 5 MATCH (n:Municipality {id: 'kommune:sted'}) RETURN properties(n) AS n"), 5
        )
        assert stored is not None
        said = [record["said"] for record in await self.graph.rows(KEPT, 5)]
        return {"counts": looked.counts(), "said": said, **stored["n"]}


@pytest.fixture
async def files(world: Graph, tmp_path: Path) -> Files:
    """A register with one municipality that `kilde:en` gave."""
    files = Files(world, tmp_path)
    await files(source("en", statedOn="2025-01-01"), place("en", website="a.no", areaKm2=10))
    return files


def said(*by: tuple[str, str], ended: str | None = None, of: str = "website") -> list[list[str | None]]:
    """The statements of the place."""
    return [["kommune:sted", of, f"kilde:{name}", value, ended] for name, value in by]


async def test_another_source_overwrites_nothing(files: Files) -> None:
    """What was stored stays, what both say is kept, and the same file again changes nothing."""
    other = (source("to"), place("to", website="b.no", areaKm2=10))
    found = await files(*other)
    assert (found["website"], found["source"]) == ("a.no", "kilde:en")
    assert found["said"] == said(("en", "a.no"), ("to", "b.no"))
    again = await files(*other)
    assert again["counts"]["created"] == again["counts"]["changed"] == {}
    third = await files(source("tre"), place("tre", website="b.no"))
    assert third["said"] == said(("en", "a.no"), ("to", "b.no"), ("tre", "b.no"))


async def test_what_nobody_said_is_taken(files: Files) -> None:
    """Where nothing was stored there is nothing to contradict; and to say nothing contradicts nothing."""
    found = await files(source("to"), place("to", administrativeCentre="Byen"))
    assert (found["administrativeCentre"], found["website"], found["said"]) == ("Byen", "a.no", [])


async def test_the_source_itself_may_say_otherwise(files: Files) -> None:
    """Its statement follows; once all agree they end, and they begin again when one differs again."""
    await files(source("to"), place("to", website="b.no"))
    found = await files(place("en", website="c.no", areaKm2=10))
    assert (found["website"], found["said"]) == ("c.no", said(("en", "c.no"), ("to", "b.no")))
    agreed = await files(place("en", website="b.no", areaKm2=10))
    assert agreed["website"] == "b.no"
    assert agreed["said"] == said(("en", "c.no"), ("to", "b.no"), ended="2026-03-01")
    again = await files(place("to", website="d.no"))
    assert (again["website"], again["said"]) == ("b.no", said(("en", "b.no"), ("to", "d.no")))
    emptied = await files(place("en", areaKm2=10))
    assert ("website" in emptied, emptied["said"]) == (
        False,
        said(("en", "b.no"), ("to", "d.no"), ended="2026-03-01"),
    )


async def test_who_gives_a_kind_owns_all_of_it(files: Files) -> None:
    """A source that names the kind in `gives` changes any of its properties."""
    found = await files(source("to", gives=["Municipality"]), place("to", website="b.no", areaKm2=20))
    assert (found["website"], found["areaKm2"], found["said"]) == ("b.no", 20, [])


async def test_who_gives_a_property_owns_it(files: Files) -> None:
    """A source that names the property in `gives` changes it, and it alone."""
    found = await files(source("to", gives=["Municipality.website"]), place("to", website="b.no", areaKm2=20))
    assert (found["website"], found["areaKm2"], found["source"]) == ("b.no", 10, "kilde:en")
    assert found["said"] == said(("en", "10.0"), ("to", "20.0"), of="areaKm2")


async def test_who_declares_its_rows_complete_owns_them(files: Files) -> None:
    """The rows are its own from then on."""
    declared = [{"kinds": ["Municipality"], "source": "kilde:to"}]
    found = await files(source("to"), place("to", website="b.no"), complete=declared)
    assert (found["website"], found["source"], found["said"]) == ("b.no", "kilde:to", [])


async def test_ties_are_told_apart(files: Files) -> None:
    """What sources say of a tie is said of its start, with type, end and first day."""
    tie = {"kind": "IN_COUNTY", "start": "kommune:sted", "end": "fylke:x", "validFrom": "2020-01-01"}
    county = {"kind": "County", "id": "fylke:x", "name": "X", "source": "kilde:en"}
    await files(county, tie | {"source": "kilde:en", "validTo": "2024-01-01"})
    found = await files(source("to"), tie | {"source": "kilde:to", "validTo": "2025-01-01"})
    assert found["said"] == said(
        ("en", "2024-01-01"), ("to", "2025-01-01"), of="IN_COUNTY fylke:x 2020-01-01 validTo"
    )


async def test_nothing_is_said_twice_of_persons(files: Files) -> None:
    """Another source that says otherwise of a person is a problem, told at its cell."""
    person = {"kind": "Person", "id": "person:1", "name": "Navn"}
    await files(person | {"source": "kilde:en"})
    looked = await files.looked(source("to"), person | {"name": "Annet", "source": "kilde:to"})
    (problem,) = looked.problems
    assert (problem.column, problem.value) == ("name", "Annet")
    assert "kilde:en" in problem.expected


async def test_an_actor_of_two_kinds_is_stated_of_once(world: Graph, tmp_path: Path) -> None:
    """Oslo has two rows that say the same."""
    files = Files(world, tmp_path)
    rows = [place("en"), place("en") | {"kind": "County"}]
    await files(source("en"), *rows)
    found = await files(source("to"), *(row | {"name": "Annet", "source": "kilde:to"} for row in rows))
    assert found["said"] == said(("en", "Sted"), ("to", "Annet"), of="name")


async def test_disagreements_are_seen(files: Files, world: Graph) -> None:
    """By whoever asks for them, and by whoever looks the register over."""
    await files(source("to"), place("to", website="b.no"))
    asked = 'query ($on: Date) { node(id: "kommune:sted", asOf: $on) { statements { %s } } }'
    ask = Asking(world)
    told = await ask(asked % "property value statedOn endedOn source { id } subject { id }")
    assert told["node"]["statements"] == [
        {
            "property": "website",
            "value": value,
            "statedOn": stated,
            "endedOn": None,
            "source": {"id": by},
            "subject": {"id": "kommune:sted"},
        }
        for value, stated, by in (("a.no", "2025-01-01", "kilde:en"), ("b.no", None, "kilde:to"))
    ]
    found = {o.check.id: o.examples[0].detail for o in await examine(world, every_check()) if o.count}
    assert found == {"source.disagree": "website is a.no by kilde:en, b.no by kilde:to"}
    await files(place("en", website="b.no", areaKm2=10))
    assert (await ask(asked % "value"))["node"]["statements"] == []
    assert len((await ask(asked % "value", on="2026-02-28"))["node"]["statements"]) == 2
    assert not any(outcome.count for outcome in await examine(world, every_check()))


async def test_worlds_of_one_source_state_nothing(world: Graph, tmp_path: Path) -> None:
    """Statements are kept only where sources disagree."""
    made = World()
    made.municipality("sted")
    await put(world, made.rows)
    found = await Files(world, tmp_path)(place("test", website="a.no"))
    assert (found["website"], found["said"]) == ("a.no", [])
