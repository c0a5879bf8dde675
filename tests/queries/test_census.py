"""The census counts what is known, and says what is not."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from tests.cast import AIKO, NOW, give, letter, mailbox
from tests.services.test_careers import card, find, know, me
from tests.shelf import Shelf

from enishi.queries.census import LINES, census, census_people
from enishi.services.owner import add_own_address
from enishi.services.people import place
from enishi.store.models import Owner

HOME = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Mate 2\nEMAIL:m2@harbourworks.example\nEMAIL;TYPE=HOME:mate2@example.net\nEND:VCARD\n"
)


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    """The owner left Harbour Works in 2018. Of three colleagues one moved, one has a private address as well."""
    return shelf.fill("left Harbour Works", owner, work_on)


def work_on(owner: Owner) -> None:
    know(
        owner,
        *(card(f"Mate {n}", f"m{n}@harbourworks.example", "Harbour Works", rev="20150101") for n in (1, 2, 3)),
        HOME,
        card("Kim", "kim@kites.example", "Kite Makers", rev="20200101"),
        card("Stranger", "s@strangers.example", ""),
    )
    moved = "BEGIN:VCARD\nVERSION:3.0\nUID:m3@harbourworks.example\nFN:Mate 3\nEMAIL:m3@harbourworks.example\n"
    give(owner, "moved.vcf", moved + "ORG:Blue Boats\nREV:20240101T000000Z\nEND:VCARD\n")
    me(owner, "Harbour Works", "2010-04", "2018-03")
    me(owner, "Kite Makers", "2018-04")


def names(owner: Owner, line: str) -> list[str]:
    found = census_people(owner=owner, line=line)
    assert found is not None
    return [person.name for person in found.lines]


def test_former_colleagues_are_counted_and_the_present_ones_are_not(book: Owner) -> None:
    assert names(book, "colleagues.people") == ["Mate 1", "Mate 2", "Mate 3"]


def test_who_has_only_an_address_at_a_house_they_left_is_lost_already(book: Owner) -> None:
    assert names(book, "colleagues.lost") == ["Mate 3"]
    assert "Mate 3" not in names(book, "colleagues.reachable")


def test_who_can_be_reached_at_home_does_not_hang_on_a_job(book: Owner) -> None:
    assert names(book, "colleagues.private") == ["Mate 2"]
    assert "Mate 2" not in names(book, "colleagues.theirs")
    assert "Mate 1" in names(book, "colleagues.theirs")


def test_every_number_is_the_number_of_its_people(book: Owner) -> None:
    found = asdict(census(owner=book))
    for group in ("colleagues", "clients", "everyone"):
        for line in LINES:
            assert len(names(book, f"{group}.{line}")) == found[group][line]


def test_what_is_not_known_is_said(book: Owner) -> None:
    assert "Stranger" in names(book, "no_work")
    assert census_people(owner=book, line="nonsense") is None


def test_the_owners_word_without_any_time_is_unsure(book: Owner) -> None:
    place(owner=book, person=find("Stranger").pk, relation="customer", now=NOW)
    assert names(book, "unsure") == ["Stranger"]
    assert census(owner=book).clients.people == 0


def test_a_customer_of_old_counts_as_a_client_of_once(owner: Owner) -> None:
    kim = "Kim <kim@kites.example>"
    old = [letter(kim, AIKO, days_ago=ago, subject="Purchase order 77") for ago in (1200, 1100)]
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox([*old, letter(kim, AIKO, days_ago=3, subject="Hello")]))
    know(owner, card("Kim", "kim@kites.example", "Kite Makers"))
    assert names(owner, "clients.people") == ["Kim"]
