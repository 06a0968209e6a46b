"""What the managed server is told, without starting one."""

from pathlib import Path

import pytest

from graph.managed import config
from graph.managed.home import Home


def test_configuration_keeps_to_loopback_and_states_its_limits() -> None:
    """The server listens on loopback only, calls nobody, and has its memory and time stated."""
    settings = dict(
        line.split("=", 1)
        for line in config.configuration(Home(Path("/var/x"), bolt_port=7777, heap_mb=1000)).splitlines()
    )

    assert settings["server.bolt.listen_address"] == "127.0.0.1:7777"
    assert settings["server.http.enabled"] == settings["server.https.enabled"] == "false"
    assert settings["dbms.usage_report.enabled"] == settings["dbms.fleet_manager.enabled"] == "false"
    assert settings["dbms.security.auth_enabled"] == "true"
    assert settings["server.memory.heap.max_size"] == "1000m"
    assert settings["dbms.memory.transaction.total.max"] == "700m"
    assert settings["db.memory.transaction.max"] == "600m"
    assert settings["db.transaction.timeout"] == "300s"
    assert settings["server.memory.query_cache.per_db_cache_num_entries"] == "250"


def test_command_runs_the_community_server_on_the_given_java() -> None:
    """The command names Java, heap, class path, main class, home and configuration."""
    home = Home(Path("/var/x"), heap_mb=700)

    words = config.command(Path("/java"), home, [Path("/a.jar"), Path("/b.jar")])

    assert words[0] == "/java"
    assert "-Xmx700m" in words
    assert words[words.index("-cp") + 1] == "/a.jar:/b.jar"
    assert words[-3:] == (config.MAIN_CLASS, "--home-dir=/var/x", "--config-dir=/var/x/conf")


def test_the_first_password_is_not_in_the_line_for_the_server() -> None:
    """The server gets a salted hash, and the user need not change the password."""
    line = config.first_password("correct horse", bytes(32))

    assert "correct" not in line
    assert line.startswith("neo4j:SHA-256,")
    assert line.endswith(",1024:\n")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"path": Path("relative")}, "absolute"),
        ({"path": Path("/two\nlines")}, "line break"),
        ({"jar_folder": Path("/a:b")}, "colon"),
        ({"bolt_port": 80}, "1024-65535"),
        ({"heap_mb": 100}, "256 MB or more"),
        ({"page_cache_mb": 1}, "8 MB or more"),
        ({"transaction_timeout_s": 0}, "1 or more"),
    ],
)
def test_a_home_refuses_nonsense(wrong: dict[str, object], message: str) -> None:
    """A home that no server could live in is refused at birth, with what would be right."""
    with pytest.raises(ValueError, match=message):
        Home(**{"path": Path("/var/x"), **wrong})  # type: ignore[arg-type] # the wrong types are the point
