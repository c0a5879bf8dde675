"""Tables whose titles say which service wrote them: nothing is guessed, and nobody is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from enishi.kit.say import Refused, Say, say
from enishi.kit.sheets import open_table, table_head
from enishi.kit.tables import HEAD, Layout, Row, find_table, read_rows
from enishi.kit.text import fold
from enishi.records import Progress, Skipped
from enishi.sources import Confidence, Reading, Source
from enishi.sources.table.cells import Column
from enishi.sources.table.person import TAGS, Rows, place_of

_ROWS_BETWEEN_PROGRESS = 500
Held = tuple[str, str]  # a field, and the group of columns it belongs to


@dataclass(frozen=True)
class Service:
    """How one service writes its table.

    It is known by titles: all of one of the sets in `marks`, none in `never`. `holds` says what stands under a title.
    """

    name: str
    marks: tuple[frozenset[str], ...]
    holds: Callable[[str], Held | None]
    never: frozenset[str] = frozenset()
    nothing: frozenset[str] = frozenset()
    no_tags: frozenset[str] = frozenset()
    tags: re.Pattern[str] = field(default=TAGS)
    are_cards: bool = False

    def source(self, *, title: Say, how_to_get: Say) -> Source:
        """The reader of this service's tables."""
        return Source(title=title, how_to_get=how_to_get, recognises=self.recognises, read=self.read)

    def recognises(self, path: Path) -> Confidence:
        """Sure by the titles."""
        return Confidence.SURE if self._layout(path) else Confidence.NO

    def read(self, path: Path) -> Reading:
        """The people of the table."""
        layout = self._layout(path)
        if layout is None:
            raise Refused(say("{file} does not have the columns of this service.", file=path.name))
        rows = Rows(
            self._columns(layout),
            source=self.name,
            nothing=self.nothing,
            no_tags=self.no_tags,
            tags=self.tags,
            are_cards=self.are_cards,
        )
        total = path.stat().st_size
        with open_table(path) as stream:
            for count, row in enumerate(read_rows(stream, layout), 1):
                yield rows.person(row) if isinstance(row, Row) else Skipped(place_of(row.number), row.reason)
                if count % _ROWS_BETWEEN_PROGRESS == 0:
                    yield Progress(min(stream.tell(), total), total)
        yield Progress(total, total)

    def _layout(self, path: Path) -> Layout | None:
        if not path.is_file():
            return None
        return find_table(table_head(path, HEAD), self._is_header)

    def _is_header(self, titles: Collection[str]) -> bool:
        there = frozenset(titles)
        return not there & self.never and any(mark <= there for mark in self.marks)

    def _columns(self, layout: Layout) -> Iterator[Column]:
        for name, title in zip(layout.names, layout.titles, strict=True):
            # A title that comes twice has a name of its own at the second place.
            kind, group = self.holds(name) or self.holds(fold(title)) or ("", "")
            yield Column(name, title, kind, group)


def marks(*sets: str) -> tuple[frozenset[str], ...]:
    """Sets of titles by which a table is known, each written `First Name | Last Name`."""
    return tuple(frozenset(fold(title) for title in titles.split("|")) for titles in sets)


def columns(text: str) -> dict[str, Held]:
    """What stands under which title, from lines such as `street@home: Home Street | Home Street 2`."""
    found: dict[str, Held] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        held, _, titles = line.partition(":")
        kind, _, group = held.partition("@")
        found |= {fold(title): (kind, group) for title in titles.split("|")}
    return found
