"""Microsoft Teams at work: an administrator's export (folder or ZIP), or one file of messages out of it.

From it enishi takes messages of people. In a chat, those who wrote in it and those whose copies hold it take part; in
a channel the writer and whoever is named. In a large channel a message that names nobody is counted, but is nobody's
tie. People are described once they take part in something, with the address that the organisation gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enishi.kit.archives import DamagedEntryError
from enishi.kit.bundles import Entry, entries_in, named
from enishi.kit.jsons import HEAD, DamagedJsonError
from enishi.kit.say import Refused, say
from enishi.records import Progress, Record, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.teams.export import FILE, chats_in, is_messages, messages_in, roster_of
from enishi.sources.teams.messages import Told, message

_PROGRESS = 500
_LOOKED_AT = 20  # files of messages by which an export is known


def recognises(path: Path) -> Confidence:
    """Sure by messages as Teams writes them, in one of the files."""
    try:
        with entries_in(path) as entries:
            able = _messages(entries, path)[:_LOOKED_AT]
            return Confidence.SURE if any(is_messages(entry.head(HEAD)) for entry in able) else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """What was said, file by file, each person described before they first take part."""
    with entries_in(path) as entries:
        files = [entry for entry in _messages(entries, path) if is_messages(entry.head(HEAD))]
        if not files:
            raise Refused(say("{file} holds no messages as Teams exports them.", file=path.name))
        roster = roster_of(entries, files)
        told = Told(roster, chats_in(files, roster))
        yield from told.owner()
        total, done = max(1, sum(entry.size for entry in files)), 0
        for entry in files:
            for count, item in enumerate(_records(entry, told), 1):
                yield item
                if count % _PROGRESS == 0:
                    yield Progress(done, total)
            done += entry.size
            yield Progress(done, total)


def _messages(entries: list[Entry], path: Path) -> list[Entry]:
    return named(entries, path, lambda base: FILE.fullmatch(base) is not None)


def _records(entry: Entry, told: Told) -> Iterator[Record | Skipped]:
    place = say("{file}", file=entry.name)
    told.begin(entry.name)
    try:
        for value in messages_in(entry):
            yield from message(value, told, place)
    except (DamagedJsonError, DamagedEntryError):
        yield Skipped(place, say("The file is damaged; only what stood before the damage was read."))


SOURCE = Source(
    title=say("Microsoft Teams export (work)"),
    how_to_get=say(
        "An administrator of Microsoft 365 exports the data of Teams; ask for your own messages. Give the whole folder "
        "or ZIP here, with users/usersList.json in it; the file messages_….json alone will do too."
    ),
    recognises=recognises,
    read=read,
)
