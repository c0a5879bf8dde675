"""A mailbox as mailboxes are: several charsets and transfer encodings, quotes, signatures, HTML beside text, files."""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from pathlib import Path

from bench.world import COMPANIES, SUBJECTS, TEXTS, person

# One person's: a desk's (owner@…) would not be known for the owner's, and no mail would have a direction.
OWNER = "aiko.hara@example.jp"
# Charset and transfer encoding, as often as mailboxes of the last twenty years hold them.
_ENCODINGS = (
    *(("utf-8", "base64"),) * 3,
    *(("utf-8", "quoted-printable"),) * 2,
    *(("iso-2022-jp", "7bit"),) * 3,
    ("utf-8", "8bit"),
    ("cp932", "base64"),
    ("euc-jp", "8bit"),
)
_FILE_EVERY = 10
_FILE_BYTES = 40_000
_PARAGRAPHS = (2, 14)


def messages(people: int, number: int, *, seed: int = 11, now: datetime | None = None) -> Iterator[bytes]:
    """So many mails over six years, oldest first, between the owner and `people`; the same for the same seed."""
    chance = random.Random(seed)
    last = now or datetime(2026, 10, 1, 12, tzinfo=UTC)
    ages = sorted((chance.random() * 2190 for _ in range(number)), reverse=True)
    for count, age in enumerate(ages):
        who = min(int(people ** chance.random()), people) - 1 if chance.random() < 0.6 else chance.randrange(people)
        yield _message(count, who, last - timedelta(days=age), chance)


def write_mailbox(path: Path, mails: Iterator[bytes]) -> None:
    """One mbox; lines that begin with "From " are shielded."""
    with path.open("wb") as file:
        for mail in mails:
            file.write(b"From x@example.com Mon Jan  1 00:00:00 2024\n" + mail.replace(b"\nFrom ", b"\n>From ") + b"\n")


def write_maildir(path: Path, mails: Iterator[bytes]) -> None:
    """One file a mail, as notmuch and mu read them."""
    for folder in ("cur", "new", "tmp"):
        (path / folder).mkdir(parents=True)
    for count, mail in enumerate(mails):
        (path / "cur" / f"{count}.bench:2,S").write_bytes(mail)


def _message(count: int, who: int, at: datetime, chance: random.Random) -> bytes:
    charset, encoding = chance.choice(_ENCODINGS)
    name, _, address = person(who)
    they = f"{_word(name, charset)} <{address}>"
    sender, to = (they, OWNER) if chance.random() < 0.5 else (OWNER, they)
    head = (
        f"From: {sender}\nTo: {to}\nDate: {format_datetime(at)}\nMessage-ID: <mixed{count}@example.com>\n"
        f"Subject: {_word(chance.choice(SUBJECTS), charset)}\nReferences: <mixed{who}.{count // 600}@example.com>\n"
        "MIME-Version: 1.0\n"
    )
    part = _text_part(_words(name, who, chance), charset, encoding)
    if count % _FILE_EVERY:
        return head.encode("ascii") + part
    mark = f"=_{count}"
    file = base64.encodebytes(chance.randbytes(_FILE_BYTES))
    return (
        f'{head}Content-Type: multipart/mixed; boundary="{mark}"\n\n--{mark}\n'.encode("ascii")
        + part
        + f'\n--{mark}\nContent-Type: application/pdf; name="plan{count}.pdf"\n'.encode("ascii")
        + f'Content-Disposition: attachment; filename="plan{count}.pdf"\n'.encode("ascii")
        + b"Content-Transfer-Encoding: base64\n\n"
        + file
        + f"\n--{mark}--\n".encode("ascii")
    )


def _words(name: str, who: int, chance: random.Random) -> str:
    paragraphs = [chance.choice(TEXTS) for _ in range(chance.randint(*_PARAGRAPHS))]
    quoted = [f"> {chance.choice(TEXTS)}" for _ in range(chance.randrange(4))]
    signature = f"-- \n{name}\n{COMPANIES[who % len(COMPANIES)]}\nTEL 03-5555-{who % 10000:04}\n"
    return "\n\n".join([f"{name} 様", *paragraphs]) + "\n\n" + "\n".join(quoted) + "\n" + signature


def _text_part(text: str, charset: str, encoding: str) -> bytes:
    raw = text.encode(charset, "replace")
    match encoding:
        case "base64":
            raw = base64.encodebytes(raw)
        case "quoted-printable":
            raw = quopri.encodestring(raw)
    return (
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n".encode("ascii") + raw
    )


def _word(text: str, charset: str) -> str:
    return Header(text, charset if charset != "cp932" else "utf-8").encode()
