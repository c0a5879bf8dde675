"""A ZIP or a TAR unpacked into a folder: nothing is written outside of it, and no more than the limits allow."""

from __future__ import annotations

import os
import shutil
import struct
import tarfile
import zlib
from bz2 import BZ2File
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from gzip import BadGzipFile, GzipFile
from lzma import LZMAError, LZMAFile
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipInfo

from enishi.kit.archives import Archive, DamagedEntryError, Limits, is_zip, open_archive, too_large
from enishi.kit.charsets import text_of
from enishi.kit.say import Refused, say
from enishi.kit.text import squeeze

_FLOOR = 1 << 30
_TIMES = 4  # mail with attachments packs to three fourths: a large archive may unpack to so many times its size
_RATIO = 200
_RATIO_COUNTS_FROM = 10_000_000
_MOST_FILES = 20_000
_LONGEST_READ = 8 << 20  # a TAR's own words about an entry: no name is longer
_CHUNK = 1 << 20
_ROOM = 200_000_000  # bytes that must stay free on the disk
_TAR_MAGIC = 257
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
_DAMAGE = (tarfile.TarError, BadGzipFile, LZMAError, EOFError, OSError, zlib.error, ValueError, OverflowError)
_UTF8_NAME = 0x800
_EXTRA = struct.Struct("<HH")  # of what a ZIP says besides of an entry: a kind and a size
_UNIX_TIMES = 0x5455
_LATEST = 1 << 32  # seconds: some disks keep no later date
# Documents that are ZIPs inside: nobody gives a spreadsheet to have its parts read.
_OF_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml", "Index/Document.iwa")
_OF_OUTLOOK = "com.microsoft.__"  # folders in the export of Outlook for Mac, of which every mail is a file of its own


def is_box(path: Path) -> bool:
    """Whether a file is a ZIP or a TAR (gzip, bzip2, xz) that holds files, and no document that is packed as one."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_TAR_MAGIC + 5)
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return head.endswith(b"ustar") or (head.startswith(_PACKED) and _is_packed_tar(path))
    try:
        with open_archive(path, Limits(1 << 50, 1 << 20)) as archive:
            return not any(
                info.filename in _OF_DOCUMENTS or _OF_OUTLOOK in info.filename for info in archive.files[:50]
            )
    except Refused:
        return True  # unpacking it says why not


@dataclass
class Allowance:
    """How much an archive may unpack to, together with the archives in it."""

    unpacked: int
    files: int

    @classmethod
    def of(cls, path: Path) -> Allowance:
        return cls(max(_FLOOR, _TIMES * path.stat().st_size), _MOST_FILES)

    def spend(self, size: int) -> None:
        """One file more was unpacked."""
        self.files -= 1
        self.unpacked -= size


def unpack(path: Path, into: Path, allowance: Allowance, *, zone: tzinfo = UTC) -> list[str]:
    """Lay the files out in a folder; the names of those that are damaged. Refused when they are too many or too large.

    What is unpacked is taken off the allowance. Each file has the date that it had in the archive; `zone` is where its
    clock stood, which most ZIPs do not tell.
    """
    limits = Limits(allowance.unpacked, allowance.files)
    into.mkdir(parents=True)
    if is_zip(path):
        damaged = _unpack_zip(path, into, limits, allowance, zone)
    else:
        damaged = _unpack_tar(path, into, limits, allowance)
    os.sync()
    return damaged


def date_file(path: Path, at: float | None) -> None:
    """Give a file its own date, in seconds since 1970; 1970 itself, which is nobody's, where none is known."""
    told = at if at is not None and 0 <= at < _LATEST else 0
    os.utime(path, (told, told))


def _unpack_zip(path: Path, into: Path, limits: Limits, allowance: Allowance, zone: tzinfo) -> list[str]:
    damaged: list[str] = []
    with open_archive(path, limits) as archive:
        _check_room(path.name, into, sum(info.file_size for info in archive.files))
        for number, info in enumerate(archive.files):
            target = place_in(into, name_in(info), number)
            if _unpack_entry(archive, info, target, allowance):
                date_file(target, _date_in(info, zone))
            else:
                damaged.append(name_in(info))
    return damaged


def _date_in(info: ZipInfo, zone: tzinfo) -> float | None:
    """When an entry was changed last: in UTC where its archiver tells that too, else by its own clock."""
    extra = info.extra
    while len(extra) >= _EXTRA.size:
        kind, size = _EXTRA.unpack_from(extra)
        field, extra = extra[_EXTRA.size :][:size], extra[_EXTRA.size + size :]
        if kind == _UNIX_TIMES and len(field) >= 5 and field[0] & 1:  # flags, then the date of change
            return float(int.from_bytes(field[1:5], "little", signed=True))
    try:
        return datetime(*info.date_time, tzinfo=zone).timestamp()
    except (ValueError, OverflowError):  # 1980-00-00, a minute of 60
        return None


