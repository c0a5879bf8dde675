"""The world's mails as one mbox, in order of arrival, with the encodings that Japanese mail really has."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import UTC, date, datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from quopri import encodestring
from random import Random
from textwrap import fill
from urllib.parse import quote

from enishi.demo.bulk import Bulk, bulk_mail
from enishi.demo.cast import OWNER_EN, OWNER_JA, OWNER_NOW, Person, left_on, owner_address
from enishi.demo.happenings import Mail, World
from enishi.demo.letters import WEEKDAYS

_FROM_LINE = re.compile(r"^(>*From )", re.MULTILINE)
_KINDS = {
    "jpg": "image/jpeg",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def mbox(world: World, seed: int) -> bytes:
    """Every mail and every newsletter as one file."""
    writer = _Writer(world)
    pieces = [(mail.at, writer.mail(mail)) for mail in world.mails]
    pieces += [(bulk.at, writer.bulk(bulk)) for bulk in bulk_mail(world.today, world.people, Random(f"{seed}:bulk"))]
    pieces.sort(key=lambda piece: piece[0].astimezone(UTC))
    return b"".join(_with_separator(at, piece) for at, piece in pieces)


def _with_separator(at: datetime, message: str) -> bytes:
    number = int(sha256(message.encode()).hexdigest()[:15], 16)
    text = _FROM_LINE.sub(r">\1", message)  # mboxrd
    return f"From {number}@xxx {at.astimezone(UTC):%a %b %d %H:%M:%S +0000 %Y}\n{text}\n\n".encode()


def encoded_words(text: str, charset: str = "utf-8") -> str:
    """A header's value: plain when it is ASCII, else encoded-words of whole characters, folded."""
    if text.isascii():
        return text
    label = charset.upper()
    chunks = [text[start : start + 12] for start in range(0, len(text), 12)]
    return "\n ".join(f"=?{label}?B?{b64encode(chunk.encode(charset)).decode()}?=" for chunk in chunks)


def _charset(text: str, *, old_mail: bool) -> str:
    if old_mail:
        try:
            text.encode("iso-2022-jp")
        except UnicodeEncodeError:  # 髙, say, has no place in it
            return "utf-8"
        return "iso-2022-jp"
    return "utf-8"


class _Writer:
    def __init__(self, world: World) -> None:
        self.world = world
        self.left: date = left_on(world.today)
        self.references: dict[int, list[str]] = {}

    def mail(self, mail: Mail) -> str:
        person, old_mail = mail.person, self._old_mail(mail)
        text = _wrapped(mail)
        body = f"{text}\n\n{quoted}" if (quoted := self._quote(mail)) else text
        charset = _charset(body + mail.subject + person.name, old_mail=old_mail)
        owner = self._shown(OWNER_JA if person.japanese else OWNER_EN, self._owner(mail), charset)
        other = self._shown_person(person, mail.at, charset)
        copies = ",\n ".join(self._shown_person(one, mail.at, charset) for one in mail.cc)
        number = self._message_id(mail)
        above = self.references.get(id(mail.parent), [])
        self.references[id(mail)] = [*above, number]
        headers = [
            ("X-GM-THRID", str(int(sha256(mail.thread.encode()).hexdigest()[:15], 16))),
            ("X-Gmail-Labels", encoded_words("送信済み" if mail.mine else "受信トレイ,開封済み")),
            *([] if mail.mine else [("Delivered-To", self._owner(mail))]),
            ("MIME-Version", "1.0"),
            ("Date", format_datetime(mail.at)),
            ("Message-ID", number),
            *([("In-Reply-To", above[-1]), ("References", "\n ".join(above[-10:]))] if above else []),
            ("Subject", encoded_words(mail.subject, charset)),
            ("From", owner if mail.mine else other),
            ("To", other if mail.mine else owner),
            *([("Cc", copies)] if copies else []),
        ]
        html = person.has("ol") and not mail.mine and int(sha256(number.encode()).hexdigest()[:2], 16) % 3 == 0
        return _assemble(headers, body, charset, attachment=mail.attachment, html=html)

    def bulk(self, bulk: Bulk) -> str:
        domain = bulk.address.split("@")[1]
        headers = [
            ("X-Gmail-Labels", encoded_words("受信トレイ,カテゴリ: プロモーション")),
            ("Delivered-To", OWNER_NOW),
            ("MIME-Version", "1.0"),
            ("Date", format_datetime(bulk.at)),
            ("Message-ID", f"<{bulk.at:%Y%m%d%H%M%S}.bulk@{domain}>"),
            ("Subject", encoded_words(bulk.subject)),
            ("From", self._shown(bulk.sender, bulk.address, "utf-8")),
            ("To", OWNER_NOW),
            *bulk.headers,
        ]
        return _assemble(headers, bulk.text, "utf-8", report=dict(bulk.headers).get("X-Failed-Recipients", ""))

    def _old_mail(self, mail: Mail) -> bool:
        if not mail.person.japanese:
            return False
        if mail.mine:
            return self._owner(mail) != OWNER_NOW
        return mail.person.place(self.world.months_ago(mail.at)).org.old_mail

    def _owner(self, mail: Mail) -> str:
        return owner_address(mail.person, mail.at.date(), self.left)

    def _shown(self, name: str, address: str, charset: str) -> str:
        return f"{encoded_words(name, _charset(name, old_mail=charset != 'utf-8'))} <{address}>"

    def _shown_person(self, person: Person, at: datetime, charset: str) -> str:
        return self._shown(person.name, person.address(self.world.months_ago(at)), charset)

    def _message_id(self, mail: Mail) -> str:
        address = self._owner(mail) if mail.mine else mail.person.address(self.world.months_ago(mail.at))
        depth = 0 if mail.parent is None else len(self.references[id(mail.parent)])
        return f"<{mail.at.astimezone(UTC):%Y%m%d%H%M%S}.{mail.thread}.{depth}@{address.split('@')[1]}>"

    def _quote(self, mail: Mail) -> str:
        before, person = mail.parent, mail.person
        if before is None or not (mail.mine or person.has("gm") or person.has("ol")):
            return ""
        name = (OWNER_JA if person.japanese else OWNER_EN) if before.mine else person.name
        address = self._owner(before) if before.mine else person.address(self.world.months_ago(before.at))
        lines = _wrapped(before).splitlines()[:24]
        if not mail.mine and person.has("ol"):
            receiver = person.name if before.mine else (OWNER_JA if person.japanese else OWNER_EN)
            return _outlook_head(before, name, address, receiver, japanese=person.japanese) + "\n".join(lines)
        if person.japanese:
            at = before.at
            when = f"{at.year}年{at.month}月{at.day}日({WEEKDAYS[at.weekday()]}) {at:%H:%M}"
            head = f"{when} {name} <{address}>:"
        else:
            head = (
                f"On {before.at:%a}, {before.at.day} {before.at:%b %Y} at {before.at:%H:%M}, {name} <{address}> wrote:"
            )
        return head + "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines)


