"""What stands in which column of a table, as its titles and its first cells tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from enishi.kit.addresses import clean_mail
from enishi.kit.sheets import table_head
from enishi.kit.tables import HEAD, Draft, Layout, drafts
from enishi.kit.text import fold
from enishi.sources.table.days import order_in
from enishi.sources.table.words import DAYS, NAMES, OF_A_PLACE, REACHES, SEVERAL, field_of, place_of_title

_HEADER_WITHIN = 40  # rows; a title, a date and a blank may stand above
_LONGEST_TITLE = 60
_NO_TITLE = frozenset('{}<>=@"\\')  # a line of code, of markup, or of somebody's own data


@dataclass(frozen=True)
class Sketch:
    """A table before it is read: how it is written, its first rows, and a field (or "") for each column."""

    layout: Layout
    rows: tuple[tuple[str, ...], ...]
    fields: tuple[str, ...]
    is_plain: bool  # whether the guess is good enough to read by, without asking

    @property
    def header(self) -> str:
        """A fingerprint of the titles, the same in the next export; empty for a table without titles."""
        titles = "\x1f".join(map(fold, self.layout.titles))
        return sha256(titles.encode("utf-8", "replace")).hexdigest()[:16] if self.layout.header_row else ""

    def days(self, fields: Sequence[str]) -> tuple[str, str]:
        """Whether days begin with the day or the month, as the columns of these fields tell; or an unclear example."""
        places = [place for place, field in enumerate(fields) if field in DAYS]
        return order_in(row[place] for row in self.rows for place in places if place < len(row))

    def without_titles(self) -> Sketch:
        """The same table, its first row being somebody already."""
        if not self.layout.header_row:
            return self
        names = tuple(str(place) for place in range(1, len(self.layout.names) + 1))
        layout = replace(self.layout, header_row=self.layout.header_row - 1, titles=names, names=names)
        return replace(self, layout=layout, rows=(self.layout.titles, *self.rows))


def sketch(path: Path) -> Sketch | None:
    """What can be told of the table in a file; None when it is no table."""
    if not path.is_file():
        return None
    found = list(drafts(table_head(path, HEAD)))
    return _by_titles(found) or _by_shape(found)


def is_enough(fields: Sequence[str]) -> bool:
    """Whether people can be made of such columns: a name, or an address that reaches them."""
    return bool((NAMES | REACHES).intersection(fields))


def _by_titles(found: list[Draft]) -> Sketch | None:
    """The row, under one of the delimiters, in which the most titles are known."""
    best: tuple[int, int, Draft] | None = None
    for draft in found:
        for number, cells in enumerate(draft.rows[:_HEADER_WITHIN], 1):
            known = {field for field, _ in filter(None, map(field_of, cells))}
            is_better = bool(known & (NAMES | {"email"})) and (best is None or len(known) > best[0])
            if is_better and _may_be_header(cells) and _stands_above(draft.rows[number:], len(cells)):
                best = (len(known), number, draft)
    if best is None:
        return None
    _, number, draft = best
    layout, rows = draft.under(number), draft.rows[number:]
    fields = _with_values(_of_titles(layout.titles), rows)
    alone = len(layout.titles) == 1  # a page of prose may have a line "Name"
    if alone and not (fields == ("email",) and _is_mostly_mail(rows, 0)):
        return None
    return Sketch(layout, rows, fields, is_plain=True)


def _may_be_header(cells: Sequence[str]) -> bool:
    is_lone = len(cells) > 1 and sum(bool(cell.strip()) for cell in cells) == 1
    return not is_lone and all(len(cell) <= _LONGEST_TITLE and not _NO_TITLE.intersection(cell) for cell in cells)


def _stands_above(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether what follows are rows, not the rest of a text in which a line reads like titles."""
    widths = [len(row) for row in rows if any(row)]
    # In a table written by hand, rows may end early, but none is wider than the titles.
    return width == 1 or 2 * widths.count(width) > len(widths) or all(1 < each <= width for each in widths)


def _of_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """A field for each title; where one field can have but one column, the better-known title has it."""
    said = [field_of(title) or ("", 0) for title in titles]
    whose = [
        place_of_title(title) if field in OF_A_PLACE else "" for title, (field, _) in zip(titles, said, strict=True)
    ]
    first: dict[tuple[str, str], tuple[int, int]] = {}
    for place, (field, rank) in enumerate(said):
        held = field, whose[place]
        first[held] = min(first.get(held, (rank, place)), (rank, place))
    fields = [
        field if field in SEVERAL - OF_A_PLACE or first[field, whose[place]][1] == place else ""
        for place, (field, _) in enumerate(said)
    ]
    if "name" in fields and "family" in fields and "given" not in fields:
        fields[fields.index("name")] = "given"  # "Name, Surname"
    return tuple(fields)


def _with_values(fields: tuple[str, ...], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """An untitled column of e-mail addresses is one; of two nobody knows whose the second are."""
    if "email" in fields:
        return fields
    mails = [place for place, field in enumerate(fields) if not field and _is_mostly_mail(rows, place)]
    if len(mails) != 1:
        return fields
    return tuple("email" if place in mails else field for place, field in enumerate(fields))


def _is_mostly_mail(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if len(row) > place and row[place].strip()]
    return bool(cells) and 2 * sum("@" in cell and clean_mail(cell) is not None for cell in cells) > len(cells)


def _by_shape(found: list[Draft]) -> Sketch | None:
    """A table whose titles say nothing: its rows are all of one width, under the first row or from it on."""
    for draft in found:
        rows = draft.rows
        width = len(rows[0]) if rows else 0
        if width < 2 or not _is_even(rows, width):
            continue
        if all(cell.strip() for cell in rows[0]) and _may_be_header(rows[0]) and len(rows) > 1:
            fields = _with_values(("",) * width, rows[1:])
            return Sketch(draft.under(1), rows[1:], fields, is_plain="email" in fields)
        fields = _with_values(("",) * width, rows)
        if "email" in fields:
            is_pair = width == 2
            fields = tuple(field or ("name" if is_pair else "") for field in fields)
            return Sketch(draft.under(0), rows, fields, is_plain=is_pair)
    return None


def _is_even(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether nearly all rows have that many cells, and the cells of each column are short."""
    filled = [row for row in rows if any(row)]
    widths = Counter(len(row) for row in filled)
    return len(filled) > 1 and 20 * widths[width] >= 19 * len(filled)
