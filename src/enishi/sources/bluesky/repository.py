"""Bluesky's repository of an account (a CAR file): a tree names each record's key, the blocks hold the records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from enishi.kit.dagcbor import BrokenBlockError, Cid, blocks, decode
from enishi.kit.say import Refused, Say, say
from enishi.records import Progress, Record, Skipped
from enishi.sources import Reading
from enishi.sources.bluesky.said import FOLLOW, POST, PROFILE, REPOST, At, did_of, follow, owner, post, repost

_BETWEEN_PROGRESS = 500
_OURS = (PROFILE, FOLLOW, POST, REPOST)
_MOST_RECORDS = 2_000_000
_MOST_ALIKE = 100  # records that are the same word for word, such as a repost's
_LONGEST_KEY = 1_024
# A node of the tree is a map of `e` and `l`, a commit one that begins with `did`: no record is written so.
_NODE, _COMMIT = b"\xa2\x61e", b"\x63did"


def is_repository(head: bytes) -> bool:
    """Whether a file begins as a CAR with one root does."""
    return head[1:8] == b"\xa2\x65roots" or head[2:9] == b"\xa2\x65roots"


def read_repository(path: Path) -> Reading:
    """The owner's profile, follows, posts and what they passed on, in the order of the file."""
    did, keys = _index(path)
    if not did:
        raise Refused(say("{file} is cut off or does not tell whose it is. Please fetch it again.", file=path.name))
    total = path.stat().st_size
    number = 0
    try:
        with path.open("rb") as stream:
            for cid, block in blocks(stream):
                number += 1
                if (known := keys.get(cid)) is not None:
                    yield from _said(block, known, did, say("block {number}", number=number))
                if number % _BETWEEN_PROGRESS == 0:
                    yield Progress(min(stream.tell(), total), total)
    except BrokenBlockError:
        yield Skipped(
            say("block {number}", number=number + 1), say("The file is broken from here on; the rest was left out.")
        )
    yield Progress(total, total)


def _said(block: bytes, known: list[str], did: str, place: Say) -> Reading:
    try:
        said = decode(block)
    except BrokenBlockError:
        said = None
    if not isinstance(said, dict):
        yield Skipped(place, say("This record cannot be read."))
        return
    for key in known:  # what is the same word for word shares a block
        collection, _, name = key.partition("/")
        if (found := _record(said, At(did, collection, name), place)) is not None:
            yield found


def _record(said: dict[str, Any], at: At, place: Say) -> Record | Skipped | None:
    match at.collection:
        case "app.bsky.actor.profile":
            return owner(at.did, said, place)
        case "app.bsky.graph.follow":
            return follow(said, place)
        case "app.bsky.feed.post":
            return post(said, at, place)
        case _:
            return repost(said, at, place)


def _index(path: Path) -> tuple[str, dict[bytes, list[str]]]:
    """Whose repository it is, and under which keys each block of interest stands, as far as the file is whole."""
    did, keys = "", dict[bytes, list[str]]()
    try:
        with path.open("rb") as stream:
            for _, block in blocks(stream):
                if block.startswith(_NODE) and len(keys) < _MOST_RECORDS:
                    _take(keys, decode(block))
                elif _COMMIT in block[:8]:
                    did = did or _whose(decode(block))
    except BrokenBlockError:
        return did, keys  # the second reading says where
    return did, keys


def _whose(commit: Any) -> str:
    """The DID in a commit; a record of another kind that begins with a DID has no signature."""
    return did_of(commit.get("did")) if isinstance(commit, dict) and "sig" in commit and "data" in commit else ""


def _take(keys: dict[bytes, list[str]], node: Any) -> None:
    """The entries of one node; each key repeats the beginning of the one before, which is told by its length."""
    before = b""
    for entry in node["e"] if isinstance(node.get("e"), list) else ():
        if not isinstance(entry, dict):
            return
        shared, rest, value = entry.get("p"), entry.get("k"), entry.get("v")
        if not isinstance(shared, int) or not isinstance(rest, bytes) or not isinstance(value, Cid):
            return
        before = before[: min(max(0, shared), _LONGEST_KEY)] + rest[:_LONGEST_KEY]
        key = before.decode("utf-8", "replace")
        if key.partition("/")[0] in _OURS:
            of_block = keys.setdefault(value, [])
            of_block += [key] if len(of_block) < _MOST_ALIKE else []
