"""What files say differently of one thing: the book is that of the files, whichever was given first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from django.db import transaction
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, NOW, letter, mailbox, work_all

from enishi.services.export import export_lines
from enishi.services.imports import take_in, undo_import
from enishi.store.models import Import, Owner

OLD, NEW = NOW - timedelta(days=900), NOW - timedelta(days=30)
MOVED = BEN_CARD.replace("Harbour Works", "Tidal Ltd")
File = tuple[str, bytes | str, datetime | None]


def give(owner: Owner, file: File) -> Import:
    name, content, dated = file
    data = content.encode() if isinstance(content, str) else content
    job = take_in(owner=owner, name=name, chunks=[data], dated=dated)
    work_all()
    return job


def book(owner: Owner, files: Iterable[File], *, without: Sequence[File] = ()) -> str:
    """The export after these files, some of them taken back again; then all is forgotten."""
    with transaction.atomic():
        jobs = [(file, give(owner, file)) for file in files]
        for file, job in jobs:
            if file in without:
                undo_import(owner=owner, number=job.pk, now=NOW)
                work_all()
        told = "".join(export_lines(owner=owner))
        transaction.set_rollback(True)
    return told


def organisation(told: str) -> str:
    return next(str(row["organisation"]) for row in json.loads(told)["people"] if row["name"] == "Ben Carter")


def agenda(day: str, stamp: str) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:aiko@example.jp\r\nBEGIN:VEVENT\r\nUID:one@example.com\r\n"
        f"DTSTAMP:{stamp}T000000Z\r\nDTSTART:{day}T010000Z\r\nDTEND:{day}T020000Z\r\nSUMMARY:Review\r\n"
        "ORGANIZER:mailto:ben@example.org\r\nATTENDEE:mailto:aiko@example.jp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def talk(*messages: tuple[str, str]) -> str:
    """A talk of several, by sender and time, as an iPhone's messages are exported."""
    told = (
        f'<div class="message"><div class="received"><span class="timestamp">Feb 10, 2024 {at} AM</span>'
        f'<span class="sender">{sender}</span><div class="message_part">Lunch?</div></div></div>'
        for sender, at in messages
    )
    return f"<html><body>{''.join(told)}</body></html>"


TALK, MAKOTO_SAID, BEN_SAID = "+819012345678, +442079460123.html", ("Makoto", "09:05:00"), ("+442079460123", "09:00:00")
DIFFERENT = {
    "cards that are dated": (
        ("old.vcf", BEN_CARD.replace("END:", "REV:2020-01-01\nEND:"), None),
        ("new.vcf", MOVED.replace("END:", "REV:2024-01-01\nEND:"), None),
    ),
    "files that are dated": (("old.vcf", BEN_CARD, OLD), ("new.vcf", MOVED, NEW)),
    "a shorter copy": (("short.vcf", BEN_CARD.replace("ORG:Harbour Works\n", ""), None), ("ben.vcf", MOVED, None)),
    "a meeting that was moved": (
        ("old.ics", agenda("20261101", "20260901"), None),
        ("new.ics", agenda("20261103", "20261002"), None),
    ),
}


def feed(title: str, changed: str) -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://ben.example.org/"/><entry><id>urn:ben:1</id>'
        f"<title>{title}</title><updated>{changed}T09:00:00Z</updated></entry></feed>"
    )


BESIDE_EACH_OTHER = {
    "a talk that somebody else began": ((TALK, talk(MAKOTO_SAID), None), (TALK, talk(BEN_SAID, MAKOTO_SAID), None)),
    "two who name one number": (
        ("ben.vcf", BEN_CARD, None),
        ("dora.vcf", BEN_CARD.replace("Ben", "Dora").replace("ben", "dora").replace("Carter", "Lind"), None),
    ),
}


@pytest.mark.parametrize("what", BESIDE_EACH_OTHER)
def test_what_hangs_on_two_files_hangs_on_no_order(owner: Owner, what: str) -> None:
    one, other = BESIDE_EACH_OTHER[what]
    assert book(owner, [one, other]) == book(owner, [other, one])


