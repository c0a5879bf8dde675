"""Moments as calendars write them: with a zone's name, in UTC, floating, or whole days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from enishi.kit.zones import zone_named
from enishi.sources.ics.lines import Line

_WRITTEN = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)? ?(Z|[+-]\d\d:?\d\d)?|Z)?", re.IGNORECASE
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?", re.IGNORECASE
)
_YEARS = range(1900, 2200)


class OddTimeError(ValueError):
    """A written time that no calendar has."""


@dataclass
class Zones:
    """Where a calendar's times hold: its own zone, and the zones it describes itself."""

    own: tzinfo = UTC
    described: dict[str, tzinfo] = field(default_factory=dict)

    def find(self, name: str) -> tzinfo:
        """The zone a TZID means; the calendar's own when nothing tells."""
        named = zone_named(name)
        # A name that only states an offset knows less of summer time than the calendar's own description.
        return named if isinstance(named, ZoneInfo) else self.described.get(name) or named or self.own


@dataclass(frozen=True, slots=True)
class Moment:
    """A written time: the clock's face, and the zone in which it is read."""

    wall: datetime  # without zone
    zone: tzinfo
    all_day: bool = False

    @property
    def utc(self) -> datetime:
        """The moment in UTC; a whole day begins at midnight UTC wherever it is lived."""
        return (self.wall.replace(tzinfo=UTC) if self.all_day else self.wall.replace(tzinfo=self.zone)).astimezone(UTC)

    def at(self, wall: datetime) -> Moment:
        """The same kind of moment at another time of the clock."""
        return Moment(wall, self.zone, self.all_day)


def moments(line: Line, zones: Zones) -> list[Moment]:
    """Every time of an RDATE or EXDATE that can be read; of a period its beginning."""
    found = []
    for part in line.value.split(",")[:10_000]:
        try:
            found.append(_moment(part.split("/")[0], line, zones))
        except OddTimeError:
            continue
    return found


def moment(line: Line, zones: Zones) -> Moment:
    """The time of a DTSTART, DTEND or RECURRENCE-ID; raises OddTimeError."""
    return _moment(line.value, line, zones)


def duration(text: str) -> timedelta | None:
    """The length that `PT1H30M` or `P1D` writes, or None."""
    found = _DURATION.fullmatch(text.strip())
    if not found or found[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _moment(text: str, line: Line, zones: Zones) -> Moment:
    wall, has_clock, suffix = _face(text.strip())
    if wall.year not in _YEARS:
        raise OddTimeError(text)
    if not has_clock or line.param("VALUE").upper() == "DATE":
        return Moment(datetime.combine(wall, time()), zones.own, all_day=True)
    return Moment(wall, _zone(suffix, line, zones))


def _face(text: str) -> tuple[datetime, bool, str]:
    """The clock's face, whether a time of day is written, and what follows it."""
    if len(text) in (8, 15, 16) and text[:8].isdigit():
        try:  # the standard form, by far the most frequent
            return datetime.fromisoformat(text[:15]), len(text) > 8, text[15:]
        except ValueError:
            pass  # 24:00 perhaps, or a slip that the careful reading finds
    found = _WRITTEN.fullmatch(text[:60])
    if not found:
        raise OddTimeError(text)
    year, month, day, hour, minute, second, suffix = found.groups()
    clock = timedelta(hours=int(hour or 0), minutes=int(minute or 0), seconds=int(second or 0))
    try:
        wall = datetime.combine(date(int(year), int(month), int(day)), time()) + clock
    except (ValueError, OverflowError) as odd:
        raise OddTimeError(text) from odd
    if clock > timedelta(days=1):  # 24:00 is tomorrow's midnight, 25:00 is nothing
        raise OddTimeError(text)
    return wall, hour is not None, suffix or ""


def _zone(suffix: str, line: Line, zones: Zones) -> tzinfo:
    if suffix:
        return zone_named(suffix) or UTC
    return zones.find(line.param("TZID")) if line.param("TZID") else zones.own
