"""Which day the fields of a date mean, counted from the moment they were said.

The week begins on Monday, as in ISO 8601. What is said of a week ("this week", 今週中) falls due on its Friday; when
Friday is over, on its Sunday. A month or year without a day falls due on its last, except a bare "next month" (来月),
which is a month from now.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from enishi.kit.due_dates.spoken import Precision, Spoken, Unit, ground
from enishi.kit.due_dates.workdays import WorksOn, after_days_off, after_workdays

_LONG_PAST = 60  # days: a day of the month that long ago is next year's


class Reckoned(NamedTuple):
    """A day, the clock time if one was said, and how exactly."""

    day: date
    at: time | None
    precision: Precision


def reckon(spoken: Spoken, said: datetime, works: WorksOn) -> Reckoned | None:
    """The day that is meant; None when the calendar has no such day."""
    try:
        day, precision = _day(spoken, said, works)
        day += timedelta(days=spoken.later or 0)
    except (ValueError, OverflowError):
        return None
    if spoken.unit in {"hour", "minute"}:
        assert spoken.count is not None
        step = timedelta(hours=spoken.count) if spoken.unit == "hour" else timedelta(minutes=spoken.count)
        moment = said + step
        return Reckoned(moment.date(), moment.time().replace(second=0, microsecond=0), Precision.MINUTE)
    if spoken.hour is None:
        return Reckoned(day, None, precision)
    return _at_hour(spoken, day, said)


def _at_hour(spoken: Spoken, day: date, said: datetime) -> Reckoned | None:
    hour, minute = spoken.hour or 0, spoken.minute or 0
    if hour > 30 or minute > 59:
        return None
    is_today = day == said.date()
    if spoken.is_afternoon is not None:
        hour = hour % 12 + (12 if spoken.is_afternoon else 0)
    elif 0 < hour < 7 or (hour < 12 and is_today and (hour, minute) < (said.hour, said.minute)):
        hour += 12  # "3時までに" in working life is the afternoon's
    names_day = bool(ground(spoken)) or spoken.weekday is not None
    if hour >= 24 or (not names_day and (hour, minute) < (said.hour, said.minute)):
        day += timedelta(days=1)
    return Reckoned(day, time(hour % 24, minute), Precision.MINUTE)


def _day(spoken: Spoken, said: datetime, works: WorksOn) -> tuple[date, Precision]:
    today = said.date()
    if spoken.count is not None:
        assert spoken.unit is not None
        return _counted(today, spoken.count, spoken.unit, works), Precision.DAY
    if spoken.weeks is not None:
        return _in_week(spoken, today, works)
    if spoken.quarter is not None or spoken.quarters is not None:
        return _quarter_end(spoken, today), Precision.QUARTER
    if any(value is not None for value in (spoken.month, spoken.months, spoken.day)):
        return _in_month(spoken, today, works)
    if spoken.year is not None or spoken.years is not None:
        return _in_year(spoken, today, works), Precision.YEAR
    if spoken.part == "reopening":
        return after_days_off(today + timedelta(days=1), works), Precision.DAY
    if spoken.weekday is not None:
        return today + timedelta(days=(spoken.weekday - today.weekday() - 1) % 7 + 1), Precision.DAY
    return today, Precision.DAY


def _counted(today: date, count: int, unit: Unit, works: WorksOn) -> date:
    match unit:
        case "workday":
            return after_workdays(today, max(-400, min(400, count)), works)
        case "week":
            return today + timedelta(weeks=count)
        case "month" | "quarter" | "year":
            return _months_later(today, count * {"month": 1, "quarter": 3, "year": 12}[unit])
        case "day":
            return today + timedelta(days=count)
        case _:
            return today


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _last(year, month + 1)))


def _last(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _in_week(spoken: Spoken, today: date, works: WorksOn) -> tuple[date, Precision]:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=spoken.weeks or 0)
    if spoken.weekday is not None:
        day = monday + timedelta(days=spoken.weekday)
        is_over = spoken.weeks == 0 and day < today
        return day + timedelta(days=7 if is_over else 0), Precision.DAY
    match spoken.part:
        case "reopening":
            return after_workdays(monday, 0, works), Precision.DAY
        case "opening":
            return monday, Precision.WEEK
        case "early":
            return monday + timedelta(days=1), Precision.WEEK
        case "middle":
            return monday + timedelta(days=2), Precision.WEEK
        case "weekend":
            return monday + timedelta(days=6), Precision.WEEK
    friday = monday + timedelta(days=4)
    return (friday if friday >= today or spoken.weeks != 0 else monday + timedelta(days=6)), Precision.WEEK


def _quarter_end(spoken: Spoken, today: date) -> date:
    first = today.year * 4 + (today.month - 1) // 3
    if spoken.quarter is not None:
        year = spoken.year if spoken.year is not None else today.year + (spoken.years or 0)
        at = year * 4 + spoken.quarter - 1
        if at < first and spoken.year is None and spoken.years is None:
            at += 4
    else:
        at = first + (spoken.quarters or 0)
    year, quarter = divmod(at, 4)
    return date(year, quarter * 3 + 3, _last(year, quarter * 3 + 3))


def _in_month(spoken: Spoken, today: date, works: WorksOn) -> tuple[date, Precision]:
    if spoken.day is not None and spoken.part is None:
        return _on_day(spoken, today, spoken.day), Precision.DAY
    if spoken.months is not None:
        first = _months_later(today.replace(day=1), spoken.months)
    else:
        year = _year(spoken, today)
        assert spoken.month is not None
        first = date(year or today.year, spoken.month, 1)
        if year is None and spoken.month < today.month:
            first = first.replace(year=today.year + 1)
    if spoken.months is not None and spoken.part is None:
        return (_months_later(today, spoken.months) if spoken.months else _end(first)), Precision.MONTH
    match spoken.part:
        case "opening":
            return first, Precision.MONTH
        case "early":
            return first.replace(day=10), Precision.MONTH
        case "middle":
            return first.replace(day=15), Precision.MONTH
        case "mid-end":
            return first.replace(day=20), Precision.MONTH
        case "reopening":
            return after_workdays(first, 0, works), Precision.DAY
    return _end(first), Precision.MONTH


def _end(day: date) -> date:
    return day.replace(day=_last(day.year, day.month))


def _year(spoken: Spoken, today: date) -> int | None:
    return spoken.year if spoken.year is not None else (None if spoken.years is None else today.year + spoken.years)


def _on_day(spoken: Spoken, today: date, day: int) -> date:
    if spoken.months is not None:
        return _months_later(today.replace(day=1), spoken.months).replace(day=day)
    year = _year(spoken, today)
    if spoken.month is not None:
        if year is not None:
            return date(year, spoken.month, day)
        found = _first_valid((today.year + ahead, spoken.month, day) for ahead in range(5))
        if (today - found).days > _LONG_PAST:
            found = _first_valid((today.year + ahead, spoken.month, day) for ahead in range(1, 6))
        return found
    first = today.replace(day=1)
    months = (_months_later(first, ahead) for ahead in range(0 if day >= today.day else 1, 13))
    return _first_valid((month.year, month.month, day) for month in months)


def _first_valid(days: Iterable[tuple[int, int, int]]) -> date:
    for year, month, day in days:
        if 1 <= day <= _last(year, month):
            return date(year, month, day)
    raise ValueError


def _in_year(spoken: Spoken, today: date, works: WorksOn) -> date:
    year = _year(spoken, today) or today.year
    match spoken.part:
        case "opening" | "early":
            return date(year, 1, 31)
        case "middle":
            return date(year, 6, 30)
        case "reopening":
            return after_workdays(date(year, 1, 1), 0, works)
    return date(year, 12, 31)
