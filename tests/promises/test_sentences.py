"""Where a sentence ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.promises.sentences import LONGEST, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("承知しました。明日送ります。", ["承知しました。", "明日送ります。"]),
        ("Thanks! I'll call at 5.30 p.m. tomorrow. Bye", ["Thanks!", "I'll call at 5.30 p.m. tomorrow.", "Bye"]),
        ("Ask Dr. Ito, e.g. on Monday.", ["Ask Dr. Ito, e.g. on Monday."]),
        ("見ます!\n  すぐ返します", ["見ます!", "すぐ返します"]),
        ("ok... will do", ["ok...", "will do"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, parts: list[str]) -> None:
    assert [one.words for one in sentences(text)] == parts


@given(st.text())
def test_sentences_are_parts_of_the_text_in_order(text: str) -> None:
    at = 0
    for one in sentences(text):
        assert at <= one.start < one.end
        assert text[one.start : one.end] == one.words
        assert len(one.words) <= LONGEST
        at = one.end
