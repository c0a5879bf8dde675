"""The parts of X's archive: pieces of JavaScript that each assign an array to a name, which tells what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from enishi.kit.archives import DamagedEntryError, is_zip
from enishi.kit.bundles import Entry, entries_in
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
class Part(Entry):
    """One part, to be read as often as need be."""

    topic: Topic
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
    is_alone = not is_zip(path)
    with entries_in(path) as entries:
        parts = [part for entry in entries if (is_alone or entry.name.endswith(".js")) and (part := _part(entry))]
        yield sorted(parts, key=lambda part: (list(Topic).index(part.topic), part.name))


def _part(entry: Entry) -> Part | None:
    head = entry.head(_HEAD)
    if found := _ASSIGNED.match(head):
        topic = _NAMES.get((found[1] or b"").decode().lower(), Topic.NOTHING)
        return Part(entry.name, entry.size, entry.open, topic, found.end())
    return Part(entry.name, entry.size, entry.open, Topic.POSTS, 0) if _is_from_the_api(head) else None


def _is_from_the_api(head: bytes) -> bool:
    """Whether these are posts as X's interface for programs gives them, as a bare array."""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") or b'"id_str"' not in head:
        return False
    _, first = next(iter(beginning(head, {()})), ((), None))
    return isinstance(first, dict) and {"id_str", "created_at"} <= first.keys()
