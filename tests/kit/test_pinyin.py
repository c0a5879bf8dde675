"""Words that are two Chinese syllables."""

from __future__ import annotations

import pytest

from enishi.kit.pinyin import is_two_syllables


@pytest.mark.parametrize("word", ["xiaoming", "jianguo", "weier", "yifan", "tianan", "zhiqiang"])
def test_a_chinese_given_name_is_two_syllables(word: str) -> None:
    assert is_two_syllables(word)


@pytest.mark.parametrize("word", ["wei", "xiaomingli", "aurelio", "makoto", "moon", ""])
def test_one_syllable_three_and_other_words_are_not(word: str) -> None:
    assert not is_two_syllables(word)
