"""ZIP archives from strangers: listed and unpacked as a stream, every limit checked against the real bytes."""

from __future__ import annotations

import copy
import io
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from enishi.kit.say import Refused, say
from enishi.kit.text import squeeze

_UNPACKED = 1 << 30
_RATIO = 200
_RATIO_COUNTS_FROM = 10_000_000
_ENTRIES = 20_000
_DIRECTORY = 8 << 20  # bytes: 20,000 entries with long names


@dataclass(frozen=True)
class Limits:
    """How much an archive may unpack to, in bytes, and how many files it may hold."""

    unpacked: int = _UNPACKED
    entries: int = _ENTRIES


STRICT = Limits()


class DamagedEntryError(Exception):
    """An entry cannot be unpacked (any further); the others may still be whole."""


class Archive:
    """An opened archive: `files` are all in it, `entries` those without nested archives and what a Mac adds."""

    def __init__(self, path: Path, zipped: ZipFile, limits: Limits) -> None:
        self.file = path.name
        self._zipped = zipped
        self._limits = limits
        infos = zipped.infolist()
        self._check(infos, path.stat().st_size)
        self.files = tuple(info for info in infos if not info.is_dir())
        self.entries = tuple(info for info in infos if _is_of_use(info))

    def open(self, entry: ZipInfo) -> BinaryIO:
        """The entry's bytes; reading raises Refused if there are more than it says, DamagedEntryError if broken."""
        if entry.flag_bits & 0x1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise DamagedEntryError
        # zipfile stops at the declared size without a word; told a larger one, it lets us see the real end.
        frank = copy.copy(entry)
        frank.file_size = self._limits.unpacked + 1
        try:
            inner = self._zipped.open(frank)
        except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
            raise DamagedEntryError from error
        return io.BufferedReader(_Counted(inner, entry, self.file), 65_536)

    def _check(self, infos: list[ZipInfo], size: int) -> None:
        limits = self._limits
        if len(infos) > limits.entries:
            raise Refused(
                say("{file} holds more than {limit} files. Nothing was read.", file=self.file, limit=limits.entries)
            )
        for info in infos:
            if not _stays_inside(info):
                raise Refused(
                    say(
                        "{file} holds an entry “{entry}” that points outside of it. Nothing was read.",
                        file=self.file,
                        entry=_shown(info),
                    )
                )
            if info.file_size > max(_RATIO_COUNTS_FROM, _RATIO * info.compress_size):
                raise Refused(
                    say(
                        "“{entry}” in {file} would unpack to more than {ratio} times its size. Nothing was read.",
                        file=self.file,
                        entry=_shown(info),
                        ratio=_RATIO,
                    )
                )
        if sum(info.file_size for info in infos) > limits.unpacked:
            raise too_large(self.file, limits)
        # Entries that share their bytes, or claim more of them than there are to hide their ratio.
        if sum(info.compress_size for info in infos) > size:
            raise Refused(say("{file} says it holds more than its own size. Nothing was read.", file=self.file))


def too_large(file: str, limits: Limits) -> Refused:
    """What is said of an archive that would unpack to more than its limit."""
    return Refused(
        say(
            "{file} would unpack to more than {limit} GB. Nothing was read. If you trust it, unpack it yourself and "
            "give the folder.",
            file=file,
            limit=-(-limits.unpacked // _UNPACKED),
        )
    )


@contextmanager
def open_archive(path: Path, limits: Limits = STRICT) -> Iterator[Archive]:
    """Open a ZIP whose limits hold; Refused, with a sentence, if they do not or it cannot be read."""
    with _Bounded(io.FileIO(path)) as file:
        try:
            zipped = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError, OSError, struct.error, OverflowError) as error:
            raise Refused(
                say("{file} is damaged: its list of contents cannot be read. Please fetch it again.", file=path.name)
            ) from error
        with zipped:
            yield Archive(path, zipped, limits)


def is_zip(path: Path) -> bool:
    """Whether the file begins as a ZIP does, whole or not."""
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def read_through(open_it: Callable[[], BinaryIO]) -> None:
    """Read an entry to its end, before anything of it is said: one that lies about its size is refused here."""
    try:
        with open_it() as stream:
            while stream.read(1 << 18):
                pass
    except DamagedEntryError:
        return  # reading it will tell, after what stands before the damage


def _stays_inside(info: ZipInfo) -> bool:
    name = info.orig_filename.replace("\\", "/")
    kind = stat.S_IFMT(info.external_attr >> 16)
    return (
        not name.startswith("/")
        and name[1:2] != ":"
        and "\x00" not in name
        and ".." not in name.split("/")
        and kind in (0, stat.S_IFREG, stat.S_IFDIR)
    )


def _is_of_use(info: ZipInfo) -> bool:
    name = info.filename
    base = name.rpartition("/")[2]
    return not (info.is_dir() or base.lower().endswith(".zip") or name.startswith("__MACOSX/") or base.startswith("._"))


def _shown(info: ZipInfo) -> str:
    return squeeze(info.filename)[:100]


class _Bounded(io.BufferedReader):
    """zipfile reads the list of contents in one piece, as long as the file says: this refuses a monstrous one."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _DIRECTORY:
            raise BadZipFile
        return super().read(size)


class _Counted(io.RawIOBase):
    """What an entry really unpacks to, counted."""

    def __init__(self, inner: IO[bytes], entry: ZipInfo, file: str) -> None:
        self._inner = inner
        self._entry = entry
        self._file = file
        self._count = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._count

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._inner.read(len(buffer))
        except (BadZipFile, zlib.error, EOFError, OSError, struct.error) as error:
            raise DamagedEntryError from error
        self._count += len(piece)
        if self._count > self._entry.file_size:
            raise Refused(
                say(
                    "“{entry}” in {file} is larger than it claims to be. Reading was stopped.",
                    file=self._file,
                    entry=_shown(self._entry),
                )
            )
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._inner.close()
        super().close()