def _wrapped(mail: Mail) -> str:
    """What the writer wrote, in lines of a width that Western mail programs use."""
    if mail.person.japanese:
        return mail.text
    return "\n".join(fill(line, 76) for line in mail.text.split("\n"))


def _outlook_head(mail: Mail, name: str, address: str, receiver: str, *, japanese: bool) -> str:
    at = mail.at
    if japanese:
        when = f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
        rule = "_" * 32
        return f"{rule}\n差出人: {name} <{address}>\n送信日時: {when}\n宛先: {receiver}\n件名: {mail.subject}\n\n"
    when = f"{at:%A}, {at.day} {at:%B %Y %H:%M}"
    rule = "-----Original Message-----"
    return f"{rule}\nFrom: {name} <{address}>\nSent: {when}\nTo: {receiver}\nSubject: {mail.subject}\n\n"


def _part(text: str, charset: str, kind: str = "plain") -> str:
    head = f"Content-Type: text/{kind}; charset={charset}\n"
    if charset == "iso-2022-jp":  # seven bits on the wire; its bytes are ASCII, so they pass through as text
        return f"{head}Content-Transfer-Encoding: 7bit\n\n{text.encode(charset).decode('ascii')}\n"
    if text.isascii():
        return f"{head}Content-Transfer-Encoding: 7bit\n\n{text}\n"
    if kind == "html" or len(text) % 3:
        code = b64encode(text.encode()).decode()
        return f"{head}Content-Transfer-Encoding: base64\n\n" + "\n".join(re.findall(".{1,76}", code)) + "\n"
    if len(text) % 2 and sum(letter.isascii() for letter in text) > len(text) // 2:
        return f"{head}Content-Transfer-Encoding: quoted-printable\n\n{encodestring(text.encode()).decode()}\n"
    return f"{head}Content-Transfer-Encoding: 8bit\n\n{text}\n"


def _assemble(
    headers: list[tuple[str, str]],
    text: str,
    charset: str,
    *,
    attachment: str = "",
    html: bool = False,
    report: str = "",
) -> str:
    """The message as text; every part of it is UTF-8 or ASCII."""
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    if not (attachment or html or report):
        return head + _part(text, charset)
    kind = "report; report-type=delivery-status" if report else "mixed" if attachment else "alternative"
    mark = "=_" + sha256(head.encode()).hexdigest()[:24]
    parts = [_part(text, charset)]
    if html:
        shown = "<br>\n".join(escape(line) for line in text.split("\n"))
        parts = [parts[0], _part(f"<html><body><p>{shown}</p></body></html>", charset, "html")]
    if attachment:
        parts = [parts[0], _attached(attachment)]
    if report:
        parts.append(_delivery_status(report))
    inner = "".join(f"--{mark}\n{part}\n" for part in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="{mark}"\n\n{inner}--{mark}--\n'


def _delivery_status(address: str) -> str:
    return (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mail.example.jp\n\n"
        f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: 5.1.1\n"
    )


def _attached(name: str) -> str:
    if any(word in name for word in ("写真", "photo", "whiteboard")):
        ending = "jpg"
    else:
        ending = "xlsx" if any(word in name for word in ("表", "一覧", "データ", "list", "sheet")) else "pdf"
    content = b64encode(f"{name}: a sample of the demo".encode()).decode()
    return (
        f"Content-Type: {_KINDS[ending]}\nContent-Transfer-Encoding: base64\n"
        f"Content-Disposition: attachment; filename*=UTF-8''{quote(f'{name}.{ending}')}\n\n{content}\n"
    )
