"""Asking the service over HTTP."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest

from graph.errors import Crowded, StatementRefused, TimedOut, TooCostly, Unreachable
from resolvers.request import DEMONSTRATION_NAMES
from service.endpoint import PLANNED_MOST
from service.operations import BrokenOperation, read_all
from service.settings import BadSetting, Settings
from tests.service.world import GRAPHQL, SmallDatabase, World, ask, assert_error, client, world

ANYONE = Settings(host="0.0.0.0", anonymous_access=True, anonymous_rate=2)


async def answer(of: World, query: str, **body: Any) -> httpx2.Response:
    """Start, ask one question, and stop."""
    async with client(of) as asking:
        return await ask(asking, query, **body)


async def test_a_question_is_answered_in_the_format_that_is_accepted() -> None:
    """Data, status 200, and the media type that was asked for, in UTF-8."""
    response = await answer(world(), "{ hello }")
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{GRAPHQL}; charset=utf-8"
    assert response.text == '{"data":{"hello":"hei"}}'
    response = await answer(world(), "{ hello }", headers={"accept": "application/json"})
    assert response.headers["content-type"] == "application/json; charset=utf-8"


async def test_a_request_knows_its_day_language_and_profile() -> None:
    """The executor gets the clock's day, the language of Accept-Language, and the caller's profile."""
    of = world()
    response = await answer(of, "{ today language }", headers={"accept-language": "nn-NO, en;q=0.5"})
    assert response.json() == {"data": {"today": "2026-11-24", "language": "nn"}}
    (request,) = of.executor.requests
    assert request.profile.name == "local"
    assert request.profile.permissions == {DEMONSTRATION_NAMES}
    assert request.request_id == response.headers["x-request-id"]


@pytest.mark.parametrize(
    ("query", "body", "code"),
    [
        ("{ hello", {}, "PARSE_FAILED"),
        ("{ nothing }", {}, "VALIDATION_FAILED"),
        ("query A { hello } query B { hello }", {}, "OPERATION_UNKNOWN"),
        ("query A { hello }", {"operationName": "B"}, "OPERATION_UNKNOWN"),
        ("query($text: String!) { say(text: $text) }", {"variables": {"text": None}}, "BAD_VARIABLES"),
        ("query($text: String!) { say(text: $text) }", {"variables": {"text": ["MATCH"]}}, "BAD_VARIABLES"),
        ("{ a: hello " + "b: hello " * 30 + "}", {}, "LIMIT_EXCEEDED"),
    ],
)
async def test_what_cannot_be_executed_is_400_and_200_for_older_clients(
    query: str, body: dict[str, Any], code: str
) -> None:
    """Errors without data; who accepts only application/json gets status 200, as the specification says."""
    if code != "BAD_VARIABLES" or body["variables"]["text"] is None:
        assert_error(await answer(world(), query, **body), code, 400)
    plain = await answer(world(), query, headers={"accept": "application/json"}, **body)
    assert plain.status_code == 200
    assert "data" not in plain.json()
    assert plain.json()["errors"][0]["extensions"]["code"] == code


async def test_a_message_does_not_send_a_long_document_back() -> None:
    """What quotes more than a reader needs is cut in its middle."""
    response = await answer(world(), "{ " + "a" * 100_000 + " }")
    assert len(assert_error(response, "VALIDATION_FAILED", 400)["message"]) < 1_100


async def test_an_error_in_one_field_leaves_the_others() -> None:
    """What nobody expected is INTERNAL with path, place and request id; its text is in the log only."""
    of = world()
    response = await answer(of, "{ hello\n  fault }")
    error = assert_error(response, "INTERNAL", 200)
    assert response.json()["data"] == {"hello": "hei", "fault": None}
    assert (error["path"], error["locations"]) == (["fault"], [{"line": 2, "column": 3}])
    (fault,) = [line for line in of.lines() if line["event"] == "fault"]
    assert fault["request_id"] == response.headers["x-request-id"]
    assert "LookupError" in fault["exception"]


async def test_null_that_reaches_the_root_keeps_data_null() -> None:
    """An error that has a path happened in execution: `data` is there, and is null."""
    response = await answer(world(), "{ strict }")
    assert_error(response, "INTERNAL", 200)
    assert response.json()["data"] is None


@pytest.mark.parametrize(
    ("error", "code", "status"),
    [
        (Unreachable("neo4j://user:password@host is away"), "DATABASE_UNREACHABLE", 503),
        (TimedOut("MATCH"), "TIMED_OUT", 200),
        (TooCostly("MATCH"), "TOO_COSTLY", 200),
        (Crowded("MATCH"), "BUSY", 503),
        (StatementRefused("Neo.ClientError.Statement.SyntaxError"), "INTERNAL", 200),
    ],
)
async def test_what_the_database_says_becomes_a_code(error: Exception, code: str, status: int) -> None:
    """A database that is away or full fails the whole request, to be asked again; others fail their field."""
    of = world()
    async with client(of) as asking:
        of.database.error = error
        response = await ask(asking, "{ hello slow }")
    assert_error(response, code, status)
    assert ("retry-after" in response.headers) == (status == 503)


async def test_a_request_that_takes_too_long_is_ended() -> None:
    """The statement is cancelled with it, and the caller told to ask for less."""
    limits = replace(Settings().local, request_seconds=0.05, transaction_seconds=0.05)
    of = world(Settings(local=limits), SmallDatabase())
    async with client(of) as asking:
        of.database.seconds = 30
        assert_error(await ask(asking, "{ slow }"), "TIMED_OUT", 504)
    assert (of.database.cancelled, of.database.running) == (1, 0)


async def test_planning_has_a_time_of_its_own() -> None:
    """What is planned may take longer than a request may, and is ended when that time is up, too."""
    limits = replace(Settings().local, request_seconds=0.1, transaction_seconds=0.1, planning_seconds=5)
    of = world(Settings(local=limits), SmallDatabase())
    async with client(of) as asking:
        of.database.seconds = 0.3
        response = await ask(asking, "{ planned }")
        assert response.status_code == 200, response.text
        assert response.json()["data"]["planned"]

    limits = replace(limits, planning_seconds=0.1)
    of = world(Settings(local=limits), SmallDatabase())
    async with client(of) as asking:
        of.database.seconds = 30
        assert_error(await ask(asking, "{ planned }"), "TIMED_OUT", 504)
    assert of.database.cancelled == 1


async def test_too_many_new_questions_are_refused() -> None:
    """When as many wait for planning as may, the next is told to come back; those who wait are answered."""
    of = world(database=SmallDatabase())
    async with client(of) as asking:
        of.database.seconds = 0.05
        answers = await asyncio.gather(*(ask(asking, "{ planned }") for _ in range(PLANNED_MOST + 1)))
        busy = [each for each in answers if each.status_code != 200]
        assert len(busy) == 1
        assert_error(busy[0], "BUSY", 503)
        assert busy[0].headers["retry-after"]
        assert (await ask(asking, "{ planned }")).status_code == 200


async def test_evaluating_a_new_day_has_a_time_of_its_own() -> None:
    """The rules may take longer than a request may, also beside something planned that is done before."""
    limits = replace(Settings().local, request_seconds=0.1, transaction_seconds=0.1, evaluating_seconds=5)
    async with client(world(Settings(local=limits), SmallDatabase())) as asking:
        response = await ask(asking, "{ evaluated planned }")
        assert response.status_code == 200, response.text
    limits = replace(limits, evaluating_seconds=0.05)
    async with client(world(Settings(local=limits), SmallDatabase())) as asking:
        assert_error(await ask(asking, "{ evaluated }"), "TIMED_OUT", 504)


@pytest.mark.parametrize(
    ("sent", "code", "status"),
    [
        ({"content": b"{}", "headers": {"content-type": "text/plain"}}, "UNSUPPORTED_MEDIA_TYPE", 415),
        ({"content": b"{}"}, "UNSUPPORTED_MEDIA_TYPE", 415),
        ({"json": {}}, "BAD_REQUEST", 400),
        ({"json": [{"query": "{ hello }"}]}, "BAD_REQUEST", 400),
        ({"json": {"query": "{ hello }"}, "headers": {"accept": "text/html"}}, "NOT_ACCEPTABLE", 406),
        ({"json": {"query": "x" * 300_000}}, "BODY_TOO_LARGE", 413),
        ({"json": {}, "headers": {"host": "evil.example"}}, "HOST_REFUSED", 421),
        ({"json": {}, "headers": {"x-forwarded-for": "10.0.0.1"}}, "HOST_REFUSED", 421),
        ({"json": {}, "headers": {"origin": "https://evil.example"}}, "ORIGIN_REFUSED", 403),
        ({"json": {}, "headers": {"origin": "null"}}, "ORIGIN_REFUSED", 403),
    ],
)
async def test_a_bad_request_has_its_status_in_either_format(
    sent: dict[str, Any], code: str, status: int
) -> None:
    """Faults of HTTP, unlike those of GraphQL, have their status whatever is accepted."""
    async with client(world()) as asking:
        assert_error(await asking.post("/graphql", **sent), code, status)


async def test_a_body_that_hides_its_length_is_measured_as_it_comes() -> None:
    """Without Content-Length, reading stops at the limit."""

    async def chunks() -> Any:
        for _ in range(100):
            yield b" " * 10_000

    async with client(world()) as asking:
        response = await asking.post(
            "/graphql", content=chunks(), headers={"content-type": "application/json"}
        )
    assert "content-length" not in response.request.headers
    assert_error(response, "BODY_TOO_LARGE", 413)


async def test_get_is_off() -> None:
    """Questions are sent with POST; each other method says so."""
    async with client(world()) as asking:
        for method in ("GET", "PUT", "DELETE", "OPTIONS"):
            response = await asking.request(method, "/graphql?query={hello}")
            assert_error(response, "METHOD_NOT_ALLOWED", 405)
            assert response.headers["allow"] == "POST"
        assert_error(await asking.post("/health/live"), "METHOD_NOT_ALLOWED", 405)
        assert_error(await asking.get("/nowhere"), "NOT_FOUND", 404)


async def test_an_anonymous_caller_has_its_limits_and_its_rate() -> None:
    """No permissions, smaller limits, and Retry-After for the request that is one too many."""
    of = world(ANYONE)
    async with client(of) as asking:
        elsewhere = {"headers": {"host": "samordning.example"}}
        assert (await ask(asking, "{ hello }", **elsewhere)).status_code == 200
        assert_error(await ask(asking, "{ a: hello " + "b: hello " * 15 + "}"), "LIMIT_EXCEEDED", 400)
        response = await ask(asking, "{ hello }")
    assert_error(response, "RATE_LIMITED", 429)
    assert 1 <= int(response.headers["retry-after"]) <= 60
    (request,) = of.executor.requests
    assert (request.profile.name, request.profile.permissions) == ("anonymous", frozenset())


async def test_a_caller_on_this_machine_has_no_rate() -> None:
    """A hundred questions at once are answered."""
    async with client(world()) as asking:
        answers = await asyncio.gather(*(ask(asking, "{ hello }") for _ in range(100)))
    assert {response.status_code for response in answers} == {200}


def test_the_app_is_not_made_open_to_others_by_mistake() -> None:
    """An address that others can reach needs a word about who may ask."""
    with pytest.raises(BadSetting, match=r"0\.0\.0\.0"):
        world(Settings(host="0.0.0.0"))


async def test_every_answer_has_its_security_headers() -> None:
    """The page may load from its own host only; answers are not kept, and no other page may read them."""
    async with client(world()) as asking:
        for response in (await asking.get("/health/live"), await asking.get("/nowhere")):
            policy = response.headers["content-security-policy"]
            assert policy.startswith("default-src 'none'; script-src 'self';")
            assert "http" not in policy
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["cache-control"] == "no-store"
            assert "access-control-allow-origin" not in response.headers


async def test_one_line_is_written_for_each_request() -> None:
    """It has what is needed to find a request again, and no value, no text and no name of a stranger."""
    of = world()
    query = "query Find($text: String!) { say(text: $text) }"
    for _ in range(2):
        response = await answer(of, query, variables={"text": "Kari Nordmann"})
    line = of.line()
    assert line["request_id"] == response.headers["x-request-id"]
    assert line["ms"] >= 0
    kept = ("operation", "document_kept", "plan_kept", "rows", "status", "caller", "path", "method")
    assert {key: line[key] for key in kept} == {
        "operation": "Find",
        "document_kept": True,
        "plan_kept": True,
        "rows": 1,
        "status": 200,
        "caller": "local",
        "path": "/graphql",
        "method": "POST",
    }
    assert "Nordmann" not in of.written.getvalue()
    assert "say" not in of.written.getvalue()


BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


async def test_a_browser_gets_the_page(tmp_path: Path) -> None:
    """The built page at /graphql, its parts below /static/assets, kept for good since their names change."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>the page</title>")
    (tmp_path / "assets" / "main-1a2b.js").write_text("export {}")
    async with client(world(page=tmp_path)) as asking:
        page = await asking.get("/graphql", headers=BROWSER)
        part = await asking.get("/static/assets/main-1a2b.js")
        gone = await asking.get("/static/assets/main-0000.js")
        root = await asking.get("/", headers=BROWSER)
    assert "the page" in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert part.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert_error(gone, "NOT_FOUND", 404)
    assert root.headers["location"] == "/graphql"


