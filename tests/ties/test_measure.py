"""The measure of a tie."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ties import Closeness, Touch, measure

TODAY = date(2026, 11, 23)


def ago(*days: int, direction: str = "in") -> list[Touch]:
    return [Touch(TODAY - timedelta(days=age), direction) for age in days]


def test_strength_is_the_sum_over_active_days_of_one_through_age_plus_one() -> None:
    assert measure(ago(0, 1, 3), today=TODAY).strength == pytest.approx(1 + 1 / 2 + 1 / 4)


def test_ten_messages_on_one_day_count_as_one_day() -> None:
    assert measure(ago(*[5] * 10), today=TODAY).strength == measure(ago(5), today=TODAY).strength


def test_a_meeting_ahead_is_no_contact_yet() -> None:
    assert measure(ago(-1), today=TODAY).days == 0


def test_the_rhythm_is_the_usual_gap() -> None:
    assert measure(ago(100, 90, 80, 70, 60), today=TODAY).rhythm == 10


def test_a_burst_of_one_day_is_not_closeness() -> None:
    assert measure(ago(1), today=TODAY).closeness == Closeness.SOMETIMES


@pytest.mark.parametrize(
    ("gap", "word"),
    [(8, Closeness.CLOSE), (30, Closeness.OFTEN), (120, Closeness.SOMETIMES)],
)
def test_the_words_mean_about_weekly_about_monthly_a_few_times_a_year(gap: int, word: Closeness) -> None:
    assert measure(ago(*range(3, 730, gap)), today=TODAY).closeness == word


def test_a_tie_that_has_not_been_touched_for_a_year_is_quiet() -> None:
    assert measure(ago(366, 380, 1500), today=TODAY).closeness == Closeness.QUIET


@given(st.lists(st.integers(-5, 4000)))
def test_the_parts_add_up_to_the_whole(ages: list[int]) -> None:
    tie = measure(ago(*ages), today=TODAY)
    assert sum(tie.parts) == pytest.approx(tie.strength)
