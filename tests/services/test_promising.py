"""Promises are found in what was written, follow the people, and keep the owner's word whatever becomes of the text."""

from __future__ import annotations

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox, work_all

from enishi.services.decisions import part, same
from enishi.services.imports import undo_import
from enishi.services.owner import add_own_address, remove_own_address
from enishi.services.people import edit_note, erase, remove_note, write_note
from enishi.services.rebuild import rebuild
from enishi.services.undo import undo
from enishi.store.models import Handle, Interaction, Owner, Person, Promise

MINE = letter(AIKO, MAKOTO, days_ago=2, text="お世話になっております。\n見積もりを金曜までにお送りします。")
THEIRS = letter(BEN, AIKO, days_ago=1, text="Thanks for your time. I'll send you the contract by Thursday.")
ASKED = letter(BEN, AIKO, days_ago=3, text="Could you please send me the slides by Friday?")
TO_ALL = letter(AIKO, ", ".join(f"x{n}@example.net" for n in range(9)), days_ago=2, text="I'll send it by Friday.")
COPIED = letter(BEN, MAKOTO, days_ago=2, text="I will send you the plan tomorrow.", Cc=AIKO)
LETTERS = mailbox([ASKED, MINE, THEIRS, TO_ALL, COPIED])


@pytest.fixture
def written(owner: Owner) -> Owner:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", LETTERS)
    return owner


def found() -> list[tuple[str, str, bool, str]]:
    rows = Promise.objects.standing().order_by("-said_at")
    people = Person.objects.in_bulk()
    return [(people[row.who].name, row.kind, row.by_owner, str(row.due)) for row in rows]


def test_who_owes_what_to_whom_by_when(written: Owner) -> None:
    assert found() == [
        ("Ben Carter", "promise", False, "2026-11-26"),
        ("髙橋 誠", "promise", True, "2026-11-27"),
        ("Ben Carter", "request", True, "2026-11-27"),
    ]


def test_reading_the_same_file_again_changes_nothing(written: Owner) -> None:
    before = list(Promise.objects.order_by("pk").values())
    give(written, "m.mbox", LETTERS)
    give(written, "m.mbox", LETTERS)
    rebuild(owner=written, now=NOW)
    assert list(Promise.objects.order_by("pk").values()) == before


def test_a_promise_goes_with_its_letter_and_comes_back_with_the_owners_word(written: Owner) -> None:
    row = Promise.objects.get(by_owner=True, kind="promise")
    Promise.objects.filter(pk=row.pk).update(state="let_go")
    job = Interaction.objects.first().imported  # type: ignore[union-attr]
    undo_import(owner=written, number=job.pk, now=NOW)  # type: ignore[union-attr]
    work_all()
    assert found() == []
    assert list(Promise.objects.values_list("state", "words")) == [("let_go", "")]
    give(written, "m.mbox", LETTERS)
    assert len(found()) == 3
    row.refresh_from_db()
    assert (row.state, row.words) == ("let_go", "見積もりを金曜までにお送りします。")


def test_promises_follow_people_who_are_joined_and_parted(written: Owner) -> None:
    ben, makoto = (Person.objects.get(name=name) for name in ("Ben Carter", "髙橋 誠"))
    same(owner=written, one=ben.pk, other=makoto.pk, now=NOW)
    one, other = sorted((ben.pk, makoto.pk))
    assert Promise.objects.standing().with_person(one).count() == 3
    part(owner=written, person=one, merged=other, now=NOW)
    assert Promise.objects.standing().with_person(makoto.pk).count() == 1


def test_what_was_asked_turns_into_what_was_promised_when_an_address_is_the_owners(owner: Owner) -> None:
    give(owner, "m.mbox", mailbox([MINE]))
    assert found() == []
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    assert [line[2] for line in found()] == [True]
    remove_own_address(owner=owner, handle=Handle.objects.get(value="aiko@example.jp").pk, now=NOW)
    assert found() == []


def test_a_note_promises_what_it_says_until_it_says_otherwise(written: Owner) -> None:
    ben = Person.objects.get(name="Ben Carter")
    done = write_note(owner=written, person=ben.pk, text="来週の水曜までに資料を送る", now=NOW)
    note = ben.notes.get()
    assert note.promises.get().by_owner
    edit_note(owner=written, note=note.pk, text="海が好き。", now=NOW)
    assert not note.promises.exists()
    remove_note(owner=written, note=note.pk, now=NOW)
    assert done.pk


