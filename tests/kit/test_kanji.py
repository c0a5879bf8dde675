"""Kanji that are written in several ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.kanji import fold_name, plain_kanji


@pytest.mark.parametrize(
    ("old", "common"),
    [
        pair.split(":")
        for pair in "髙橋:高橋 渡邉:渡辺 渡邊:渡辺 﨑山:崎山 濵田:浜田 𠮷田:吉田 眞嶋:真島 國廣:国広".split()
    ],
)
def test_a_variant_kanji_is_its_common_form(old: str, common: str) -> None:
    assert plain_kanji(old) == common


def test_every_way_of_writing_saito_is_one() -> None:
    assert {plain_kanji(name) for name in ("斎藤", "齋藤", "斉藤", "齊藤")} == {"斎藤"}


def test_a_voiced_mark_makes_another_name() -> None:
    assert plain_kanji("ﾊﾀﾞ") == "ハダ" != plain_kanji("ﾊﾀ")


def test_a_folded_name_has_one_width_one_case_and_single_spaces() -> None:
    assert fold_name("　Ｙａｍａｄａ　 TARO ") == "yamada taro"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert plain_kanji(plain_kanji(text)) == plain_kanji(text)
    assert fold_name(fold_name(text)) == fold_name(text)
