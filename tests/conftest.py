"""The servers that the tests share: real ones, started only if a test asks, thrown away afterwards.

Community has one database a server, so there are two: ``national`` is loaded once and only read,
``world`` is empty at the start of each test.
"""

import signal
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import neo4j
import pytest
from xdist.workermanage import NodeManager

from graph import managed
from graph.connection import Graph
from graph.managed import Home, Running
from graph.migrate import migrate
from graph.model.bookkeeping import MIGRATION
from seeds.load import load_demonstration, load_reference
from tests.queries.asking import write
from tests.queries.country import Ask, asking, small_country
from tests.service.command import free_port, pointing_at, served

JARS = Path(__file__).parents[1] / "var" / "neo4j" / "jars"
"""Fetched once a checkout, shared by all servers."""

STOPPING_S = 60
"""How long a process of the tests may take to end."""

LONGEST = "test_serving.py"
"""The file whose tests take longest: one of them starts from nothing."""

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""When the tests' changes are made, whatever the clock says."""

ANCHOR = date(2026, 9, 1)
"""The day that the dates of the national graph's demonstration layer are relative to."""


def pytest_configure() -> None:
    """Take a request to end (of `timeout`, of CI) like Ctrl-C, so that the servers are stopped with us."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # A process that is ended stops two servers first, for which ten seconds are too short.
    NodeManager.EXIT_TIMEOUT = STOPPING_S


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name != LONGEST)


def new_home(path: Path, heap_mb: int = 512) -> Home:
    """Make a small home for a server of the tests."""
    return Home(path, bolt_port=free_port(), heap_mb=heap_mb, page_cache_mb=64, jar_folder=JARS)


def _serve(path: Path) -> Iterator[Running]:
    # The demonstration layer is one transaction of 390 MB, and one may take 0.6 of the heap.
    home = new_home(path, heap_mb=1024)
    try:
        yield managed.start(home)
    finally:
        # A second request to end would leave the server behind.
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        managed.stop(home)


@pytest.fixture(scope="session")
def make_home() -> Callable[[Path], Home]:
    """Make a home in a folder, for a test that starts servers itself (and stops them)."""
    return new_home


@pytest.fixture(scope="session")
def national_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server for the national graph."""
    yield from _serve(tmp_path_factory.mktemp("national"))


@pytest.fixture(scope="session")
async def national(national_server: Running) -> AsyncIterator[Graph]:
    """The whole country with the demonstration layer of `ANCHOR`; tests only read it."""
    async with Graph.from_uri(national_server.uri, national_server.user, national_server.password) as graph:
        await migrate(graph, NOW)
        await load_reference(graph, None, NOW)
        await load_demonstration(graph, ANCHOR, None, NOW)
        yield graph


@pytest.fixture(scope="session")
def service_url(
    national: Graph, national_server: Running, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a service on the national graph, a process of its own, without a slash at its end."""
    assert national.uri == national_server.uri
    state = tmp_path_factory.mktemp("service")
    settings = pointing_at(national_server, state)
    with served(free_port(), state / "log", settings) as service:
        yield service.url


@pytest.fixture(scope="session")
def scratch_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose data live for one test."""
    yield from _serve(tmp_path_factory.mktemp("scratch"))


@pytest.fixture(scope="session")
def scratch_driver(scratch_server: Running) -> Iterator[neo4j.Driver]:
    """The bare driver on the scratch server, for what the graph itself rightly does not offer."""
    auth = (scratch_server.user, scratch_server.password)
    with neo4j.GraphDatabase.driver(scratch_server.uri, auth=auth) as driver:
        yield driver


@pytest.fixture(scope="session")
async def scratch(scratch_server: Running) -> AsyncIterator[Graph]:
    """The migrated graph on the scratch server; ask for ``world`` to have it empty."""
    async with Graph.from_uri(scratch_server.uri, scratch_server.user, scratch_server.password) as graph:
        await migrate(graph, NOW)
        yield graph


@pytest.fixture(scope="module")
def country(scratch: Graph, scratch_driver: neo4j.Driver) -> Iterator[Ask]:
    """Asks a small country drawn by hand, written once for the module, for the rows of fragments."""
    assert scratch is not None
    write(scratch_driver, small_country().rows)
    with scratch_driver.session() as session:
        yield asking(session)


@pytest.fixture
def world(scratch: Graph, scratch_driver: neo4j.Driver) -> Graph:
    """An empty graph with all constraints and indexes, to build the smallest world in that shows a thing."""
    with scratch_driver.session(database=scratch.database) as session:
        session.run(
            f"CYPHER 5 MATCH (n) WHERE NOT n:{MIGRATION} "
            "CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
        ).consume()
    return scratch
