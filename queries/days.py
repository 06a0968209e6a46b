"""The days that a derivation needs, reckoned from the day asked for.

Calendar arithmetic is done here and handed to Cypher as parameters, so that one test can move the day.
"""

from __future__ import annotations

import calendar
import datetime as dt

WINDOW_MONTHS = 12
"""What happened in the last 12 months is lately (the window)."""
AGREEMENT_MONTHS = 48
"""An agreement signed, revised or evaluated in the last 48 months still stands."""


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months earlier; the month's last day where it has no such day."""
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def day_parameters(as_of: dt.date, today: dt.date) -> dict[str, dt.date | bool]:
    """The day parameters of every derivation.

    `asOf` is the day asked for and `today` the reader's; the window is (`windowStart`, `asOf`], and an
    agreement stands for what happened in (`agreementSince`, `asOf`].
    """
    return {
        "asOf": as_of,
        "today": today,
        "windowStart": months_before(as_of, WINDOW_MONTHS),
        "agreementSince": months_before(as_of, AGREEMENT_MONTHS),
    }
