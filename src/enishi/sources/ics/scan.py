"""Where a calendar file's events stand, and what the calendars around them say of themselves."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from mmap import ACCESS_READ, mmap
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.kit.zones import offset, zone_like, zone_named
from enishi.sources.ics.lines import lines
from enishi.sources.ics.times import Zones

Body = bytes | mmap

DEEPEST = 20
_MOST_REWRITTEN = 200 << 20
_MARK = re.compile(rb"\n(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_PARTS = frozenset([b"VCALENDAR", b"VEVENT", b"VTODO", b"VJOURNAL", b"VFREEBUSY", b"VTIMEZONE", b"VAVAILABILITY"])
_NO_EVENTS = frozenset([b"VTODO", b"VJOURNAL", b"VFREEBUSY"])
_SAID = frozenset([b"X-WR-CALNAME", b"NAME", b"X-WR-TIMEZONE", b"VERSION", b"METHOD", b"TZ"])
_ZONE_SAYS = frozenset([b"TZID", b"X-LIC-LOCATION"])
_OFFSET = re.compile(rb"\nTZOFFSETTO[ \t]*:[ \t]*([+-]\d{4})")
_MONTH = re.compile(rb"BYMONTH=(\d{1,2})")
_FIRST_MONTH = re.compile(rb"\nDTSTART[^\n:]*+:\d{4}(\d\d)")
_LONGEST_HEADER = 1 << 20
_MOST_CALENDARS = 10_000
_MOST_ZONES = 2_000


@dataclass
class Calendar:
    """What one VCALENDAR says of itself."""

    name: str = ""
    method: str = ""
    is_old: bool = False  # vCalendar 1.0
    zones: Zones = field(default_factory=Zones)


@dataclass
class Layout:
    """Where the events of a file stand, in a few bytes for each."""

    calendars: list[Calendar] = field(default_factory=lambda: [Calendar()])
    begins: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("Q"))
    owners: array[int] = field(default_factory=lambda: array("L"))  # which calendar
    too_deep: set[int] = field(default_factory=set)  # events with parts nested beyond reason
    is_deep: bool = False  # so is something else in the file
    is_calendar: bool = False
    others: int = 0  # tasks, journals and free-busy times

    def raw(self, body: Body, number: int) -> bytes:
        return body[self.begins[number] : self.ends[number]]

    def calendar(self, number: int) -> Calendar:
        return self.calendars[self.owners[number]]


def body(path: Path) -> Body:
    """The file as ASCII-compatible bytes with `\\n` between lines, mapped rather than read where it can be."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
        if not head:
            raise Refused(say("{file} is empty.", file=path.name))
        wide = wide_codec(head)
        if not wide and (b"\n" in head or b"\r" not in head):
            return mmap(file.fileno(), 0, access=ACCESS_READ)
        if path.stat().st_size > _MOST_REWRITTEN:
            raise Refused(say("{file} is too large in this form. Save it as UTF-8 and try again.", file=path.name))
        raw = head + file.read()
    if wide:
        raw = raw.decode(wide, "replace").encode("utf-8", "replace")
    return raw.replace(b"\r", b"\n") if b"\n" not in raw else raw


