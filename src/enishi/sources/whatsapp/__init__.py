"""A chat that WhatsApp exports: a text file, or the ZIP in which it comes, of one chat with a person or a group.

The dates of a chat are read together, as each phone writes them in its own way; if even all of them can mean two
things, the chat is not read. People in your phone's address book are known by the name shown, within this chat only;
others by their number. The file names no time zone: a chat in Japanese is read in Japan's.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import ZipInfo

from enishi.kit.archives import Archive, DamagedEntryError, is_zip, open_archive
from enishi.kit.lines import HEAD, encoding_of, head_lines, newest_first
from enishi.kit.say import Refused, say
from enishi.kit.text import UndecodableError
from enishi.records import Progress
from enishi.sources import Confidence, Reading, Source
from enishi.sources._chats import Said, numbered, undated
from enishi.sources.whatsapp.layout import stamp_of
from enishi.sources.whatsapp.survey import Survey, said_in, survey, talk_of

_PROGRESS = 500
_TEXTS = 20  # looked into in one ZIP


def recognises(path: Path) -> Confidence:
    """Sure if the first line of the text, or of a text in the ZIP, begins as WhatsApp's messages do."""
    if not path.is_file():
        return Confidence.NO
    if is_zip(path):
        try:
            with open_archive(path) as archive:
                return Confidence.SURE if _chat_in(archive) else Confidence.NO
        except Refused:
            return Confidence.NO
    return Confidence.SURE if _begins_a_chat(head_lines(path)) else Confidence.NO


def read(path: Path) -> Reading:
    """The owner if the chat tells, then what was said, newest first."""
    yield from read_as_told(path, {})


def read_as_told(path: Path, told: Mapping[str, Any]) -> Reading:
    """The same, where the owner told the time `zone`, or the `order` of day and month."""
    with _opened(path) as stream:
        found = survey(path.name, stream, told)
        talk = talk_of(path.name, found, told)
        yield from talk.owner_sighting()
        size = stream.seek(0, 2)
        total = sum(found.counts)
        entries = newest_first(partial(_part, stream, found), found.parts, found.counts, size)
        for done, said in enumerate(entries, 1):
            yield talk.record(said)
            if done % _PROGRESS == 0:
                yield Progress(min(done, total), total)
        if found.undated:
            yield undated(path.name, found.undated)
        yield Progress(total, total)


def _part(stream: BinaryIO, found: Survey, start: int, end: int) -> Iterator[Said]:
    return numbered(said_in(stream, found, start, end))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The chat's text; one in a ZIP is unpacked first, as it is read more than once and from its end."""
    if not is_zip(path):
        with path.open("rb") as file:
            yield file
        return
    with open_archive(path) as archive, tempfile.TemporaryFile() as unpacked:
        entry = _chat_in(archive)
        if entry is None:
            raise Refused(say("{file} holds no chat of WhatsApp.", file=path.name))
        try:
            with archive.open(entry) as stream:
                shutil.copyfileobj(stream, unpacked)
        except DamagedEntryError as error:
            raise Refused(
                say(
                    "“{entry}” in {file} is damaged. Please export the chat again.",
                    entry=entry.filename,
                    file=path.name,
                )
            ) from error
        yield cast("BinaryIO", unpacked)


def _chat_in(archive: Archive) -> ZipInfo | None:
    texts = [entry for entry in archive.entries if entry.filename.lower().endswith(".txt")]
    for entry in sorted(texts[:_TEXTS], key=lambda entry: not entry.filename.endswith("_chat.txt")):
        try:
            with archive.open(entry) as stream:
                head = stream.read(HEAD)
            lines = head.decode(encoding_of(head), "replace").lstrip("\ufeff").splitlines()
        except (DamagedEntryError, UndecodableError):
            continue
        if _begins_a_chat(lines):
            return entry
    return None


def _begins_a_chat(lines: list[str]) -> bool:
    return stamp_of(next((line for line in lines if line.strip()), "")) is not None


SOURCE = Source(
    title=say("WhatsApp chat"),
    how_to_get=say(
        "In WhatsApp, open a chat, then its menu or its name, Export chat, Without media. Give the text file or the "
        "ZIP here under the name it has: it tells with whom the chat is. Do it for each chat that matters."
    ),
    recognises=recognises,
    read=read,
    read_as_told=read_as_told,
    is_zoneless=True,
)
