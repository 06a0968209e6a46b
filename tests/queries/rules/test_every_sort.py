"""Every rule shows every sort of case, or a table says why it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from queries.rule import load_all
from tests.queries.rules.judging import SORTS, Makers, sorts

GROUPS = sorted(
    path.stem for path in Path(__file__).parent.glob("test_*.py") if path.stem != Path(__file__).stem
)


def test_every_rule_shows_every_sort_of_case() -> None:
    """Met, gap, unknown, not applicable, a day on which that changes: shown, or impossible for a reason."""
    shown: set[tuple[str, str]] = set()
    never: dict[tuple[str, str], str] = {}
    for name in GROUPS:
        group = import_module(f"tests.queries.rules.{name}")
        makers: Makers = getattr(group, "CASES", ())
        own: Mapping[tuple[str, str], str] = getattr(group, "NEVER", {})
        shown |= set(sorts(make() for make in makers))
        never |= own
    wanted = {(rule, sort) for rule in load_all() for sort in SORTS}
    assert wanted - shown - never.keys() == set(), "show these cases, or say in NEVER why they cannot be"
    assert never.keys() & shown == set(), "these are said never to be, and are shown"
    assert all(never.values())
