"""X's (Twitter's) copy of one's data: the ZIP as it comes, or one of the files in its folder `data`.

From it enishi takes whom you follow and who follows you, your posts with whom they mention, and your messages. X
gives accounts as bare numbers. One with whom you follow each other or write messages gets its name, and becomes a
person, where a post of yours mentions it; nobody does by following alone. Messages of those whom you never answered
make nobody known. Likes, blocks and advertisements are not read. Reading the same archive again, or a later one,
changes nothing that stayed the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enishi.kit.archives import read_through
from enishi.kit.say import Refused, Say, say
from enishi.records import Progress, Record, Sighting, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.x.messages import messages, talkers
from enishi.sources.x.parts import Part, Topic, parts_in
from enishi.sources.x.people import follow, named, number_of, owner
from enishi.sources.x.posts import mentions, post

_MESSAGES = (Topic.MESSAGES, Topic.GROUP_MESSAGES)


def recognises(path: Path) -> Confidence:
    """Sure if a part inside is written as X writes it."""
    if not path.is_file():
        return Confidence.NO
    try:
        with parts_in(path) as parts:
            return Confidence.SURE if parts else Confidence.NO
    except Refused:
        return Confidence.NO


def read(path: Path) -> Reading:
    """The owner first, then named accounts, follows, posts and messages."""
    with parts_in(path) as found:
        parts = [part for part in found if part.topic is not Topic.NOTHING]
        if not parts:
            raise Refused(say("{file} is a part of X’s archive that tells of no people.", file=path.name))
        for part in parts:
            read_through(part.open)
        mine = _owner(parts)
        yield from _named(parts, _of_interest(parts, mine))
        total, done = sum(part.size for part in parts), 0
        for part in parts:
            for item in part.elements():
                if isinstance(item, Progress):
                    yield Progress(done + item.done, total)
                elif isinstance(item, Skipped):
                    yield item
                else:
                    yield from _records(part.topic, *item, mine)
            done += part.size


def _records(topic: Topic, place: Say, said: dict[str, Any], mine: str) -> Iterator[Record | Skipped]:
    match topic:
        case Topic.ACCOUNT:
            yield owner(_inside(said, "account"), place)
        case Topic.FOLLOWING | Topic.FOLLOWERS:
            yield follow(_inside(said, topic.value), place, by_owner=topic is Topic.FOLLOWING)
        case Topic.POSTS:
            yield post(_inside(said, "tweet"), place)
        case _:
            yield from messages(_inside(said, "dmConversation"), place, mine)


def _inside(said: dict[str, Any], key: str) -> dict[str, Any]:
    """Most entries are wrapped in their kind; those of 2019 were not."""
    inner = said.get(key)
    return inner if isinstance(inner, dict) else said


def _elements(parts: list[Part], *topics: Topic) -> Iterator[tuple[Topic, Say, dict[str, Any]]]:
    for part in parts:
        for item in part.elements() if part.topic in topics else ():
            if not isinstance(item, Progress | Skipped):
                yield part.topic, *item


def _owner(parts: list[Part]) -> str:
    """The owner's number: by account.js, or as the one account that is in every conversation."""
    for _, _, said in _elements(parts, Topic.ACCOUNT):
        if number := number_of(_inside(said, "account").get("accountId")):
            return number
    talks, always = 0, set[str]()
    for _, _, said in _elements(parts, Topic.MESSAGES):
        there, _ = talkers(_inside(said, "dmConversation"))
        always = always & there if talks else there
        talks += 1
    return next(iter(always)) if talks > 1 and len(always) == 1 else ""


def _of_interest(parts: list[Part], mine: str) -> set[str]:
    """The accounts with whom the owner wrote messages, or that follow the owner and are followed."""
    follows: dict[Topic, set[str]] = {Topic.FOLLOWING: set(), Topic.FOLLOWERS: set()}
    talked: set[str] = set()
    for topic, _, said in _elements(parts, *follows, *_MESSAGES):
        if topic in follows:
            follows[topic].add(number_of(_inside(said, topic.value).get("accountId")))
        else:
            there, wrote = talkers(_inside(said, "dmConversation"))
            talked |= there if mine in wrote else set()
    return (talked | follows[Topic.FOLLOWING] & follows[Topic.FOLLOWERS]) - {"", mine}


def _named(parts: list[Part], wanted: set[str]) -> Iterator[Sighting]:
    """Each of these accounts that a post names, once."""
    if not wanted:
        return
    left = set(wanted)
    for _, place, said in _elements(parts, Topic.POSTS):
        for one in mentions(_inside(said, "tweet")):
            if one.number in left and one.name:
                left.discard(one.number)
                yield named(one.number, one.name, one.page, place)


SOURCE = Source(
    title=say("X (Twitter) archive"),
    how_to_get=say(
        "On X, open Settings and privacy, Your account, Download an archive of your data. X tells you by e-mail, "
        "within a day or so, when it is ready. Give the ZIP here as it is; if pictures make it too large, unpack it "
        "and give the files account.js, following.js, follower.js, tweets.js and direct-messages.js from its folder "
        "data."
    ),
    recognises=recognises,
    read=read,
)
