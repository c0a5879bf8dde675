"""The Japanese calendar at the edge of the page: era, day of the week, and the solar term the day stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import radians, sin

_ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1873, 1, 1), "明治"),  # the first day of the Gregorian calendar in Japan, in Meiji 6
)
_FIRST_YEAR = {"明治": 1868}
_WEEKDAYS = "月火水木金土日"
_DIGITS = "〇一二三四五六七八九"
# From the spring equinox on, one for every 15 degrees of the sun's way.
_TERMS = (
    "春分 清明 穀雨 立夏 小満 芒種 夏至 小暑 大暑 立秋 処暑 白露 "
    "秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒 立春 雨水 啓蟄"
).split()
_JAPAN = timedelta(hours=9)


@dataclass(frozen=True)
class Koyomi:
    """A day as a Japanese calendar writes it: in kanji for the vertical line, with digits for the short one."""

    year: str
    day: str
    weekday: str
    term: str
    short: str


def koyomi(day: date, *, era: bool = True) -> Koyomi:
    """How a calendar in Japan names this day; with `era` False the year is the Western one."""
    name, year = _era(day) if era else ("", day.year)
    if era:
        kanji_year = name + ("元" if year == 1 else kanji(year)) + "年"
        digits = f"{name}{'元' if year == 1 else year}年"
    else:
        kanji_year, digits = "".join(_DIGITS[int(digit)] for digit in str(year)) + "年", f"{year}年"
    return Koyomi(
        year=kanji_year,
        day=f"{kanji(day.month)}月{kanji(day.day)}日",
        weekday=f"{_WEEKDAYS[day.weekday()]}曜",
        term=solar_term(day),
        short=f"{digits}{day.month}月{day.day}日",
    )


def kanji(number: int) -> str:
    """A number up to 99 as it is read: 24 → 二十四."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


def solar_term(day: date) -> str:
    """The last of the 24 solar terms that has begun by the end of this day in Japan."""
    midnight = datetime.combine(day + timedelta(days=1), time(), UTC) - _JAPAN
    return _TERMS[int(_longitude_of_sun(midnight) // 15)]


def _longitude_of_sun(at: datetime) -> float:
    """The sun's apparent longitude in degrees, good to a hundredth (Meeus, Astronomical Algorithms, ch. 25)."""
    t = (at - datetime(2000, 1, 1, 12, tzinfo=UTC)) / timedelta(days=36525)
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    wobble = 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return (mean + centre - wobble) % 360


def _era(day: date) -> tuple[str, int]:
    for first, name in _ERAS:
        if day >= first:
            return name, day.year - _FIRST_YEAR.get(name, first.year) + 1
    return "", day.year
