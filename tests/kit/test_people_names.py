"""Names taken apart for comparing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.people_names import PersonName, parse_name
from enishi.kit.romaji import kana_key, romaji_key


def keys(full: str) -> set[tuple[str, str]]:
    """Every way a name may sound, family first."""
    name = parse_name(full)
    assert name is not None
    if not name.is_japanese:
        return {(romaji_key(name.family), romaji_key(name.given))}
    return {(kana_key(a), kana_key(b)) for a in name.family_readings for b in name.given_readings}


def parts(full: str) -> tuple[str, str]:
    name = parse_name(full)
    assert name is not None
    return name.family, name.given


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山田 太郎", "山田太郎"),
        ("太郎 山田", "山田 太郎"),
        ("山田 太郎", "ヤマダ タロウ"),
        ("山田 太郎", "Yamada Taro"),
        ("ヤマダ タロウ", "やまだ たろう"),
        ("髙橋 一郎", "高橋 一郎"),
        ("齋藤 健", "斎藤 健"),
        ("渡邊 花子", "渡辺 花子"),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"),
        ("Ｙａｍａｄａ Ｔａｒｏ", "Yamada Taro"),
        ("Ohno Kenji", "Ono Kenji"),
        ("Yamada Tarou", "Yamada Taro"),
    ],
)
def test_one_name_written_in_two_ways_sounds_alike(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("田中 太郎", "田中 次郎"),
        ("佐藤 健", "佐藤 健一"),
        ("鈴木 一郎", "鈴木 二郎"),
        ("佐藤 裕子", "加藤 裕子"),
        ("ハタ ケン", "ハダ ケン"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert parts(one) != parts(other)
    assert not keys(one) & keys(other)


@pytest.mark.parametrize(
    "full",
    "山田太郎様|山田 太郎 部長|山田太郎（営業部）|【総務】山田太郎|山田太郎@アルファ|Prof. 山田太郎"
    "|株式会社アルファ 山田太郎|山田・太郎|山田　太郎|山田 太郎 <taro@example.jp>|太郎 山田".split("|"),
)
def test_titles_and_trimmings_are_no_part_of_a_japanese_name(full: str) -> None:
    assert parts(full) == ("山田", "太郎")


@pytest.mark.parametrize(
    "full",
    "Dr. Anna Smith Jr.|Smith, Anna|Anna Smith, PhD|anna_smith|anna.smith|Anna Smith / ACME|Anna Smith via Zoom"
    "|Anna (annas) Smith|ANNA SMITH|\"Smith, Anna\"|Ａｎｎａ　Ｓｍｉｔｈ".split("|"),
)  # fmt: skip
def test_titles_and_trimmings_are_no_part_of_a_western_name(full: str) -> None:
    assert parts(full) == ("smith", "anna")


@pytest.mark.parametrize("full", ["Yamada Taro", "Taro Yamada", "YAMADA Taro", "Taro YAMADA", "Yamada, Taro"])
def test_a_japanese_name_in_latin_letters_is_one_in_either_order(full: str) -> None:
    assert parts(full) == ("yamada", "taro")


def test_a_surname_with_an_honorific_is_a_surname() -> None:
    assert [parts(full) for full in ("田中さん", "長谷川 様", "森 氏", "林先生")] == [
        ("田中", ""), ("長谷川", ""), ("森", ""), ("林", "")
    ]  # fmt: skip


def test_what_the_source_says_about_a_reading_comes_first() -> None:
    name = parse_name(family="山田", given="裕子", family_reading="ﾔﾏﾀﾞ", given_reading="ひろこ")
    assert name is not None
    assert (name.family_readings[0], name.given_readings[0]) == ("やまだ", "ひろこ")


@pytest.mark.parametrize(
    "full",
    ["", " ", "taro@example.com", "42", "mailer-daemon", "no-reply", "dependabot[bot]", "3f2a9c8e7d6b5a4c", "unknown",
     "unidentified", "N/A", "株式会社アルファ", "root@localhost"],
)  # fmt: skip
def test_what_names_nobody_is_no_name(full: str) -> None:
    assert parse_name(full) is None


@given(st.text(max_size=40))
def test_no_name_breaks_it(text: str) -> None:
    assert isinstance(parse_name(text), PersonName | None)
    assert isinstance(parse_name(family=text, given="太郎"), PersonName | None)


def test_initials_in_capitals_are_no_family_name() -> None:
    name = parse_name("D.J. Quillfeather")
    assert name is not None
    assert (name.given, name.family) == ("d j", "quillfeather")
