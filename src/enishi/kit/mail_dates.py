"""Dates as careless mail programs write them, turned into the form that the standard library reads."""

from __future__ import annotations

import re

LONGEST = 200  # characters of a date

# Nearly all are written so.
_USUAL = re.compile(r"([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4})(?: \([A-Z]{1,5}\))?")
COMMENT = re.compile(r"\([^()]*+\)?")
_ZONES = dict(
    pair.split("=")
    for pair in "JST=+0900 KST=+0900 HKT=+0800 SGT=+0800 AEST=+1000 MET=+0100 CET=+0100 MEST=+0200 CEST=+0200 "
    "BST=+0100 EET=+0200 EEST=+0300".split()
)
_ZONE = re.compile(r"\b(?:" + "|".join(_ZONES) + r")\b")
_IN_COMMENT = re.compile(rf"\(({'|'.join(_ZONES)})\)")
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d[T ]")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_TIME_ENDS = re.compile(r":\d\d$")
# GMT+0900, UTC+9, EDT-0400, +09:00
_OFFSET = re.compile(r"(:\d\d) ?(?:[A-Za-z]{1,5} ?)?([+-])(\d{1,2})(?::?(\d\d))?$")
_FRACTION = re.compile(r"(:\d\d)\.\d{1,9}(?!\d)")
_HALF = re.compile(r"(?<!\d)(1[0-2]|0?\d)(:\d\d(?::\d\d)?) ?([AaPp])\.?[Mm]\.?(?![A-Za-z])")


def plain_date(text: str) -> str:
    """The date without comments, its zone as an offset, its hour of 24, its month by three letters.

    >>> plain_date("Mon, 2 Mar 2026 07:05:00 PM GMT+9 (Tokyo)")
    'Mon, 2 Mar 2026 19:05:00 +0900'
    """
    if usual := _USUAL.fullmatch(text):
        return usual[1]
    text = text[:LONGEST]
    plain = " ".join(COMMENT.sub(" ", text).split()).rstrip("; ")
    if _ISO.match(plain):
        return plain
    plain = _SLASHED.sub(lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", plain)
    plain = _FRACTION.sub(r"\1", plain).replace("Sept ", "Sep ")
    plain = _HALF.sub(_of_24, plain)
    plain = _OFFSET.sub(lambda found: f"{found[1]} {found[2]}{int(found[3]):02}{found[4] or '00'}", plain)
    plain = _ZONE.sub(lambda found: _ZONES[found[0]], plain)
    if _TIME_ENDS.search(plain) and (beside := _IN_COMMENT.search(text)):
        return f"{plain} {_ZONES[beside[1]]}"
    return plain


def whole_year(year: int) -> int:
    """A year as it is: programs that were not ready for the year 2000 wrote 100 or 19100 for it."""
    return year + 1900 if 100 <= year < 200 else year - 17100 if 19100 <= year < 19200 else year


def _of_24(found: re.Match[str]) -> str:
    return f"{int(found[1]) % 12 + (12 if found[3] in 'Pp' else 0):02}{found[2]}"
