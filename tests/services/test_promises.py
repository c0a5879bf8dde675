"""What the owner says of promises, and that all of it can be undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox
from tests.shelf import Shelf

from enishi.kit.say import Refused
from enishi.queries.people import PersonLine
from enishi.queries.promises import (
    new_day_letter,
    promise_doubts,
    promise_line,
    promises_page,
    promises_today,
    promises_with,
)
from enishi.services import promises
from enishi.services.owner import add_own_address
from enishi.services.undo import undo
from enishi.store.models import Owner, Person, Promise

LATE = letter(AIKO, MAKOTO, days_ago=5, subject="見積もり", text="見積もりを20日までにお送りします。")
TODAY = letter(AIKO, BEN, days_ago=5, subject="Slides", text="I'll send you the slides by 23 November.")
THEIRS = letter(BEN, AIKO, days_ago=2, text="I will send you the contract next week.")
OLD = letter(AIKO, BEN, days_ago=400, text="I'll send you the photos tomorrow.")
DONE = letter(AIKO, BEN, days_ago=1, subject="Re: Slides", text="Here are the slides.", answers=TODAY["Message-ID"])
DONE.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="slides.pdf")


@pytest.fixture
def book(owner: Owner, shelf: Shelf) -> Owner:
    return shelf.fill("four promises", owner, promise)


def promise(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox([OLD, LATE, TODAY, THEIRS]))


def mine(owner: Owner) -> list[tuple[str, int | None]]:
    return [(line.person.name, line.days) for line in promises_page(owner=owner, now=NOW, by_owner=True).lines]


def to(name: str) -> int:
    return (
        Promise.objects.filter(by_owner=True, said_at__gt=NOW - timedelta(days=60))
        .standing()
        .get(handle__person__name=name)
        .pk
    )


def test_the_soonest_come_first_and_what_is_long_past_only_when_asked_for(book: Owner) -> None:
    assert mine(book) == [("髙橋 誠", -3), ("Ben Carter", 0)]
    page = promises_page(owner=book, now=NOW, by_owner=True)
    assert (page.mine, page.theirs, page.older) == (2, 1, 1)
    (old,) = promises_page(owner=book, now=NOW, by_owner=True, older=True).lines
    assert old.words == "I'll send you the photos tomorrow."


def test_today_holds_what_the_owner_owes_now(book: Owner) -> None:
    lines, more = promises_today(owner=book, now=NOW)
    assert ([line.days for line in lines], more) == ([-3, 0], 0)


@pytest.mark.parametrize("verb", ["keep", "keep_late", "let_go", "not_one"])
def test_what_is_settled_is_open_no_more_until_it_is_undone(book: Owner, verb: str) -> None:
    done = getattr(promises, verb)(owner=book, promise=to("Ben Carter"), now=NOW)
    assert mine(book) == [("髙橋 誠", -3)]
    with pytest.raises(Refused):
        promises.keep(owner=book, promise=to("Ben Carter"), now=NOW)
    undo(owner=book, deed=done.pk, now=NOW)
    assert mine(book) == [("髙橋 誠", -3), ("Ben Carter", 0)]


def test_a_new_day_counts_at_once_and_its_letter_is_in_the_language_of_the_promise(book: Owner) -> None:
    late = to("髙橋 誠")
    done = promises.tell_new_day(owner=book, promise=late, due=date(2026, 11, 26), now=NOW)
    line = promise_line(owner=book, promise=late, now=NOW)
    assert (line.days, line.first_due) == (3, date(2026, 11, 20))
    words = new_day_letter(line, owner=book, due=date(2026, 11, 26), now=NOW)
    assert words.startswith("髙橋 誠 様\n")
    assert "11月26日（木）" in words
    undo(owner=book, deed=done.pk, now=NOW)
    assert promise_line(owner=book, promise=late, now=NOW).days == -3


def test_what_was_put_off_and_then_kept_is_kept_late_but_told(book: Owner) -> None:
    late = to("髙橋 誠")
    promises.tell_new_day(owner=book, promise=late, due=date(2026, 11, 26), now=NOW)
    promises.keep(owner=book, promise=late, now=NOW)
    assert Promise.objects.get(pk=late).state == "kept_late"


def test_a_day_that_is_over_is_no_new_day(book: Owner) -> None:
    with pytest.raises(Refused):
        promises.tell_new_day(owner=book, promise=to("髙橋 誠"), due=date(2026, 11, 22), now=NOW)


def test_what_did_not_keep_it_is_proposed_no_more(book: Owner) -> None:
    give(book, "later.mbox", mailbox([DONE]))
    slides = to("Ben Carter")
    assert promise_line(owner=book, promise=slides, now=NOW).proof is not None
    done = promises.not_yet(owner=book, promise=slides, now=NOW)
    assert promise_line(owner=book, promise=slides, now=NOW).proof is None
    undo(owner=book, deed=done.pk, now=NOW)
    assert promise_line(owner=book, promise=slides, now=NOW).proof is not None


def test_a_doubt_waits_apart_until_the_owner_takes_it_up(book: Owner) -> None:
    slides = to("Ben Carter")
    Promise.objects.filter(pk=slides).update(is_doubt=True)
    assert [line.id for line in promise_doubts(owner=book, now=NOW)] == [slides]
    assert slides not in {line.id for line in promises_page(owner=book, now=NOW, by_owner=True).lines}
    promises.accept(owner=book, promise=slides, now=NOW)
    assert promise_doubts(owner=book, now=NOW) == ()


def test_a_promise_noted_by_hand_stands_with_its_person_until_it_is_undone(book: Owner) -> None:
    ben = Person.objects.get(name="Ben Carter")
    done = promises.add_promises(owner=book, drafts=[promises.Draft(ben.pk, "Lunch", date(2026, 11, 24))], now=NOW)
    assert ("Lunch", "hand") in {
        (line.words, line.said_in) for line in promises_with(PersonLine.of(ben), owner=book, now=NOW)
    }
    undo(owner=book, deed=done.pk, now=NOW)
    assert not Promise.objects.filter(is_by_hand=True).exists()


CHEN = "Chen Li <chen@example.net>"
TO_THREE = letter(AIKO, f"{MAKOTO}, {BEN}, {CHEN}", days_ago=2, text="I'll send you all the plan by 25 November.")


@pytest.fixture
def shared(owner: Owner, shelf: Shelf) -> Owner:
    return shelf.fill("a promise to three", owner, promise_three)


def promise_three(owner: Owner) -> None:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox([TO_THREE]))


def all_to(owner: Owner) -> list[list[str]]:
    page = promises_page(owner=owner, now=NOW, by_owner=True)
    return [[person.name for person in line.people] for line in page.lines]


def test_what_is_promised_to_three_in_one_letter_is_one_line(shared: Owner) -> None:
    assert all_to(shared) == [["髙橋 誠", "Ben Carter", "Chen Li"]]
    assert promises_page(owner=shared, now=NOW, by_owner=True).mine == 1
    lines, more = promises_today(owner=shared, now=NOW)
    assert ([len(line.people) for line in lines], more) == ([3], 0)


def test_with_each_of_the_three_it_stands_under_their_own_name(shared: Owner) -> None:
    ben = PersonLine.of(Person.objects.get(name="Ben Carter"))
    (line,) = promises_with(ben, owner=shared, now=NOW)
    assert [person.name for person in line.people] == ["Ben Carter", "髙橋 誠", "Chen Li"]
    assert promise_line(owner=shared, promise=line.id, now=NOW).people == line.people


def test_the_line_may_be_turned_so_that_each_of_the_three_stands_first(shared: Owner) -> None:
    (line,) = promises_page(owner=shared, now=NOW, by_owner=True).lines
    turned = list(line.with_each())
    assert [one.names for one in turned] == [
        "髙橋 誠、Ben Carter、Chen Li",
        "Ben Carter、髙橋 誠、Chen Li",
        "Chen Li、髙橋 誠、Ben Carter",
    ]
    assert [promise_line(owner=shared, promise=one.id, now=NOW).people for one in turned] == [o.people for o in turned]


@pytest.mark.parametrize("verb", ["keep", "keep_late", "let_go", "not_one"])
def test_one_word_settles_it_for_all_three_and_undoing_opens_it_for_all(shared: Owner, verb: str) -> None:
    for row in Promise.objects.all():
        done = getattr(promises, verb)(owner=shared, promise=row.pk, now=NOW)
        assert all_to(shared) == []
        undo(owner=shared, deed=done.pk, now=NOW)
        assert all_to(shared) == [["髙橋 誠", "Ben Carter", "Chen Li"]]


def test_a_new_day_is_told_to_all_three(shared: Owner) -> None:
    promises.tell_new_day(owner=shared, promise=Promise.objects.earliest("pk").pk, due=date(2026, 11, 27), now=NOW)
    assert all_to(shared) == [["髙橋 誠", "Ben Carter", "Chen Li"]]
    assert set(Promise.objects.values_list("told_due", flat=True)) == {date(2026, 11, 27)}


def test_whoever_is_answered_proves_it_for_all_and_not_yet_is_said_once(shared: Owner) -> None:
    sent = letter(AIKO, BEN, days_ago=1, text="Here is the plan.", answers=TO_THREE["Message-ID"])
    sent.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    give(shared, "n.mbox", mailbox([sent]))
    (line,) = promises_page(owner=shared, now=NOW, by_owner=True).lines
    assert line.proof is not None
    promises.not_yet(owner=shared, promise=line.id, now=NOW)
    (line,) = promises_page(owner=shared, now=NOW, by_owner=True).lines
    assert (line.proof, len(line.people)) == (None, 3)
