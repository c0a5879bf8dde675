"""Days as tables write them; where a day and a month could be either, only the whole table or its owner can tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from enishi.kit.dates import PartialDate
from enishi.kit.day_order import DMY, MDY, day_in

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?\s*[日月]?")
_YEAR = re.compile(r"(\d{4})年?")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[mtshr])\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
)
_NO_YEAR = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?(?:[ -](\d{4}))?")
_WORD_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_CLOCK = re.compile(r"[t ]\s*\d{1,2}:\d{2}.*$|\([日月火水木金土]\)", re.DOTALL)


def day_of(text: str, order: str = "") -> PartialDate | None:
    """The day that a cell states: `1980-05-03`, `1980/5/3`, `昭和55年5月3日`, `3 May 1980`, `5月3日`, `3.5.1980`.

    `5/3/1980` is one day in America and another in Europe: None for it unless the `order` is known.
    """
    narrow = _CLOCK.sub("", unicodedata.normalize("NFKC", text[:60]).strip().casefold()).strip()
    if found := _YEAR_FIRST.fullmatch(narrow):
        return PartialDate.checked(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    if found := _YEAR.fullmatch(narrow):
        return PartialDate.checked(int(found[1]))
    if found := _ERA.fullmatch(narrow):
        year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        return PartialDate.checked(year, int(found[3]), int(found[4]))
    if found := _NO_YEAR.fullmatch(narrow):
        return PartialDate.checked(None, int(found[1]), int(found[2]))
    if found := _DOTTED.fullmatch(narrow):
        return PartialDate.checked(int(found[3]), int(found[2]), int(found[1]))
    return _slashed(narrow, order) or _in_words(narrow) or PartialDate.parse(narrow)


def order_in(cells: Iterable[str]) -> tuple[str, str]:
    """Whether the days in these cells begin with the day or the month; or else an example of what can be read twice.

    Both are empty where no cell can be read twice, and where some begin with the day and some with the month.
    """
    able, unclear = {DMY, MDY}, ""
    for cell in cells:
        found = _SLASHED.fullmatch(unicodedata.normalize("NFKC", cell[:60]).strip())
        if not found:
            continue
        one, two, year = (int(group) for group in found.groups())
        ways = {order for order in (DMY, MDY) if day_in((one, two, year), order)}
        able &= ways or able
        unclear = unclear or (cell.strip() if len(ways) == 2 and one != two else "")
    if not unclear or not able:
        return "", ""
    return (able.pop(), "") if len(able) == 1 else ("", unclear)


def _slashed(text: str, order: str) -> PartialDate | None:
    found = _SLASHED.fullmatch(text)
    if not found:
        return None
    one, two, year = map(int, found.groups())
    if one > 12 or one == two or (order == DMY and two <= 12):
        return PartialDate.checked(year, two, one)
    return PartialDate.checked(year, one, two) if two > 12 or order == MDY else None


def _in_words(text: str) -> PartialDate | None:
    if found := _DAY_WORD.fullmatch(text):
        day, word, year = found.groups()
    elif found := _WORD_DAY.fullmatch(text):
        word, day, year = found.groups()
    else:
        return None
    if word not in _MONTHS:
        return None
    return PartialDate.checked(int(year) if year else None, _MONTHS.index(word) + 1, int(day))
