"""One line, or pasted notes: who, what, by when."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from enishi.promises.capture import read_capture

NOW = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "words", "name", "due"),
    [
        ("中村さんに金曜までに見積もりを送る", "見積もりを送る", "中村", FRIDAY),
        ("金曜までに中村さんへ見積もりを送ります。", "見積もりを送ります", "中村", FRIDAY),
        ("中村彩さんに見積もりを送る", "見積もりを送る", "中村彩", None),
        ("佐藤に資料を渡す", "佐藤に資料を渡す", "佐藤", None),
        ("I'll send Ben the slides by Friday", "I'll send Ben the slides", "Ben", FRIDAY),
        ("Send Ben Carter the slides by Friday.", "Send Ben Carter the slides", "Send Ben", FRIDAY),
    ],
)
def test_a_line_says_who_what_and_by_when(line: str, words: str, name: str, due: date | None) -> None:
    (one,) = read_capture(line, NOW)
    assert (one.words, one.names[0], one.due, one.by_owner) == (words, name, due, True)


@pytest.mark.parametrize("line", ["中村さんが金曜までに図面を送ってくれる", "Ben will send the contract by Friday"])
def test_what_another_is_to_do_is_theirs(line: str) -> None:
    (one,) = read_capture(line, NOW)
    assert (one.by_owner, one.due) == (False, FRIDAY)


@pytest.mark.parametrize("line", ["", "中村さんは海が好き", "Ben likes tea", "見積もり"])
def test_a_plain_note_promises_nothing(line: str) -> None:
    assert read_capture(line, NOW) == []


def test_meeting_notes_give_several() -> None:
    notes = "11/25 打ち合わせ\n・見積もりを金曜までに送ります\n・新ラインは順調\n- 中村さんが来週図面を送ってくれる\n"
    assert [(one.words, one.by_owner) for one in read_capture(notes, NOW)] == [
        ("見積もりを送ります", True),
        ("図面を送ってくれる", False),
    ]
