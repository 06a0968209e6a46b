"""Findings as rows of text under headings: what tables, CSV and workbooks share."""

from __future__ import annotations

from collections.abc import Iterator

from reports.report import Item, Report
from reports.texts import BINDINGS, MENDING, RESPONSIBLE, verdict, word, written

COLUMNS = (
    "binding",
    "verdict",
    "rule",
    "subject",
    "place",
    "reason",
    "since",
    "due",
    "whose",
    "change",
    "when",
    "expected",
    "observed",
    "warnings",
    "guide",
)
"""Codes of the headings, in order."""


def headings(language: str) -> tuple[str, ...]:
    """The headings; the last two are for programs and the same in every language."""
    return (*(word(code, language) for code in COLUMNS), "ruleId", "subjectIds", "verdictCode", "synthetic")


def cells(item: Item, language: str) -> tuple[str, ...]:
    """One finding under the headings."""
    finding = item.finding
    on = finding.change.on if finding.change else None
    when = "" if item.mending is None else MENDING[item.mending][language]
    return (
        BINDINGS[item.rule.binding][language],
        verdict(item.verdict, item.rule.binding, language),
        item.title,
        item.subject,
        ", ".join(item.places),
        item.reason,
        written(finding.since, language),
        written(finding.due_by, language),
        RESPONSIBLE[item.rule.responsible][language],
        item.change,
        f"{when} ({written(on, language)})" if on else when,
        item.expected,
        item.observed,
        "; ".join(item.warnings),
        item.rule.guide,
        item.rule.id,
        " ".join(finding.subjects),
        finding.verdict.value,
        "true" if item.synthetic else "false",
    )


def table(report: Report) -> Iterator[tuple[str, ...]]:
    """The headings, and every finding."""
    yield headings(report.language)
    for item in report.items:
        yield cells(item, report.language)
