"""Which files of a Facebook or Instagram download hold what: known by where they lie and how they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath

from enishi.kit.bundles import Entry


class Topic(IntEnum):
    """What a file tells of, in the order in which we read them."""

    PROFILE = 1
    FRIENDS = 2
    FOLLOWERS = 3
    FOLLOWING = 4
    THREAD = 5
    PAGE = 6  # a thread as HTML


_STARTS = (
    (Topic.FRIENDS, re.compile(rb'\s*\{\s*"friends(?:_v2)?"\s*:\s*\[')),
    (Topic.FOLLOWING, re.compile(rb'\s*\{\s*"relationships_following"\s*:\s*\[')),
    (Topic.FOLLOWERS, re.compile(rb'\s*\{\s*"relationships_followers"\s*:\s*\[')),
    (Topic.FOLLOWERS, re.compile(rb'\s*\[\s*\{\s*"(?:title|media_list_data|string_list_data)"\s*:[^{]{0,200}[\[{"]')),
    (Topic.PROFILE, re.compile(rb'\s*\{\s*"profile(?:_v2|_user)?"\s*:\s*[\[{]')),
    (Topic.THREAD, re.compile(rb'\s*\{\s*"(?:participants|threadName)"\s*:\s*["\[]')),
)
_PARTICIPANTS = re.compile(rb">\s*(?:Participants|\xe5\x8f\x82\xe5\x8a\xa0\xe8\x80\x85): ")
_NUMBER = re.compile(r"_(\d{1,9})\.\w+$")


@dataclass(frozen=True)
class Found:
    """One file of use, and whether it is Instagram's."""

    topic: Topic
    entry: Entry
    is_instagram: bool

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Threads by folder, the files of one by their number: `message_10` comes after `message_2`."""
        number = _NUMBER.search(self.entry.base)
        folder = self.entry.name.rpartition("/")[0]
        return self.topic, folder, int(number[1]) if number else 0, self.entry.base


def files_of_use(entries: list[Entry]) -> list[Found]:
    """What can be read, in reading order; a thread that is there as JSON is not read as HTML too."""
    found = sorted(_all(entries), key=lambda one: one.order)
    as_json = {one.entry.name.rpartition("/")[0] for one in found if one.topic is Topic.THREAD}
    return [one for one in found if one.topic is not Topic.PAGE or one.entry.name.rpartition("/")[0] not in as_json]


def _all(entries: list[Entry]) -> Iterator[Found]:
    is_alone = len(entries) == 1
    for entry in entries:
        ending = PurePosixPath(entry.name).suffix.lower()
        if ending in (".json", ".html") or is_alone:
            topic = _topic(entry, is_alone=is_alone)
            if topic:
                yield Found(topic, entry, "instagram" in entry.name.casefold() or topic in _INSTAGRAMS)


def holds_people(entries: list[Entry]) -> bool:
    """Whether there is a file of use, but for a profile alone."""
    return any(one.topic is not Topic.PROFILE for one in _all(entries))


_INSTAGRAMS = (Topic.FOLLOWERS, Topic.FOLLOWING)
_OUR_FOLDERS = re.compile(
    r"(?:^|/)(?:messages|friends|friends_and_followers|connections|followers_and_following|[a-z_]*profile\w*)/"
)


def _topic(entry: Entry, *, is_alone: bool) -> Topic | None:
    if not is_alone and not (_OUR_FOLDERS.search(entry.name) or "information/" in entry.name):
        return None
    head = entry.head()
    topic = next((topic for topic, start in _STARTS if start.match(head)), None)
    if topic is Topic.FOLLOWERS and b'"string_list_data"' not in head and b'"relationships_followers"' not in head:
        return None
    if topic or not (is_alone or "messages/" in entry.name):
        return topic
    if entry.name.lower().endswith(".html") and (_PARTICIPANTS.search(head) or b"_a6-g" in head):
        return Topic.PAGE
    # A thread that is broken from its very beginning is told as such, where its place says that it is one.
    return Topic.THREAD if not is_alone and re.search(r"/message_\d+\.json$", entry.name) else None
