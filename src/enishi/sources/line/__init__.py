"""A talk history that LINE saves: one talk, with one person or a group, as a text file.

The file names nobody but by the name shown in LINE, and no time zone: a talk in Japanese is read in Japan's time.
In a talk between two, whoever is not named in the first line is taken for you. Somebody is never joined with another
of the same name by that name alone. Pictures and stickers count as contact; calls that nobody answered do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from enishi.kit.day_order import day_in
from enishi.kit.lines import head_lines, lines_of, newest_first
from enishi.kit.say import say
from enishi.records import Kind, Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources._chats import Said, numbered, undated
from enishi.sources.line.grammar import Day, Spoken, read_talk
from enishi.sources.line.layout import SPACED, TABBED, call_in, day_of, file_in, head_of, is_placeholder, is_unsent
from enishi.sources.line.survey import Survey, survey, talk_of

_PROGRESS = 500


def recognises(path: Path) -> Confidence:
    """Sure by LINE's own first line, or by a day with messages under it as LINE writes them."""
    lines = [line for line in head_lines(path)[:200] if line.strip()]
    if not lines:
        return Confidence.NO
    is_headed = head_of(lines[0]) is not None
    days = [number for number, line in enumerate(lines[:-1]) if day_of(line)]
    for number in days[:3]:
        if TABBED.fullmatch(lines[number + 1]):
            return Confidence.SURE
        if SPACED.fullmatch(lines[number + 1]):
            return Confidence.SURE if is_headed or number == 0 else Confidence.PERHAPS
    return Confidence.PERHAPS if is_headed else Confidence.NO


def read(path: Path) -> Reading:
    """The owner if the talk tells, then what was said, newest first."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone`, or the `order` of day and month."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        found = survey(path, stream, told)
        talk = talk_of(path, found, told)
        yield from talk.owner_sighting()
        entries = newest_first(partial(_part, stream, found), found.parts, found.counts, size)
        total, done = max(1, sum(found.counts)), 0
        for done, said in enumerate(entries, 1):
            yield talk.record(said)
            if done % _PROGRESS == 0:
                yield Progress(min(size, size * done // total), size)
        if found.undated:
            yield undated(path.name, found.undated)
    yield Progress(size, size)


def _part(stream: BinaryIO, found: Survey, start: int, end: int) -> Iterator[Said]:
    yield from numbered(_said(stream, found, start, end))


def _said(stream: BinaryIO, found: Survey, start: int, end: int) -> Iterator[Said]:
    day = None
    for row in read_talk(lines_of(stream, found.encoding, start, end)):
        if isinstance(row, Day):
            day = day_in(row.numbers, found.order)
        elif day and (said := _one(row, found, datetime.combine(day, row.clock))):
            yield said


def _one(row: Spoken, found: Survey, wall: datetime) -> Said | None:
    """What was said, without what only stands for it; None if it was the program that spoke."""
    is_bare = row.sender is None
    sender, text = found.parted(row.text) if row.sender is None else (row.sender, row.text)
    if not sender or not text or is_unsent(text):
        return None
    if (was_answered := call_in(text)) is not None:
        return Said(wall, sender, kind=Kind.CALL, was_missed=not was_answered)
    if is_placeholder(text, is_bare=is_bare):
        return Said(wall, sender)
    if (files := file_in(text)) is not None:
        return Said(wall, sender, files=files)
    return Said(wall, sender, text)


SOURCE = Source(
    title=say("LINE talk history"),
    how_to_get=say(
        "In LINE, open a talk, then the menu, Settings, Export chat history, and save the text file. Do it for each "
        "talk that matters; a talk saved again later only adds what is new."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
