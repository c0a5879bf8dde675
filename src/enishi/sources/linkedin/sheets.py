"""Which tables of LinkedIn's lie in an archive, a folder or a file: known by their columns, not by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from enishi.kit.archives import DamagedEntryError, is_zip
from enishi.kit.bundles import Entry, entries_in
from enishi.kit.say import Say, say
from enishi.kit.tables import HEAD, Layout, Row, find_table, read_rows
from enishi.records import Progress, Skipped

_FLOORS = 3  # of a folder: the archive may have been unpacked into one of its own
_TABLES = 1_000  # in one archive or folder; LinkedIn's own holds about 40
_ROWS_BETWEEN_PROGRESS = 500

OUR_NAMES = re.compile(
    rb"(?:connections|messages|invitations|recommendations[_ ](?:received|given)|endorsement_(?:received|given)_info"
    rb"|positions|profile|skills|email addresses|phonenumbers)\.csv",
    re.IGNORECASE,
)


class Topic(IntEnum):
    """What a table tells of, in the order in which we read them."""

    PROFILE = 1
    EMAILS = 2
    PHONES = 3
    SKILLS = 4
    CONNECTIONS = 5
    MESSAGES = 6
    INVITATIONS = 7
    RECOMMENDATIONS_RECEIVED = 8
    RECOMMENDATIONS_GIVEN = 9
    RECOMMENDATIONS = 10  # whose, only the file's name would have said
    ENDORSEMENTS_RECEIVED = 11
    ENDORSEMENTS_GIVEN = 12
    POSITIONS = 13


OWNERS = (Topic.PROFILE, Topic.EMAILS, Topic.PHONES, Topic.SKILLS)

_COLUMNS: tuple[tuple[Topic, frozenset[str]], ...] = (
    (Topic.CONNECTIONS, frozenset({"first name", "last name", "connected on"})),
    (Topic.MESSAGES, frozenset({"conversation id", "from", "to", "date", "content"})),
    (Topic.MESSAGES, frozenset({"from", "to", "date", "subject", "content", "direction", "folder"})),
    (Topic.INVITATIONS, frozenset({"from", "to", "sent at", "direction"})),
    (Topic.RECOMMENDATIONS, frozenset({"first name", "last name", "job title", "text", "creation date"})),
    (Topic.ENDORSEMENTS_RECEIVED, frozenset({"skill name", "endorser first name", "endorser last name"})),
    (Topic.ENDORSEMENTS_GIVEN, frozenset({"skill name", "endorsee first name", "endorsee last name"})),
    (Topic.POSITIONS, frozenset({"company name", "title", "started on", "finished on"})),
    (Topic.PROFILE, frozenset({"first name", "last name", "headline", "industry"})),
    (Topic.EMAILS, frozenset({"email address", "confirmed", "primary"})),
)


@dataclass(frozen=True)
class Sheet(Entry):
    """One table of LinkedIn's."""

    topic: Topic
    layout: Layout

    def place(self, row: int) -> Say:
        return say("{file}, row {row}", file=self.name, row=row)

    def rows(self) -> Iterator[Row | Skipped | Progress]:
        """The rows as they come; what cannot be read as `Skipped`; now and then how far we are, in bytes."""
        try:
            with self.open() as stream:
                for count, row in enumerate(read_rows(stream, self.layout), 1):
                    yield row if isinstance(row, Row) else Skipped(self.place(row.number), row.reason)
                    if count % _ROWS_BETWEEN_PROGRESS == 0:
                        yield Progress(min(stream.tell(), self.size), self.size)
        except DamagedEntryError:
            yield damaged(self.name)
        yield Progress(self.size, self.size)


def damaged(name: str) -> Skipped:
    """The word on an archive's entry that could not be unpacked to its end."""
    return Skipped(
        say("{file}", file=name),
        say("The file is damaged inside the archive; only what stood before the damage was read."),
    )


@contextmanager
def sheets_in(path: Path) -> Iterator[list[Sheet | Skipped]]:
    """The tables at `path`, in reading order, and what is damaged; open for as long as the block lasts."""
    is_folder = path.is_dir()
    is_alone = not is_folder and not is_zip(path)
    with entries_in(path) as entries:
        near = [entry for entry in entries if not is_folder or entry.name.count("/") < _FLOORS]
        tables = [entry for entry in near if is_alone or entry.name.lower().endswith(".csv")]
        yield sorted(filter(None, map(_sheet, tables[:_TABLES])), key=_order)


def _order(item: Sheet | Skipped) -> tuple[int, str]:
    return (item.topic, item.name) if isinstance(item, Sheet) else (0, str(item.place))


def _sheet(entry: Entry) -> Sheet | Skipped | None:
    try:
        with entry.open() as stream:
            head = stream.read(HEAD)
    except DamagedEntryError:
        return damaged(entry.name) if OUR_NAMES.search(entry.name.encode("utf-8", "replace")) else None
    layout = find_table(head, lambda columns: _topic(columns, entry.name) is not None)
    topic = _topic(layout.names, entry.name) if layout else None
    return Sheet(entry.name, entry.size, entry.open, topic, layout) if layout and topic else None


def _topic(columns: tuple[str, ...], name: str) -> Topic | None:
    stem = name.rpartition("/")[2].casefold()
    if columns == ("name",):
        return Topic.SKILLS if stem.startswith("skills") else None
    if columns == ("extension", "number", "type"):
        return Topic.PHONES
    topic = next((topic for topic, needed in _COLUMNS if needed.issubset(columns)), None)
    if topic is Topic.RECOMMENDATIONS:
        if "received" in stem:
            return Topic.RECOMMENDATIONS_RECEIVED
        return Topic.RECOMMENDATIONS_GIVEN if "given" in stem else topic
    # guide_messages.csv and learning_…_messages.csv are talks with a machine, written as messages.csv is.
    return None if topic is Topic.MESSAGES and stem.startswith(("guide", "learning")) else topic
