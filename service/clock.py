"""What day it is: in Oslo, whatever the machine's own time zone."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")

Clock = Callable[[], dt.date]
"""Tells today's date; each request asks once, so that all of its answer speaks of one day."""


def today_in_oslo() -> dt.date:
    """The date in Norway at this moment."""
    return day_in_oslo(dt.datetime.now(dt.UTC))


def day_in_oslo(moment: dt.datetime) -> dt.date:
    """The date in Norway at a moment, which must have its time zone."""
    return moment.astimezone(OSLO).date()
