"""Who may be one: what agrees and differs is weighed; a name alone joins nobody, whatever it weighs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.records import Handle, Name
from enishi.resolve import Pair, Portrait, Verdict, find_pairs

# Writings of one name that the address books we tried take for two people.
TWELVE = [
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
]
STRANGERS = [
    ("田中太郎", "田中次郎"),
    ("佐藤健", "佐藤健一"),
    ("鈴木一郎", "鈴木二郎"),
    ("佐藤裕子", "加藤裕子"),
    ("ハタ ケン", "ハダ ケン"),
]


def somebody(home: int, name: str, *addresses: str, organisation: str = "", birthday: str = "") -> Portrait:
    handles = tuple(handle for text in addresses if (handle := Handle.email(text) or Handle.phone(text)))
    return Portrait(
        home,
        names=(Name(full=name),) if name else (),
        handles=handles,
        organisations=(organisation,) if organisation else (),
        birthdays=(birthday,) if birthday else (),
    )


def between(one: Portrait, other: Portrait) -> Pair | None:
    return next(iter(find_pairs([one, other])), None)


@pytest.mark.parametrize(("one", "other"), TWELVE)
def test_one_name_in_two_writings_is_asked_about(one: str, other: str) -> None:
    pair = between(somebody(1, one), somebody(2, other))
    assert pair is not None
    assert pair.verdict is Verdict.DOUBTFUL


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_two_names_that_look_alike_are_two_people(one: str, other: str) -> None:
    assert between(somebody(1, one), somebody(2, other)) is None


@pytest.mark.parametrize("name", ["山田 太郎", "勅使河原 宗一郎", "Aurelio Quillfeather", "John Smith"])
def test_a_name_alone_joins_nobody_however_rare(name: str) -> None:
    pair = between(somebody(1, name), somebody(2, name))
    assert pair is not None
    assert pair.verdict is Verdict.DOUBTFUL


def test_a_name_and_an_organisation_are_enough() -> None:
    pair = between(
        somebody(1, "髙橋 誠", organisation="㈱アルファ"), somebody(2, "高橋誠", organisation="アルファ株式会社")
    )
    assert pair is not None
    assert pair.verdict is Verdict.CERTAIN


def test_two_addresses_at_one_firm_are_rather_two_people_of_one_name() -> None:
    pair = between(somebody(1, "佐藤 健", "k.sato@alpha.co.jp"), somebody(2, "佐藤 健", "sato2@alpha.co.jp"))
    assert pair is None or pair.verdict is Verdict.DOUBTFUL


def test_different_birthdays_are_never_joined() -> None:
    one = somebody(1, "髙橋 誠", organisation="アルファ", birthday="1980-03-12")
    pair = between(one, somebody(2, "高橋 誠", organisation="アルファ", birthday="1991-11-02"))
    assert pair is None or pair.verdict is Verdict.DOUBTFUL


def test_two_given_names_are_kept_apart_even_at_one_desk() -> None:
    one = somebody(1, "田中 太郎", "+81 3 1234 5678", organisation="アルファ")
    assert between(one, somebody(2, "田中 花子", "+81 3 1234 5678", organisation="アルファ")) is None


def test_an_address_that_spells_a_name_is_asked_about_where_it_is_the_firms() -> None:
    pair = between(somebody(1, "", "m.takahashi@alpha.co.jp"), somebody(2, "高橋 誠", organisation="Alpha"))
    assert pair is not None
    assert pair.verdict is Verdict.DOUBTFUL


def test_the_same_login_at_two_places_joins_people_of_one_name() -> None:
    one = somebody(1, "Aurelio Quillfeather", "moonrabbit@example.org")
    pair = between(one, somebody(2, "Aurelio Quillfeather", "moonrabbit@example.net"))
    assert pair is not None
    assert pair.verdict is Verdict.CERTAIN


def test_of_several_places_in_common_the_most_exact_counts() -> None:
    lines = ("Kyoto", *(f"Sakura {number}" for number in range(9)), "12 Harbour Street, Kyoto")
    pair = between(
        Portrait(1, (Name("Aurelio Quillfeather"),), addresses=lines),
        Portrait(2, (Name("Aurelio Quillfeather"),), addresses=lines[::-1]),
    )
    assert pair is not None
    assert ("the same place", 9.0) in [(why.text, bits) for why, bits in pair.parts]


def test_the_sum_is_the_parts() -> None:
    pair = between(
        somebody(1, "髙橋 誠", organisation="アルファ"), somebody(2, "Makoto Takahashi", organisation="アルファ")
    )
    assert pair is not None
    assert pair.weight == pytest.approx(sum(bits for _, bits in pair.parts))


def test_a_newcomer_is_weighed_as_everybody_at_once_would_be() -> None:
    known = [somebody(1, "髙橋 誠", organisation="アルファ"), somebody(2, "佐藤 健")]
    new = somebody(3, "高橋誠", organisation="アルファ")
    (pair,) = find_pairs([*known, new])
    assert find_pairs([new], beside=known) == [pair]


def test_those_beside_are_not_weighed_against_each_other() -> None:
    known = [somebody(1, "髙橋 誠", organisation="アルファ"), somebody(2, "高橋誠", organisation="アルファ")]
    assert find_pairs([somebody(3, "佐藤 健")], beside=known) == []


@given(st.lists(st.sampled_from([name for pair in TWELVE for name in pair]), max_size=8), st.randoms())
def test_the_order_of_people_changes_nothing(names: list[str], random: object) -> None:
    people = [somebody(home, name) for home, name in enumerate(names)]
    turned = people[::-1]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert find_pairs(turned) == find_pairs(people)
