"""Whose turn it is in a thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from enishi.promises.asking import asking_sentence
from enishi.promises.owed import ANSWERED_ELSEWHERE, Message, reply_owed, usual_wait

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = Message(1, NOW, False, True, "Which day suits you best?", "Workshop", 2)
MINE = replace(ASKED, id=2, at=NOW + timedelta(hours=3), is_mine=True, text="Thursday suits me best.")


@pytest.mark.parametrize(
    "text",
    [
        "Which day suits you best?",
        "Could you send me the slides",
        "Please let me know by Friday.",
        "I need your approval before I can order.",
        "ご都合のよい日を教えてください。",
        "木曜の午後は空いていますか。",
        "ご検討のうえ、ご回答いただければと存じます。",
        "月曜で大丈夫？",
    ],
)
def test_questions_and_requests_wait_for_an_answer(text: str) -> None:
    assert asking_sentence(f"Hello,\n\n{text}\n\nBen", NOW) == text


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, that's perfect!",
        "Feel free to call if you have any questions?",
        "Have a good trip.",
        "I'll call you on Friday.",
        "いつもお世話になっております。今後ともよろしくお願いいたします。",
        "資料をお送りしましたので、ご確認ください。",
        "お気軽にお問い合わせください。",
        "どういたしまして。",
        "いかがお過ごしでしょうか。",
    ],
)
def test_thanks_and_courtesies_wait_for_none(text: str) -> None:
    assert asking_sentence(text, NOW) == ""


def test_a_question_is_owed_by_whoever_did_not_ask_it() -> None:
    owed = reply_owed([ASKED])
    assert owed is not None
    assert (owed.by_owner, owed.message, owed.since) == (True, 1, NOW)
    theirs = reply_owed([replace(ASKED, is_mine=True)])
    assert theirs is not None
    assert not theirs.by_owner


@pytest.mark.parametrize("text", ["Thursday suits me best.", "Thanks!", "了解です。"])
def test_any_answer_even_mere_thanks_closes_a_thread(text: str) -> None:
    assert reply_owed([ASKED, replace(MINE, text=text)]) is None


def test_an_answer_that_asks_back_turns_the_debt() -> None:
    owed = reply_owed([replace(MINE, text="Is Thursday fine with you?"), ASKED])
    assert owed is not None
    assert (owed.by_owner, owed.message) == (False, 2)


def test_a_question_waits_on_when_its_writer_adds_a_line() -> None:
    more = replace(ASKED, id=2, at=NOW + timedelta(days=1), text="The map is on our site, by the way.")
    owed = reply_owed([ASKED, more])
    assert owed is not None
    assert owed.message == 1


@pytest.mark.parametrize("text", ["Never mind, I found it.", "先ほどの件、自己解決しました。"])
def test_a_question_taken_back_waits_no_more(text: str) -> None:
    assert reply_owed([ASKED, replace(ASKED, id=2, at=NOW + timedelta(days=1), text=text)]) is None


@pytest.mark.parametrize("fields", [{"to_reader": False}, {"people": 7}, {"is_bulk": True}])
def test_copies_crowds_and_machines_are_owed_nothing(fields: dict[str, object]) -> None:
    assert reply_owed([replace(ASKED, **fields)]) is None


def test_a_letter_in_another_thread_is_an_answer_only_if_it_comes_soon() -> None:
    assert reply_owed([ASKED], sent_elsewhere=NOW + timedelta(hours=20)) is None
    assert reply_owed([ASKED], sent_elsewhere=NOW + ANSWERED_ELSEWHERE + timedelta(days=5))
    assert reply_owed([ASKED], sent_elsewhere=NOW - timedelta(hours=1))


def test_nobody_owes_anything_in_an_empty_thread() -> None:
    assert reply_owed([]) is None


def test_the_usual_wait_is_the_median_of_ones_own_answers() -> None:
    history = []
    for day, hours in enumerate((1, 2, 3, 4, 50)):
        asked = NOW + timedelta(days=7 * day)
        history += [replace(ASKED, at=asked), replace(MINE, at=asked + timedelta(hours=hours))]
    assert usual_wait(history) == timedelta(hours=3)
    assert usual_wait(history[:6]) is None
    assert usual_wait(history, lambda asked, answered: (answered - asked) / 3) == timedelta(hours=1)


@pytest.mark.parametrize(
    "text",
    [
        "You should have the schedule in your inbox by now.",
        "See the attachment for the seating plan.",
        "The file you were waiting for is attached.",
        "Let me know if anything is unclear.",
        "お役に立ててよかったです。",
    ],
)
def test_what_is_handed_over_waits_for_no_answer(text: str) -> None:
    assert asking_sentence(text, NOW) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The contract is attached, please sign and return it.",
        "I'm still waiting for the invoice.",
        "I'd like to know whether the hall is heated.",
    ],
)
def test_what_is_asked_beside_it_does(text: str) -> None:
    assert asking_sentence(text, NOW) == text
