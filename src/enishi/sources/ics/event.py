"""One VEVENT: its properties read into an Event, and an Event told as an Interaction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from selectolax.lexbor import LexborHTMLParser

from enishi.kit.say import Refused, say
from enishi.kit.text import squeeze
from enishi.records import Interaction, Kind, Origin, Presence
from enishi.sources.ics.lines import Line, lines
from enishi.sources.ics.people import people
from enishi.sources.ics.scan import Calendar
from enishi.sources.ics.times import Moment, OddTimeError, Zones, duration, moment, moments

_ALWAYS = frozenset(
    b"UID X-DCM-SID DTSTART RECURRENCE-ID SUMMARY ORGANIZER ATTENDEE X-MICROSOFT-CDO-ALLDAYEVENT".split()
)
# What tells when an event is, and how it repeats; and what tells it to people.
BRIEF = _ALWAYS | frozenset(b"STATUS RRULE RDATE EXDATE DTSTAMP LAST-MODIFIED CREATED DCREATED".split())
FULL = _ALWAYS | frozenset(b"DTEND DURATION DESCRIPTION X-ALT-DESC LOCATION DTSTAMP LAST-MODIFIED".split())

_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "CREATED", "DCREATED")
_LARGEST = 10 << 20
_LONGEST_TEXT = 5_000
_LONGEST_LINE = 500
_LONGEST_ID = 200
_TAG = re.compile(
    r"</?(?:a|b|br|p|div|span|html|body|ul|ol|li|i|u|em|strong|font|table|tr|td|h[1-6]|img|meta|head|style)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?=br\b|li\b|tr\b|/p\b|/div\b|/ul\b|/ol\b|/h\d\b)", re.IGNORECASE)


@dataclass(slots=True)
class Event:
    """A VEVENT as far as it was read. `instance` is set when it replaces one time of a repeated event."""

    uid: str
    start: Moment
    length: timedelta | None
    subject: str
    is_cancelled: bool
    people: tuple[Presence, ...]
    instance: Moment | None
    rules: tuple[str, ...]
    added: tuple[Moment, ...]
    removed: tuple[Moment, ...]
    written: datetime | None  # when the calendar last touched it
    text: str
    place: str

    @property
    def repeats(self) -> bool:
        return self.instance is None and bool(self.rules or self.added)


def read_event(raw: bytes, calendar: Calendar, wanted: frozenset[bytes]) -> Event:
    """Read the wanted properties of a VEVENT; raises Refused when it has no time or a line is too long."""
    if len(raw) > _LARGEST:
        raise Refused(say("It is larger than 10 MB."))
    several: dict[str, list[Line]] = {}
    for line in lines(raw, wanted, old=calendar.is_old):
        several.setdefault(line.name, []).append(line)
    first = {name: found[0] for name, found in several.items()}
    zones = calendar.zones
    start = _start(first, zones)
    subject = _short(_text(first, "SUMMARY"))
    status = _text(first, "STATUS").strip().upper()
    return Event(
        uid=_uid(first, start, subject),
        start=start,
        length=_length(first, start, zones),
        subject=subject,
        is_cancelled=status in ("CANCELLED", "CANCELED") or calendar.method == "CANCEL",
        people=people(several.get("ORGANIZER", []) + several.get("ATTENDEE", [])),
        instance=_instance(first, zones),
        rules=tuple(line.value for line in several.get("RRULE", []) if line.value.strip()),
        added=tuple(one for line in several.get("RDATE", []) for one in moments(line, zones)),
        removed=tuple(one for line in several.get("EXDATE", []) for one in moments(line, zones)),
        written=_written(first),
        text=_plain(_text(first, "DESCRIPTION") or _text(first, "X-ALT-DESC")),
        place=_short(_text(first, "LOCATION")),
    )


def read_subject(raw: bytes, calendar: Calendar) -> str:
    """What an event is called, also when nothing else of it can be used."""
    if len(raw) > _LARGEST:
        return ""
    return next((_short(line.text) for line in lines(raw, frozenset([b"SUMMARY"]), old=calendar.is_old)), "")


def interaction(event: Event, at: datetime, key: str, number: int) -> Interaction:
    """The event as something that happened between people at one of its times."""
    return Interaction(
        origin=Origin("ics", key, say("event {number}", number=number), told=event.written),
        at=at,
        until=at + event.length if event.length else None,
        kind=Kind.MEETING,
        people=event.people,
        thread=event.uid,
        subject=event.subject,
        text=event.text,
        place=event.place,
        all_day=event.start.all_day,
    )


def written_form(at: datetime, all_day: bool) -> str:
    """A time as iCalendar's basic form has it: `20240105T010000Z`, `20240105`."""
    return f"{at:%Y%m%d}" if all_day else f"{at:%Y%m%dT%H%M%SZ}"


def _text(first: dict[str, Line], name: str) -> str:
    return first[name].text if name in first else ""


def _short(text: str) -> str:
    return squeeze(text[: _LONGEST_LINE * 2])[:_LONGEST_LINE]


def _uid(first: dict[str, Line], start: Moment, subject: str) -> str:
    uid = _text(first, "UID").strip() or _text(first, "X-DCM-SID").strip()
    if uid and len(uid) <= _LONGEST_ID:
        return uid
    # Without an id, the time and the subject tell events apart, in this file and in the next export.
    mark = blake2b((uid or f"{start.wall} {subject}").encode("utf-8", "replace"), digest_size=12).hexdigest()
    return f"{uid[:100]}#{mark}"


def _start(first: dict[str, Line], zones: Zones) -> Moment:
    if "DTSTART" not in first:
        raise Refused(say("It has no time."))
    try:
        start = moment(first["DTSTART"], zones)
    except OddTimeError as odd:
        raise Refused(say("Its time, {time}, could not be understood.", time=first["DTSTART"].value[:40])) from odd
    is_whole_day = _text(first, "X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE"
    if is_whole_day and not start.all_day and start.wall.hour == start.wall.minute == 0:
        return Moment(start.wall, start.zone, all_day=True)
    return start


def _instance(first: dict[str, Line], zones: Zones) -> Moment | None:
    if "RECURRENCE-ID" not in first:
        return None
    try:
        return moment(first["RECURRENCE-ID"], zones)
    except OddTimeError:
        return None


def _length(first: dict[str, Line], start: Moment, zones: Zones) -> timedelta | None:
    length = duration(first["DURATION"].value) if "DURATION" in first else None
    if "DTEND" in first:
        try:
            end = moment(first["DTEND"], zones)
            length = end.wall - start.wall if start.all_day else end.utc - start.utc
        except OddTimeError:
            length = None  # a meeting without a readable end still took place
    if start.all_day:
        return max(length or timedelta(), timedelta(days=1))
    return length if length and length > timedelta() else None


def _written(first: dict[str, Line]) -> datetime | None:
    stamps = [first[name].value for name in _STAMPS if name in first and first[name].value[:8].isdigit()]
    try:  # in the standard form the newest is also the last in the order of letters
        return moment(Line("DTSTAMP", max(stamps)), Zones()).utc if stamps else None
    except OddTimeError:
        return None


def _plain(text: str) -> str:
    if _TAG.search(text):
        page = LexborHTMLParser(_BREAK.sub("\n<", text[: _LONGEST_TEXT * 10]))
        page.strip_tags(["style", "script", "head"])
        text = page.body.text() if page.body else ""
    return text.strip()[:_LONGEST_TEXT].rstrip()
