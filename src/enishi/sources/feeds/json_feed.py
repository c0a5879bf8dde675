"""JSON Feed: its items read as entries and authors."""

from __future__ import annotations

from typing import Any

from enishi.kit.mail_dates import moment
from enishi.kit.text import squeeze
from enishi.sources.feeds.entry import Author, Entry, Feed, author

_MOST = 20
VERSION = "https://jsonfeed.org/version/"


def feed_of(said: dict[str, Any]) -> Feed:
    """What the feed says of itself."""
    return Feed(home=_text(said, "home_page_url") or _text(said, "feed_url"), authors=writers_of(said))


def entry_of(item: dict[str, Any]) -> Entry:
    """One item."""
    number, changed = item.get("id"), moment(_text(item, "date_modified"))
    return Entry(
        id=str(number) if isinstance(number, str | int | float) else "",
        title=squeeze(_text(item, "title")),
        content=_text(item, "content_html") or _text(item, "content_text") or _text(item, "summary"),
        url=_text(item, "url"),
        at=moment(_text(item, "date_published")) or changed,
        changed=changed,
        authors=writers_of(item),
    )


def writers_of(said: dict[str, Any]) -> tuple[Author, ...]:
    """Only who wrote an item, or whose the feed is."""
    several, one = said.get("authors"), said.get("author")
    listed = several if isinstance(several, list) and several else [one]
    people = [author(_text(each, "name"), "", _text(each, "url")) for each in listed[:_MOST] if isinstance(each, dict)]
    return tuple(dict.fromkeys(each for each in people if each))


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""
