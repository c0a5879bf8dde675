"""Telephone numbers in kanji, as cards that are written downwards have them: 〇三ー一二三四ー五六七八."""

from __future__ import annotations

import re
from itertools import combinations

from enishi.kit.addresses import clean_phone, show_phone

_FIGURES = str.maketrans("〇○零一二三四五六七八九O", "0001234567890")
_DASHES = "ー-‐―−|｜丨・()（） "
_EITHER = "一1l/"  # a dash that stands upright looks like a one
_LINE = re.compile(
    r"(?P<label>(?:電話|携帯(?:電話)?|直通|FAX|TEL)[ :]{0,2})?"
    rf"(?P<number>[〇○零一二三四五六七八九O1l/{re.escape(_DASHES)}]{{9,26}})",
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
    signs = [sign for sign in written if sign not in _DASHES]
    either = [at for at, sign in enumerate(signs) if sign in _EITHER]
    for dashes in range(min(2, len(either)), -1, -1):
        for left_out in combinations(either, dashes):
            digits = "".join(sign for at, sign in enumerate(signs) if at not in left_out).translate(_FIGURES)
            digits = digits.replace("l", "1").replace("/", "1")
            shown = _shown(digits)
            if shown and _stand_there(left_out, shown):
                return shown
    return ""


def _shown(digits: str) -> str:
    """A whole number with its dashes; nothing if no such number can be."""
    cleaned = clean_phone(digits) if len(digits) in _LENGTHS and digits.startswith("0") else None
    return show_phone(cleaned) if cleaned and cleaned.startswith("+") else ""


def _stand_there(left_out: tuple[int, ...], shown: str) -> bool:
    """Whether the signs taken for dashes stand where the number has its dashes."""
    places = [at for at, sign in enumerate(shown) if sign == "-"]
    known = {place - before for before, place in enumerate(places)}
    return {at - before for before, at in enumerate(left_out)} <= known
