"""What signal-export wrote of one chat: a line a message, people by the name shown, the chat by its folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry
from enishi.kit.jsons import DamagedJsonError, dicts, text_at, walk
from enishi.kit.say import say
from enishi.kit.text import squeeze
from enishi.records import Interaction, Kind, Progress, Skipped
from enishi.sources import Reading
from enishi.sources._chats import Said, Talk, Tongue, names_file, numbered, told_zone, undated
from enishi.sources.signal.said import SOURCE

_OURS = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"date"\s*:\s*"\d{4}-\d\d-\d\d[T ][^"]{0,40}"\s*,'
    rb'\s*"sender"\s*:\s*"(?:[^"\\]|\\.){0,600}"\s*,\s*"body"\s*:'
)
_ME = "Me"
_MOST_SENDERS = 10_000
_PROGRESS = 500


def is_shown(head: bytes) -> bool:
    """Whether a file begins as signal-export's data.json does."""
    return _OURS.match(head) is not None


def read_shown(entry: Entry, folder: str, told: Mapping[str, Any]) -> Reading:
    """The messages in the order of the file."""
    senders, tongue = _survey(entry)
    others = [name for name, _ in senders.most_common(3) if name != _ME]
    # A folder that is not called by the one other who spoke is a group's.
    is_pair = len(others) == 1 and (not folder or names_file(others[0], folder))
    partner = others[0] if is_pair else ""
    name = folder or " / ".join(sorted(senders)[:5])
    zone = told_zone(told, tongue.zone)
    talk = Talk(SOURCE, entry.name, name, zone, _ME, partner, max(2, len(senders)), shows_numbers=True)
    lost, place = 0, say("{file}", file=entry.name)
    try:
        for count, said in enumerate(numbered(found for found in _said(entry) if found), 1):
            yield _without_owner(talk.record(said), talk)
            if count % _PROGRESS == 0:
                yield Progress(count, max(count, senders.total()))
        lost = sum(found is None for found in _said(entry))
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))
    if lost:
        yield undated(entry.name, lost)
    yield Progress(entry.size, entry.size)


def _without_owner(record: Interaction, talk: Talk) -> Interaction:
    """Nobody is called "Me": the direction says enough of the owner."""
    return replace(record, people=tuple(one for one in record.people if one.handle != talk.handle(_ME)))


def _survey(entry: Entry) -> tuple[Counter[str], Tongue]:
    """Who speaks, and in which language."""
    senders, tongue = Counter[str](), Tongue()
    try:
        for said in _said(entry):
            if said is not None:
                tongue.add(said.text)
                if said.sender in senders or len(senders) < _MOST_SENDERS:
                    senders[said.sender] += 1
    except (DamagedJsonError, DamagedEntryError):
        pass  # the second reading tells
    return senders, tongue


def _said(entry: Entry) -> Iterator[Said | None]:
    """What was said; None where no calendar has the date. What was taken back is left out."""
    with entry.open() as stream:
        for _, value in walk(stream, is_many=True):
            if isinstance(value, dict) and text_at(value, "sender").strip() and not value.get("deleted"):
                yield _one(value)


def _one(value: dict[str, Any]) -> Said | None:
    try:
        wall = datetime.fromisoformat(text_at(value, "date")).replace(tzinfo=None)
    except ValueError:
        return None
    is_call = value.get("call") is True
    return Said(
        wall=wall,
        sender=squeeze(text_at(value, "sender")),
        text="" if is_call else text_at(value, "body").strip(),
        kind=Kind.CALL if is_call else Kind.MESSAGE,
        files=tuple(name[:200] for one in dicts(value.get("attachments")) if (name := squeeze(text_at(one, "name")))),
        was_missed=value.get("missed") is True,
    )
