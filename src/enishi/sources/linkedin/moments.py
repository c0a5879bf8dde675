"""Dates as LinkedIn writes them: six ways, some in the language of whoever asked for the copy."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

from enishi.kit.dates import PartialDate

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})?日?)?")
_US = re.compile(r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4}|\d{2})")
_DAY_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s+(?:de\s+)?)?(?P<named>[^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(?P<year>\d{4})"
)
_NAMED_DAY = re.compile(r"(?P<named>[^\W\d_]{3,10})\.?\s+(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?")
_YEAR = re.compile(r"(?P<year>\d{4})年?")
_TIME = re.compile(
    r"[,T\s]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp])?(?:\.?[Mm]\.?)?"
    r"\s*(?:UTC|GMT|Z|(?P<sign>[+-])(?P<zone_hour>\d{2}):?(?P<zone_minute>\d{2}))?$"
)
# The beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese and Dutch.
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev"),
    ("mar", "mrz", "maa"),
    ("apr", "abr", "avr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "ago", "aou"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "dic"),
)


def moment(text: str) -> datetime | None:
    """The point in time, in UTC, which LinkedIn also means where it names no zone; a bare day is its midnight."""
    if text.endswith(" UTC") and len(text) == 23 and text[4] == "-":
        try:
            return datetime.fromisoformat(text[:19]).replace(tzinfo=UTC)
        except ValueError:
            return None
    text = _narrow(text)
    time = _TIME.search(text)
    date = day(text[: time.start()] if time else text)
    first = date.first if date and date.day else None
    if first is None:
        return None
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return _at(midnight, time) if time else midnight


def day(text: str) -> PartialDate | None:
    """The day, month or year in `22 Jan 2026`, `Jan 2024`, `2019`, `2026/07/28 …`, `9/25/26`, `Mar 12`."""
    text = _TIME.sub("", _narrow(text))
    found = next(
        (m for shape in (_YEAR_FIRST, _US, _DAY_NAMED, _NAMED_DAY, _YEAR) if (m := shape.fullmatch(text))), None
    )
    if found is None:
        return None
    said = found.groupdict()
    month = _month(said["named"]) if said.get("named") else _number(said.get("month"))
    of_month = _number(said.get("day"))
    if said.get("named") and month is None:
        return None
    if found.re is _US and month is not None and month > 12:  # a copy asked for in British English
        month, of_month = of_month, month
    return PartialDate.checked(_year(said.get("year")), month, of_month)


def _narrow(text: str) -> str:
    # Newer copies put U+202F before AM and PM.
    return unicodedata.normalize("NFKC", text[:80]).strip()


def _month(name: str) -> int | None:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return next((number for number, stems in enumerate(_MONTHS, 1) if plain.startswith(stems)), None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _year(digits: str | None) -> int | None:
    return None if not digits else 2000 + int(digits) if len(digits) == 2 else int(digits)


def _at(midnight: datetime, time: re.Match[str]) -> datetime | None:
    hour, minute, second = (int(time[part] or 0) for part in ("hour", "minute", "second"))
    if time["half"]:
        hour = hour % 12 + (12 if time["half"] in "Pp" else 0)
    zone = timedelta(hours=int(time["zone_hour"] or 0), minutes=int(time["zone_minute"] or 0))
    try:
        local = midnight.replace(
            hour=hour, minute=minute, second=second, tzinfo=timezone(-zone if time["sign"] == "-" else zone)
        )
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
