"""Whether a file writes day before month: no single date tells, but all its dates together mostly do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

DMY, MDY, YMD = "dmy", "mdy", "ymd"
_ENOUGH = 5  # so many days at least tell by how they follow one another
_TIMES = 8
Numbers = tuple[int, int, int]

# The first letters of the days of the week, Monday first, as far as they tell: 月, Mon, 週一, 星期一.
_WEEKDAYS = {
    **{letter: day for day, letter in enumerate("月火水木金土日")},
    **{letter: day for day, letter in enumerate("一二三四五六")},
    "天": 6,
    **{word: day for day, word in enumerate("mon tue wed thu fri sat sun".split())},
}


@dataclass
class _Trial:
    """How one order fares with the dates of a file."""

    order: str
    impossible: int = 0
    other_weekday: int = 0
    backwards: int = 0
    last: date = date.min
    first: date = date.min
    days: int = 0

    def add(self, numbers: Numbers, weekday: int | None) -> None:
        day = day_in(numbers, self.order)
        if day is None:
            self.impossible += 1
            return
        self.other_weekday += weekday is not None and day.weekday() != weekday
        self.backwards += day < self.last
        self.days += day != self.last
        self.first = day if self.days == 1 else self.first
        self.last = day

    @property
    def faults(self) -> tuple[int, int, int]:
        return self.impossible, self.other_weekday, self.backwards


class DayOrder:
    """Takes the dates of a file one after the other, as they stand in it, and then tells how to read them."""

    def __init__(self) -> None:
        self._trials = [_Trial(order) for order in (DMY, MDY, YMD)]
        self._differ = False
        self._last: Numbers | None = None

    def add(self, numbers: Numbers, weekday: int | None = None) -> None:
        if numbers == self._last:  # as most messages of a day
            return
        self._last = numbers
        for trial in self._trials:
            trial.add(numbers, weekday)
        self._differ = self._differ or len({day_in(numbers, trial.order) for trial in self._trials} - {None}) > 1

    def settled(self, otherwise: str = "") -> str:
        """The order in which all dates are possible, on their weekdays and run forwards; `otherwise` if several are."""
        best = min(trial.faults for trial in self._trials)
        able = [trial for trial in self._trials if trial.faults == best]
        orders = [trial.order for trial in able]
        if len(able) == 1 or not self._differ:
            return orders[0]
        if otherwise in orders:
            return otherwise
        if closest := _closest(able):
            return closest
        # Hardly anybody begins with a year of two figures.
        rest = [order for order in orders if order != YMD]
        return rest[0] if len(rest) == 1 else ""


def _closest(able: list[_Trial]) -> str:
    """The order in which the days are close, if one is: in a wrong one days in a row lie months apart."""
    spans = sorted(((trial.last - trial.first).days, trial.order) for trial in able)
    is_clear = min(trial.days for trial in able) >= _ENOUGH and spans[0][0] * _TIMES <= spans[1][0]
    return spans[0][1] if is_clear else ""


@lru_cache(maxsize=1_000)
def day_in(numbers: Numbers, order: str) -> date | None:
    """The date that three numbers mean in this order; None if there is no such day."""
    first, second, third = numbers
    year, month, day = {DMY: (third, second, first), MDY: (third, first, second), YMD: numbers}[order]
    # A year of four figures stands where it stands.
    if (year >= 100) != (max(numbers) >= 100):
        return None
    try:
        return date(year if year >= 100 else 2000 + year, month, day)
    except ValueError:
        return None


def weekday_of(word: str) -> int | None:
    """The number of a weekday, Monday 0, by how its name begins in Japanese, English or Chinese; None if unknown."""
    plain = word.strip("()（）., ").removeprefix("週").removeprefix("星期").removeprefix("周").casefold()
    return _WEEKDAYS.get(plain[:3], _WEEKDAYS.get(plain[:1]))
