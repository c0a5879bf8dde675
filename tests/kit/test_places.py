"""The town in an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.places import place_of


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("〒460-0008 愛知県名古屋市中区栄1-2-3", "愛知県名古屋市"),
        ("東京都千代田区丸の内１－１", "東京都千代田区"),
        ("神奈川県三浦郡葉山町1", "神奈川県三浦郡葉山町"),
        ("三重県四日市市諏訪町1", "三重県四日市市"),
        ("千葉県市川市八幡1", "千葉県市川市"),
        ("大阪市北区梅田", "大阪市"),
        ("10 Example St, London SW1A 2AA, UK", "London"),
        ("1 Main St, Springfield, IL 62701, USA", "Springfield"),
        ("Hauptstr. 5, 10115 Berlin, Germany", "Berlin"),
        ("", ""),
        ("12345", ""),
    ],
)
def test_an_address_says_its_town(line: str, place: str) -> None:
    assert place_of(line) == place


@given(st.text(max_size=80))
def test_no_address_breaks_it(text: str) -> None:
    assert isinstance(place_of(text), str)
