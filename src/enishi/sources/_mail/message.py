"""One mail as an interaction between the people it names."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from enishi.kit.bodies import read_body
from enishi.kit.bounces import gone
from enishi.kit.bulk import is_bounce, is_draft, is_thrown_away, why_bulk
from enishi.kit.mail import Header, Mailbox, TooMuchError, read_header, written_at
from enishi.kit.quotes import Parted, parted
from enishi.kit.say import Say, say
from enishi.kit.text import squeeze
from enishi.records import Handle, Interaction, Kind, Origin, Part, Presence, Skipped
from enishi.sources._mail import NAME

LARGEST = 4 << 20  # bytes of a mail that are looked at: what was written stands before what was attached
_TOO_LARGE = 100 << 20
_LONGEST_ID = 400
_REMEMBERED = 100_000
_PARTS = ((Part.FROM, ("from",)), (Part.TO, ("to",)), (Part.CC, ("cc", "bcc")))  # a blind copy was sent all the same
_SHIELDED = re.compile(rb"^>(>*+From )", re.MULTILINE)
_EXPUNGED = 0x8
_NOTHING = Parted("", "")


class Spot(Protocol):
    """Where a mail was found."""

    @property
    def at(self) -> datetime | None:
        """When it came there, if that is known; for a mail that does not say when it was written."""

    def place(self, at: datetime | None) -> Say:
        """The spot in words, by the mail's date if it has one."""


def interaction(raw: bytes, size: int, spot: Spot, *, is_shielded: bool) -> tuple[Interaction | Skipped, Parted]:
    """The mail whose beginning is `raw`, and its own words with what they are signed with.

    `size` is its whole length; `is_shielded` says that lines which begin with "From " stand in it with a > before.
    """
    if size > _TOO_LARGE:
        return Skipped(spot.place(None), say("It is larger than {limit} MB.", limit=_TOO_LARGE >> 20)), _NOTHING
    if b"\r" in raw:  # one byte is looked for in a tenth of the time
        raw = raw.replace(b"\r\n", b"\n")
    try:
        header, start = read_header(raw)
        item = _read(header, raw, start, spot)
        if isinstance(item, Skipped):
            return item, _NOTHING
        if item.is_bulk:
            return (_with_gone(item, header, raw, start) if is_bounce(header) else item), _NOTHING
        body = read_body(header, _unshielded(raw) if is_shielded else raw, start)
        if body.invites:
            return replace(item, is_bulk=True), _NOTHING
        parts = parted(body.text)
        return replace(item, text=parts.words, files=body.files), parts
    except TooMuchError as refusal:
        return Skipped(spot.place(None), refusal.sentence), _NOTHING


def _read(header: Header, raw: bytes, start: int, spot: Spot) -> Interaction | Skipped:
    if (at := written_at(header) or spot.at) is None:
        return Skipped(spot.place(None), say("It does not say when it was written."))
    if why_not := _why_left_out(header):
        return Skipped(spot.place(at), why_not)
    people = _people(header)
    if not people:
        return Skipped(spot.place(at), say("It names neither a sender nor a receiver."))
    key = _key(header, raw, start)
    return Interaction(
        origin=Origin(NAME, key),
        at=at,
        kind=Kind.MAIL,
        people=people,
        thread=_thread(header) or key,
        subject=header.text("subject")[:1_000],
        is_bulk=bool(why_bulk(header)),
    )


def _why_left_out(header: Header) -> Say | None:
    if is_draft(header):
        return say("This message was never sent: it is a draft.")
    if is_thrown_away(header):
        return say("Gmail keeps it among spam or in the trash.")
    if _is_expunged(header):
        return say("Thunderbird marks this message as deleted from the folder.")
    return None


def _is_expunged(header: Header) -> bool:
    """Thunderbird leaves what was deleted or moved in the file until it compacts the folder."""
    if "x-mozilla-status" not in header:
        return False
    status = header.raw("x-mozilla-status").strip()
    return re.fullmatch(r"[0-9A-Fa-f]{4}", status) is not None and bool(int(status, 16) & _EXPUNGED)


def _people(header: Header) -> tuple[Presence, ...]:
    named = [_presence(part, person) for part, names in _PARTS for person in header.people(*names)]
    return tuple(filter(None, named))


@lru_cache(maxsize=8192)
def _presence(part: Part, person: Mailbox) -> Presence | None:
    """A mailbox repeats a few people over and over: of equal values, one is made, handed on and understood once."""
    handle = _handle(person.address)
    return Presence(part, handle, person.name) if handle else None


@lru_cache(maxsize=8192)
def _handle(address: str) -> Handle | None:
    return Handle.email(address)


def _with_gone(notice: Interaction, header: Header, raw: bytes, start: int) -> Interaction:
    handles = filter(None, map(Handle.email, gone(header, raw, start)))
    return replace(notice, people=notice.people + tuple(Presence(Part.GONE, handle) for handle in handles))


def _key(header: Header, raw: bytes, start: int) -> str:
    """The Message-ID; for the few mails without one, a fingerprint of what never changes in them."""
    own = next(iter(header.message_ids("message-id")), squeeze(header.raw("message-id")))
    if own and len(own) <= _LONGEST_ID:
        return own
    said = (own, header.raw("date"), header.raw("from"), header.raw("subject"))
    return _fingerprint("\n".join(said).encode() + raw[start:].strip()[:2048])


def _fingerprint(said: bytes) -> str:
    return hashlib.sha1(said, usedforsecurity=False).hexdigest()


def _thread(header: Header) -> str:
    """Gmail's own thread, which it gives every mail; else the first mail that this one descends from."""
    if thread := header.raw("x-gm-thrid").strip():
        return thread[:_LONGEST_ID]
    for name in ("references", "in-reply-to"):
        if ids := header.message_ids(name):
            return ids[0][:_LONGEST_ID]
    return ""


def _unshielded(raw: bytes) -> bytes:
    return _SHIELDED.sub(rb"\1", raw) if b">From " in raw else raw


class Twins:
    """Tells apart different mails to which a careless program gave one Message-ID.

    Two copies of one mail share the sender, or else the date and the subject. Only so many are remembered that
    memory stays small.
    """

    def __init__(self) -> None:
        self._first: dict[int, tuple[int, int]] = {}  # by Message-ID: the sender, and the date with the subject

    def told_apart(self, mail: Interaction) -> Interaction:
        said = [presence.handle.value for presence in mail.people if presence.part is Part.FROM]
        sender, matter = hash(tuple(said)), hash((mail.at, mail.subject))
        name = hash(mail.origin.key)
        if name not in self._first and len(self._first) >= _REMEMBERED:
            self._first.pop(next(iter(self._first)))
        first = self._first.setdefault(name, (sender, matter))
        if sender == first[0] or matter == first[1]:
            return mail
        mark = _fingerprint(f"{said} {mail.at} {mail.subject}".encode())[:12]
        return replace(mail, origin=replace(mail.origin, key=f"{mail.origin.key}#{mark}"))
