"""Time zones by the names that calendars give them: IANA, Windows, prefixed, or an offset with cities."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from tzlocal.windows_tz import win_tz

_AREA = re.compile(
    r"(?:africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico"
    r"|pacific|us)(?:/|(?=[_-]))[a-z0-9_+/-]+"
)
_OFFSET = re.compile(r"\(?(?:utc|gmt)? ?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d\d))?\)?(?P<rest>.*)")
_ONLY_UTC = re.compile(r"\(?(?:utc|gmt|z|zulu)\)?(?P<rest>.*)")

_LAST_PART = re.compile(r"(?:^|[/_+-])[^/_+-]*$")

# What Windows shows where no city names the zone, and what it writes in Japanese.
_SPOKEN = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "coordinated universal time": "UTC",
    "greenwich mean time": "Europe/London",
    "jst": "Asia/Tokyo",
    "japan standard time": "Asia/Tokyo",
    "日本標準時": "Asia/Tokyo",
    "東京 (標準時)": "Asia/Tokyo",
    "東京(標準時)": "Asia/Tokyo",
    "大阪、札幌、東京": "Asia/Tokyo",
    "大阪、札幌、東京 (標準時)": "Asia/Tokyo",
    "beijing": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "bern": "Europe/Zurich",
    "edinburgh": "Europe/London",
    "canberra": "Australia/Sydney",
    "wellington": "Pacific/Auckland",
    "hanoi": "Asia/Bangkok",
}


# One zone for each kind of summer time in wide use; Outlook often describes one without naming it.
_KNOWN_SUMMERS = [
    *("Europe/London", "Europe/Berlin", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver"),
    *("America/Los_Angeles", "America/Anchorage", "America/Halifax", "America/St_Johns", "America/Santiago"),
    *("Australia/Sydney", "Australia/Adelaide", "Pacific/Auckland"),
]


@lru_cache(maxsize=1000)
def zone_named(name: str) -> tzinfo | None:
    """The zone that a calendar means by a name, or None when the name alone does not tell.

    >>> zone_named("Tokyo Standard Time")
    zoneinfo.ZoneInfo(key='Asia/Tokyo')
    >>> zone_named("(UTC+09:00) Osaka, Sapporo, Tokyo")
    zoneinfo.ZoneInfo(key='Asia/Tokyo')
    """
    plain = " ".join(name[:200].strip('"').split()).casefold()
    if key := _iana().get(plain) or _windows().get(plain) or _SPOKEN.get(plain):
        return ZoneInfo(key)
    return _zone_inside(plain) or _zone_at_offset(plain)


def offset(text: str) -> tzinfo | None:
    """The fixed zone that `+0900`, `-09:30` or `+053000` stands for."""
    if not (found := re.fullmatch(r"([+-])(\d\d):?(\d\d)(?::?\d\d)?", text.strip())):
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))


@lru_cache(maxsize=100)
def zone_like(winter: tzinfo, summer: tzinfo, summer_begins: int) -> ZoneInfo | None:
    """A well-known zone with these two offsets whose summer time begins in this month, give or take one."""
    for key in _KNOWN_SUMMERS:
        zone = ZoneInfo(key)
        before, after = (datetime(2024, (summer_begins + add) % 12 + 1, 1, tzinfo=zone) for add in (-3, 1))
        if before.utcoffset() == winter.utcoffset(None) and after.utcoffset() == summer.utcoffset(None):
            return zone
    return None


@cache
def _iana() -> dict[str, str]:
    return {key.casefold(): key for key in available_timezones()}


@cache
def _windows() -> dict[str, str]:
    return {key.casefold(): zone for key, zone in win_tz.items() if zone.casefold() in _iana()}


@cache
def _cities() -> dict[str, str]:
    return {key.rpartition("/")[2].replace("_", " "): zone for key, zone in sorted(_iana().items()) if "/" in key}


def _zone_inside(plain: str) -> ZoneInfo | None:
    # "/mozilla.org/20050126_1/Asia/Tokyo", "/freeassociation.sourceforge.net/Tzfile/Asia/Tokyo", "custom_Asia/Tokyo",
    # and with another mark for the slash: "Europe_Berlin", "US-Eastern"
    found = _AREA.search(plain.replace(" ", "_"))
    key = re.sub("[/_-]", "/", found[0], count=1) if found else ""
    while key and key not in _iana():
        key = _LAST_PART.sub("", key)
    return ZoneInfo(_iana()[key]) if key else None


def _zone_at_offset(plain: str) -> tzinfo | None:
    if found := _OFFSET.match(plain):
        fixed = offset(f"{found['sign'].replace('−', '-')}{int(found['hours']):02}:{found['minutes'] or '00'}")
    elif found := _ONLY_UTC.match(plain):
        fixed = UTC if plain.startswith("(") or not found["rest"] else None
    if not found or fixed is None:
        return None
    return _zone_of_a_city(found["rest"], fixed) or fixed


def _zone_of_a_city(places: str, fixed: tzinfo) -> ZoneInfo | None:
    winter = fixed.utcoffset(None)
    for place in (places.strip(" )"), *re.split(r"[,、(]", places)):
        key = _SPOKEN.get(place.strip()) or _cities().get(place.strip().replace(".", ""))
        if key and winter in (datetime(2024, month, 1, tzinfo=ZoneInfo(key)).utcoffset() for month in (1, 7)):
            return ZoneInfo(key)
    return None
