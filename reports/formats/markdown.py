"""Markdown: a report to paste into a case, a wiki or a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.report import Item, Report, told
from reports.sections import Section, brief, idle, sections
from reports.tally import Tally
from reports.texts import BINDINGS, COUNTED, MENDING, RESPONSIBLE, VERDICTS, percent, word, written

MOST = 200
"""Findings of one section that are spelt out; the rest is counted."""


def write(report: Report) -> bytes:
    """The report as Markdown."""
    return "\n".join(_lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    language = report.language
    yield f"# {word('title', language)}: {report.territory.name}, {written(report.as_of, language)}"
    yield ""
    for code, said in (("synthetic", report.synthetic), ("projected", report.projected)):
        if said:
            yield f"> **{word(code, language)}**"
            yield ""
    yield f"## {word('summary', language)}"
    yield ""
    yield from _table(
        [word("binding", language), *_counted(language)],
        ([BINDINGS[b][language], *counts(t, language)] for b, t in report.by_binding.items()),
    )
    for section in sections(report):
        yield f"## {section.title} ({len(section.items)})"
        yield ""
        if section.explanation:
            yield from (section.explanation, "")
        yield from _section(section, language)
    yield f"## {word('by-rule', language)}"
    yield ""
    yield from _table(
        [word("rule", language), word("binding", language), *_counted(language)],
        (
            [told(r.title, language), BINDINGS[r.binding][language], *counts(report.by_rule[r.id], language)]
            for r in report.judged
        ),
    )
    if report.idle:
        yield from (_plain(idle(report)), "")
    yield f"{word('several', language)} {word('made', language, at=f'{report.made_at:%Y-%m-%d %H:%M} UTC')}"
    yield ""


def _counted(language: str) -> list[str]:
    return [
        *(VERDICTS[verdict][language] for verdict in COUNTED),
        word("in-scope", language),
        word("strict", language),
        word("effective", language),
    ]


def counts(tally: Tally, language: str) -> list[str]:
    """A tally under its headings."""
    numbers = (*map(tally.number, COUNTED), tally.in_scope)
    return [*map(str, numbers), percent(tally.strict, language), percent(tally.effective, language)]


def _section(section: Section, language: str) -> Iterator[str]:
    if not section.items:
        yield from (word("nothing", language), "")
        return
    for item in section.items[:MOST]:
        yield from _item(item, language)
    if (more := len(section.items) - MOST) > 0:
        yield f"- {word('more', language, count=more)}"
    yield ""


def _item(item: Item, language: str) -> Iterator[str]:
    mark = f" _({word('synthetic-short', language)})_" if item.synthetic else ""
    yield f"- **{_plain(item.subject)}**: {_plain(item.title)}{mark}"
    yield f"  - {_plain(brief(item))}"
    facts = [f"{word('whose', language)}: {RESPONSIBLE[item.rule.responsible][language]}"]
    if item.finding.since:
        facts.append(f"{word('since', language)} {written(item.finding.since, language)}")
    if item.finding.due_by:
        facts.append(f"{word('due', language)} {written(item.finding.due_by, language)}")
    if item.change and item.mending:
        facts.append(f"{word('change', language)}: {_plain(item.change)} ({MENDING[item.mending][language]})")
    yield f"  - {'; '.join(facts)}"


def _plain(text: str) -> str:
    """The text, so that nothing in it is taken for a mark."""
    for mark in "\\`*_{}[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        cells = (cell.replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""
