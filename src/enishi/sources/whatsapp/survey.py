"""What a WhatsApp chat tells only as a whole: how its dates are written, who speaks, who of them is the owner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from enishi.kit.beginnings import Beginnings
from enishi.kit.day_order import DayOrder, Numbers, day_in
from enishi.kit.lines import HEAD, encoding_of, lines_of
from enishi.kit.say import Refused, say
from enishi.kit.text import UndecodableError
from enishi.records import Kind
from enishi.sources._chats import Said, Talk, Tongue, is_number, names_file, plain_marks, short, stem, told_zone
from enishi.sources.whatsapp.layout import Stamp, content_of, is_notice, names_owner, stamp_of

_PART = 500  # messages of one part that can be read by itself
_LONGEST = 66_000  # characters of one message; WhatsApp allows 65,536
_MOST_SENDERS = 10_000
_FILE_NAMES = (
    re.compile(
        r"(?:WhatsApp[ -]Chat (?:with|mit|-|–)|Chat (?:de )?WhatsApp con|Discussion WhatsApp avec"
        r"|Conversa do WhatsApp com|WhatsApp ?(?:チャット|のトーク) ?[-–]) ?(.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(.+?)との ?WhatsApp ?(?:の?チャット|のトーク)(?:履歴)?", re.IGNORECASE),
)


@dataclass
class Row:
    """One message as it stands, and the byte at which it begins."""

    at: int
    stamp: Stamp
    text: str


@dataclass
class Survey:
    """What the first reading finds."""

    encoding: str
    order: str = ""
    is_japanese: bool = False
    opening: str = ""
    title: str = ""
    undated: int = 0
    tongue: Tongue = field(default_factory=Tongue)
    owners: Counter[str] = field(default_factory=Counter)  # who took back a message of their own
    senders: Counter[str] = field(default_factory=Counter)
    beginnings: Beginnings = field(default_factory=lambda: Beginnings(": "))
    parts: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)


def rows_of(stream: BinaryIO, encoding: str, start: int = 0, end: int | None = None) -> Iterator[Row]:
    """The messages between two places; lines without a stamp go on with the one before."""
    row: Row | None = None
    for line in lines_of(stream, encoding, start, end):
        if stamp := stamp_of(line.text):
            if row:
                yield row
            row = Row(line.at, stamp, stamp.rest)
        elif row and len(row.text) < _LONGEST:
            row.text += "\n" + line.text
    if row:
        yield row


def survey(file: str, stream: BinaryIO, told: Mapping[str, Any]) -> Survey:
    """Read the chat once from beginning to end; Refused when it is none, or its dates cannot be told."""
    stream.seek(0)
    try:
        found = Survey(encoding_of(stream.read(HEAD)))
    except UndecodableError as error:
        raise Refused(say("{file} is no chat of WhatsApp.", file=file)) from error
    days, likely, last = DayOrder(), Counter[str](), None
    dates, meeting = Counter[Numbers](), _Meeting(_by_the_first)
    for row in rows_of(stream, found.encoding):
        days.add(row.stamp.numbers)
        likely[row.stamp.likely] += 1
        found.is_japanese = found.is_japanese or row.stamp.is_japanese
        found.opening = found.opening or short(str(row.stamp.numbers), str(row.stamp.clock), row.text)
        when = row.stamp.numbers, row.stamp.clock
        # Equal messages of one moment are counted, so that a part must not begin among them.
        if not found.parts or (found.counts[-1] >= _PART and when != last):
            found.parts.append(row.at)
            found.counts.append(0)
        found.counts[-1] += 1
        last = when
        dates[row.stamp.numbers] += 1
        found.beginnings.add(row.text)
        found.tongue.add(row.text)
        meeting.meet(row.text)
    if not found.parts:
        raise Refused(say("{file} holds no message as WhatsApp writes them.", file=file))
    guess = next(iter(likely)) if len(likely) == 1 else ""
    found.order = days.settled(str(told.get("order", "")) or guess)
    if not found.order:
        raise Refused(
            say(
                "In {file} each date can be read with the day first or with the month first. Please export the chat "
                "again when it holds a date after the 12th of a month, or set the phone to write the year first.",
                file=file,
            )
        )
    found.undated = sum(number for numbers, number in dates.items() if day_in(numbers, found.order) is None)
    if not all(found.beginnings.parted(row)[0] == sender for sender, row in meeting.first_rows.items()):
        # A name holds the separator itself, which is only known now that all rows have been seen.
        meeting = _Meeting(found.beginnings.parted)
        for row in rows_of(stream, found.encoding):
            meeting.meet(row.text)
    found.title, found.owners, found.senders = meeting.title, meeting.owners, meeting.senders
    if found.undated == sum(found.counts):
        raise Refused(say("{file} holds no date that a calendar has.", file=file))
    return found


def said_in(stream: BinaryIO, found: Survey, start: int = 0, end: int | None = None) -> Iterator[Said]:
    """What was said between two places, without what the program said."""
    for row in rows_of(stream, found.encoding, start, end):
        day = day_in(row.stamp.numbers, found.order)
        sender, text = found.beginnings.parted(row.text)
        content = content_of(text)
        if day is None or not sender or "\n" in sender or content.is_program:
            continue
        yield Said(
            wall=datetime.combine(day, row.stamp.clock),
            sender=name_of(sender),
            text=content.text,
            kind=Kind.CALL if content.is_call else Kind.MESSAGE,
            files=content.files,
            was_missed=content.was_missed,
        )


def name_of(sender: str) -> str:
    """A sender's name without the ~ that stands before those who are in no address book."""
    return plain_marks(sender).replace("\u2011", "-").strip().removeprefix("~").strip()


