"""Partial dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.dates import PartialDate


@pytest.mark.parametrize("text", ["2019", "2019-03", "2019-03-12", "--03-12"])
def test_a_partial_date_is_written_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["00/0/0", "0000-00-00", "2019-02-30", "--13-01", "circa 1800", "", "--03"])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert PartialDate.parse(text) is None


def test_compact_dates_are_read() -> None:
    assert str(PartialDate.parse("20190312")) == "2019-03-12"
    assert str(PartialDate.parse("--0312")) == "--03-12"


def test_a_birthday_on_29_february_falls_on_1_march_in_common_years() -> None:
    assert PartialDate(None, 2, 29).next_after(date(2027, 1, 1)) == date(2027, 3, 1)


@given(st.dates(), st.dates(max_value=date(9990, 1, 1)))
def test_the_next_anniversary_is_within_a_year(born: date, today: date) -> None:
    found = PartialDate.of(born).next_after(today)
    assert found is not None
    assert 0 <= (found - today).days <= 366
