"""Mastodon's archive of one's posts (a ZIP, or the files actor.json and outbox.json in it), and its CSV files.

From the archive enishi takes your own posts with whom they mention; one that went only to those it names is a message.
From following_accounts.csv it takes whom you follow, from lists.csv the lists in which you gathered people, as tags. An
account that you only follow becomes nobody in your book until a card or a message names it too. Whom you mute or block
is not read, nor what you favoured. Reading the same files again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enishi.kit.archives import DamagedEntryError, is_zip, read_through
from enishi.kit.bundles import Entry, entries_in
from enishi.kit.jsons import EACH, HEAD, Bad, DamagedJsonError, beginning, walk
from enishi.kit.say import Refused, say
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.mastodon.lists import Table, read_table, table_of
from enishi.sources.mastodon.outbox import activity, owner

_BETWEEN_PROGRESS = 200
_COLLECTIONS = ("outbox", "outbox.json")
_OTHERS = ("likes.json", "bookmarks.json")


@dataclass(frozen=True)
class _Document(Entry):
    """One file of the archive."""

    kind: str  # "actor", "outbox", "other"


def recognises(path: Path) -> Confidence:
    """Sure of an archive's documents and of a table whose titles are Mastodon's."""
    if not path.is_file():
        return Confidence.NO
    try:
        with _documents(path) as found:
            if found:
                return Confidence.SURE
    except Refused:
        return Confidence.NO
    return Confidence.SURE if not is_zip(path) and table_of(path) else Confidence.NO


def read(path: Path) -> Reading:
    """The owner and their posts, or the accounts of a table."""
    with _documents(path) as found:
        documents = [document for document in found if document.kind != "other"]
        if found and not documents:
            raise Refused(say("{file} lists posts that you liked or kept; it tells of no people.", file=path.name))
        for document in documents:
            read_through(document.open)
        total, done = sum(document.size for document in documents), 0
        for document in documents:
            for item in _owner(document) if document.kind == "actor" else _posts(document):
                yield Progress(done + item.done, total) if isinstance(item, Progress) else item
            done += document.size
        if documents:
            return
    table = table_of(path)
    if table is None:
        raise Refused(say("{file} is neither an archive nor a table of Mastodon’s.", file=path.name))
    if table[0] is Table.AVOIDED:
        raise Refused(say("{file} lists whom you mute or block. That is no tie, so nothing was read.", file=path.name))
    yield from read_table(path, *table)


def _owner(document: _Document) -> Reading:
    said: dict[str, Any] = {}
    try:
        with document.open() as stream:
            for where, value in walk(stream, {()}, passes_bad=True):
                if where:
                    said[where[0]] = value
    except (DamagedJsonError, DamagedEntryError):
        yield _broken(document)
    yield owner(said, say("{file}", file=document.name))
    yield Progress(document.size, document.size)


def _posts(document: _Document) -> Reading:
    try:
        with document.open() as stream:
            number = 0
            for where, value in walk(stream, {(), ("orderedItems",)}, passes_bad=True):
                if where != ("orderedItems", EACH):
                    continue
                number += 1
                place = say("{file}, entry {number}", file=document.name, number=number)
                item = Skipped(place, value.reason) if isinstance(value, Bad) else activity(value, place)
                if item is not None:
                    yield item
                if number % _BETWEEN_PROGRESS == 0:
                    yield Progress(min(stream.tell(), document.size), document.size)
    except (DamagedJsonError, DamagedEntryError):
        yield _broken(document)
    yield Progress(document.size, document.size)


def _broken(document: _Document) -> Skipped:
    return Skipped(say("{file}", file=document.name), say("The file is broken from here on; the rest was left out."))


@contextmanager
def _documents(path: Path) -> Iterator[list[_Document]]:
    names = ("actor.json", *_COLLECTIONS, *_OTHERS) if is_zip(path) else None
    with entries_in(path) as entries:
        inside = [_document(entry) for entry in entries if names is None or entry.base in names]
        yield sorted(filter(None, inside), key=lambda document: document.kind)


def _document(entry: Entry) -> _Document | None:
    head = entry.head(HEAD)
    if not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") or b"activitystreams" not in head:
        return None
    said = {where[0]: value for where, value in beginning(head, {()}) if where and isinstance(value, str)}
    end = said.get("id", "").rpartition("/")[2]
    if said.get("type") == "OrderedCollection" and end in (*_COLLECTIONS, *_OTHERS):
        return _Document(entry.name, entry.size, entry.open, "outbox" if end in _COLLECTIONS else "other")
    is_own = said.get("type") == "Person" and said.get("outbox") == "outbox.json"
    return _Document(entry.name, entry.size, entry.open, "actor") if is_own else None


SOURCE = Source(
    title=say("Mastodon archive and lists"),
    how_to_get=say(
        "On Mastodon, open Preferences, Import and export. Request your archive there, and fetch the CSV of your "
        "follows and of your lists. Give the ZIP here as it is; if it is a tar.gz, or pictures make it too large, "
        "unpack it and give actor.json and outbox.json."
    ),
    recognises=recognises,
    read=read,
)
