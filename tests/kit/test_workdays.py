"""How much of a time is working time: nights, weekends and holidays hurry nobody."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.due_dates.workdays import working_time, works_in_japan, works_on_weekdays

TOKYO = ZoneInfo("Asia/Tokyo")
_MINUTES = st.integers(0, 150 * 24 * 60)
MOMENTS = _MINUTES.map(lambda minutes: datetime(2026, 1, 1, tzinfo=TOKYO) + timedelta(minutes=minutes))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-11-20T09:00", "2026-11-20T13:00", 4),  # a Friday
        ("2026-11-20T18:00", "2026-11-20T23:00", 2),
        ("2026-11-19T22:00", "2026-11-20T06:00", 0),
        ("2026-11-20T18:00", "2026-11-24T09:00", 3),  # over a weekend and 勤労感謝の日
        ("2026-12-28T19:00", "2027-01-04T09:00", 2),  # over the turn of the year
        ("2026-11-20T13:00", "2026-11-20T09:00", 0),
    ],
)
def test_only_the_hours_of_working_days_count(begin: str, end: str, hours: int) -> None:
    assert working_time(at(begin), at(end), works_in_japan) == timedelta(hours=hours)


def test_where_holidays_are_not_known_weekends_alone_are_off() -> None:
    monday = at("2026-11-23T08:00"), at("2026-11-23T20:00")
    assert working_time(*monday, works_on_weekdays) == timedelta(hours=12)
    assert working_time(*monday, works_in_japan) == timedelta()


@given(MOMENTS, MOMENTS, MOMENTS)
def test_working_times_add_up(one: datetime, two: datetime, three: datetime) -> None:
    first, second, third = sorted((one, two, three))
    parts = working_time(first, second, works_in_japan) + working_time(second, third, works_in_japan)
    assert parts == working_time(first, third, works_in_japan) <= third - first
