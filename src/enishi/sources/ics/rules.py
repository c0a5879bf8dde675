"""How a calendar writes that something repeats: RFC 5545 rules, and those of vCalendar 1.0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from enishi.kit.recurrence import TOO_OFTEN, Rule
from enishi.kit.say import Refused, say

NO_RULE = say("How it repeats could not be read; only its first time was taken.")
OTHER_CALENDAR = say("It repeats by a calendar other than the Gregorian one; only its first time was taken.")

_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?", re.IGNORECASE)
_NUMBERS = {
    "BYMONTH": ("months", 1, 12),
    "BYMONTHDAY": ("month_days", -31, 31),
    "BYYEARDAY": ("year_days", -366, 366),
    "BYWEEKNO": ("weeks", -53, 53),
    "BYSETPOS": ("positions", -366, 366),
    "BYHOUR": ("hours", 0, 23),
    "BYMINUTE": ("minutes", 0, 59),
    "BYSECOND": ("seconds", 0, 60),
}


def parse_rule(text: str, zone: tzinfo = UTC, *, all_day: bool = False) -> Rule:
    """Read `FREQ=WEEKLY;BYDAY=MO` or vCalendar's `W1 MO #10`; raises Refused with the reason for its repetition.

    `zone` is where the thing takes place: an UNTIL in UTC becomes that place's wall time. For whole days an UNTIL
    includes its day.
    """
    parts = dict(part.split("=", 1) for part in "".join(text.upper().split()).split(";") if "=" in part)
    if "FREQ" not in parts:
        parts = _old_parts(text.upper().split())
    if parts["FREQ"] in _OFTEN:
        raise Refused(TOO_OFTEN)
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise Refused(OTHER_CALENDAR)
    if parts["FREQ"] not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise Refused(NO_RULE)
    try:
        return _rule(parts, zone, all_day)
    except (ValueError, KeyError, OverflowError) as odd:
        raise Refused(NO_RULE) from odd


def _rule(parts: dict[str, str], zone: tzinfo, all_day: bool) -> Rule:
    numbers = {
        field_: _numbers(parts[part], low, high) for part, (field_, low, high) in _NUMBERS.items() if part in parts
    }
    unknown = {part for part in parts if part.startswith("BY")} - {*_NUMBERS, "BYDAY"}
    count = int(parts["COUNT"]) if parts.get("COUNT") else None
    interval = int(parts.get("INTERVAL") or 1)
    if unknown or interval < 1 or (count is not None and count < 1):
        raise ValueError
    return Rule(
        every=parts["FREQ"],
        interval=min(interval, 10_000),
        count=count,
        until=_until(parts["UNTIL"], zone, all_day) if parts.get("UNTIL") else None,
        days=frozenset(_day(day) for day in parts.get("BYDAY", "").split(",") if day),
        week_start=_DAYS[parts.get("WKST") or "MO"],
        **numbers,
    )


def _numbers(text: str, low: int, high: int) -> frozenset[int]:
    numbers = frozenset(int(part) for part in text.split(",") if part)
    if any(not low <= number <= high or (number == 0 and low < 0) for number in numbers):
        raise ValueError
    return numbers


def _day(text: str) -> tuple[int, int]:
    which = int(text[:-2] or 0)
    if not -53 <= which <= 53:
        raise ValueError
    return which, _DAYS[text[-2:]]


def _until(text: str, zone: tzinfo, all_day: bool) -> datetime:
    if not (found := _UNTIL.match(text)):
        raise ValueError
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if found[4] is None:
        return datetime(year, month, day, 23, 59, 59)  # noqa: DTZ001 - wall time
    written = datetime(year, month, day, hour % 24, minute, min(second, 59))  # noqa: DTZ001
    local = written.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if found[7] else written
    if all_day:
        # Some write the last day's midnight where they are, some in UTC, some the UTC day's last second.
        last = written if second == 59 else max(written, local)
        return last.replace(hour=23, minute=59, second=59)
    return local


def _old_parts(words: list[str]) -> dict[str, str]:
    """vCalendar 1.0: `D2 #5`, `W1 MO TU 19991224T000000Z`, `MP1 1+ MO #6`, `MD1 15 LD`, `YM1 6 #3`, `YD1 100`."""
    head = re.fullmatch(r"(D|W|MP|MD|YM|YD|M)(\d{1,4})", words[0]) if words else None
    if not head:
        raise Refused(NO_RULE)
    if head[1] == "M":
        raise Refused(TOO_OFTEN)
    frequency = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}[head[1][0]]
    parts = {"FREQ": frequency, "INTERVAL": head[2], "COUNT": "2"}  # "#2" is the standard's default
    details: list[str] = []
    for word in words[1:]:
        if word.startswith("#"):
            parts["COUNT"] = word[1:].lstrip("0")
        elif re.match(r"\d{8}", word):
            parts |= {"COUNT": "", "UNTIL": word}
        elif not re.fullmatch(r"\d{4}", word):  # four digits are an hour of the day, which the start says too
            details.append(word)
    kind = {"W": "BYDAY", "MP": "BYDAY", "MD": "BYMONTHDAY", "YM": "BYMONTH", "YD": "BYYEARDAY"}.get(head[1])
    if kind and details:
        parts[kind] = ",".join(_old_weekdays(details) if kind == "BYDAY" else map(_old_number, details))
    return parts


def _old_weekdays(words: list[str]) -> Iterator[str]:
    which, used = [""], False
    for word in words:
        if word[0].isdigit():
            which, used = ([] if used or which == [""] else which) + [_old_number(word)], False
        else:
            yield from (number + word for number in which)
            used = True


def _old_number(word: str) -> str:
    return "-1" if word == "LD" else "-" + word[:-1] if word.endswith("-") else word.removesuffix("+")
