"""What the owner promised, as a calendar that other programs may read (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from enishi.queries.promise_lines import PromiseLine
from enishi.queries.promises import promises_page
from enishi.store.models import Owner

_WIDTH = 75  # octets of a line, by the standard


def owner_of_feed(token: str) -> Owner | None:
    """Whose promises a secret link shows; None when it is nobody's, or no more."""
    return Owner.objects.filter(feed=token).first() if token else None


def calendar(*, owner: Owner, now: datetime) -> str:
    """Every open promise of the owner's that has a day, as a whole day in a calendar."""
    dated = [line for line in promises_page(owner=owner, now=now, by_owner=True).lines if line.due is not None]
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//enishi//promises//EN", "X-WR-CALNAME:enishi 約束"),
        *(text for line in dated for text in _event(line, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(text)}\r\n" for text in lines)


def _event(line: PromiseLine, now: datetime) -> Iterator[str]:
    assert line.due is not None
    yield "BEGIN:VEVENT"
    yield f"UID:promise-{line.id}@enishi"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{line.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{line.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{line.names}: {line.words}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(text: str) -> str:
    """A line cut where the standard wants it, never inside a character."""
    pieces, size = [""], 0
    for character in text:
        width = len(character.encode())
        if size + width > _WIDTH:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces)
