"""A report as a page, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page

from graph.connection import Graph
from queries.rule import load_all
from reports.forms import FORMS
from reports.reading import Asked, make
from tests.conftest import ANCHOR, NOW

RULES = [load_all()["contact.assigned"]]


async def test_a_report_stands_alone(page: Page, national: Graph, tmp_path: Path) -> None:
    """It opens from a file, asks nothing of any host, complains of nothing, and shows its numbers and its map."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    report = await make(
        national, RULES, Asked(None, ANCHOR, ANCHOR, "en"), NOW, lambda _rule, _done, _total: None
    )
    file = tmp_path / "report.html"
    file.write_bytes(FORMS["html"](report))

    await page.goto(file.as_uri())

    assert asked == [file.as_uri()]
    assert complaints == []
    assert await page.locator("svg[role=img] > path").count() == len(report.places.municipalities)
    tally = report.by_rule["contact.assigned"]
    counts = await page.locator("#rules tbody tr td.n").all_inner_texts()
    assert [int(each) for each in counts[:6]] == [
        tally.met, tally.gap, tally.unknown, tally.waived, tally.error, tally.in_scope,
    ]  # fmt: skip
    assert "invented (synthetic data)" in await page.locator(".said").first.inner_text()
    first = next(item for item in report.items if item.verdict.value == "GAP")
    assert first.reason in await page.locator("#gaps-requirement").inner_text()
