"""What is kept of ties, and how they are told."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, years_with
from tests.services.test_careers import card, know, me

from enishi.queries.ties import TieLine, tie_lines
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person
from enishi.ties import Depth, Tie


@pytest.fixture
def book(owner: Owner) -> Owner:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    return owner


def tie(owner: Owner, name: str, *letters: EmailMessage) -> Tie:
    give(owner, "m.mbox", mailbox(letters))
    refresh_all(owner, now=NOW)
    return Person.objects.known().get(name__contains=name).kept_tie()


def test_who_began_and_who_answered_is_kept_with_the_tie(book: Owner) -> None:
    asked, told = letter(BEN, AIKO, days_ago=9), letter(AIKO, BEN, days_ago=5, subject="other")
    found = tie(book, "Ben", asked, letter(AIKO, BEN, days_ago=8, answers=asked["Message-ID"]), told)
    assert (found.they_started, found.we_answered) == (1, 1)
    assert (found.we_started, found.they_answered) == (1, 0)
    assert 0 < found.warmth < 3


def test_an_answer_to_a_letter_that_is_not_here_began_nothing(book: Owner) -> None:
    found = tie(book, "Ben", letter(BEN, AIKO, days_ago=9, answers="<lost@example.jp>"))
    assert (found.days, found.they_started) == (1, 0)


def test_who_was_only_copied_in_did_not_write(book: Owner) -> None:
    found = tie(book, "誠", letter(BEN, AIKO, days_ago=9, Cc=MAKOTO))
    assert (found.days, found.received, found.they_started) == (1, 0, 0)


def test_a_letter_to_many_warms_less_than_one_to_one(book: Owner) -> None:
    many = ", ".join(f"p{n}@example.net" for n in range(9))
    assert tie(book, "Ben", letter(BEN, AIKO, days_ago=0, Cc=many)).warmth == pytest.approx((2 / 11) ** 0.25)


def told(owner: Owner, *letters: EmailMessage, at_most: int | None = None) -> tuple[TieLine, ...]:
    give(owner, "m.mbox", mailbox(letters))
    refresh_all(owner, now=NOW)
    return tie_lines(owner=owner, now=NOW, at_most=at_most)


def test_ties_are_told_the_closest_word_first(book: Owner) -> None:
    lines = told(book, *years_with(BEN, every=10), *years_with(MAKOTO, every=90, until=400))
    assert [(line.person.name, str(line.word)) for line in lines] == [("Ben Carter", "Close"), ("髙橋 誠", "Quiet")]
    assert [line.person.name for line in tie_lines(owner=book, now=NOW, at_most=1)] == ["Ben Carter"]


def test_a_tie_is_told_with_what_the_word_rests_on(book: Owner) -> None:
    (line,) = told(book, *years_with(BEN, every=100))
    assert [str(sentence) for sentence in line.evidence] == [
        "Days with contact in the last year: 3, ever: 7",
        "Last contact: 2026-08-15, days since: 100",
        "Usual gap in days: 100",
        "Who wrote first: you 7 times, they 7 times",
        "Ways: Mail 14",
        "You wrote to each other.",
    ]


def test_who_shared_an_employer_for_a_time_has_worked_with_the_owner(book: Owner) -> None:
    told(book, *years_with(BEN, every=100))
    know(book, card("Ben Carter", "ben@example.org", "Harbour Works", "Director", "20120401"))
    me(book, "Harbour Works", "2010-04", "2018-03")
    assert [line.depth for line in tie_lines(owner=book, now=NOW)] == [Depth.WORKED]


def test_all_ties_take_few_queries(book: Owner, django_assert_max_num_queries: Any) -> None:
    told(book, *(letter(f"p{n}@example.net", AIKO, days_ago=n + 1) for n in range(30)))
    with django_assert_max_num_queries(3):
        assert len(tie_lines(owner=book, now=NOW)) == 30
