"""Files that come together: in a ZIP, in a folder, or one of them alone; each opened only when it is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from enishi.kit.archives import DamagedEntryError, is_zip, open_archive

_FILES = 20_000  # looked at in one folder
HEAD = 4_096


@dataclass(frozen=True)
class Entry:
    """One file: its name with the folders above it, its size, and how to open it."""

    name: str
    size: int
    open: Callable[[], BinaryIO]

    @property
    def base(self) -> str:
        """The name without the folders."""
        return self.name.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The name of the folder it lies in; empty at the top."""
        return self.name.rpartition("/")[0].rpartition("/")[2]

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes; none if it is damaged."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except DamagedEntryError:
            return b""


@contextmanager
def entries_in(path: Path) -> Iterator[list[Entry]]:
    """The files at `path`, open for as long as the block lasts; Refused if it is a ZIP that breaks its limits."""
    if path.is_dir():
        yield sorted(islice(_in_folder(path), _FILES), key=lambda entry: entry.name)
    elif is_zip(path):
        with open_archive(path) as archive:
            yield [Entry(info.filename, info.file_size, partial(archive.open, info)) for info in archive.entries]
    else:
        yield [Entry(path.name, path.stat().st_size, partial(_opened, str(path)))]


def named(entries: list[Entry], path: Path, is_one: Callable[[str], bool]) -> list[Entry]:
    """Those that may be a source's: in a folder or a ZIP by their names without the folders; one alone has any name."""
    is_many = path.is_dir() or is_zip(path)
    return [entry for entry in entries if is_one(entry.base)] if is_many else entries


def _in_folder(folder: Path) -> Iterator[Entry]:
    """Every file below, in no order. A folder may hold many thousands, and many sources look: no detour by `Path`."""
    waiting = [(str(folder), "")]
    while waiting:
        path, inside = waiting.pop()
        with suppress(PermissionError), os.scandir(path) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{inside}{entry.name}/"))
                elif entry.is_file(follow_symlinks=False):
                    yield Entry(inside + entry.name, entry.stat().st_size, partial(_opened, entry.path))


def _opened(path: str) -> BinaryIO:
    return open(path, "rb")  # noqa: PTH123 - whoever reads it closes it
