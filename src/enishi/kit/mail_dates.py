"""Dates as mail has them, also those of careless programs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

LONGEST = 200  # characters of a date

# How nearly all programs write a date; it is read in a third of the time that every other takes.
_USUAL = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([0-9]{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([12][0-9]{3})"
    r" ([0-9]{2}):([0-9]{2}):([0-9]{2}) ([+-][0-9]{4})(?: \([A-Z]{1,5}\))?"
)
_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
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


def moment(text: str) -> datetime | None:
    """When, in UTC, by a date as mail writes it; None when no calendar or no computer has ever shown it."""
    try:
        at = _usual(*usual.groups()) if (usual := _USUAL.fullmatch(text)) else _careless(plain_date(text))
    except (ValueError, OverflowError):
        return None
    return at.astimezone(UTC) if 1970 < at.year < 2100 else None


def _usual(day: str, month: str, year: str, hour: str, minute: str, second: str, off: str) -> datetime:
    zone = timezone(timedelta(minutes=int(f"{off[0]}1") * (int(off[1:3]) * 60 + int(off[3:]))))
    return datetime(int(year), _MONTHS[month], int(day), int(hour), int(minute), min(int(second), 59), tzinfo=zone)


def _careless(plain: str) -> datetime:
    """By the standard library; raises ValueError where it reads no date."""
    if found := parsedate_tz(plain):
        zone = timezone(timedelta(seconds=found[9] or 0))
        return datetime(_whole_year(found[0]), *found[1:5], min(found[5], 59), tzinfo=zone)
    at = datetime.fromisoformat(plain)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def plain_date(text: str) -> str:
    """The date without comments, its zone as an offset, its hour of 24, its month by three letters.

    >>> plain_date("Mon, 2 Mar 2026 07:05:00 PM GMT+9 (Tokyo)")
    'Mon, 2 Mar 2026 19:05:00 +0900'
    """
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


def _whole_year(year: int) -> int:
    """A year as it is: programs that were not ready for the year 2000 wrote 100 or 19100 for it."""
    return year + 1900 if 100 <= year < 200 else year - 17100 if 19100 <= year < 19200 else year


def _of_24(found: re.Match[str]) -> str:
    return f"{int(found[1]) % 12 + (12 if found[3] in 'Pp' else 0):02}{found[2]}"
