"""Calendars in the iCalendar format (`.ics`), and the older vCalendar (`.vcs`) of mobile phones.

Every event becomes a meeting with the people it invites: when it was, for how long, where, what it was about.
Rooms, resources and people who declined are left out; an event without guests is kept as an event with nobody.
A repeated event is taken at each of its times, over at most five years up to one year after the newest thing
the calendar knows; one that repeats by the hour or faster is no meeting and is taken once. What was called off
is shown as skipped; of tasks, journals and free-busy times it is said how many there are. Reading the same
calendar again, or a later export of it, changes nothing that stayed the same.
"""

from __future__ import annotations

import re
from pathlib import Path

from enishi.kit.say import Refused, say
from enishi.kit.text import looks_binary
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources.ics.agenda import Agenda
from enishi.sources.ics.scan import body, scan, wide_codec

_OPENS = re.compile(r"\s*BEGIN[ \t]*:[ \t]*(VCALENDAR|VEVENT)\b", re.IGNORECASE)
_LATER = re.compile(r"[\r\n]BEGIN[ \t]*:[ \t]*VCALENDAR\b", re.IGNORECASE)


def recognises(path: Path) -> Confidence:
    """Sure when the file opens with a calendar; perhaps when one opens a little later, or with a bare event."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        raw = file.read(4096)
    wide = wide_codec(raw)
    if not wide and looks_binary(raw):
        return Confidence.NO
    head = raw.decode(wide or "utf-8", "replace").lstrip("\ufeff")
    if (found := _OPENS.match(head)) and found[1].upper() == "VCALENDAR":
        return Confidence.SURE
    return Confidence.PERHAPS if found or _LATER.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """The owner if the calendar tells, then every event newest first, then what was not taken."""
    data = body(path)
    layout = scan(data)
    if not layout.is_calendar:
        raise Refused(say("{file} holds no calendar: no line of it says BEGIN:VCALENDAR.", file=path.name))
    agenda = Agenda(data, layout)
    yield from agenda.survey()
    if owner := agenda.owner():
        yield owner
    yield from agenda.records()
    yield from agenda.skipped()
    yield Progress(len(data), len(data))


SOURCE = Source(
    title=say("Calendar (iCalendar)"),
    how_to_get=say(
        "Google Calendar: Settings, Import & export, Export; unpack the zip. Outlook: File, Save Calendar, or on the "
        "web publish the calendar and download its ICS. Apple Calendar: File, Export, Export. Any .ics or .vcs file "
        "will do."
    ),
    recognises=recognises,
    read=read,
)
