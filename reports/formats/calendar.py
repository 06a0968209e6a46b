"""iCalendar: the days by which something has to be met, so that they show in a calendar."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import icalendar

from queries.finding import Verdict
from reports.report import Item, Report
from reports.texts import word

_TOLD = (Verdict.GAP, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.MET)


def write(report: Report) -> bytes:
    """An all-day event for each finding that has a day by which it has to be met, or from which it can be.

    The same finding has the same UID in every report, so that a calendar that reads it again moves the event.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Samordning//coverage//NO")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Samordning: {report.territory.name}")
    for item in report.items:
        if (on := _day(item)) is not None and item.verdict in _TOLD:
            calendar.add_component(_event(report, item, on))
    written: bytes = calendar.to_ical()
    return written


def _day(item: Item) -> date | None:
    if item.finding.due_by is not None:
        return item.finding.due_by
    return item.finding.change.on if item.finding.change else None


def _event(report: Report, item: Item, on: date) -> icalendar.Event:
    event = icalendar.Event()
    uid = hashlib.sha256(item.finding.fingerprint.encode()).hexdigest()[:32]
    event.add("uid", f"{uid}@samordning")
    event.add("dtstamp", report.made_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    mark = f" ({word('synthetic-short', report.language)})" if item.synthetic else ""
    event.add("summary", f"{item.title}: {item.subject}{mark}")
    event.add("description", "\n".join(text for text in (item.reason, item.change) if text))
    event.add("categories", [item.rule.binding.value, item.rule.topic.value])
    event.add("transp", "TRANSPARENT")
    return event
