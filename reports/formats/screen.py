"""The table at the terminal: what a planner reads first, and can act on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from queries.finding import Verdict
from queries.rule import Binding
from reports.places import Axis
from reports.report import Report, told
from reports.sections import Section, sections
from reports.tally import Tally
from reports.texts import BINDINGS, COUNTED, MENDING, RESPONSIBLE, VERDICTS, percent, word, written

MOST = 15
"""Findings of a section that are shown; the other formats have them all."""
_COLOURS = {
    Verdict.MET: "green",
    Verdict.GAP: "bold red",
    Verdict.UNKNOWN: "yellow",
    Verdict.WAIVED: "cyan",
    Verdict.ERROR: "magenta",
}
_BELOW: dict[str, Axis] = {
    "country": "police-district",
    "county": "municipality",
    "police-district": "municipality",
}


def show(report: Report, console: Console, most: int = MOST) -> None:
    """Write the report to a terminal, `most` findings a section."""
    language = report.language
    console.print(_head(report))
    console.print(_summary(report))
    if axis := _BELOW.get(report.kind):
        console.print(_places(report, axis))
    if len(report.rules) > 1:
        console.print(_rules(report))
    for section in sections(report):
        console.print(_section(section, language, most))
    console.print(Text(word("several", language), style="dim"))


def _head(report: Report) -> RenderableType:
    language = report.language
    lines = [Text(f"{report.territory.name}, {word('as-of', language)} {written(report.as_of, language)}")]
    lines[0].stylize("bold")
    lines += [
        Text(word(code, language), style="yellow")
        for code, said in (("synthetic", report.synthetic), ("projected", report.projected))
        if said
    ]
    return Panel(Group(*lines), title=word("title", language), title_align="left")


def _summary(report: Report) -> Table:
    table = _counting("summary", ["binding"], report.language)
    for binding, tally in report.by_binding.items():
        table.add_row(BINDINGS[binding][report.language], *_counts(tally, report.language))
    return table


def _places(report: Report, axis: Axis) -> Table:
    """Territories below, those with most gaps in requirements first."""
    table = _counting("by-place", [axis], report.language, word("binding", report.language))
    by = {b: report.by_territory(axis, b) for b in (Binding.REQUIREMENT, Binding.RECOMMENDATION)}
    ids = {id_ for tallies in by.values() for id_ in tallies}

    def worst(id_: str) -> tuple[int, int, tuple[str, str]]:
        required, advised = (by[b].get(id_, Tally()) for b in by)
        return -required.gap, -advised.gap, report.places.order(id_)

    for id_ in sorted(ids, key=worst):
        for binding, tallies in by.items():
            name = report.places.names.get(id_, id_) if binding is Binding.REQUIREMENT else ""
            counts = _counts(tallies.get(id_, Tally()), report.language)
            table.add_row(name, BINDINGS[binding][report.language], *counts)
    return table


def _rules(report: Report) -> Table:
    table = _counting("by-rule", ["rule"], report.language, word("binding", report.language))
    for rule in sorted(
        report.rules, key=lambda r: (tuple(Binding).index(r.binding), -report.by_rule[r.id].gap)
    ):
        name = Text.assemble(told(rule.title, report.language), " ", (rule.id, "dim"))
        counts = _counts(report.by_rule[rule.id], report.language)
        table.add_row(name, BINDINGS[rule.binding][report.language], *counts)
    return table


def _section(section: Section, language: str, most: int) -> RenderableType:
    title = f"{section.title} ({len(section.items)})"
    parts: list[RenderableType] = [Text(section.explanation, style="dim")] if section.explanation else []
    if not section.items:
        return Group(Text(title, style="bold"), Text(word("nothing", language), style="green"), Text())
    table = Table(title=title, title_justify="left", title_style="bold", expand=True)
    for code, ratio in (("subject", 3), ("reason", 5), ("since", 2), ("whose", 2), ("change", 5)):
        table.add_column(word(code, language), ratio=ratio, overflow="fold")
    for item in section.items[:most]:
        when = f" ({MENDING[item.mending][language]})" if item.mending else ""
        table.add_row(
            Text(item.subject),
            Text.assemble(item.reason, " ", (item.rule.id, "dim")),
            written(item.finding.since, language) or word("unknown-since", language),
            RESPONSIBLE[item.rule.responsible][language],
            Text(item.change + when if item.change else ""),
        )
    if (more := len(section.items) - most) > 0:
        table.add_row(Text(word("more", language, count=more), style="dim"))
    return Group(*parts, table)


def _counting(title: str, first: Sequence[str], language: str, *more: str) -> Table:
    table = Table(title=word(title, language), title_justify="left", title_style="bold")
    table.add_column(word(first[0], language), overflow="fold")
    for heading in more:
        table.add_column(heading)
    for verdict in COUNTED:
        table.add_column(VERDICTS[verdict][language], justify="right")
    for code in ("in-scope", "strict", "effective"):
        table.add_column(word(code, language), justify="right")
    return table


def _counts(tally: Tally, language: str) -> list[Text]:
    numbers = (tally.met, tally.gap, tally.unknown, tally.waived, tally.error)
    counted = [
        Text(str(number), style=_COLOURS[verdict] if number else "dim")
        for verdict, number in zip(COUNTED, numbers, strict=True)
    ]
    shares = (percent(tally.strict, language), percent(tally.effective, language))
    return [*counted, Text(str(tally.in_scope)), *map(Text, shares)]
