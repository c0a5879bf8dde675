"""Whom the owner treasures, and who is left in peace: nothing that would hurt is said of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import BEN, BEN_CARD, MAKOTO, NOW, give, mailbox, years_with
from tests.shelf import Shelf

from enishi.kit.say import Refused
from enishi.queries.people import people_page
from enishi.queries.revivals import revival_lines
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.undo import undo
from enishi.services.wishes import hold_dear, leave_in_peace
from enishi.store.models import Advice, Owner, Person


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """Ben has his birthday tomorrow and has been silent; so has Makoto."""
    return shelf.fill("two who are silent", owner, fall_silent)


def fall_silent(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox([*years_with(BEN, every=20, until=400), *years_with(MAKOTO, every=30, until=300)]))
    give(owner, "ben.vcf", BEN_CARD)
    refresh_all(owner, now=NOW)


@pytest.fixture
def ben(book: Owner) -> Person:
    return Person.objects.get(owner=book, name="Ben Carter")


def said_of(person: Person) -> set[str]:
    return set(Advice.objects.filter(person=person).values_list("rule", flat=True)) - {"new_person"}


@pytest.mark.parametrize("word", ["mourning", "deceased"])
def test_nobody_who_mourns_or_has_died_is_brought_up(word: str, book: Owner, ben: Person) -> None:
    assert said_of(ben) == {"birthday", "going_quiet"}
    done = leave_in_peace(owner=book, person=ben.pk, peace=word, now=NOW)
    assert said_of(ben) == set()
    assert [line.person.name for line in revival_lines(owner=book, now=NOW)] == ["髙橋 誠"]
    refresh_all(book, now=NOW)
    assert said_of(ben) == set()
    undo(owner=book, deed=done.pk, now=NOW)
    assert said_of(ben) >= {"birthday", "going_quiet"}


def test_who_has_died_stays_in_the_list(book: Owner, ben: Person) -> None:
    leave_in_peace(owner=book, person=ben.pk, peace="deceased", now=NOW)
    assert "Ben Carter" in [line.name for line in people_page(owner=book, now=NOW).lines]


def test_mourning_ends_on_its_day(book: Owner, ben: Person) -> None:
    leave_in_peace(owner=book, person=ben.pk, peace="mourning", until=date(2026, 11, 24), now=NOW)
    ben.refresh_from_db()
    assert ben.peace_on(date(2026, 11, 24)) == "mourning"
    assert ben.peace_on(date(2026, 11, 25)) == ""
    refresh_all(book, now=NOW + timedelta(days=2))
    assert "going_quiet" in said_of(ben)


def test_people_to_treasure_are_a_list_of_their_own(book: Owner, ben: Person) -> None:
    done = hold_dear(owner=book, people=[ben.pk], dear=True, now=NOW)
    assert [line.name for line in people_page(owner=book, show="dear", now=NOW).lines] == ["Ben Carter"]
    undo(owner=book, deed=done.pk, now=NOW)
    assert people_page(owner=book, show="dear", now=NOW).total == 0


def test_other_words_are_refused(book: Owner, ben: Person) -> None:
    with pytest.raises(Refused, match="mourning, deceased"):
        leave_in_peace(owner=book, person=ben.pk, peace="ill", now=NOW)
