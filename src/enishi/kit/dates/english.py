"""Date words of English: by Friday, next week, in two weeks, before the 15th, COB tomorrow, 3pm."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from enishi.kit.dates.japanese import SHORT_ERA, era_date
from enishi.kit.dates.lexer import Groups, Lexer
from enishi.kit.dates.numbers import english_number
from enishi.kit.dates.spoken import Part, Spoken, Unit

_WEEKDAYS = {
    name: at
    for at, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wednsday wensday weds wed", "thursday thurs thur thu",
         "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = "(" + "|".join(sorted(_WEEKDAYS, key=len, reverse=True)) + r")s?\b\.?"
_SURE_WEEKDAY = r"(mondays?|tuesdays?|tues?|wed(?:ne?|n)sdays?|wensday|weds|thursdays?|thurs?|thu|fri(?:days?)?|saturdays?|sundays?)\b\.?"
_MONTHS = {
    name: at
    for at, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_AHEAD = {"this": 0, "the": 0, "coming": 1, "next": 1, "last": -1, "past": -1, "following": 1}
_PARTS: dict[str, Part] = {
    **dict.fromkeys(("beginning", "start", "first thing", "opening"), "opening"),
    **dict.fromkeys(("early", "first half", "early part", "earlier"), "early"),
    **dict.fromkeys(("mid", "middle"), "middle"),
    **dict.fromkeys(("end", "close", "late", "later", "second half", "latter half", "rest", "course"), "end"),
}
_PART = "(" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")(?:\s+(?:of|in)|-)?\s*\b"
_WHICH = r"(?:(?:the\s+|this\s+)?(this|next|last|following|coming|the)\s+)?"
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("minute", "min"), "minute"),
    **dict.fromkeys(("hour", "hr"), "hour"),
    "day": "day",
    **dict.fromkeys(("week", "wk"), "week"),
    **{"month": "month", "quarter": "quarter", "year": "year"},
}
_UNIT = r"(?:(business|working|work|biz)\s+|calendar\s+)?(minute|min|hour|hr|day|week|wk|month|quarter|year)s?\b"
_NUMBER = (
    r"((?:[0-9]{1,3}|one|two)\s?(?:-|–|to|or)\s?[0-9]{1,3}|[0-9]{1,3}|an?(?:\s+(?:couple|few)(?:\s+of)?)?|(?:the\s+)?next\s+(?:couple|few)(?:\s+of)?"
    r"|couple(?:\s+of)?|few|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty)"
)
_ZONES: dict[str, tzinfo] = {
    **{"jst": timezone(timedelta(hours=9)), "gmt": timezone.utc, "utc": timezone.utc},  # noqa: UP017
    **{"est": timezone(timedelta(hours=-5)), "edt": timezone(timedelta(hours=-4))},
    **{"cst": timezone(timedelta(hours=-6)), "cdt": timezone(timedelta(hours=-5))},
    **{"mst": timezone(timedelta(hours=-7)), "mdt": timezone(timedelta(hours=-6))},
    **{"pst": timezone(timedelta(hours=-8)), "pdt": timezone(timedelta(hours=-7))},
    **{"cet": timezone(timedelta(hours=1)), "cest": timezone(timedelta(hours=2)), "bst": timezone(timedelta(hours=1))},
}
_PLACES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}


def _full(groups: Groups) -> Spoken | None:
    year, month, day = (int(text or 0) for text in groups)
    return Spoken(year=year, month=month, day=day)


def _slashed(groups: Groups) -> Spoken | None:
    """Month before day, as in America; the other way round where only that can be."""
    month, day = int(groups[0] or 0), int(groups[1] or 0)
    sure = 0.9 if day > 12 or month == day else 0.8
    if month > 12:
        month, day = day, month
    year = int(groups[2]) if groups[2] else None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Spoken(year=year + 2000 if year is not None and year < 100 else year, month=month, day=day, sure=sure)


def _named(month: str | None, day: str | None, year: str | None) -> Spoken | None:
    at = int(day or 0)
    if not 1 <= at <= 31:
        return None
    return Spoken(month=_MONTHS[(month or "").lower()], day=at, year=int(year) if year else None)


def _part_of(groups: Groups) -> Spoken | None:
    part = _PARTS[" ".join((groups[0] or "").lower().split())]
    ahead = _AHEAD[(groups[1] or "the").lower()]
    return _stretch((groups[2] or "").lower(), ahead, part)


def _stretch(unit: str, ahead: int, part: Part | None) -> Spoken | None:
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


def _weekday(text: str | None) -> int:
    name = (text or "").lower()
    return _WEEKDAYS[name if name in _WEEKDAYS else name.rstrip("s")]


def _which_weekday(groups: Groups) -> Spoken | None:
    which = (groups[0] or "").lower()
    weekday = _weekday(groups[1])
    if which == "coming":
        return Spoken(weekday=weekday, sure=0.9)
    return Spoken(weeks=_AHEAD[which], weekday=weekday, sure=0.85 if which == "next" else 0.9)


def _counted(groups: Groups) -> Spoken | None:
    amount, work, unit = groups
    words = (amount or "").lower().replace("-", " ").replace("–", " ")
    count = english_number(words.split(" or ")[-1].split(" to ")[-1].rpartition("  ")[2]) if words else 0
    if any(mark in words for mark in (" ",)) and words.split()[-1].isdecimal():
        count = int(words.split()[-1])
    kind: Unit = "workday" if work else _UNITS[(unit or "").lower()]
    return Spoken(count=count, unit=kind, sure=0.7 if "few" in words or "several" in words else 0.9)


def _ago(groups: Groups) -> Spoken | None:
    found = _counted(groups)
    return found and Spoken(count=-(found.count or 0), unit=found.unit, sure=found.sure)


def _weeks_from(groups: Groups) -> Spoken | None:
    weeks = english_number(groups[0] or "")
    what = (groups[1] or "").lower()
    if what in {"today", "now", "tomorrow"}:
        return Spoken(count=weeks * 7 + (what == "tomorrow"), unit="day", sure=0.9)
    return Spoken(weekday=_weekday(what), later=weeks * 7, sure=0.85)


def _clock(groups: Groups) -> Spoken | None:
    hour, minute, half = groups
    is_afternoon = None if half is None else half.lower().startswith("p")
    at = int(hour or 0)
    if at > 24 or (is_afternoon is not None and at > 12):
        return None
    return Spoken(hour=at, minute=int(minute or 0), is_afternoon=is_afternoon, sure=0.9 if half or minute else 0.7)


def _zone(groups: Groups) -> Spoken | None:
    name = (groups[0] or "").lower()
    return Spoken(zone=_ZONES[name] if name in _ZONES else ZoneInfo(_PLACES[name]))


def _day(count: int, *, sure: float = 0.95, is_afternoon: bool | None = None) -> Spoken:
    return Spoken(count=count, unit="day", sure=sure, is_afternoon=is_afternoon)


LEXER = Lexer(
    (SHORT_ERA, era_date),
    (r"\b([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])", _full),
    (r"(?<![0-9/.$-])(?!24/7)([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?(?![0-9/%])", _slashed),
    (rf"\b{_MONTH}\.?\s{{1,3}}([0-9]{{1,2}})(?:st|nd|rd|th)?\b(?!:|\s?[ap]m\b|%)(?:,?\s{{1,3}}([0-9]{{4}})\b)?",
     lambda g: _named(*g)),
    (rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{{1,3}}{_MONTH}\b\.?(?:,?[\s-]{{1,3}}([0-9]{{4}})\b)?",
     lambda g: _named(g[1], g[0], g[2])),
    (r"\b(?:the\s+)?(?:week|wk) after next\b", lambda g: Spoken(weeks=2, sure=0.9)),
    (r"\b(?:the\s+)?month after next\b", lambda g: Spoken(months=2, sure=0.9)),
    (r"\b(?:the\s+)?(?:day after tomorrow|overmorrow)\b", lambda g: _day(2)),
    (r"\b(?:(?:the\s+)?end of (?:the\s+)?(?:business|work|working)?\s?day|(?:the\s+)?close of (?:business|play)|end of business|eod|cob|eob|eop)\b",
     lambda g: Spoken(ends_day=True)),
    (r"\b(?:eow|within the week)\b", lambda g: Spoken(weeks=0)),
    (r"\b(?:eom|month[ -]end|within the month)\b", lambda g: Spoken(months=0, part="end")),
    (r"\b(?:eoy|year[ -]end)\b", lambda g: Spoken(years=0, part="end")),
    (r"\beoq\b", lambda g: Spoken(quarters=0, part="end")),
    (rf"\b(?:the\s+)?(?:very\s+)?{_PART}{_WHICH}(week|month|quarter|year)\b", _part_of),
    (rf"\b(?:the\s+)?{_PART}{_MONTH}\b",
     lambda g: Spoken(month=_MONTHS[(g[1] or "").lower()], part=_PARTS[" ".join((g[0] or "").lower().split())], sure=0.9)),
    (rf"\b(?:the\s+)?{_PART}q([1-4])\b", lambda g: Spoken(quarter=int(g[1] or 1), sure=0.8)),
    (rf"\b{_NUMBER}\s+weeks?\s+from\s+(today|now|tomorrow|{_WEEKDAY[1:-8]})\b", _weeks_from),
    (r"\b(?:next|following)\s+(?:business|working)\s+day\b", lambda g: Spoken(count=1, unit="workday")),
    (r"\b(?:next|following) day\b", lambda g: _day(1, sure=0.6)),
    (r"\b(this|next|last|following|coming)\s+(weekend|week|month|quarter|year)\b",
     lambda g: _stretch((g[1] or "").lower(), _AHEAD[(g[0] or "").lower()], None)),
    (r"\b(?:(?<=over the )|(?<=on the )|(?<=by the )|(?<=at the ))weekend\b", lambda g: Spoken(weeks=0, part="weekend", sure=0.8)),
    (rf"\b(this|next|last|following|coming)\s+{_WEEKDAY}", _which_weekday),
    (r"\bin half an hour\b", lambda g: Spoken(count=30, unit="minute")),
    (r"\bwithin (?:the|an|one) hour\b", lambda g: Spoken(count=1, unit="hour")),
    (r"\b(?:in|within)\s+a\s+(day|week|month)\s+or\s+(?:two|so)\b", lambda g: Spoken(count=2, unit=_UNITS[(g[0] or "").lower()], sure=0.8)),
    (r"\b(?:in|within)\s+a\s+fortnight\b", lambda g: Spoken(count=2, unit="week")),
    (r"\b(?:in|over) the (?:coming|next) days\b", lambda g: _day(3, sure=0.6)),
    (rf"\b(?:in|within|inside|under|over)\s+(?:of\s+)?(?:the\s+next\s+|the\s+coming\s+|another\s+|about\s+|around\s+|roughly\s+|approximately\s+|less\s+than\s+)?{_NUMBER}\s+(?:more\s+)?{_UNIT}(?:'s?)?(?:\s+time)?(?!\s+ago)", _counted),
    (rf"\b{_NUMBER}\s+{_UNIT}\s+(?:from\s+(?:now|today)|later|hence)\b", _counted),
    (rf"\b{_NUMBER}\s+{_UNIT}\s+ago\b", _ago),
    (r"\b(?:today|2day)\b", lambda g: _day(0)),
    (r"\b(?:(tonight|tonite|this (?:afternoon|arvo|evening))|this morning)\b", lambda g: _day(0, is_afternoon=bool(g[0]))),
    (r"\b(?:tomorrow|tommorow|tomorow|tommorrow|tmrw|tmr|tomo|2morrow)(?:'s)?\b", lambda g: _day(1)),
    (r"\byesterday\b", lambda g: _day(-1)),
    (r"\bchristmas eve\b", lambda g: Spoken(month=12, day=24)),
    (r"\b(?:christmas|xmas)\b", lambda g: Spoken(month=12, day=25, sure=0.9)),
    (r"\bnew year'?s eve\b", lambda g: Spoken(month=12, day=31)),
    (r"\bnew year(?:'?s)?(?: day)?\b", lambda g: Spoken(month=1, day=1, sure=0.8)),
    (r"\b([0-9]{1,2})(?:[:.]([0-5][0-9]))?\s?([ap]\.?m\b\.?)", _clock),
    (r"(?<![0-9:])([0-9]{1,2}):([0-5][0-9])()(?![0-9:])", lambda g: _clock((g[0], g[1], None))),
    (r"\b([0-9]{1,2})()()\s?(?:o'?clock|hrs\b|h\b)", lambda g: _clock((g[0], None, None))),
    (r"\b(?:noon|midday)\b", lambda g: Spoken(hour=12, minute=0, is_afternoon=True)),
    (r"\bmidnight\b", lambda g: Spoken(hour=24, minute=0)),
    (r"(?<=\b[ab][ty]\s)([0-9]{1,2})(?=\s(?:today|tomorrow|tonight|on\b|sharp|this\b|next\b|mon|tue|wed|thu|fri|sat|sun)|\s?[.,;!?]|$)",
     lambda g: _clock((g[0], None, None))),
    (r"\b(?<=[0-9m.n]\s)(jst|gmt|utc|[ecmp][sd]?t|cest|cet|bst)\b(?: time)?", _zone),
    (r"\bthe\s+([0-9]{1,2})(?:st|nd|rd|th)\b(?!\s+(?:time|floor|draft|version|quarter|half|one|step|round|place|century|street|ave|edition|anniversary|annual|person|option|point|item))",
     lambda g: Spoken(day=int(g[0] or 0), sure=0.85) if 1 <= int(g[0] or 0) <= 31 else None),
    (r"(?<=\b[bo][yn]\s)([0-9]{1,2})(?:st|nd|rd|th)\b", lambda g: Spoken(day=int(g[0] or 0), sure=0.8)),
    (rf"(?:\b(?:in|by|until|till|during|before)\s+){_MONTH}\b(?!\s?[0-9'])", lambda g: Spoken(month=_MONTHS[(g[0] or "").lower()], sure=0.8)),
    (r"\bq([1-4])\b", lambda g: Spoken(quarter=int(g[0] or 1), sure=0.8)),
    (rf"\b{_SURE_WEEKDAY}", lambda g: Spoken(weekday=_weekday((g[0] or "")), sure=0.9)),
    (r"(?:(?<=by )|(?<=on )|(?<=this )|(?<=next )|(?<=till )|(?<=until )|(?<=before )|(?<=or )|(?<=, ))(mon|wed|sat|sun)\b", lambda g: Spoken(weekday=_weekday(g[0]), sure=0.8)),
    (r"(?<=\s)(20[2-9][0-9])\b(?!-)", lambda g: Spoken(year=int(g[0] or 0), sure=0.5)),
)  # fmt: skip
GLUE = r"\s{0,3}(?:(?:,|\(|at|on|by|of|in|around|about|before|@|-|no later than|first thing|morning|afternoon|evening)\s{0,3}){0,2}(?:the\s)?"
LIMIT_BEFORE = r"(?:\bby|\bbefore|\buntil|\btill?|\bno later than|\bnot later than|\bdue|\bprior to|\blatest|\bwithin)\s{1,3}(?:the\s{1,3}|around\s{1,3}|about\s{1,3}){0,2}$"
BEFORE = r"(?:\bbefore|\bprior to|\bahead of)\s{1,3}(?:the\s{1,3})?$"
