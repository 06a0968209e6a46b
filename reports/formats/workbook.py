"""XLSX: a sheet of counts, a sheet of findings to filter and sort, a sheet of rules."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from queries.finding import Verdict
from queries.rule import Binding
from reports.formats.rows import cells, headings
from reports.report import Report, told
from reports.tally import Tally
from reports.texts import BINDINGS, COUNTED, RESPONSIBLE, VERDICTS, word, written

_FILLS = {"GAP": "#F8D0CC", "UNKNOWN": "#FBEBC0", "WAIVED": "#D3E8F2", "MET": "#D5ECD4", "ERROR": "#E6D3EE"}
_WIDTHS = (16, 14, 44, 32, 28, 60, 12, 12, 16, 50, 18, 40, 30, 30, 14, 24, 30, 14, 10)


def write(report: Report) -> bytes:
    """The report as a workbook."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "share": book.add_format({"num_format": "0 %"}),
        "said": book.add_format({"bold": True, "font_color": "#8A4B00"}),
    }
    _summary(book.add_worksheet(_sheet("summary", report)), report, formats)
    _findings(book, book.add_worksheet(_sheet("findings", report)), report, formats)
    _rules(book.add_worksheet(_sheet("by-rule", report)), report, formats)
    book.close()
    return out.getvalue()


def _sheet(code: str, report: Report) -> str:
    return word(code, report.language)


def _summary(sheet: Worksheet, report: Report, formats: dict[str, xlsxwriter.format.Format]) -> None:
    language = report.language
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 9, 13)
    title = f"{word('title', language)}: {report.territory.name}, {written(report.as_of, language)}"
    sheet.write_string(0, 0, title, formats["head"])
    row = 1
    for code, said in (("synthetic", report.synthetic), ("projected", report.projected)):
        if said:
            sheet.write_string(row, 0, word(code, language), formats["said"])
            row += 1
    names = ((BINDINGS[b][language], t) for b, t in report.by_binding.items())
    row = _tallies(
        sheet, row + 1, [word("binding", language)], (([n], t) for n, t in names), formats, language
    )
    for axis in ("police-district", "county"):
        if report.kind in {"country", axis}:
            rows = (
                ([report.places.names.get(id_, id_), BINDINGS[binding][language]], tally)
                for binding in (Binding.REQUIREMENT, Binding.RECOMMENDATION)
                for id_, tally in report.by_territory(axis, binding).items()
            )
            titles = [word(axis, language), word("binding", language)]
            row = _tallies(sheet, row + 2, titles, rows, formats, language)
    sheet.write_string(row + 2, 0, word("several", language))


def _findings(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    report: Report,
    formats: dict[str, xlsxwriter.format.Format],
) -> None:
    titles = headings(report.language)
    for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, formats["head"])
    for row, item in enumerate(report.items, 1):
        for column, cell in enumerate(cells(item, report.language)):
            sheet.write_string(row, column, cell, formats["wrap"])
    last = max(len(report.items), 1)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, last, len(titles) - 1)
    coded = len(titles) - 2
    for code, fill in _FILLS.items():
        # The colour stands beside the word, never instead of it.
        criteria = f'=${xlsxwriter.utility.xl_col_to_name(coded)}2="{code}"'
        rule = {"type": "formula", "criteria": criteria, "format": book.add_format({"bg_color": fill})}
        sheet.conditional_format(1, 1, last, 1, rule)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _rules(sheet: Worksheet, report: Report, formats: dict[str, xlsxwriter.format.Format]) -> None:
    language = report.language
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 12, 14)
    titles = [word(code, language) for code in ("rule", "binding", "whose", "guide")]
    rows = (
        (
            [
                told(rule.title, language),
                BINDINGS[rule.binding][language],
                RESPONSIBLE[rule.responsible][language],
                rule.guide,
            ],
            report.by_rule[rule.id],
        )
        for rule in report.rules
    )
    _tallies(sheet, 0, titles, rows, formats, language)
    sheet.freeze_panes(1, 1)


def _tallies(
    sheet: Worksheet,
    row: int,
    titles: Sequence[str],
    rows: Iterable[tuple[Sequence[str], Tally]],
    formats: dict[str, xlsxwriter.format.Format],
    language: str,
) -> int:
    counted = [VERDICTS[verdict][language] for verdict in (*COUNTED, Verdict.NOT_APPLICABLE)]
    shares = [word(code, language) for code in ("in-scope", "strict", "effective")]
    for column, title in enumerate([*titles, *counted, *shares]):
        sheet.write_string(row, column, title, formats["head"])
    for row_, (names, tally) in enumerate(rows, row + 1):
        row = row_
        for column, name in enumerate(names):
            sheet.write_string(row, column, name)
        numbers = (
            tally.met, tally.gap, tally.unknown, tally.waived, tally.error, tally.not_applicable,
            tally.in_scope,
        )  # fmt: skip
        for column, number in enumerate(numbers, len(names)):
            sheet.write_number(row, column, number)
        for column, share in enumerate((tally.strict, tally.effective), len(names) + len(numbers)):
            if share is not None:
                sheet.write_number(row, column, share, formats["share"])
    return row