def talk_of(file: str, found: Survey, told: Mapping[str, Any]) -> Talk:
    """Whose chat it is and between whom, as far as the file's name and those who speak tell."""
    speakers = [name for name, _ in found.senders.most_common(30)]
    named = next((hit[1].strip() for shape in _FILE_NAMES if (hit := shape.fullmatch(stem(file)))), found.title)
    owner = next(iter(found.owners)) if len(found.owners) == 1 else ""
    partner = ""
    if len(speakers) <= 2:
        partner = _partner(speakers, named, owner)
        if partner and not owner:
            owner = next((name for name in speakers if name != partner), "")
    pair = " / ".join(sorted(speakers)) if len(speakers) == 2 else found.opening
    return Talk(
        source="whatsapp",
        file=file,
        name=partner or named or pair,
        zone=told_zone(told, "Asia/Tokyo" if found.is_japanese else found.tongue.zone),
        owner=owner,
        partner=partner,
        people=max(2, len(found.senders)),
        shows_numbers=True,
    )


def _partner(speakers: list[str], named: str, owner: str) -> str:
    """The other of two. A number is never the owner's: they are shown by their own name."""
    if hit := next((name for name in speakers if named and names_file(name, named)), ""):
        return hit
    if named:  # a group of which only two have spoken
        return ""
    if owner:
        return next((name for name in speakers if name != owner), "")
    numbers = [name for name in speakers if is_number(name)]
    return numbers[0] if len(numbers) == 1 and len(speakers) == 2 else ""


def _by_the_first(row: str) -> tuple[str, str]:
    """The sender and the text, if no name holds a colon."""
    sender, separator, text = row.partition(": ")
    return (sender, text) if separator else ("", row)


class _Meeting:
    """Who speaks, who took back what they had said, and how the chat itself is called."""

    def __init__(self, parted: Callable[[str], tuple[str, str]]) -> None:
        self._parted = parted
        self._names: dict[str, str] = {}
        self.title = ""
        self.owners, self.senders = Counter[str](), Counter[str]()
        self.first_rows: dict[str, str] = {}  # of each sender, by which it is told whether they were parted rightly

    def meet(self, row: str) -> None:
        """Take in one message."""
        sender, text = self._parted(row)
        if not sender or "\n" in sender:
            return
        if (name := self._names.get(sender)) is None:
            name = name_of(sender)
            if len(self._names) < _MOST_SENDERS:
                self._names[sender] = name
                self.first_rows[sender] = row
        if is_notice(text):
            self.title = self.title or name
        if names_owner(text):
            self.owners[name] += 1
        # Who has said something counts with whatever else stands under their name: that is quicker, and orders as well.
        if name in self.senders or (len(self.senders) < _MOST_SENDERS and not content_of(text).is_program):
            self.senders[name] += 1
