"""Which tables of LinkedIn's lie in an archive, a folder or a file: known by their columns, not by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from enishi.kit.archives import Archive, DamagedEntryError, is_zip, open_archive
from enishi.kit.say import Say, say
from enishi.kit.tables import HEAD, Layout, Row, find_table, read_rows
from enishi.records import Progress, Skipped

_FILES = 20_000  # looked at in one folder
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
class Sheet:
    """One table of LinkedIn's."""

    topic: Topic
    name: str
    size: int
    layout: Layout
    open: Callable[[], BinaryIO]

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
    if path.is_dir():
        yield _sorted(_in_folder(path))
    elif is_zip(path):
        with open_archive(path) as archive:
            yield _sorted(_in_archive(archive))
    else:
        sheet = _sheet(path.name, path.stat().st_size, partial(_opened, path))
        yield [sheet] if sheet else []


def _sorted(found: Iterator[Sheet | Skipped]) -> list[Sheet | Skipped]:
    def order(item: Sheet | Skipped) -> tuple[int, str]:
        return (item.topic, item.name) if isinstance(item, Sheet) else (0, str(item.place))

    return sorted(found, key=order)


def _in_folder(folder: Path) -> Iterator[Sheet]:
    # Three floors: the archive may have been unpacked into a folder of its own.
    inside = (path for pattern in ("*", "*/*", "*/*/*") for path in folder.glob(pattern))
    tables = (path for path in islice(inside, _FILES) if path.suffix.lower() == ".csv" and not path.is_symlink())
    for path in islice(tables, _TABLES):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (sheet := _sheet(name, path.stat().st_size, partial(_opened, path))):
            yield sheet


def _in_archive(archive: Archive) -> Iterator[Sheet | Skipped]:
    tables = [entry for entry in archive.entries if entry.filename.lower().endswith(".csv")]
    for entry in tables[:_TABLES]:
        try:
            sheet = _sheet(entry.filename, entry.file_size, partial(archive.open, entry))
        except DamagedEntryError:
            if OUR_NAMES.search(entry.filename.encode("utf-8", "replace")):
                yield damaged(entry.filename)
            continue
        if sheet:
            yield sheet


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def _sheet(name: str, size: int, open_it: Callable[[], BinaryIO]) -> Sheet | None:
    with open_it() as stream:
        head = stream.read(HEAD)
    layout = find_table(head, lambda columns: _topic(columns, name) is not None)
    topic = _topic(layout.names, name) if layout else None
    return Sheet(topic, name, size, layout, open_it) if layout and topic else None


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