def test_a_note_that_comes_back_brings_its_promise(written: Owner) -> None:
    ben = Person.objects.get(name="Ben Carter")
    done = write_note(owner=written, person=ben.pk, text="来週の水曜までに資料を送る", now=NOW)
    undone = undo(owner=written, deed=done.pk, now=NOW)
    assert len(found()) == 3
    undo(owner=written, deed=undone.pk, now=NOW)
    assert len(found()) == 4


def test_erasing_a_person_erases_what_was_promised(written: Owner) -> None:
    erase(owner=written, person=Person.objects.get(name="Ben Carter").pk, now=NOW)
    assert [line[0] for line in found()] == ["髙橋 誠"]
    assert Promise.objects.count() == 1


def test_a_letter_to_several_binds_the_owner_to_each_but_not_to_who_got_a_copy(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    both = letter(
        AIKO, f"{MAKOTO}, {BEN}", days_ago=2, text="I'll send you both the plan by Friday.", Cc="Cy <c@example.com>"
    )
    give(owner, "m.mbox", mailbox([both]))
    assert sorted(line[0] for line in found()) == ["Ben Carter", "髙橋 誠"]
    before = list(Promise.objects.order_by("pk").values_list("pk", "key"))
    give(owner, "m.mbox", mailbox([both]))
    rebuild(owner=owner, now=NOW)
    assert list(Promise.objects.order_by("pk").values_list("pk", "key")) == before


def test_what_comes_with_the_letter_is_no_promise(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    sent = letter(AIKO, BEN, days_ago=2, text="Sending you the plan. I'll call you on Friday.")
    sent.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    give(owner, "m.mbox", mailbox([sent]))
    assert [row.words for row in Promise.objects.filter(kind="promise")] == ["I'll call you on Friday."]


def test_a_request_without_a_day_is_answered_by_what_was_asked_for(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    asked = letter(AIKO, BEN, days_ago=4, subject="Slides", text="Could you please send me the slides?")
    why = letter(BEN, AIKO, days_ago=3, subject="Re: Slides", text="I'm travelling.", answers=asked["Message-ID"])
    came = letter(BEN, AIKO, days_ago=2, subject="Re: Slides", text="Here are the slides.", answers=asked["Message-ID"])
    came.add_attachment(b"x", maintype="application", subtype="pdf", filename="slides.pdf")
    give(owner, "m.mbox", mailbox([asked, why, came]))
    assert Promise.objects.get(kind="request").kept_words == "slides.pdf"


WORK = "Aiko Hara <aiko@work.example>"
BETWEEN = [
    letter(MAKOTO, AIKO, days_ago=9, text="Could you please send me the slides?"),
    letter(BEN, WORK, days_ago=8, text="Could you please send me the map?", Cc=AIKO),
    letter(BEN, f"{MAKOTO}", days_ago=7, text="Could you please send me the plan?", Cc=WORK),
    letter(AIKO, f"{WORK}, {BEN}, {MAKOTO}", days_ago=6, text="I'll send you all the list by Friday."),
    letter(WORK, f"{MAKOTO}, {AIKO}", days_ago=5, text="I'll send you the photos by Friday."),
]
OWN = ["aiko@example.jp", "aiko@work.example"]


def kept_of(owner: Owner) -> list[tuple[str, str, bool, str]]:
    return sorted(Promise.objects.filter(owner=owner).values_list("key", "kind", "by_owner", "handle__value"))


@pytest.mark.parametrize("first", [[0, 1, "file"], [0, "file", 1], [1, "file", 0], ["file", 0, 1], ["file", 1, 0]])
def test_what_is_promised_and_asked_does_not_tell_when_an_address_became_the_owners(
    owner: Owner, first: list[int | str]
) -> None:
    for step in first:
        if isinstance(step, int):
            add_own_address(owner=owner, text=OWN[step], now=NOW)
        else:
            give(owner, "m.mbox", mailbox(BETWEEN))
    found = kept_of(owner)
    rebuild(owner=owner, now=NOW)
    assert kept_of(owner) == found
    asked = Promise.objects.filter(kind="request", by_owner=True)
    assert sorted(asked.values_list("words", flat=True)) == [
        f"Could you please send me the {it}?" for it in ("map", "slides")
    ]


def test_an_address_that_is_the_owners_no_more_takes_its_requests_along(owner: Owner) -> None:
    for address in OWN:
        add_own_address(owner=owner, text=address, now=NOW)
    give(owner, "m.mbox", mailbox(BETWEEN))
    done = remove_own_address(owner=owner, handle=Handle.objects.get(value="aiko@work.example").pk, now=NOW)
    left = kept_of(owner)
    rebuild(owner=owner, now=NOW)
    assert kept_of(owner) == left
    undo(owner=owner, deed=done.pk, now=NOW)
    assert Promise.objects.filter(words="Could you please send me the map?").exists()
