"""The page in a real browser: it opens with the saved questions, asks one, and keeps to its own host."""

import json
import os
import re
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect

SECRET = "Bearer kept-nowhere"


async def test_a_saved_question_is_asked_with_one_click(page: Page, service_url: str) -> None:
    """The first saved question stands there; a click asks it; no other host is asked, nothing fails."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    opened = await page.goto(f"{service_url}/graphql")

    assert opened is not None
    assert "default-src 'none'" in opened.headers["content-security-policy"]
    await expect(page).to_have_title("Samordning")
    await expect(page.get_by_text("synthetic demonstration data over real municipalities")).to_be_visible()
    saved = json.loads(await (await page.request.get(f"{service_url}/operations.json")).text())
    first = saved[0]
    await expect(page.locator(".graphiql-query-editor")).to_contain_text(first["name"])

    await page.get_by_role("button", name=first["title"]).click()

    await expect(page.locator(".graphiql-response")).to_contain_text('"totalCount"')
    await expect(page.get_by_role("tab", name=first["name"])).to_have_count(1)
    assert [url for url in asked if not url.startswith((f"{service_url}/", "data:"))] == []
    assert complaints == []


async def test_no_request_header_stays_in_the_browser(page: Page, service_url: str) -> None:
    """A header written in the editor is sent with the question, and no storage of the browser holds it."""
    await page.goto(f"{service_url}/graphql")
    await page.get_by_role("button", name="Headers").click()
    editor = page.locator(".graphiql-editor:visible .monaco-editor").last
    await expect(page.get_by_role("button", name="Headers")).to_have_class(re.compile("active"))
    await editor.locator(".view-lines").click()
    await expect(editor).to_have_class(re.compile("focused"))
    await page.keyboard.insert_text(json.dumps({"authorization": SECRET}))
    await expect(editor.locator(".view-lines")).to_contain_text("kept-nowhere")
    # GraphiQL takes what was written into its tab a moment later; asked before that, it has nothing to keep.
    await page.wait_for_timeout(1000)

    async with page.expect_request(
        lambda request: request.method == "POST" and request.headers.get("authorization") == SECRET
    ):
        await page.get_by_role("button", name="Execute query").click()

    # The history is written when a question is asked, the tabs half a second after a change.
    await page.wait_for_function("localStorage.getItem('graphiql:queries') !== null")
    await page.wait_for_timeout(1000)
    kept = await page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "graphiql:tabState" in kept
    assert "kept-nowhere" not in kept


async def test_the_page_says_so_when_the_saved_questions_are_missing(page: Page, service_url: str) -> None:
    """Without the list of saved questions the page says why, and the editor works all the same."""
    await page.route("**/operations.json", lambda route: route.fulfill(status=503, body="not ready"))
    await page.goto(f"{service_url}/graphql")
    await expect(page.locator("p[role=alert]")).to_contain_text("answered 503 for /operations.json")
    await expect(page.get_by_role("button", name="Execute query")).to_be_visible()


async def test_stop_closes_the_connection(page: Page, service_url: str) -> None:
    """Stop ends the request itself, so that the service can end the statement behind it."""
    await page.goto(f"{service_url}/graphql")
    ask = page.locator(".graphiql-execute-button")
    await expect(page.locator(".graphiql-query-editor .view-line").first).to_be_visible()
    await page.route("**/graphql", lambda _: None)  # a service that takes its time
    await ask.click()
    await expect(ask).to_have_attribute("aria-label", re.compile("^Stop"))

    async with page.expect_event("requestfailed") as stopped:
        await ask.click()

    request = await stopped.value
    assert (request.method, request.failure) == ("POST", "net::ERR_ABORTED")
