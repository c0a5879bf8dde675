"""Talks in messengers that name people only as they are shown: who is who in one, and what was said as records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import PurePath
from typing import Any

from enishi.kit.say import say
from enishi.kit.text import squeeze
from enishi.kit.zones import zone_named
from enishi.records import Direction, Handle, Interaction, Kind, Name, Origin, Part, Presence, Sighting, Skipped

# In a talk of more people than this nobody in particular is spoken to.
CROWD = 20
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]|\d年\d")
_DENSE = str.maketrans(" ", "T", "-:")
_REMEMBERED = 1_000  # speakers
_LOOKED_AT = 200  # characters of a line
_SHARE = 5  # one line in so many
_PHONE = re.compile(r"~?\+?[\d\s().\u2010-\u2015-]{7,25}")
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_COPY = re.compile(r"\s*\(\d{1,3}\)$|\s*-\s*コピー$")


@dataclass(frozen=True, slots=True)
class Said:
    """One message or call of a talk, by the clock of the phone it was saved on. `nth` tells equal ones apart."""

    wall: datetime
    sender: str
    text: str = ""
    kind: Kind = Kind.MESSAGE
    files: tuple[str, ...] = ()
    was_missed: bool = False
    nth: int = 1


@dataclass(frozen=True)
class Talk:
    """One talk. `name` is what stays the same in every export; the owner and the partner are known by shown names."""

    source: str
    file: str
    name: str
    zone: tzinfo
    owner: str = ""
    partner: str = ""  # of a talk between two
    people: int = 2
    shows_numbers: bool = False  # of whoever is in no address book
    accounts: tuple[tuple[str, Handle], ...] = ()  # whose name is whose, where the talk tells

    @cached_property
    def key(self) -> str:
        """The talk's name as a part of keys."""
        return short_name(self.name)

    def handle(self, name: str) -> Handle | None:
        """Whose name it is; a phone number where it is one; else an account that means it in this talk only."""
        if (known := next((handle for shown, handle in self.accounts if shown == name), None)) is not None:
            return known
        if self.shows_numbers and _PHONE.fullmatch(name) and (phone := Handle.phone(name.lstrip("~"))):
            return phone
        return Handle.account(self.source, f"{self.key}/{squeeze(name)}")

    def owner_sighting(self) -> Iterator[Sighting]:
        """Whose talk this is, if that can be told."""
        handle = self.handle(self.owner) if self.owner else None
        if handle:
            origin = Origin(self.source, f"owner/{self.key}", say("{file}", file=self.file))
            yield Sighting(origin, name=Name(full=squeeze(self.owner)), handles=(handle,), is_owner=True)

    def record(self, said: Said) -> Interaction:
        """What was said, as it is kept: unanswered calls and the talk of a crowd are nobody's tie."""
        is_mine = bool(self.owner) and said.sender == self.owner
        is_bulk = said.was_missed or self.people > CROWD
        # The owner's own name may be another in the next export.
        sender = "me" if is_mine else squeeze(said.sender)
        moment = said.wall.isoformat(" ", "seconds")
        key = f"{self.key}/{moment.translate(_DENSE)}/{short(sender, said.kind, said.text, *said.files)}"
        return Interaction(
            origin=Origin(
                self.source,
                key if said.nth == 1 else f"{key}/{said.nth}",
                say("{file}, {moment}", file=self.file, moment=moment[:16]),
            ),
            at=said.wall.replace(tzinfo=self.zone).astimezone(UTC),
            kind=said.kind,
            people=self._people(said.sender),
            direction=self._direction(said.sender),
            thread=f"{self.source}:{self.key}",
            text="" if is_bulk else said.text,
            is_bulk=is_bulk,
            files=said.files,
        )

    @cached_property
    def _met(self) -> dict[str, tuple[Presence, ...]]:
        return {}

    def _people(self, sender: str) -> tuple[Presence, ...]:
        """Who took part in what somebody said: worked out once for each of them."""
        if (people := self._met.get(sender)) is None:
            people = tuple(self._present(sender))
            if len(self._met) < _REMEMBERED:
                self._met[sender] = people
        return people

    def _present(self, sender: str) -> Iterator[Presence]:
        if handle := self.handle(sender):
            yield Presence(Part.FROM, handle, _shown(sender))
        if not self.partner:
            return
        other = self.partner if sender != self.partner else self.owner
        if other and (handle := self.handle(other)):
            yield Presence(Part.TO, handle, _shown(other))

    def _direction(self, sender: str) -> Direction | None:
        if self.owner and sender == self.owner:
            return Direction.OUT
        return Direction.IN if self.owner or (self.partner and sender == self.partner) else None


def numbered(saids: Iterator[Said]) -> Iterator[Said]:
    """Equal messages of one minute, counted, so that each has a key of its own."""
    minute, seen = None, Counter[tuple[str, str, str]]()
    for said in saids:
        if said.wall != minute:
            minute = said.wall
            seen.clear()
        seen[said.sender, said.kind, said.text] += 1
        nth = seen[said.sender, said.kind, said.text]
        yield said if nth == 1 else Said(said.wall, said.sender, said.text, said.kind, said.files, said.was_missed, nth)


def undated(file: str, number: int) -> Skipped:
    """The word on messages whose date no calendar has."""
    return Skipped(
        say("{file}", file=file), say("Messages left out because no calendar has their date: {number}.", number=number)
    )


def cut_off(file: str, number: int) -> Skipped:
    """The word on a conversation that is longer than any that two people had."""
    return Skipped(
        say("{file}", file=file), say("Only the first {number} messages of a conversation are read.", number=number)
    )


def is_number(name: str) -> bool:
    """Whether a messenger shows a phone number in place of a name."""
    return bool(_PHONE.fullmatch(name))


def is_machine(handle: Handle) -> bool:
    """Whether a number is too short to be somebody's: a shop, a bank, a network."""
    return handle.kind == "phone" and not handle.identifies


def names_file(name: str, part: str) -> bool:
    """Whether a part of a file's name is this name, but for the signs that no file's name may hold."""
    return _in_file(name) == _in_file(part)


def _in_file(name: str) -> str:
    return re.sub(r"[^\w.()\- ]", "_", squeeze(name))


def stem(file: str) -> str:
    """A file's name without its ending and without what a second download adds."""
    return _COPY.sub("", squeeze(PurePath(file).stem))


def plain_marks(text: str) -> str:
    """The text without the invisible marks of direction that phones write into names and lines."""
    return text if text.isascii() else _MARKS.sub("", text)


def short_name(name: str) -> str:
    """A talk's name as a part of a key: itself, or its fingerprint where it is long."""
    name = squeeze(name)
    return name if len(name) <= 120 else short(name)


def short(*parts: str) -> str:
    """A short fingerprint that stays the same for the same words."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]


@dataclass
class Tongue:
    """Whether a talk is in Japanese, by how many lines have kana or a Japanese date: then its clock was Japan's."""

    lines: int = 0
    japanese: int = 0

    def add(self, text: str) -> None:
        self.lines += 1
        self.japanese += _KANA.search(text, 0, _LOOKED_AT) is not None

    @property
    def zone(self) -> str:
        return "Asia/Tokyo" if self.japanese * _SHARE >= max(self.lines, 1) else ""


def told_zone(told: Mapping[str, Any], otherwise: str) -> tzinfo:
    """The zone in which a file's times are read: as was told, else by the file's language."""
    return zone_named(str(told.get("zone", ""))) or zone_named(otherwise) or UTC


def _shown(name: str) -> str:
    is_address = _PHONE.fullmatch(name) or Handle.email(name)
    return "" if is_address else squeeze(name)[:300]
