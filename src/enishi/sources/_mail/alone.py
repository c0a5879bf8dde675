"""A file that holds one mail and nothing else: how it is known, and the mail in it."""

from __future__ import annotations

import re
from datetime import datetime

from enishi.kit.mail import TooMuchError, read_header
from enishi.kit.say import Say, say
from enishi.sources import Confidence

HEAD = 1 << 14  # bytes by which a mail is known

_BOM = b"\xef\xbb\xbf"
_COUNTED = re.compile(rb"\s*+(\d{1,12})[ \t]*+\r?\n")  # Apple Mail's .emlx: how long the mail is, then its own notes
# Fields that mails have, and hardly anything else that is written in lines of "name: value".
_FIELDS = frozenset(
    """
    from to cc date subject message-id received return-path delivered-to mime-version content-type reply-to sender
    x-received dkim-signature in-reply-to references x-mailer user-agent x-unsent
    """.split()
)
_TELLING = frozenset("from to date subject message-id received return-path delivered-to mime-version".split())


class Alone:
    """The spot of a mail that is alone in its file."""

    at: datetime | None = None

    def place(self, at: datetime | None) -> Say:
        return say("the message of {date}", date=f"{at:%Y-%m-%d}") if at else say("the message")


def looks_like_mail(head: bytes) -> Confidence:
    """How sure it is that a file which begins so is one mail: by the fields on top of it."""
    body = _start(head)
    if not body or body.startswith((b"From ", b"BEGIN:", b"HTTP/")):
        return Confidence.NO
    try:
        header, below = read_header(body.replace(b"\r\n", b"\n"))
    except TooMuchError:
        return Confidence.NO if b"\0" in head else Confidence.PERHAPS  # only a hostile mail has such a header
    if b"\0" in body[:below]:  # a mail program's own folder, such as Outlook Express's: many mails, and more
        return Confidence.NO
    known = {field for field in _FIELDS if field in header}
    if not known & _TELLING:
        return Confidence.NO
    if len(known) > 1:
        return Confidence.SURE
    if known == {"to"}:  # a note may begin so
        return Confidence.NO
    return Confidence.PERHAPS if below >= len(body) or body[below - 1 : below] == b"\n" else Confidence.NO


def mail_in(raw: bytes) -> bytes:
    """The mail itself, without what a program put around it."""
    counted = _COUNTED.match(raw)
    return raw[counted.end() :][: int(counted[1])] if counted else _start(raw)


def _start(raw: bytes) -> bytes:
    counted = _COUNTED.match(raw[:64])
    return raw[counted.end() :] if counted else raw.removeprefix(_BOM).lstrip(b"\r\n\t ")