async def test_without_a_built_page_a_browser_is_told_how_to_build_it() -> None:
    """The API answers all the same."""
    async with client(world()) as asking:
        page = await asking.get("/graphql", headers=BROWSER)
    assert page.status_code == 200
    assert "make serve" in page.text
    assert "npm run build" in page.text


SAVED = """# title: Say it
# explanation: Says what it is told.
# variables: {"text": "hei"}
query SayIt($text: String!) { say(text: $text) }
"""


async def test_saved_operations_are_shown_and_warmed(tmp_path: Path) -> None:
    """The page reads them at /operations.json; at start each is planned, and its document kept."""
    (tmp_path / "say.graphql").write_text(SAVED)
    saved = read_all(tmp_path)
    of = world(operations=saved)
    async with client(of) as asking:
        shown = (await asking.get("/operations.json")).json()
        await ask(asking, shown[0]["document"], variables=shown[0]["variables"])
    assert shown == [
        {
            "name": "SayIt",
            "title": "Say it",
            "explanation": "Says what it is told.",
            "document": "query SayIt($text: String!) { say(text: $text) }\n",
            "variables": {"text": "hei"},
        }
    ]
    assert set(of.executor.warmed) == {"SayIt"}
    assert of.line()["document_kept"] is True


async def test_a_saved_operation_beyond_the_limits_of_the_callers_is_left_out(tmp_path: Path) -> None:
    """Who could not ask it is not shown it; the log says why."""
    (tmp_path / "say.graphql").write_text(SAVED)
    limits = replace(Settings().local, tokens=5)
    of = world(Settings(local=limits), operations=read_all(tmp_path))
    async with client(of) as asking:
        assert (await asking.get("/operations.json")).json() == []
    assert of.executor.warmed == []
    (left_out,) = [line for line in of.lines() if line["event"] == "operation left out"]
    assert "more than 5 tokens" in left_out["because"]


def test_a_saved_operation_that_does_not_fit_the_schema_stops_the_start(tmp_path: Path) -> None:
    """The message names the file and what is wrong in it."""
    (tmp_path / "bad.graphql").write_text(SAVED.replace("say(", "shout("))
    with pytest.raises(BrokenOperation, match=r"bad\.graphql:1: Cannot query field 'shout'"):
        world(operations=read_all(tmp_path))