def wide_codec(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head[:200].count(0) > len(head[:200]) // 3:
        return "utf-16-be" if head[0] == 0 else "utf-16-le"
    return ""


def scan(data: Body) -> Layout:
    """Find every VEVENT, also one whose END is missing, and the calendar it belongs to."""
    scanner = _Scanner(data)
    for at, end, begins, name in _marks(data):
        if begins:
            scanner.begin(name, at)
        else:
            scanner.end(name, at, end)
    scanner.end(b"VCALENDAR", len(data), len(data))
    return scanner.layout


def _marks(data: Body) -> Iterator[tuple[int, int, bool, bytes]]:
    head = data[:200]
    lead = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    if first := _MARK.match(b"\n" + head[lead:]):
        yield lead, lead + first.end() - 1, first[1].upper() == b"BEGIN", first[2].upper()
    for found in _MARK.finditer(data, lead):
        yield found.start() + 1, found.end(), found[1].upper() == b"BEGIN", found[2].upper()


class _Scanner:
    def __init__(self, data: Body) -> None:
        self.data = data
        self.layout = Layout()
        self.depth = 0
        self.event = self.header = self.zone = -1  # where the open one begins
        self.is_deep = False

    def begin(self, name: bytes, at: int) -> None:
        self.layout.is_calendar |= name in _PARTS
        self.layout.others += name in _NO_EVENTS
        self._close_header(at)
        self.depth += 1
        if name in (b"VCALENDAR", b"VEVENT"):
            self._close_event(at)
        if name == b"VCALENDAR":
            self._open_calendar(at)
        elif name == b"VEVENT":
            self.event, self.depth = at, 2
        elif name == b"VTIMEZONE" and self.event < 0:
            self.zone, self.depth = at, 2
        elif self.depth > DEEPEST:
            self.is_deep = True

    def end(self, name: bytes, at: int, end: int) -> None:
        self._close_header(at)
        self.depth = max(0, self.depth - 1)
        if name in (b"VCALENDAR", b"VEVENT"):
            self._close_event(end if name == b"VEVENT" else at)
        elif name == b"VTIMEZONE" and self.zone >= 0:
            _describe(
                self.layout.calendars[-1].zones.described, self.data[self.zone : min(end, self.zone + _LONGEST_HEADER)]
            )
            self.zone = -1

    def _open_calendar(self, at: int) -> None:
        if len(self.layout.calendars) > _MOST_CALENDARS:
            raise Refused(say("This file holds more than {n} calendars.", n=_MOST_CALENDARS))
        self.layout.calendars.append(Calendar())
        self.header, self.depth = at, 1

    def _close_header(self, at: int) -> None:
        if self.header >= 0:
            _introduce(self.layout.calendars[-1], self.data[self.header : min(at, self.header + _LONGEST_HEADER)])
        self.header = -1

    def _close_event(self, at: int) -> None:
        layout = self.layout
        if self.is_deep and self.event < 0:
            layout.is_deep = True
        if self.event >= 0:
            if self.is_deep:
                layout.too_deep.add(len(layout.begins))
            layout.begins.append(self.event)
            layout.ends.append(at)
            layout.owners.append(len(layout.calendars) - 1)
        self.event, self.is_deep = -1, False


def _introduce(calendar: Calendar, raw: bytes) -> None:
    said = {line.name: line for line in lines(raw, _SAID)}
    text = {name: line.text.strip() for name, line in said.items()}
    calendar.name = text.get("X-WR-CALNAME") or text.get("NAME", "")
    calendar.method = text.get("METHOD", "").upper()
    calendar.is_old = text.get("VERSION") == "1.0"
    calendar.zones.own = zone_named(text.get("X-WR-TIMEZONE", "")) or offset(text.get("TZ", "")) or UTC


def _describe(described: dict[str, tzinfo], raw: bytes) -> None:
    said = {line.name: line.text for line in lines(raw, _ZONE_SAYS)}
    upper = raw.upper()
    winter = _newest_offset(upper, b"BEGIN:STANDARD") or _newest_offset(upper, b"BEGIN:")
    summer = _newest_offset(upper, b"BEGIN:DAYLIGHT")
    daylight = upper.rpartition(b"BEGIN:DAYLIGHT")[2].partition(b"END:DAYLIGHT")[0]
    begins = _MONTH.search(daylight) or _FIRST_MONTH.search(daylight)
    known = zone_like(winter, summer, int(begins[1])) if winter and summer and begins else None
    zone = zone_named(said.get("X-LIC-LOCATION", "")) or known or winter
    if zone and len(described) < _MOST_ZONES:
        described[said.get("TZID", "")] = zone


def _newest_offset(described: bytes, opening: bytes) -> tzinfo | None:
    found = _OFFSET.search(described.rpartition(opening)[2]) if opening in described else None
    return offset(found[1].decode("ascii")) if found else None
