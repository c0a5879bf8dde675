"""How a name may be typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.typed import also_typed, typed_ways


@pytest.mark.parametrize(
    "way", ["山田太郎", "やまだ", "たろう", "やまだたろう", "yamada", "taro", "yamadataro", "taroyamada"]
)
def test_a_name_in_kanji_is_found_by_what_it_may_read(way: str) -> None:
    assert way in typed_ways("山田 太郎")


def test_a_reading_that_a_source_gives_is_found_beside_the_likely_ones() -> None:
    ways = typed_ways("東海林 薫", family="東海林", given="薫", reading="トウカイリン カオル")
    assert {"とうかいりん", "tokairin", "しょうじ"} <= set(ways)


def test_a_latin_name_is_found_in_either_order_and_without_accents() -> None:
    assert {"carterben", "bencarter"} <= set(typed_ways("Ben Carter"))
    assert "muller" in typed_ways("Anna Müller")


@pytest.mark.parametrize(
    ("typed", "meant"), [("ohno", "ono"), ("satou", "sato"), ("やまだ", "yamada"), ("ヤマダ", "yamada")]
)
def test_spellings_of_one_sound_mean_one_name(typed: str, meant: str) -> None:
    assert also_typed(typed) == (meant,)


@pytest.mark.parametrize("typed", ["山田", "や", "yamada"])
def test_what_is_already_as_it_is_kept_means_nothing_else(typed: str) -> None:
    assert also_typed(typed) == ()


@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_may_stand_where_a_name_should(name: str, reading: str) -> None:
    assert all(typed_ways(name, reading=reading))
    assert all(also_typed(name))
