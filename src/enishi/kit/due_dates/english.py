"""What English date words say: the names of days and months, numbers, parts of a week, hours and zones."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from enishi.kit.due_dates.lexer import Groups
from enishi.kit.due_dates.numbers import english_number
from enishi.kit.due_dates.spoken import Part, Spoken, Unit

WEEKDAYS = {
    name: at
    for at, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wednsday wensday weds wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
WEEKDAY = f"({DAY_NAMES})" + r"s?\b\.?"
SURE_WEEKDAY = (
    r"(mondays?|tuesdays?|tues?|wed(?:ne?|n)sdays?|wensday|weds|thursdays?|thurs?|thu|fri(?:days?)?"
    r"|saturdays?|sundays?)\b\.?"
)
MONTHS = {
    name: at
    for at, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
AHEAD = {"this": 0, "the": 0, "coming": 1, "next": 1, "last": -1, "past": -1, "following": 1}
PARTS: dict[str, Part] = {
    **dict.fromkeys(("beginning", "start", "first thing", "opening"), "opening"),
    **dict.fromkeys(("early", "first half", "early part", "earlier"), "early"),
    **dict.fromkeys(("mid", "middle"), "middle"),
    **dict.fromkeys(("end", "close", "late", "later", "second half", "latter half", "rest", "course"), "end"),
}
PART = "(" + "|".join(sorted(PARTS, key=len, reverse=True)) + r")(?:\s+(?:of|in)|-)?\s*\b"
WHICH = r"(?:(?:the\s+|this\s+)?(this|next|last|following|coming|the)\s+)?"
UNITS: dict[str, Unit] = {
    **dict.fromkeys(("minute", "min"), "minute"),
    **dict.fromkeys(("hour", "hr"), "hour"),
    "day": "day",
    **dict.fromkeys(("week", "wk"), "week"),
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
UNIT = r"(?:(business|working|work|biz)\s+|calendar\s+)?(minute|min|hour|hr|day|week|wk|month|quarter|year)s?\b"
NUMBER = (
    r"((?:[0-9]{1,3}|one|two)\s?(?:-|–|to|or)\s?[0-9]{1,3}|[0-9]{1,3}|an?(?:\s+(?:couple|few)(?:\s+of)?)?"
    r"|(?:the\s+)?next\s+(?:couple|few)(?:\s+of)?"
    r"|couple(?:\s+of)?|few|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen"
    r"|twenty|thirty)"
)
_ZONES: dict[str, tzinfo] = {
    "jst": timezone(timedelta(hours=9)),
    "gmt": UTC,
    "utc": UTC,
    "est": timezone(timedelta(hours=-5)),
    "edt": timezone(timedelta(hours=-4)),
    "cst": timezone(timedelta(hours=-6)),
    "cdt": timezone(timedelta(hours=-5)),
    "mst": timezone(timedelta(hours=-7)),
    "mdt": timezone(timedelta(hours=-6)),
    "pst": timezone(timedelta(hours=-8)),
    "pdt": timezone(timedelta(hours=-7)),
    "cet": timezone(timedelta(hours=1)),
    "cest": timezone(timedelta(hours=2)),
    "bst": timezone(timedelta(hours=1)),
}
_PLACES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}


def full_date(groups: Groups) -> Spoken | None:
    year, month, day = (int(text or 0) for text in groups)
    return Spoken(year=year, month=month, day=day)


def slashed_date(groups: Groups) -> Spoken | None:
    """Month before day, as in America; the other way round where only that can be."""
    month, day = int(groups[0] or 0), int(groups[1] or 0)
    sure = 0.9 if day > 12 or month == day else 0.8
    if month > 12:
        month, day = day, month
    year = int(groups[2]) if groups[2] else None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Spoken(year=year + 2000 if year is not None and year < 100 else year, month=month, day=day, sure=sure)


def named_date(month: str | None, day: str | None, year: str | None) -> Spoken | None:
    at = int(day or 0)
    if not 1 <= at <= 31:
        return None
    return Spoken(month=MONTHS[(month or "").lower()], day=at, year=int(year) if year else None)


def part_named(text: str | None) -> Part:
    """The part of a stretch that some words name: "beginning", "first half"."""
    return PARTS[" ".join((text or "").lower().split())]


def part_of(groups: Groups) -> Spoken | None:
    part = part_named(groups[0])
    ahead = AHEAD[(groups[1] or "the").lower()]
    return stretch((groups[2] or "").lower(), ahead, part)


def stretch(unit: str, ahead: int, part: Part | None) -> Spoken | None:
    match unit:
        case "week":
            return Spoken(weeks=ahead, part=part, sure=0.9)
        case "weekend":
            return Spoken(weeks=ahead, part="weekend", sure=0.8)
        case "month":
            return Spoken(months=ahead, part=part, sure=0.9)
        case "quarter":
            return Spoken(quarters=ahead, part=part, sure=0.8)
    return Spoken(years=ahead, part=part, sure=0.8)


def weekday_of(text: str | None) -> int:
    name = (text or "").lower()
    return WEEKDAYS[name if name in WEEKDAYS else name.rstrip("s")]


def which_weekday(groups: Groups) -> Spoken | None:
    which = (groups[0] or "").lower()
    weekday = weekday_of(groups[1])
    if which == "coming":
        return Spoken(weekday=weekday, sure=0.9)
    return Spoken(weeks=AHEAD[which], weekday=weekday, sure=0.85 if which == "next" else 0.9)


def counted_from_now(groups: Groups) -> Spoken | None:
    amount, work, unit = groups
    words = (amount or "").lower().replace("-", " ").replace("–", " ")
    count = english_number(words.split(" or ")[-1].split(" to ")[-1].rpartition("  ")[2]) if words else 0
    if any(mark in words for mark in (" ",)) and words.split()[-1].isdecimal():
        count = int(words.split()[-1])
    kind: Unit = "workday" if work else UNITS[(unit or "").lower()]
    return Spoken(count=count, unit=kind, sure=0.7 if "few" in words or "several" in words else 0.9)


def counted_ago(groups: Groups) -> Spoken | None:
    found = counted_from_now(groups)
    return found and Spoken(count=-(found.count or 0), unit=found.unit, sure=found.sure)


def weeks_from(groups: Groups) -> Spoken | None:
    weeks = english_number(groups[0] or "")
    what = (groups[1] or "").lower()
    if what in {"today", "now", "tomorrow"}:
        return Spoken(count=weeks * 7 + (what == "tomorrow"), unit="day", sure=0.9)
    return Spoken(weekday=weekday_of(what), later=weeks * 7, sure=0.85)


def clock(groups: Groups) -> Spoken | None:
    hour, minute, half = groups
    is_afternoon = None if half is None else half.lower().startswith("p")
    at = int(hour or 0)
    if at > 24 or (is_afternoon is not None and at > 12):
        return None
    return Spoken(hour=at, minute=int(minute or 0), is_afternoon=is_afternoon, sure=0.9 if half or minute else 0.7)


def zone(groups: Groups) -> Spoken | None:
    name = (groups[0] or "").lower()
    return Spoken(zone=_ZONES[name] if name in _ZONES else ZoneInfo(_PLACES[name]))


def day_from_now(count: int, *, sure: float = 0.95, is_afternoon: bool | None = None) -> Spoken:
    return Spoken(count=count, unit="day", sure=sure, is_afternoon=is_afternoon)
