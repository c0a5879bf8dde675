"""What fits into a day: debts first, a few of each kind, and an end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

# The most of each kind that one day holds; the rest waits for tomorrow.
CAPS = {
    "meeting_ahead": 12,
    "replies_owed": 3,
    "going_quiet": 1,
    "leaving_work": 2,
    "address_gone": 2,
    "birthday": 2,
    "job_change": 2,
    "new_person": 1,
}
QUIET_TIES_A_WEEK = 3

T = TypeVar("T")


def day(items: Iterable[T], *, rule: Callable[[T], str], caps: dict[str, int] | None = None) -> tuple[list[T], int]:
    """The items of a day, in the order given, capped by kind; and how many were left for later."""
    room = dict(CAPS if caps is None else caps)
    kept: list[T] = []
    left = 0
    for item in items:
        if room.get(rule(item), 0) > 0:
            room[rule(item)] -= 1
            kept.append(item)
        else:
            left += 1
    return kept, left
