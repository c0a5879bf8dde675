"""Bluesky's copy of one's data (a CAR file), and what its interface for programs answers, saved as JSON.

From the CAR enishi takes your profile, whom you follow and since when, and your posts with whom they mention. Accounts
are bare numbers (DIDs) in it; enishi does not ask the network for their names. A saved list of follows or followers
tells the names; somebody with whom you follow each other becomes a person. Likes and blocks are not read. Reading the
same files again changes nothing.
"""

from __future__ import annotations

from pathlib import Path

from enishi.kit.jsons import HEAD
from enishi.kit.say import say
from enishi.sources import Confidence, Reading, Source
from enishi.sources.bluesky.answers import is_answer, read_answer
from enishi.sources.bluesky.repository import is_repository, read_repository


def recognises(path: Path) -> Confidence:
    """Sure of a CAR, and of JSON that names its accounts as Bluesky does."""
    head = _head(path)
    return Confidence.SURE if is_repository(head) or is_answer(head) else Confidence.NO


def read(path: Path) -> Reading:
    """Whatever the file is, its records in the order of the file."""
    yield from read_repository(path) if is_repository(_head(path)) else read_answer(path)


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(HEAD)


SOURCE = Source(
    title=say("Bluesky repository"),
    how_to_get=say(
        "In Bluesky, open Settings, Account, Export my data, and download the CAR file. For the names of those you "
        "follow, save the answer of app.bsky.graph.getFollows as JSON."
    ),
    recognises=recognises,
    read=read,
)
