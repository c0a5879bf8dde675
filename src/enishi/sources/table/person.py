"""One row of an address table as a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256

from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import fold
from enishi.records import Handle, Job, Name, Origin, Sighting, Skipped
from enishi.sources.table.cells import Cells, Column, Columns

SOURCE = "table"
TAGS = re.compile(r"\s*(?:[;,、，；|\n]|:::)\s*")
_SURELY_UNIQUE = 16  # characters from which a row's own number is nobody else's in any other table


class Rows:
    """Turns a table's rows into people, each under a key that the next export gives it again.

    `source` is whose table it is. Cells that hold one of `nothing` are empty ones. Where `are_cards`, a row is a
    card that somebody handed over, and who changes company has two.
    """

    def __init__(
        self,
        columns: Iterable[Column],
        *,
        source: str = SOURCE,
        nothing: Collection[str] = (),
        no_tags: Collection[str] = (),
        tags: re.Pattern[str] = TAGS,
        are_cards: bool = False,
        days: str = "",
        place: Callable[[int], Say] | None = None,
    ) -> None:
        self.columns = Columns(columns, days)
        self.place = place or place_of
        self.source = source
        self.nothing = nothing
        self.no_tags = no_tags
        self.tag = tags
        self.are_cards = are_cards
        # In another table 7 is somebody else, and what another table says of Ben must not replace what this one says.
        # A known service's columns come and go with the widest contact, and it is one address book all the same.
        used = sorted(fold(column.title) for column in self.columns.all if column.field)
        self.table = _short(*used) if source == SOURCE else ""
        self.seen: Counter[str] = Counter()

    def person(self, row: Row) -> Sighting | Skipped:
        """The person of a row, or why it holds none."""
        place = self.place(row.number)
        for column, cell in row.items():
            if cell.strip() in self.nothing:
                row[column] = ""
        cells = Cells(self.columns, row)
        name, handles = cells.name(), tuple(cells.handles())
        if not name and not handles:
            return Skipped(place, say("This row has neither a name nor an address that reaches anybody."))
        jobs = tuple(dict.fromkeys(job for job in cells.jobs() if job != Job()))
        card = (str(cells.day("said") or ""), jobs[0].organisation if jobs else "") if self.are_cards else ()
        return Sighting(
            origin=Origin(self.source, self._key(cells.one("key"), name, handles, card), place),
            name=name,
            handles=handles,
            jobs=jobs,
            addresses=tuple(dict.fromkeys(cells.addresses())),
            birthday=cells.birthday(),
            note="\n".join(cell.strip() for column, cell in cells.all("note")),
            tags=tuple(dict.fromkeys(self._tags(cells))),
            said=cells.day("said"),
            is_organisation=cells.one("kind") == "org",
            extra=tuple(cells.unused()),
        )

    def _tags(self, cells: Cells) -> Iterable[str]:
        for _, cell in cells.all("tags"):
            for tag in self.tag.split(cell.strip()):
                if tag and tag not in self.no_tags:
                    yield tag.removeprefix("* ") if self.no_tags else tag

    def _key(self, own: str, name: Name, handles: tuple[Handle, ...], card: tuple[str, ...]) -> str:
        if len(own) >= _SURELY_UNIQUE:
            key = f"id:{_short(own)}"
        elif own:
            key = f"{self.table}:{_short(own)}"
        else:
            reaching = sorted(h.value for h in handles if h.kind != "url") or sorted(h.value for h in handles)
            key = f"{self.table}:{_short(name.full, name.family, name.given, name.nickname, *card, *reaching)}"
        self.seen[key] += 1
        return key if self.seen[key] == 1 else f"{key}#{self.seen[key]}"


def _short(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def place_of(row: int) -> Say:
    """Where a row stands, for people."""
    return say("row {row}", row=row)
