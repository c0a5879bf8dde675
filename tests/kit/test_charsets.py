"""Text from bytes whose label is missing, unknown or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.kit.charsets import text_of


def test_iso_2022_jp_is_read_as_windows_writes_it() -> None:
    assert text_of(b"\x1b$B-!-j|b\x1b(B \x1b(I1\x1b(B", "iso-2022-jp") == "①㈱髙 ｱ"


def test_shift_jis_is_read_as_windows_writes_it() -> None:
    assert text_of("①㈱髙﨑".encode("cp932"), "Shift_JIS") == "①㈱髙﨑"


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "x-nobody-knows", "punycode", ""])
def test_a_wrong_label_does_not_spoil_utf_8(label: str) -> None:
    assert text_of("縁は異なもの".encode(), label) == "縁は異なもの"


def test_one_spoilt_byte_does_not_spoil_the_rest() -> None:
    assert text_of("あいうえお".encode() * 20 + b"\xff", "utf-8") == "あいうえお" * 20 + "�"


def test_an_accent_without_a_label_is_no_kanji() -> None:
    assert text_of("Jäger".encode("cp1252")) == "Jäger"


def test_control_characters_are_left_out() -> None:
    assert text_of(b"a\x00b\x08c\td\n") == "abc\td\n"


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_with_any_label_are_some_text(raw: bytes, label: str) -> None:
    text_of(raw, label).encode()


@given(
    st.text(st.sampled_from("縁は異なもの味なもの、アイ表能 aZ?\n")), st.sampled_from(["iso2022_jp", "utf-8", "cp932"])
)
def test_japanese_is_read_back(text: str, charset: str) -> None:
    assert text_of(text.encode(charset), charset) == text


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gbk", "羔羊与朱镕基"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("euc-kr", "cp949", "펲시"),
        ("big5", "big5hkscs", "着裏"),
        ("iso-8859-9", "cp1254", "€ İstanbul"),
        ("tis-620", "cp874", "ราคา “๕”"),
    ],
)
def test_a_label_means_what_programs_write_under_it(label: str, codec: str, text: str) -> None:
    assert text_of(text.encode(codec), label) == text


def test_euc_jp_is_read_as_windows_writes_it() -> None:
    raw = "株式会社の".encode("euc_jp") + b"\xad\xa1\xad\xea\xfc\xe2" + b"\x8e\xb1 " + "縁".encode("euc_jp")
    assert text_of(raw, "euc-jp") == "株式会社の①㈱髙ｱ 縁"


def test_euc_jp_without_a_label_is_known_by_its_kana() -> None:
    assert text_of("お問い合わせについて".encode("euc_jp")) == "お問い合わせについて"


@pytest.mark.parametrize("text", ["ﾔﾏﾀﾞ･ﾀﾛｳ", "ｽｽﾞｷ､ｻﾄｳ", "ｶﾌﾞｼｷｶﾞｲｼｬ･ｴﾆｼ"])
def test_half_width_kana_without_a_label_is_no_euc_jp(text: str) -> None:
    assert text_of(text.encode("cp932")) == text
