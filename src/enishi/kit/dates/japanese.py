"""Date words of Japanese: 金曜まで, 来週中, 月末, 3営業日以内, 令和8年12月1日, 15時."""

from __future__ import annotations

from datetime import timedelta, timezone

from enishi.kit.dates.lexer import Groups, Lexer
from enishi.kit.dates.numbers import number
from enishi.kit.dates.spoken import Part, Spoken, Unit

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_WEEKDAYS = "月火水木金土日"
_DAYS = {
    **dict.fromkeys(("本日", "今日", "きょう", "今晩", "今夜", "今夕", "今朝"), 0),
    **dict.fromkeys(("明日", "あした", "あす", "明朝", "明晩", "翌日", "翌朝"), 1),
    **dict.fromkeys(("明後日", "あさって"), 2),
    **dict.fromkeys(("明々後日", "明明後日", "しあさって"), 3),
    **dict.fromkeys(("昨日", "きのう", "昨夜", "昨晩"), -1),
    **dict.fromkeys(("一昨日", "おととい"), -2),
}
_AHEAD = {"今": 0, "当": 0, "本": 0, "来": 1, "翌": 1, "再来": 2, "さ来": 2, "先": -1, "先々": -2, "昨": -1, "去": -1}
_PARTS: dict[str, Part] = {
    **dict.fromkeys(("上旬", "初旬", "前半"), "early"),
    **dict.fromkeys(("頭", "あたま", "初め", "はじめ", "始め", "初"), "opening"),
    **dict.fromkeys(("半ば", "なかば", "中頃", "中ごろ", "中盤"), "middle"),
    "中旬": "mid-end",
    **dict.fromkeys(("下旬", "末日", "末", "後半", "いっぱい", "一杯", "中", "内"), "end"),
    "明け": "reopening",
}
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_UNITS: dict[str, Unit] = {
    **{"日": "day", "営業日": "workday", "週": "week", "週間": "week", "月": "month", "月間": "month"},
    **{"年": "year", "時間": "hour", "分": "minute"},
}
_JAPAN = timezone(timedelta(hours=9), "JST")


def era_date(groups: Groups) -> Spoken | None:
    era, year, month, day = groups
    first = _ERAS[(era or "").upper()]
    years = 1 if year == "元" else number(year or "")
    return Spoken(year=first + years, month=_maybe(month), day=_maybe(day))


def _maybe(text: str | None) -> int | None:
    return number(text) if text else None


def _full(groups: Groups) -> Spoken | None:
    year, month, day = (number(text or "") for text in groups)
    return Spoken(year=year, month=month, day=day)


def _month_day(groups: Groups) -> Spoken | None:
    month, day = (number(text or "") for text in groups)
    return Spoken(month=month, day=day, sure=0.95) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month(groups: Groups) -> Spoken | None:
    month = number(groups[0] or "")
    return Spoken(month=month, part=_PARTS.get(groups[1] or ""), sure=0.9) if 1 <= month <= 12 else None


def _months(groups: Groups) -> Spoken | None:
    return Spoken(months=_AHEAD[groups[0] or ""], part=_PARTS.get(groups[1] or ""), sure=0.9)


def _this_month(groups: Groups) -> Spoken | None:
    part = _PARTS[groups[0] or ""]
    return Spoken(months=1 if part == "opening" else 0, part=part, sure=0.9 if part == "end" else 0.7)


def _weeks(groups: Groups) -> Spoken | None:
    ahead, part, weekday = groups
    weeks = _AHEAD[ahead or ""]
    if weekday:
        return Spoken(weeks=weeks, weekday=_WEEKDAYS.index(weekday))
    if part == "明け" and weeks == 0:
        weeks = 1
    return Spoken(weeks=weeks, part="weekend" if part == "末" else _PARTS.get(part or ""), sure=0.9)


def _this_week(groups: Groups) -> Spoken | None:
    match groups[0]:
        case "明け":
            return Spoken(weeks=1, part="reopening", sure=0.9)
        case "末":
            return Spoken(weeks=0, part="weekend", sure=0.7)
        case "初め" | "はじめ" | "頭":
            return Spoken(weeks=1, part="opening", sure=0.7)
    return Spoken(weeks=0, part=_PARTS.get(groups[0] or ""), sure=0.9)


