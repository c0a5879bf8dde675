"""What Bluesky's repository and answers say."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import read, recognise

from enishi.kit.say import Refused
from enishi.records import Link, Post, Sighting, Skipped
from enishi.sources import Confidence

CAR = (Path(__file__).parent / "samples" / "bluesky" / "aiko.example.jp.car").read_bytes()
ME, BEN = "did:plc:aikoaikoaikoaikoaikoaiko", "did:plc:benbenbenbenbenbenbenben"


def profile(did: str, name: str = "", **viewer: str) -> dict[str, Any]:
    return {"did": did, "handle": f"{did[8:11]}.example.org", "displayName": name, "viewer": viewer}


def follow_of(did: str) -> str:
    return f"at://{did}/app.bsky.graph.follow/3k"


def answer(kind: str, *listed: Any) -> str:
    return json.dumps({kind: listed, "subject": profile(ME, "Aiko")})


def people(items: list[Any]) -> list[tuple[str, bool]]:
    return [(item.name.full, item.is_owner) for item in items if isinstance(item, Sighting)]


def test_a_repository_is_known_by_its_header() -> None:
    assert recognise("bluesky", CAR) is Confidence.SURE
    assert recognise("bluesky", CAR[:9] + b"\x00" * 50) is Confidence.SURE
    assert recognise("bluesky", b"\x00" * 100) is Confidence.NO


def test_likes_are_not_read_and_the_key_in_the_tree_makes_the_address() -> None:
    posts = [item for item in read("bluesky", "a.car", CAR) if isinstance(item, Post)]
    assert [post.url.rpartition("/")[2] for post in posts] == ["3kaaaaaaaaa23", "3kaaaaaaaaa24", "3kd"]


def test_a_repository_that_breaks_off_says_what_it_can() -> None:
    items = read("bluesky", "a.car", CAR[:-20])
    assert isinstance(items[-1], Skipped)
    assert sum(isinstance(item, Post) for item in items) == 3


def test_a_repository_without_its_owner_is_refused() -> None:
    with pytest.raises(Refused, match=r"a\.car is cut off"):
        read("bluesky", "a.car", CAR[:80])


def test_a_follow_has_the_day_it_began_and_no_name() -> None:
    (link,) = [item for item in read("bluesky", "a.car", CAR) if isinstance(item, Link)]
    assert (str(link.since), link.name, link.one) == ("2024-05-01", "", ())


def test_whom_one_follows_becomes_a_person_only_if_they_follow_too() -> None:
    ben = profile(BEN, "Ben", following=follow_of(ME), followedBy=follow_of(BEN))
    brand = profile("did:plc:brand", "Brand", following=follow_of(ME))
    items = read("bluesky", "f.json", answer("follows", ben, brand))
    assert people(items) == [("Aiko", True), ("Ben", False)]
    assert [item.name for item in items if isinstance(item, Link)] == ["Ben", "Brand"]


def test_a_list_asked_for_without_signing_in_tells_links_alone() -> None:
    items = read("bluesky", "f.json", answer("followers", profile(BEN, "Ben")))
    assert people(items) == []
    (link,) = items
    assert isinstance(link, Link)
    assert (link.one[0].value, link.other[0].value) == (f"bluesky:{BEN}", f"bluesky:{ME}")


def test_somebody_elses_follows_do_not_make_them_the_owner() -> None:
    ben = profile(BEN, "Ben", following=follow_of("did:plc:viewer"), followedBy=follow_of(BEN))
    assert ("Aiko", True) not in people(read("bluesky", "f.json", answer("follows", ben)))


def test_a_deep_thread_has_an_end() -> None:
    node: dict[str, Any] = {}
    for number in range(150):
        post = {"uri": f"at://{BEN}/app.bsky.feed.post/{number}", "record": {"$type": "app.bsky.feed.post"}}
        node = {"$type": "app.bsky.feed.defs#threadViewPost", "post": post, "parent": node}
    assert 0 < len(read("bluesky", "t.json", json.dumps({"thread": node}))) < 150


def section(block: bytes) -> bytes:
    """A block with its length before it, as a CAR holds it."""
    said, length = b"\x01\x71\x12\x20" + b"h" * 32 + block, b""
    size = len(said)
    while size:
        length, size = length + bytes([(size & 127) | (128 if size > 127 else 0)]), size >> 7
    return length + said


def node(key: bytes, shared: int, number: int) -> bytes:
    """A node of the tree whose entries are all alike."""
    link = b"\xd8\x2a\x58\x25\x00" + b"\x01\x71\x12\x20" + b"h" * 32
    entry = b"\xa4\x61k\x59" + len(key).to_bytes(2) + key + b"\x61p\x19" + shared.to_bytes(2) + b"\x61t\xf6\x61v" + link
    return b"\xa2\x61e\x9a" + number.to_bytes(4) + entry * number + b"\x61l\xf6"


@pytest.mark.parametrize(
    "block",
    [
        b"\xa2\x61e" + b"\x81" * 1_000_000,
        node(b"app.bsky.feed.post/a", 0, 30_000),
        node(b"a" * 60, 65_000, 20_000),
    ],
    ids=["deep", "one record many times", "a key that grows"],
)
def test_a_hostile_block_is_answered_in_time(block: bytes) -> None:
    header = CAR[: CAR[0] + 1]
    began = time.process_time()
    with pytest.raises(Refused):
        read("bluesky", "a.car", header + section(block))
    assert time.process_time() - began < 5
