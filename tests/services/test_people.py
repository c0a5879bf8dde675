"""What the owner says of a person, each with its way back; and erasing, which has none."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from tests.cast import AIKO, BEN, BEN_CARD, MAKOTO, MAKOTO_CARD, NOW, give, letter, mailbox, work_all, years_with
from tests.shelf import Shelf

from enishi.kit.say import Refused
from enishi.queries.people import people_page
from enishi.queries.today import today
from enishi.services import people as verbs
from enishi.services.answers import answer
from enishi.services.decisions import same
from enishi.services.export import export_lines
from enishi.services.imports import undo_import
from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.services.undo import undo, undo_last
from enishi.store.models import Advice, Deed, Handle, Import, Interaction, Note, Owner, Person, Presence

Verb = Callable[[Owner, int], Deed]
CANARY = "Zanzibarkanarie"
EACH: dict[str, Verb] = {
    "place": lambda owner, ben: verbs.place(owner=owner, person=ben, relation="boss", now=NOW),
    "place_all": lambda owner, ben: verbs.place_all(owner=owner, people=[ben], relation="peer", now=NOW),
    "set_aside": lambda owner, ben: verbs.set_aside(owner=owner, person=ben, now=NOW),
    "set_all_aside": lambda owner, ben: verbs.set_all_aside(owner=owner, people=[ben], now=NOW),
    "keep_quiet": lambda owner, ben: verbs.keep_quiet(owner=owner, person=ben, quiet=True, now=NOW),
    "rename": lambda owner, ben: verbs.rename(
        owner=owner, person=ben, family="Carter", given="Benjamin", birthday="1980-03-12", now=NOW
    ),
    "write_note": lambda owner, ben: verbs.write_note(owner=owner, person=ben, text="Likes tea", now=NOW),
    "edit_note": lambda owner, ben: verbs.edit_note(owner=owner, note=noted(ben), text="Likes coffee", now=NOW),
    "remove_note": lambda owner, ben: verbs.remove_note(owner=owner, note=noted(ben), now=NOW),
}


@pytest.fixture(autouse=True)
def _nine_in_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def noted(person: int) -> int:
    return Note.objects.get(person=person, text="From before").pk


def book(owner: Owner) -> str:
    return "".join(export_lines(owner=owner))


@pytest.fixture
def ben(owner: Owner, shelf: Shelf) -> int:
    """Ben, whom a card and letters speak of, with a note."""
    shelf.fill("Ben with a note", owner, know_ben)
    return Person.objects.known().get(name="Ben Carter").pk


def know_ben(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "ben.vcf", BEN_CARD)
    give(owner, "m.mbox", mailbox(years_with(BEN, every=60)))
    row = Person.objects.known().get(name="Ben Carter")
    verbs.write_note(owner=owner, person=row.pk, text="From before", now=NOW)


@pytest.mark.parametrize("verb", EACH)
def test_each_word_changes_the_book_and_undo_brings_it_back_to_the_letter(owner: Owner, ben: int, verb: str) -> None:
    before = book(owner)
    done = EACH[verb](owner, ben)
    assert book(owner) != before
    undo(owner=owner, deed=done.pk, now=NOW)
    assert book(owner) == before


@pytest.mark.parametrize("verb", EACH)
def test_an_undoing_can_be_undone_again_and_again(owner: Owner, ben: int, verb: str) -> None:
    before = book(owner)
    done = EACH[verb](owner, ben)
    after = book(owner)
    undoing = undo(owner=owner, deed=done.pk, now=NOW)
    again = undo(owner=owner, deed=undoing.pk, now=NOW)
    assert book(owner) == after
    undo(owner=owner, deed=again.pk, now=NOW)
    assert book(owner) == before


def test_a_deed_is_undone_once(owner: Owner, ben: int) -> None:
    done = EACH["place"](owner, ben)
    undo(owner=owner, deed=done.pk, now=NOW)
    with pytest.raises(Refused):
        undo(owner=owner, deed=done.pk, now=NOW)


def test_undo_last_passes_over_undoings(owner: Owner, ben: int) -> None:
    EACH["place"](owner, ben)
    EACH["keep_quiet"](owner, ben)
    undo_last(owner=owner, now=NOW)
    undo_last(owner=owner, now=NOW)
    row = Person.objects.get(pk=ben)
    assert (row.relation, row.keep_quiet) == ("", False)


def test_a_note_of_somebody_who_is_gone_cannot_come_back(owner: Owner) -> None:
    job = give(owner, "ben.vcf", BEN_CARD)
    ben = Person.objects.known().get()
    verbs.write_note(owner=owner, person=ben.pk, text="From before", now=NOW)
    done = verbs.remove_note(owner=owner, note=noted(ben.pk), now=NOW)
    undo_import(owner=owner, number=job.pk)
    work_all()
    assert not Person.objects.filter(pk=ben.pk).exists()
    with pytest.raises(Refused):
        undo(owner=owner, deed=done.pk, now=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda owner, ben: verbs.place(owner=owner, person=ben, relation="nemesis", now=NOW),
        lambda owner, ben: verbs.place_all(owner=owner, people=[ben], relation="nemesis", now=NOW),
        lambda owner, ben: verbs.place_all(owner=owner, people=[], relation="peer", now=NOW),
        lambda owner, ben: verbs.place_all(owner=owner, people=[ben, 99999], relation="peer", now=NOW),
        lambda owner, ben: verbs.place(owner=owner, person=99999, relation="peer", now=NOW),
        lambda owner, ben: verbs.write_note(owner=owner, person=ben, text=" \n", now=NOW),
        lambda owner, ben: verbs.edit_note(owner=owner, note=noted(ben), text="", now=NOW),
        lambda owner, ben: verbs.remove_note(owner=owner, note=99999, now=NOW),
        lambda owner, ben: verbs.rename(owner=owner, person=ben, family=" ", given="", now=NOW),
        lambda owner, ben: verbs.rename(owner=owner, person=ben, family="C", given="B", birthday="31/02", now=NOW),
        lambda owner, ben: verbs.rename(owner=owner, person=ben, family="C", given="B", birthday="1980-02-30", now=NOW),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(owner: Owner, ben: int, wrong: Verb) -> None:
    before = book(owner), Deed.objects.count()
    with pytest.raises(Refused):
        wrong(owner, ben)
    assert (book(owner), Deed.objects.count()) == before


def test_whoever_is_set_aside_leaves_the_lists_and_can_be_taken_back(owner: Owner, ben: int) -> None:
    verbs.set_aside(owner=owner, person=ben, now=NOW)
    assert [line.id for line in people_page(owner=owner, show="aside", now=NOW).lines] == [ben]
    assert ben not in {line.id for line in people_page(owner=owner, now=NOW).lines}
    verbs.take_back(owner=owner, person=ben, now=NOW)
    assert ben in {line.id for line in people_page(owner=owner, now=NOW).lines}


def test_whoever_is_kept_quiet_is_not_brought_up(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox(years_with(BEN, every=10) + years_with(MAKOTO, every=14, until=120)))
    refresh_all(owner, now=NOW)
    (quiet,) = today(owner=owner, now=NOW).quiet
    verbs.keep_quiet(owner=owner, person=quiet.person.id, quiet=True, now=NOW)
    assert today(owner=owner, now=NOW).quiet == ()
    verbs.keep_quiet(owner=owner, person=quiet.person.id, quiet=False, now=NOW)
    assert len(today(owner=owner, now=NOW).quiet) == 1


def test_several_are_placed_by_one_deed(owner: Owner, ben: int) -> None:
    give(owner, "makoto.vcf", MAKOTO_CARD)
    both = list(Person.objects.known().values_list("pk", flat=True))
    done = verbs.place_all(owner=owner, people=both, relation="customer", now=NOW)
    assert set(Person.objects.known().values_list("relation", flat=True)) == {"customer"}
    undo(owner=owner, deed=done.pk, now=NOW)
    assert set(Person.objects.known().values_list("relation", flat=True)) == {""}


def test_erasing_keeps_mails_that_others_took_part_in_without_the_person(owner: Owner, ben: int) -> None:
    alone = Interaction.objects.count()
    shared = [letter(BEN, f"{AIKO}, {MAKOTO}", days_ago=9), letter(MAKOTO, f"{AIKO}, {BEN}", days_ago=8)]
    give(owner, "shared.mbox", mailbox(shared))
    verbs.erase(owner=owner, person=ben, now=NOW)
    assert alone > 0
    assert Interaction.objects.count() == 2
    assert sorted(Interaction.objects.values_list("presences__handle__value", flat=True)) == [
        *["aiko@example.jp"] * 2,
        *["makoto@example.com"] * 2,
    ]


def test_erasing_keeps_a_mail_to_a_desk(owner: Owner, ben: int) -> None:
    give(owner, "shared.mbox", mailbox([letter(BEN, f"{AIKO}, info@example.co.jp", days_ago=9)]))
    assert Handle.objects.get(value="info@example.co.jp").person is None
    verbs.erase(owner=owner, person=ben, now=NOW)
    assert Interaction.objects.count() == 1


def test_the_owner_is_not_erased(owner: Owner, ben: int) -> None:
    me = Person.objects.get(is_owner=True, merged_into=None)
    with pytest.raises(Refused):
        verbs.erase(owner=owner, person=me.pk, now=NOW)


def test_erasing_one_leaves_the_deeds_of_others(owner: Owner, ben: int) -> None:
    other = Person.objects.create(pk=int(f"{ben}7"), owner=owner, name="Dana Fox")  # a number that begins like Ben's
    verbs.place(owner=owner, person=other.pk, relation="peer", now=NOW)
    together = verbs.place_all(owner=owner, people=[ben, other.pk], relation="boss", now=NOW)
    verbs.erase(owner=owner, person=ben, now=NOW)
    undo(owner=owner, deed=together.pk, now=NOW)
    assert Person.objects.get(pk=other.pk).relation == "peer"
    undo_last(owner=owner, now=NOW)
    assert Person.objects.get(pk=other.pk).relation == ""


def speak_of_the_canary(owner: Owner) -> int:
    """Give the book somebody whose every trace holds one word; returns who it is."""
    bird = f"{CANARY} Bird <bird@{CANARY}.example.org>"
    card = BEN_CARD.replace("Ben Carter", f"{CANARY} Bird").replace("Ben;", f"{CANARY};").replace("ben@", f"{CANARY}@")
    give(owner, "cards.vcf", card + card.replace("7d1c0f8e", "8").replace(f"{CANARY}@", f"b@{CANARY}."))
    letters = years_with(bird, every=30) + years_with(MAKOTO, every=30)
    letters.append(letter(bird, AIKO, days_ago=1.5, subject=f"Ask {CANARY}", text=f"Could {CANARY} come on Friday?"))
    give(owner, "m.mbox", mailbox(letters))
    refresh_all(owner, now=NOW)
    row = Person.objects.known().filter(name__contains=CANARY).earliest("pk")
    for other in Person.objects.known().filter(name__contains=CANARY).exclude(pk=row.pk):
        same(owner=owner, one=row.pk, other=other.pk, now=NOW)
    return row.pk


def say_much_about(owner: Owner, person: int) -> None:
    """Every verb of the owner's, and an undoing."""
    verbs.write_note(owner=owner, person=person, text=f"{CANARY} likes tea", now=NOW)
    note = Note.objects.get()
    verbs.edit_note(owner=owner, note=note.pk, text=f"{CANARY} likes coffee", now=NOW)
    verbs.remove_note(owner=owner, note=note.pk, now=NOW)
    undo_last(owner=owner, now=NOW)
    verbs.rename(owner=owner, person=person, family=CANARY, given="Tweety", now=NOW)
    verbs.place(owner=owner, person=person, relation="friend", now=NOW)
    verbs.place(owner=owner, person=person, relation="friend", now=NOW)  # changes nothing, yet is told
    for found in Advice.objects.filter(person=person):
        answer(owner=owner, advice=found.pk, verdict="done", now=NOW)


