"""Which of several tellings stands: a rule on values."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from enishi.services.standing import Telling, standing

OLD, NEW = datetime(2020, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)
SHORT = frozenset({("name", "Ben Carter")})
FULL = SHORT | {("title", "Engineer")}
OTHER = SHORT | {("title", "Director")}

_says = st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from("xy")), max_size=4)
_days = st.sampled_from([OLD, NEW])
_telling = st.builds(Telling, _says, _days, st.none() | _days, st.booleans(), st.text("0123", min_size=6, max_size=6))


def test_the_newest_stands_where_all_tell_when_they_were_said() -> None:
    older, newer = Telling(FULL, NEW, told=OLD), Telling(SHORT, OLD, told=NEW)
    assert standing([newer, older]) is newer


def test_a_shorter_copy_replaces_nothing_however_new_its_file_is() -> None:
    full, short = Telling(FULL, OLD), Telling(SHORT, NEW, told=NEW)
    assert standing([full, short]) is full


def test_of_two_that_contradict_each_other_the_one_of_the_newer_file_stands() -> None:
    older, newer = Telling(FULL | {("place", "Leith")}, OLD), Telling(OTHER, NEW)
    assert standing([newer, older]) is newer


def test_of_two_files_of_one_date_the_one_that_says_more_stands() -> None:
    more, less = Telling(FULL | {("place", "Leith")}, OLD), Telling(OTHER, OLD)
    assert standing([less, more]) is more


def test_of_a_letter_that_two_files_tell_differently_the_larger_file_knows_more() -> None:
    whole, part = Telling(OTHER, None, beside=9_000), Telling(FULL | {("place", "Leith")}, None, beside=100)
    assert standing([part, whole]) is whole


def test_the_owners_correction_stands() -> None:
    by_hand, said = Telling(SHORT, OLD, told=OLD, by_hand=True), Telling(FULL, NEW, told=NEW)
    assert standing([said, by_hand]) is by_hand


@given(st.lists(_telling, min_size=1, max_size=5, unique_by=lambda each: each.digest), st.randoms())
def test_the_order_changes_nothing(tellings: list[Telling], random: object) -> None:
    mixed = list(tellings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing(mixed) == standing(tellings)
