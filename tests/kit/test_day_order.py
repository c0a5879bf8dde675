"""Which number is the month: told by all dates of a file together, or not at all."""

import pytest

from enishi.kit.day_order import DMY, MDY, YMD, DayOrder, Numbers, day_in, weekday_of


def settled(*days: Numbers, otherwise: str = "") -> str:
    order = DayOrder()
    for day in days:
        order.add(day)
    return order.settled(otherwise)


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ([(13, 4, 2023)], DMY),
        ([(4, 13, 2023)], MDY),
        ([(2023, 4, 13)], YMD),
        ([(3, 4, 2023)], ""),
        ([(4, 4, 2023)], DMY),  # the same day either way
        ([(3, 4, 2023), (5, 4, 2023), (1, 5, 2023)], DMY),  # else the last lies before the others
        ([(n, 4, 2023) for n in range(3, 9)], DMY),  # else each lies a month after the one before
        ([(15, 1, 20), (31, 1, 20), (1, 2, 20)], DMY),
        ([(15, 1, 20)], DMY),  # hardly anybody begins with a year of two figures
    ],
)
def test_all_dates_together_tell_the_order(days: list[Numbers], order: str) -> None:
    assert settled(*days) == order


def test_what_else_is_known_decides_only_where_the_dates_do_not() -> None:
    assert settled((3, 4, 2023), otherwise=MDY) == MDY
    assert settled((13, 4, 2023), otherwise=MDY) == DMY


def test_a_weekday_tells() -> None:
    order = DayOrder()
    order.add((3, 4, 2023), weekday_of("Mon"))
    assert order.settled() == DMY


def test_what_no_calendar_has_is_no_day() -> None:
    assert [day_in(numbers, DMY) for numbers in ((31, 2, 2023), (1, 13, 2023), (2023, 1, 1), (0, 0, 0))] == [None] * 4


@pytest.mark.parametrize(
    ("word", "day"), [("(金)", 4), ("Sunday", 6), ("週一", 0), ("星期六", 5), ("火曜日", 1), ("x", None)]
)
def test_weekdays_are_known_in_three_languages(word: str, day: int | None) -> None:
    assert weekday_of(word) == day
