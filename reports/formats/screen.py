"""The table at the terminal: what a planner reads first, and can act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from queries.finding import Verdict
from queries.rule import Binding
from reports.places import Axis
from reports.report import Item, Report, told
from reports.sections import Section, brief, idle, sections
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
_SELDOM = (Verdict.WAIVED, Verdict.ERROR)
"""Verdicts that have a column only where there are any."""
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
    tallies = report.by_binding.values()
    table = _counting("summary", "binding", tallies, report.language)
    for binding, tally in report.by_binding.items():
        table.add_row(BINDINGS[binding][report.language], *_counts(tally, tallies, report.language))
    return table


def _places(report: Report, axis: Axis) -> Table:
    """Territories below, a line each, those with most gaps in requirements first."""
    language = report.language
    by = {b: report.by_territory(axis, b) for b in (Binding.REQUIREMENT, Binding.RECOMMENDATION)}
    ids = {id_ for tallies in by.values() for id_ in tallies}

    def worst(id_: str) -> tuple[int, int, tuple[str, str]]:
        required, advised = (by[b].get(id_, Tally()) for b in by)
        return -required.gap, -advised.gap, report.places.order(id_)

    table = _titled("by-place", language)
    table.add_column(word(axis, language))
    for binding in by:
        name = BINDINGS[binding][language].lower()
        for heading in (VERDICTS[Verdict.GAP], VERDICTS[Verdict.UNKNOWN]):
            table.add_column(f"{name}\n{heading[language]}", justify="right")
        table.add_column(f"\n{word('in-scope', language)}", justify="right")
        table.add_column(f"\n{word('strict', language)}", justify="right")
    for id_ in sorted(ids, key=worst):
        cells = [Text(report.places.names.get(id_, id_))]
        for tallies in by.values():
            tally = tallies.get(id_, Tally())
            cells += [_count(tally, Verdict.GAP), _count(tally, Verdict.UNKNOWN), Text(str(tally.in_scope))]
            cells.append(Text(percent(tally.strict, language)))
        table.add_row(*cells)
    return table


def _rules(report: Report) -> RenderableType:
    """The rules with something in scope under how much they bind, those with most gaps first."""
    language = report.language
    tallies = [report.by_rule[rule.id] for rule in report.judged]
    table = _counting("by-rule", "rule", tallies, language)
    for binding in Binding:
        rules = [rule for rule in report.judged if rule.binding is binding]
        if rules:
            table.add_section()
            table.add_row(Text(BINDINGS[binding][language], style="bold"))
        for rule in sorted(rules, key=lambda each: -report.by_rule[each.id].gap):
            name = Text.assemble(told(rule.title, language), " ", (rule.id, "dim"))
            table.add_row(Padding(name, (0, 0, 0, 2)), *_counts(report.by_rule[rule.id], tallies, language))
    return Group(table, Text(idle(report), style="dim"), Text()) if report.idle else table


def _section(section: Section, language: str, most: int) -> RenderableType:
    title = Text(f"{section.title} ({len(section.items)})", style="bold")
    if not section.items:
        return Group(title, Text(word("nothing", language), style="green"), Text())
    table = Table(box=box.SIMPLE_HEAVY, leading=1, expand=True, pad_edge=False)
    for code, ratio in (("subject", 3), ("reason", 6), ("since", None), ("whose", None), ("change", 5)):
        table.add_column(word(code, language), ratio=ratio, overflow="fold")
    for item in section.items[:most]:
        table.add_row(
            Text(item.subject),
            Text.assemble(brief(item), " ", (item.rule.id, "dim")),
            written(item.finding.since, language) or word("unknown-since", language),
            RESPONSIBLE[item.rule.responsible][language],
            Text(_change(item, language)),
        )
    if (more := len(section.items) - most) > 0:
        table.add_row(Text(word("more", language, count=more), style="dim"))
    explained = [Text(section.explanation, style="dim")] if section.explanation else []
    return Group(title, *explained, table)


def _change(item: Item, language: str) -> str:
    if not item.change or not item.mending:
        return item.change
    on = item.finding.change.on if item.finding.change else None
    when = f"{MENDING[item.mending][language]} {written(on, language)}".rstrip()
    return f"{item.change} ({when})"


def _titled(title: str, language: str) -> Table:
    return Table(title=word(title, language), title_justify="left", title_style="bold", box=box.SIMPLE_HEAVY)


def _counting(title: str, first: str, tallies: Iterable[Tally], language: str) -> Table:
    table = _titled(title, language)
    table.add_column(word(first, language), overflow="fold")
    for verdict in _counted(tallies):
        table.add_column(VERDICTS[verdict][language], justify="right")
    for code in _shares(tallies):
        table.add_column(word(code, language), justify="right")
    return table


def _counts(tally: Tally, tallies: Iterable[Tally], language: str) -> list[Text]:
    shares = {"in-scope": str(tally.in_scope), "strict": percent(tally.strict, language)}
    shares["effective"] = percent(tally.effective, language)
    counted = [_count(tally, verdict) for verdict in _counted(tallies)]
    return [*counted, *(Text(shares[code]) for code in _shares(tallies))]


def _counted(tallies: Iterable[Tally]) -> Sequence[Verdict]:
    return [v for v in COUNTED if v not in _SELDOM or any(tally.number(v) for tally in tallies)]


def _shares(tallies: Iterable[Tally]) -> Sequence[str]:
    return ("in-scope", "strict", *(("effective",) if any(tally.waived for tally in tallies) else ()))


def _count(tally: Tally, verdict: Verdict) -> Text:
    number = tally.number(verdict)
    return Text(str(number), style=_COLOURS[verdict] if number else "dim")
