"""What is set from outside."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from resolvers.request import Limits
from service import settings
from service.settings import ANONYMOUS, LOCAL, BadSetting, Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("SAMORDNING_", "NEO4J_")):
            monkeypatch.delenv(name)


def test_without_anything_set_the_service_is_for_this_machine() -> None:
    """Loopback, port 8000, no anonymous callers, a Neo4j of our own."""
    read = settings.read()
    assert (read.host, read.port, read.anonymous_access, read.neo4j_uri) == ("127.0.0.1", 8000, False, None)
    assert (read.local, read.anonymous) == (LOCAL, ANONYMOUS)


def test_one_limit_of_one_profile_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others stay as they are."""
    monkeypatch.setenv("SAMORDNING_LOCAL__DEPTH", "5")
    monkeypatch.setenv("SAMORDNING_ANONYMOUS__TRANSACTION_SECONDS", "0.5")
    read = settings.read()
    assert read.local == replace(LOCAL, depth=5)
    assert read.anonymous == replace(ANONYMOUS, transaction_seconds=0.5)


def test_another_neo4j_is_named_as_its_own_tools_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """NEO4J_URI and friends, without our prefix; the password is not shown."""
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://graph.example")
    monkeypatch.setenv("NEO4J_PASSWORD", "hush-hush")
    read = settings.read()
    assert read.neo4j_uri == "neo4j+s://graph.example"
    assert read.neo4j_password is not None
    assert read.neo4j_password.get_secret_value() == "hush-hush"
    assert (read.neo4j_username, read.neo4j_database) == ("neo4j", "neo4j")
    assert "hush" not in repr(read)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "SAMORDNING_PORT",
            "eighty",
            "SAMORDNING_PORT is 'eighty', which cannot be used: input should be a val",
        ),
        ("SAMORDNING_PORT", "70000", "less than or equal to 65535"),
        (
            "SAMORDNING_LOG",
            "xml",
            "SAMORDNING_LOG is 'xml', which cannot be used: input should be 'text' or 'json'",
        ),
        (
            "SAMORDNING_PROT",
            "80",
            "SAMORDNING_PROT is set, and there is no such setting. Did you mean SAMORDNING_PORT?",
        ),
        ("SAMORDNING_LOCAL__DEEP", "3", "Did you mean SAMORDNING_LOCAL__DEPTH?"),
        ("SAMORDNING_LOCAL__DEPTH", "deep", "SAMORDNING_LOCAL__DEPTH is 'deep'"),
        ("SAMORDNING_LOCAL__DEPTH", "0", "depth is 0; it must be above zero"),
        ("SAMORDNING_LOCAL__TRANSACTION_SECONDS", "60", "A statement cannot outlive its request"),
        ("SAMORDNING_OPEN_BEYOND_LOOPBACK", "yes", "'no' or 'yes-anyone-may-read'"),
        ("NEO4J_URI", "http://localhost:7474", "NEO4J_URI is 'http://localhost:7474'"),
        ("NEO4J_URI", "bolt://localhost", "NEO4J_URI is set and NEO4J_PASSWORD is not"),
        (
            "NEO4J_URI",
            "bolt://::::",
            "NEO4J_URI is 'bolt://::::', which cannot be used: it is not the address",
        ),
        ("NEO4J_URI", "bolt://::1", "an IPv6 address stands in brackets"),
        ("NEO4J_URI", "bolt://[::1", "it is not the address"),
        ("NEO4J_URI", "bolt://", "it is not the address"),
        ("NEO4J_URI", "bolt://:7687", "it is not the address"),
        ("NEO4J_URI", "bolt://a..b", "it is not the address"),
        ("NEO4J_URI", "bolt://localhost:99999", "it is not the address"),
        ("NEO4J_URI", "bolt://localhost:0", "it is not the address"),
        ("NEO4J_URI", "localhost:7687", "like bolt://localhost:7687; the scheme is one of bolt, "),
        ("NEO4J_DATABASE", "system", "NEO4J_DATABASE is 'system', which cannot be used: in it Neo4j keeps"),
        ("NEO4J_DATABASE", "System", "Choose another database"),
    ],
)
def test_a_bad_setting_is_named_with_its_value(
    name: str, value: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a name that looks like a setting and is none: a mistyped one would be silently without effect."""
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSetting) as refused:
        settings.read()
    assert message.lower() in str(refused.value).lower()


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://neo4j:hemmelig@localhost",
        "http://neo4j:hemmelig@localhost",
        "neo4j:hemmelig@localhost",
        "bolt://neo4j:hem/hemmelig@localhost:7687",
        "bolt://hemmelig@localhost",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_shown(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is wrong with the address; where it belongs is said."""
    monkeypatch.setenv("NEO4J_URI", uri)
    with pytest.raises(BadSetting) as refused:
        settings.read()
    told = str(refused.value)
    assert "NEO4J_URI is (not shown), which cannot be used: it holds a user or a password." in told
    assert "NEO4J_USERNAME and NEO4J_PASSWORD" in told
    assert "hem" not in told


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://127.0.0.1:7687",
        "bolt://[::1]:7687",
        "bolt+ssc://localhost",
        "neo4j+s://graf.blåbær.example:1",
        "neo4j://host:7687?policy=near",
    ],
)
def test_an_address_of_a_neo4j_is_taken(uri: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With each of its schemes, with a port or without."""
    monkeypatch.setenv("NEO4J_URI", uri)
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    assert settings.read().neo4j_uri == uri


def test_all_bad_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line each."""
    monkeypatch.setenv("SAMORDNING_PORT", "0")
    monkeypatch.setenv("SAMORDNING_LOG", "xml")
    with pytest.raises(BadSetting) as refused:
        settings.read()
    assert len(str(refused.value).splitlines()) == 2


def test_the_docs_list_every_setting_and_limit() -> None:
    """docs/settings.md has a line for each, with its default, and no other."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|", DOCS.read_text(), re.MULTILINE)
    plain = {
        str(field.validation_alias or f"SAMORDNING_{name}".upper()): field.default
        for name, field in Settings.model_fields.items()
        if not isinstance(field.default, Limits)
    }
    told = {name: default for name, default, _ in rows if name in plain}
    assert told == {
        name: "" if value is None else f"`{str(value).lower() if isinstance(value, bool) else value}`"
        for name, value in plain.items()
    }
    limits = {name: (anonymous, local) for name, anonymous, local in rows if name not in plain}
    assert limits == {
        name.upper(): (f"{getattr(ANONYMOUS, name):,}", f"{getattr(LOCAL, name):,}")
        for name in Limits.__slots__
    }
