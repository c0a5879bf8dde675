"""A letter of the made mailbox as a mail in bytes: greeting, sentences, signature, and the letter that it answers."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field
from datetime import datetime
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr

from bench.promise_bank import Bank


@dataclass(frozen=True)
class Someone:
    """Whoever writes or is written to."""

    name: str
    address: str
    language: str
    firm: str

    @property
    def shown(self) -> str:
        return formataddr((self.name, self.address))


@dataclass
class Letter:
    """A mail to be written. `asks`: an answer is awaited by whoever it is addressed to."""

    id: str
    at: datetime
    sender: Someone
    to: tuple[Someone, ...]
    subject: str
    sentences: list[str]
    cc: tuple[Someone, ...] = ()
    files: tuple[str, ...] = ()
    answers: Letter | None = None
    asks: bool = False
    bulk: str = ""  # "", "news" or "list"
    root: str = field(default="")

    def __post_init__(self) -> None:
        self.root = self.answers.root if self.answers else self.id


def written(letter: Letter, bank: Bank, chance: random.Random) -> bytes:
    """The mail in the bytes of an mbox, its separator above it."""
    is_old = chance.random() < 0.1
    body = _body(letter, bank, chance)
    charset = "iso-2022-jp" if is_old and _fits_old(body) else "utf-8"
    mail: MIMEText | MIMEMultipart = MIMEText(body, _charset=charset)
    if letter.files:
        mail = MIMEMultipart(boundary=f"=={letter.id.partition('@')[0]}==", _subparts=[mail, *map(_file, letter.files)])
    mail["From"], mail["Date"], mail["Message-ID"] = letter.sender.shown, format_datetime(letter.at), f"<{letter.id}>"
    mail["To"] = ", ".join(one.shown for one in letter.to)
    if letter.cc:
        mail["Cc"] = ", ".join(one.shown for one in letter.cc)
    mail["Subject"] = str(Header(letter.subject, "utf-8"))
    if letter.answers:
        mail["In-Reply-To"] = f"<{letter.answers.id}>"
        mail["References"] = " ".join(dict.fromkeys((f"<{letter.root}>", f"<{letter.answers.id}>")))
    if letter.bulk == "news":
        mail["List-Unsubscribe"] = "<https://news.example.com/off>"
        mail["Precedence"] = "bulk"
    elif letter.bulk == "list":
        mail["List-Id"] = "<members.example.org>"
    head = f"From {letter.sender.address} {letter.at:%a %b %d %H:%M:%S %Y}\n".encode()
    return head + mail.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"


def _fits_old(text: str) -> bool:
    try:
        text.encode("iso-2022-jp")
    except UnicodeEncodeError:  # as é
        return False
    return True


def _file(name: str) -> MIMEApplication:
    part = MIMEApplication(b"made")
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return part


def _body(letter: Letter, bank: Bank, chance: random.Random) -> str:
    joint = "\n" if bank.language == "ja" else chance.choice((" ", " ", "\n\n"))
    words = _joined(letter.sentences, joint)
    if bank.language == "en" and chance.random() < 0.1:
        words = "\n".join(textwrap.fill(part, 72) for part in words.split("\n"))
    greeting = [chance.choice(bank.lines("greeting"))] if chance.random() < 0.7 else []
    farewell = [chance.choice(bank.lines("farewell"))] if chance.random() < 0.7 else []
    end = [*farewell, letter.sender.name]
    if chance.random() < 0.6:
        end += ["", *_signature(letter.sender, chance)]
    if letter.answers and chance.random() < 0.6:
        end += ["", *_quoted(letter.answers, chance)]
    return "\n\n".join([*greeting, words, "\n".join(end)]) + "\n"


def _joined(sentences: list[str], joint: str) -> str:
    """The sentences one after the other; what ends without a mark ends its line, as nobody could read on else."""
    words = ""
    for sentence in sentences:
        words += (joint if words.endswith((".", "!", "?", ")", "。")) else "\n") if words else ""
        words += sentence
    return words


def _signature(who: Someone, chance: random.Random) -> list[str]:
    rule = "-- " if who.language == "en" else chance.choice(("-- ", "━━━━━━━━━━━━", "----------------------"))
    return [rule, who.name, who.firm, "Tel: 03-5550-0147", f"E-mail: {who.address}"]


def _quoted(before: Letter, chance: random.Random) -> list[str]:
    quoted = [f"> {line}" for line in "\n".join(before.sentences).split("\n")]
    day = before.at
    if before.sender.language == "ja":
        return [f"{day:%Y年%m月%d日} {day:%H:%M} {before.sender.name} <{before.sender.address}>:", *quoted]
    if chance.random() < 0.3:
        block = ["-----Original Message-----", f"From: {before.sender.name}", f"Sent: {day:%d %B %Y %H:%M}"]
        return [*block, f"Subject: {before.subject}", "", *before.sentences]
    return [f"On {day:%a, %d %b %Y at %H:%M}, {before.sender.name} <{before.sender.address}> wrote:", "", *quoted]
