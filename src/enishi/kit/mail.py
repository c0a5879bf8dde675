"""The header of one mail: its fields decoded, who is named in them, and when it was written.

Written for hostile input: everything is linear in the bytes read, and what is larger than mail allows is refused.
"""

from __future__ import annotations

import re
from binascii import Error as BadBase64
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator, Sequence, Set
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from enishi.kit.addresses import clean_mail
from enishi.kit.charsets import text_of
from enishi.kit.mail_dates import COMMENT, moment
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze

LONGEST_FIELD = 64 << 10
LONGEST_HEADER = 256 << 10
MOST_PEOPLE = 2_000
_LOOKED_AT = 16 << 10  # bytes below a header that are searched for a charset

# Possessive quantifiers throughout: a hostile line must not make the matcher try twice.
_FIELD = re.compile(rb"([!-9;-~]++)[ \t]*+:[ \t]*+([^\n]*+(?:\n[ \t]++[^\n]*+)*+)(?:\n|\Z)")
# An older mailbox's separator, kept by a program that copied it; or a line broken without a margin.
_STRAY = re.compile(rb">?From [^\n]*+\n|[^\n]++\n(?=[A-Za-z][A-Za-z-]*+:[ \t])")
_FOLD = re.compile(rb"\r?\n[ \t]++")
# A last one may have lost its end, where a program cut the line.
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=|=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]{4,}+)\??\Z")
_TOKEN = re.compile(
    r'(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*+\?=)|"(?P<quoted>(?:[^"\\]|\\.)*+)"?|\((?P<comment>[^()]*+)\)?'
    r'|<(?P<angle>[^<>]*+)>?|(?P<mark>[,;:])|(?P<plain>(?:(?!=\?)[^",;:<>()])++|.)',
    re.DOTALL,
)
_MESSAGE_ID = re.compile(r"<([^<>]++)>")
_CHARSET = re.compile(r"charset\s*+=\s*+\"?([^\s\";]++)", re.IGNORECASE)
_CHARSET_BELOW = re.compile(rb"charset\s*+=\s*+[\"']?([\w:.-]{3,40})", re.IGNORECASE)
_SPACED_QUOTE = re.compile(r'"[^"\s]*+\s[^"]*+"(?=@)')  # "System Administrator"@example.com: nobody is administrator@
# Archives of mailing lists hide addresses so: ben at example.com (Ben Carter)
DISGUISED = re.compile(r"\A\s*+([^\s@()<>,;:\"]++) at ([\w-]++(?:\.[\w-]++)++)(?=\s|\Z)")
_SPACED_DOT = re.compile(r"(?<=\S)[ \t]++\.[ \t]*+(?=\w)")


class TooMuchError(Exception):
    """A mail is larger, in some way, than mail allows; carries the sentence for the owner."""

    def __init__(self, sentence: Say) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class Mailbox(NamedTuple):
    """One address in a header, with the name shown beside it."""

    address: str
    name: str


class Header:
    """The fields above a mail's body, or above one of its parts."""

    def __init__(self, fields: dict[str, list[bytes]], raw: bytes = b"", below: int = 0) -> None:
        self._fields = fields
        self._raw, self._below = raw, below  # what stands below it may tell in which letters it is written
        self._lines: dict[str, list[str]] = {}  # those that have been asked for

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    @property
    def names(self) -> Set[str]:
        """The names of all fields, in lower case."""
        return self._fields.keys()

    def raw(self, name: str) -> str:
        """The first field of a (lower-case) name on one line, its encoded words left as they are; or empty."""
        return self.each(name)[0] if name in self._fields else ""

    def each(self, name: str) -> Sequence[str]:
        """The fields of a name, each on one line."""
        if name not in self._fields:
            return ()
        if name not in self._lines:
            self._lines[name] = [self._line(value) for value in self._fields[name]]
        return self._lines[name]

    def _line(self, value: bytes) -> str:
        line = (_FOLD.sub(b" ", value) if b"\n" in value else value).strip()
        return text_of(line, "" if line.isascii() else self.charset or self._charset_below)

    def text(self, name: str) -> str:
        """The first field of a name, decoded and on one line."""
        return squeeze(decode_words(self.raw(name)))

    def people(self, *names: str) -> tuple[Mailbox, ...]:
        """Everyone named in these fields, in their order, each address once."""
        found: dict[str, Mailbox] = {}
        for name in names:
            for line in self.each(name):
                for person in mailboxes(line):
                    found.setdefault(person.address, person)
        return tuple(found.values())[:MOST_PEOPLE]

    def message_ids(self, name: str) -> list[str]:
        """The Message-IDs in the fields of a name, without their brackets."""
        return [squeeze(found) for line in self.each(name) for found in _MESSAGE_ID.findall(line)]

    @property
    def charset(self) -> str:
        declared = b" ".join(self._fields.get("content-type", ())[:1])[:1000].decode("ascii", "replace")
        found = _CHARSET.search(declared)
        return found[1] if found else ""

    @property
    def _charset_below(self) -> str:
        found = _CHARSET_BELOW.search(self._raw, self._below, self._below + _LOOKED_AT)
        return found[1].decode("ascii", "replace") if found else ""


