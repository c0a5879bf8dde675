"""Tables in CSV files: the header is found by its column names, the rows are read one by one in bounded memory."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from enishi.kit.charsets import MISREAD
from enishi.kit.say import Say, say
from enishi.kit.text import UndecodableError, decode, fold, looks_binary, squeeze

HEAD = 65_536  # bytes of a file in which its header must stand
_HEADER_WITHIN = 40  # rows; LinkedIn writes 3 before it, Eight 7
_CELL = 1 << 20  # characters
_ROW = 4 << 20
_REREAD = 32 << 20  # characters read twice because a quotation mark was not closed; then we give up
_BROKEN = 1_000  # rows, if they are more than the whole ones
_EMPTY = 100_000  # rows on end

# The limit is the process's, and Python's own (128 KiB) is shorter than a long message with a pasted document.
csv.field_size_limit(_CELL)

_TOO_LONG = say("A cell here is longer than {limit} MB, or its closing quotation mark is missing.", limit=1)
_UNCLOSED = say("A quotation mark is opened here and never closed.")
_NOT_TEXT = say("This row is not text in any encoding known here.")
_NOT_A_ROW = say("This row is not written as a row of a table.")
_SURPLUS = say("This row has more cells than the table has columns.")
_THE_REST = say("The table is broken from here on; the rest of it was left out.")


@dataclass(frozen=True)
class Layout:
    """How a table is written: what turns its bytes into rows."""

    encoding: str
    delimiter: str
    header_row: int
    titles: tuple[str, ...]  # as written
    names: tuple[str, ...]  # folded, for finding; a title that comes twice keeps its name at the first place


class Row(dict[str, str]):
    """A row's cells by folded column name; a column that is not there reads as empty."""

    number: int  # as a spreadsheet counts

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class BadRow:
    """A row that could not be read, and why."""

    number: int
    reason: Say


def find_table(head: bytes, is_header: Callable[[tuple[str, ...]], bool]) -> Layout | None:
    """The layout of the table that begins with `head`; `is_header` knows its header by the folded column names."""
    encoding = _encoding(head)
    if not head or (not encoding.startswith("utf-16") and looks_binary(head)):
        return None
    for delimiter in ",;\t":
        records = _records(_Lines(io.BytesIO(head), encoding), delimiter, 0)
        for number, cells in islice(records, _HEADER_WITHIN):
            if isinstance(cells, Say):
                break
            if is_header(tuple(fold(cell) for cell in cells)):
                titles = tuple(squeeze(cell) for cell in cells)
                return Layout(encoding, delimiter, number, titles, _names(titles))
    return None


@dataclass(frozen=True)
class Draft:
    """The first rows of a table as they are with one delimiter; a row that is broken is empty."""

    encoding: str
    delimiter: str
    rows: tuple[tuple[str, ...], ...]

    def under(self, number: int) -> Layout:
        """The layout of the table whose header is that row, counted from 1; 0 when it has none."""
        titles = tuple(map(squeeze, self.rows[number - 1])) if number else _numbers(max(map(len, self.rows), default=0))
        return Layout(self.encoding, self.delimiter, number, titles, _names(titles))


def drafts(head: bytes, most: int = 200) -> Iterator[Draft]:
    """What begins with `head`, read with each delimiter in turn, to choose from; nothing when it is no text."""
    encoding = _encoding(head)
    if not head or (not encoding.startswith("utf-16") and looks_binary(head)):
        return
    for delimiter in ",;\t":
        rows = [
            () if isinstance(cells, Say) else tuple(cells)
            for _, cells in islice(_records(_Lines(io.BytesIO(head), encoding), delimiter, 0), most)
        ]
        # Where the head was cut off, its last row may be half a row.
        yield Draft(encoding, delimiter, tuple(rows[:-1] if len(head) == HEAD and len(rows) < most else rows))


def _numbers(width: int) -> tuple[str, ...]:
    return tuple(str(place) for place in range(1, width + 1))


def read_rows(stream: BinaryIO, layout: Layout) -> Iterator[Row | BadRow]:
    """The rows below the header, from a stream at its start; empty rows are left out."""
    width = len(layout.names)
    empty = 0
    for number, cells in _records(_Lines(stream, layout.encoding), layout.delimiter, width):
        if number <= layout.header_row:
            continue
        if isinstance(cells, Say):
            yield BadRow(number, cells)
        elif len(cells) > width and any(cells[width:]):
            yield BadRow(number, _SURPLUS)
        elif not any(cells):
            empty += 1
            if empty > _EMPTY:
                yield BadRow(number, _THE_REST)
                return
        else:
            empty = 0
            row = Row(zip(layout.names, cells, strict=False))
            row.number = number
            yield row


