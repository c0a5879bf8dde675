"""The index follows the rows, whatever happens to them."""

from __future__ import annotations

from django.db import connection
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO_CARD, NOW, give, letter, mailbox

from enishi.kit.ngrams import wanted
from enishi.queries.search import search
from enishi.services.decisions import part, same
from enishi.services.demo import wipe_demo
from enishi.services.imports import undo_import
from enishi.services.indexing import catch_up, index_people, reindex
from enishi.services.owner import add_own_address
from enishi.services.people import edit_note, erase, remove_note, rename, write_note
from enishi.services.rebuild import rebuild
from enishi.services.undo import undo
from enishi.services.worker import work_once
from enishi.store.models import Document, Interaction, Note, Owner, Person
from enishi.store.search import Draft, count, newest, write

CLIPPINGS = mailbox([letter(BEN, AIKO, days_ago=3, subject="Clippings", text="The heliotrope bed needs water.")])


def found(owner: Owner, query: str) -> tuple[int, int]:
    """How many people, and how many texts."""
    answer = search(owner=owner, query=query)
    return answer.people_total, answer.texts_total


def named(owner: Owner, name: str) -> Person:
    return Person.objects.known().get(owner=owner, name=name)


def test_what_an_import_brings_is_found_and_gone_with_it(owner: Owner) -> None:
    job = give(owner, "mail.mbox", CLIPPINGS)
    assert found(owner, "heliotrope") == (0, 1)
    undo_import(owner=owner, number=job.pk, now=NOW)
    while work_once():
        pass
    assert found(owner, "heliotrope") == (0, 0)
    assert not Document.objects.exists()


def test_reading_a_file_twice_indexes_it_once(owner: Owner) -> None:
    give(owner, "mail.mbox", CLIPPINGS)
    before = set(Document.objects.values_list("pk", flat=True))
    give(owner, "again.mbox", CLIPPINGS)
    assert set(Document.objects.values_list("pk", flat=True)) == before


def test_a_note_is_found_as_it_reads_now_through_every_undo(owner: Owner) -> None:
    give(owner, "card.vcf", BEN_CARD)
    ben = named(owner, "Ben Carter")
    write_note(owner=owner, person=ben.pk, text="keeps bees", now=NOW)
    note = Note.objects.get().pk
    rewritten = edit_note(owner=owner, note=note, text="keeps goats", now=NOW)
    assert (found(owner, "bees"), found(owner, "goats")) == ((0, 0), (0, 1))
    undo(owner=owner, deed=rewritten.pk, now=NOW)
    assert (found(owner, "bees"), found(owner, "goats")) == ((0, 1), (0, 0))
    removed = remove_note(owner=owner, note=note, now=NOW)
    assert found(owner, "bees") == (0, 0)
    undo(owner=owner, deed=removed.pk, now=NOW)
    assert found(owner, "bees") == (0, 1)


def test_only_the_newest_version_of_a_meeting_is_found(owner: Owner) -> None:
    def agenda(title: str, number: int) -> str:
        return (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:one@example.com\r\n"
            f"SEQUENCE:{number}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261110T010000Z\r\nDTEND:20261110T020000Z\r\n"
            f"SUMMARY:{title}\r\nORGANIZER:mailto:ben@example.org\r\nATTENDEE:mailto:aiko@example.jp\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n"
        )

    give(owner, "one.ics", agenda("Quarry", 0))
    newer = give(owner, "two.ics", agenda("Harbour", 1))
    assert (found(owner, "quarry"), found(owner, "harbour")) == ((0, 0), (0, 1))
    undo_import(owner=owner, number=newer.pk, now=NOW)
    while work_once():
        pass
    assert (found(owner, "quarry"), found(owner, "harbour")) == ((0, 1), (0, 0))


def test_somebody_is_found_by_a_corrected_name_until_that_is_undone(owner: Owner) -> None:
    give(owner, "card.vcf", BEN_CARD)
    done = rename(owner=owner, person=named(owner, "Ben Carter").pk, family="Quill", given="Ben", now=NOW)
    assert found(owner, "quill") == (1, 0)
    undo(owner=owner, deed=done.pk, now=NOW)
    assert (found(owner, "quill"), found(owner, "carter")) == ((0, 0), (1, 0))


