"""From a whole mail to what it promises and asks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_in_step

from enishi.promises import Agent, Kind, find_candidates

SAID = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
MAIL = """Hi Ben,

Thanks for the call. I'll send the draft by Friday. Could you book the room?

Best regards,
Aiko

On Mon, 23 Nov 2026, Ben Carter wrote:
> I'll bring the contract tomorrow.
"""
HOSTILE = [
    "ます",
    "お送り",
    "i'll ",
    "will ",
    '"',
    "「",
    "。",
    "as soon as ",
    "if you ",
    "a" * 99,
    "\n> ",
    "させ",
    "ing ",
    "と思",
    ".",
]


def test_promise_and_request_are_told_apart_with_their_dates() -> None:
    promise, request = find_candidates(MAIL, SAID)
    assert (promise.kind, promise.agent, promise.words) == (Kind.PROMISE, Agent.ME, "I'll send the draft by Friday.")
    assert promise.due is not None
    assert promise.due.day == date(2026, 11, 27)
    assert (request.kind, request.agent, request.due) == (Kind.REQUEST, Agent.THEM, None)


def test_quoted_mails_promise_nothing() -> None:
    assert not [one for one in find_candidates(MAIL, SAID) if "contract" in one.words]


def test_a_machine_promises_nothing() -> None:
    assert find_candidates("自動応答:ただいま不在にしております。戻り次第ご返信いたします。", SAID) == []
    assert find_candidates("Out of office: I will reply when I am back.", SAID) == []


def test_a_candidate_keeps_its_id_when_words_are_added_around_it() -> None:
    (alone,) = find_candidates("金曜までに送ります。", SAID)
    (among,) = find_candidates("お世話になっております。\n金曜までに送ります。", SAID)
    assert alone.id == among.id
    assert alone.start != among.start


def test_the_same_words_twice_are_two_candidates() -> None:
    one, other = find_candidates("送ります、明日。\n送ります、明日。", SAID)
    assert one.id != other.id


def test_places_are_those_of_the_sentence() -> None:
    text = "Thanks. I'll mend it tomorrow. Bye."
    (found,) = find_candidates(text, SAID)
    assert text[found.start : found.end] == found.words == "I'll mend it tomorrow."


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        find_candidates("I'll send it.", datetime(2026, 11, 23))  # noqa: DTZ001


@given(st.text() | st.lists(st.sampled_from(HOSTILE), max_size=20).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    for found in find_candidates(text, SAID, least=0.0):
        assert 0.0 <= found.confidence <= 1.0


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_takes_time_by_its_length(piece: str) -> None:
    assert grows_in_step(lambda length: find_candidates(piece * (length // len(piece)), SAID), 20_000)
