"""What the rules are told of people: the same of one alone as of one among all."""

from __future__ import annotations

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.advice import Situation
from enishi.queries.situations import contacts, measured, situations
from enishi.services.owner import add_own_address
from enishi.store.models import Owner, Person

BOTH = f"{BEN}, {MAKOTO}"


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """With Ben the newest letter was one to both; Makoto wrote since, but long ago."""
    return shelf.fill("one letter to both", owner, write_both)


def write_both(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    both = letter(AIKO, BOTH, days_ago=90, subject="Boats")
    give(owner, "m.mbox", mailbox([*years_with(BEN, every=40, until=100), both, letter(MAKOTO, AIKO, days_ago=70)]))


def told(owner: Owner, people: list[int]) -> dict[int, Situation]:
    met = contacts(owner, people)
    return {found.person: found for found in situations(owner, met, measured(owner, met, now=NOW), now=NOW)}


def test_the_rules_know_the_same_of_one_alone_as_of_one_among_all(book: Owner) -> None:
    people = list(Person.objects.known().values_list("pk", flat=True))
    among = told(book, people)
    assert {person: told(book, [person])[person] for person in people} == among


def test_the_newest_letter_of_all_is_known_however_long_ago(book: Owner) -> None:
    ben = Person.objects.get(name="Ben Carter")
    assert [word.subject for word in told(book, [ben.pk])[ben.pk].last_words] == ["Boats"]


def test_somebody_without_any_contact_has_a_situation_too(book: Owner) -> None:
    stranger = Person.objects.create(owner=book, name="New")
    found = told(book, [stranger.pk])[stranger.pk]
    assert (found.last_words, found.meetings, found.tie.days) == ((), (), 0)


@pytest.mark.parametrize(
    ("subject", "text", "answers"),
    [
        ("会場の件", "先日の会場は駅前のホールで予約できました。", True),
        ("健康診断のお知らせ", "来月の健康診断の日程をお送りします。", False),
    ],
)
def test_only_a_letter_on_the_matter_answers_in_another_thread(
    book: Owner, subject: str, text: str, answers: bool
) -> None:
    asked = letter(BEN, AIKO, days_ago=3, subject="会場の件", text="会場はどこで予約できましたか。")
    give(book, "q.mbox", mailbox([asked, letter(AIKO, BEN, days_ago=2, subject=subject, text=text)]))
    ben = Person.objects.get(name="Ben Carter")
    (word,) = [word for word in told(book, [ben.pk])[ben.pk].last_words if word.direction == "in"]
    assert (word.sent_after is not None) is answers
