"""The world's appointments as one calendar file, as Google writes it: guests, answers, series, holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from enishi.demo.appointments import HOLIDAYS
from enishi.demo.as_cards import folded
from enishi.demo.cast import OWNER_EN, OWNER_JA, Person, left_on, owner_address
from enishi.demo.happenings import TOKYO, Meeting, World

_HEAD = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:青木 遥
X-WR-TIMEZONE:Asia/Tokyo
BEGIN:VTIMEZONE
TZID:Asia/Tokyo
BEGIN:STANDARD
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
TZNAME:JST
DTSTART:19700101T000000
END:STANDARD
END:VTIMEZONE"""


def calendar(world: World) -> bytes:
    """Every appointment, and the holidays of those years."""
    lines = _HEAD.splitlines()
    for meeting in world.meetings:
        lines += ["BEGIN:VEVENT", *_event(meeting, world), "END:VEVENT"]
    for year in range(world.today.year - 8, world.today.year + 1):
        for (month, day), name in HOLIDAYS.items():
            lines += ["BEGIN:VEVENT", *_holiday(date(year, month, day), name), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + "\r\n" for line in lines).encode()


def _event(meeting: Meeting, world: World) -> list[str]:
    start, until = meeting.at.astimezone(TOKYO), (meeting.at + timedelta(minutes=meeting.minutes)).astimezone(TOKYO)
    first = meeting.people[0]
    owner = _guest_owner(first, start.date(), world)
    ago = max(0.0, world.months_ago(meeting.at))
    guests = [(person.name, person.address(ago)) for person in meeting.people]
    organiser = owner if meeting.mine else guests[0]
    key = sha256(f"{start.isoformat()}{meeting.title}{first.key}".encode()).hexdigest()[:26]
    answer = "DECLINED" if meeting.kind == "declined" else "ACCEPTED"
    return [
        f"DTSTART;TZID=Asia/Tokyo:{start:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Asia/Tokyo:{until:%Y%m%dT%H%M%S}",
        *([f"RRULE:{meeting.repeat}"] if meeting.repeat else []),
        *(f"EXDATE;TZID=Asia/Tokyo:{gone:%Y%m%dT%H%M%S}" for gone in meeting.skipped),
        f"DTSTAMP:{_stamp(meeting.at - timedelta(days=3))}",
        f"ORGANIZER;CN={_quoted(organiser[0])}:mailto:{organiser[1]}",
        f"UID:{key}@google.com",
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={_quoted(owner[0])};X-NUM-GUESTS=0:mailto:{owner[1]}",
        *(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN={_quoted(name)};X-NUM-GUESTS=0:mailto:{address}"
            for name, address in guests
        ),
        f"CREATED:{_stamp(meeting.at - timedelta(days=3))}",
        f"LOCATION:{_escaped(meeting.place)}",
        "SEQUENCE:0",
        f"STATUS:{'CANCELLED' if meeting.kind == 'cancelled' else 'CONFIRMED'}",
        f"SUMMARY:{_escaped(meeting.title)}",
        "TRANSP:OPAQUE",
    ]


def _guest_owner(person: Person, day: date, world: World) -> tuple[str, str]:
    return OWNER_JA if person.japanese else OWNER_EN, owner_address(person, day, left_on(world.today))


def _holiday(day: date, name: str) -> list[str]:
    return [
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z", f"UID:{day:%Y%m%d}-holiday@google.com", f"SUMMARY:{name}",
        "TRANSP:TRANSPARENT",
    ]  # fmt: skip


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _quoted(name: str) -> str:
    return f'"{name}"' if any(mark in name for mark in ",;:") else name


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
