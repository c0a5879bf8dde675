"""The thread of a tie, quarter by quarter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enishi.queries.threads import Thread
from enishi.queries.threads import thread_of as thread_of_a_tie
from enishi.ties import Touch, measure

TODAY = date(2026, 11, 23)


def thread_of(touches: list[Touch], *, today: date) -> Thread | None:
    return thread_of_a_tie(measure(touches, today=today), today=today)


def test_there_is_no_thread_before_the_first_contact() -> None:
    assert thread_of([], today=TODAY) is None
    assert thread_of([Touch(TODAY + timedelta(days=1), kind="meeting")], today=TODAY) is None


def test_a_thread_has_a_value_for_each_quarter_from_the_first_to_this_one() -> None:
    thread = thread_of([Touch(date(2026, 2, 3)), Touch(date(2026, 11, 23))], today=TODAY)
    assert thread is not None
    assert (thread.start, thread.end) == (date(2026, 1, 1), TODAY)
    first, second, third, last = thread.amounts
    assert first == last > second == third == 0


def test_ten_mails_of_one_day_make_the_thread_no_thicker_than_one() -> None:
    one, ten = thread_of([Touch(TODAY)], today=TODAY), thread_of([Touch(TODAY)] * 10, today=TODAY)
    assert one is not None
    assert ten is not None
    assert one.amounts == ten.amounts
    assert (one.total_mails, ten.total_mails) == (1, 10)


def test_a_thread_never_is_thicker_than_one() -> None:
    thread = thread_of([Touch(TODAY - timedelta(days=n)) for n in range(50)], today=TODAY)
    assert thread is not None
    assert max(thread.amounts) == 1.0


def test_a_thread_of_forty_years_is_drawn_for_the_last_sixteen() -> None:
    thread = thread_of([Touch(date(1986, 1, 1)), Touch(TODAY)], today=TODAY)
    assert thread is not None
    assert len(thread.amounts) == 64
    assert thread.total_mails == 2


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (date(2026, 11, 23), None),
        (date(2026, 9, 24), None),
        (date(2026, 9, 23), 2),
        (date(2026, 9, 22), 2),
        (date(2025, 11, 23), 12),
        (date(2025, 11, 24), 11),
    ],
)
def test_quiet_months_are_whole_ones_from_two_on(last: date, months: int | None) -> None:
    thread = thread_of([Touch(last)], today=TODAY)
    assert thread is not None
    assert thread.quiet_months == months


def test_kinds_are_counted_apart() -> None:
    kinds = ["mail", "mail", "meeting", "message", "invitation"]
    thread = thread_of([Touch(TODAY, kind=kind) for kind in kinds], today=TODAY)
    assert thread is not None
    assert (thread.total_mails, thread.total_meetings, thread.total_messages) == (2, 1, 1)
