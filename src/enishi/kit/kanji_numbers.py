"""Telephone numbers in kanji, as cards that are written downwards have them: 〇三ー一二三四ー五六七八."""

from __future__ import annotations

import re
from itertools import combinations

from enishi.kit.addresses import clean_phone, show_phone

_FIGURES = str.maketrans("〇○零一二三四五六七八九O", "0001234567890")
_DASHES = "ー-‐―−|｜丨・()（） 1l/"  # a figure among kanji is a dash that stands upright
_ONE = "一"  # which a dash that stands upright looks like, too
_LINE = re.compile(
    r"(?P<label>(?:電話|携帯(?:電話)?|直通|FAX|TEL)[ :]{0,2})?"
    rf"(?P<number>[〇○零一二三四五六七八九O{re.escape(_DASHES)}]{{9,26}})",
    re.IGNORECASE,
)
_LENGTHS = {10, 11}


def number_in_figures(line: str) -> str:
    """A line that is a telephone number in kanji, in figures; any other line as it is.

    >>> number_in_figures("電話〇四五一六九六ー九七二四")
    '電話 045-696-9724'
    """
    found = _LINE.fullmatch(line.strip())
    if not found or sum(sign in "〇二三四五六七八九" for sign in found["number"]) < 4:
        return line
    number = _number(found["number"])
    return f"{(found['label'] or '').strip()} {number}".strip() if number else line


def _number(written: str) -> str:
    """The number that the signs can mean: dashes stand where such a number has them, whatever the signs look like."""
    either = [at for at, sign in enumerate(written) if sign == _ONE]
    for dashes in range(min(2, len(either)), -1, -1):
        for left_out in combinations(either, dashes):
            digits, places = "", set()
            for at, sign in enumerate(written):
                if sign in _DASHES or at in left_out:
                    places.add(len(digits))
                else:
                    digits += sign
            shown = _shown(digits.translate(_FIGURES))
            if shown and places - {0} <= _dashes_of(shown):
                return shown
    return ""


def _shown(digits: str) -> str:
    """A whole number with its dashes; nothing if no such number can be."""
    cleaned = clean_phone(digits) if len(digits) in _LENGTHS and digits.startswith("0") else None
    return show_phone(cleaned) if cleaned and cleaned.startswith("+") else ""


def _dashes_of(shown: str) -> set[int]:
    """Before which digits a number has its dashes."""
    return {len(shown[:at].replace("-", "")) for at, sign in enumerate(shown) if sign == "-"}
