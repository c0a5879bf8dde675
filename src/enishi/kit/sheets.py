"""The first filled sheet of an Excel workbook as the table it is: the bytes of a CSV, made row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

from enishi.kit.archives import Archive, DamagedEntryError, is_zip, open_archive
from enishi.kit.say import Refused, say
from enishi.kit.workbook import DamagedSheetError, Workbook

_BOOK = "xl/workbook.xml"


def open_table(path: Path) -> BinaryIO:
    """A table's bytes: of a text file as they are, of a workbook its sheet as CSV; Refused if it is damaged."""
    if not is_sheet(path):
        return path.open("rb")
    with ExitStack() as stack:
        archive = stack.enter_context(open_archive(path))
        rows = _filled(archive, path.name)
        return cast("BinaryIO", io.BufferedReader(_AsCsv(rows, stack.pop_all(), path.name), 65_536))


def table_head(path: Path, size: int) -> bytes:
    """The first bytes of the same; none of a workbook that cannot be read."""
    if not is_sheet(path):
        with path.open("rb") as file:
            return file.read(size)
    told = path.stat()
    return _head(str(path), told.st_mtime_ns, told.st_size, size)


def is_sheet(path: Path) -> bool:
    """Whether a file is a workbook of Excel's, as it has been written since 2007."""
    if not path.is_file() or not is_zip(path):
        return False
    try:
        with open_archive(path) as archive:
            return any(entry.filename == _BOOK for entry in archive.files)
    except Refused:
        return False


# Every reader of tables looks at a file's beginning, and a workbook's strings are read before its first row.
@lru_cache(maxsize=4)
def _head(path: str, _modified: int, _size: int, length: int) -> bytes:
    with suppress(Refused), open_table(Path(path)) as stream:
        return stream.read(length)
    return b""


def _filled(archive: Archive, file: str) -> Iterator[list[str]]:
    """The rows of the first sheet that has any: a cover may stand before it."""
    try:
        book = Workbook.of(archive)
        for sheet in book.sheets:
            rows = book.rows(sheet)
            first = list(islice(rows, 1))
            if first:
                return chain(first, rows)
    except (DamagedSheetError, DamagedEntryError) as error:
        raise _damaged(file) from error
    return iter(())


def _damaged(file: str) -> Refused:
    return Refused(
        say("{file} cannot be read as a workbook of Excel. Please save it as CSV and give that file.", file=file)
    )


class _AsCsv(io.RawIOBase):
    """Rows as the bytes of a CSV file, made as they are asked for."""

    def __init__(self, rows: Iterator[list[str]], open_things: ExitStack, file: str) -> None:
        self._rows = rows
        self._open = open_things
        self._file = file
        self._rest = b""
        self._told = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._told

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            while not self._rest and (row := next(self._rows, None)) is not None:
                text = io.StringIO()
                csv.writer(text).writerow(row)
                self._rest = text.getvalue().encode("utf-8", "replace")
        except (DamagedSheetError, DamagedEntryError) as error:
            raise _damaged(self._file) from error
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        self._told += len(piece)
        return len(piece)

    def close(self) -> None:
        self._open.close()
        super().close()
