"""Who leaves their work says so in a letter; the address there ends, and it is time to ask for another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.advice import LastWord, Situation
from enishi.advice.partings import parting
from enishi.advice.rules.leaving_work import RULE

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
LEAVING = [
    "私事で恐縮ですが、3月末日をもちまして退職することとなりました。",
    "このたび一身上の都合により、3月31日付で退職いたします。",
    "在職中は大変お世話になりました。本日が最終出社日となります。",
    "最終出社日は3月28日です。",
    "4月より転職することになりましたので、ご報告いたします。",
    "この度、東都商事を退社することになりました。",
    "15年勤めた会社を離れることになりました。",
    "Friday will be my last day at Toto Trading.",
    "I wanted to let you know that I'm leaving Toto at the end of the month.",
    "After ten years I have decided to leave the company.",
    "I will be moving on from Konan Systems in April.",
]
NOT_LEAVING = [
    "佐藤さんが3月末で退職されるそうです。",
    "田中部長は先月退職しました。",
    "退職金規程の改定についてお知らせします。",
    "本日はこれで退社いたします。",
    "退社時間は18時です。",
    "山田さんの送別会は28日です。",
    "転職サイトからのお知らせです。",
    "席を離れることがありますので、携帯までお電話ください。",
    "I am leaving for Osaka tomorrow.",
    "I'm leaving the office now.",
    "I'm leaving early today.",
    "Tomorrow is the last day of the fair.",
    "I have left a message with your colleague.",
    "She is leaving the company in May.",
    "I'll be moving on to the next item.",
]


@pytest.mark.parametrize("text", LEAVING)
def test_who_says_that_they_leave_is_understood(text: str) -> None:
    assert parting("", f"いつもお世話になっております。\n{text}\n今後ともよろしくお願いいたします。") in text


@pytest.mark.parametrize("text", NOT_LEAVING)
def test_who_speaks_of_another_or_of_going_home_does_not_leave(text: str) -> None:
    assert parting("", text) == ""


def test_the_subject_alone_can_say_it() -> None:
    assert parting("退職のご挨拶", "いつもお世話になっております。") == "退職のご挨拶"


@given(st.text(alphabet="退職いたします。3月末でもってを 、\n", max_size=3000))
def test_no_letter_is_too_odd(text: str) -> None:
    assert len(parting(text, text)) <= 300


def _letter(**changes: object) -> LastWord:
    said = {"at": NOW - timedelta(days=2), "direction": "in", "text": LEAVING[1]} | changes
    return LastWord(**{"thread": "t", "kind": "mail", "subject": "ご挨拶", "to_owner": True, "people": 2} | said)


def test_news_of_leaving_is_brought_up_with_their_words() -> None:
    (reason,) = RULE.advise(Situation(1, "佐藤 誠", NOW, last_words=(_letter(),)))
    assert "退職いたします" in str(reason.evidence[0])


@pytest.mark.parametrize("changes", [{"direction": "out"}, {"at": NOW - timedelta(days=80)}, {"text": "了解です。"}])
def test_own_words_old_news_and_other_letters_are_not(changes: dict[str, object]) -> None:
    assert not list(RULE.advise(Situation(1, "佐藤 誠", NOW, last_words=(_letter(**changes),))))
