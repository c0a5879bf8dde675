"""The thread (糸): how much two people were in touch, quarter by quarter, for drawing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enishi.ties import Tie, quarter

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
    total_calls: int
    quiet_months: int | None  # whole months since the last contact, from two on


def thread_of(tie: Tie, *, today: date, quarters: int = _MOST_QUARTERS) -> Thread | None:
    """The thread of a tie in the last quarters; None when there has been no contact yet."""
    if tie.first is None or tie.last is None:
        return None
    now = quarter(today)
    first = max(quarter(tie.first), now - quarters + 1)
    days, kinds = dict(tie.by_quarter), dict(tie.by_kind)
    last = tie.last
    months = (today.year - last.year) * 12 + today.month - last.month - (today.day < last.day)
    return Thread(
        start=date(first // 4, first % 4 * 3 + 1, 1),
        end=today,
        amounts=tuple(min(1.0, (days.get(number, 0) / _FULL) ** 0.5) for number in range(first, now + 1)),
        total_mails=kinds.get("mail", 0),
        total_meetings=kinds.get("meeting", 0),
        total_messages=kinds.get("message", 0),
        total_calls=kinds.get("call", 0),
        quiet_months=months if months >= 2 else None,
    )
