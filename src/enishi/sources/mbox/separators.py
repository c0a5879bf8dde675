"""Where the mails of an mbox file begin: its `From ` lines, in every dialect, found from the end backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, NamedTuple

from enishi.kit.mail_dates import moment
from enishi.kit.say import Say, say
from enishi.sources import Confidence

_BLOCK = 1 << 20
_LONGEST = 1_000  # bytes of a separator, and of what must be seen of the line after it
_BOM = b"\xef\xbb\xbf"

_DATE = (
    rb"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2})\b[^\n]{0,80}"
    rb"|\d{4}-\d\d-\d\d[ T]\d\d:\d\d[^\n]{0,20})"
)
_FIELD = rb"(?:>?From [^\n]*+\n)?[!-9;-~]++[ \t]*+:"
_KNOWN_FIELD = (
    rb"(?i:Return-Path|Received|Delivered-To|From|To|Cc|Date|Subject|Message-ID|MIME-Version|Content-Type|Sender"
    rb"|Reply-To|Status|X-[A-Z-]{3,40}|DKIM-Signature|References|In-Reply-To)[ \t]*+:"
)
# A sentence may begin so as well. What has a date must be followed by a field, what has none by a field that mails
# have; both are part of the pattern, since a hostile file may hold millions of such sentences.
_DATED = rb"[^\n]{0,400}?(?P<dated>" + _DATE + rb")\r?\n(?=" + _FIELD + rb")"
_UNDATED = rb"(?:-|[^\s@]{1,300}@[^\s@]{1,300})?[ \t]*+\r?\n(?=" + _KNOWN_FIELD + rb")"
_FROM = re.compile(rb"\nFrom (?:" + _DATED + rb"|" + _UNDATED + rb")")
_KNOWN_NEXT = re.compile(_KNOWN_FIELD)
_MAIL_FIRST = re.compile(_FIELD)
_ASCTIME = re.compile(
    r"(?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) +(?P<time>\d\d?:\d\d(?::\d\d)?)(?P<zone> +[+-]\d{4}| +[A-Z]{2,5})?"
    r" +(?P<year>\d{4})(?P<late_zone> +[+-]\d{4})?"
)


class Separator(NamedTuple):
    """A line that begins a mail: where it starts, where the mail itself does, and what the line says of its date."""

    start: int
    body: int
    dated: str

    @property
    def at(self) -> datetime | None:
        if found := _ASCTIME.search(self.dated):
            zone = found["zone"] or found["late_zone"] or ""
            return moment(f"{found['day']} {found['month']} {found['year']} {found['time']}{zone}")
        return moment(self.dated)

    def place(self, at: datetime | None) -> Say:
        if at is None:
            return say("message at byte {offset}", offset=self.start)
        return say("message of {date}, at byte {offset}", date=f"{at:%Y-%m-%d}", offset=self.start)


def separators(file: BinaryIO, size: int) -> Iterator[Separator]:
    """Every separator, the last first. Blocks are read rather than mapped: a worker may have less memory than mail."""
    end = size
    while end > 0:
        start = max(0, end - _BLOCK)
        yield from reversed(_between(file, start, end))
        end = start


def separator_after(file: BinaryIO, start: int, size: int) -> Separator | None:
    """The first separator at or after a place, if one is near."""
    return next(iter(_between(file, start, min(size, start + (1 << 16)))), None)


def first_separator(head: bytes) -> Confidence:
    """How sure a file that begins so is an mbox. One that begins as a mail itself may only quote a separator."""
    found = _found(_as_if_after_blank_line(head))
    if not found:
        return Confidence.NO
    before = head[: max(found[0].start() - 1, 0)].removeprefix(_BOM).strip()
    if not before:
        return Confidence.SURE
    return Confidence.NO if _MAIL_FIRST.match(before) else Confidence.PERHAPS


def _between(file: BinaryIO, start: int, end: int) -> list[Separator]:
    base = max(0, start - 4)  # enough to see whether a blank line stands before
    file.seek(base)
    chunk = file.read(end + 2 * _LONGEST - base)
    if base == 0:
        chunk = _as_if_after_blank_line(chunk)
        base = -2
    return [
        Separator(base + line.start() + 1, base + line.end(), (line["dated"] or b"").decode("ascii", "replace"))
        for line in _found(chunk)
        if start <= base + line.start() + 1 < end
    ]


def _as_if_after_blank_line(beginning: bytes) -> bytes:
    return b"\n\n" + (b"\n\n\n" + beginning[3:] if beginning.startswith(_BOM) else beginning)


def _found(chunk: bytes) -> list[re.Match[bytes]]:
    return [line for line in _FROM.finditer(chunk) if _begins_mail(chunk, line)]


def _begins_mail(chunk: bytes, line: re.Match[bytes]) -> bool:
    """Whether a blank line stands before; some programs forget it, but then date and header must be beyond doubt."""
    if chunk[max(line.start() - 2, 0) : line.start()].endswith((b"\n", b"\n\r")):
        return True
    return line["dated"] is not None and _KNOWN_NEXT.match(chunk, line.end()) is not None
