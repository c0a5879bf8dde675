"""News of others as their sites publish it: RSS, Atom and JSON Feed, saved as a file, in whatever encoding.

Each entry is kept as a post of its author's: when, its title, text and address. An author who gives an e-mail address
or a page of their own becomes known, and so do the few whose feed it is (up to three names in all); of a paper with
many authors, the names stay with the entries. Reading a later copy of the same feed adds what is new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enishi.kit.jsons import EACH, Bad, DamagedJsonError, beginning, walk
from enishi.kit.say import Refused, Say, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.feeds import json_feed, syndicated
from enishi.sources.feeds.entry import Entry, Feed, post, sightings
from enishi.sources.feeds.markup import HEAD, DamagedXmlError, Node, OwnEntitiesError, encoding_of, items

_BETWEEN_PROGRESS = 200
_MOST_REMEMBERED = 10_000
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z]{1,10})(?=[\s/>])")
_RDF = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")


def recognises(path: Path) -> Confidence:
    """Sure if it begins as a feed does."""
    if not path.is_file():
        return Confidence.NO
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    return Confidence.SURE if _is_xml_feed(head) or _is_json_feed(head) else Confidence.NO


def read(path: Path) -> Reading:
    """The authors and entries in the order of the feed."""
    with path.open("rb") as stream:
        is_json = _is_json_feed(stream.read(HEAD))
    feed, total = _survey(path, is_json=is_json)
    seen, number = set[str](), 0
    theirs = list(sightings(feed.authors, feed, say("the feed itself"), seen))
    if not theirs and not total:
        raise Refused(say("{file} holds no entry and names nobody.", file=path.name))
    yield from theirs
    for item in _items(path, is_json=is_json):
        if isinstance(item, Skipped):
            yield item
        elif isinstance(item, Entry):
            number += 1
            place = say("entry {number}", number=number)
            yield from sightings(item.authors, feed, place, seen if len(seen) < _MOST_REMEMBERED else set())
            yield post(item, feed, place)
            if number % _BETWEEN_PROGRESS == 0:
                yield Progress(number, total)
    yield Progress(total, total)


def _survey(path: Path, *, is_json: bool) -> tuple[Feed, int]:
    """What holds for all entries, which may stand behind them; and how many these are."""
    feed, number = Feed(), 0
    for item in _items(path, is_json=is_json, only_writers=True):
        if isinstance(item, Feed):
            feed.home, feed.authors = item.home, item.authors
        elif isinstance(item, Entry):
            feed.note(item.authors)
            number += 1
    return feed, number


def _items(path: Path, *, is_json: bool, only_writers: bool = False) -> Iterator[Entry | Feed | Skipped]:
    """What a file holds; with `only_writers`, nothing is read of its entries but who wrote them: that is quicker."""
    return _in_json(path, only_writers) if is_json else _in_xml(path, only_writers)


def _in_xml(path: Path, only_writers: bool) -> Iterator[Entry | Feed | Skipped]:
    try:
        with path.open("rb") as stream:
            for node in items(stream, only=syndicated.WRITERS if only_writers else ()):
                if not _is_item(node):
                    yield syndicated.feed_of(node)
                elif only_writers:
                    yield Entry(authors=syndicated.writers_of(node))
                else:
                    yield syndicated.entry_of(node)
    except DamagedXmlError:
        yield _broken(path)
    except OwnEntitiesError as error:
        raise Refused(
            say(
                "{file} defines entities of its own, as attacks do and no feed needs. Nothing was read.", file=path.name
            )
        ) from error


def _is_item(node: Node) -> bool:
    return node.name in ("item", "entry")


def _in_json(path: Path, only_writers: bool) -> Iterator[Entry | Feed | Skipped]:
    said: dict[str, Any] = {}
    try:
        with path.open("rb") as stream:
            for where, value in walk(stream, {(), ("items",)}, passes_bad=True):
                if isinstance(value, Bad):
                    yield Skipped(say("{file}", file=path.name), value.reason)
                elif where == ("items", EACH) and isinstance(value, dict):
                    yield Entry(authors=json_feed.writers_of(value)) if only_writers else json_feed.entry_of(value)
                elif len(where) == 1:
                    said[where[0]] = value
    except DamagedJsonError:
        yield _broken(path)
    yield json_feed.feed_of(said)


def _broken(path: Path) -> Skipped:
    reason: Say = say("The file is broken from here on; the rest was left out.")
    return Skipped(say("{file}", file=path.name), reason)


def _is_json_feed(head: bytes) -> bool:
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") or json_feed.VERSION.encode() not in head:
        return False
    return any(
        where == ("version",) and str(value).startswith(json_feed.VERSION) for where, value in beginning(head, {()})
    )


def _is_xml_feed(head: bytes) -> bool:
    """By the first element's name, and where that is anybody's, by the namespaces told with it."""
    text = head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")
    at = 0
    while text.startswith(("<?", "<!"), at):
        closing = "-->" if text.startswith("<!--", at) else ">"
        end = text.find(closing, at)
        if closing == ">" and 0 <= text.find("[", at) < end:  # a document type that defines something: to be refused
            closing = "]>"
            end = text.find(closing, at)
        if end < 0:
            return False
        at = end + len(closing)
        at += len(text[at:]) - len(text[at:].lstrip())
    root = _ROOT.match(text, at)
    if root is None:
        return False
    local = root[1].lower()
    tag = text[at : at + 4000]
    return (
        local == "rss"
        or (local == "feed" and any(space in tag for space in _ATOM))
        or (local == "rdf" and any(space in tag for space in _RDF))
    )


SOURCE = Source(
    title=say("News feed (RSS, Atom, JSON Feed)"),
    how_to_get=say(
        "Open the address of a feed, such as the one behind “RSS” on somebody’s blog, in the browser and save what it "
        "shows as a file. enishi does not fetch it by itself."
    ),
    recognises=recognises,
    read=read,
)
