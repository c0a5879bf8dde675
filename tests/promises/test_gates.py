"""What spares the costly patterns never loses what they would have found: on the gold, and on odd mixtures of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from bench.promise_bank import HALVES, bank
from bench.promises import letters
from hypothesis import given
from hypothesis import strategies as st

from enishi.demo import words_en
from enishi.promises import english, english_general, english_outright, english_requests, japanese
from enishi.promises.candidate import Found, Kind
from enishi.promises.english import shown_of
from enishi.promises.find import _AUTOMATIC, _is_automatic
from enishi.promises.lines import _MAY_BE_BROKEN, unbroken
from enishi.promises.sentences import sentences

GOLD = Path(__file__).parent / "gold"
SENTENCES = {
    language: [
        line.split("\t")[1]
        for part in sorted(GOLD.glob(f"{language}_*.tsv"))
        for line in part.open("r", encoding="utf-8")
    ][1:]
    for language in ("en", "ja")
}


AUTOMATIC = (
    "I am out of office until Monday.",
    "I'm out-of-the-office this week.",
    "This is an auto-reply.",
    "This mailbox is not monitored.",
    "Do not respond to this message.",
    "Please do not reply to this e-mail.",
    "Thank you for your email, I am away until Monday.",
    "Thank you for your message. I am on leave.",
    "Thank you for contacting us; we are unavailable today.",
    "これは自動返信です。",
    "送信専用のアドレスです。",
)


class _Everything(frozenset[Any]):
    """A gate that lets everything through."""

    def isdisjoint(self, other: object) -> bool:
        return False


def found(read: Any, sentence: str) -> dict[Kind, tuple[float, str]]:
    sure: list[Found] = [one for one in read(sentence, 0.5) if one.confidence >= 0.5]
    return {one.kind: (round(one.confidence, 6), one.reason) for one in sure}


def without_gates(sentence: str) -> dict[Kind, tuple[float, str]]:
    with (
        patch.object(english, "may_reach", lambda *_, **__: True),
        patch.object(english, "_may_be_fixed", lambda _: True),
        patch.object(english_general, "_LURE_WORDS", _Everything()),
        patch.object(english_general, "_HABIT_WORDS", _Everything()),
        patch.object(english_general, "_OFFER_WORDS", _Everything()),
        patch.object(english_general, "_LOOSE_WORDS", _Everything()),
        patch.object(english, "_HOUR_WORDS", _Everything()),
        patch.object(english_outright, "_may_state", lambda _: True),
        patch.object(english_outright, "_TELLING", _Everything()),
        patch.object(english_outright, "_ASKING", _Everything()),
        patch.object(english_outright, "_FORMAL", _Everything()),
        patch.object(english_outright, "_IDLE_WORDS", _Everything()),
        patch.object(english_outright, "_PATIENT", _Everything()),
    ):
        return found(english.read, sentence)


def without_japanese_gates(sentence: str) -> dict[Kind, tuple[float, str]]:
    against = tuple((name, _Everything(), pattern) for name, _, pattern in japanese._AGAINST)
    with (
        patch.object(japanese, "_AGAINST", against),
        patch.object(japanese, "_HANDED_SIGNS", _Everything()),
        patch.object(japanese, "_TELL_SIGNS", _Everything()),
        patch.object(japanese, "inf", float("inf")),
        patch.object(japanese, "log", lambda _: -float("inf")),
    ):
        return found(japanese.read, sentence)


@st.composite
def mixed(draw: st.DrawFn, language: str) -> str:
    """The beginning of one sentence of the gold with the end of another."""
    glue = " " if language == "en" else ""
    one, other = (draw(st.sampled_from(SENTENCES[language])) for _ in range(2))
    first, last = (text.split(" ") if glue else list(text) for text in (one, other))
    return glue.join([*first[: draw(st.integers(0, len(first)))], *last[draw(st.integers(0, len(last))) :]])


@pytest.mark.parametrize(
    ("language", "read", "plainly"),
    [("en", english.read, without_gates), ("ja", japanese.read, without_japanese_gates)],
)
def test_nothing_of_the_gold_is_lost_to_a_gate(language: str, read: Any, plainly: Any) -> None:
    for sentence in SENTENCES[language]:
        assert found(read, sentence) == plainly(sentence)


def test_nothing_of_made_letters_is_lost_to_a_gate() -> None:
    lines = {line for half in HALVES for part in bank("en", half).sections.values() for line in part}
    lines |= {one.words for words in vars(words_en).values() for text in letters(words) for one in sentences(text)}
    assert len(lines) > 500
    for sentence in lines:
        assert found(english.read, sentence) == without_gates(sentence)


def test_no_automatic_answer_is_lost_to_a_gate() -> None:
    said = [*SENTENCES["en"], *SENTENCES["ja"], *AUTOMATIC, *(f"Hi, {text}" for text in AUTOMATIC)]
    for text in said:
        assert _is_automatic(text) is (_AUTOMATIC.search(text.lower()) is not None)


@given(mixed("en"))
def test_nothing_english_is_lost_to_a_gate(sentence: str) -> None:
    assert found(english.read, sentence) == without_gates(sentence)


@given(mixed("ja"))
def test_nothing_japanese_is_lost_to_a_gate(sentence: str) -> None:
    assert found(japanese.read, sentence) == without_japanese_gates(sentence)


@given(mixed("en"))
def test_a_request_of_a_real_sentence_is_never_surer_than_its_bound(sentence: str) -> None:
    _, words = english._read(sentence)
    shown = shown_of(sentence)
    promised = "#promise" in shown.forms
    assert english_requests.may_reach(english_requests.confidence(shown), words, set(words), promised=promised)


@given(st.text(alphabet=st.sampled_from("ab 。、にあ\n-")))
def test_no_broken_line_is_lost_to_a_gate(text: str) -> None:
    if not _MAY_BE_BROKEN.search(text):
        assert unbroken(text) == text
