"""Mails one after another in a file, each ended by a line with nothing but a dot, as Becky! keeps a folder."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from enishi.kit.say import Say, say
from enishi.sources import Confidence
from enishi.sources._mail.alone import HEAD, looks_like_mail

_BLOCK = 1 << 20
_END = re.compile(rb"(?:\A|(?<=\n))\.\r?\n")
_BECKY = re.compile(rb"^X-Becky-Status[ \t]*:", re.MULTILINE)
_DOTS = re.compile(rb"^\.\.", re.MULTILINE)
LOOKED_AT = 1 << 16  # bytes by which a file is known
MOST = 3_000_000  # mails of one file


@dataclass(frozen=True)
class Mail:
    """Where one mail stands."""

    start: int
    end: int
    at: datetime | None = None

    def place(self, at: datetime | None) -> Say:
        if at is None:
            return say("message at byte {offset}", offset=self.start)
        return say("message of {date}, at byte {offset}", date=f"{at:%Y-%m-%d}", offset=self.start)


def is_dotted(file: BinaryIO) -> bool:
    """Whether a file holds mails so."""
    head = file.read(LOOKED_AT)
    return holds_more(head) and looks_like_mail(head[:HEAD]) is not Confidence.NO


def holds_more(head: bytes) -> bool:
    """Whether a file that begins with a mail has more of them: Becky's mark in the header, or a mail below a dot."""
    if b"\n.\r\n" not in head and b"\n.\n" not in head and b"X-Becky-Status" not in head:
        return False
    header = head.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    end = _END.search(head)
    return bool(_BECKY.search(header) or (end and looks_like_mail(head[end.end() :][:HEAD]) is Confidence.SURE))


def borders_in(file: BinaryIO) -> array[int]:
    """Where each mail of the file begins, and where the last one ends, though it may lack its dot; up to `MOST`."""
    borders, at, rest = array("Q", [0]), 0, b""
    while (block := file.read(_BLOCK)) and len(borders) <= MOST:
        data = rest + block
        cut = data.rfind(b"\n")  # behind it may stand the beginning of a dot's line
        cut = len(data) - 1 if cut < 0 else cut
        borders.extend(at + found.end() for found in _END.finditer(data, 0, cut + 1) if found.start() or not at)
        at, rest = at + cut, data[cut:]
    borders.append(at + len(rest))
    return borders


def as_sent(raw: bytes) -> bytes:
    """A mail as it was before its lines that begin with a dot got another one, and without the dot that ends it."""
    last = raw.rstrip(b"\r\n")
    raw = last[:-1] if last.endswith(b"\n.") else raw
    return _DOTS.sub(b".", raw) if b"\n.." in raw else raw
