"""How Japanese names are read, and how common they are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from enishi.kit import readings
from enishi.kit.romaji import is_romaji, romaji_key


@pytest.mark.parametrize(
    ("kanji", "reading"),
    [
        pair.split(":")
        for pair in "田中:たなか 髙橋:たかはし 渡邉:わたなべ 四月一日:わたぬき 小鳥遊:たかなし 喜屋武:きゃん".split()
    ],
)
def test_the_usual_reading_of_a_surname_comes_first(kanji: str, reading: str) -> None:
    assert readings.surname_readings(kanji)[0] == reading


@pytest.mark.parametrize(
    ("kanji", "reading"),
    [pair.split(":") for pair in "太郎:たろう 陽葵:ひまり 智之:ともゆき 颯太:そうた 拓也:たくや 順子:じゅんこ".split()],
)
def test_the_usual_reading_of_a_given_name_comes_first(kanji: str, reading: str) -> None:
    assert readings.given_readings(kanji)[0] == reading


def test_a_name_read_in_two_ways_has_both() -> None:
    assert {"ゆうこ", "ひろこ"} <= set(readings.given_readings("裕子"))
    assert {"なかじま", "なかしま"} <= set(readings.surname_readings("中島"))
    assert readings.surname_readings("無い名字") == ()


@pytest.mark.parametrize(
    "name", "山田|太郎 林|健 長谷川|翔 五百旗頭|真 森|純一郎 髙橋|一郎 勅使河原|恵 東海林|太郎".split()
)
def test_a_name_without_a_space_is_split(name: str) -> None:
    family, given = name.split("|")
    assert readings.split_name(family + given) == (family, given)


@pytest.mark.parametrize("family", "田中 山田 長谷川 林 小林".split())
def test_a_surname_alone_is_not_split(family: str) -> None:
    assert readings.split_name(family) == (family, "")


def test_a_common_name_has_the_greater_share() -> None:
    assert readings.surname_share("佐藤") > readings.surname_share("五百旗頭") > 0
    assert readings.surname_share("斉藤") == readings.surname_share("齋藤")
    assert readings.given_share("太郎") > readings.given_share("無い名")
    assert readings.latin_share("smith", "family") > readings.latin_share("zzyzx", "family") > 0
    assert readings.latin_share("sato", "family") > readings.latin_share("satou", "given")


@pytest.mark.parametrize("kind", ["family", "given"])
def test_a_listed_name_is_listed_by_its_key_too(kind: str) -> None:
    words = readings._listed(kind)
    assert not [word for word in words if is_romaji(word) and romaji_key(word) not in words]


def test_importing_the_readings_loads_none_of_them() -> None:
    script = "import sys, enishi.kit.readings; sys.exit('japanese_personal_name_dataset' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_name_of_many_people_is_commoner_than_one_that_is_only_listed_and_that_than_an_unknown_one() -> None:
    shares = [readings.latin_share(word, "family") for word in ("smith", "feng", "quillen", "zzyzx")]
    assert shares == sorted(shares, reverse=True)
    assert readings.latin_share("xiaoming", "given") > readings.latin_share("zzyzx", "given")


def test_two_syllables_alone_make_no_word_a_name() -> None:
    assert not readings.is_latin_name("baidu", "given")


def test_john_is_as_common_as_he_is_under_the_key_that_long_vowels_give_him() -> None:
    assert readings.latin_share("jon", "given") >= readings.latin_share("john", "given") > 1e-2
