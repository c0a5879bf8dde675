"""One key for every way of writing Japanese sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.romaji import hepburn, is_romaji, kana_key, romaji_key


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("オオノ ケンジ", "Ohno Kenji|Ono Kenji|Oono Kenzi|Ôno Kenji|Ōno Kenji|Ｏｈｎｏ　Ｋｅｎｊｉ"),
        ("やまだ たろう", "Yamada Taro|Yamada Tarou|YAMADA TARŌ|yamada taroh"),
        ("なんば しんいち", "Nanba Shinichi|Namba Shin'ichi|Nanba Sin-iti"),
        ("ふじつ じゅん", "Fujitsu Jun|Huzitu Zyun"),
        ("はっちょう ゆうき", "Hatchou Yuuki|Hacchō Yuki"),
    ],
)
def test_every_romanisation_of_a_name_has_the_key_of_its_kana(kana: str, spellings: str) -> None:
    assert {romaji_key(spelling) for spelling in spellings.split("|")} == {kana_key(kana)}


def test_half_width_kana_and_hiragana_sound_alike() -> None:
    assert kana_key("ﾔﾏﾀﾞ ﾀﾛｳ") == kana_key("ヤマダ　タロウ") == kana_key("やまだ たろう")


def test_a_voiced_sound_is_another_name() -> None:
    assert kana_key("ハタ ケン") != kana_key("ハダ ケン")


@pytest.mark.parametrize(
    ("name", "key"), [("Müller", "muller"), ("Søren", "soren"), ("Weiß", "weiss"), ("Smith", "smith")]
)
def test_a_western_name_loses_its_accents_only(name: str, key: str) -> None:
    assert romaji_key(name) == key


def test_a_word_that_is_no_row_of_syllables_is_not_japanese() -> None:
    assert all(is_romaji(word) for word in ("Yamada", "Jun'ichi", "Hattori", "Kyoko", "Namba"))
    assert not any(is_romaji(word) for word in ("Smith", "Müller", "Zhang", "Robert", ""))


@pytest.mark.parametrize(
    ("kana", "shown"),
    [
        ("おおの けんじ", "Ono Kenji"),
        ("いのうえ", "Inoue"),
        ("ほんま", "Homma"),
        ("にいがき", "Niigaki"),
        ("タロー", "Taro"),
    ],
)
def test_kana_is_shown_as_a_passport_writes_it(kana: str, shown: str) -> None:
    assert hepburn(kana) == shown


@given(st.one_of(st.text(), st.text("aeioukstnhmyrwzdbpgjfc'- ", max_size=30)))
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert romaji_key(romaji_key(text)) == romaji_key(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz ", max_size=30))
def test_width_and_case_change_no_key(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in text)
    assert romaji_key(wide) == romaji_key(text.upper()) == romaji_key(text)
