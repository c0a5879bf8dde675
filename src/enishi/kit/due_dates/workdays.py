"""Which days are worked (Japan's holidays and the turn of the year, or weekends alone), and how much of a time is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache

WorksOn = Callable[[date], bool]
_DAY = timedelta(days=1)
OPENS, CLOSES = time(8), time(20)  # of a working day, generously: when a letter may be expected to be seen


@cache
def works_in_japan(day: date) -> bool:
    """False on weekends, holidays, and from 29 December to 3 January, when offices of the state are shut by law."""
    # The list is needed for business days only, and takes longer to import than all else here.
    import jpholiday

    closed = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() < 5 and not closed and not jpholiday.is_holiday(day)


def works_on_weekdays(day: date) -> bool:
    """Monday to Friday, for places whose holidays nobody told."""
    return day.weekday() < 5


def after_workdays(day: date, count: int, works: WorksOn) -> date:
    """The day that is so many working days later, or earlier when negative; 0 is the day itself or the next worked."""
    step = _DAY if count >= 0 else -_DAY
    while count == 0 and not works(day):
        day += step
    while count:
        day += step
        count -= (1 if count > 0 else -1) if works(day) else 0
    return day


def after_days_off(day: date, works: WorksOn) -> date:
    """The first working day after the next three or more days off in a row (連休明け)."""
    for _ in range(370):
        off = 0
        while not works(day):
            day += _DAY
            off += 1
        if off >= 3:
            return day
        day += _DAY
    return day


def working_time(begin: datetime, end: datetime, works: WorksOn) -> timedelta:
    """How much of the time between lies on working days from 8 to 20 o'clock; both are aware and of one zone."""
    found, day = timedelta(), begin.date()
    while day <= end.date():
        if works(day):
            opens, closes = (datetime.combine(day, hour, begin.tzinfo) for hour in (OPENS, CLOSES))
            found += max(min(end, closes) - max(begin, opens), timedelta())
        day += _DAY
    return found
