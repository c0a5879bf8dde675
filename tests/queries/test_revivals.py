"""Which silent ties are offered, and what is said for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, years_with
from tests.services.test_careers import card, know
from tests.shelf import Shelf

from enishi.queries.revivals import RevivalLine, left_this_week, revival_lines
from enishi.queries.today import today
from enishi.services.answers import answer
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.people import write_note
from enishi.store.models import Owner, Person, Stint


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """Ben is silent for a good year, Makoto was here last week."""
    return shelf.fill("a silent year", owner, write_till_last_year)


def write_till_last_year(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    letters = [*years_with(BEN, every=20, until=400), *years_with(MAKOTO, every=30, until=5)]
    give(owner, "m.mbox", mailbox(letters))


def offered(owner: Owner) -> tuple[RevivalLine, ...]:
    refresh_all(owner, now=NOW)
    return revival_lines(owner=owner, now=NOW)


def test_a_silent_tie_is_offered_with_its_reasons_and_the_last_subject(book: Owner) -> None:
    (line,) = offered(book)
    assert (line.person.name, line.days) == ("Ben Carter", 15)
    assert "Quiet for 420 days" in map(str, line.reasons)
    assert "They wrote first themselves: 15 times" in map(str, line.reasons)
    assert str(line.talked_about) == "Last you talked about “Re: 件 420” (2025-09-29)"


@pytest.mark.parametrize("how", ["keep_quiet", "is_aside", "is_nobody", "is_organisation"])
def test_nobody_is_offered_whom_the_owner_wants_left_in_peace(book: Owner, how: str) -> None:
    Person.objects.filter(name="Ben Carter").update(**{how: True})
    assert offered(book) == ()


def test_nobody_is_offered_who_never_answered(book: Owner) -> None:
    give(book, "more.mbox", mailbox([letter(AIKO, f"p{n}@example.net", days_ago=200) for n in range(3)]))
    assert [line.person.name for line in offered(book)] == ["Ben Carter"]


def test_new_work_since_the_last_contact_is_told(book: Owner) -> None:
    know(book, card("Ben Carter", "ben@example.org", "Harbour Works", "Engineer", "20240401"))
    know(book, card("Ben Carter", "ben@example.org", "Blue Boats", "Director", "20260401"))
    assert [str(said) for line in offered(book) for said in line.since] == ["Since then: Blue Boats Director"]


def test_at_most_three_are_offered_the_last_one_easily_missed(book: Owner) -> None:
    often = [each for n in range(5) for each in years_with(f"p{n}@example.net", every=10 + n, until=300)]
    rarely = years_with("once@example.net", every=90, since=500, until=420)
    give(book, "more.mbox", mailbox([*often, *rarely]))
    lines = offered(book)
    assert [line.is_easily_missed for line in lines] == [False, False, True]
    assert lines[-1].days < lines[0].days
    assert "easily slip the mind" in " ".join(map(str, lines[-1].reasons))


def test_silent_ties_take_few_queries(book: Owner, django_assert_max_num_queries: Any) -> None:
    offered(book)
    with django_assert_max_num_queries(6):
        assert revival_lines(owner=book, now=NOW)


def test_today_offers_the_first_of_them_by_the_same_answer(book: Owner) -> None:
    (line,) = offered(book)
    (item,) = today(owner=book, now=NOW).quiet
    assert (item.id, item.person.id) == (line.id, line.person.id)
    answer(owner=book, advice=line.id, verdict="later", now=NOW)
    assert revival_lines(owner=book, now=NOW) == ()
    assert today(owner=book, now=NOW).quiet == ()


def test_who_was_in_touch_since_is_offered_no_more(book: Owner) -> None:
    offered(book)
    give(book, "new.mbox", mailbox([letter(BEN, AIKO, days_ago=0.5)]))
    assert revival_lines(owner=book, now=NOW) == ()


def test_what_is_kept_is_not_made_again_by_a_note(book: Owner) -> None:
    before = offered(book)
    write_note(owner=book, person=before[0].person.id, text="Likes boats", now=NOW)
    assert [line.person for line in revival_lines(owner=book, now=NOW)] == [line.person for line in before]


def test_three_a_week_are_enough(book: Owner) -> None:
    often = [each for n in range(5) for each in years_with(f"p{n}@example.net", every=10 + n, until=300)]
    give(book, "more.mbox", mailbox(often))
    for line in offered(book):
        answer(owner=book, advice=line.id, verdict="done", now=NOW)
    assert left_this_week(owner=book, now=NOW) == 0
    assert left_this_week(owner=book, now=NOW + timedelta(days=8)) == 3


def test_who_left_their_work_is_not_written_to_there(book: Owner) -> None:
    know(book, card("Ben Carter", "ben@example.org", "Harbour Works", "Engineer", "20240401"))
    assert [(line.has_left, line.address) for line in offered(book)] == [(False, "ben@example.org")]
    Stint.objects.filter(person__name="Ben Carter").update(is_current=False)
    (line,) = revival_lines(owner=book, now=NOW)
    assert (line.has_left, line.address) == (True, "")
    assert "Harbour Works" not in line.draft.text
