"""The parts of X's archive: pieces of JavaScript that each assign an array to a name, which tells what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from enishi.kit.archives import Archive, DamagedEntryError, is_zip, open_archive
from enishi.kit.jsons import Bad, DamagedJsonError, beginning, walk
from enishi.kit.say import Say, say
from enishi.records import Progress, Skipped

SOURCE = "x"
_HEAD = 16_384
_BETWEEN_PROGRESS = 200
_ASSIGNED = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.(?:YTD\.(\w+)\.part\d+|__THAR_CONFIG)\s*=\s*")


class Topic(StrEnum):
    """What a part tells of, in the order in which we read them."""

    ACCOUNT = "account"
    FOLLOWING = "following"
    FOLLOWERS = "follower"
    POSTS = "tweets"
    MESSAGES = "direct_messages"
    GROUP_MESSAGES = "direct_messages_group"
    NOTHING = ""  # of people: apps, advertisements, settings


_NAMES = {**{topic.value: topic for topic in Topic}, "tweet": Topic.POSTS, "community_tweet": Topic.POSTS}


@dataclass(frozen=True)
class Part:
    """One part, to be read as often as need be."""

    topic: Topic
    name: str
    size: int
    open: Callable[[], BinaryIO]
    start: int  # where the array begins

    def place(self, number: int) -> Say:
        return say("{file}, entry {number}", file=self.name, number=number)

    def elements(self) -> Iterator[tuple[Say, dict[str, Any]] | Skipped | Progress]:
        """The elements of the array as they come, with where each stands; what cannot be read as `Skipped`."""
        try:
            with self.open() as stream:
                stream.read(self.start)
                for number, (_, value) in enumerate(walk(stream, {()}, passes_bad=True), 1):
                    if isinstance(value, Bad):
                        yield Skipped(self.place(number), value.reason)
                    elif isinstance(value, dict):
                        yield self.place(number), value
                    else:
                        yield Skipped(self.place(number), say("This is not an entry of X’s."))
                    if number % _BETWEEN_PROGRESS == 0:
                        yield Progress(min(stream.tell(), self.size), self.size)
        except (DamagedJsonError, DamagedEntryError):
            yield Skipped(say("{file}", file=self.name), say("The file is broken from here on; the rest was left out."))
        yield Progress(self.size, self.size)


@contextmanager
def parts_in(path: Path) -> Iterator[list[Part]]:
    """The parts in an archive, or the one that a file is, in reading order; open for as long as the block lasts."""
    if is_zip(path):
        with open_archive(path) as archive:
            yield sorted(_in_archive(archive), key=lambda part: (list(Topic).index(part.topic), part.name))
    else:
        part = _part(path.name, path.stat().st_size, partial(_opened, path))
        yield [part] if part else []


def _in_archive(archive: Archive) -> Iterator[Part]:
    for entry in archive.entries:
        if not entry.filename.endswith(".js"):
            continue
        try:
            part = _part(entry.filename, entry.file_size, partial(archive.open, entry))
        except DamagedEntryError:
            continue
        if part:
            yield part


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _part(name: str, size: int, open_it: Callable[[], BinaryIO]) -> Part | None:
    with open_it() as stream:
        head = stream.read(_HEAD)
    if found := _ASSIGNED.match(head):
        topic = _NAMES.get((found[1] or b"").decode().lower(), Topic.NOTHING)
        return Part(topic, name, size, open_it, found.end())
    return Part(Topic.POSTS, name, size, open_it, 0) if _is_from_the_api(head) else None


def _is_from_the_api(head: bytes) -> bool:
    """Whether these are posts as X's interface for programs gives them, as a bare array."""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") or b'"id_str"' not in head:
        return False
    _, first = next(iter(beginning(head, {()})), ((), None))
    return isinstance(first, dict) and {"id_str", "created_at"} <= first.keys()