def _unpack_entry(archive: Archive, info: ZipInfo, target: Path, allowance: Allowance) -> bool:
    try:
        with archive.open(info) as inner, target.open("wb") as file:
            shutil.copyfileobj(inner, file, _CHUNK)
            allowance.spend(file.tell())
    except DamagedEntryError:
        target.unlink(missing_ok=True)
        return False
    return True


def name_in(info: ZipInfo) -> str:
    """The name as its writer meant it: Windows in Japan writes Shift_JIS, which a ZIP does not tell."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        try:
            name = text_of(name.encode("cp437"))
        except UnicodeEncodeError:
            name = info.orig_filename
    return name.replace("\\", "/")


def place_in(into: Path, name: str, number: int) -> Path:
    """Where a file of that name is laid in a folder; under a plain name where its own cannot be: too long, or taken."""
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    target = into.joinpath(*parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if parts and not target.exists():
            return target
    except (OSError, ValueError):
        pass  # the plain name below is always possible
    plain = "".join(char if char.isalnum() or char in "._-" else "_" for char in (parts or ["file"])[-1])[-60:]
    return into / f"{number}-{plain}"


def _check_room(file: str, into: Path, needed: int) -> None:
    if shutil.disk_usage(into).free < needed + _ROOM:
        raise Refused(
            say("The disk is too full to unpack {file}: {needed} MB are needed.", file=file, needed=needed // 10**6 + 1)
        )


# TAR


def _is_packed_tar(path: Path) -> bool:
    try:
        with _opened_tar(path) as stream:
            return stream.read(_TAR_MAGIC + 5)[_TAR_MAGIC:] == b"ustar"
    except _DAMAGE:
        return False


def _opened_tar(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", GzipFile(path))
    if head.startswith(b"BZh"):
        return cast("BinaryIO", BZ2File(path))
    if head.startswith(b"\xfd7zXZ\0"):
        return cast("BinaryIO", LZMAFile(path))
    return path.open("rb")


class _Bounded:
    """A stream in which a TAR can neither ask for a monstrous piece nor go on for ever."""

    def __init__(self, stream: BinaryIO, most: int, too_much: Refused) -> None:
        self._stream = stream
        self._most = most
        self._too_much = too_much

    def read(self, size: int) -> bytes:
        if size > _LONGEST_READ:
            raise tarfile.ReadError
        piece = self._stream.read(size)
        self._check(self._stream.tell())
        return piece

    def seek(self, place: int) -> int:
        self._check(place)
        return self._stream.seek(place)

    def tell(self) -> int:
        return self._stream.tell()

    def _check(self, place: int) -> None:
        if place > self._most:
            raise self._too_much


def _unpack_tar(path: Path, into: Path, limits: Limits, allowance: Allowance) -> list[str]:
    size = path.stat().st_size
    most, too_much = max(_RATIO_COUNTS_FROM, _RATIO * size), _packed_too_tight(path.name)
    if most > limits.unpacked:
        most, too_much = limits.unpacked, too_large(path.name, limits)
    _check_room(path.name, into, size)
    damaged: list[str] = []
    try:
        with _opened_tar(path) as stream:
            bounded = cast("BinaryIO", _Bounded(stream, most, too_much))
            with tarfile.TarFile(fileobj=bounded, mode="r", encoding="utf-8", errors="replace") as tar:
                for number, member in enumerate(_files_in(tar, path.name, limits.entries)):
                    inner = tar.extractfile(member)
                    if inner is not None:
                        target = place_in(into, member.name, number)
                        with inner, target.open("wb") as file:
                            shutil.copyfileobj(inner, file, _CHUNK)
                            allowance.spend(file.tell())
                        date_file(target, member.mtime)
    except _DAMAGE as trouble:
        if not any(into.iterdir()):
            raise Refused(say("{file} is damaged: nothing in it can be unpacked.", file=path.name)) from trouble
        damaged.append("…")
    return damaged


def _packed_too_tight(file: str) -> Refused:
    return Refused(
        say("{file} would unpack to more than {ratio} times its size. Nothing was read.", file=file, ratio=_RATIO)
    )


def _files_in(tar: tarfile.TarFile, file: str, most: int) -> Iterator[tarfile.TarInfo]:
    """The plain files; links and devices lead elsewhere and are passed over."""
    for number, member in enumerate(tar):
        if number >= most:
            raise Refused(say("{file} holds more than {limit} files. Nothing was read.", file=file, limit=most))
        if member.name.startswith("/") or ".." in member.name.split("/"):
            raise Refused(
                say(
                    "{file} holds an entry “{entry}” that points outside of it. Nothing was read.",
                    file=file,
                    entry=squeeze(member.name)[:100],
                )
            )
        if member.isreg():
            yield member
