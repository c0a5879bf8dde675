"""Chats that MSN Messenger’s helpers kept as text: Messenger Plus! and Trillian (its logs of AIM, ICQ and Yahoo too).

A log begins each conversation with those who take part and their addresses; the first of them is you. A log that tells
no time beside the messages has them at the time when the conversation began. The file names no time zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Any

from enishi.kit.lines import HEAD, encoding_of, head_lines, lines_of
from enishi.kit.say import Refused, say
from enishi.kit.text import UndecodableError
from enishi.records import Origin, Progress, Sighting
from enishi.sources import Confidence, Reading, Source
from enishi.sources._chats import Talk, Tongue, cut_off, numbered, told_zone, undated
from enishi.sources.msn.sessions import MOST_SAID, Session, begins_log, sessions_in

_PROGRESS = 500
_TONGUE = 2_000  # lines by which the language is known


def recognises(path: Path) -> Confidence:
    """Sure by the beginning of a conversation as these programs write it."""
    lines = [line for line in head_lines(path)[:50] if line.strip()]
    return Confidence.SURE if begins_log(lines[:2]) else Confidence.NO


def read(path: Path) -> Reading:
    """The messages in the order of the file."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone`."""
    size = path.stat().st_size
    tongue, met, lost, count = Tongue(), set[str](), 0, 0
    for line in head_lines(path)[:_TONGUE]:
        tongue.add(line)
    zone = told_zone(told, tongue.zone)
    with path.open("rb") as stream:
        try:
            encoding = encoding_of(stream.read(HEAD))
        except UndecodableError as error:
            raise Refused(say("{file} holds no conversation of MSN Messenger.", file=path.name)) from error
        for session in sessions_in(lines_of(stream, encoding)):
            if session.begins is None:
                lost += sum(1 for _ in session.said)
                continue
            talk = _talk(session, path.name, zone)
            yield from _owner(session, met)
            for said in numbered(iter(session.said)):
                count += 1
                yield talk.record(said)
                if count % _PROGRESS == 0:
                    yield Progress(min(stream.tell(), size), size)
            if len(session.said) == MOST_SAID:
                yield cut_off(path.name, MOST_SAID)
    if lost:
        yield undated(path.name, lost)
    yield Progress(size, size)


def _owner(session: Session, met: set[str]) -> Iterator[Sighting]:
    """Whose address the first of them is. Names changed from day to day, so none is taken for theirs."""
    for _, handle in session.people[:1]:
        if handle.value not in met:
            met.add(handle.value)
            yield Sighting(Origin("msn", f"owner/{handle.value}"), handles=(handle,), is_owner=True)


def _talk(session: Session, file: str, zone: tzinfo) -> Talk:
    names = [name for name, _ in session.people]
    owner = names[0] if names else ""
    partner = names[1] if len(names) == 2 else ""
    addresses = sorted(handle.value for _, handle in session.people[1:]) or [file]
    people = max(2, len(names))
    return Talk("msn", file, " / ".join(addresses), zone, owner, partner, people, accounts=session.people)


SOURCE = Source(
    title=say("MSN Messenger and Trillian logs"),
    how_to_get=say(
        "Messenger Plus! kept its logs in the folder “My Chat Logs” of your documents, Trillian in “logs” of its own "
        "folder. Give the whole folder, or the text files one by one."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
