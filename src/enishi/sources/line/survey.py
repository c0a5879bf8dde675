"""What a LINE talk tells only as a whole: whose it is, between whom, how its days are written, where parts begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from enishi.kit.beginnings import Beginnings
from enishi.kit.day_order import DayOrder, Numbers, day_in
from enishi.kit.lines import HEAD, encoding_of, lines_of
from enishi.kit.say import Refused, say
from enishi.kit.text import UndecodableError
from enishi.sources._chats import Talk, Tongue, stem, told_zone
from enishi.sources.line.grammar import Day, read_talk
from enishi.sources.line.layout import SAVED, head_of, numbers_in

_MOST_SENDERS = 10_000
_FILE_NAME = ("[LINE]", "_LINE_", "LINE_", "とのトーク履歴", "とのトーク", "のトーク履歴", "のトーク")


@dataclass
class Survey:
    """What the first reading finds."""

    encoding: str
    order: str = ""
    head: tuple[str, bool, str] | None = None
    saved: Numbers | None = None
    is_japanese: bool = False
    undated: int = 0
    tongue: Tongue = field(default_factory=Tongue)
    senders: Counter[str] = field(default_factory=Counter)
    beginnings: Beginnings = field(default_factory=lambda: Beginnings(" "))
    parts: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def meet(self, sender: str) -> None:
        """Count a message of this sender."""
        if sender in self.senders or len(self.senders) < _MOST_SENDERS:
            self.senders[sender] += 1

    def parted(self, text: str) -> tuple[str, str]:
        """The sender and the text of a line in which a space is all that parts them."""
        return self.beginnings.parted(text, self.head[0] if self.head else "")


def survey(path: Path, stream: BinaryIO, told: Mapping[str, Any]) -> Survey:
    """Read the talk once from beginning to end; Refused when it is none, or its days cannot be told."""
    try:
        found = Survey(encoding_of(stream.read(HEAD)))
    except UndecodableError as error:
        raise Refused(say("{file} is no talk history of LINE.", file=path.name)) from error
    days, starts = DayOrder(), list[Numbers]()
    for row in read_talk(_noting_head(found, lines_of(stream, found.encoding))):
        if isinstance(row, Day):
            days.add(row.numbers, row.weekday)
            found.is_japanese = found.is_japanese or row.is_japanese
            if starts[-1:] != [row.numbers]:  # equal messages of one day are counted together
                starts.append(row.numbers)
                found.parts.append(row.at)
                found.counts.append(0)
            continue
        found.counts[-1] += 1
        found.tongue.add(row.text)
        if row.sender:
            found.meet(row.sender)
        elif row.sender is None:
            found.beginnings.add(row.text)
    if not sum(found.counts):
        raise Refused(say("{file} holds no day with messages as LINE writes them.", file=path.name))
    found.order = days.settled(str(told.get("order", "")) or _order_of(found.saved))
    if not found.order:
        raise Refused(
            say(
                "In {file} each date can be read with the day first or with the month first. Please set LINE to "
                "Japanese, save the talk again and give it here.",
                file=path.name,
            )
        )
    found.undated = sum(
        count for day, count in zip(starts, found.counts, strict=True) if day_in(day, found.order) is None
    )
    _name_senders(stream, found)
    return found


def talk_of(path: Path, found: Survey, told: Mapping[str, Any]) -> Talk:
    """Whose talk it is and between whom, as far as the head, the names of those who speak and the file's name tell."""
    named = stem(path.name)
    for word in _FILE_NAME:
        named = named.removeprefix(word).removesuffix(word).strip()
    name, is_pair, zone = found.head or (named, named in found.senders and len(found.senders) <= 2, "")
    speakers = [speaker for speaker, _ in found.senders.most_common(30)]
    others = [speaker for speaker in speakers if speaker != name]
    if not found.head and not is_pair and len(speakers) == 2:
        name = " / ".join(sorted(speakers))
    # In English the first line of a group reads alike: only a partner who has spoken is surely one.
    is_sure = name in found.senders or bool(found.head and found.head[2])
    partner = name if is_pair and is_sure and len(others) <= 1 else ""
    zone = zone or ("Asia/Tokyo" if found.is_japanese else found.tongue.zone)
    return Talk(
        source="line",
        file=path.name,
        name=name,
        zone=told_zone(told, zone),
        owner=others[0] if partner and others else "",
        partner=partner,
        people=max(2, len(found.senders)),
    )


def _noting_head(found: Survey, lines: Iterable[Any]) -> Iterator[Any]:
    for number, line in enumerate(lines):
        if number < 5:
            found.head = found.head or head_of(line.text)
            if saved := SAVED.fullmatch(line.text.strip()):
                found.saved = numbers_in(saved[1])
        yield line


def _name_senders(stream: BinaryIO, found: Survey) -> None:
    if not found.beginnings:
        return
    for row in read_talk(lines_of(stream, found.encoding)):
        if not isinstance(row, Day) and row.sender is None:
            sender, text = found.parted(row.text)
            if sender and text:
                found.meet(sender)


def _order_of(saved: Numbers | None) -> str:
    """How the day on which it was saved is written, if only one way is possible."""
    if saved is None:
        return ""
    able = [order for order in ("dmy", "mdy", "ymd") if day_in(saved, order)]
    return able[0] if len(able) == 1 else ""
