"""What holds for every source of links and posts: any bytes are records or a sentence, and keys stay the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.kit.say import Refused
from enishi.records import Interaction, Link, Post, Progress, Sighting, Skipped
from enishi.sources import Confidence, all_sources

SOURCES = ("x", "mastodon", "bluesky", "github", "feeds", "takeout")
SAMPLES = Path(__file__).parent / "samples"
FILES = [path for source in SOURCES for path in sorted((SAMPLES / source).iterdir()) if path.suffix != ".expected"]
CODE = Path(__file__).parents[2] / "src" / "enishi" / "sources"
# What opens each kind of file, so that what follows is looked into.
OPENINGS = {
    "x": ("tweets.js", [b"window.YTD.%s.part0 = " % name for name in (b"tweets", b"direct_messages", b"account")]),
    "mastodon": (
        "outbox.json",
        [b'{"@context": "activitystreams", "id": "outbox.json", "type": "OrderedCollection", "orderedItems": '],
    ),
    "bluesky": ("a.json", [b'{"thread": {"$type": "app.bsky.feed.defs#x"}, "follows": ', b"\x3a\xa2\x65roots\x81"]),
    "github": ("followers.json", [b'[{"login": "a", "html_url": "https://github.com/a"}, ']),
    "feeds": (
        "feed.xml",
        [
            b'<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>',
            b'{"version": "https://jsonfeed.org/version/1", "items": ',
        ],
    ),
    "takeout": (
        "a.html",
        [b'<html><div class="message"><a class="tel" href="tel:', b"Channel Id,Channel Url,Channel Title\n"],
    ),
}


def keys_in(source: str, path: Path) -> Iterator[tuple[str, str]]:
    try:
        for item in all_sources()[source].read(path):
            assert isinstance(item, Sighting | Interaction | Link | Post | Skipped | Progress)
            if not isinstance(item, Skipped | Progress):
                assert item.origin.source == source
                assert 0 < len(item.origin.key) <= 500
                yield type(item).__name__, item.origin.key
    except Refused:
        pass


def keys_of(source: str, name: str, data: bytes) -> list[tuple[str, str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        assert all_sources()[source].recognises(path) in Confidence
        return list(keys_in(source, path))


def words_of(source: str) -> list[str]:
    """The words that the reader looks for, which make it look at what stands there."""
    text = "".join(path.read_text() for path in (CODE / source).glob("*.py"))
    return sorted(set(re.findall(r'"([$@\w.#]{2,40})"', text)))


@pytest.mark.parametrize("sample", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_reading_twice_gives_the_same_keys_each_once(sample: Path) -> None:
    source = sample.parent.name
    keys = list(keys_in(source, sample))
    assert keys == list(keys_in(source, sample))
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("sample", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_part_of_a_file_says_nothing_else(sample: Path) -> None:
    source, data = sample.parent.name, sample.read_bytes()
    # Of a feed with fewer authors, each counts as its own.
    whole = {key for key in keys_in(source, sample) if source != "feeds" or key[0] != "Sighting"}
    for part in range(0, len(data), max(1, len(data) // 23)):
        is_table = sample.suffix in (".csv", ".txt")  # in which half a cell is a cell
        cut = keys_of(source, sample.name, data[: data.rfind(b"\n", 0, part) + 1 if is_table else part])
        assert {key for key in cut if source != "feeds" or key[0] != "Sighting"} <= whole


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_are_records_or_a_sentence(source: str, data: st.DataObject) -> None:
    name, openings = OPENINGS[source]
    keys_of(source, name, data.draw(st.sampled_from([b"", *openings])) + data.draw(st.binary(max_size=200)))


@pytest.mark.parametrize("source", SOURCES)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_value_of_any_kind_may_stand_anywhere(source: str, data: st.DataObject) -> None:
    words = words_of(source)
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(words)
    names = st.sampled_from(words) | st.text(max_size=3)
    values = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=6), max_leaves=25
    )
    value: Any = data.draw(st.lists(values, max_size=4) | st.dictionaries(names, values, max_size=8))
    name, openings = OPENINGS[source]
    opening = data.draw(st.sampled_from([b"", *openings]))
    keys_of(source, name, opening + json.dumps(value).encode())
