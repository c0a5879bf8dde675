"""The thread (糸): how much two people were in touch, quarter by quarter, for drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from enishi.ties import Touch

_MOST_QUARTERS = 64  # sixteen years; older beginnings are drawn from there
_FULL = 26.0  # days with contact in a quarter at which the thread is as thick as it gets: two a week


@dataclass(frozen=True)
class Thread:
    """A tie over time. `amounts` has a value from 0 to 1 for each quarter from `start` to `end`."""

    start: date
    end: date
    amounts: tuple[float, ...]
    total_mails: int
    total_meetings: int
    total_messages: int
    quiet_months: int | None  # whole months since the last contact, from two on


def thread_of(touches: Sequence[Touch], *, today: date) -> Thread | None:
    """The thread of a history; None when there has been no contact yet."""
    past = [touch for touch in touches if touch.day <= today]
    if not past:
        return None
    now = _quarter(today)
    first = max(_quarter(min(touch.day for touch in past)), now - _MOST_QUARTERS + 1)
    days = Counter(_quarter(day) for day in {touch.day for touch in past})
    kinds = Counter(touch.kind for touch in past)
    last = max(touch.day for touch in past)
    months = (today.year - last.year) * 12 + today.month - last.month - (today.day < last.day)
    return Thread(
        start=_first_day(first),
        end=today,
        amounts=tuple(min(1.0, (days[quarter] / _FULL) ** 0.5) for quarter in range(first, now + 1)),
        total_mails=kinds["mail"],
        total_meetings=kinds["meeting"],
        total_messages=kinds["message"],
        quiet_months=months if months >= 2 else None,
    )


def _quarter(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _first_day(quarter: int) -> date:
    return date(quarter // 4, quarter % 4 * 3 + 1, 1)
