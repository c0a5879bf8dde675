"""The times at which something repeats by a rule of RFC 5545, always within a bound.

The work is bounded by counting days looked at, never by a clock, so that the same rule gives the same times
everywhere. General libraries search on to the year 9999 for a 30 February.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, product

from enishi.kit.say import Refused, say

TOO_OFTEN = say("It repeats too often to be a meeting; only its first time was taken.")
TOO_LONG = say("It repeats over too long a time; only its first time was taken.")
TOO_MUCH = say("This calendar repeats more than can be counted; only its first time was taken.")

_MOST_TIMES_A_DAY = 24
_MOST_DAYS_LOOKED_AT = 40_000  # a hundred years of days


@dataclass(frozen=True)
class Rule:
    """How something repeats. Empty parts follow from its first time, as RFC 5545 has it."""

    every: str  # "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY"
    interval: int = 1
    count: int | None = None
    until: datetime | None = None  # wall time, inclusive
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()  # (0 or the how-manieth, weekday)
    positions: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()
    seconds: frozenset[int] = frozenset()
    week_start: int = 0


@dataclass
class Budget:
    """How many days may still be looked at, for one file's rules together."""

    days: int = field(default=2_500_000)

    def spend(self, days: int) -> None:
        self.days -= days
        if self.days < 0:
            raise Refused(TOO_MUCH)


def times(rule: Rule, start: datetime, *, since: datetime, until: datetime, budget: Budget) -> Iterator[datetime]:
    """The rule's wall times from `since` to `until`, ascending. All are without zone; `start` is the first time.

    A rule with COUNT is counted from its start; any other begins near `since`, however long ago it started.
    """
    rule = _completed(rule, start)
    clock = _clock(rule, start.time())
    last = min(until, rule.until) if rule.until else until
    found = (moment for moment in _all_times(rule, start, since, last, clock, budget) if moment >= start)
    for moment in islice(found, rule.count):
        if moment > last:
            return
        if moment >= since:
            yield moment


def _completed(rule: Rule, start: datetime) -> Rule:
    """The rule with what its first time tells about it."""
    if rule.every == "DAILY" or rule.year_days or rule.month_days or rule.days:
        return rule
    if rule.every == "WEEKLY" or rule.weeks:
        return replace(rule, days=frozenset({(0, start.weekday())}))
    months = rule.months or (frozenset({start.month}) if rule.every == "YEARLY" else frozenset())
    return replace(rule, months=months, month_days=frozenset({start.day}))


def _clock(rule: Rule, start: time) -> list[time]:
    hours, minutes = rule.hours or {start.hour}, rule.minutes or {start.minute}
    seconds = {min(second, 59) for second in rule.seconds} or {start.second}
    if len(hours) * len(minutes) * len(seconds) > _MOST_TIMES_A_DAY:
        raise Refused(TOO_OFTEN)
    return sorted(time(*clock) for clock in product(hours, minutes, seconds))


def _all_times(
    rule: Rule, start: datetime, since: datetime, last: datetime, clock: list[time], budget: Budget
) -> Iterator[datetime]:
    looked = 0
    from_day = start.date() if rule.count else max(start.date(), since.date())
    for days in _periods(rule, start.date(), from_day, last.date()):
        looked += len(days)
        budget.spend(len(days))
        if looked > _MOST_DAYS_LOOKED_AT:
            raise Refused(TOO_LONG)
        moments = [datetime.combine(day, at) for day in days if _fits(rule, day) for at in clock]
        if rule.positions:
            moments = [m for i, m in enumerate(moments) if {i + 1, i - len(moments)} & rule.positions]
        yield from moments


def _periods(rule: Rule, start: date, since: date, last: date) -> Iterator[list[date]]:
    """The days of each day, week, month or year that the rule looks at, from the one that holds `since`."""
    step = rule.interval
    match rule.every:
        case "DAILY" | "WEEKLY":
            width = 7 if rule.every == "WEEKLY" else 1
            first = start - timedelta((start.weekday() - rule.week_start) % 7) if width == 7 else start
            first += timedelta((since - first).days // (width * step) * width * step)
            for ordinal in range(first.toordinal(), min(last, date(9999, 12, 20)).toordinal() + 1, width * step):
                yield [date.fromordinal(ordinal + i) for i in range(width)]
        case "MONTHLY":
            first_month, last_month = start.year * 12 + start.month - 1, last.year * 12 + last.month - 1
            first_month += max(0, since.year * 12 + since.month - 1 - first_month) // step * step
            for month in range(first_month, last_month + 1, step):
                yield _month(month // 12, month % 12 + 1)
        case _:
            whole = not rule.months
            for year in range(start.year + (since.year - start.year) // step * step, last.year + 1, step):
                months = range(1, 13) if whole else sorted(rule.months)
                yield [day for month in months for day in _month(year, month)]


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, _length(year, month) + 1)]


def _length(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _fits(rule: Rule, day: date) -> bool:
    return (
        (not rule.months or day.month in rule.months)
        and (not rule.days or _fits_weekday(rule, day))
        and (not rule.month_days or bool({day.day, day.day - _length(day.year, day.month) - 1} & rule.month_days))
        and (not rule.year_days or _fits_year_day(rule, day))
        and (not rule.weeks or _fits_week(rule, day))
    )


def _fits_weekday(rule: Rule, day: date) -> bool:
    weekday = day.weekday()
    if (0, weekday) in rule.days:
        return True
    if rule.every == "MONTHLY" or (rule.every == "YEARLY" and rule.months):
        place, length = day.day, _length(day.year, day.month)
    elif rule.every == "YEARLY":
        place, length = day.timetuple().tm_yday, 337 + _length(day.year, 2)
    else:  # "the second Monday of each day" means nothing: the number is ignored
        return any(each == weekday for _, each in rule.days)
    return ((place + 6) // 7, weekday) in rule.days or (-((length - place) // 7) - 1, weekday) in rule.days


def _fits_year_day(rule: Rule, day: date) -> bool:
    place = day.timetuple().tm_yday
    return bool({place, place - (337 + _length(day.year, 2)) - 1} & rule.year_days)


def _fits_week(rule: Rule, day: date) -> bool:
    # Week 1 is the first with four days in the year, so a week belongs to the year of its fourth day.
    fourth = day.toordinal() - (day.weekday() - rule.week_start) % 7 + 3
    if fourth > date.max.toordinal():
        return False
    middle = date.fromordinal(fourth)
    place, length = middle.timetuple().tm_yday, 337 + _length(middle.year, 2)
    number, weeks = (place + 6) // 7, (place + 6) // 7 + (length - place) // 7
    return bool({number, number - weeks - 1} & rule.weeks)
