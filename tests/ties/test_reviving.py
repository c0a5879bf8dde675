"""Which silent ties are worth picking up again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ties import Tie
from enishi.ties.outlook import Around
from enishi.ties.reviving import Silent, best_year, revival, worth_reviving

TIE = Tie(
    days=40, received=30, sent=40, they_started=3, we_started=4, they_answered=3, by_quarter=((1, 9), (2, 15), (3, 16))
)
SILENT = Silent(
    1, TIE, Around(age=400, strength=0.02, warmth=2, seen_age=10, common=1, others=30), mutuals=4, mine=100, theirs=40
)


def test_new_surroundings_add_to_the_value() -> None:
    assert revival(replace(SILENT, moved=True)).value > revival(SILENT).value


def test_many_mutuals_take_from_the_value() -> None:
    assert revival(replace(SILENT, mutuals=40)).value < revival(SILENT).value


def test_a_formerly_strong_tie_is_worth_more() -> None:
    assert revival(replace(SILENT, tie=replace(TIE, by_quarter=((1, 3),)))).value < revival(SILENT).value


def test_who_never_answered_is_worth_less() -> None:
    assert revival(replace(SILENT, tie=replace(TIE, they_answered=0))).value < revival(SILENT).value


def test_who_was_seen_lately_is_likelier_to_come_alive() -> None:
    long_unseen = replace(SILENT, around=replace(SILENT.around, seen_age=400))
    assert revival(long_unseen).outlook.likelihood < revival(SILENT).outlook.likelihood


def test_worth_is_likelihood_times_value() -> None:
    found = revival(SILENT)
    assert found.worth == pytest.approx(found.outlook.likelihood * found.value)


@given(st.integers(0, 50), st.integers(0, 50), st.booleans(), st.booleans())
def test_the_value_lies_between_nothing_and_one(mine: int, theirs: int, moved: bool, away: bool) -> None:
    silent = replace(SILENT, mutuals=min(mine, theirs), mine=mine, theirs=theirs, moved=moved, is_elsewhere=away)
    assert 0 <= revival(silent).value <= 1


def test_the_best_year_may_span_new_year() -> None:
    assert best_year(Tie(by_quarter=((7, 2), (8, 9), (9, 9), (20, 5)))) == 20


def test_the_last_place_is_for_whom_the_owner_would_pass_over() -> None:
    strong = [replace(SILENT, person=n) for n in range(5)]
    passed_over = replace(
        SILENT,
        person=9,
        tie=replace(TIE, days=2),
        moved=True,
        is_elsewhere=True,
        around=replace(SILENT.around, age=2000, strength=0, warmth=0),
    )
    assert [found.person for found in worth_reviving([*strong, passed_over], 3)] == [0, 1, 9]


def test_fewer_silent_ties_than_places_are_all_named() -> None:
    assert len(worth_reviving([SILENT], 3)) == 1
