"""Google Voice's pages: the texts exchanged with somebody, or what they said to the answering machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from enishi.kit.bodies import page_text
from enishi.kit.mail_dates import moment
from enishi.kit.say import Refused, Say, say
from enishi.kit.text import fold, squeeze
from enishi.records import (
    Direction,
    Handle,
    Interaction,
    Kind,
    Name,
    Origin,
    Part,
    Presence,
    Progress,
    Sighting,
    Skipped,
)

SOURCE = "takeout"
_LARGEST = 16 << 20
_MOST_PEOPLE = 50
_MOST_MESSAGES = 50_000
_REGION = "US"  # where Google Voice is
# As Google writes the owner in the languages that we know of.
_ME = frozenset("me 自分 私 moi ich yo eu io ik".split())
_IN_NAME = re.compile(r"(\+?\d{7,15}) - ")
_MESSAGE, _VOICE = 'class="message"', 'class="full-text"'


@dataclass(frozen=True)
class _Said:
    """One text or spoken message as the page shows it."""

    at: datetime | None
    number: Handle | None
    name: str
    text: str
    is_whole: bool  # its text has an end

    @property
    def is_mine(self) -> bool:
        return fold(self.name) in _ME


def is_page(head: bytes) -> bool:
    """Whether a file begins as one of Voice's pages does: telephone numbers, and texts or a transcript."""
    return (
        head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"
        and b'class="tel"' in head
        and (_MESSAGE.encode() in head or _VOICE.encode() in head)
    )


def read_page(path: Path) -> Iterator[Interaction | Sighting | Skipped | Progress]:
    """The messages of one page, the owner's own number first, if it is told."""
    size = path.stat().st_size
    if size > _LARGEST:
        raise Refused(say("{file} is larger than any page of Google Voice.", file=path.name))
    page = path.read_bytes().decode("utf-8", "replace")
    blocks = page.split(_MESSAGE, _MOST_MESSAGES + 1)[1:]
    if len(blocks) > _MOST_MESSAGES:
        raise Refused(say("{file} is larger than any page of Google Voice.", file=path.name))
    said = [_texted(block) for block in blocks] or [_spoken(page)]
    if mine := next((one.number for one in said if one.is_mine and one.number), None):
        yield Sighting(Origin(SOURCE, f"voice/{mine.value}"), Name(), (mine,), is_owner=True)
    others = _others(said, path.name)
    for number, one in enumerate(said, 1):
        yield _message(one, mine, others, say("message {number}", number=number))
    yield Progress(size, size)


def _message(one: _Said, mine: Handle | None, others: list[Presence], place: Say) -> Interaction | Skipped:
    if one.at is None:
        return Skipped(place, say("The date cannot be read."))
    if one.number is None and not one.is_mine:
        return Skipped(place, say("It does not say who sent it."))
    if not one.is_whole:
        return Skipped(place, say("The page is cut off in it."))
    sender = (Presence(Part.FROM, one.number, "" if one.is_mine else one.name),) if one.number else ()
    theirs = [other for other in others if other.handle != one.number]
    to_me = [] if one.is_mine or mine is None else [Presence(Part.TO, mine)]
    about = hashlib.sha256(one.text.encode("utf-8", "replace")).hexdigest()[:12]
    return Interaction(
        origin=Origin(SOURCE, f"voice/{one.at:%Y%m%dT%H%M%S}/{one.number.value if one.number else ''}/{about}", place),
        at=one.at,
        kind=Kind.MESSAGE,
        people=(*sender, *to_me, *theirs),
        direction=Direction.OUT if one.is_mine else Direction.IN,
        thread="voice:" + "/".join(sorted(other.handle.value for other in others)),
        text=one.text,
    )


def _others(said: list[_Said], file: str) -> list[Presence]:
    """Everybody but the owner; who never wrote back is named by the file."""
    names = {one.number: one.name for one in said if one.number and not one.is_mine}
    if not names and (found := _IN_NAME.match(file)) and (number := Handle.phone(found[1], region=_REGION)):
        names = {number: ""}
    return [Presence(Part.TO, number, name) for number, name in list(names.items())[:_MOST_PEOPLE] if number]


def _texted(block: str) -> _Said:
    cite = _between(block, "<cite", "</cite>")
    return _Said(
        at=moment(_between(_after(block, 'class="dt"'), 'title="', '"')),
        number=_number(cite),
        name=_name(cite),
        text=page_text(_between(block, "<q>", "</q>")),
        is_whole="</q>" in block,
    )


def _spoken(page: str) -> _Said:
    who = _between(_after(page, 'class="contributor'), ">", "</div>")
    return _Said(
        at=moment(_between(_after(page, 'class="published"'), 'title="', '"')),
        number=_number(who),
        name=_name(who),
        text=page_text(_between(_after(page, _VOICE), ">", "</span>")),
        is_whole="</span>" in _after(page, _VOICE),
    )


def _number(html: str) -> Handle | None:
    return Handle.phone(_between(html, 'href="tel:', '"'), region=_REGION)


def _name(html: str) -> str:
    """The name shown, unless it is the number again."""
    shown = squeeze(page_text(_between(_after(html, 'class="tel"'), ">", "</a>")))
    return "" if Handle.phone(shown, region=_REGION) else shown


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2]


def _between(text: str, opening: str, closing: str) -> str:
    found = text.partition(opening)[2].partition(closing)
    return found[0] if found[1] else ""
