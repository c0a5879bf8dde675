"""What keeps a promise, what puts it off, and what leaves it open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from enishi.promises import Kind
from enishi.promises.given import Given, Kept, Later
from enishi.promises.keeping import find_kept, find_moved

TOKYO = ZoneInfo("Asia/Tokyo")
SAID = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # a Monday
ENGLISH = Given(
    True, "I'll send you the estimate by Friday.", SAID, date(2026, 11, 27), "t1", "Your garden", Kind.PROMISE
)
JAPANESE = replace(ENGLISH, words="お見積書は金曜日までにお送りいたします。", subject="お庭の件")
CHECKING = replace(ENGLISH, words="I'll check whether the hall has a projector and let you know.", due=None)
CALLING = replace(ENGLISH, words="I'll call you on Friday about the hedge.")


def after(text: str, **fields: object) -> Later:
    later = Later(7, SAID + timedelta(days=2), True, "mail", "t1", "Re: Your garden", text)
    return replace(later, **fields)


def kept(given: Given, *later: Later) -> Kept | None:
    return find_kept(given, later, zone=TOKYO)


@pytest.mark.parametrize(
    "text",
    [
        "Attached is the estimate.",
        "I've just sent the estimate to your office.",
        "The estimate went out to you this morning.",
        "I sent it an hour ago.",
        "The estimate is here: https://files.example.com/s/1",
    ],
)
def test_an_english_promise_is_kept_by_saying_that_it_is_done(text: str) -> None:
    assert kept(ENGLISH, after(text))


@pytest.mark.parametrize(
    "text",
    [
        "お見積書を添付いたします。",
        "先ほど見積書を送付いたしました。",
        "御見積書、お送りしましたのでご査収ください。",
        "先ほど送付しました。",
        "見積書を共有フォルダに置きました: https://files.example.com/s/1",
    ],
)
def test_a_japanese_promise_is_kept_by_saying_that_it_is_done(text: str) -> None:
    assert kept(JAPANESE, after(text))


@pytest.mark.parametrize(
    "text",
    [
        "I will send the estimate soon.",
        "I haven't sent the estimate yet, sorry.",
        "Should I have sent the estimate to Ben?",
        "I've sent the invitations for the summer party to everyone.",
        "Attached is the map of our new office.",
        "Thank you for your patience.",
    ],
)
def test_neither_a_new_promise_nor_another_deed_keeps_an_english_one(text: str) -> None:
    assert kept(ENGLISH, after(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "見積書は近日中にお送りします。",
        "見積書をまだお送りできておらず、申し訳ございません。",
        "見積書は作成中です。",
        "議事録を送付いたしました。",
        "お待たせして申し訳ありません。",
        "見積書はもうお送りしましたか。",
    ],
)
def test_neither_a_new_promise_nor_another_deed_keeps_a_japanese_one(text: str) -> None:
    assert kept(JAPANESE, after(text)) is None


def test_a_file_keeps_it_by_its_name_and_is_the_evidence() -> None:
    found = kept(JAPANESE, after("よろしくお願いします。", files=("地図.pdf", "御見積書_中村様.pdf")))
    assert found == Kept(7, "御見積書_中村様.pdf", "file", 0.9)


def test_a_file_of_another_name_keeps_nothing() -> None:
    assert kept(ENGLISH, after("Here is the map.", files=("map.pdf",))) is None


def test_a_nameless_file_counts_only_in_the_same_thread() -> None:
    scan = after("Here you go.", files=("scan001.pdf",))
    assert kept(ENGLISH, scan)
    assert kept(ENGLISH, replace(scan, thread="t2")) is None


def test_whoever_did_not_promise_cannot_say_that_it_is_done() -> None:
    assert kept(ENGLISH, after("I've just sent the estimate.", by_owner=False)) is None


@pytest.mark.parametrize(
    "text", ["Got the estimate, thanks!", "Thank you for the estimate.", "見積書、受け取りました。"]
)
def test_the_others_thanks_for_it_are_evidence(text: str) -> None:
    found = kept(JAPANESE if not text.isascii() else ENGLISH, after(text, by_owner=False))
    assert found is not None
    assert found.reason == "received"


@pytest.mark.parametrize("text", ["Thanks for offering to send the estimate.", "The estimate has not arrived yet."])
def test_thanks_for_words_and_a_complaint_are_none(text: str) -> None:
    assert kept(ENGLISH, after(text, by_owner=False)) is None


def test_an_answer_is_kept_by_the_answer_itself() -> None:
    found = kept(CHECKING, after("Good morning!\n\nThe hall does have a projector, free of charge."))
    assert found is not None
    assert (found.words, found.reason) == ("The hall does have a projector, free of charge.", "answer")
    assert kept(CHECKING, after("I'm still waiting to hear about the projector in the hall.")) is None


def test_a_meeting_keeps_the_promise_to_call_but_none_to_send() -> None:
    meeting = after("", kind="meeting", by_owner=None, thread="", subject="Hedge")
    assert kept(CALLING, meeting)
    assert kept(ENGLISH, meeting) is None
    assert kept(CALLING, replace(meeting, at=SAID + timedelta(days=90))) is None


def test_a_request_is_kept_by_whoever_was_asked() -> None:
    asked = replace(ENGLISH, by_owner=False, words="Could you send me the floor plan?", kind=Kind.REQUEST)
    assert kept(asked, after("Here is the floor plan.", by_owner=False, files=("floor plan.pdf",)))
    assert kept(asked, after("Thank you for the floor plan!"))
    assert kept(asked, after("Did you find the floor plan?", by_owner=False)) is None


def test_a_note_of_the_owners_keeps_what_either_promised() -> None:
    note = after("The estimate was sent by post.", kind="note", thread="")
    assert kept(ENGLISH, note)
    assert kept(replace(ENGLISH, by_owner=False), note)


def test_the_first_sign_counts_and_nothing_before_the_promise() -> None:
    early = after("Attached is the estimate.", id=1, at=SAID - timedelta(days=1))
    first = after("The estimate is on its way.", id=2)
    last = after("Attached is the estimate again.", id=3, at=SAID + timedelta(days=9))
    found = kept(ENGLISH, last, first, early)
    assert found is not None
    assert found.by == 2


@pytest.mark.parametrize(
    ("promised", "text"),
    [
        ("I'll ring the plumber first thing.", "I rang the plumber, he will be there at nine."),
        ("I'll talk to Greta about the permit.", "Spoke with Greta - the permit will be ready on Monday."),
        ("We'll refund the shipping costs.", "The refund for the shipping costs was issued yesterday."),
    ],
)
def test_what_is_still_to_come_in_another_clause_does_not_hide_what_is_done(promised: str, text: str) -> None:
    assert kept(replace(ENGLISH, words=promised), after(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'll ring the plumber, he was out this morning.",
        "I haven't rung the plumber, he will be here anyway.",
        "I was away, and I will ring the plumber tomorrow.",
    ],
)
def test_what_is_not_done_stays_open_whatever_another_clause_says(text: str) -> None:
    assert kept(replace(ENGLISH, words="I'll ring the plumber first thing."), after(text)) is None


def test_who_was_not_reached_was_not_met() -> None:
    assert kept(CALLING, after("I called about the hedge, but missed you.")) is None


def test_a_line_that_a_mail_program_broke_is_read_whole() -> None:
    assert kept(ENGLISH, after("As of today the estimate has been\nsent to your office."))


@pytest.mark.parametrize(
    ("given", "text", "due"),
    [
        (ENGLISH, "Sorry, the estimate is going to slip to next Wednesday.", date(2026, 12, 2)),
        (JAPANESE, "金曜の見積もり、来週火曜になりそうです。", date(2026, 12, 1)),
        (JAPANESE, "見積書の件、月末までお待ちいただけますでしょうか。", date(2026, 11, 30)),
    ],
)
def test_a_new_day_told_before_it_was_done_puts_it_off(given: Given, text: str, due: date) -> None:
    moved = find_moved(given, [after(text)], zone=TOKYO)
    assert moved is not None
    assert moved.due == due


def test_what_is_done_is_not_put_off_any_more() -> None:
    done = after("Attached is the estimate.", id=1, at=SAID + timedelta(days=1))
    slip = after("The second estimate will be next Wednesday instead.", id=2)
    assert find_moved(ENGLISH, [done, slip], zone=TOKYO) is None


def test_an_earlier_day_or_another_matter_moves_nothing() -> None:
    assert find_moved(ENGLISH, [after("The estimate will be ready on Thursday instead.")], zone=TOKYO) is None
    assert find_moved(ENGLISH, [after("The party is moved to next Wednesday.")], zone=TOKYO) is None


def test_a_call_keeps_the_promise_to_call_and_no_other() -> None:
    call = after("", kind="call", by_owner=None, thread="", subject="")
    assert kept(CALLING, call)
    assert kept(ENGLISH, call) is None


def test_what_is_hardly_a_promise_needs_the_surer_sign() -> None:
    doubtful = replace(ENGLISH, confidence=0.65)
    assert kept(doubtful, after("I've just sent the estimate.")) is None
    assert kept(doubtful, after("As asked.", files=("estimate.pdf",)))


def test_what_is_only_half_of_a_name_is_another_thing() -> None:
    plan = replace(ENGLISH, words="I'll send you the floor plan by Friday.")
    assert kept(plan, after("Attached is the seating plan.", files=("seating_plan.pdf",))) is None
    assert kept(plan, after("Attached is the floor plan."))


def test_the_first_of_several_is_not_the_second() -> None:
    paying = replace(ENGLISH, words="I'll pay the second instalment on Friday.")
    assert kept(paying, after("The first instalment was paid in May.")) is None
    assert kept(paying, after("The second instalment was paid this morning."))


def test_a_file_sent_by_mistake_keeps_nothing() -> None:
    assert kept(ENGLISH, after("Sorry, wrong file, please ignore.", files=("estimate_old.pdf",))) is None


def test_a_question_is_answered_by_a_plain_word_in_its_thread() -> None:
    asked = replace(ENGLISH, by_owner=False, words="Does Thursday work for you?", due=None, kind=Kind.REQUEST)
    assert kept(asked, after("Thursday works well for me.", by_owner=False))
    assert kept(asked, after("I'll let you know soon.", by_owner=False)) is None
    assert kept(asked, after("Thursday works well for me.", by_owner=False, thread="t2")) is None
