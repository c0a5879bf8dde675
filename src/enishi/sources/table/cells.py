"""What the cells of one row say, taken together by the columns that belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from enishi.kit.dates import PartialDate
from enishi.kit.tables import Row
from enishi.kit.text import squeeze
from enishi.records import Handle, Job, Name
from enishi.sources.table.days import day_of
from enishi.sources.table.postal import Parts, postal
from enishi.sources.table.words import label_of

_MAILS = re.compile(r"[\s;,、，；|]+|:::")
_PHONES = re.compile(r"\s*(?:[;,、，；|/／\n]|:::|\s{2,})\s*")
_BETWEEN = re.compile(r"\s*:::\s*")
_LINES = re.compile(r"\s*[\r\n]+\s*")
_LEAST_DIGITS = 9  # of each, where two telephone numbers stand side by side
_WORK = ("organisation", "department", "title")
_PARTS = ("postcode", "region", "city", "street", "box", "country")


@dataclass(frozen=True)
class Column:
    """One column: by which name a row finds its cell, how it is titled, what it holds, and what it belongs to.

    "Business Street" and "Business City" are of one `group`; in an ordinary table all columns are of one.
    """

    name: str
    title: str
    field: str
    group: str = ""


class Columns:
    """A table's columns, arranged once for all its rows: a header may have thousands."""

    def __init__(self, columns: Iterable[Column], days: str = "") -> None:
        self.all = tuple(columns)
        self.days = days  # whether 5/3/1980 begins with the day or the month, if that is known
        self.holding: dict[str, list[Column]] = {}
        self.within: dict[tuple[str, str], list[Column]] = {}  # by field and group
        for column in self.all:
            self.holding.setdefault(column.field, []).append(column)
            self.within.setdefault((column.field, column.group), []).append(column)
        self.works = self._groups(_WORK)
        self.places = self._groups(("address", *_PARTS))

    def _groups(self, fields: Collection[str]) -> tuple[str, ...]:
        """The groups of columns that hold such fields, as they stand from left to right."""
        return tuple(dict.fromkeys(column.group for column in self.all if column.field in fields))