def test_two_who_are_joined_are_found_as_one_by_the_words_of_both(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    ben, makoto = named(owner, "Ben Carter"), named(owner, "髙橋 誠")
    same(owner=owner, one=ben.pk, other=makoto.pk, now=NOW)
    index_people(owner, [ben.pk, makoto.pk])
    assert [found(owner, words) for words in ("harbour 東都", "harbour", "東都")] == [(1, 0)] * 3
    part(owner=owner, person=ben.pk, merged=makoto.pk, now=NOW)
    index_people(owner, [ben.pk, makoto.pk])
    assert [found(owner, words) for words in ("harbour 東都", "harbour", "東都")] == [(0, 0), (1, 0), (1, 0)]


def test_erasing_somebody_leaves_nothing_in_the_index(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "mail.mbox", CLIPPINGS)
    give(owner, "cards.vcf", BEN_CARD.replace("Harbour Works", "Wisteriaworks") + MAKOTO_CARD)
    erase(owner=owner, person=named(owner, "Ben Carter").pk, now=NOW)
    assert [found(owner, word) for word in ("ben", "wisteriaworks", "heliotrope")] == [(0, 0)] * 3
    assert found(owner, "東都") == (1, 0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT group_concat(hex(block)) FROM store_search_data")
            kept = cursor.fetchone()[0]
        assert b"wisteriaworks".hex().upper() not in kept
        assert b"heliotrope".hex().upper() not in kept


def test_a_book_from_before_there_was_a_search_is_indexed_once(owner: Owner) -> None:
    give(owner, "mail.mbox", CLIPPINGS)
    give(owner, "card.vcf", MAKOTO_CARD)
    before = set(Document.objects.values_list("pk", flat=True))
    Document.objects.all().delete()
    assert found(owner, "heliotrope") == (0, 0)
    assert catch_up(owner) == len(before)
    assert set(Document.objects.values_list("pk", flat=True)) == before
    assert catch_up(owner) == 0


def test_rebuilding_makes_the_index_as_it_was(owner: Owner) -> None:
    give(owner, "mail.mbox", CLIPPINGS)
    give(owner, "card.vcf", MAKOTO_CARD)
    before = set(Document.objects.values_list("pk", flat=True))
    rebuild(owner=owner, now=NOW)
    assert set(Document.objects.values_list("pk", flat=True)) == before
    assert reindex(owner) == len(before)


def test_a_wiped_demo_leaves_no_index(owner: Owner) -> None:
    give(owner, "mail.mbox", CLIPPINGS)
    owner.is_demo = True
    owner.save()
    wipe_demo(owner=owner)
    assert not Document.objects.exists()


def test_two_texts_that_would_stand_at_one_place_are_both_found(owner: Owner) -> None:
    somebody = Person.objects.create(owner=owner)
    for number in (5, 6):
        Interaction.objects.create(pk=number, owner=owner, key=str(number), digest="", at=NOW, kind="mail")
    Note.objects.create(pk=5, owner=owner, person=somebody, at=NOW)
    write(owner.pk, [Draft("interaction", number, "orchid", NOW) for number in (6, 5)])
    write(owner.pk, [Draft("note", 5, "orchid", NOW)])
    asked = [(want,) for want in wanted("orchid")]
    assert count(owner.pk, asked) == 3
    assert len(set(newest(owner.pk, asked, start=0, number=10, total=3))) == 3


def test_books_do_not_find_each_other(owner: Owner) -> None:
    other = Owner.objects.create()
    give(owner, "card.vcf", MAKOTO_CARD)
    assert (found(owner, "東都"), found(other, "東都")) == ((1, 0), (0, 0))


def test_whoever_joined_another_is_no_document(owner: Owner) -> None:
    give(owner, "cards.vcf", BEN_CARD + MAKOTO_CARD)
    ben, makoto = named(owner, "Ben Carter"), named(owner, "髙橋 誠")
    Person.objects.filter(pk=makoto.pk).update(merged_into=ben)
    index_people(owner, [ben.pk, makoto.pk])
    assert not Document.objects.filter(person=makoto).exists()