def _names(titles: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    names = []
    for place, title in enumerate(titles, 1):
        name = fold(title)
        names.append(f"{name} ({place})".strip() if name in seen or not name else name)
        seen.add(name)
    return tuple(names)


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.count(0) > len(head) // 5:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    lines = head.splitlines()
    foreign = [line for line in (lines[:-1] if len(head) == HEAD else lines) if not line.isascii()]
    for name in ("utf-8", "cp932"):
        # By majority: one damaged line must not turn a whole file into another alphabet.
        if 2 * sum(_is_text(line, name) for line in foreign) >= len(foreign):
            return name
    return "cp1252"


def _is_text(line: bytes, encoding: str) -> bool:
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return encoding != "cp932" or not MISREAD.search(text)


class _BrokenRecordError(Exception):
    def __init__(self, reason: Say) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Lines:
    """Hands lines to the CSV reader and keeps those of the row at hand, to start again behind a broken one."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        wide = encoding.startswith("utf-16")
        self.stream: BinaryIO | io.TextIOWrapper = (
            io.TextIOWrapper(stream, encoding, "replace", newline="\n") if wide else stream
        )
        self.encoding = encoding
        self.taken: list[str] = []
        self.size = 0
        self.again: deque[str] = deque()
        self.reread = 0
        self.is_first = True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else self._read()
        if not line:
            if self.taken:  # the CSV reader asks for a second line only inside quotation marks
                raise _BrokenRecordError(_UNCLOSED)
            raise StopIteration
        self.taken.append(line)
        self.size += len(line)
        if self.size > _ROW:
            raise _BrokenRecordError(_TOO_LONG)
        return line

    def begin(self) -> None:
        self.taken = []
        self.size = 0

    def resume(self, separators: int, delimiter: str) -> int | None:
        """Go back to the first line behind the broken row's own that looks like a row; how many were dropped.

        None when so much has been read twice that it is better to give up.
        """
        behind = self.taken[1:]
        self.reread += sum(map(len, behind))
        start = next((i for i, line in enumerate(behind) if line.count(delimiter) >= separators), len(behind))
        self.again.extendleft(reversed(behind[start:]))
        return start if self.reread <= _REREAD else None

    def _read(self) -> str:
        line = self.stream.readline(_ROW)
        if len(line) == _ROW:
            self._read_to_the_end_of_the_line(line)
        text = line if isinstance(line, str) else self._decoded(line)
        if self.is_first:
            text = text.removeprefix("\ufeff")
            self.is_first = False
        return text.replace("\x00", "") if "\x00" in text else text

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode(self.encoding)
        except UnicodeDecodeError:
            return decode(line)

    def _read_to_the_end_of_the_line(self, piece: bytes | str) -> None:
        end: bytes | str = "\n" if isinstance(piece, str) else b"\n"
        for _ in range(_REREAD // _ROW):
            if not piece or piece[-1:] == end:
                raise _BrokenRecordError(_TOO_LONG)
            piece = self.stream.readline(_ROW)
        raise _BrokenRecordError(_THE_REST)


def _records(lines: _Lines, delimiter: str, width: int) -> Iterator[tuple[int, list[str] | Say]]:
    # Strict, because the lenient reader runs from an unclosed quotation mark into the rows below without a word.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = whole_rows = broken_rows = 0
    is_lost = False  # inside a cell that was too long: its lines are no rows
    while True:
        number += 1
        cells = _next(reader, lines, delimiter, width)
        if cells is None:
            return
        if not isinstance(cells, Say):
            if not is_lost or len(cells) > width // 2:
                is_lost = False
                whole_rows += 1
                yield number, cells
            continue
        broken_rows += 1
        dropped = lines.resume(width // 2, delimiter)
        if cells is _THE_REST or dropped is None or broken_rows > max(_BROKEN, whole_rows):
            yield number, _THE_REST
            return
        if not is_lost:
            yield number, cells
        number += dropped
        is_lost = bool(dropped and not lines.again)


def _next(reader: Iterator[list[str]], lines: _Lines, delimiter: str, width: int) -> list[str] | Say | None:
    lines.begin()
    try:
        return next(reader)
    except StopIteration:
        return None
    except _BrokenRecordError as broken:
        return broken.reason
    except UndecodableError:
        return _NOT_TEXT
    except csv.Error as error:
        return _TOO_LONG if "field limit" in str(error) else _leniently(lines.taken, delimiter, width)


def _leniently(taken: list[str], delimiter: str, width: int) -> list[str] | Say:
    if len(taken) != 1:
        return _NOT_A_ROW
    try:
        cells = next(csv.reader(taken, delimiter=delimiter))
    except csv.Error:
        return _NOT_A_ROW
    return cells if len(cells) == width or not width else _NOT_A_ROW
