"""A small believable world: Aiko 愛子, who owns the book; Ben, whom she knows twice; Chen, who must not be seen.

`Aiko`'s files are written here by hand, as services write them, so that the tests go through the front door.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from enishi.services import worker
from enishi.services.imports import take_in
from enishi.services.owner import open_book
from enishi.store.models import Import, Owner

NOW = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)  # nine in the morning in Tokyo
AIKO = "Aiko Hara <aiko@example.jp>"
BEN = "Ben Carter <ben@example.org>"
MAKOTO = "髙橋 誠 <makoto@example.com>"

BEN_CARD = """BEGIN:VCARD
VERSION:3.0
UID:ben-carter-7d1c0f8e-1111-4222-8333-444455556666
FN:Ben Carter
N:Carter;Ben;;;
EMAIL:ben@example.org
TEL:+44 20 7946 0123
ORG:Harbour Works
TITLE:Engineer
BDAY:--11-24
END:VCARD
"""

MAKOTO_CARD = """BEGIN:VCARD
VERSION:3.0
FN:髙橋 誠
N:髙橋;誠;;;
X-PHONETIC-LAST-NAME:タカハシ
X-PHONETIC-FIRST-NAME:マコト
EMAIL:makoto@example.com
ORG:東都システムズ
END:VCARD
"""


def aiko() -> Owner:
    """Aiko's book, empty."""
    owner = open_book()
    owner.name, owner.language, owner.zone = "原 愛子", "ja", "Asia/Tokyo"
    owner.save()
    return owner


def letter(
    sender: str,
    to: str,
    *,
    days_ago: float,
    subject: str = "定例の件",
    text: str = "承知しました。",
    answers: str = "",
    **headers: str,
) -> EmailMessage:
    """A mail, sent so many days before NOW."""
    message = EmailMessage()
    at = NOW - timedelta(days=days_ago)
    message["From"], message["To"], message["Subject"], message["Date"] = sender, to, subject, format_datetime(at)
    message["Message-ID"] = f"<{at:%Y%m%d%H%M%S}.{abs(hash((sender, to, subject))) % 10**8}@example.jp>"
    if answers:
        message["References"] = answers
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def mailbox(letters: Iterable[EmailMessage]) -> bytes:
    """The letters as an mbox, oldest first, as mail programs keep them."""
    return b"".join(b"From x@example.jp Mon Nov 23 00:00:00 2026\n" + bytes(m) + b"\n\n" for m in letters)


def years_with(person: str, *, every: int, until: int = 0, since: int = 700) -> list[EmailMessage]:
    """A correspondence with a rhythm: one letter each way every so many days."""
    letters = []
    for age in range(since, until, -every):
        letters.append(letter(person, AIKO, days_ago=age, subject=f"件 {age}"))
        letters.append(letter(AIKO, person, days_ago=age - 0.2, subject=f"Re: 件 {age}"))
    return letters


def give(owner: Owner, name: str, content: str | bytes) -> Import:
    """Drop a file on the book and let the worker do its work."""
    data = content.encode() if isinstance(content, str) else content
    job = take_in(owner=owner, name=name, chunks=[data])
    work_all()
    job.refresh_from_db()
    return job


def give_file(owner: Owner, path: Path) -> Import:
    return give(owner, path.name, path.read_bytes())


def work_all() -> None:
    """The worker, until the queue is empty."""
    while worker.work_once():
        pass
