"""Who takes part in an event, and who does not: rooms, resources, groups, those who declined."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from enishi.kit.text import squeeze
from enishi.records import Handle, Part, Presence
from enishi.sources.ics.lines import Line

_NO_PERSON = {"RESOURCE", "ROOM", "GROUP"}
_NOT_THERE = {"DECLINED", "DELEGATED"}
_MOST = 1_000
_ORGANISING = {"OWNER", "ORGANIZER"}


def people(given: Iterable[Line]) -> tuple[Presence, ...]:
    """Everyone whom the ORGANIZER and ATTENDEE lines name by an e-mail address, each once, in the lines' order."""
    found: dict[str, Presence] = {}
    absent: set[str] = set()
    for line in given:
        presence, is_there = _someone(line)
        if presence is None:
            continue
        address = presence.handle.value
        if not is_there:
            absent.add(address)
        known = found.setdefault(address, presence)
        if not known.name and presence.name:
            found[address] = Presence(known.part, known.handle, presence.name)
        if len(found) >= _MOST:
            break
    return tuple(presence for address, presence in found.items() if address not in absent)


@lru_cache(maxsize=20_000)
def _someone(line: Line) -> tuple[Presence | None, bool]:
    handle = _handle(line)
    if not handle:
        return None, False
    # vCalendar 1.0 has no ORGANIZER: it is the attendee with such a role.
    is_organiser = line.name == "ORGANIZER" or line.param("ROLE").upper() in _ORGANISING
    part = Part.ORGANISER if is_organiser else Part.ATTENDEE
    return Presence(part, handle, _name(line, handle)), line.param("PARTSTAT", "STATUS").upper() not in _NOT_THERE


def _handle(line: Line) -> Handle | None:
    if line.param("CUTYPE").upper() in _NO_PERSON:
        return None
    # iCloud writes a path as the value and the address beside it; some servers only have it as the name.
    given = (line.param("EMAIL"), line.value, line.param("CN"))
    return next((_reachable(text) for text in given if "@" in text), None)


def _reachable(text: str) -> Handle | None:
    if (
        text[:7].lower() == "mailto:"
    ):  # an address has no spaces; they come from a line that was folded with one too many
        text = "".join(text[7:1000].split()) if "<" not in text else text[7:]
    handle = Handle.email(text)
    domain = handle.value.rpartition("@")[2] if handle else ""
    is_nowhere = "." not in domain or domain.endswith((".invalid", ".local"))
    return None if is_nowhere or domain.endswith("calendar.google.com") else handle


def _name(line: Line, handle: Handle) -> str:
    written = line.param("CN") or (line.value.partition("<")[0] if "<" in line.value else "")
    name = squeeze(written[:500]).strip("\"' ")
    return "" if name.lower() == handle.value or name.lower().startswith("mailto:") else name
