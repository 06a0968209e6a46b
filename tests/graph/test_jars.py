"""Fetching and checking the jars, against a Maven repository of two jars on loopback."""

import functools
import hashlib
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from jgo.maven import MavenContext

from graph import jars
from graph.errors import JarsMissing
from graph.jars import LockedJar

CONTENT = {"left": b"left jar " * 1000, "right": b"right jar " * 1000}
LOCK = tuple(
    LockedJar("no.example", name, "1.0", "", hashlib.sha256(content).hexdigest())
    for name, content in CONTENT.items()
)
AWAY = {"away": "http://127.0.0.1:1"}
"""A repository that nobody serves."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, *_args: object) -> None:
        """Say nothing about what was asked."""


class Steps:
    """Notes what a step tells about its progress."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int]] = []

    def __call__(self, step: str, done: int, total: int) -> None:
        """Note it."""
        self.told.append((step, done, total))

    @property
    def fetched(self) -> int:
        """How many jars were fetched."""
        counted = [done for step, done, _ in self.told if step == "Fetching Neo4j"]
        return counted[-1] - counted[0] if counted else 0


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """The folder of a Maven repository that holds both jars."""
    folder = tmp_path / "remote"
    for name, content in CONTENT.items():
        file = folder / "no" / "example" / name / "1.0" / f"{name}-1.0.jar"
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
    return folder


@pytest.fixture
def maven(remote: Path) -> Iterator[MavenContext]:
    """The way to that repository."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(remote)))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield MavenContext(remote_repos={"here": f"http://127.0.0.1:{server.server_port}"}, timeout=5)
    server.shutdown()
    thread.join()
    server.server_close()


def test_fetches_what_is_missing_and_nothing_twice(tmp_path: Path, maven: MavenContext) -> None:
    """The first call fetches each jar and tells how far it is; the second asks the network for nothing."""
    first, second = Steps(), Steps()

    paths = jars.ensure(tmp_path / "jars", LOCK, first, maven)
    maven.remote_repos = AWAY
    again = jars.ensure(tmp_path / "jars", LOCK, second, maven)

    assert [path.read_bytes() for path in paths] == list(CONTENT.values())
    assert first.told == [("Fetching Neo4j", 0, 2), ("Fetching Neo4j", 1, 2), ("Fetching Neo4j", 2, 2)]
    assert again == paths
    assert second.told == []


@pytest.mark.parametrize("damage", ["half", "other", "gone"])
def test_fetches_a_damaged_jar_again(tmp_path: Path, maven: MavenContext, damage: str) -> None:
    """A jar that is half downloaded, changed or gone is found before a start, named, and fetched again."""
    left, right = jars.ensure(tmp_path / "jars", LOCK, maven=maven)
    if damage == "half":
        left.write_bytes(CONTENT["left"][:100])
    elif damage == "other":
        left.write_bytes(b"x" * len(CONTENT["left"]))
    else:
        left.unlink()
    untouched = right.stat().st_mtime_ns
    steps = Steps()

    jars.ensure(tmp_path / "jars", LOCK, steps, maven)

    assert left.read_bytes() == CONTENT["left"]
    assert steps.fetched == 1
    assert right.stat().st_mtime_ns == untouched
    named = [step for step, _, _ in steps.told if left.name in step]
    assert bool(named) == (damage != "gone")


def test_a_lost_or_broken_stamp_costs_no_download(tmp_path: Path, maven: MavenContext) -> None:
    """Without its stamp the folder is hashed once more, and what is sound stays."""
    jars.ensure(tmp_path / "jars", LOCK, maven=maven)
    (tmp_path / "jars" / jars.STAMP).write_text("{half")
    steps = Steps()

    jars.ensure(tmp_path / "jars", LOCK, steps, maven)

    assert steps.fetched == 0


def test_refuses_a_jar_with_another_content_than_locked(
    tmp_path: Path, remote: Path, maven: MavenContext
) -> None:
    """A repository that hands out another file is not believed, and nothing of that file is kept."""
    (remote / "no" / "example" / "right" / "1.0" / "right-1.0.jar").write_bytes(b"something else")

    with pytest.raises(JarsMissing, match=r"no\.example:right:1\.0 .*another content"):
        jars.ensure(tmp_path / "jars", LOCK, maven=maven)

    assert not (tmp_path / "jars" / LOCK[1].name).exists()
    assert not list((tmp_path / "jars").glob("incoming-*"))


def test_without_network_it_says_how_to_mend_it(tmp_path: Path) -> None:
    """Without network the message says what is missing, that the rest is kept, and what to do."""
    away = MavenContext(remote_repos=AWAY, timeout=1)

    with pytest.raises(JarsMissing, match=r"needs the network.*is kept.*HTTPS_PROXY.*NEO4J_URI"):
        jars.ensure(tmp_path / "jars", LOCK, maven=away)


def test_what_came_before_a_failure_is_kept(tmp_path: Path, maven: MavenContext) -> None:
    """What was there, or came before the failure, is not fetched again by the next attempt."""
    jars.ensure(tmp_path / "jars", LOCK[:1], maven=maven)
    with pytest.raises(JarsMissing):
        jars.ensure(tmp_path / "jars", LOCK, maven=MavenContext(remote_repos=AWAY, timeout=1))
    steps = Steps()

    jars.ensure(tmp_path / "jars", LOCK, steps, maven)

    assert steps.told == [("Fetching Neo4j", 1, 2), ("Fetching Neo4j", 2, 2)]


def test_the_committed_lock_names_each_jar_once_with_its_checksum() -> None:
    """The lock holds the chosen Neo4j, no name twice, and a SHA-256 for each jar."""
    lock = jars.read_lock()

    assert f"{lock[0].group}:{lock[0].artifact}:{lock[0].version}" == jars.COORDINATE
    assert len({jar.name for jar in lock}) == len(lock)


def test_a_jar_without_checksum_is_refused() -> None:
    """A lock that names no SHA-256 is refused, with the command that makes it again."""
    with pytest.raises(ValueError, match=r"python -m graph\.jars lock"):
        LockedJar("no.example", "left", "1.0", "", "")
