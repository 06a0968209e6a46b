"""What day it is."""

from __future__ import annotations

import datetime as dt

from service.clock import OSLO, day_in_oslo


def test_the_day_is_that_of_norway() -> None:
    """Shortly before midnight in UTC it is the next day in Oslo, an hour or two earlier in summer."""
    assert day_in_oslo(dt.datetime(2026, 11, 24, 22, 59, tzinfo=dt.UTC)) == dt.date(2026, 11, 24)
    assert day_in_oslo(dt.datetime(2026, 11, 24, 23, 0, tzinfo=dt.UTC)) == dt.date(2026, 11, 25)
    assert day_in_oslo(dt.datetime(2026, 7, 1, 22, 0, tzinfo=dt.UTC)) == dt.date(2026, 7, 2)
    assert day_in_oslo(dt.datetime(2026, 7, 1, 0, 0, tzinfo=OSLO)) == dt.date(2026, 7, 1)
