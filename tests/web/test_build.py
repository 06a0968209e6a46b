"""Building the page: what it may reach, when it is built again, and what is said when it cannot be."""

import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.alone import alone
from service.web import FINGERPRINT, ROOT, SOURCES, build, fingerprint

WEB = ROOT / "web"
NO_REGISTRY = {**os.environ, "npm_config_registry": "http://127.0.0.1:9", "npm_config_fetch_retries": "0"}


@pytest.fixture(scope="module")
def dist() -> Path:
    """The page of this checkout, built if it was not."""
    outcome = build(lambda _: None)
    assert outcome.dist is not None, outcome.message
    return outcome.dist


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the sources, nothing installed and nothing built."""
    web = tmp_path / "web"
    web.mkdir()
    for name in SOURCES:
        if (WEB / name).is_dir():
            shutil.copytree(WEB / name, web / name)
        else:
            shutil.copy(WEB / name, web / name)
    return web


def test_every_file_that_the_page_names_is_an_asset_of_its_own(dist: Path) -> None:
    """index.html names files under /static/assets/ only, and each of them was built."""
    named = re.findall(r'(?:src|href)="([^"]+)"', (dist / "index.html").read_text())
    assert named
    for address in named:
        assert address.startswith("/static/assets/")
        assert (dist / address.removeprefix("/static/")).is_file()


def test_no_style_sheet_loads_from_another_host(dist: Path) -> None:
    """Style sheets take fonts and images from themselves or from /static/assets/."""
    sheets = list((dist / "assets").glob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text()
        assert "@import" not in text
        loaded = re.findall(r"url\(\s*[\"']?([^\"')]+)", text)
        # "#…" points into the document itself.
        assert [
            address for address in loaded if not address.startswith(("data:", "/static/assets/", "#"))
        ] == []


def test_the_editors_workers_are_files_of_the_page(dist: Path) -> None:
    """The three workers of the editor are built into the assets."""
    workers = {path.name.split("-")[0] for path in (dist / "assets").glob("*.worker-*.js")}
    assert workers == {"editor.worker", "graphql.worker", "json.worker"}


def test_a_page_that_fits_its_sources_is_not_built_again(dist: Path, tmp_path: Path) -> None:
    """With an up-to-date page nothing is run, so that no registry is needed."""
    steps: list[str] = []
    outcome = build(steps.append, state=tmp_path, environment=NO_REGISTRY)
    assert outcome.dist == dist
    assert steps == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["package-lock.json", "vite.config.ts", "src/Page.tsx"])
def test_a_changed_source_changes_the_fingerprint(sources: Path, name: str) -> None:
    """A page is out of date as soon as a source, the configuration or the lock differs."""
    before = fingerprint(sources)
    assert before == fingerprint(WEB)
    with (sources / name).open("a") as file:
        file.write("\n")
    assert fingerprint(sources) != before


def test_a_folder_is_built_in_once_at_a_time(sources: Path, tmp_path: Path) -> None:
    """Who comes while another builds waits for it, and looks again."""
    steps: list[str] = []
    with ThreadPoolExecutor(1) as threads:
        with alone(sources):
            built = threads.submit(
                build, steps.append, web=sources, state=tmp_path / "var", environment=NO_REGISTRY
            )
            with pytest.raises(TimeoutError):
                built.result(timeout=1)
            assert steps == []
        assert built.result().dist is None
    assert steps != []


def test_without_a_registry_the_outcome_says_what_to_do(sources: Path, tmp_path: Path) -> None:
    """Where npm reaches no registry there is no page; the message says why, where to look, how to mend it."""
    outcome = build(lambda _: None, web=sources, state=tmp_path / "var", environment=NO_REGISTRY)
    assert outcome.dist is None
    assert "npm ci ended with code 1" in outcome.message
    assert "The API is served without it" in outcome.message
    assert "npm_config_registry" in outcome.message
    log = tmp_path / "var" / "web-build.log"
    assert str(log) in outcome.message
    assert "ECONNREFUSED" in log.read_text()
    assert not (sources / "dist").exists()


def test_a_page_built_before_stays_when_it_cannot_be_built_again(sources: Path, tmp_path: Path) -> None:
    """A failed build leaves the older page whole, and says that it is the older one."""
    older = sources / "dist"
    older.mkdir()
    (older / "index.html").write_text("older")
    (older / FINGERPRINT).write_text("of older sources")
    outcome = build(lambda _: None, web=sources, state=tmp_path / "var", environment=NO_REGISTRY)
    assert outcome.dist == older
    assert "The one built before is served" in outcome.message
    assert (older / "index.html").read_text() == "older"


@pytest.mark.usefixtures("dist")
def test_a_source_that_does_not_typecheck_gives_no_page(sources: Path, tmp_path: Path) -> None:
    """A type error stops the build; the log names the file."""
    (sources / "node_modules").symlink_to(WEB / "node_modules")
    (sources / "src" / "wrong.ts").write_text('export const number: number = "text";\n')
    outcome = build(lambda _: None, web=sources, state=tmp_path / "var", environment=NO_REGISTRY)
    assert outcome.dist is None
    assert "npm run build ended with code" in outcome.message
    assert "src/wrong.ts" in (tmp_path / "var" / "web-build.log").read_text()
