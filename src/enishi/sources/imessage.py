"""Messages of an iPhone or Mac, as imessage-exporter writes them: one HTML file a talk, named by its numbers.

The numbers in the file's name tell who the talk is with, so please keep it. Times have no zone: a talk in Japanese is
read in Japan's, others as UTC. What a short number sends is a machine's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from enishi.kit.lines import HEAD
from enishi.kit.pages import LARGEST, UnreadablePageError, tree_of
from enishi.kit.say import Refused, say
from enishi.kit.text import squeeze
from enishi.records import Direction, Handle, Interaction, Kind, Origin, Part, Presence, Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources._chats import CROWD, Tongue, is_machine, short, short_name, stem, told_zone
from enishi.sources.linkedin.moments import moment  # the same ways of writing dates

SOURCE_NAME = "imessage"
_OURS = re.compile(rb'class="(?:sent|received)[ "][\s\S]{0,2000}?class="(?:timestamp|sender)"')
_NUMBER = re.compile(r"[+_]?\d{3,15}")
_DATE = re.compile(r"[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d{2}:\d{2} [AP]M")


def recognises(path: Path) -> Confidence:
    """Sure by a message as it is marked up: sent or received, with its sender and time."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as file:
        head = file.read(HEAD)
    return Confidence.SURE if b'class="message"' in head and _OURS.search(head) else Confidence.NO


def read(path: Path) -> Reading:
    """The messages in the order of the file."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone`."""
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            tree = tree_of(file.read(LARGEST + 1))
    except UnreadablePageError as error:
        raise Refused(
            say("{file} is too large, or nested too deeply, to be read as a page.", file=path.name)
        ) from error
    bubbles = tree.css(".message > .sent, .message > .received")
    if not bubbles:
        raise Refused(say("{file} holds no messages of an iPhone or Mac.", file=path.name))
    talk = stem(path.name)
    numbers = [Handle.phone(found.replace("_", "+")) for found in _NUMBER.findall(talk)]
    others = list(dict.fromkeys(handle for handle in numbers if handle)) or _by_senders(bubbles)
    seen, tongue = Counter[str](), Tongue()
    for bubble in bubbles:
        tongue.add(_text(bubble, ".message_part"))
    zone = told_zone(told, tongue.zone)
    for number, bubble in enumerate(bubbles, 1):
        item = _message(bubble, talk, others, f"{path.name}, {number}", zone)
        if isinstance(item, Interaction):
            seen[item.origin.key] += 1
            item = _numbered(item, seen[item.origin.key])
        yield item
    yield Progress(size, size)


def _by_senders(bubbles: list[LexborNode]) -> list[Handle]:
    """Who else is in a talk whose name holds no numbers: those who wrote under an e-mail address."""
    senders = {squeeze(_text(bubble, ".sender")) for bubble in bubbles}
    return [handle for sender in sorted(senders) if "@" in sender and (handle := Handle.email(sender))]


def _message(bubble: LexborNode, talk: str, others: list[Handle], where: str, zone: tzinfo) -> Interaction | Skipped:
    place = say("{file}", file=where)
    found = _DATE.search(squeeze(_text(bubble, ".timestamp")))
    at = moment(found[0]) if found else None
    if at is None:
        return Skipped(place, say("The date cannot be read."))
    direction = Direction.OUT if "sent" in (bubble.attributes.get("class") or "").split() else Direction.IN
    sender = squeeze(_text(bubble, ".sender"))
    people = tuple(_present(sender, talk, others, direction))
    is_bulk = (bool(people) and all(is_machine(one.handle) for one in people)) or len(others) > CROWD
    text = "\n".join(part for node in bubble.css(".message_part") if (part := node.text().strip()))
    files = tuple(name for node in bubble.css(".attachment a") if (name := squeeze(node.text())[:200]))
    return Interaction(
        origin=Origin(SOURCE_NAME, f"{short_name(talk)}/{at:%Y%m%dT%H%M%S}/{short(direction, text, *files)}", place),
        at=at.replace(tzinfo=zone).astimezone(UTC),
        kind=Kind.MESSAGE,
        people=people,
        direction=direction,
        thread=f"{SOURCE_NAME}:{short_name(talk)}",
        text="" if is_bulk else text,
        is_bulk=is_bulk,
        files=files,
    )


def _present(sender: str, talk: str, others: list[Handle], direction: Direction) -> Iterator[Presence]:
    if direction is Direction.OUT:
        yield from (Presence(Part.TO, handle) for handle in others[: CROWD + 1])
        return
    own = Handle.email(sender) if "@" in sender else Handle.phone(sender) if _NUMBER.fullmatch(sender) else None
    name = "" if own else sender
    # Between two, a name is that of the one number; among several it could be anybody's.
    handle = own or (others[0] if len(others) == 1 else Handle.account(SOURCE_NAME, f"{short_name(talk)}/{sender}"))
    if handle:
        yield Presence(Part.FROM, handle, name[:300])


def _numbered(item: Interaction, nth: int) -> Interaction:
    if nth == 1:
        return item
    return replace(item, origin=replace(item.origin, key=f"{item.origin.key}/{nth}"))


def _text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    return found.text() if found else ""


SOURCE = Source(
    title=say("iMessage and SMS (iPhone, Mac)"),
    how_to_get=say(
        "On a Mac, install imessage-exporter and run it with “-f html -c disabled”, on the Mac itself or on an "
        "iPhone's backup. Give the HTML files here under the names they have."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
