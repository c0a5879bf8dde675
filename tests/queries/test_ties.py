"""What is kept of ties, and how they are told."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox

from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person
from enishi.ties import Tie


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