def read_header(raw: bytes, start: int = 0, end: int | None = None) -> tuple[Header, int]:
    """The header that stands between two places (lines end in LF) and where the body below it begins."""
    end = len(raw) if end is None else end
    fields: dict[str, list[bytes]] = {}
    at = start
    while found := _FIELD.match(raw, at, end) or _STRAY.match(raw, at, end):
        at = found.end()
        if at - found.start() > LONGEST_FIELD or at - start > LONGEST_HEADER:
            raise TooMuchError(say("Its header is larger than mail allows."))
        if found.re is _FIELD:
            fields.setdefault(found[1].decode("ascii").lower(), []).append(found[2])
    below = at + 1 if raw[at : min(at + 1, end)] == b"\n" else at
    return Header(fields, raw, below), below


def decode_words(text: str) -> str:
    """Text whose RFC 2047 encoded words are decoded, also those that were cut inside a character."""
    if "=?" not in text:
        return text
    pieces: list[str] = []
    pending, label, at = b"", "", 0
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        follows = at > 0 and not between.strip()
        charset, encoding, payload = found.groups()[:3] if found[1] else found.groups()[3:]
        if not (follows and charset.lower() == label):
            pieces.append(text_of(pending, label))
            pending, label = b"", charset.lower()
        if not follows:
            pieces.append(between)
        pending += _word_bytes(encoding, payload)
        at = found.end()
    return "".join([*pieces, text_of(pending, label), text[at:]])


def _word_bytes(encoding: str, payload: str) -> bytes:
    if encoding in "qQ":
        return a2b_qp(payload.encode("ascii", "replace"), header=True)
    return from_base64(payload.encode("ascii", "replace"))


def from_base64(data: bytes) -> bytes:
    """What base64 holds, its end missing or its padding wrong; empty where nothing can be read."""
    try:
        return a2b_base64(data + b"===")
    except BadBase64:  # one digit too many: no byte can end there
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        return a2b_base64(kept[: len(kept) - len(kept) % 4])


def mailboxes(line: str) -> tuple[Mailbox, ...]:
    """The addresses in a header's line. A group's name is nobody, and so is `undisclosed-recipients:;`."""
    return _remembered_mailboxes(line) if len(line) <= 200 else _read_mailboxes(line)


def _read_mailboxes(line: str) -> tuple[Mailbox, ...]:
    line = _SPACED_QUOTE.sub("", line) if '"@' in line else line
    line = DISGUISED.sub(r"\1@\2", line) if "@" not in line else line
    found = list(_mailboxes(line))
    if not found and "@" in (plainer := decode_words(line).replace('"', "")):
        found = list(_mailboxes(plainer))  # a quote never closed, or an address encoded with its name
    return tuple(found[:MOST_PEOPLE])


_remembered_mailboxes = lru_cache(maxsize=4096)(_read_mailboxes)  # a mailbox repeats a few people over and over


def _mailboxes(line: str) -> Iterator[Mailbox]:
    phrase, comment, angle = [""], "", ""
    for token in _TOKEN.finditer(line + ","):
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "mark":
            found = _bare("".join(phrase), comment) if not angle else _angled(angle, "".join(phrase).strip() or comment)
            if found:
                yield from found
            elif text == "," and any(phrase) and len(phrase) < 9:  # Yamada, Taro <taro@example.com>
                phrase.append(", ")
                continue
            phrase, comment, angle = [""], "", ""
        elif kind == "comment":
            comment = text
        elif kind == "angle":
            angle = angle or COMMENT.sub("", text)
        elif not angle:
            phrase.append(re.sub(r"\\(.)", r"\1", text) if kind == "quoted" else text)
    yield from _angled(angle, "".join(phrase)) if angle else ()  # its bracket was never closed


def _angled(angle: str, phrase: str) -> list[Mailbox]:
    address = clean_mail(angle.replace('"', "") or phrase)
    return [Mailbox(address, _shown(phrase, address))] if address else []


def _bare(phrase: str, comment: str) -> list[Mailbox]:
    """Addresses with no brackets around them: one, or by a careless program several with only spaces between."""
    if phrase.count("@") > 1:
        words = phrase.split()
    else:  # RFC 822 lets spaces stand around a domain's dots
        local, at, domain = phrase.partition("@")
        local = local.rstrip() if domain[:1].isspace() else local  # and around the @
        words = [f"{local}{at}{_SPACED_DOT.sub('.', domain.lstrip())}"]
    return [Mailbox(address, _shown(comment, address)) for word in words if (address := clean_mail(word))]


def _shown(name: str, address: str) -> str:
    shown = squeeze(decode_words(name)).strip("'\" ,")[:200]
    return "" if clean_mail(shown) == address else shown


def written_at(header: Header) -> datetime | None:
    """When a mail was written, or else when it was first seen on its way."""
    for name in ("date", "x-received", "received", "delivery-date", "resent-date"):
        for line in header.each(name):
            if at := moment(line.rstrip("; ").rpartition(";")[2]):
                return at
    return None
