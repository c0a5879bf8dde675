"""The thread, the calendar at the edge of the page, and times in words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from enishi.faces.web.drawings import NARROW, WIDE, draw
from enishi.faces.web.koyomi import kanji, koyomi, solar_term
from enishi.faces.web.moments import day_in_words, partial_in_words, span_in_words, until_in_words, wait_in_words

TODAY = date(2026, 11, 24)


@given(st.lists(st.floats(0, 1), max_size=64), st.sampled_from([WIDE, NARROW]))
def test_any_history_can_be_drawn_inside_its_sheet(amounts: list[float], sheet: object) -> None:
    drawing = draw(amounts, start=date(2016, 4, 1), end=TODAY, sheet=sheet)  # type: ignore[arg-type]
    assert drawing.bodies or drawing.gaps
    assert all(0 <= year.x <= drawing.width for year in drawing.years)
    assert "nan" not in "".join(drawing.bodies + drawing.gaps)


def test_contact_is_a_body_and_silence_a_dotted_line() -> None:
    drawing = draw([1.0] * 10 + [0.0] * 10, start=date(2021, 10, 1), end=TODAY)
    assert len(drawing.bodies) == 1
    assert len(drawing.gaps) == 1
    assert drawing.last is not None
    assert drawing.last < (drawing.hush or 0) < drawing.now


def test_a_living_tie_ends_without_a_quiet_time() -> None:
    assert draw([1.0] * 20, start=date(2021, 10, 1), end=TODAY).hush is None


def test_years_have_room_between_them() -> None:
    years = draw([0.5] * 64, start=date(2011, 1, 1), end=TODAY, sheet=NARROW).years
    assert years[0].text == "2011"
    assert all(later.x - earlier.x > 60 for earlier, later in pairwise(years))


def test_a_day_is_written_as_a_japanese_calendar_does() -> None:
    day = koyomi(TODAY)
    assert (day.year, day.day, day.weekday, day.term) == ("令和八年", "十一月二十四日", "火曜", "小雪")
    assert koyomi(TODAY, era=False).year == "二〇二六年"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ((2019, 4, 30), "平成三十一年"),
        ((2019, 5, 1), "令和元年"),
        ((1989, 1, 7), "昭和六十四年"),
        ((1926, 12, 25), "昭和元年"),
    ],
)
def test_an_era_begins_on_its_day(day: tuple[int, int, int], year: str) -> None:
    assert koyomi(date(*day)).year == year


@pytest.mark.parametrize(
    ("day", "term"),
    [
        ((2025, 2, 2), "大寒"),
        ((2025, 2, 3), "立春"),
        ((2026, 2, 4), "立春"),
        ((2026, 3, 20), "春分"),
        ((2026, 6, 21), "夏至"),
        ((2026, 9, 23), "秋分"),
        ((2024, 12, 21), "冬至"),
        ((2026, 11, 21), "立冬"),
        ((2026, 11, 22), "小雪"),
    ],
)
def test_a_solar_term_begins_on_the_day_the_observatory_says(day: tuple[int, int, int], term: str) -> None:
    assert solar_term(date(*day)) == term


def test_numbers_are_read_as_kanji() -> None:
    assert [kanji(n) for n in (1, 10, 11, 20, 24, 31, 99)] == ["一", "十", "十一", "二十", "二十四", "三十一", "九十九"]


def test_near_days_are_told_by_their_distance_and_far_ones_by_their_date() -> None:
    with translation.override("en"):
        said = [day_in_words(TODAY + timedelta(days=away), TODAY) for away in (-400, -30, -3, -1, 0, 1, 3)]
    assert said == ["20 Oct 2025", "25 Oct", "3 days ago", "yesterday", "today", "tomorrow", "Friday"]


def test_lengths_of_time_are_no_finer_than_they_matter() -> None:
    with translation.override("en"):
        assert [span_in_words(days) for days in (1, 59, 120, 365, 867)] == [
            "1 day",
            "59 days",
            "4 months",
            "1 year",
            "2 years 4 months",
        ]
        assert [wait_in_words(hours) for hours in (0.2, 27.9, 80)] == ["12 min", "27 h", "3 days"]
        assert [until_in_words(timedelta(minutes=m)) for m in (0, 5, 60, 260)] == [
            "now",
            "in 5 min",
            "in 1 h",
            "in 4 h 20 min",
        ]
        assert [partial_in_words(text) for text in ("1980-03-12", "--03-12", "1980-03", "1980")] == [
            "12 Mar 1980",
            "12 Mar",
            "Mar 1980",
            "1980",
        ]