@pytest.mark.django_db(transaction=True)
def test_erasing_leaves_no_trace_in_the_database(owner: Owner, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("On PostgreSQL, VACUUM clears the pages of deleted rows.")
    person = speak_of_the_canary(owner)
    say_much_about(owner, person)
    assert CANARY.encode() in pages(tmp_path)
    verbs.erase(owner=owner, person=person, now=NOW)
    left = pages(tmp_path).lower()
    assert left.count(CANARY.lower().encode()) == 0


def pages(folder: Path) -> bytes:
    """Every page of the database, free ones too: SQLite's backup copies them all."""
    file = folder / "copy.sqlite3"
    with contextlib.closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy, pages=-1)
    found = file.read_bytes()
    file.unlink()
    return found


def test_an_erased_person_s_rows_are_gone_from_every_table(owner: Owner) -> None:
    person = speak_of_the_canary(owner)
    say_much_about(owner, person)
    verbs.erase(owner=owner, person=person, now=NOW)
    assert CANARY.lower() not in book(owner).lower()
    assert not Deed.objects.filter(changes__icontains=CANARY).exists()
    assert not Deed.objects.filter(what__icontains=CANARY).exists()
    assert not Presence.objects.filter(name__icontains=CANARY).exists()
    assert Import.objects.filter(state=Import.State.DONE).count() == 2
