"""Due dates as people say them, on the calendar of whoever says them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.kit.due_dates import Due, Precision, due_date, find_dates
from enishi.kit.due_dates.workdays import after_workdays, works_in_japan

TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=TOKYO)
TABLES = Path(__file__).parent / "due_dates"
PIECES = st.sampled_from(
    "金曜 来週 まで 3日 以内 月末 15時 令和 年 月 日 99 / : - 営業日".split()
    + "by next Friday in two weeks the 31st Feb 29 9999 am EOD".split()
)


def table(language: str) -> Iterator[tuple[datetime, str, str]]:
    """What is said when, and the date that is meant: `2026-11-27`, `2026-11-24 15:00`, or `-` for none."""
    said = MONDAY
    for line in (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            said = datetime.fromisoformat(line[1:])
        elif line and not line.startswith("#"):
            text, _, meant = line.partition("\t")
            yield said, text, meant


def shown(due: Due | None) -> str:
    return "-" if due is None else f"{due.day}" + (f" {due.at:%H:%M}" if due.at else "")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_dates_are_read_as_they_are_meant(language: str) -> None:
    rows = list(table(language))
    wrong = [(text, meant, found) for said, text, meant in rows if (found := shown(due_date(text, said))) != meant]
    assert len(rows) >= 150
    assert wrong == []


def test_a_date_says_where_it_stands_and_how_exact_it_is() -> None:
    (due,) = find_dates("資料は来週の金曜、15時までに送ります", MONDAY)
    assert (due.start, due.end) == (3, 12)
    assert (due.day, due.at, due.precision) == (date(2026, 12, 4), time(15), Precision.MINUTE)
    assert due.is_limit
    assert find_dates("来月中に", MONDAY)[0].precision is Precision.MONTH


def test_what_is_loosely_said_is_less_sure() -> None:
    by, few = due_date("by Friday", MONDAY), due_date("in a few days", MONDAY)
    assert by is not None
    assert few is not None
    assert by.confidence > few.confidence


def test_a_deadline_counts_before_another_date() -> None:
    due = due_date("明日の会議の資料は金曜までに送ります", MONDAY)
    assert due is not None
    assert due.day == date(2026, 11, 27)


def test_the_moment_is_in_the_zone_of_the_one_who_said_it() -> None:
    due = due_date("by 5pm tomorrow", datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("America/New_York")))
    assert due is not None
    assert due.moment.astimezone(UTC) == datetime(2026, 11, 24, 22, 0, tzinfo=UTC)


def test_a_day_without_an_hour_ends_with_the_day() -> None:
    due = due_date("by Friday", MONDAY)
    assert due is not None
    assert due.moment == datetime(2026, 11, 27, 23, 59, tzinfo=TOKYO)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        find_dates("by Friday", datetime(2026, 11, 23))  # noqa: DTZ001


def test_offices_are_shut_on_holidays_and_at_the_turn_of_the_year() -> None:
    assert not works_in_japan(date(2026, 11, 23))  # labour day
    assert not works_in_japan(date(2026, 9, 22))  # between two holidays
    assert after_workdays(date(2026, 12, 28), 1, works_in_japan) == date(2027, 1, 4)


@given(st.text(), st.datetimes(timezones=st.just(UTC)))
def test_no_text_and_no_time_is_too_odd(text: str, said: datetime) -> None:
    find_dates(text, said)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from([timedelta(hours=14), timedelta(hours=-12)]))
def test_no_heap_of_date_words_is_too_odd(text: str, offset: timedelta) -> None:
    for due in find_dates(text, datetime(2027, 12, 31, 23, 59, tzinfo=UTC) + offset):
        assert 0 <= due.start < due.end <= len(text)


@pytest.mark.parametrize("piece", ["in the next ", "来週の", "12/", "the end of ", "3日", " ", "1" * 50])
def test_a_long_text_takes_time_by_its_length(piece: str) -> None:
    assert grows_in_step(lambda length: find_dates(piece * (length // len(piece)), MONDAY), 100_000)
