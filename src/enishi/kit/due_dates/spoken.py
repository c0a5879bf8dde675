"""What words say of a date, field by field, before it is known which day that is."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import tzinfo
from enum import StrEnum
from typing import Literal

Unit = Literal["minute", "hour", "day", "workday", "week", "month", "quarter", "year"]
# Which stretch of a week, month, quarter or year is meant; each ends on its own day (`reckon`).
Part = Literal["opening", "early", "middle", "mid-end", "end", "weekend", "reopening"]


class Precision(StrEnum):
    """How exactly a date was said: to the minute, a day, or somewhere in a longer stretch."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Spoken:
    """The fields that some words give; None where they say nothing. Offsets count from now: 0 this, 1 next, -1 last."""

    year: int | None = None
    years: int | None = None
    quarter: int | None = None
    quarters: int | None = None
    month: int | None = None
    months: int | None = None
    day: int | None = None
    weeks: int | None = None
    weekday: int | None = None  # 0 is Monday
    count: int | None = None  # so many units from now, negative: ago
    unit: Unit | None = None
    later: int | None = None  # days after the day that the other fields give
    part: Part | None = None
    hour: int | None = None
    minute: int | None = None
    is_afternoon: bool | None = None
    zone: tzinfo | None = None
    ends_day: bool | None = None  # "EOD", 中: says nothing new of a day, but that it is a limit
    sure: float = 1.0


_VALUES = tuple(field.name for field in fields(Spoken) if field.name != "sure")


def ground(spoken: Spoken) -> str:
    """Which way of counting the fields belong to; two ways never make one date."""
    if spoken.count is not None:
        return "count"
    if spoken.weeks is not None:
        return "week"
    calendar = (spoken.year, spoken.years, spoken.month, spoken.months, spoken.day, spoken.quarter, spoken.quarters)
    return "calendar" if any(value is not None for value in calendar) else ""


def joined(one: Spoken, other: Spoken) -> Spoken | None:
    """Two neighbours as one date; None when they contradict or repeat each other."""
    grounds = {ground(one), ground(other)} - {""}
    if len(grounds) > 1:
        return None
    both = {name: getattr(one, name) for name in _VALUES if getattr(one, name) is not None}
    more = {name: getattr(other, name) for name in _VALUES if getattr(other, name) is not None}
    if both.keys() & more.keys() or (both.keys() | more.keys()) >= {"month", "months"}:
        return None
    return replace(one, **more, sure=min(one.sure, other.sure))
