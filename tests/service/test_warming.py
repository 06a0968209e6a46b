"""Whether saved questions are warm before callers ask them, and callers do not wait for all of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2

from graph.errors import Unreachable
from service.operations import SavedOperation, read_all
from tests.service.world import SmallDatabase, ask, client, world

SAVED = """# title: {name}
# explanation: Asked at the start.
# variables: {{}}
query {name} {{ {field} }}
"""


def saved(folder: Path, **fields: str) -> list[SavedOperation]:
    """Saved questions of these names, in this order, each of one field."""
    for number, (name, asked) in enumerate(fields.items()):
        (folder / f"{number}.graphql").write_text(SAVED.format(name=name, field=asked))
    return list(read_all(folder))


async def all_asked(asking: httpx2.AsyncClient) -> None:
    """Wait until the start is through with all saved questions."""
    told = {"asked": 0, "of": 1}
    while told["asked"] < told["of"]:
        await asyncio.sleep(0.01)
        told = (await asking.get("/health/ready")).json()["savedQuestions"]


async def test_ready_with_the_first_question(tmp_path: Path) -> None:
    """Callers are answered while the others are still asked, in their order, and are told how far it is."""
    operations = saved(tmp_path, First="hello", Second="slow", Third="today")
    of = world(database=SmallDatabase(seconds=0.2), operations=operations)
    async with client(of) as asking:
        assert "Third" not in of.executor.warmed
        assert (await asking.get("/health/ready")).json()["savedQuestions"] == {"asked": 1, "of": 3}
        assert (await ask(asking, "{ hello }")).status_code == 200
        await asyncio.wait_for(all_asked(asking), 5)
    assert list(dict.fromkeys(of.executor.warmed)) == ["First", "Second", "Third"]


async def test_a_question_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    """The log names the question and why: a fault in its answer, or a database that is away."""
    operations = saved(tmp_path, First="hello", Away="slow", Faulty="fault", Last="today")
    of = world(database=SmallDatabase(seconds=0.2), operations=operations)
    async with client(of) as asking:
        of.database.error = Unreachable("The database does not answer.")
        await asyncio.wait_for(all_asked(asking), 5)
    told = {line["operation"]: line for line in of.lines() if line["event"] == "not warm"}
    assert set(told) == {"Faulty", "Away"}
    assert "LookupError" in told["Faulty"]["exception"]


async def test_nothing_saved_is_nothing_to_wait_for() -> None:
    """A service without saved questions is ready at once."""
    async with client(world()) as asking:
        assert (await ask(asking, "{ hello }")).status_code == 200
