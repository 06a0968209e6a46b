"""Who may ask, and in which language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from resolvers.request import LANGUAGES
from service.access import PROXY_HEADERS, access, is_loopback, language
from service.errors import Failure
from service.settings import BadSetting, Settings

LOCAL = access(Settings())


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("example.org", False),
    ],
)
def test_only_loopback_is_this_machine(host: str, expected: bool) -> None:
    """A name other than localhost may mean any machine."""
    assert is_loopback(host) is expected


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]", "[::1]:8000"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    """With any port, in any case."""
    LOCAL.refuse_strangers(Headers({"host": host, "origin": f"http://{host}"}))


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8000",
        "evil.example:127.0.0.1",
        "::1",
        "0.0.0.0",
    ],
)
def test_another_name_is_refused(host: str) -> None:
    """A foreign page may give its own name the address of this machine (DNS rebinding)."""
    with pytest.raises(Failure, match="this machine only") as refused:
        LOCAL.refuse_strangers(Headers({"host": host}))
    assert refused.value.code.status == 421


@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", "http://localhost.evil.example", "file://localhost"]
)
def test_a_page_of_another_host_is_refused(origin: str) -> None:
    """A browser says in Origin whose page asks."""
    with pytest.raises(Failure, match="may not ask this service") as refused:
        LOCAL.refuse_strangers(Headers({"host": "localhost", "origin": origin}))
    assert refused.value.code.status == 403


@pytest.mark.parametrize(
    ("repeated", "values", "status"),
    [
        ("host", ["localhost", "evil.example"], 421),
        ("host", ["localhost", "localhost"], 421),
        ("origin", ["http://localhost", "https://evil.example"], 403),
    ],
)
def test_a_repeated_header_is_refused(repeated: str, values: list[str], status: int) -> None:
    """The first of them may be ours and the second what is meant."""
    others = [(b"host", b"localhost")] if repeated == "origin" else []
    raw = others + [(repeated.encode(), value.encode()) for value in values]
    with pytest.raises(Failure, match=f"{repeated.title()} 2 times") as refused:
        LOCAL.refuse_strangers(Headers(raw=raw))
    assert refused.value.code.status == status


@pytest.mark.parametrize("header", PROXY_HEADERS)
def test_what_came_through_a_proxy_is_refused(header: str) -> None:
    """Each header that a proxy leaves shows that somebody else may be asking."""
    with pytest.raises(Failure, match=f"through a proxy .*{header}") as refused:
        LOCAL.refuse_strangers(Headers({"host": "localhost", header: "1"}))
    assert refused.value.code.status == 421


@pytest.mark.parametrize(
    ("settings", "name", "rate"),
    [
        (Settings(), "local", None),
        (Settings(host="::1", anonymous_access=True), "local", None),
        (Settings(host="0.0.0.0", anonymous_access=True), "anonymous", 60),
        (Settings(host="0.0.0.0", open_beyond_loopback="yes-anyone-may-read"), "local", None),
    ],
)
def test_where_the_service_listens_says_who_asks(settings: Settings, name: str, rate: int | None) -> None:
    """Callers from elsewhere are anonymous, or trusted if told so in so many words."""
    found = access(settings)
    assert (found.profile.name, found.rate) == (name, rate)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(host="0.0.0.0"),
        Settings(host="example.org"),
        Settings(host="0.0.0.0", anonymous_access=True, open_beyond_loopback="yes-anyone-may-read"),
    ],
)
def test_nothing_is_opened_by_mistake(settings: Settings) -> None:
    """Beyond loopback the service wants one word about who may ask, and only one."""
    with pytest.raises(BadSetting):
        access(settings)


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "nb"),
        ("", "nb"),
        ("no", "nb"),
        ("NB-no,nb;q=0.9", "nb"),
        ("nn", "nn"),
        ("se-NO", "se"),
        ("en-GB,en;q=0.9,nb;q=0.8", "en"),
        ("de,fr;q=0.9", "nb"),
        ("de, en;q=0.3, nn;q=0.7", "nn"),
        ("en;q=0, nn;q=0.1", "nn"),
        ("*", "nb"),
        ("en;q=much", "nb"),
    ],
)
def test_the_language_is_the_one_accepted_most(accept: str | None, expected: str) -> None:
    """Bokmål where none of ours is accepted; `no` means it too."""
    assert language(accept) == expected


@given(st.text(max_size=50))
def test_any_header_gives_a_language(accept: str) -> None:
    """Nothing that a client sends fails."""
    assert language(accept) in LANGUAGES
