"""People written out and read into an empty book are the same people, whatever came with them."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import BEN_CARD, MAKOTO_CARD, NOW, give, mailbox, years_with
from tests.made_books import made_book

from enishi.kit.say import Refused
from enishi.records import Progress, Record, Sighting
from enishi.services.export_card import Card
from enishi.services.export_people import cards
from enishi.services.exporting import FORMS, written
from enishi.services.facts import store
from enishi.services.people import write_note
from enishi.services.tags import tag
from enishi.services.whoiswho import settle
from enishi.sources import all_sources, recognise
from enishi.store.models import Decision, Owner, Person
from enishi.store.models import Sighting as Sighting_

PEOPLE = [name for name, form in FORMS.items() if form.people]
SOURCES = {"vcard4": "vcard", "vcard3": "vcard", "csv": "google_contacts", "jscontact": "jscontact"}


def keep(owner: Owner, records: list[Record]) -> None:
    """Records in the book, and who is who."""
    settle(owner, store(records, owner=owner, job=None, now=NOW).identities)


def export(owner: Owner, form: str) -> str:
    return "".join(written(owner=owner, form=form))


def in_an_empty_book(text: str, form: str, folder: Path) -> Owner:
    """A new book that has read an export, and nothing else."""
    path = folder / f"people.{FORMS[form].ending}"
    path.write_text(text, encoding="utf-8", newline="")
    assert recognise(path) == [SOURCES[form]]
    found = list(all_sources()[SOURCES[form]].read(path))
    people = [item for item in found if isinstance(item, Sighting)]
    assert len(people) == len([item for item in found if not isinstance(item, Progress)])
    empty = Owner.objects.create(language="ja")
    keep(empty, list(people))
    return empty


def comparable(found: list[Card], form: str) -> list[str]:
    """What the form can say, labels too: a table has no identity."""
    return [repr(replace(card, uid="") if form == "csv" else card) for card in found]


def assert_survives(owner: Owner, form: str, folder: Path) -> None:
    text = export(owner, form)
    if not cards(owner):
        return
    empty = in_an_empty_book(text, form, folder)
    assert comparable(cards(empty), form) == comparable(cards(owner), form)
    assert export(empty, form) == text


@pytest.mark.parametrize("form", PEOPLE)
@pytest.mark.parametrize("seed", range(8))
def test_a_made_book_comes_back_byte_for_byte(owner: Owner, tmp_path: Path, form: str, seed: int) -> None:
    keep(owner, made_book(random.Random(seed)))
    assert_survives(owner, form, tmp_path)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize("form", PEOPLE)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(extra=st.lists(st.tuples(TEXT, TEXT), max_size=4), note=TEXT, word=TEXT, title=TEXT)
def test_any_words_survive(
    owner: Owner, tmp_path: Path, form: str, extra: list[tuple[str, str]], note: str, word: str, title: str
) -> None:
    book = Owner.objects.create(language="ja")
    (ben,) = [found for found in made_book(random.Random(1), people=1) if isinstance(found, Sighting)]
    job = replace(ben.jobs[0], title=title) if ben.jobs else None
    keep(book, [replace(ben, extra=tuple(extra), note=note, tags=(word,), jobs=(job,) if job else ())])
    assert_survives(book, form, tmp_path)


@pytest.mark.parametrize("form", PEOPLE)
def test_through_the_front_door(owner: Owner, tmp_path: Path, form: str) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    give(owner, "m.mbox", mailbox(years_with("Clara Lind <clara@example.org>", every=90)))
    ben = Person.objects.get(name="Ben Carter", merged_into=None)
    write_note(owner=owner, person=ben.pk, text="Likes tea,\nblack; strong", now=NOW)
    tag(owner=owner, people=[ben.pk], name="sailing", now=NOW)
    text = export(owner, form)
    other = Owner.objects.create(language="ja")
    job = give(other, f"people.{FORMS[form].ending}", text)
    assert (job.source, job.skipped) == (SOURCES[form], 0)
    assert export(other, form) == text


@pytest.mark.parametrize("form", PEOPLE)
def test_the_export_read_into_its_own_book_makes_nobody_new(owner: Owner, form: str) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    before = Person.objects.known().count()
    give(owner, f"people.{FORMS[form].ending}", export(owner, form))
    assert Person.objects.known().count() == before


SHARED = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEMAIL:smiths@example.org\nTEL:03-3500-0001\nEND:VCARD\n"


def test_an_address_that_two_people_share_stays_with_both_where_their_names_keep_them_apart(
    owner: Owner, tmp_path: Path
) -> None:
    give(owner, "cards.vcf", SHARED.format("Ann Smith") + SHARED.format("Robert Jones"))
    assert [len(card.handles) for card in cards(owner)] == [2, 2]
    assert_survives(owner, "vcard4", tmp_path)


def test_an_address_joins_nobody_whom_the_owner_told_apart(owner: Owner, tmp_path: Path) -> None:
    give(owner, "cards.vcf", SHARED.format("Ann Smith") + SHARED.format("Ann B. Smith"))
    one, other = Sighting_.objects.filter(owner=owner).values_list("home", flat=True)
    Decision.objects.create(owner=owner, kind=Decision.Kind.DIFFERENT, one_id=one, other_id=other)
    settle(owner, [one, other])
    assert len(cards(owner)) == 2
    assert sorted(len(card.handles) for card in cards(owner)) == [0, 2]
    assert ("shared email", "smiths@example.org") in [pair for card in cards(owner) for pair in card.extra]
    assert_survives(owner, "vcard4", tmp_path)


def shortest(text: str) -> str:
    return text.replace("\r\n ", "")


def test_a_columns_title_stays_with_its_cell(owner: Owner) -> None:
    give(owner, "t.csv", "Name,Email,会社コード,URL2\nBen,ben@example.org,A-7,x\n")
    assert 'X-ENISHI-EXTRA;NAME="会社コード":A-7' in shortest(export(owner, "vcard4")).replace(
        "NAME=会社コード", 'NAME="会社コード"'
    )
    (card,) = json.loads(export(owner, "jscontact"))
    assert ["x-enishi-extra", {"name": "会社コード"}, "text", "A-7"] in card["vCardProps"]


def test_the_owner_and_those_set_aside_are_not_exported(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    Person.objects.filter(name="Ben Carter").update(is_aside=True)
    Person.objects.filter(name="髙橋 誠").update(is_owner=True)
    assert cards(owner) == []


@pytest.mark.parametrize("form", PEOPLE)
def test_a_book_does_not_tell_of_another(owner: Owner, form: str) -> None:
    give(owner, "cards.vcf", BEN_CARD)
    assert "Ben" not in export(Owner.objects.create(), form)


def test_a_form_that_there_is_not_is_refused(owner: Owner) -> None:
    with pytest.raises(Refused):
        export(owner, "ods")


def test_the_version_is_as_asked(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD)
    assert "VERSION:4.0\r\n" in export(owner, "vcard4")
    old = export(owner, "vcard3")
    assert "VERSION:3.0\r\n" in old
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-11-24\r\n" in old