@pytest.mark.parametrize("what", DIFFERENT)
def test_the_older_word_given_later_replaces_nothing(owner: Owner, what: str) -> None:
    old, new = DIFFERENT[what]
    told = book(owner, [old, new])
    assert book(owner, [new, old]) == told
    standing = [row for kind in ("sightings", "interactions") for row in json.loads(told)[kind] if row["current"]]
    assert any("Tidal Ltd" in str(row) or row.get("at", "").startswith("2026-11-03") for row in standing)
    assert not any(row.get("at", "").startswith("2026-11-01") for row in standing)


@pytest.mark.parametrize("what", DIFFERENT)
def test_whichever_is_taken_back_the_other_one_says_what_it_says_alone(owner: Owner, what: str) -> None:
    files = DIFFERENT[what]
    for order in permutations(files):
        for file, other in (files, files[::-1]):
            assert book(owner, order, without=[file]) == book(owner, [other])


def test_of_an_article_the_words_stand_that_it_was_given_last(owner: Owner) -> None:
    old, new = (
        ("a.xml", feed("The new quay", "2026-11-10"), None),
        ("b.xml", feed("The quay, closed", "2026-11-12"), None),
    )
    told = book(owner, [old, new])
    assert book(owner, [new, old]) == told
    assert [row["title"] for row in json.loads(told)["posts"] if row["current"]] == ["The quay, closed"]


def test_where_nothing_tells_which_is_newer_it_is_what_was_given_later(owner: Owner) -> None:
    """Two address books without a date that name two employers: somebody has moved, and no book is given backwards."""
    one, other = ("one.vcf", BEN_CARD, None), ("other.vcf", MOVED, None)
    assert organisation(book(owner, [one, other])) == "Tidal Ltd"
    assert organisation(book(owner, [other, one])) == "Harbour Works"
    assert book(owner, [one, other, one]) == book(owner, [one, other])


def test_what_a_third_file_repeats_with_a_newer_date_stands_until_that_is_taken_back(owner: Owner) -> None:
    first, second = DIFFERENT["files that are dated"]
    back = ("back.vcf", BEN_CARD, NEW + timedelta(days=1))
    told = [book(owner, order) for order in permutations((first, second, back))]
    assert {organisation(each) for each in told} == {"Harbour Works"}
    assert len(set(told)) == 1
    assert organisation(book(owner, [first, second, back], without=[back])) == "Tidal Ltd"


def test_the_owners_addresses_may_be_told_before_between_or_behind_the_letters(owner: Owner) -> None:
    """Who wrote to whom, and which promise binds whom, follows from them."""
    older = [letter(AIKO, BEN, days_ago=40, text="I will send the drawings by Friday."), letter(BEN, AIKO, days_ago=39)]
    newer = [letter(MAKOTO, AIKO, days_ago=9, text="Could you send me the plan?"), letter(AIKO, MAKOTO, days_ago=2)]
    files: list[File] = [
        ("old.mbox", mailbox(older), None),
        ("new.mbox", mailbox(newer), None),
        ("mine.ics", agenda("20261101", "20260901"), None),
    ]
    told = {book(owner, order) for order in permutations(files)}
    assert len(told) == 1
    directions = [row["direction"] for row in json.loads(told.pop())["interactions"] if row["kind"] == "mail"]
    assert sorted(directions) == ["in", "in", "out", "out"]


def test_one_mailbox_in_parts_makes_the_book_of_the_whole(owner: Owner) -> None:
    letters = [letter(*pair, days_ago=age) for age in range(60, 20, -5) for pair in ((AIKO, BEN), (BEN, AIKO))]
    one, two = ("1.mbox", mailbox(letters[:7]), None), ("2.mbox", mailbox(letters[5:]), None)
    whole = book(owner, [("all.mbox", mailbox(letters), None)])
    assert book(owner, [one, two]) == whole
    assert book(owner, [two, one]) == whole
