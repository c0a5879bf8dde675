"""One row of an address table as a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from enishi.kit.dates import PartialDate
from enishi.kit.say import Say, say
from enishi.kit.tables import Row
from enishi.kit.text import fold, squeeze
from enishi.records import Handle, Job, Name, Origin, Sighting, Skipped
from enishi.sources.table.days import day_of
from enishi.sources.table.words import label_of

SOURCE = "table"
_MAILS = re.compile(r"[\s;,、，；|]+|:::")
_PHONES = re.compile(r"\s*(?:[;,、，；|/／\n]|:::|\s{2,})\s*")
_TAGS = re.compile(r"\s*(?:[;,、，；|\n]|:::)\s*")
_LINES = re.compile(r"\s*[\r\n]+\s*")
_LEAST_DIGITS = 9  # of each, where two telephone numbers stand side by side
_SURELY_UNIQUE = 16  # characters from which a row's own number is nobody else's in any other table


@dataclass(frozen=True)
class Column:
    """One column: by which name a row finds its cell, how it is titled, and what it holds."""

    name: str
    title: str
    field: str


class Rows:
    """Turns a table's rows into people, each under a key that the next export gives it again."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.columns = tuple(columns)
        # In another table 7 is somebody else, and what another table says of Ben must not replace what this one says.
        used = sorted(fold(column.title) for column in self.columns if column.field)
        self.table = _short(*used)
        self.holding: dict[str, list[Column]] = {}
        for column in self.columns:
            self.holding.setdefault(column.field, []).append(column)
        self.seen: Counter[str] = Counter()

    def person(self, row: Row) -> Sighting | Skipped:
        """The person of a row, or why it holds none."""
        place = place_of(row.number)
        cells = _Cells(self.columns, self.holding, row)
        name, handles = cells.name(), tuple(cells.handles())
        if not name and not handles:
            return Skipped(place, say("This row has neither a name nor an address that reaches anybody."))
        birthday, said = cells.day("birthday"), cells.day("said")
        job = Job(cells.one("organisation"), cells.one("department"), cells.one("title"))
        return Sighting(
            origin=Origin(SOURCE, self._key(cells.one("key"), name, handles), place),
            name=name,
            handles=handles,
            jobs=(job,) if job != Job() else (),
            addresses=tuple(cells.addresses()),
            birthday=birthday,
            note="\n".join(cell.strip() for column, cell in cells.all("note")),
            tags=tuple(dict.fromkeys(tag for _, cell in cells.all("tags") for tag in _TAGS.split(cell.strip()) if tag)),
            said=said,
            extra=tuple(cells.unused(handles)),
        )

    def _key(self, own: str, name: Name, handles: tuple[Handle, ...]) -> str:
        if len(own) >= _SURELY_UNIQUE:
            key = f"id:{_short(own)}"
        elif own:
            key = f"{self.table}:{_short(own)}"
        else:
            reaching = sorted(h.value for h in handles if h.kind != "url") or sorted(h.value for h in handles)
            key = f"{self.table}:{_short(name.full, name.family, name.given, name.nickname, *reaching)}"
        self.seen[key] += 1
        return key if self.seen[key] == 1 else f"{key}#{self.seen[key]}"


class _Cells:
    """The cells of a row by what they hold."""

    def __init__(self, columns: tuple[Column, ...], holding: dict[str, list[Column]], row: Row) -> None:
        self.columns = columns
        self.holding = holding
        self.row = row

    def all(self, field: str) -> Iterator[tuple[Column, str]]:
        for column in self.holding.get(field, ()):
            if (cell := self.row[column.name]).strip():
                yield column, cell

    def one(self, field: str) -> str:
        return next((squeeze(cell) for _, cell in self.all(field)), "")

    def day(self, field: str) -> PartialDate | None:
        return day_of(text) if (text := self.one(field)) else None

    def name(self) -> Name:
        """The name as it stands; a reading is split where it is written in two words."""
        family, given, middle, full = (self.one(field) for field in ("family", "given", "middle", "name"))
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

    def handles(self) -> Iterator[Handle]:
        """Every address, each once, though several stand in one cell."""
        kinds: tuple[tuple[str, Callable[[str], list[str]], Callable[[str, str], Handle | None]], ...] = (
            ("email", lambda cell: [part for part in _MAILS.split(cell) if "@" in part or "＠" in part], Handle.email),
            ("phone", _phones, Handle.phone),
            ("url", lambda cell: _MAILS.split(cell), Handle.url),
        )
        found: dict[Handle, None] = {}
        for field, split, make in kinds:
            for column, cell in self.all(field):
                for part in split(cell):
                    if handle := make(part, label_of(column.title)):
                        found.setdefault(handle)
        yield from found

    def addresses(self) -> Iterator[str]:
        """Postal addresses, a line each; what stands in columns of its own is put together as it is written."""
        whole = [_LINES.sub(" ", cell.strip()) for _, cell in self.all("address")]
        parts = {field: self.one(field) for field in ("postcode", "region", "city", "street", "country")}
        if whole and (parts["region"] or parts["city"]) and not parts["street"]:
            parts["street"] = whole.pop(0)  # "Address, City, State, Zip"
        if parts["region"] or parts["city"] or parts["street"]:
            yield _postal(**parts)
        elif whole and parts["postcode"]:
            yield _postal(postcode=parts["postcode"], street=whole.pop(0), country=parts["country"])
        yield from whole

    def unused(self, handles: tuple[Handle, ...]) -> Iterator[tuple[str, str]]:
        """What has no place of its own: columns nobody named, and cells that are not what their column holds."""
        kinds = {handle.kind for handle in handles}
        for column in self.columns:
            cell = self.row[column.name]
            lost = column.field in {"email", "phone", "url"} and column.field not in kinds
            lost = lost or (column.field in {"birthday", "said"} and day_of(squeeze(cell)) is None)
            if cell.strip() and (not column.field or lost):
                yield column.title or column.name, cell


def _postal(*, street: str, postcode: str, region: str = "", city: str = "", country: str = "") -> str:
    # Japanese addresses go from the large to the small, without spaces; others from the small to the large.
    if any(ord(character) > 0x3000 for character in region + city + street):
        return " ".join(filter(None, (postcode and f"〒{postcode.lstrip('〒')}", region + city + street)))
    return ", ".join(filter(None, (street, city, f"{region} {postcode}".strip(), country)))


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


def _short(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:20]


def place_of(row: int) -> Say:
    """Where a row stands, for people."""
    return say("row {row}", row=row)
