"""HTML: one file with everything in it, a map and bars, that prints well and asks nothing of any host."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from queries.rule import Binding
from reports.map import outlines
from reports.report import Report, told
from reports.sections import brief, idle, sections
from reports.tally import Tally
from reports.texts import (
    BINDINGS,
    COUNTED,
    MENDING,
    RESPONSIBLE,
    VERDICTS,
    percent,
    verdict,
    word,
    written,
)

TEMPLATE = "page.html.j2"
MOST = 200
"""Findings of one section that are spelt out; the rest is counted."""
CLASSES = ((0.25, "q0"), (0.5, "q1"), (0.75, "q2"), (0.9999, "q3"))
"""Up to which share a municipality has which colour; above the last, all is met."""


def write(report: Report) -> bytes:
    """The report as a page."""
    language = report.language
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            report=report,
            language="nb" if language == "se" else language,
            word=lambda code, **given: word(code, language, **given),
            say=lambda value: written(value, language),
            told=lambda texts: told(texts, language),
            percent=lambda share: percent(share, language),
            called=lambda item: verdict(item.verdict, item.rule.binding, language),
            bindings={b: texts[language] for b, texts in BINDINGS.items()},
            responsible={r: texts[language] for r, texts in RESPONSIBLE.items()},
            mending={m: texts[language] for m, texts in MENDING.items()},
            verdicts=[(v, VERDICTS[v][language]) for v in COUNTED],
            sections=list(sections(report)),
            brief=brief,
            idle=idle(report),
            most=MOST,
            map=_map(report),
            axes=_axes(report),
        )
        .encode()
    )


def _map(report: Report) -> Mapping[str, Any]:
    """What is drawn: each municipality with its class and what to say of it, the territory in the middle."""
    drawn = outlines()
    tallies = report.by_territory("municipality", Binding.REQUIREMENT)
    places = []
    for place in sorted(report.places.municipalities.values(), key=lambda each: each.sort):
        if (path := drawn.paths.get(place.number)) is None:
            continue
        tally = tallies.get(place.id, Tally())
        share = percent(tally.strict, report.language)
        said = (
            f"{share} ({tally.met}/{tally.in_scope})" if tally.in_scope else word("no-data", report.language)
        )
        places.append({"path": path, "shade": shade(tally.strict), "title": f"{place.name}: {said}"})
    return {"frame": drawn.around(_shown(report)), "places": places, "credit": drawn.credit}


def _shown(report: Report) -> list[str]:
    """The numbers of the municipalities that are to be seen: a municipality with the others of its county."""
    around = report.territory.id
    if report.kind in {"municipality", "city-district"} and around is not None:
        around = next((part.county for part in report.places.parts(around)), None)
    every = report.places.municipalities.values()
    return [m.number for m in every if around is None or around in (m.county, m.police_district)]


def shade(share: float | None) -> str:
    """The class of a share: five of them, and one for nothing in scope."""
    if share is None:
        return "none"
    return next((name for limit, name in CLASSES if share <= limit), "q4")


def _axes(report: Report) -> list[dict[str, Any]]:
    """The territories below, on each axis, those with most gaps in requirements first."""
    shown = {
        "country": ("police-district", "county"),
        "police-district": ("municipality",),
        "county": ("municipality",),
    }
    return [{"code": axis, "rows": _rows(report, axis)} for axis in shown.get(report.kind, ())]


def _rows(report: Report, axis: Any) -> list[dict[str, Any]]:
    by = {b: report.by_territory(axis, b) for b in (Binding.REQUIREMENT, Binding.RECOMMENDATION)}
    ids = {id_ for tallies in by.values() for id_ in tallies}
    rows = [
        {
            "id": id_,
            "name": report.places.names.get(id_, id_),
            "tallies": [(b, tallies.get(id_, Tally())) for b, tallies in by.items()],
        }
        for id_ in sorted(ids, key=report.places.order)
    ]
    return sorted(rows, key=lambda row: [-tally.gap for _, tally in row["tallies"]])


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
