"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enishi.kit.text import UndecodableError, decode, fold, looks_binary

WORD = "表構能ソ十予髙﨑"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_japanese_is_read_in_every_usual_encoding(codec: str) -> None:
    assert decode(WORD.encode(codec)).strip("\ufeff") == WORD


def test_a_declared_charset_is_tried_before_the_guess() -> None:
    assert decode("žluť".encode("cp1250"), "windows-1250") == "žluť"


def test_bytes_of_a_picture_are_no_text() -> None:
    picture = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x81\x8d\x01\x02\x03" * 40
    assert looks_binary(picture)
    with pytest.raises(UndecodableError):
        decode(bytes(range(1, 32)) * 20 + b"\x81")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.encode()[:4000].count(0):
        assert decode(text.encode()) == text


@given(st.text())
@example("0 \0")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
