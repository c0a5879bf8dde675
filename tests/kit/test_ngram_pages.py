"""Many texts cut into tokens at once: the same tokens as one by one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.kit.test_ngrams import TEXT

from enishi.kit.ngram_pages import joined_tokens
from enishi.kit.ngrams import LONGEST, MOST, tokens


def one_by_one(texts: list[str]) -> list[str]:
    return [" ".join(tokens(text)) for text in texts]


@given(st.lists(TEXT, max_size=8))
@example(["名古屋へ Django", "", "snake_case山田", "\x00", "ﾔﾏﾀﾞ\x00太郎"])
def test_many_texts_are_cut_as_each_is(texts: list[str]) -> None:
    assert joined_tokens(texts) == one_by_one(texts)


@pytest.mark.parametrize("long", ["a" * (LONGEST + 1), "a" * LONGEST, "山" * (MOST + 5), "ab " * MOST])
def test_what_is_too_long_for_the_index_is_cut_as_elsewhere(long: str) -> None:
    texts = ["名古屋", long, f"山田 {long}"]
    assert joined_tokens(texts) == one_by_one(texts)
