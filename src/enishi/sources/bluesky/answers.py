"""What Bluesky's interface for programs answers, saved as JSON: follows, followers, single posts and threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enishi.kit.jsons import EACH, DamagedJsonError, beginning, walk
from enishi.kit.say import Refused, Say, say
from enishi.kit.text import squeeze
from enishi.records import Bond, Link, Name, Origin, Post, Progress, Sighting, Skipped
from enishi.sources import Reading
from enishi.sources.bluesky.said import POST, SOURCE, At, at_uri, did_of, handles, owner, post, text_of

_LISTS = ("follows", "followers")
_OPENED = {(), *((name,) for name in _LISTS)}
_DEEPEST = 40
_FIRST = say("entry {number}", number=1)


def is_answer(head: bytes) -> bool:
    """Whether a file begins as one of these answers does."""
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return False
    found = beginning(head, _OPENED)
    values = {where[0]: value for where, value in found if where}
    if at_uri(values.get("uri")) and isinstance(values.get("value"), dict):
        return True
    if did_of(values.get("did")) and values.keys() <= {"did", "handle", "didDoc", "collections", "handleIsCorrect"}:
        return True
    if isinstance(thread := values.get("thread"), dict):
        return text_of(thread.get("$type")).startswith("app.bsky.feed.defs#")
    listed = (value for where, value in found if where[1:] == (EACH,) and isinstance(value, dict))
    return any(did_of(one.get("did")) and "handle" in one for one in listed)


def read_answer(path: Path) -> Reading:
    """What an answer says of people; Refused when that is nothing."""
    single: dict[str, Any] = {}
    lists: set[str] = set()
    total = path.stat().st_size
    for key, value in _values(path):
        if key in _LISTS:
            lists.add(key)
        elif key in ("uri", "value", "thread", "subject"):
            single[key] = value
    if lists and isinstance(single.get("subject"), dict):
        yield from _follows(path, single["subject"])
    else:
        found = _thread(single.get("thread"), 0) if "thread" in single else iter(filter(None, [_alone(single)]))
        first = next(found, None)
        if first is None:
            raise Refused(say("{file} tells of no post and no follow on Bluesky.", file=path.name))
        yield first
        yield from found
    yield Progress(total, total)


def _values(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        with path.open("rb") as stream:
            for where, value in walk(stream, _OPENED, passes_bad=True):
                if where:
                    yield where[0], value
    except DamagedJsonError as error:
        raise Refused(say("{file} is cut off or is not JSON. Please fetch it again.", file=path.name)) from error


def _follows(path: Path, subject: dict[str, Any]) -> Reading:
    """Who follows the account that was asked about, or whom it follows."""
    whose = did_of(subject.get("did"))
    number, is_named = 0, False
    for key, value in _values(path):
        if key not in _LISTS:
            continue
        number += 1
        place = say("entry {number}", number=number)
        one = value if isinstance(value, dict) else {}
        did = did_of(one.get("did"))
        if not did or not whose:
            yield Skipped(place, say("It names no account."))
            continue
        yield _follow(one, did, subject, whose, place, is_following=key == "follows")
        viewer = found if isinstance(found := one.get("viewer"), dict) else {}
        asker = at_uri(viewer.get("following"))
        if asker and asker.did == whose and not is_named:  # whoever asked is signed in, and so the owner
            is_named = True
            yield owner(whose, subject, place, handle=subject.get("handle"))
        if asker and viewer.get("followedBy") and text_of(one.get("displayName")).strip():
            yield _acquaintance(one, did, place)


def _follow(
    one: dict[str, Any], did: str, subject: dict[str, Any], whose: str, place: Say, *, is_following: bool
) -> Link:
    theirs, asked = handles(did, one.get("handle")), handles(whose, subject.get("handle"))
    follower, followed = (whose, did) if is_following else (did, whose)
    return Link(
        origin=Origin(SOURCE, f"follow/{follower}/{followed}"[:450], place),
        bond=Bond.FOLLOW,
        service=SOURCE,
        one=asked if is_following else theirs,
        other=theirs if is_following else asked,
        name=squeeze(text_of(one.get("displayName"))),
    )


def _acquaintance(one: dict[str, Any], did: str, place: Say) -> Sighting:
    """The owner and this account follow each other, and it tells a name: a person."""
    return Sighting(
        origin=Origin(SOURCE, f"account/{did}", place),
        name=Name(full=squeeze(text_of(one.get("displayName")))),
        handles=handles(did, one.get("handle")),
        note=text_of(one.get("description")).strip(),
    )


def _alone(single: dict[str, Any]) -> Post | None:
    at, said = at_uri(single.get("uri")), single.get("value")
    is_post = at and isinstance(said, dict) and said.get("$type") == POST
    return post(said, at, _FIRST, author=handles(at.did)) if is_post and at and said else None


def _thread(node: Any, depth: int) -> Iterator[Post]:
    """A post with what it answers and what answers it."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    yield from _thread(node.get("parent"), depth + 1)
    shown = node.get("post")
    if isinstance(shown, dict) and (found := _shown(shown)):
        yield found
    replies = node.get("replies")
    for reply in replies if isinstance(replies, list) else ():
        yield from _thread(reply, depth + 1)


def _shown(shown: dict[str, Any]) -> Post | None:
    at: At | None = at_uri(shown.get("uri"))
    said, author = shown.get("record"), shown.get("author")
    if at is None or not isinstance(said, dict) or said.get("$type") != POST:
        return None
    author = author if isinstance(author, dict) else {}
    name = squeeze(text_of(author.get("displayName")))
    return post(said, at, _FIRST, author=handles(at.did, author.get("handle")), name=name)
