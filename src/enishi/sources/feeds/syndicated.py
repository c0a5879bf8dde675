"""RSS (0.9 to 2.0, also as RDF) and Atom (0.3, 1.0): their elements read as entries and authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from enishi.kit.mail_dates import moment
from enishi.sources.feeds.entry import Author, Entry, Feed, author, author_of
from enishi.sources.feeds.markup import Node

_MOST = 20
_PUBLISHED = ("pubDate", "published", "issued", "dc:date", "dcterms:issued", "created", "dcterms:created")
_CHANGED = ("updated", "modified", "dcterms:modified")
WRITERS = frozenset({"author", "dc:creator", "source"})  # what `writers_of` looks at


def feed_of(root: Node) -> Feed:
    """What the feed says of itself."""
    channel = root.first("channel") or root
    return Feed(home=_link(channel), authors=_authors(channel, "managingEditor"))


def writers_of(item: Node) -> tuple[Author, ...]:
    """Only who wrote an item or entry."""
    return _authors(item) or (_authors(source) if (source := item.first("source")) else ())


def entry_of(item: Node) -> Entry:
    """One item or entry."""
    content = item.first("content:encoded", "content", "description", "summary")
    answered = item.first("thr:in-reply-to")
    changed = _moment(item, _CHANGED)
    return Entry(
        id=item.text_of("guid", "id") or item.attributes.get("rdf:about", ""),
        title=item.text_of("title", "dc:title"),
        content=content.text if content else "",
        url=_link(item),
        reply_to=(answered.attributes.get("href") or answered.attributes.get("ref", "")) if answered else "",
        at=_moment(item, _PUBLISHED) or changed,
        changed=changed,
        authors=writers_of(item),
    )


def _moment(item: Node, names: Iterable[str]) -> datetime | None:
    """The first of these dates that can be read."""
    return next((at for name in names if (text := item.text_of(name)) and (at := moment(text))), None)


def _authors(node: Node, *more: str) -> tuple[Author, ...]:
    found = [each for each in (_author(child) for child in _named(node, "author", "dc:creator", *more)) if each]
    return tuple(dict.fromkeys(found[:_MOST]))


def _named(node: Node, *names: str) -> Iterator[Node]:
    return (child for child in node.children if child.name in names)


def _author(node: Node) -> Author:
    """Atom takes a person apart; RSS has one line for all."""
    if not any(child.name in ("name", "email", "uri", "url", "homepage") for child in node.children):
        return author_of(node.text)
    return author(node.text_of("name"), node.text_of("email"), node.text_of("uri", "url", "homepage"))


def _link(node: Node) -> str:
    """The page that the node is about: Atom's alternate link, RSS's link, or the permanent address of an item."""
    for link in node.each("link"):
        if link.attributes.get("rel", "alternate") == "alternate" and (href := link.attributes.get("href", "")):
            return href.strip()
        if link.own_text:
            return link.own_text
    guid = node.first("guid")
    if guid and guid.attributes.get("isPermaLink", "true") == "true" and guid.text.startswith("http"):
        return guid.text
    return ""
