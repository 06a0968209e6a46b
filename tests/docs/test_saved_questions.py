"""The page of the saved questions has all of them, and no other."""

from __future__ import annotations

import re

from service.operations import read_all
from tests.docs.pages import ROOT

_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def test_every_saved_question_is_told() -> None:
    """In the order of the list."""
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert _ROW.findall(page) == [each.name for each in read_all()]
