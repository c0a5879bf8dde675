"""Who waits for whose reply, and how long, as imported letters tell it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cast import AIKO, BEN, MAKOTO, NOW, give, letter, mailbox

from enishi.queries.replies import replies, usual_hours
from enishi.services.answers import no_reply_needed
from enishi.services.owner import add_own_address
from enishi.services.undo import undo
from enishi.store.models import Owner

ASKED = letter(BEN, AIKO, days_ago=2, subject="Slides", text="Could you send me the slides?")
ASKING = letter(AIKO, MAKOTO, days_ago=3, subject="日程", text="ご都合はいかがでしょうか。")
THANKS = letter(BEN, AIKO, days_ago=1, subject="Lunch", text="Thanks, that was a lovely lunch.")
COPY = letter(BEN, MAKOTO, days_ago=1, subject="Plan", text="Could you check the plan?", Cc=AIKO)
LONG_AGO = letter(BEN, AIKO, days_ago=80, subject="Photos", text="Could you send me the photos?")
ANSWER = letter(AIKO, BEN, days_ago=1.5, subject="Re: Slides", text="Here they are.", answers=ASKED["Message-ID"])


def book(owner: Owner, *letters: object) -> Owner:
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    give(owner, "m.mbox", mailbox(letters))  # type: ignore[arg-type]
    return owner


def waiting(owner: Owner, *, by_owner: bool) -> list[tuple[str, str, float]]:
    return [(line.person.name, line.subject, line.hours) for line in replies(owner=owner, now=NOW, by_owner=by_owner)]


def test_a_question_waits_for_whom_it_was_put_to(owner: Owner) -> None:
    book(owner, LONG_AGO, ASKED, ASKING, THANKS, COPY)
    assert waiting(owner, by_owner=True) == [("Ben Carter", "Slides", pytest.approx(48))]
    assert waiting(owner, by_owner=False) == [("髙橋 誠", "日程", pytest.approx(72))]


def test_an_answer_ends_the_wait(owner: Owner) -> None:
    assert waiting(book(owner, ASKED, ANSWER), by_owner=True) == []


def test_who_needs_no_reply_waits_no_more_until_that_is_undone(owner: Owner) -> None:
    (line,) = replies(owner=book(owner, ASKED), now=NOW, by_owner=True)
    done = no_reply_needed(owner=owner, person=line.person.id, thread=line.thread, by_owner=True, now=NOW)
    assert waiting(owner, by_owner=True) == []
    undo(owner=owner, deed=done.pk, now=NOW)
    assert len(waiting(owner, by_owner=True)) == 1


def test_the_owners_usual_time_is_the_median_once_there_are_enough_answers(owner: Owner) -> None:
    letters = []
    for number in range(6):
        asked = letter(BEN, AIKO, days_ago=60 - number * 5, subject=f"q{number}", text="Could you look?")
        after = timedelta(hours=4 if number else 40) / timedelta(days=1)
        answered = letter(
            AIKO, BEN, days_ago=60 - number * 5 - after, subject=f"Re: q{number}", answers=asked["Message-ID"]
        )
        letters += [asked, answered]
    book(owner, *letters)
    assert usual_hours(owner=owner, now=NOW) == pytest.approx(4)
    assert usual_hours(owner=owner, now=NOW - timedelta(days=50)) is None


def test_only_a_letter_on_the_matter_answers_from_another_thread(owner: Owner) -> None:
    other = letter(AIKO, BEN, days_ago=1.5, subject="Invoice", text="The invoice for October went out today.")
    assert len(waiting(book(owner, ASKED, other), by_owner=True)) == 1
    slides = letter(AIKO, BEN, days_ago=1.4, subject="As asked", text="Here are the slides.")
    give(owner, "more.mbox", mailbox([slides]))
    assert waiting(owner, by_owner=True) == []
