"""Which letter in another thread may be the answer to a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from enishi.promises.elsewhere import Said, may_answer

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = Said(AT, "mail", "Workshop", "Hello Aya,\n\nDoes the upper hall have a projector?\n\nBen")
ASKED_JA = Said(AT, "mail", "お打ち合わせ", "お世話になっております。\n見積書の有効期限はいつまででしょうか。")


def other(text: str, subject: str = "", kind: str = "mail") -> Said:
    return Said(AT, kind, subject, text)


@pytest.mark.parametrize("subject", ["Workshop", "RE: workshop", "Fwd: Re: Workshop"])
def test_a_letter_on_the_same_subject_may_answer(subject: str) -> None:
    assert may_answer(ASKED, other("Yes, it does.", subject))


def test_a_letter_that_names_what_was_asked_for_may_answer() -> None:
    assert may_answer(ASKED, other("The projector hangs in the upper hall.", "Saturday"))
    assert may_answer(ASKED_JA, other("見積書の有効期限は月末です。", "納期"))


def test_a_letter_about_something_else_answers_nothing() -> None:
    assert not may_answer(ASKED, other("The invoice for October is on its way to you.", "Invoice"))
    assert not may_answer(ASKED_JA, other("来週の出張は中止になりました。", "出張"))


def test_a_short_word_by_another_way_may_answer_a_long_one_or_a_question_does_not() -> None:
    assert may_answer(ASKED, other("yes it does", kind="message"))
    assert not may_answer(ASKED, other("How are the children?", kind="message"))
    assert not may_answer(ASKED, other("We went to the sea. " * 20, kind="message"))


def test_a_question_that_names_nothing_is_told_by_its_subject() -> None:
    vague = replace(ASKED, subject="Harbour tour", text="Could you let me know?")
    assert may_answer(vague, other("The harbour tour starts at nine.", "Plans"))
    assert not may_answer(vague, other("The invoice is on its way.", "Invoice"))
