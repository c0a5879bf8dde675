"""The people worked with now: found by themselves, with what was said, what waits and what is ahead."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, years_with
from tests.shelf import Shelf

from enishi.queries.now import Now, now_page
from enishi.services.bulk_edit import set_rhythm
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.people import place, write_note
from enishi.services.wishes import hold_dear
from enishi.store.models import Advice, Owner, Person

BOTH = f"{BEN}, {MAKOTO}"
MEETING = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m1\r\nDTSTART:20261125T010000Z\r
SUMMARY:Planning\r\nATTENDEE:mailto:ben@example.org\r\nATTENDEE:mailto:aiko@example.jp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """Ben asks something, Makoto is silent, and there is a matter with both."""
    return shelf.fill("a matter with both", owner, write_to_both)


def write_to_both(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    matter = [letter(AIKO, BOTH, days_ago=10 + n, subject=f"{'Re: ' * n}Boats") for n in range(4)]
    ask = letter(BEN, AIKO, days_ago=1.1, subject="Slides", text="Could you send me the slides by Friday?")
    silent = years_with("old@example.net", every=20, until=200)
    give(owner, "m.mbox", mailbox([*years_with(BEN, every=40, until=20), *silent, *matter, ask]))
    give(owner, "m.ics", MEETING)


def page(owner: Owner) -> Now:
    refresh_all(owner, now=NOW)
    return now_page(owner=Owner.objects.get(pk=owner.pk), now=NOW)


def named(found: Now) -> dict[str, set[str]]:
    return {circle.relation: {line.person.name for line in circle.lines} for circle in found.circles}


def test_whoever_was_in_touch_lately_is_there_by_who_they_are(book: Owner) -> None:
    ben = Person.objects.get(name="Ben Carter")
    place(owner=book, person=ben.pk, relation="customer", now=NOW)
    assert named(page(book)) == {"customer": {"Ben Carter"}, "": {"髙橋 誠"}}


def test_a_line_has_what_was_said_what_waits_and_what_is_ahead(book: Owner) -> None:
    (ben,) = [line for circle in page(book).circles for line in circle.lines if line.person.name == "Ben Carter"]
    assert (ben.said, ben.is_theirs) == ("Slides", True)
    assert list(map(str, ben.open)) == ["Slides"]
    assert ben.ahead is not None


def test_what_was_promised_to_somebody_stands_with_them(book: Owner) -> None:
    said = letter(AIKO, BEN, days_ago=2, subject="Prices", text="I will send you the prices by Friday.")
    give(book, "p.mbox", mailbox([said]))
    lines = {line.person.name: line.promised for circle in page(book).circles for line in circle.lines}
    assert lines == {"Ben Carter": ("I will send you the prices by Friday.",), "髙橋 誠": ()}


def test_a_matter_is_found_by_its_threads(book: Owner) -> None:
    (matter,) = page(book).projects
    assert (matter.name, matter.number) == ("Boats", 4)
    assert {line.name for line in matter.people} == {"Ben Carter", "髙橋 誠"}


def test_who_is_set_aside_leaves_the_matter_at_once(book: Owner) -> None:
    page(book)
    Person.objects.filter(name="髙橋 誠").update(is_aside=True)
    assert now_page(owner=Owner.objects.get(pk=book.pk), now=NOW).projects == ()


def test_whom_to_treasure_is_there_however_long_the_silence(book: Owner) -> None:
    old = Person.objects.get(name="old@example.net")
    hold_dear(owner=book, people=[old.pk], dear=True, now=NOW)
    assert [line.person.id for line in page(book).dear] == [old.pk]


def test_any_real_contact_begins_the_wished_rhythm_anew_and_a_note_does_not(book: Owner) -> None:
    old = Person.objects.get(name="old@example.net")
    wished = Advice.objects.filter(person=old, rule="going_quiet")
    set_rhythm(owner=book, people=[old.pk], days=90, now=NOW)
    write_note(owner=book, person=old.pk, text="Likes tea", now=NOW)
    assert wished.count() == 1
    give(book, "n.mbox", mailbox([letter("old@example.net", AIKO, days_ago=0.5)]))
    assert wished.count() == 0


def test_the_page_takes_few_queries(book: Owner, django_assert_max_num_queries: Any) -> None:
    page(book)
    fresh = Owner.objects.get(pk=book.pk)
    with django_assert_max_num_queries(9):
        now_page(owner=fresh, now=NOW)


def test_what_was_said_last_is_found_however_much_was_said_with_others_since(
    book: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = page(book)
    monkeypatch.setattr("enishi.queries.now._NEWEST", 1)
    assert now_page(owner=Owner.objects.get(pk=book.pk), now=NOW).circles == found.circles
