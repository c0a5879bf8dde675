"""A tie, opened: every number that is shown is the sum of the parts that are shown with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import BEN, NOW, give, mailbox, years_with

from enishi.queries.person import find_person
from enishi.queries.tie_parts import sums_of, tie_parts, words_of
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person
from enishi.ties import Depth, Touch, measure

TODAY = date(2026, 11, 23)
TOUCHES = st.lists(
    st.builds(
        Touch,
        day=st.integers(0, 900).map(lambda age: TODAY - timedelta(days=age)),
        direction=st.sampled_from(["in", "out", ""]),
        kind=st.sampled_from(["mail", "meeting", "message", "invitation"]),
        people=st.integers(2, 20),
        thread=st.sampled_from([None, "a", "b", "c"]),
        started=st.booleans(),
    ),
    max_size=30,
)


@given(TOUCHES)
def test_the_parts_shown_add_up_to_the_sum_shown(touches: list[Touch]) -> None:
    for total in sums_of(measure(touches, today=TODAY)):
        shown = 0 if total.is_whole else 2
        assert sum(round(part.number, shown) for part in total.parts) == pytest.approx(round(total.total, shown))
        assert sum(part.share for part in total.parts) == pytest.approx(1)
        assert all(part.number >= 0 for part in total.parts)


def test_no_contact_has_no_parts() -> None:
    assert list(sums_of(measure([], today=TODAY))) == []
    assert list(words_of(measure([], today=TODAY), Depth.NONE, TODAY)) == []


def test_a_long_silence_is_told_in_usual_gaps() -> None:
    tie = measure([Touch(TODAY - timedelta(days=90 + 10 * n)) for n in range(6)], today=TODAY)
    said = [str(word) for word in words_of(tie, Depth.HEARD, TODAY)]
    assert "Usually every 10 days; now 90 days, 9 times as long" in said


def test_a_person_of_the_book_opens_to_words_and_sums(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox(years_with(BEN, every=40, until=5)))
    refresh_all(owner, now=NOW)
    ben = find_person(owner, Person.objects.get(name="Ben Carter").pk)
    opened = tie_parts(owner=owner, row=ben, now=NOW)
    assert str(opened.word) == "Often in touch"
    assert [str(total.title) for total in opened.sums][:2] == ["Days with contact", "Contacts, by way"]
    assert any("You wrote to each other" in str(word) for word in opened.words)
