"""Names in order."""

from __future__ import annotations

import pytest

from enishi.kit.names import NO_READING, initial, order_key, row_of, row_range


def test_names_stand_in_the_order_of_a_japanese_address_book() -> None:
    people = [
        ("髙橋 誠", "たかはし まこと"),
        ("Ben Carter", ""),
        ("青木 遥", "アオキ ハルカ"),
        ("林", ""),
        ("Zoë Alm", ""),
    ]
    ordered = sorted(people, key=lambda person: order_key(*person))
    assert [name for name, _ in ordered] == ["青木 遥", "髙橋 誠", "Ben Carter", "Zoë Alm", "林"]


@pytest.mark.parametrize(
    ("name", "reading", "row"),
    [
        ("青木", "アオキ", "あ"),
        ("蒲田", "がまだ", "か"),
        ("渡辺", "ﾜﾀﾅﾍﾞ", "わ"),
        ("Émile", "", "E"),
        ("林", "", NO_READING),
    ],
)
def test_a_name_stands_in_its_row_and_within_the_range_of_it(name: str, reading: str, row: str) -> None:
    key = order_key(name, reading)
    first, end = row_range(row)
    assert row_of(key) == row
    assert first <= key < end


def test_a_seal_has_one_character_or_two_initials() -> None:
    assert initial("髙橋 誠", "髙橋", "誠") == "髙"
    assert initial("Priya Raman", "Raman", "Priya") == "PR"
    assert initial("ben@example.org") == "B"
    assert initial("") == "・"
