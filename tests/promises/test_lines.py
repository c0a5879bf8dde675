"""Which lines a mail program broke, and which ones their writer ended."""

from __future__ import annotations

import textwrap
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.promises import find_candidates
from enishi.promises.lines import unbroken

SAID = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
LONG = (
    "Thanks again for having us on Tuesday, it was good to see the new line at work. I'll send you and "
    "Laura the revised drawings for the second hall by Friday, with the prices of both suppliers."
)
LONG_JA = (
    "先日は工場をご案内いただき、誠にありがとうございました。ご依頼の改訂版のお見積書につきましては、部品の価格を確認したうえで"
    "今週の金曜日までに貴社の担当の方へお送りいたします。"
)


@pytest.mark.parametrize("columns", [60, 66, 72, 76, 78])
def test_english_lines_broken_at_a_width_are_joined_with_a_space(columns: int) -> None:
    assert unbroken(textwrap.fill(LONG, columns)) == LONG


@pytest.mark.parametrize("signs", [30, 34, 36, 38])
def test_japanese_lines_broken_at_a_width_are_joined_without_one(signs: int) -> None:
    broken = "\n".join(LONG_JA[at : at + signs] for at in range(0, len(LONG_JA), signs))
    assert unbroken(broken).replace("。\n", "。") == LONG_JA


def test_a_japanese_line_that_waits_for_its_verb_goes_on() -> None:
    assert unbroken("資料につきましては、\n明日中に\nお送りします。") == "資料につきましては、明日中にお送りします。"


@pytest.mark.parametrize(
    "text",
    [
        "ok\nwill send it tonight",
        "了解\n明日送るね\n地図もつけとく",
        "Hi Laura,\nI'll call you.",
        "We need:\n- the drawings of the second hall and of the yard behind it\n- the prices of both suppliers",
        "田村様\nお世話になっております。\n明日お送りします。",
        "I'll send the drawings of the second hall to you on Friday.\nCould you call me?",
    ],
)
def test_a_line_that_its_writer_ended_stays_a_line(text: str) -> None:
    assert unbroken(text) == text


def test_a_promise_in_broken_lines_is_found_whole() -> None:
    (found,) = find_candidates(textwrap.fill(LONG, 72), SAID)
    assert found.words.startswith("I'll send you")
    assert found.words.endswith("both suppliers.")
    assert found.due is not None
    (found,) = find_candidates("\n".join(LONG_JA[at : at + 36] for at in range(0, len(LONG_JA), 36)), SAID)
    assert found.words.startswith("ご依頼の改訂版")


@given(st.text(alphabet=st.sampled_from("ab 。、にa\n-あ\r\u3000")) | st.text())
def test_nothing_but_breaks_is_changed(text: str) -> None:
    assert "".join(unbroken(text).replace(" ", "").split("\n")) == "".join(text.replace(" ", "").split("\n"))