class Cells:
    """The cells of a row by what they hold."""

    def __init__(self, columns: Columns, row: Row) -> None:
        self.columns = columns
        self.row = row
        self._idle: set[str] = set()  # columns whose cell should be an address and is none

    def all(self, field: str, group: str | None = None) -> Iterator[tuple[Column, str]]:
        """The filled cells of a field, in one group or in all."""
        found = self.columns.holding.get(field) if group is None else self.columns.within.get((field, group))
        for column in found or ():
            if (cell := self.row[column.name]).strip():
                yield column, cell

    def one(self, field: str, group: str | None = None) -> str:
        return next((squeeze(cell) for _, cell in self.all(field, group)), "")

    def day(self, field: str) -> PartialDate | None:
        return day_of(text, self.columns.days) if (text := self.one(field)) else None

    def birthday(self) -> PartialDate | None:
        """The birthday, from one cell or from three."""
        year, month, day = (self.one(part) for part in ("year", "month", "day"))
        if day.isdecimal() and month.isdecimal() and max(len(day), len(month), len(year)) < 5:
            return PartialDate.checked(int(year) if year.isdecimal() else None, int(month), int(day))
        return self.day("birthday")

    def name(self) -> Name:
        """The name as it stands; a reading is split where it is written in two words."""
        family, given, middle, full = (self.one(field) for field in ("family", "given", "middle", "name"))
        if given == full and not family:
            given = ""  # a name that is in one piece, which some programs put where they need one
        words = self.one("reading").split(" ")
        is_two = len(words) == 2
        return Name(
            full=full or _joined(family, given, middle),
            family=family,
            given=given,
            middle=middle,
            prefix=self.one("prefix"),
            suffix=self.one("suffix"),
            family_reading=self.one("family_reading") or (words[0] if is_two else " ".join(words)),
            given_reading=self.one("given_reading") or (words[1] if is_two else ""),
            nickname=self.one("nickname"),
        )

    def jobs(self) -> Iterator[Job]:
        """The places of work, one for each group of columns that names one."""
        for group in self.columns.works:
            yield Job(*(self.one(field, group) for field in _WORK))

    def handles(self) -> Iterator[Handle]:
        """Every address, each once, though several stand in one cell."""
        kinds: tuple[tuple[str, Callable[[str], list[str]], Callable[[str, str], Handle | None]], ...] = (
            ("email", lambda cell: [part for part in _MAILS.split(cell) if "@" in part or "＠" in part], Handle.email),
            ("phone", _phones, Handle.phone),
            ("url", _MAILS.split, Handle.url),
        )
        found: dict[Handle, None] = {}
        for field, split, make in kinds:
            for column, cell in self.all(field):
                made = [handle for part in split(cell) if (handle := make(part, self._label(column)))]
                found |= {handle: None for handle in made if handle not in found}
                if not made:
                    self._idle.add(column.name)
        for column, cell in self.all("account"):
            label = self._label(column)
            service = self.one("service", column.group) or label
            made = [handle for part in _BETWEEN.split(cell) if (handle := Handle.account(service, part, label))]
            found |= {handle: None for handle in made if handle not in found}
        yield from found

    def _label(self, column: Column) -> str:
        labels = self.columns.within.get(("label", column.group), ()) if column.group else ()
        # Google's star before a label marks the main address.
        return squeeze(self.row[labels[0].name]).removeprefix("*").strip() if labels else label_of(column.title)

    def addresses(self) -> Iterator[str]:
        """Postal addresses, a line each; what stands in columns of its own is put together as it is written."""
        for group in self.columns.places:
            yield from self._addresses(group)

    def _addresses(self, group: str) -> Iterator[str]:
        whole = [_LINES.sub(" ", cell.strip()) for _, cell in self.all("address", group)]
        streets = (squeeze(cell) for _, cell in self.all("street", group))
        parts = Parts(**{field: self.one(field, group) for field in _PARTS} | {"street": " ".join(streets)})
        is_divided = bool(parts.region or parts.city)
        if group and parts.is_written:
            yield postal(parts)
            return
        if whole and is_divided and not parts.street:
            parts = Parts(**vars(parts) | {"street": whole.pop(0)})  # "Address, City, State, Zip"
        if is_divided or parts.street:
            yield postal(parts)
        elif whole and parts.postcode:
            yield postal(Parts(street=whole.pop(0), postcode=parts.postcode, country=parts.country))
        yield from whole

    def unused(self) -> Iterator[tuple[str, str]]:
        """What has no place of its own: columns nobody named, and cells that are not what their column holds.

        Ask for it when the addresses have been read.
        """
        has_birthday = self.birthday() is not None
        for column in self.columns.all:
            cell = self.row[column.name]
            if not cell.strip():
                continue
            lost = column.name in self._idle
            lost = lost or (column.field == "birthday" and not has_birthday)
            lost = lost or (column.field == "said" and day_of(squeeze(cell), self.columns.days) is None)
            lost = lost or (column.field in {"year", "month", "day"} and not has_birthday)
            if column.field == "kept":
                yield from self._kept(column, cell)
            elif not column.field or lost:
                yield column.title or column.name, cell

    def _kept(self, column: Column, cell: str) -> Iterator[tuple[str, str]]:
        """A cell that another column names: Google's "Custom Field 1", "Relation 1"."""
        kind, label = column.group.rpartition(" ")[0], self._label(column)
        about = kind.capitalize() if kind in {"relation", "event"} else ""
        yield ": ".join(filter(None, (about, label))) or column.title, cell


def _phones(cell: str) -> list[str]:
    parts: list[str] = []
    for part in _PHONES.split(cell.strip()):
        words = part.split(" ")
        are_whole = all(sum(c.isdigit() for c in word) >= _LEAST_DIGITS for word in words)
        parts += words if are_whole else [part]
    return parts


def _joined(family: str, given: str, middle: str) -> str:
    """The whole of a name that came in pieces, in the order of its script."""
    if any(ord(character) > 0x2E80 for character in family + given):
        return " ".join(filter(None, (family, given)))
    return " ".join(filter(None, (given, middle, family)))