def _years(groups: Groups) -> Spoken | None:
    return Spoken(years=_AHEAD[groups[0] or ""], part=_PARTS.get(groups[1] or ""), sure=0.8)


def _counted(groups: Groups) -> Spoken | None:
    amount, kanji_month, unit, suffix = groups
    count = number(amount or "") or (3 if amount == "数" else 0)
    kind: Unit = "month" if kanji_month else _UNITS[unit or ""]
    if suffix == "前":
        return Spoken(count=-count, unit=kind, sure=0.6)
    return Spoken(count=count, unit=kind, sure=0.9 if amount != "数" else 0.7)


def _day(groups: Groups) -> Spoken | None:
    name = groups[0] or ""
    is_afternoon = False if name.endswith("朝") else True if name[-1] in "晩夜夕" else None
    return Spoken(count=_DAYS[name], unit="day", is_afternoon=is_afternoon, sure=0.6 if name[0] == "翌" else 0.95)


def _clock(groups: Groups) -> Spoken | None:
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


def _at(hour: int) -> Spoken:
    return Spoken(hour=hour, minute=0, is_afternoon=None if hour > 12 else hour == 12)


SHORT_ERA = r"(?<![A-Za-z])([RHS])([0-9]{1,2})[./年]([0-9]{1,2})[./月]([0-9]{1,2})日?"
_WEEK = r"(今|来|翌|再来|さ来|先々|先)週の?"
_BEFORE_LIMIT = r"(?=\s?(?:まで|迄|に|の|中|頃|ごろ|必着|締|[()、。,]|[月火水木金土日]曜|午|朝|夕|正|[0-9]|$))"
LEXER = Lexer(
    (rf"(令和|平成|昭和)\s?(元|{_N})年(?:({_N})月(?:({_N})日)?)?", era_date),
    (SHORT_ERA, era_date),
    (r"(?<![0-9])([0-9]{4})[年/.-]\s?([0-9]{1,2})[月/.-]\s?([0-9]{1,2})(?:日|(?![0-9]))", _full),
    (r"(?<![0-9])([0-9]{4})年", lambda g: Spoken(year=number(g[0] or ""))),
    (rf"({_N})月\s?({_N})日(?!間)", _month_day),
    (r"(?<![0-9/.:-])([0-9]{1,2})/([0-9]{1,2})(?![0-9/:%])", _month_day),
    (r"([2-9二三四五六七八])[、,・〜~-]([2-9二三四五六七八九])()(日|営業日|週間|分|時間)(?:中|以内|内|後|ほど)",
     lambda g: _counted((g[1], *g[2:], ""))),
    (rf"({_N}|[0-9]{{3}}|数)(?:([ヶケかカヵ箇ヵ])月間?|(日間?|営業日|週間?|年|時間|分)(?<!間間))"
     r"(?:ほど|程度|くらい|ぐらい)?\s?(以内|後|内|中(?=に|で)|以降|前(?!半|後)|で(?=お?[送返届仕戻着出連回]))",
     lambda g: _counted((g[0], g[1], (g[2] or "").replace("日間", "日"), g[3]))),
    (r"数日(?:中|うち|の?うち)", lambda g: Spoken(count=3, unit="day", sure=0.7)),
    (r"(?:一|1)両日(?:中|以内)?", lambda g: Spoken(count=2, unit="day", sure=0.9)),
    (r"中([一二三1-3])日(?!の)", lambda g: Spoken(count=number(g[0] or "") + 1, unit="day", sure=0.7)),
    (r"(?:翌々営業日)", lambda g: Spoken(count=2, unit="workday")),
    (r"(?:翌営業日|次の営業日|明営業日)", lambda g: Spoken(count=1, unit="workday")),
    (rf"({_N})月の?({_PART})?(?![間雨])", _month),
    (rf"(今|当|本|来|翌|再来|さ来|先々|先)月(?:分)?の?({_PART})?", _months),
    (r"(?<![0-9一-九十ヶか毎])月(末|初め|初|内|中|半ば)", _this_month),
    (rf"{_WEEK}末(?=まで|迄)()()", lambda g: _weeks((g[0], "", ""))),
    (rf"{_WEEK}(?:({_PART}|明け)|([{_WEEKDAYS}])(?:曜日?|(?![一-龠])))?", _weeks),
    (r"(?<!毎)週末(?=まで|迄)", lambda g: Spoken(weeks=0, sure=0.7)),
    (r"(?<![毎0-9一二三四五六七八九十])週(明け|末|初め|はじめ|頭|半ば|なかば|内|中)", _this_week),
    (r"(?:連休|大型連休)明け", lambda g: Spoken(part="reopening", sure=0.8)),
    (r"(?:お?正月|年末年始|冬休み)明け|年明け(?:早々)?|年始|新年", lambda g: Spoken(years=1, part="reopening", sure=0.8)),
    (r"(?:GW|ゴールデンウィーク|ゴールデンウイーク)明け", lambda g: Spoken(month=5, day=7, sure=0.6)),
    (r"お?盆明け", lambda g: Spoken(month=8, day=17, sure=0.6)),
    (r"(?:今|本)?年度(?:末|内|中|いっぱい)", lambda g: Spoken(month=3, part="end", sure=0.9)),
    (r"上半?期(?:末|中|内)", lambda g: Spoken(month=9, part="end", sure=0.8)),
    (r"(?:下半?|今|当)?期(?:末|中|内)", lambda g: Spoken(month=3, part="end", sure=0.6)),
    (r"(?:今|当)?四半期(?:末|中|内)", lambda g: Spoken(quarters=0, part="end", sure=0.8)),
    (r"年内|年末|(?:今|本)年中|(?:今|本)年いっぱい", lambda g: Spoken(years=0, part="end", sure=0.9)),
    (rf"(今|本|来|翌|再来|昨|去)年(?!度)の?({_PART})?", _years),
    ("(" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")中?(?![人今])",
     _day),
    (rf"[(]\s?([{_WEEKDAYS}])(?:曜日?)?(?:[・/]?祝)?\s?[)]", lambda g: Spoken(weekday=_WEEKDAYS.index(g[0] or ""))),
    (rf"([{_WEEKDAYS}])曜日?", lambda g: Spoken(weekday=_WEEKDAYS.index(g[0] or ""), sure=0.9)),
    (r"(?<![一-龠0-9])([月火水木金土])(?=まで|迄)", lambda g: Spoken(weekday=_WEEKDAYS.index(g[0] or ""), sure=0.7)),
    (rf"(午前|午後|朝|昼|夕方|夜|[AaPp][Mm])?の?\s?({_N})(?:時(?!間|点|期|代|々)(?:(半)|({_N})分)?|:([0-5][0-9])(?![0-9:]))"
     r"(?:\s?([AaPp][Mm])\b)?", _clock),
    (r"正午|お昼(?=まで|ごろ|頃|に)|午前中|昼(?=まで)", lambda g: _at(12)),
    (r"朝(?:一番?|イチ)", lambda g: Spoken(hour=9, minute=0, is_afternoon=False, sure=0.7)),
    (r"午後(?:一番?|イチ)", lambda g: Spoken(hour=13, minute=0, sure=0.7)),
    (r"日本時間|JST(?![A-Za-z])", lambda g: Spoken(zone=_JAPAN)),
    (rf"(?<![0-9一二三四五六七八九十百数中/])({_N})日{_BEFORE_LIMIT}(?!中)",
     lambda g: Spoken(day=number(g[0] or ""), sure=0.85) if 1 <= number(g[0] or "") <= 31 else None),
    (r"(?<![A-Za-z])(?:EOD|COB)(?![A-Za-z])|終業(?:時間|時)?(?=まで)|定時(?=まで)|(?:就業|営業)時間内",
     lambda g: Spoken(ends_day=True)),
    (r"(?<![A-Za-z])EOW(?![A-Za-z])", lambda g: Spoken(weeks=0)),
    (r"(?<![A-Za-z])EOM(?![A-Za-z])", lambda g: Spoken(months=0, part="end")),
)  # fmt: skip
GLUE = r"(?:中|分)?[\s　]*(?:の|、|,|・|までの)?[\s　]*"
LIMIT_AFTER = r"\s?(?:中|内|頃|ごろ|くらい|ぐらい)?[))]?(?:に?は)?\s?(?:まで|迄|必着|締|期限|以内|いっぱい|を?目処|をめど|を?目途)"
BEFORE_AFTER = r"\s?(?:よりも?前|の前)(?:に|まで)"
