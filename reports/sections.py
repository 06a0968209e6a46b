"""The sections of a report: what a planner acts on, apart from what is not heard, excepted or possible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from queries.finding import Verdict
from queries.rule import Binding
from reports.report import Item, Report
from reports.texts import BINDINGS, word


@dataclass(frozen=True)
class Section:
    """Findings that are to be seen together, what to look at first in front."""

    code: str
    title: str
    items: tuple[Item, ...]
    explanation: str = ""


def sections(report: Report) -> Iterator[Section]:
    """The sections: gaps by binding, what failed, what is not heard, what is excepted, what is unused.

    Every open finding is in exactly one of them; one without anything in it is left out, gaps apart.
    """
    language = report.language
    for binding in (Binding.REQUIREMENT, Binding.RECOMMENDATION):
        title = f"{word('gaps', language)}: {BINDINGS[binding][language].lower()}"
        yield Section(f"gaps-{binding.value.lower()}", title, _of(report, Verdict.GAP, binding))
    rest = (
        Section("failed", word("failed", language), _of(report, Verdict.ERROR)),
        Section(
            "unknown",
            word("unknown", language),
            _of(report, Verdict.UNKNOWN),
            word("unknown-explained", language),
        ),
        Section("waived", word("waived", language), _of(report, Verdict.WAIVED)),
        Section(
            "unused",
            word("unused", language),
            _of(report, Verdict.GAP, Binding.OPTION),
        ),
    )
    yield from (section for section in rest if section.items)


def brief(item: Item) -> str:
    """Why, as it is said in a section: that nobody has attested is said once, over all that is unknown."""
    return item.reasons[0] if item.verdict is Verdict.UNKNOWN else item.reason


def idle(report: Report) -> str:
    """The rules with nothing to judge here, in one sentence; empty where there are none."""
    rules = ", ".join(rule.id for rule in report.idle)
    return word("idle", report.language, count=len(report.idle), rules=rules) if rules else ""


def _of(report: Report, verdict: Verdict, *bindings: Binding) -> tuple[Item, ...]:
    wanted = bindings or tuple(Binding)
    return tuple(i for i in report.items if i.verdict is verdict and i.rule.binding in wanted)
