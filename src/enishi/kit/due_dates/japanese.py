"""What Japanese date words say: days, weeks, parts of a month, eras, hours."""

from __future__ import annotations

from datetime import timedelta, timezone

from enishi.kit.due_dates.lexer import Groups
from enishi.kit.due_dates.numbers import number
from enishi.kit.due_dates.spoken import Part, Spoken, Unit

N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
WEEKDAYS = "月火水木金土日"
DAYS = {
    **dict.fromkeys(("本日", "今日", "きょう", "今晩", "今夜", "今夕", "今朝"), 0),
    **dict.fromkeys(("明日", "あした", "あす", "明朝", "明晩", "翌日", "翌朝"), 1),
    **dict.fromkeys(("明後日", "あさって"), 2),
    **dict.fromkeys(("明々後日", "明明後日", "しあさって"), 3),
    **dict.fromkeys(("昨日", "きのう", "昨夜", "昨晩"), -1),
    **dict.fromkeys(("一昨日", "おととい"), -2),
}
AHEAD = {"今": 0, "当": 0, "本": 0, "来": 1, "翌": 1, "再来": 2, "さ来": 2, "先": -1, "先々": -2, "昨": -1, "去": -1}
PARTS: dict[str, Part] = {
    **dict.fromkeys(("上旬", "初旬", "前半"), "early"),
    **dict.fromkeys(("頭", "あたま", "初め", "はじめ", "始め", "初"), "opening"),
    **dict.fromkeys(("半ば", "なかば", "中頃", "中ごろ", "中盤"), "middle"),
    "中旬": "mid-end",
    **dict.fromkeys(("下旬", "末日", "末", "後半", "いっぱい", "一杯", "中", "内"), "end"),
    "明け": "reopening",
}
PART = "|".join(sorted(PARTS, key=len, reverse=True))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_UNITS: dict[str, Unit] = {
    "日": "day",
    "営業日": "workday",
    "週": "week",
    "週間": "week",
    "月": "month",
    "月間": "month",
    "年": "year",
    "時間": "hour",
    "分": "minute",
}
JAPAN = timezone(timedelta(hours=9), "JST")


def era_date(groups: Groups) -> Spoken | None:
    era, year, month, day = groups
    first = _ERAS[(era or "").upper()]
    years = 1 if year == "元" else number(year or "")
    return Spoken(year=first + years, month=_maybe(month), day=_maybe(day))


def _maybe(text: str | None) -> int | None:
    return number(text) if text else None


def full_date(groups: Groups) -> Spoken | None:
    year, month, day = (number(text or "") for text in groups)
    return Spoken(year=year, month=month, day=day)


def month_day(groups: Groups) -> Spoken | None:
    month, day = (number(text or "") for text in groups)
    return Spoken(month=month, day=day, sure=0.95) if 1 <= month <= 12 and 1 <= day <= 31 else None


def in_month(groups: Groups) -> Spoken | None:
    month = number(groups[0] or "")
    return Spoken(month=month, part=PARTS.get(groups[1] or ""), sure=0.9) if 1 <= month <= 12 else None


def months_ahead(groups: Groups) -> Spoken | None:
    return Spoken(months=AHEAD[groups[0] or ""], part=PARTS.get(groups[1] or ""), sure=0.9)


def this_month(groups: Groups) -> Spoken | None:
    part = PARTS[groups[0] or ""]
    return Spoken(months=1 if part == "opening" else 0, part=part, sure=0.9 if part == "end" else 0.7)


def weeks_ahead(groups: Groups) -> Spoken | None:
    ahead, part, weekday = groups
    weeks = AHEAD[ahead or ""]
    if weekday:
        return Spoken(weeks=weeks, weekday=WEEKDAYS.index(weekday))
    if part == "明け" and weeks == 0:
        weeks = 1
    return Spoken(weeks=weeks, part="weekend" if part == "末" else PARTS.get(part or ""), sure=0.9)


def this_week(groups: Groups) -> Spoken | None:
    match groups[0]:
        case "明け":
            return Spoken(weeks=1, part="reopening", sure=0.9)
        case "末":
            return Spoken(weeks=0, part="weekend", sure=0.7)
        case "初め" | "はじめ" | "頭":
            return Spoken(weeks=1, part="opening", sure=0.7)
    return Spoken(weeks=0, part=PARTS.get(groups[0] or ""), sure=0.9)


def years_ahead(groups: Groups) -> Spoken | None:
    return Spoken(years=AHEAD[groups[0] or ""], part=PARTS.get(groups[1] or ""), sure=0.8)


def counted_from_now(groups: Groups) -> Spoken | None:
    amount, kanji_month, unit, suffix = groups
    count = number(amount or "") or (3 if amount == "数" else 0)
    kind: Unit = "month" if kanji_month else _UNITS[unit or ""]
    if suffix == "前":
        return Spoken(count=-count, unit=kind, sure=0.6)
    return Spoken(count=count, unit=kind, sure=0.9 if amount != "数" else 0.7)


def day_from_now(groups: Groups) -> Spoken | None:
    name = groups[0] or ""
    is_afternoon = False if name.endswith("朝") else True if name[-1] in "晩夜夕" else None
    return Spoken(count=DAYS[name], unit="day", is_afternoon=is_afternoon, sure=0.6 if name[0] == "翌" else 0.95)


def clock(groups: Groups) -> Spoken | None:
    when, hour, half, minutes, colon, meridiem = groups
    at = number(hour or "")
    late = {"午前": False, "朝": False, "am": False, "午後": True, "pm": True, "昼": True, "夕方": True, "夜": True}
    is_afternoon = late.get((when or meridiem or "").lower())
    if is_afternoon is not None and at > 12:
        is_afternoon = None
    if when == "夜" and at == 12:
        at, is_afternoon = 24, None
    minute = 30 if half else number(minutes or colon or "0")
    return Spoken(hour=at, minute=minute, is_afternoon=is_afternoon)


def at_hour(hour: int) -> Spoken:
    return Spoken(hour=hour, minute=0, is_afternoon=None if hour > 12 else hour == 12)


SHORT_ERA = r"(?<![A-Za-z])([RHS])([0-9]{1,2})[./年]([0-9]{1,2})[./月]([0-9]{1,2})日?"
