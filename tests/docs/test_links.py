"""Links and paths in the docs lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, name, prose

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_PATH = re.compile(
    r"`((?:graph|queries|seeds|resolvers|schema|service|web|tests|docs|requirements)/[\w./-]*)`"
)

MADE_LATER = {"docs/benchmarks.md", "web/dist", "web/node_modules"}
"""Named in the docs and there only once it was built or measured."""
EXAMPLES = {
    "queries/fragments/cadence.cypher",
    "queries/operations/07-next-meetings.graphql",
    "tests/queries/test_agreement_exists.py",
    "tests/schema/test_offers.py",
}
"""What docs/howto has its reader make."""


def anchors(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(prose(page))
    }


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_resolve(page: Path) -> None:
    """Each link within the repository leads to a file, and to a heading in it."""
    for link in _LINK.findall(prose(page)):
        if re.match(r"https?:", link):
            continue
        target, _, anchor = link.partition("#")
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{name(page)}: {link} leads nowhere"
        assert not anchor or anchor in anchors(file), f"{name(page)}: {link} names no heading"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_exist(page: Path) -> None:
    """A path between backticks is one of the repository, or one that a how-to has its reader make."""
    named = {path.rstrip("/") for path in _PATH.findall(prose(page))} - MADE_LATER - EXAMPLES
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_pictures_are_small_and_told_in_words() -> None:
    """Every picture has a text for those who cannot see it, and none is large."""
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(pictures) == 2
    for text, path in pictures:
        assert len(text) > 40
        assert (ROOT / path).stat().st_size < 200_000


def test_the_readme_leads_to_every_page() -> None:
    """Who starts at the README finds all pages of `docs/` and the how-tos."""
    linked = set(_LINK.findall(prose(ROOT / "README.md")))
    pages = {name(page) for page in PAGES if page.parent.name in ("docs", "howto")}
    assert pages - linked <= {"docs/benchmarks.md"}


def test_examples_are_in_the_howtos() -> None:
    """The exceptions above are not older than the how-tos that they are for."""
    said = "".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent.name == "howto")
    assert [path for path in EXAMPLES if path not in said] == []


def test_nothing_of_one_machine_stands_in_them() -> None:
    """No page names a folder of somebody's own machine."""
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:home|root|Users|work|tmp)/", page.read_text(encoding="utf-8"))
