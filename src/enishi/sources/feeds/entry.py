"""An entry of a feed, however the feed is written, and what it says of people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from enishi.kit.bodies import page_text
from enishi.kit.say import Say
from enishi.kit.text import fold, squeeze
from enishi.records import Handle, Name, Origin, Post, Sighting

SOURCE = "feeds"
FEW = 3  # so many authors are the feed's own people; of more, only those who give an address become known
_MOST_AUTHORS = 20
_LONGEST_KEY = 120
_LONGEST_PAGE = 400
_NO_NAMES = frozenset(
    "admin administrator author editor editors root staff unknown webmaster 管理人 管理者 編集部 事務局 広報".split()
)
_MAIL_FIRST = re.compile(r"\s*+([^\s()<>]{1,200}@[^\s()<>]{1,200})\s*+(?:\(([^()]{0,300})\))?")
_WHOLE_URL = re.compile(r"https?://[\w.-]+(?:/[\w./=&%~+@,-]*(?<!\.))?", re.ASCII)
_NAME_FIRST = re.compile(r"([^<>]{0,300})<([^\s<>]{1,200}@[^\s<>]{1,200})>")


@dataclass(frozen=True)
class Author:
    """Who wrote an entry, as far as the feed tells."""

    name: str = ""
    email: Handle | None = None
    page: Handle | None = None

    @property
    def handles(self) -> tuple[Handle, ...]:
        return tuple(handle for handle in (self.email, self.page) if handle)

    def __bool__(self) -> bool:
        return bool(self.name or self.handles)


@dataclass(frozen=True)
class Entry:
    """What was published, and by whom; without authors it is by the feed's."""

    id: str = ""
    title: str = ""
    content: str = ""
    url: str = ""
    reply_to: str = ""
    at: datetime | None = None
    changed: datetime | None = None  # when it was last written anew, if the feed tells
    authors: tuple[Author, ...] = ()


@dataclass
class Feed:
    """What holds for all entries."""

    home: str = ""
    authors: tuple[Author, ...] = ()
    writers: set[Author] = field(default_factory=set)  # of its entries, as far as they are few

    def note(self, authors: tuple[Author, ...]) -> None:
        """Take in who wrote an entry."""
        if len(self.writers) <= FEW:
            self.writers.update(authors)

    def by(self, entry: Entry) -> tuple[Author, ...]:
        return entry.authors or self.authors


def author_of(text: str, *, page: str = "") -> Author:
    """Who is meant by `mina@example.com (Mina Ito)`, `Mina Ito <mina@example.com>`, or a name alone."""
    text = text[:1000]
    if found := _MAIL_FIRST.match(text):
        name, mail = found[2] or "", found[1]
    elif found := _NAME_FIRST.match(text):
        name, mail = found[1], found[2]
    else:
        name, mail = text, ""
    return author(name, mail, page)


def author(name: str, mail: str, page: str) -> Author:
    """Somebody by the words of a feed; a name that is an office's says nobody."""
    name = squeeze(name)[:300]
    if page.startswith("mailto:"):
        mail, page = mail or page, ""
    page = page if len(page) <= _LONGEST_PAGE else ""
    return Author("" if fold(name) in _NO_NAMES else name, Handle.email(mail), Handle.url(page))


def post(entry: Entry, feed: Feed, place: Say) -> Post:
    """The entry as something said in public."""
    authors = feed.by(entry)[:_MOST_AUTHORS]
    names = [each.name for each in authors if each.name]
    url = _joined(feed.home, entry.url)
    # Only an address is one everywhere; a number is one in its own feed.
    own = entry.id if ":" in entry.id or not entry.id else f"{feed.home}#{entry.id}"
    identity = own or url or _short("\x1f".join([entry.title, str(entry.at), *names, entry.content[:200]]))
    return Post(
        origin=Origin(SOURCE, f"post/{_fit(identity)}", place, told=entry.changed),
        author=tuple(dict.fromkeys(handle for each in authors for handle in each.handles)),
        name=", ".join(names),
        at=entry.at,
        title=squeeze(page_text(entry.title) if "<" in entry.title else entry.title),
        text=page_text(entry.content) if "<" in entry.content else entry.content.replace("\xa0", " ").strip(),
        url=url,
        reply_to=entry.reply_to,
    )


def sightings(authors: Sequence[Author], feed: Feed, place: Say, seen: set[str]) -> Iterator[Sighting]:
    """Those authors who become known: by an address, or as one of the few whose feed this is. Each once."""
    if not authors:
        return
    everybody = feed.writers | set(feed.authors)
    # Whose site it is, the feed says itself if it can: who else writes in it changes from copy to copy.
    hosts = set(feed.authors) or feed.writers
    home = Handle.url(feed.home)
    for each in authors:
        is_theirs = len(everybody) <= FEW and bool(each.name)
        has_page = each.page is not None and each.page != home
        if not is_theirs and not (each.email and each.email.identifies) and not (each.name and has_page):
            continue
        address = each.email or each.page
        key = f"author/{_fit(address.value if address else f'{feed.home}/{fold(each.name)}')}"
        if key in seen:
            continue
        seen.add(key)
        site = (home,) if home and is_theirs and hosts == {each} else ()
        yield Sighting(Origin(SOURCE, key, place), Name(full=each.name), tuple(dict.fromkeys([*each.handles, *site])))


def _joined(home: str, url: str) -> str:
    if _WHOLE_URL.fullmatch(url):  # as most are, and joining takes its time
        return url
    try:
        return urljoin(home, url) if url else ""
    except ValueError:  # http://[
        return url


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST_KEY else _short(text)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
