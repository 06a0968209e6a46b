"""The days that a derivation needs."""

from __future__ import annotations

from datetime import date

import pytest

from queries.days import day_parameters, months_before


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 24), 12, date(2025, 11, 24)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2020, 2, 29)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    """So many months earlier is the same day of the month, or the month's last."""
    assert months_before(day, months) == expected


def test_day_parameters() -> None:
    """Every day hangs on the day asked for; only `today` is the reader's."""
    assert day_parameters(date(2026, 11, 24), date(2027, 1, 1)) == {
        "asOf": date(2026, 11, 24),
        "today": date(2027, 1, 1),
        "windowStart": date(2025, 11, 24),
        "agreementSince": date(2022, 11, 24),
    }
